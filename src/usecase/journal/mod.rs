//! 三省日记: three short questions a day, for oneself; what is worth it is taken
//! over into the worksheet.

mod figures;

use chrono::NaiveDate;
use zeroize::{Zeroize, Zeroizing};

use super::vault::MemberKey;
use super::worksheet::{self, OpenSheet, Whose};
use super::{Desk, Error, private};
use crate::crypto::column::{self, Place};
use crate::domain::journal::JournalDay;
use crate::domain::{Checklist, ItemId, WorksheetState};

pub use figures::{DayFigures, Glance, Year, glance, year};

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
    usual_questions(desk)
}

/// The questions of the content pack.
///
/// # Errors
/// When the content packs cannot be read.
pub fn usual_questions(desk: &Desk) -> Result<[String; 3], Error> {
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
    for (question, usual) in own.iter_mut().zip(usual_questions(desk)?) {
        if question.trim().is_empty() {
            *question = usual;
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

/// Says which items a day touches. A day on which nothing was written touches
/// nothing.
///
/// # Errors
/// When the data file cannot be read or written, or the day does not open.
pub fn tag(desk: &Desk, key: &MemberKey, day: NaiveDate, items: Vec<ItemId>) -> Result<(), Error> {
    let mut written = open(desk, key, day)?;
    written.items = items;
    save(desk, key, &written)
}

/// Every day that touches any item, the latest first. A day that does not open
/// is left out; it says so where it is opened itself.
///
/// # Errors
/// When the data file cannot be read.
pub fn tagged(desk: &Desk, key: &MemberKey) -> Result<Vec<JournalDay>, Error> {
    let days = days(desk, key)?.into_iter().rev();
    let opened = days.filter_map(|day| open(desk, key, day).ok());
    Ok(opened.filter(|day| !day.items.is_empty()).collect())
}

/// Every day that touches an item, the latest first, for the worksheet to show
/// beside it.
///
/// # Errors
/// When the data file cannot be read.
pub fn touching(desk: &Desk, key: &MemberKey, item: &ItemId) -> Result<Vec<JournalDay>, Error> {
    let tagged = tagged(desk, key)?.into_iter();
    Ok(tagged.filter(|day| day.items.contains(item)).collect())
}

/// What a day can touch, and whether words can be taken over there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// The checklist that the member's worksheet follows.
    pub checklist: Checklist,
    /// Whether the worksheet is handed in.
    pub handed_in: bool,
}

/// What the days of a member can touch.
///
/// # Errors
/// When the worksheet cannot be opened.
pub fn targets(desk: &Desk, key: &MemberKey) -> Result<Targets, Error> {
    let mut open = worksheet::open(desk, key, Whose::Own)?;
    worksheet::wipe(&mut open);
    Ok(Targets {
        handed_in: open.sheet.state != WorksheetState::Draft,
        checklist: open.checklist,
    })
}

/// Takes words over into the worksheet: they are put below what was written on
/// the item already. False when they stand there already; then nothing is
/// changed.
///
/// # Errors
/// [`Error::AlreadyHandedIn`], [`Error::NoSuchItem`], or when the data file
/// cannot be written.
pub fn take_over(desk: &Desk, key: &MemberKey, item: &ItemId, words: &str) -> Result<bool, Error> {
    let mut open = worksheet::open(desk, key, Whose::Own)?;
    let taken = take_into(desk, key, &mut open, item, words);
    worksheet::wipe(&mut open);
    taken
}

fn take_into(
    desk: &Desk,
    key: &MemberKey,
    open: &mut OpenSheet,
    item: &ItemId,
    words: &str,
) -> Result<bool, Error> {
    if open.sheet.state != WorksheetState::Draft {
        return Err(Error::AlreadyHandedIn);
    }
    let pack = &open.checklist.pack;
    let mut entries = open.sheet.entries.iter();
    let place = entries.position(|entry| entry.answers_item(item, pack));
    let entry = place.and_then(|place| open.sheet.entries.get_mut(place));
    let entry = entry.ok_or(Error::NoSuchItem)?;
    let Some(facts) = below(&entry.facts, words) else {
        return Ok(false);
    };
    entry.facts.zeroize();
    entry.facts = facts;
    // Words that are added are asked by the checklist in force.
    entry.edition = pack.clone();
    let mut entry = entry.clone();
    let saved = worksheet::save(desk, key, Whose::Own, &entry, open.sheet.progress());
    worksheet::wipe_entry(&mut entry);
    saved.map(|()| true)
}

/// A text with words put below it; `None` when they stand there already.
#[must_use]
pub fn below(text: &str, words: &str) -> Option<String> {
    let words = words.trim();
    let lines = |text: &str| Zeroizing::new(format!("\n{text}\n"));
    if lines(text).contains(lines(words).as_str()) {
        return None;
    }
    let mut joined = String::with_capacity(text.len() + words.len() + 1);
    joined.push_str(text);
    if !text.trim_end().is_empty() {
        joined.push('\n');
    }
    joined.push_str(words);
    Some(joined)
}

const fn place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "journal_day",
        column: "sealed",
        row,
        owner,
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn words_are_put_below_what_is_there_and_never_twice() {
        let joined = |text, words| below(text, words);
        assert_eq!(joined("", " 名册 \n").as_deref(), Some("名册"));
        assert_eq!(joined("先写的", "名册").as_deref(), Some("先写的\n名册"));
        assert_eq!(joined("先写的\n名册\n后写的", "名册"), None);
        // A part of a line is not the words.
        let longer = joined("名册没有核对", "名册");
        assert_eq!(longer.as_deref(), Some("名册没有核对\n名册"));
    }
}
