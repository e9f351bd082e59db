//! The worksheet being written: which item and field are in hand, and the
//! words as they are typed. Everything is wiped when it goes.

use chrono::{Datelike, NaiveDate};
use zeroize::Zeroize;

use crate::domain::checklist::Section;
use crate::domain::{ChecklistItem, Entry, SelfRating, Worksheet, WorksheetState};
use crate::text::{EditBuffer, fold};
use crate::usecase::worksheet::OpenSheet;

use super::field::Field;

/// The longest text of one field, in characters.
pub(super) const LIMIT: usize = 20_000;

/// The longest way to write a date.
const DATE_LIMIT: usize = 20;

/// The worksheet being written.
#[derive(Debug)]
pub(super) struct Pad {
    open: OpenSheet,
    at: usize,
    focus: Field,
    texts: [EditBuffer; 3],
    due: EditBuffer,
    /// What stands in the date field is no date.
    due_is_wrong: bool,
}

impl Pad {
    /// Begins at the first item that is not finished.
    pub fn new(open: OpenSheet) -> Self {
        let at = open.sheet.next_unfinished(0).unwrap_or(0);
        let (texts, due) = ([(); 3].map(|()| long()), line());
        let mut pad = Self { open, at, focus: Field::Rating, texts, due, due_is_wrong: false };
        pad.fill();
        pad
    }

