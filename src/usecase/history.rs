//! What was handed in before: every version of a worksheet is kept, for its
//! author and for the office.

use chrono::NaiveDateTime;

use super::vault::{MemberKey, OfficeKey};
use super::worksheet::{self, Pen, Whose};
use super::{Desk, Error};
use crate::domain::worksheet::Written;
use crate::domain::{Author, MeetingId};
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

fn find(desk: &Desk, meeting: MeetingId, author: Author, number: u32) -> Result<HandedIn, Error> {
    desk.file()?
        .versions(meeting, author)?
        .into_iter()
        .find(|row| row.version == number)
        .ok_or(Error::NotHandedIn)
}
