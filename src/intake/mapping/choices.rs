//! Exports that give each choice of a question a column of its own, with 1 or
//! 0, or the word of the choice, in it.

use std::collections::BTreeSet;

use super::super::headers::{SurveyWords, fold};
use super::super::table::Table;
use super::DONT_KNOW;
use super::resolve::cell;
use crate::domain::Scale;

/// What stands between choices that are ticked together, as platforms write
/// it.
const BETWEEN: &str = "\u{250b}";

/// The column of one choice.
pub(super) struct ChoiceColumn {
    column: usize,
    /// The word of the choice.
    label: String,
    /// Its place in the scale; 不了解 comes last.
    place: usize,
}

impl ChoiceColumn {
    /// `None` where the scale has no such choice.
    pub(super) fn new(column: usize, choice: &str, scale: &Scale) -> Option<Self> {
        let grade = scale.grades.iter().position(|grade| grade.id == choice);
        let (label, place) = match grade {
            Some(place) => (&scale.grades.get(place)?.label, place),
            None if choice == DONT_KNOW => (&scale.dont_know, scale.grades.len()),
            None => return None,
        };
        Some(Self {
            column,
            label: label.clone(),
            place,
        })
    }
}

/// All columns of one answer, in the order of the scale.
pub(super) struct Choices {
    columns: Vec<ChoiceColumn>,
    ticked: BTreeSet<String>,
    unticked: BTreeSet<String>,
}

impl Choices {
    pub(super) fn new(first: ChoiceColumn, words: &SurveyWords) -> Self {
        Self {
            columns: vec![first],
            ticked: folded(&words.ticked),
            unticked: &folded(&words.unticked) | &folded(&words.blank),
        }
    }

    /// Adds a choice; false where it has its column already.
    pub(super) fn add(&mut self, choice: ChoiceColumn) -> bool {
        match self
            .columns
            .binary_search_by_key(&choice.place, |other| other.place)
        {
            Ok(_) => false,
            Err(at) => {
                self.columns.insert(at, choice);
                true
            }
        }
    }

    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|choice| choice.column)
    }

    /// What a row answers: the word of the one choice that is ticked, nothing
    /// where none is. Several, and what is neither ticked nor not, make a value
    /// that means nothing by itself.
    pub(super) fn value(&self, row: &[String]) -> String {
        let mut said = Vec::new();
        for choice in &self.columns {
            let cell = cell(row, choice.column);
            let word = fold(cell);
            if self.unticked.contains(&word) {
                continue;
            }
            if self.ticked.contains(&word) || word == fold(&choice.label) {
                said.push(choice.label.clone());
            } else {
                said.push(format!("{}={cell}", choice.label));
            }
        }
        said.join(BETWEEN)
    }

    /// What the columns have in common in their headers.
    pub(super) fn header(&self, table: &Table) -> String {
        let first = self.columns.first();
        let header = first.and_then(|choice| table.headers.get(choice.column));
        let header = header.map(String::as_str).unwrap_or_default();
        let label = first.map(|choice| choice.label.as_str());
        let stem = label.and_then(|label| before_choice(header, label));
        stem.filter(|stem| !stem.is_empty())
            .unwrap_or(header)
            .to_owned()
    }
}

/// Which choice of a scale a column stands for, by the end of its header and
/// the ticks in it: a grade's id or [`DONT_KNOW`].
#[must_use]
pub fn choice_of(
    table: &Table,
    column: usize,
    scale: &Scale,
    words: &SurveyWords,
) -> Option<String> {
    let header = table.headers.get(column)?;
    let grades = scale.grades.iter().map(|grade| (&grade.label, &*grade.id));
    let (label, choice) = grades
        .chain([(&scale.dont_know, DONT_KNOW)])
        .filter(|(label, _)| before_choice(header, label).is_some())
        .max_by_key(|(label, _)| label.chars().count())?;
    let mut known = folded(&words.ticked);
    known.extend(folded(&words.unticked));
    known.extend(folded(&words.blank));
    known.insert(fold(label));
    let is_tick = |row: &Vec<String>| known.contains(&fold(cell(row, column)));
    table.rows.iter().all(is_tick).then(|| choice.to_owned())
}

fn folded(words: &[String]) -> BTreeSet<String> {
    words.iter().map(|word| fold(word)).collect()
}

/// A header without the choice at its end; the whole of it where there is none.
#[must_use]
pub fn stem_of<'h>(header: &'h str, scale: &Scale) -> &'h str {
    let labels = scale.grades.iter().map(|grade| &grade.label);
    let mut stems = labels
        .chain([&scale.dont_know])
        .filter_map(|label| before_choice(header, label));
    // The longest word at the end leaves the shortest stem.
    let first = stems.next();
    let stem = stems.fold(first, |best, stem| {
        best.filter(|best| best.len() <= stem.len()).or(Some(stem))
    });
    stem.unwrap_or(header)
}

/// What stands before a choice at the end of a header; `None` where the header
/// does not end with it, set apart by a bracket or another sign.
fn before_choice<'h>(header: &'h str, label: &str) -> Option<&'h str> {
    let closing =
        |c: char| c.is_whitespace() || ")\u{ff09}]\u{3011}\u{300d}\u{201d}\"'".contains(c);
    let label = label.trim();
    let before = header.trim_end_matches(closing).strip_suffix(label)?;
    if label.is_empty() || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let set_apart = |c: char| !c.is_alphanumeric() && !closing(c);
    Some(before.trim_end_matches(set_apart))
}
