//! 对照检查: a member writes, saves, hands in; chair and clerk read. The body's
//! own worksheet is written the same way, by whoever's turn it is.

mod earlier;
mod edition;
mod pen;
mod said;
mod wiping;

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::Serialize;
use zeroize::Zeroizing;

pub use self::earlier::{Earlier, earlier};
pub use self::edition::{Edition, Moving, editions, move_to};
pub(super) use self::pen::Pen;
use self::pen::{handed_in_place, owner_of};
pub use self::said::{Said, Standing};
pub use self::wiping::{wipe, wipe_entry, wipe_written};
use super::vault::{MemberKey, OfficeKey};
use super::{Desk, Error, committee, meeting};
use crate::crypto::office;
use crate::domain::worksheet::{Part, Progress, Written};
use crate::domain::{
    Author, Checklist, Entry, Meeting, MeetingId, Member, MemberId, PackRef, Worksheet,
    WorksheetState,
};
use crate::lang::Lang;
use crate::report;
use crate::report::block::Document;
use crate::store::{DataFile, HandedIn, VaultOwner};

impl OpenSheet {
    /// Whose it is, as people say it: the member's name or the unit's.
    #[must_use]
    pub fn name(&self) -> &str {
        self.member
            .as_ref()
            .map_or(&self.meeting.unit, |member| &member.name)
    }
}

/// Which worksheet a member has before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The member's own.
    Own,
    /// The body's.
    Body,
}

/// A worksheet with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSheet {
    /// The meeting it is for.
    pub meeting: Meeting,
    /// Whose it is; `None` for the body's.
    pub member: Option<Member>,
    /// The checklist it follows.
    pub checklist: Checklist,
    /// What was written, one entry per item.
    pub sheet: Worksheet,
    /// The other editions that asked something that was written.
    pub elsewhere: Vec<Checklist>,
}

