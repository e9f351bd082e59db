//! The answers of an item as rows, before they are drawn.

use crate::domain::{SelfRating, WorksheetState};
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::super::dates;
use super::field::Field;
use super::pad::Pad;

/// Columns between two ratings.
pub(super) const BETWEEN_CHOICES: u16 = 2;

/// A rating that can be chosen.
#[derive(Debug)]
pub(super) struct Choice {
    pub words: String,
    pub number: usize,
    pub chosen: bool,
    /// Where the caret stands while one chooses.
    pub in_hand: bool,
}

/// A row. The words of a draft stay in its buffers.
#[derive(Debug)]
pub(super) enum Row {
    Blank,
    Words { label: String, words: String, role: Role },
    Ratings { label: String, choices: Vec<Choice> },
    Text { label: String, field: Field, row: usize },
}

impl Row {
    /// Which field it belongs to.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Blank | Self::Words { .. } => None,
            Self::Ratings { .. } => Some(Field::Rating),
            Self::Text { field, .. } => Some(*field),
        }
    }
}

/// Columns of the labels at the left.
pub(super) fn label_columns(lang: &Lang) -> u16 {
    let fields = [Field::Rating, Field::Facts, Field::Causes, Field::Measures, Field::Due];
    let labels = fields.map(|field| field.label(lang)).into_iter();
    let widest = labels.chain([tr!(lang, "sheet-think")]).map(|label| text::width(&label)).max();
    widest.unwrap_or(0) as u16 + 3
}

/// The rows of the item in hand.
pub(super) fn rows(pad: &Pad, columns: usize, cx: &Context) -> Vec<Row> {
    let mut rows = Vec::new();
    if let WorksheetState::HandedIn { at } = pad.sheet().state {
        let (date, key) = (dates::moment(cx.lang, at), cx.keys.label(Command::TakeBack));
        let words = tr!(cx.lang, "sheet-handed-in", date = date, key = key);
        words_rows(&mut rows, cx.signs.done, &words, (columns, Role::Good));
        rows.push(Row::Blank);
    }
    let questions = pad.item().map(|(_, item)| item.questions.as_slice()).unwrap_or_default();
    let mut label = tr!(cx.lang, "sheet-think");
    for question in questions {
        words_rows(&mut rows, &label, question, (columns, Role::Muted));
        label = String::new();
    }
    if !questions.is_empty() {
        rows.push(Row::Blank);
    }
    ratings(&mut rows, pad, columns, cx);
    for field in Field::TEXTS {
        rows.push(Row::Blank);
        let count = pad.text(field).map_or(1, |buffer| buffer.layout(columns).rows());
        for row in 0..count {
            let label = if row == 0 { field.label(cx.lang) } else { String::new() };
            rows.push(Row::Text { label, field, row });
        }
    }
    rows.push(Row::Blank);
    rows.push(Row::Text { label: Field::Due.label(cx.lang), field: Field::Due, row: 0 });
    if pad.due_is_wrong() {
        let words = tr!(cx.lang, "sheet-due-wrong");
        words_rows(&mut rows, cx.signs.warning, &words, (columns, Role::Bad));
    }
    rows
}

fn words_rows(rows: &mut Vec<Row>, label: &str, words: &str, (columns, role): (usize, Role)) {
    let mut label = label.to_owned();
    for line in text::wrapped(&text::sanitize(words), columns) {
        let label = std::mem::take(&mut label);
        rows.push(Row::Words { label, words: line.to_owned(), role });
    }
}

/// The four ratings, on as many rows as they need.
fn ratings(rows: &mut Vec<Row>, pad: &Pad, columns: usize, cx: &Context) {
    let chosen = pad.entry().and_then(|entry| entry.rating);
    let mut label = Field::Rating.label(cx.lang);
    let mut choices: Vec<Choice> = Vec::new();
    let mut used = 0;
    for (place, rating) in SelfRating::ALL.into_iter().enumerate() {
        let here = chosen == Some(rating);
        let mark = if here { cx.signs.cursor } else { " " };
        let number = place + 1;
        let words = format!("({mark}) {number} {}", name(rating, cx.lang));
        let columns_of = text::width(&words) + usize::from(BETWEEN_CHOICES);
        if used + columns_of > columns + usize::from(BETWEEN_CHOICES) && !choices.is_empty() {
            let (label, choices) = (std::mem::take(&mut label), std::mem::take(&mut choices));
            rows.push(Row::Ratings { label, choices });
            used = 0;
        }
        used += columns_of;
        let in_hand = here || chosen.is_none() && place == 0;
        choices.push(Choice { words, number, chosen: here, in_hand });
    }
    rows.push(Row::Ratings { label, choices });
}

/// What a rating is called.
pub(super) fn name(rating: SelfRating, lang: &Lang) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}
