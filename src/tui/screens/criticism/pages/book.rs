//! What there is to show: what is open, with a page before it where something
//! waits for the person; or what its author has written so far.

use std::sync::Arc;

use crate::domain::MemberId;
use crate::domain::criticism::{OpenCriticism, Spoken};
use crate::usecase::criticism::{self, Draft, Heard, Standing};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::{Desk, Error};

/// Who reads.
#[derive(Debug, Clone)]
pub(super) enum Reader {
    /// The office, with the room: what was said about a member.
    Office(Arc<OfficeKey>, MemberId),
    /// The criticised person.
    Person(Arc<MemberKey>),
}

/// What is read.
#[derive(Debug)]
pub struct Book {
    /// What is open and what is not.
    pub(super) heard: Heard,
    /// Whether the person has spoken, and when.
    pub(super) spoken: Option<Spoken>,
}

/// One page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Something waits, or nothing is there.
    State,
    /// The criticism at this place.
    Open(usize),
}

impl Book {
    /// Reads it.
    pub(super) fn read(desk: &Desk, reader: &Reader) -> Result<Self, Error> {
        let (heard, member) = match reader {
            Reader::Office(key, target) => {
                (criticism::heard_by_office(desk, key, *target)?, *target)
            }
            Reader::Person(key) => (criticism::heard_by_person(desk, key)?, key.member()),
        };
        let standing: Standing = criticism::standing(desk)?;
        Ok(Self {
            heard,
            spoken: standing.spoken_by(member),
        })
    }

    /// The pages: what waits stands before what is open.
    pub(super) fn pages(&self) -> Vec<Page> {
        let Heard {
            open,
            waiting,
            unreadable,
            without_copy,
            ..
        } = &self.heard;
        let remarks = *waiting > 0 || !unreadable.is_empty() || *without_copy > 0;
        let state = (remarks || open.is_empty()).then_some(Page::State);
        state
            .into_iter()
            .chain((0..open.len()).map(Page::Open))
            .collect()
    }

    pub(super) fn open(&self, place: usize) -> Option<&OpenCriticism> {
        self.heard.open.get(place)
    }

    /// A draft as it will look when it is open.
    pub(super) fn preview(draft: &Draft) -> Self {
        let mut opinions = draft.opinions.clone();
        opinions.retain(|opinion| !opinion.is_empty());
        let open = OpenCriticism {
            critic: draft.critic.id,
            target: draft.target.id,
            at: draft.pair.at.unwrap_or_default(),
            opinions,
            reply: None,
        };
        Self {
            heard: Heard {
                meeting: draft.meeting.clone(),
                target: draft.target.clone(),
                members: vec![draft.critic.clone(), draft.target.clone()],
                open: vec![open],
                waiting: 0,
                sealed: 0,
                unreadable: Vec::new(),
                without_copy: 0,
            },
            spoken: draft.spoken,
        }
    }
}