/// Opens a worksheet, draft or handed in.
///
/// # Errors
/// When the data file cannot be read, a draft is damaged, or the checklist's
/// edition is not known; for the body's, [`Error::NotAdmitted`].
pub fn open(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<OpenSheet, Error> {
    let pen = Pen::new(desk, key, whose)?;
    let file = desk.file()?;
    let saved = pieces(&file, &pen)?;
    let state = match file.worksheet_state(key.meeting, pen.author)? {
        Some(at) => WorksheetState::HandedIn { at },
        None => WorksheetState::Draft,
    };
    lay_out(desk, &file, key.meeting, pen.author, saved, state)
}

/// Every saved piece of a draft, in the clear.
fn pieces(file: &DataFile, pen: &Pen<'_>) -> Result<Written, Error> {
    let mut saved = Written::default();
    for (slot, sealed) in file.drafts(pen.meeting, pen.author)? {
        let clear = pen.read(&slot, &sealed)?;
        if slot.starts_with("part:") {
            saved.parts.push(parse(&clear)?);
        } else {
            saved.entries.push(parse(&clear)?);
        }
    }
    Ok(saved)
}

/// Lays what was written out along the checklist in force.
fn lay_out(
    desk: &Desk,
    file: &DataFile,
    meeting: MeetingId,
    author: Author,
    saved: Written,
    state: WorksheetState,
) -> Result<OpenSheet, Error> {
    let meeting = file.meeting(meeting)?;
    let checklist = match file.edition(meeting.id, author)? {
        Some(edition) => edition_of(desk, &edition)?,
        None => meeting::checklist(desk, &meeting)?,
    };
    Ok(OpenSheet {
        member: match author {
            Author::Body => None,
            Author::Member(member) => Some(person(desk, meeting.id, member)?),
        },
        elsewhere: elsewhere(desk, &checklist, &saved)?,
        sheet: Worksheet::along(&checklist, meeting.id, author, saved, state),
        checklist,
        meeting,
    })
}

/// The other editions that asked something, as far as they are still known.
fn elsewhere(desk: &Desk, checklist: &Checklist, saved: &Written) -> Result<Vec<Checklist>, Error> {
    let asked: BTreeSet<&PackRef> = saved.entries.iter().map(|entry| &entry.edition).collect();
    let others = asked.into_iter().filter(|pack| **pack != checklist.pack);
    let library = desk.library()?;
    Ok(others
        .filter_map(|pack| library.checklist(pack).cloned())
        .collect())
}

/// Saves one entry, sealed by its author, and how far the worksheet now is.
/// An entry keeps the edition that asked it. The register learns which of the
/// opinions claimed at it are answered now.
///
/// # Errors
/// [`Error::AlreadyHandedIn`] (nothing is saved), [`Error::NotYourTurn`] for
/// the body's, or when the data file cannot be written.
pub fn save(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    entry: &Entry,
    progress: Progress,
) -> Result<(), Error> {
    let slot = entry.slot();
    save_slot(desk, key, whose, &slot, entry, progress)?;
    said::note_answers(desk, key, whose, entry)?;
    // The first format named the item only.
    let author = whose.author(key);
    Ok(desk
        .file()?
        .remove_draft(key.meeting, author, entry.item.as_str())?)
}

/// Saves one of the parts that answer no single item.
///
/// # Errors
/// As for [`save`].
pub fn save_part(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    part: &Part,
    progress: Progress,
) -> Result<(), Error> {
    save_slot(desk, key, whose, &Part::slot(part.kind), part, progress)
}

fn save_slot(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    slot: &str,
    words: &impl Serialize,
    progress: Progress,
) -> Result<(), Error> {
    let file = desk.file()?;
    let pen = Pen::new(desk, key, whose)?;
    if file.worksheet_state(key.meeting, pen.author)?.is_some() {
        return Err(Error::AlreadyHandedIn);
    }
    if whose == Whose::Body {
        committee::holds(&file, key)?;
    }
    let clear = Zeroizing::new(serde_json::to_vec(words).map_err(|_| Error::DamagedDraft)?);
    let sealed = pen.seal(slot, &clear)?;
    file.save_draft(key.meeting, pen.author, slot, &sealed)?;
    file.save_progress(key.meeting, pen.author, progress)?;
    Ok(())
}

/// Hands the worksheet in: seals it to the office. The draft stays, and can be
/// taken back with [`withdraw`]. Notes stay behind.
///
/// # Errors
/// [`Error::NothingToHandIn`], [`Error::AlreadyHandedIn`], or when the data
/// file cannot be written.
pub fn hand_in(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    now: NaiveDateTime,
) -> Result<OpenSheet, Error> {
    let mut open = open(desk, key, whose)?;
    if matches!(open.sheet.state, WorksheetState::HandedIn { .. }) {
        return Err(Error::AlreadyHandedIn);
    }
    if open.sheet.is_empty() {
        return Err(Error::NothingToHandIn);
    }
    let file = desk.file()?;
    if whose == Whose::Body {
        committee::holds(&file, key)?;
    }
    let pen = Pen::new(desk, key, whose)?;
    let public = office_public(&file, key.meeting)?;
    let written =
        Zeroizing::new(serde_json::to_vec(&open.sheet.written()).map_err(|_| Error::DamagedDraft)?);
    let row = key.meeting.0.to_be_bytes();
    let sealed = office::hand_in(&public, handed_in_place(&row, &pen.owner), &written)?;
    let kept = pen.keep(now, &written)?;
    file.hand_in(key.meeting, pen.author, &sealed, &kept, now)?;
    file.save_progress(key.meeting, pen.author, open.sheet.progress())?;
    open.sheet.state = WorksheetState::HandedIn { at: now };
    Ok(open)
}

/// Takes a handed-in worksheet back; it can be edited and handed in again.
///
/// # Errors
/// [`Error::NotHandedIn`]; [`Error::NotYourTurn`] for the body's.
pub fn withdraw(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<OpenSheet, Error> {
    let file = desk.file()?;
    let author = whose.author(key);
    if file.worksheet_state(key.meeting, author)?.is_none() {
        return Err(Error::NotHandedIn);
    }
    if whose == Whose::Body {
        committee::holds(&file, key)?;
    }
    file.withdraw(key.meeting, author)?;
    open(desk, key, whose)
}

/// Reads what was handed in: chair and clerk.
///
/// # Errors
/// [`Error::NotHandedIn`], or when it does not open under this office key.
pub fn read_handed_in(desk: &Desk, office: &OfficeKey, author: Author) -> Result<OpenSheet, Error> {
    let file = desk.file()?;
    let handed_in = file
        .handed_in(office.meeting, author)?
        .ok_or(Error::NotHandedIn)?;
    let written = sealed_version(office, author, &handed_in)?;
    let state = WorksheetState::HandedIn { at: handed_in.at };
    lay_out(desk, &file, office.meeting, author, written, state)
}

/// Opens a version that was sealed to the office.
pub(super) fn sealed_version(
    office: &OfficeKey,
    author: Author,
    version: &HandedIn,
) -> Result<Written, Error> {
    let row = office.meeting.0.to_be_bytes();
    let owner = owner_of(author);
    let place = handed_in_place(&row, &owner);
    written(&office::read(&office.secret, place, &version.sealed)?)
}

/// What a version holds. The first format held the entries only.
fn written(clear: &[u8]) -> Result<Written, Error> {
    if let Ok(entries) = serde_json::from_slice::<Vec<Entry>>(clear) {
        let parts = Vec::new();
        return Ok(Written { parts, entries });
    }
    parse(clear)
}

/// The worksheet as a document, for the screen and every file format.
#[must_use]
pub fn document(open: &OpenSheet, lang: &Lang) -> Document {
    report::self_review(
        lang,
        &open.meeting,
        open.member.as_ref(),
        (&open.checklist, &open.elsewhere),
        &open.sheet,
    )
}

fn edition_of(desk: &Desk, edition: &PackRef) -> Result<Checklist, Error> {
    desk.library()?
        .checklist(edition)
        .cloned()
        .ok_or_else(|| Error::UnknownPack(edition.clone()))
}

fn person(desk: &Desk, meeting: MeetingId, id: MemberId) -> Result<Member, Error> {
    meeting::members(desk, meeting)?
        .into_iter()
        .find(|member| member.id == id)
        .ok_or(Error::NoMeeting)
}

/// What is handed in is sealed to this.
pub(super) fn office_public(
    file: &DataFile,
    meeting: MeetingId,
) -> Result<office::OfficePublicKey, Error> {
    file.vault(VaultOwner::Office(meeting))?
        .and_then(|row| row.public_key)
        .map(office::OfficePublicKey::from_bytes)
        .ok_or(Error::DamagedKey)
}

fn parse<T: serde::de::DeserializeOwned>(clear: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(clear).map_err(|_| Error::DamagedDraft)
}

impl Whose {
    /// The author of it, when this member asks.
    #[must_use]
    pub const fn author(self, key: &MemberKey) -> Author {
        self.author_at(key.member)
    }

    const fn author_at(self, member: MemberId) -> Author {
        match self {
            Self::Own => Author::Member(member),
            Self::Body => Author::Body,
        }
    }
}
