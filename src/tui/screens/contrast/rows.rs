//! The exemplars as rows: which of them show, and what is said of each.

use crate::domain::{Exemplar, ItemRef};
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::usecase::contrast::{Beside, ContrastSheet};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    Blank,
    Heading(String),
    /// The exemplar at this place of the sheet.
    Person {
        at: usize,
        /// What is said of the person in one line.
        words: String,
    },
}

impl Row {
    pub const fn person(&self) -> Option<usize> {
        match self {
            Self::Person { at, .. } => Some(*at),
            Self::Blank | Self::Heading(_) => None,
        }
    }
}

/// The rows that show: only those with the words looked for, and only those who
/// did well on an item where one is named.
pub(super) fn rows(
    sheet: &ContrastSheet,
    item: Option<&ItemRef>,
    looked_for: &str,
    lang: &Lang,
) -> Vec<Row> {
    let needle = comparable(looked_for.trim());
    let shows = |beside: &Beside| {
        let exemplar = &beside.exemplar;
        let tied = item.is_none_or(|item| tied(exemplar, item).next().is_some());
        tied && (needle.is_empty() || tells(exemplar, &needle))
    };
    let all = sheet.all.iter().enumerate();
    let all = all.filter(|(_, beside)| shows(beside));
    let row = |(at, beside): (usize, &Beside)| Row::Person {
        at,
        words: words(beside, item, lang),
    };
    if item.is_some() {
        return all.map(row).collect();
    }
    let mut rows = Vec::new();
    for chosen in [true, false] {
        let here: Vec<Row> = all
            .clone()
            .filter(|(_, beside)| beside.is_chosen() == chosen)
            .map(row)
            .collect();
        if here.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(if chosen {
            tr!(lang, "contrast-chosen")
        } else {
            tr!(lang, "contrast-others")
        }));
        rows.extend(here);
    }
    rows
}

/// In one line: on an item, what was done well there; else how far one has
/// come, or who it is.
fn words(beside: &Beside, item: Option<&ItemRef>, lang: &Lang) -> String {
    let exemplar = &beside.exemplar;
    if let Some(item) = item {
        return tied(exemplar, item).collect::<Vec<_>>().join("");
    }
    if beside.is_chosen() {
        return done(beside, lang);
    }
    exemplar.who.clone()
}

/// How far one has come beside somebody.
pub(super) fn done(beside: &Beside, lang: &Lang) -> String {
    let points = beside.contrast.points.len();
    tr!(
        lang,
        "contrast-done",
        done = beside.contrast.done().to_string(),
        total = points.to_string()
    )
}

/// The traits of somebody that are tied to an item.
fn tied<'a>(exemplar: &'a Exemplar, item: &'a ItemRef) -> impl Iterator<Item = &'a str> {
    let tied = |each: &&crate::domain::Trait| each.touches(&item.checklist, &item.item);
    exemplar
        .traits
        .iter()
        .filter(tied)
        .map(|each| each.text.as_str())
}

fn tells(exemplar: &Exemplar, needle: &str) -> bool {
    let traits = exemplar.traits.iter().map(|each| &each.text);
    [&exemplar.name, &exemplar.who]
        .into_iter()
        .chain(&exemplar.deeds)
        .chain(traits)
        .any(|words| comparable(words).contains(needle))
}

fn comparable(words: &str) -> String {
    text::fold(words).to_lowercase()
}
