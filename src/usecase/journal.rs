//! 三省日记: three short questions a day, for oneself; what is worth it is taken
//! over into the worksheet.

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::vault::MemberKey;
use super::worksheet::{self, Whose};
use super::{Desk, Error, private};
use crate::crypto::column::{self, Place};
use crate::domain::journal::JournalDay;
use crate::domain::{ItemId, WorksheetState};

/// Under which name a member's own questions are kept.
const QUESTIONS: &str = "journal-questions";

/// The questions of today: the member's own, or those of the content pack.
///
/// # Errors
/// When the data file or the content packs cannot be read.
pub fn questions(desk: &Desk, key: &MemberKey) -> Result<[String; 3], Error> {
    if let Some(own) = private::load(desk, key, QUESTIONS)? {
        return Ok(own);
    }
    let pack = desk.library()?.journal();
    Ok(pack.map(|pack| pack.questions.clone()).unwrap_or_default())
}

/// Asks oneself other questions from now on; an empty one takes the content
/// pack's again.
///
/// # Errors
/// When the data file cannot be written.
pub fn set_questions(desk: &Desk, key: &MemberKey, questions: &[String; 3]) -> Result<(), Error> {
    let mut own = questions.clone();
    if let Some(pack) = desk.library()?.journal() {
        for (question, usual) in own.iter_mut().zip(&pack.questions) {
            if question.trim().is_empty() {
                usual.clone_into(question);
            }
        }
    }
    private::save(desk, key, QUESTIONS, &own)
}

/// The days that were written, the first one first. Over all meetings of the
/// file.
///
/// # Errors
/// When the data file cannot be read.
pub fn days(desk: &Desk, key: &MemberKey) -> Result<Vec<NaiveDate>, Error> {
    Ok(desk.file()?.journal_days(key.home)?)
}

/// A day as it was written, or an empty one with today's questions.
///
/// # Errors
/// When the data file cannot be read, or the day does not open.
pub fn open(desk: &Desk, key: &MemberKey, day: NaiveDate) -> Result<JournalDay, Error> {
    let Some(sealed) = desk.file()?.journal_day(key.home, day)? else {
        return Ok(JournalDay {
            day,
            questions: questions(desk, key)?,
            answers: Default::default(),
            items: Vec::new(),
        });
    };
    let (row, owner) = (day.to_string(), key.home.0.to_be_bytes());
    let clear = column::open(&key.key, place(row.as_bytes(), &owner), &sealed)?;
    serde_json::from_slice(&clear).map_err(|_| Error::DamagedDraft)
}

/// Saves a day; one on which nothing is left is no day that was written.
///
/// # Errors
/// When the data file cannot be written.
pub fn save(desk: &Desk, key: &MemberKey, day: &JournalDay) -> Result<(), Error> {
    let file = desk.file()?;
    if day.is_empty() {
        return Ok(file.remove_journal_day(key.home, day.day)?);
    }
    let clear = Zeroizing::new(serde_json::to_vec(day).map_err(|_| Error::DamagedDraft)?);
    let (row, owner) = (day.day.to_string(), key.home.0.to_be_bytes());
    let sealed = column::seal(&key.key, place(row.as_bytes(), &owner), &clear)?;
    Ok(file.save_journal_day(key.home, day.day, &sealed)?)
}

/// Every day that touches an item, the latest first, for the worksheet to show
/// beside it.
///
/// # Errors
/// When the data file cannot be read, or a day does not open.
pub fn touching(desk: &Desk, key: &MemberKey, item: &ItemId) -> Result<Vec<JournalDay>, Error> {
    let mut touching = Vec::new();
    for day in days(desk, key)?.into_iter().rev() {
        let written = open(desk, key, day)?;
        if written.items.contains(item) {
            touching.push(written);
        }
    }
    Ok(touching)
}

/// Takes words over into the worksheet: they are put below what was written on
/// the item already.
///
/// # Errors
/// [`Error::AlreadyHandedIn`], [`Error::NoSuchItem`], or when the data file
/// cannot be written.
pub fn take_over(desk: &Desk, key: &MemberKey, item: &ItemId, words: &str) -> Result<(), Error> {
    let mut open = worksheet::open(desk, key, Whose::Own)?;
    if open.sheet.state != WorksheetState::Draft {
        return Err(Error::AlreadyHandedIn);
    }
    let pack = open.checklist.pack.clone();
    let entry = open
        .sheet
        .entries
        .iter_mut()
        .find(|entry| entry.answers_item(item, &pack))
        .ok_or(Error::NoSuchItem)?;
    if !entry.facts.trim_end().is_empty() {
        entry.facts.push('\n');
    }
    entry.facts.push_str(words.trim());
    let entry = entry.clone();
    worksheet::save(desk, key, Whose::Own, &entry, open.sheet.progress())
}

const fn place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "journal_day",
        column: "sealed",
        row,
        owner,
    }
}
