//! 对照检查: a member writes, saves, hands in; chair and clerk read. The body's
//! own worksheet is written the same way, by whoever's turn it is.

use chrono::NaiveDateTime;
use serde::Serialize;
use zeroize::Zeroizing;

use super::vault::{MemberKey, OfficeKey};
use super::{Desk, Error, committee, meeting};
use crate::crypto::column::{self, Place};
use crate::crypto::key::SecretKey;
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
}

/// Opens a worksheet, draft or handed in.
///
/// # Errors
/// When the data file cannot be read, a draft is damaged, or the checklist's
/// edition is not known; for the body's, [`Error::NotAdmitted`].
pub fn open(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<OpenSheet, Error> {
    let pen = Pen::new(desk, key, whose)?;
    let file = desk.file()?;
    let mut saved = Written::default();
    for (slot, sealed) in file.drafts(key.meeting, pen.author)? {
        let clear = pen.read(&slot, &sealed)?;
        if slot.starts_with("part:") {
            saved.parts.push(parse(&clear)?);
        } else {
            saved.entries.push(parse(&clear)?);
        }
    }
    let state = match file.worksheet_state(key.meeting, pen.author)? {
        Some(at) => WorksheetState::HandedIn { at },
        None => WorksheetState::Draft,
    };
    lay_out(desk, &file, key.meeting, pen.author, saved, state)
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
        sheet: Worksheet::along(&checklist, meeting.id, author, saved, state),
        checklist,
        meeting,
    })
}

/// Saves one entry, sealed by its author, and how far the worksheet now is.
/// An entry keeps the edition that asked it.
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

/// Moves a worksheet to another edition of a checklist, or back to the
/// meeting's with `None`. Every word stays; what the other edition does not ask
/// stands at the end.
///
/// # Errors
/// [`Error::UnknownPack`], [`Error::AlreadyHandedIn`], or when the data file
/// cannot be written.
pub fn move_to(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    edition: Option<&PackRef>,
) -> Result<OpenSheet, Error> {
    if let Some(edition) = edition {
        edition_of(desk, edition)?;
    }
    let file = desk.file()?;
    let author = whose.author(key);
    if file.worksheet_state(key.meeting, author)?.is_some() {
        return Err(Error::AlreadyHandedIn);
    }
    if whose == Whose::Body {
        committee::holds(&file, key)?;
    }
    file.set_edition(key.meeting, author, edition)?;
    let moved = open(desk, key, whose)?;
    file.save_progress(key.meeting, author, moved.sheet.progress())?;
    Ok(moved)
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
        &open.checklist,
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
        match self {
            Self::Own => Author::Member(key.member),
            Self::Body => Author::Body,
        }
    }
}

/// What writes into one worksheet, and reads what it wrote.
pub(super) struct Pen<'a> {
    meeting: MeetingId,
    pub(super) author: Author,
    owner: Vec<u8>,
    key: Key<'a>,
}

enum Key<'a> {
    Own(&'a SecretKey),
    Committee(SecretKey),
}

impl<'a> Pen<'a> {
    pub(super) fn new(desk: &Desk, key: &'a MemberKey, whose: Whose) -> Result<Self, Error> {
        let author = whose.author(key);
        Ok(Self {
            meeting: key.meeting,
            author,
            owner: owner_of(author),
            key: match whose {
                Whose::Own => Key::Own(&key.key),
                Whose::Body => Key::Committee(committee::key(desk, key)?),
            },
        })
    }

    fn key(&self) -> &SecretKey {
        match &self.key {
            Key::Own(key) => key,
            Key::Committee(key) => key,
        }
    }

    fn seal(&self, slot: &str, clear: &[u8]) -> Result<Vec<u8>, Error> {
        let row = format!("{}|{slot}", self.meeting);
        Ok(column::seal(
            self.key(),
            self.place("entry", row.as_bytes()),
            clear,
        )?)
    }

    fn read(&self, slot: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let row = format!("{}|{slot}", self.meeting);
        Ok(column::open(
            self.key(),
            self.place("entry", row.as_bytes()),
            sealed,
        )?)
    }

    /// Seals the author's own copy of a version.
    fn keep(&self, at: NaiveDateTime, clear: &[u8]) -> Result<Vec<u8>, Error> {
        let row = format!("{}|{at}", self.meeting);
        Ok(column::seal(
            self.key(),
            self.place("kept", row.as_bytes()),
            clear,
        )?)
    }

    /// Opens the author's own copy of a version.
    pub(super) fn kept(&self, at: NaiveDateTime, sealed: &[u8]) -> Result<Written, Error> {
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

fn owner_of(author: Author) -> Vec<u8> {
    match author {
        Author::Body => b"body".to_vec(),
        Author::Member(member) => member.0.to_be_bytes().to_vec(),
    }
}

const fn handed_in_place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "handed_in",
        column: "sealed",
        row,
        owner,
    }
}
