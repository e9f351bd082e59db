//! The worksheet being written: which page is in hand, and its form. The
//! words are wiped when it goes.

use chrono::NaiveDateTime;
use zeroize::Zeroize;

use crate::domain::checklist::Section;
use crate::domain::form::Values;
use crate::domain::opinion::Alike;
use crate::domain::worksheet::Part;
use crate::domain::{Checklist, ChecklistItem, Entry, ItemRef, Worksheet, WorksheetState};
use crate::lang::Lang;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::usecase::worksheet::{OpenSheet, Said, Standing, wipe, wipe_entry};

use super::diary::Diary;
use super::heard;
use super::item_form::{self, Asked, Owed};
use super::page::Page;

/// How many opinions are shown with an item; the others are on a page.
const SHOWN: usize = 2;

/// In whose hand a worksheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui::screens) enum Hand {
    /// In one's own.
    Mine,
    /// The body's, while nobody writes it.
    Free,
    /// The body's, while another member writes it.
    Other {
        /// Who.
        name: String,
        /// Since when.
        since: NaiveDateTime,
    },
}

/// The worksheet being written.
#[derive(Debug)]
pub(in crate::tui::screens) struct Pad {
    open: OpenSheet,
    hand: Hand,
    at: Page,
    said: Option<Said>,
    /// Whether there is room for what helps to think beside the form.
    beside: bool,
    /// The days of the journal that touch items.
    pub diary: Diary,
    pub form: Form,
}

impl Pad {
    /// Begins at the first item that is not finished.
    pub fn new(open: OpenSheet, hand: Hand, said: Option<Said>, cx: &Context) -> Self {
        let at = Page::Item(open.sheet.next_unfinished(0).unwrap_or(0));
        let mut pad = Self {
            form: Form::new(item_form::part_spec(cx.lang), &Values::new()),
            beside: false,
            diary: Diary::default(),
            open,
            hand,
            said,
            at,
        };
        pad.owe();
        pad.form = pad.made(cx);
        pad
    }

    pub const fn sheet(&self) -> &Worksheet {
        &self.open.sheet
    }

    pub const fn open(&self) -> &OpenSheet {
        &self.open
    }

    pub const fn hand(&self) -> &Hand {
        &self.hand
    }

    pub const fn at(&self) -> Page {
        self.at
    }

    pub fn len(&self) -> usize {
        self.open.sheet.entries.len()
    }

    pub const fn is_handed_in(&self) -> bool {
        matches!(self.open.sheet.state, WorksheetState::HandedIn { .. })
    }

    /// Whether it can be written in now.
    pub const fn is_open(&self) -> bool {
        !self.is_handed_in() && matches!(self.hand, Hand::Mine)
    }

    /// The entry in hand.
    pub fn entry(&self) -> Option<&Entry> {
        self.open.sheet.entries.get(self.at.item()?)
    }

    /// The item in hand, of whichever edition.
    pub fn item_ref(&self) -> Option<ItemRef> {
        let entry = self.entry()?;
        Some(ItemRef {
            checklist: entry.edition.id.clone(),
            item: entry.item.clone(),
        })
    }

    /// The item of an entry with its section and the checklist that has it;
    /// `None` when no known checklist does.
    pub fn asked(&self, entry: usize) -> Option<(&Checklist, &Section, &ChecklistItem)> {
        let entry = self.open.sheet.entries.get(entry)?;
        let own = [&self.open.checklist].into_iter();
        let known = own.chain(&self.open.elsewhere);
        let mut asking = known.filter(|checklist| checklist.pack.id == entry.edition.id);
        asking.find_map(|checklist| {
            let (section, item) = checklist.items().find(|(_, item)| item.id == entry.item)?;
            Some((checklist, section, item))
        })
    }

    /// Whether the checklist in force asks what is in hand.
    pub fn is_asked_now(&self) -> bool {
        let asked = self.at.item().and_then(|item| self.asked(item));
        asked.is_some_and(|(checklist, ..)| checklist.pack == self.open.checklist.pack)
    }

    /// Goes to a page; what was typed is kept.
    pub fn go(&mut self, page: Page, cx: &Context) {
        self.commit(cx);
        let there = page.item().is_none_or(|item| item < self.len());
        if there && page != self.at {
            self.at = page;
            self.form = self.made(cx);
        }
    }

    /// Goes to the item whose words lie at a slot.
    pub fn go_to_slot(&mut self, slot: &str, cx: &Context) {
        let mut entries = self.open.sheet.entries.iter();
        if let Some(item) = entries.position(|entry| entry.slot() == slot) {
            self.go(Page::Item(item), cx);
        }
    }

    pub fn step(&self, forward: bool) -> Option<Page> {
        self.at.step(forward, self.len())
    }

