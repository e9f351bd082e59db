//! The worksheet being written: which item is in hand, and its form. The
//! words are wiped when it goes.

use zeroize::Zeroize;

use crate::domain::checklist::Section;
use crate::domain::form::Values;
use crate::domain::{ChecklistItem, Entry, Worksheet, WorksheetState};
use crate::lang::Lang;
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::usecase::worksheet::OpenSheet;

use super::item_form;

/// The worksheet being written.
#[derive(Debug)]
pub(super) struct Pad {
    open: OpenSheet,
    at: usize,
    pub form: Form,
}

impl Pad {
    /// Begins at the first item that is not finished.
    pub fn new(open: OpenSheet, lang: &Lang) -> Self {
        let at = open.sheet.next_unfinished(0).unwrap_or(0);
        let form = form(&open, at, lang);
        Self { open, at, form }
    }

    pub const fn sheet(&self) -> &Worksheet {
        &self.open.sheet
    }

    pub const fn open(&self) -> &OpenSheet {
        &self.open
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    pub fn len(&self) -> usize {
        self.open.sheet.entries.len()
    }

    pub const fn is_handed_in(&self) -> bool {
        is_handed_in(&self.open)
    }

    /// The item in hand with its section; `None` for one that the checklist
    /// no longer has.
    pub fn item(&self) -> Option<(&Section, &ChecklistItem)> {
        item(&self.open, self.at)
    }

    /// Goes to an item; what was typed is kept.
    pub fn go(&mut self, item: usize, cx: &Context) {
        self.commit(cx);
        if item < self.len() && item != self.at {
            self.at = item;
            self.form = form(&self.open, item, cx.lang);
        }
    }

    pub fn next_unfinished(&self) -> Option<usize> {
        self.open.sheet.next_unfinished(self.at + 1)
    }

    /// Puts what was typed into the entry.
    pub fn commit(&mut self, cx: &Context) {
        let sealed = self.is_handed_in();
        if let Some(entry) = self.open.sheet.entries.get_mut(self.at).filter(|_| !sealed) {
            item_form::take(&self.form.values(cx), entry);
        }
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, open: OpenSheet, cx: &Context) {
        self.commit(cx);
        let entry = |open: &OpenSheet| open.sheet.entries.get(self.at).cloned().map(Draft);
        let same =
            entry(&self.open) == entry(&open) && is_handed_in(&self.open) == is_handed_in(&open);
        wipe(&mut self.open);
        self.open = open;
        self.at = self.at.min(self.len().saturating_sub(1));
        if !same {
            self.form = form(&self.open, self.at, cx.lang);
        }
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, cx: &Context) {
        self.commit(cx);
        let item = self.item().map(|(_, item)| item.clone());
        self.form.rename(item_form::spec(item.as_ref(), cx.lang));
    }
}

impl Drop for Pad {
    fn drop(&mut self) {
        wipe(&mut self.open);
    }
}

/// A copy of an entry, wiped when it goes.
#[derive(PartialEq, Eq)]
pub(super) struct Draft(pub Entry);

impl Drop for Draft {
    fn drop(&mut self) {
        wipe_entry(&mut self.0);
    }
}

/// Wipes the words of a worksheet that is no longer needed.
pub(in crate::tui::screens) fn wipe(open: &mut OpenSheet) {
    open.sheet.entries.iter_mut().for_each(wipe_entry);
}

fn wipe_entry(entry: &mut Entry) {
    entry.facts.zeroize();
    entry.causes.zeroize();
    entry.measures.zeroize();
}

fn form(open: &OpenSheet, at: usize, lang: &Lang) -> Form {
    let asked = item(open, at).map(|(_, item)| item);
    match open.sheet.entries.get(at) {
        Some(entry) => item_form::form(asked, entry, lang),
        None => Form::new(item_form::spec(asked, lang), &Values::new()),
    }
}

fn item(open: &OpenSheet, at: usize) -> Option<(&Section, &ChecklistItem)> {
    let wanted = &open.sheet.entries.get(at)?.item;
    open.checklist.items().find(|(_, item)| &item.id == wanted)
}

const fn is_handed_in(open: &OpenSheet) -> bool {
    matches!(open.sheet.state, WorksheetState::HandedIn { .. })
}
