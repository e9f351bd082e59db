//! The criticism being written: which opinion is in hand, and its form. The
//! words are wiped when it goes.

use crate::domain::Criticism;
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::usecase::criticism::{Draft, wipe};

use super::fields;

/// The most opinions about one colleague.
const MOST: usize = 20;

/// The criticism being written.
#[derive(Debug)]
pub(in crate::tui::screens) struct Pad {
    draft: Draft,
    at: usize,
    pub form: Form,
}

impl Pad {
    /// Begins at the first opinion that is not complete.
    pub fn new(draft: Draft, cx: &Context) -> Self {
        let open = |opinion: &Criticism| !opinion.is_complete();
        let at = draft.opinions.iter().position(open).unwrap_or(0);
        let form = form(&draft, at, cx);
        Self { draft, at, form }
    }

    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    pub fn len(&self) -> usize {
        self.draft.opinions.len()
    }

    /// Puts what was typed into the opinion in hand.
    pub fn commit(&mut self, cx: &Context) {
        if self.draft.is_handed_in() {
            return;
        }
        if let Some(opinion) = self.draft.opinions.get_mut(self.at) {
            fields::take(&self.form.values(cx), opinion);
        }
    }

    /// Goes to an opinion; what was typed is kept.
    pub fn go(&mut self, at: usize, cx: &Context) {
        self.commit(cx);
        if at < self.len() && at != self.at {
            self.at = at;
            self.form = form(&self.draft, at, cx);
        }
    }

    /// Whether there is room for one more.
    pub fn has_room(&self) -> bool {
        self.len() < MOST
    }

    /// One more opinion, in hand. One that is still empty takes its place.
    pub fn add(&mut self, cx: &Context) {
        self.commit(cx);
        let empty = self.draft.opinions.iter().position(Criticism::is_empty);
        let at = empty.unwrap_or_else(|| {
            self.draft.opinions.push(Criticism::default());
            self.len() - 1
        });
        self.at = at;
        self.form = form(&self.draft, at, cx);
    }

    /// Takes the opinion in hand away; one always stays.
    pub fn remove(&mut self, cx: &Context) {
        if self.at < self.len() {
            let mut gone = self.draft.opinions.remove(self.at);
            wipe(std::slice::from_mut(&mut gone));
        }
        if self.draft.opinions.is_empty() {
            self.draft.opinions.push(Criticism::default());
        }
        self.at = self.at.min(self.len() - 1);
        self.form = form(&self.draft, self.at, cx);
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, draft: Draft, cx: &Context) {
        self.commit(cx);
        let same = self.draft.opinions.get(self.at) == draft.opinions.get(self.at)
            && self.draft.is_handed_in() == draft.is_handed_in();
        self.draft = draft;
        self.at = self.at.min(self.len().saturating_sub(1));
        if !same {
            self.form = form(&self.draft, self.at, cx);
        }
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, cx: &Context) {
        self.form.rename(fields::spec(cx.lang));
    }
}

fn form(draft: &Draft, at: usize, cx: &Context) -> Form {
    let empty = Criticism::default();
    fields::form(draft.opinions.get(at).unwrap_or(&empty), cx.lang)
}