    /// Puts what was typed into the entry or the part. Words that were changed
    /// are asked by the checklist in force from then on.
    pub fn commit(&mut self, cx: &Context) {
        if !self.is_open() {
            return;
        }
        let values = self.form.values(cx);
        let now = self
            .is_asked_now()
            .then(|| self.open.checklist.pack.clone());
        let claimed = self.claimed(cx.lang);
        let sheet = &mut self.open.sheet;
        match self.at {
            Page::Item(item) => {
                if let Some(entry) = sheet.entries.get_mut(item)
                    && item_form::take(&values, &claimed, entry)
                    && let Some(now) = now
                {
                    entry.edition = now;
                }
            }
            Page::Part(kind) => {
                let part = sheet.parts.iter_mut().find(|part| part.kind == kind);
                if let Some(part) = part {
                    item_form::replace(&mut part.text, values.text(item_form::TEXT));
                }
            }
        }
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, open: OpenSheet, hand: Hand, said: Option<Said>, cx: &Context) {
        self.commit(cx);
        let same_said = self.said == said;
        let followed = self.open.checklist.pack == open.checklist.pack;
        let before = Piece::of(self.at, &self.open.sheet);
        let was_open = self.is_open();
        let slot = self.entry().map(Entry::slot);
        wipe(&mut self.open);
        (self.open, self.hand, self.said) = (open, hand, said);
        self.owe();
        if let Some(slot) = slot {
            // After a move to another edition the item stands elsewhere.
            let entries = &self.open.sheet.entries;
            let there = entries.iter().position(|entry| entry.slot() == slot);
            let item = there.or(self.open.sheet.next_unfinished(0));
            self.at = Page::Item(item.unwrap_or(0));
        }
        let same = before == Piece::of(self.at, &self.open.sheet);
        if !(same && followed && same_said) || was_open != self.is_open() {
            let focus = self.form.focus().to_owned();
            self.form = self.made(cx);
            if was_open == self.is_open() {
                self.form.set_focus(&focus);
            }
        }
    }

    /// Gives every entry the answers that it owes.
    fn owe(&mut self) {
        if let Some(said) = &self.said
            && matches!(self.open.sheet.state, WorksheetState::Draft)
        {
            for entry in &mut self.open.sheet.entries {
                said.owe(entry);
            }
        }
    }

    /// The opinions that stand to the item in hand.
    pub fn heard(&self) -> Vec<(Standing, &Alike)> {
        let (Some(said), Some(entry)) = (&self.said, self.entry()) else {
            return Vec::new();
        };
        let asked = self.at.item().and_then(|item| self.asked(item));
        let dimension = asked.and_then(|(.., item)| item.dimension.as_ref());
        said.at(&entry.slot(), dimension)
    }

    /// What the register says.
    pub const fn said(&self) -> Option<&Said> {
        self.said.as_ref()
    }

    fn claimed(&self, lang: &Lang) -> Vec<Owed> {
        match &self.said {
            Some(said) => heard::owed(said, &self.heard(), lang),
            None => Vec::new(),
        }
    }

    /// What touches the item in hand and nobody answers yet, a line each.
    pub fn touching(&self, lang: &Lang) -> Vec<String> {
        let Some(said) = &self.said else {
            return Vec::new();
        };
        let heard = self.heard();
        let touching = heard
            .iter()
            .filter(|(standing, _)| *standing == Standing::Touching);
        touching
            .map(|(_, alike)| heard::line(said, alike, lang))
            .collect()
    }

    /// Says whether there is room beside the form.
    pub fn set_beside(&mut self, beside: bool, cx: &Context) {
        if self.beside != beside {
            self.beside = beside;
            self.rename(cx);
        }
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, cx: &Context) {
        let spec = match self.at {
            Page::Part(_) => item_form::part_spec(cx.lang),
            Page::Item(item) => item_form::spec(&self.question(item, cx), cx.lang),
        };
        self.form.rename(spec);
    }

    fn question(&self, item: usize, cx: &Context) -> Asked {
        let mut said = self.touching(cx.lang);
        let count = said.len();
        if self.is_open() && count > 0 {
            let key = cx.keys.label(Command::Claim);
            let more = count.saturating_sub(SHOWN).to_string();
            said.truncate(SHOWN);
            said.push(if count > SHOWN {
                tr!(cx.lang, "sheet-said-more", more = more, key = key)
            } else {
                tr!(cx.lang, "sheet-said-key", key = key)
            });
        }
        Asked {
            item: self.asked(item).map(|(.., item)| item.clone()),
            said,
            claimed: self.claimed(cx.lang),
            beside: self.beside,
        }
    }

    fn made(&self, cx: &Context) -> Form {
        match self.at {
            Page::Part(kind) => item_form::part_form(self.open.sheet.part(kind), cx.lang),
            Page::Item(item) => {
                let asked = self.question(item, cx);
                match self.open.sheet.entries.get(item) {
                    Some(entry) => item_form::form(&asked, entry, cx.lang),
                    None => Form::new(item_form::spec(&asked, cx.lang), &Values::new()),
                }
            }
        }
    }
}

impl Drop for Pad {
    fn drop(&mut self) {
        wipe(&mut self.open);
    }
}

/// A copy of what one page holds, wiped when it goes.
#[derive(PartialEq, Eq)]
pub(super) enum Piece {
    Entry(Entry),
    Part(Part),
}

impl Piece {
    /// What a page of a worksheet holds.
    pub fn of(page: Page, sheet: &Worksheet) -> Option<Self> {
        match page {
            Page::Item(item) => sheet.entries.get(item).cloned().map(Self::Entry),
            Page::Part(kind) => {
                let part = sheet.parts.iter().find(|part| part.kind == kind);
                part.cloned().map(Self::Part)
            }
        }
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        match self {
            Self::Entry(entry) => wipe_entry(entry),
            Self::Part(part) => part.text.zeroize(),
        }
    }
}