    pub const fn sheet(&self) -> &Worksheet {
        &self.open.sheet
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    pub fn len(&self) -> usize {
        self.open.sheet.entries.len()
    }

    pub const fn focus(&self) -> Field {
        self.focus
    }

    pub fn focus_on(&mut self, field: Field) {
        self.commit();
        self.focus = field;
    }

    pub const fn is_handed_in(&self) -> bool {
        matches!(self.open.sheet.state, WorksheetState::HandedIn { .. })
    }

    pub const fn due_is_wrong(&self) -> bool {
        self.due_is_wrong
    }

    /// The item in hand with its section; `None` for one that the checklist
    /// no longer has.
    pub fn item(&self) -> Option<(&Section, &ChecklistItem)> {
        let wanted = &self.entry()?.item;
        self.open.checklist.items().find(|(_, item)| &item.id == wanted)
    }

    pub const fn open(&self) -> &OpenSheet {
        &self.open
    }

    pub fn entry(&self) -> Option<&Entry> {
        self.open.sheet.entries.get(self.at)
    }

    fn entry_mut(&mut self) -> Option<&mut Entry> {
        self.open.sheet.entries.get_mut(self.at)
    }

    /// The text that the focus is in.
    pub fn buffer(&mut self) -> Option<&mut EditBuffer> {
        match self.focus.text() {
            Some(text) => self.texts.get_mut(text),
            None if self.focus == Field::Due => Some(&mut self.due),
            None => None,
        }
    }

    pub fn text(&self, field: Field) -> Option<&EditBuffer> {
        field.text().and_then(|text| self.texts.get(text))
    }

    pub const fn due(&self) -> &EditBuffer {
        &self.due
    }

    /// Tells the buffers how wide they are shown.
    pub fn set_columns(&mut self, columns: usize) {
        for text in &mut self.texts {
            text.set_columns(columns);
        }
    }

    /// Goes to an item; what was typed is kept.
    pub fn go(&mut self, item: usize) {
        self.commit();
        if item < self.len() && item != self.at {
            self.at = item;
            self.focus = Field::Rating;
            self.fill();
        }
    }

    pub fn next_unfinished(&self) -> Option<usize> {
        self.open.sheet.next_unfinished(self.at + 1)
    }

    /// Chooses the rating with this number from 1; 0 takes it away.
    pub fn rate(&mut self, number: usize) -> bool {
        let rating = match number.checked_sub(1) {
            None => None,
            Some(place) => match SelfRating::ALL.get(place) {
                Some(rating) => Some(*rating),
                None => return false,
            },
        };
        self.entry_mut().is_some_and(|entry| {
            let changed = entry.rating != rating;
            entry.rating = rating;
            changed
        })
    }

    /// Chooses the rating beside the chosen one.
    pub fn rate_beside(&mut self, forward: bool) -> bool {
        let chosen = self.entry().and_then(|entry| entry.rating);
        let place = SelfRating::ALL.iter().position(|rating| Some(*rating) == chosen);
        let number = match place {
            Some(place) if forward => (place + 2).min(SelfRating::ALL.len()),
            Some(place) => place.max(1),
            None => 1,
        };
        self.rate(number)
    }

    /// Puts what was typed into the entry.
    pub fn commit(&mut self) {
        let Some(entry) = self.open.sheet.entries.get_mut(self.at) else {
            return;
        };
        let into = [&mut entry.facts, &mut entry.causes, &mut entry.measures];
        for (stored, typed) in into.into_iter().zip(&self.texts) {
            if stored != typed.text() {
                stored.zeroize();
                typed.text().clone_into(stored);
            }
        }
    }

    /// Reads the date that was typed. What is no date stays to be mended and
    /// changes nothing.
    pub fn check_due(&mut self, today: NaiveDate) {
        if self.focus != Field::Due {
            return;
        }
        let typed = self.due.text().trim();
        let read = if typed.is_empty() { Some(None) } else { date(typed, today).map(Some) };
        self.due_is_wrong = read.is_none();
        if let (Some(due), Some(entry)) = (read, self.entry_mut()) {
            entry.due = due;
        }
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, open: OpenSheet) {
        self.commit();
        let same = self.entry() == open.sheet.entries.get(self.at);
        wipe(&mut self.open);
        self.open = open;
        self.at = self.at.min(self.len().saturating_sub(1));
        if !same {
            self.fill();
        }
    }

    /// Takes over only whether it is handed in.
    pub const fn take_state(&mut self, open: &OpenSheet) {
        self.open.sheet.state = open.sheet.state;
    }

    /// Puts the entry into the fields.
    fn fill(&mut self) {
        let Some(entry) = self.open.sheet.entries.get(self.at) else {
            return;
        };
        let columns = self.texts.first().map_or(usize::MAX, EditBuffer::columns);
        let stored = [&entry.facts, &entry.causes, &entry.measures];
        self.texts = stored.map(|text| long().with_columns(columns).with_text(text));
        let due = entry.due.map(|due| due.to_string()).unwrap_or_default();
        self.due = line().with_text(&due);
        self.due_is_wrong = false;
    }
}

impl Drop for Pad {
    fn drop(&mut self) {
        wipe(&mut self.open);
    }
}

fn long() -> EditBuffer {
    EditBuffer::new().with_limit(LIMIT)
}

fn line() -> EditBuffer {
    EditBuffer::single_line().with_limit(DATE_LIMIT)
}

/// Wipes the words of a worksheet that is no longer needed.
pub(in crate::tui::screens) fn wipe(open: &mut OpenSheet) {
    for entry in &mut open.sheet.entries {
        entry.facts.zeroize();
        entry.causes.zeroize();
        entry.measures.zeroize();
    }
}

/// A date as people type it: `2026-12-18`, `20261218`, `2026/12/18` or
/// `12-18`, which is the next such day.
fn date(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed = fold(typed);
    let numbers: Vec<u32> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    match numbers.as_slice() {
        [year, month, day] => day_of(i32::try_from(*year).ok()?, *month, *day),
        [month, day] => {
            let this_year = day_of(today.year(), *month, *day);
            this_year.filter(|day| *day >= today).or_else(|| day_of(today.year() + 1, *month, *day))
        }
        [packed] if *packed > 19_000_000 => {
            day_of(i32::try_from(packed / 10_000).ok()?, packed / 100 % 100, packed % 100)
        }
        _ => None,
    }
}

fn day_of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1900..=2999).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let read = |typed: &str| date(typed, today).map(|day| day.to_string());
        assert_eq!(read("2026-12-18").as_deref(), Some("2026-12-18"));
        assert_eq!(read("２０２６年１２月１８日").as_deref(), Some("2026-12-18"));
        assert_eq!(read("20261218").as_deref(), Some("2026-12-18"));
        assert_eq!(read("12-18").as_deref(), Some("2026-12-18"));
        assert_eq!(read("3月5日").as_deref(), Some("2027-03-05"));
        assert_eq!(read("2026-2-30"), None);
        assert_eq!(read("明天"), None);
        assert_eq!(read("1"), None);
    }
}
