//! 对照检查: a member writes, saves, hands in; chair and clerk read.

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::vault::{MemberKey, OfficeKey};
use super::{Desk, Error, meeting};
use crate::crypto::column::{self, Place};
use crate::crypto::office;
use crate::domain::worksheet::Progress;
use crate::domain::{
    Checklist, Entry, ItemId, Meeting, Member, MemberId, Worksheet, WorksheetState,
};
use crate::lang::Lang;
use crate::report;
use crate::report::block::Document;
use crate::store::VaultOwner;

/// A worksheet with what it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSheet {
    /// The meeting.
    pub meeting: Meeting,
    /// Whose it is.
    pub member: Member,
    /// The checklist that asks.
    pub checklist: Checklist,
    /// The answers, one entry per item.
    pub sheet: Worksheet,
}

/// Opens a member's own worksheet.
///
/// # Errors
/// When a draft cannot be decrypted or the data file cannot be read.
pub fn open(desk: &Desk, key: &MemberKey) -> Result<OpenSheet, Error> {
    let file = desk.file()?;
    let meeting = file.meeting(key.meeting)?;
    let checklist = meeting::checklist(desk, &meeting)?;
    let mut saved = Vec::new();
    for (item, sealed) in file.entries(key.meeting, key.member)? {
        let row = entry_row(key, &item);
        let clear = column::open(&key.key, entry_place(&row, &key.owner()), &sealed)?;
        saved.push(parse(&clear)?);
    }
    let state = match file.worksheet_state(key.meeting, key.member)? {
        Some(at) => WorksheetState::HandedIn { at },
        None => WorksheetState::Draft,
    };
    Ok(OpenSheet {
        member: member(desk, &meeting, key.member)?,
        sheet: Worksheet::along(&checklist, key.meeting, key.member, saved, state),
        checklist,
        meeting,
    })
}

/// Saves one entry of a draft, encrypted for its author alone, and how far the
/// whole worksheet is. Called within half a second of the last key.
///
/// # Errors
/// [`Error::AlreadyHandedIn`], or when the data file cannot be written.
pub fn save(desk: &Desk, key: &MemberKey, entry: &Entry, progress: Progress) -> Result<(), Error> {
    let file = desk.file()?;
    if file.worksheet_state(key.meeting, key.member)?.is_some() {
        return Err(Error::AlreadyHandedIn);
    }
    let clear = Zeroizing::new(serde_json::to_vec(entry).map_err(|_| Error::DamagedDraft)?);
    let row = entry_row(key, &entry.item);
    let sealed = column::seal(&key.key, entry_place(&row, &key.owner()), &clear)?;
    file.save_entry(key.meeting, key.member, &entry.item, &sealed)?;
    file.save_progress(key.meeting, key.member, progress)?;
    Ok(())
}

/// Hands the worksheet in as it is saved: from now on chair and clerk can read
/// this version. Unfinished items are allowed; the screen says how many.
///
/// # Errors
/// [`Error::NothingToHandIn`] for an empty worksheet.
pub fn hand_in(desk: &Desk, key: &MemberKey, now: NaiveDateTime) -> Result<OpenSheet, Error> {
    let mut open = open(desk, key)?;
    if matches!(open.sheet.state, WorksheetState::HandedIn { .. }) {
        return Err(Error::AlreadyHandedIn);
    }
    if open.sheet.entries.iter().all(Entry::is_empty) {
        return Err(Error::NothingToHandIn);
    }
    let file = desk.file()?;
    let row = file
        .vault(VaultOwner::Office(key.meeting))?
        .ok_or(Error::DamagedKey)?;
    let public = row
        .public_key
        .map(office::OfficePublicKey::from_bytes)
        .ok_or(Error::DamagedKey)?;
    let clear =
        Zeroizing::new(serde_json::to_vec(&open.sheet.entries).map_err(|_| Error::DamagedDraft)?);
    let sealed = office::hand_in(&public, handed_in_place(&key.row(), &key.owner()), &clear)?;
    file.hand_in(key.meeting, key.member, &sealed, now)?;
    file.save_progress(key.meeting, key.member, open.sheet.progress())?;
    open.sheet.state = WorksheetState::HandedIn { at: now };
    Ok(open)
}

/// Takes a handed-in worksheet back, until the meeting begins. What was handed
/// in stays in the history.
///
/// # Errors
/// When it was not handed in.
pub fn withdraw(desk: &Desk, key: &MemberKey) -> Result<OpenSheet, Error> {
    let file = desk.file()?;
    if file.worksheet_state(key.meeting, key.member)?.is_none() {
        return Err(Error::NotHandedIn);
    }
    file.withdraw(key.meeting, key.member)?;
    open(desk, key)
}

/// Chair or clerk reads what a member handed in.
///
/// # Errors
/// [`Error::NotHandedIn`] while it is a draft: those only their author reads.
pub fn read_handed_in(
    desk: &Desk,
    office: &OfficeKey,
    whose: MemberId,
) -> Result<OpenSheet, Error> {
    let file = desk.file()?;
    let meeting = file.meeting(office.meeting)?;
    let checklist = meeting::checklist(desk, &meeting)?;
    let handed_in = file
        .handed_in(office.meeting, whose)?
        .ok_or(Error::NotHandedIn)?;
    let (row, owner) = (office.meeting.0.to_be_bytes(), whose.0.to_be_bytes());
    let clear = office::read(
        &office.secret,
        handed_in_place(&row, &owner),
        &handed_in.sealed,
    )?;
    let entries: Vec<Entry> = serde_json::from_slice(&clear).map_err(|_| Error::DamagedDraft)?;
    let state = WorksheetState::HandedIn { at: handed_in.at };
    Ok(OpenSheet {
        member: member(desk, &meeting, whose)?,
        sheet: Worksheet::along(&checklist, office.meeting, whose, entries, state),
        checklist,
        meeting,
    })
}

/// The worksheet as a document, for preview and export.
#[must_use]
pub fn document(open: &OpenSheet, lang: &Lang) -> Document {
    report::self_review(
        lang,
        &open.meeting,
        &open.member,
        &open.checklist,
        &open.sheet,
    )
}

fn member(desk: &Desk, meeting: &Meeting, id: MemberId) -> Result<Member, Error> {
    meeting::members(desk, meeting.id)?
        .into_iter()
        .find(|member| member.id == id)
        .ok_or(Error::NoMeeting)
}

fn parse(clear: &[u8]) -> Result<Entry, Error> {
    serde_json::from_slice(clear).map_err(|_| Error::DamagedDraft)
}

/// The row is meeting and item, so an entry moved to another item does not open.
fn entry_row(key: &MemberKey, item: &ItemId) -> Vec<u8> {
    format!("{}|{item}", key.meeting).into_bytes()
}

const fn entry_place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "entry",
        column: "sealed",
        row,
        owner,
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

impl MemberKey {
    const fn owner(&self) -> [u8; 8] {
        self.member.0.to_be_bytes()
    }

    const fn row(&self) -> [u8; 8] {
        self.meeting.0.to_be_bytes()
    }
}
