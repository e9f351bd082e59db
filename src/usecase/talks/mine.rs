//! A member's own talks: whom one still owes one, what one recorded, and what
//! the other side recorded (that it was held, never the words).

use chrono::NaiveDate;

use super::{Board, board, read, wipe};
use crate::domain::talk::{PairState, Partner, Talk, TalkWords};
use crate::domain::{Meeting, MemberId, TalkId};
use crate::lang::Lang;
use crate::report::{Document, TalkRecord, talk_records};
use crate::usecase::vault::MemberKey;
use crate::usecase::{Desk, Error};

/// A talk that this member recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// That it was held.
    pub talk: Talk,
    /// What was said; `None` when it does not open.
    pub words: Option<TalkWords>,
}

/// A talk that was held, as one side sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held<'a> {
    /// This member recorded it.
    Own(&'a Record),
    /// The other side recorded it, and this member did not.
    Others(&'a Talk),
}

impl Held<'_> {
    /// That it was held.
    #[must_use]
    pub const fn talk(&self) -> &Talk {
        match self {
            Self::Own(record) => &record.talk,
            Self::Others(talk) => talk,
        }
    }

    /// With whom, seen from this member.
    #[must_use]
    pub const fn partner(&self) -> Partner {
        match self {
            Self::Own(record) => record.talk.partner,
            Self::Others(talk) => Partner::Member(talk.recorder),
        }
    }
}

/// A member's talks. The words are wiped when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Whose they are.
    pub member: MemberId,
    /// Who has talked with whom.
    pub board: Board,
    meeting: Meeting,
    records: Vec<Record>,
}

impl Mine {
    /// Whom this member still owes a talk.
    pub fn owed(&self) -> impl Iterator<Item = (Partner, PairState)> + '_ {
        let open = |(_, state): &(Partner, PairState)| !matches!(state, PairState::Done(_));
        self.board.owed_by(self.member).filter(open)
    }

    /// What this member recorded, the latest first.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The talks of this member, the latest first. Where both sides recorded
    /// the same day, it is the same talk, and one's own record stands for it.
    #[must_use]
    pub fn held(&self) -> Vec<Held<'_>> {
        let me = Partner::Member(self.member);
        let held = |talk| {
            if let Some(own) = self.record(talk) {
                return Some(Held::Own(own));
            }
            let others = talk.partner == me && !self.has_own_of(talk);
            others.then_some(Held::Others(talk))
        };
        self.board.talks.iter().filter_map(held).collect()
    }

    fn record(&self, talk: &Talk) -> Option<&Record> {
        self.records.iter().find(|own| own.talk.id == talk.id)
    }

    fn has_own_of(&self, others: &Talk) -> bool {
        let with = Partner::Member(others.recorder);
        let same = |own: &Talk| own.partner == with && own.held_on == others.held_on;
        self.records.iter().any(|own| same(&own.talk))
    }

    /// The records as a document to be filed, the earliest first: all of them,
    /// or this one.
    #[must_use]
    pub fn document(&self, only: Option<TalkId>, lang: &Lang) -> Document {
        let record = |own: &'_ Record| only.is_none_or(|id| id == own.talk.id);
        let chosen = self.records.iter().rev().filter(|own| record(own));
        let open = chosen.filter_map(|Record { talk, words }| {
            let words = words.as_ref()?;
            Some(TalkRecord { talk, words })
        });
        let records: Vec<_> = open.collect();
        let Board { members, heads, .. } = &self.board;
        talk_records(lang, &self.meeting, members, heads, &records)
    }
}

impl Drop for Mine {
    fn drop(&mut self) {
        let words = self.records.iter_mut().filter_map(|own| own.words.as_mut());
        words.for_each(wipe);
    }
}

/// Reads a member's talks. A record that does not open says so and does not
/// keep the others shut.
///
/// # Errors
/// When the data file cannot be read.
pub fn mine(desk: &Desk, key: &MemberKey, today: NaiveDate) -> Result<Mine, Error> {
    let board = board(desk, key.meeting, today)?;
    let meeting = desk.file()?.meeting(key.meeting)?;
    let mut records = Vec::new();
    let own = |talk: &&Talk| talk.recorder == key.member;
    for talk in board.talks.iter().filter(own) {
        let words = match read(desk, key, talk.id) {
            Ok((_, words)) => Some(words),
            Err(Error::Store(error)) => return Err(error.into()),
            Err(_) => None,
        };
        let talk = talk.clone();
        records.push(Record { talk, words });
    }
    Ok(Mine {
        member: key.member,
        board,
        meeting,
        records,
    })
}
