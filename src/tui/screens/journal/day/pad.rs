//! The day being written, and its form: one field for each question.

use chrono::NaiveDate;
use zeroize::Zeroize;

use crate::domain::ItemId;
use crate::domain::form::{Field, FormSpec, Values};
use crate::domain::journal::JournalDay;
use crate::lang::Lang;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::Form;

/// The longest answer, in characters.
const LIMIT: usize = 5_000;

/// The fields of the three answers.
const ANSWERS: [&str; 3] = ["first", "second", "third"];

/// The day being written.
#[derive(Debug)]
pub(super) struct Pad {
    day: JournalDay,
    pub form: Form,
}

impl Pad {
    /// Begins at the first question.
    pub fn new(day: JournalDay, lang: &Lang) -> Self {
        let form = form(&day, lang);
        Self { day, form }
    }

    pub const fn day(&self) -> NaiveDate {
        self.day.day
    }

    /// The day as it was committed last.
    pub const fn written(&self) -> &JournalDay {
        &self.day
    }

    /// Whether nothing stands in the form.
    pub fn is_empty(&self) -> bool {
        let mut editors = ANSWERS.iter().filter_map(|id| self.form.editor(id));
        editors.all(|editor| editor.text().trim().is_empty())
    }

    /// The question in hand, if it is answered.
    pub fn in_hand(&self) -> Option<usize> {
        let place = ANSWERS.iter().position(|id| *id == self.form.focus())?;
        let answer = self.day.answers.get(place)?;
        (!answer.trim().is_empty()).then_some(place)
    }

    /// Puts what was typed into the day.
    pub fn commit(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        for (stored, id) in self.day.answers.iter_mut().zip(ANSWERS) {
            let typed = values.text(id);
            if stored != typed {
                stored.zeroize();
                typed.clone_into(stored);
            }
        }
    }

    /// Takes over which items it touches.
    pub fn tag(&mut self, items: Vec<ItemId>) {
        self.day.items = items;
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, day: JournalDay, cx: &Context) {
        self.commit(cx);
        let same = self.day.answers == day.answers && self.day.questions == day.questions;
        self.day = day;
        if !same {
            let focus = self.form.focus().to_owned();
            self.form = form(&self.day, cx.lang);
            self.form.set_focus(&focus);
        }
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, lang: &Lang) {
        self.form.rename(spec(&self.day, lang));
    }
}

fn spec(day: &JournalDay, lang: &Lang) -> FormSpec {
    FormSpec::new(ANSWERS.iter().zip(&day.questions).map(|(id, question)| {
        Field::long(*id, question.as_str())
            .placeholder(tr!(lang, "journal-answer-hint"))
            .max(LIMIT)
    }))
}

fn form(day: &JournalDay, lang: &Lang) -> Form {
    let mut values = Values::new();
    for (id, answer) in ANSWERS.iter().zip(&day.answers) {
        values = values.with_text(*id, answer.as_str());
    }
    Form::new(spec(day, lang), &values)
}
