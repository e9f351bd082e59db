//! What changed, as rows: heading by heading, sentence by sentence. `-` and `+`
//! say what is gone and what came; the words that differ are underlined.

use std::collections::BTreeMap;

use zeroize::Zeroize;

use crate::domain::SelfRating;
use crate::domain::worksheet::{Changed, Field, Place, Written};
use crate::text::{self, Change, Run};
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::date_words;
use crate::tui::theme::Role;

use super::super::worksheet::{part_name, rating_name};

/// Columns before the words of a sentence.
const INDENT: usize = 4;

/// How many sentences that stayed are shown around one that changed.
const AROUND: usize = 1;

/// A row of pieces, wiped when it goes.
pub(super) struct Row(Vec<(String, Role)>);

impl Row {
    /// The pieces, left to right.
    pub fn pieces(&self) -> &[(String, Role)] {
        &self.0
    }
}

impl std::fmt::Debug for Row {
    /// Says nothing: the words may be a draft.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row")
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        for (words, _) in &mut self.0 {
            words.zeroize();
        }
    }
}

/// Everything that differs, broken to so many columns; nothing when nothing
/// does.
pub(super) fn rows(
    (older, newer): (&Written, &Written),
    texts: &BTreeMap<String, String>,
    columns: u16,
    cx: &Context,
) -> Vec<Row> {
    let mut page = Page {
        rows: Vec::new(),
        columns: usize::from(columns),
        cx,
    };
    let mut heading = String::new();
    for difference in older.differences(newer) {
        let (title, label) = names(difference.place, texts, cx);
        if title != heading {
            if !page.rows.is_empty() {
                page.line("", "", Role::Text);
            }
            page.line("", &title, Role::Heading);
            heading = title;
        }
        if !label.is_empty() {
            page.line("", &label, Role::Muted);
        }
        match difference.change {
            Changed::Words(was, now) => page.words(was, now),
            Changed::Rating(was, now) => page.values(rating(was, cx), rating(now, cx)),
            Changed::Due(was, now) => {
                let words =
                    |day: Option<_>| day.map(|day| date_words(day, cx.wall.date(), cx.lang));
                page.values(words(was), words(now));
            }
        }
    }
    page.rows
}

fn rating(rating: Option<SelfRating>, cx: &Context) -> Option<String> {
    rating.map(|rating| rating_name(rating, cx.lang))
}

/// The heading of a place, and the label of its field.
fn names(place: Place, texts: &BTreeMap<String, String>, cx: &Context) -> (String, String) {
    match place {
        Place::Part(kind) => (part_name(kind, cx.lang), String::new()),
        Place::Entry(entry, field) => {
            let text = texts.get(&entry.slot()).cloned();
            let title = text.unwrap_or_else(|| entry.item.to_string());
            let label = match field {
                Field::Rating => tr!(cx.lang, "sheet-rating"),
                Field::Facts => tr!(cx.lang, "sheet-facts"),
                Field::Causes => tr!(cx.lang, "sheet-causes"),
                Field::Measures => tr!(cx.lang, "sheet-measures"),
                Field::Due => tr!(cx.lang, "sheet-due"),
                Field::Answer(_) => tr!(cx.lang, "sheet-answer"),
            };
            (title, label)
        }
    }
}

struct Page<'a> {
    rows: Vec<Row>,
    columns: usize,
    cx: &'a Context<'a>,
}

impl Page<'_> {
    /// Words of one role below each other, after a sign.
    fn line(&mut self, sign: &str, words: &str, role: Role) {
        let runs = [Run {
            words,
            differs: false,
        }];
        self.sentence(sign, &runs, (role, role));
    }

    /// What was there and what is there now, of something short.
    fn values(&mut self, was: Option<String>, now: Option<String>) {
        if let Some(was) = was {
            self.line("-", &was, Role::Removed);
        }
        if let Some(now) = now {
            self.line("+", &now, Role::Added);
        }
    }

    /// What changed in a text; what stayed only as far as it shows where that
    /// is.
    fn words(&mut self, was: &str, now: &str) {
        let (was, now) = (text::sanitize(was), text::sanitize(now));
        let changes = text::diff(&was, &now);
        let stayed = |change: &Change| matches!(change, Change::Same(_));
        let mut skipped = false;
        for (at, change) in changes.iter().enumerate() {
            match change {
                Change::Same(words) => {
                    let from = at.saturating_sub(AROUND);
                    let near = changes.get(from..changes.len().min(at + AROUND + 1));
                    if near.is_some_and(|near| !near.iter().all(stayed)) {
                        self.line(" ", words, Role::Muted);
                        skipped = false;
                    } else if !skipped {
                        self.line(" ", self.cx.signs.ellipsis, Role::Muted);
                        skipped = true;
                    }
                }
                Change::Removed(runs) => {
                    self.sentence("-", runs, (Role::Bad, Role::Removed));
                    skipped = false;
                }
                Change::Added(runs) => {
                    self.sentence("+", runs, (Role::Text, Role::Added));
                    skipped = false;
                }
            }
        }
    }

    /// A sentence broken into rows: a sign before the first, and its runs in
    /// two roles, for words that both have and for words that differ.
    fn sentence(&mut self, sign: &str, runs: &[Run], (same, differs): (Role, Role)) {
        let indent = if sign.is_empty() { 0 } else { INDENT };
        let mut whole: String = runs.iter().map(|run| run.words).collect();
        let room = self.columns.saturating_sub(indent).max(2);
        for (number, line) in text::wrap(&whole, room).iter().enumerate() {
            let mut pieces = Vec::new();
            if indent > 0 {
                let sign = if number == 0 { sign } else { "" };
                let role = match sign {
                    "-" => Role::Bad,
                    "+" => Role::Good,
                    _ => Role::Muted,
                };
                pieces.push((format!("  {}", text::pad_end(sign, indent - 2)), role));
            }
            let mut start = 0;
            for run in runs {
                let end = start + run.words.len();
                let (from, to) = (start.max(line.shown.start), end.min(line.shown.end));
                if from < to {
                    let role = if run.differs { differs } else { same };
                    let words = whole.get(from..to).unwrap_or_default();
                    pieces.push((words.to_owned(), role));
                }
                start = end;
            }
            self.rows.push(Row(pieces));
        }
        whole.zeroize();
    }
}
