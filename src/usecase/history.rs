//! What was handed in before: every version of a worksheet is kept, for its
//! author and for the office.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::vault::{MemberKey, OfficeKey};
use super::worksheet::{self, Pen, Whose};
use super::{Desk, Error};
use crate::domain::worksheet::Written;
use crate::domain::{Author, Checklist, MeetingId};
use crate::store::HandedIn;

/// One version, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1.
    pub number: u32,
    /// When it was handed in, local time.
    pub at: NaiveDateTime,
    /// Whether its author took it back.
    pub withdrawn: bool,
    /// Whether its author can read it: the first format kept no copy.
    pub kept: bool,
}

/// Every version of a worksheet, the first one first. No key is needed to know
/// that they exist.
///
/// # Errors
/// When the data file cannot be read.
pub fn versions(desk: &Desk, meeting: MeetingId, author: Author) -> Result<Vec<Version>, Error> {
    let rows = desk.file()?.versions(meeting, author)?;
    let version = |row: &HandedIn| Version {
        number: row.version,
        at: row.at,
        withdrawn: row.withdrawn,
        kept: row.kept.is_some(),
    };
    Ok(rows.iter().map(version).collect())
}

/// A version as its author kept it.
///
/// # Errors
/// [`Error::NotHandedIn`] when there is no such version or no copy of it.
pub fn read(desk: &Desk, key: &MemberKey, whose: Whose, number: u32) -> Result<Written, Error> {
    let row = find(desk, key.meeting, whose.author(key), number)?;
    let kept = row.kept.ok_or(Error::NotHandedIn)?;
    Pen::new(desk, key, whose)?.kept(row.at, &kept)
}

/// A version as the office got it. One that was taken back is not the
/// office's to read.
///
/// # Errors
/// [`Error::NotHandedIn`] when there is no such version or it was taken back.
pub fn read_by_office(
    desk: &Desk,
    office: &OfficeKey,
    author: Author,
    number: u32,
) -> Result<Written, Error> {
    let row = find(desk, office.meeting, author, number)?;
    if row.withdrawn {
        return Err(Error::NotHandedIn);
    }
    worksheet::sealed_version(office, author, &row)
}

/// What the same author handed in for the last meeting of this file before the
/// office's for which there is anything: the office's key there, and the
/// author's seat.
///
/// # Errors
/// When the data file cannot be read.
pub fn earlier(
    desk: &Desk,
    office: &OfficeKey,
    author: Author,
) -> Result<Option<(OfficeKey, Author)>, Error> {
    let file = desk.file()?;
    let seats: Vec<(MeetingId, Author)> = match author {
        Author::Member(member) => {
            let seats = file.earlier_seats(member)?.into_iter();
            seats
                .map(|(meeting, seat)| (meeting, Author::Member(seat)))
                .collect()
        }
        Author::Body => {
            let meetings = file.meetings()?.into_iter();
            let before = meetings.skip_while(|meeting| meeting.id != office.meeting);
            before
                .skip(1)
                .map(|meeting| (meeting.id, Author::Body))
                .collect()
        }
    };
    for (meeting, author) in seats {
        if file.handed_in(meeting, author)?.is_some() {
            return Ok(Some((office.at(meeting), author)));
        }
    }
    Ok(None)
}

/// Whose versions are read, by whose key.
#[derive(Debug, Clone)]
pub enum Reader {
    /// The author's own, or a member's before the body's.
    Author(Arc<MemberKey>, Whose),
    /// Chair and clerk.
    Office(Arc<OfficeKey>, Author),
}

impl Reader {
    /// Of which meeting.
    #[must_use]
    pub fn meeting(&self) -> MeetingId {
        match self {
            Self::Author(key, _) => key.meeting,
            Self::Office(key, _) => key.meeting,
        }
    }

    /// Whose.
    #[must_use]
    pub fn author(&self) -> Author {
        match self {
            Self::Author(key, whose) => whose.author(key),
            Self::Office(_, author) => *author,
        }
    }

    /// Whether the draft is theirs to read as well.
    #[must_use]
    pub const fn reads_draft(&self) -> bool {
        matches!(self, Self::Author(..))
    }

    /// Whether a version is theirs to read.
    #[must_use]
    pub const fn reads(&self, version: &Version) -> bool {
        match self {
            Self::Author(..) => version.kept,
            Self::Office(..) => !version.withdrawn,
        }
    }
}

/// One state of a worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it is being written.
    Draft,
    /// As it was handed in, by the version's number.
    Version(u32),
}

/// A worksheet as it was in a state.
///
/// # Errors
/// As for [`read`] and [`read_by_office`]; [`Error::NotHandedIn`] for a draft
/// that is not theirs to read.
pub fn state(desk: &Desk, reader: &Reader, state: State) -> Result<Written, Error> {
    match (reader, state) {
        (Reader::Author(key, whose), State::Version(number)) => read(desk, key, *whose, number),
        (Reader::Author(key, whose), State::Draft) => {
            let mut open = worksheet::open(desk, key, *whose)?;
            let written = open.sheet.written();
            worksheet::wipe(&mut open);
            Ok(written)
        }
        (Reader::Office(key, author), State::Version(number)) => {
            read_by_office(desk, key, *author, number)
        }
        (Reader::Office(..), State::Draft) => Err(Error::NotHandedIn),
    }
}

/// The texts of the items that were written on, by the entries' slots.
///
/// # Errors
/// When a pack of the user has errors.
pub fn item_texts(desk: &Desk, written: &[&Written]) -> Result<BTreeMap<String, String>, Error> {
    let library = desk.library()?;
    let mut texts = BTreeMap::new();
    for entry in written.iter().flat_map(|written| &written.entries) {
        let asking = library.checklist(&entry.edition).map(Checklist::items);
        let item = asking.and_then(|mut items| items.find(|(_, item)| item.id == entry.item));
        if let Some((_, item)) = item {
            texts.insert(entry.slot(), item.text.clone());
        }
    }
    Ok(texts)
}

fn find(desk: &Desk, meeting: MeetingId, author: Author, number: u32) -> Result<HandedIn, Error> {
    desk.file()?
        .versions(meeting, author)?
        .into_iter()
        .find(|row| row.version == number)
        .ok_or(Error::NotHandedIn)
}
