//! What seals and opens the pieces of one worksheet: the author's own key, or
//! the committee's for the body's.

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::super::vault::MemberKey;
use super::super::{Desk, Error, committee};
use super::{Whose, written};
use crate::crypto::column::{self, Place};
use crate::crypto::key::SecretKey;
use crate::domain::worksheet::Written;
use crate::domain::{Author, MeetingId, MemberId};

/// What writes into one worksheet, and reads what it wrote.
pub(in crate::usecase) struct Pen<'a> {
    pub(super) meeting: MeetingId,
    pub(in crate::usecase) author: Author,
    pub(super) owner: Vec<u8>,
    key: Key<'a>,
}

enum Key<'a> {
    Own(&'a SecretKey),
    Committee(SecretKey),
}

impl<'a> Pen<'a> {
    pub(in crate::usecase) fn new(
        desk: &Desk,
        key: &'a MemberKey,
        whose: Whose,
    ) -> Result<Self, Error> {
        Self::at(desk, (key.meeting, key.member), &key.key, whose)
    }

    /// The same for the seat that the holder of a key has or had in a meeting.
    pub(super) fn at(
        desk: &Desk,
        (meeting, member): (MeetingId, MemberId),
        key: &'a SecretKey,
        whose: Whose,
    ) -> Result<Self, Error> {
        let author = whose.author_at(member);
        Ok(Self {
            meeting,
            author,
            owner: owner_of(author),
            key: match whose {
                Whose::Own => Key::Own(key),
                Whose::Body => Key::Committee(committee::key_at(desk, (meeting, member), key)?),
            },
        })
    }

    fn key(&self) -> &SecretKey {
        match &self.key {
            Key::Own(key) => key,
            Key::Committee(key) => key,
        }
    }

    pub(super) fn seal(&self, slot: &str, clear: &[u8]) -> Result<Vec<u8>, Error> {
        let row = format!("{}|{slot}", self.meeting);
        Ok(column::seal(
            self.key(),
            self.place("entry", row.as_bytes()),
            clear,
        )?)
    }

    pub(super) fn read(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let row = format!("{}|{slot}", self.meeting);
        Ok(column::open(
            self.key(),
            self.place("entry", row.as_bytes()),
            sealed,
        )?)
    }

    /// Seals the author's own copy of a version.
    pub(super) fn keep(&self, at: NaiveDateTime, clear: &[u8]) -> Result<Vec<u8>, Error> {
        let row = format!("{}|{at}", self.meeting);
        Ok(column::seal(
            self.key(),
            self.place("kept", row.as_bytes()),
            clear,
        )?)
    }

    /// Opens the author's own copy of a version.
    pub(in crate::usecase) fn kept(
        &self,
        at: NaiveDateTime,
        sealed: &[u8],
    ) -> Result<Written, Error> {
        let row = format!("{}|{at}", self.meeting);
        written(&column::open(
            self.key(),
            self.place("kept", row.as_bytes()),
            sealed,
        )?)
    }

    fn place<'b>(&'b self, table: &'b str, row: &'b [u8]) -> Place<'b> {
        Place {
            table,
            column: "sealed",
            row,
            owner: &self.owner,
        }
    }
}

pub(super) fn owner_of(author: Author) -> Vec<u8> {
    match author {
        Author::Body => b"body".to_vec(),
        Author::Member(member) => member.0.to_be_bytes().to_vec(),
    }
}

pub(super) const fn handed_in_place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "handed_in",
        column: "sealed",
        row,
        owner,
    }
}
