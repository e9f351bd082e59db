//! Everything that the screen shows, read at once.

use std::collections::BTreeMap;

use crate::domain::{ItemRef, Member, MemberId};
use crate::usecase::committee::{self, Turn};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, Earlier, OpenSheet, Said, Whose, wipe, wipe_written};
use crate::usecase::{Desk, Error, contrast, meeting};

use super::diary::Diary;
use super::pad::Hand;

/// What was read. The words are wiped when it goes.
#[derive(Debug)]
pub struct Loaded {
    pub(super) open: Option<OpenSheet>,
    pub(super) hand: Hand,
    pub(super) past: Option<Past>,
    pub(super) said: Option<Said>,
    pub(super) diary: Diary,
    pub(super) good_at: BTreeMap<ItemRef, Vec<String>>,
}

impl Loaded {
    /// Reads it.
    pub(super) fn read(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<Self, Error> {
        let open = worksheet::open(desk, key, whose)?;
        let hand = match whose {
            Whose::Own => Hand::Mine,
            Whose::Body => {
                let members = meeting::members(desk, key.meeting())?;
                hand(
                    committee::turn(desk, key.meeting())?,
                    &members,
                    key.member(),
                )
            }
        };
        Ok(Self {
            open: Some(open),
            hand,
            said: Some(Said::read(desk, key, whose)?),
            diary: Diary::read(desk, key, whose)?,
            past: worksheet::earlier(desk, key, whose)?.map(Past),
            good_at: contrast::good_at(desk)?,
        })
    }
}

impl Drop for Loaded {
    fn drop(&mut self) {
        if let Some(open) = &mut self.open {
            wipe(open);
        }
    }
}

/// In whose hand the body's worksheet is, for one of its members.
fn hand(turn: Option<Turn>, members: &[Member], own: MemberId) -> Hand {
    let Some(turn) = turn else {
        return Hand::Free;
    };
    if turn.member == own {
        return Hand::Mine;
    }
    let holder = members.iter().find(|member| member.id == turn.member);
    Hand::Other {
        name: holder.map(|member| member.name.clone()).unwrap_or_default(),
        since: turn.since,
    }
}

/// What was written for an earlier meeting, wiped when it goes.
#[derive(Debug, Clone)]
pub(super) struct Past(pub Earlier);

impl Drop for Past {
    fn drop(&mut self) {
        wipe_written(&mut self.0.written);
    }
}
