//! An item of the checklist with what was written on it.

use chrono::NaiveDate;

use super::super::words::first_words;
use crate::domain::checklist::Section;
use crate::domain::worksheet::EntryState;
use crate::domain::{Checklist, ChecklistItem, Entry, SelfRating, Worksheet};
use crate::lang::Lang;
use crate::tr;

/// An item with what was written on it.
pub(super) struct Answer<'a> {
    /// Its section; `None` for an item that the checklist does not have.
    pub section: Option<&'a Section>,
    /// Its number in the checklist and what it asks.
    pub asked: String,
    /// What it asks, in a few words.
    pub label: String,
    entry: Option<&'a Entry>,
}

impl<'a> Answer<'a> {
    pub fn state(&self) -> EntryState {
        self.entry.map_or(EntryState::Open, Entry::state)
    }

    pub fn rating(&self) -> Option<SelfRating> {
        self.entry.and_then(|entry| entry.rating)
    }

    /// Whether what happened is told as a problem: everything is, unless the
    /// author thinks it is met or does not apply.
    pub fn is_problem(&self) -> bool {
        !matches!(
            self.rating(),
            Some(SelfRating::Met | SelfRating::NotApplicable)
        )
    }

    /// Whether there is anything to tell beside the rating.
    pub fn tells(&self) -> bool {
        !self.facts().is_empty() || self.to_opinions().next().is_some()
    }

    pub fn facts(&self) -> &'a str {
        self.entry.map_or("", |entry| entry.facts.trim())
    }

    pub fn causes(&self) -> &'a str {
        self.entry.map_or("", |entry| entry.causes.trim())
    }

    pub fn measures(&self) -> &'a str {
        self.entry.map_or("", |entry| entry.measures.trim())
    }

    pub fn due(&self) -> Option<NaiveDate> {
        self.entry.and_then(|entry| entry.due)
    }

    /// What is answered to the opinions that were claimed here.
    pub fn to_opinions(&self) -> impl Iterator<Item = &'a str> {
        let answers = self.entry.into_iter().flat_map(|entry| &entry.answers);
        answers
            .map(|answer| answer.words.trim())
            .filter(|words| !words.is_empty())
    }
}

/// Every item in the order of the checklist, then what was written on items
/// that it does not have.
pub(super) fn answers<'a>(
    lang: &Lang,
    (checklist, elsewhere): (&'a Checklist, &'a [Checklist]),
    worksheet: &'a Worksheet,
) -> Vec<Answer<'a>> {
    let entry_of = |item: &ChecklistItem| {
        let of_item = |entry: &&Entry| entry.answers_item(&item.id, &checklist.pack);
        worksheet.entries.iter().find(of_item)
    };
    let asked = checklist
        .items()
        .enumerate()
        .map(|(place, (section, item))| {
            let (number, text) = ((place + 1).to_string(), item.text.as_str());
            Answer {
                section: Some(section),
                asked: tr!(lang, "doc-item", number = number, text = text),
                label: first_words(&item.text),
                entry: entry_of(item),
            }
        });
    let known = |entry: &Entry| {
        let mut items = checklist.items();
        items.any(|(_, item)| entry.answers_item(&item.id, &checklist.pack))
    };
    let others = worksheet.entries.iter();
    let others = others.filter(|entry| !known(entry) && !entry.is_empty());
    let others = others.map(|entry| {
        let (asked, label) = asked_elsewhere(elsewhere, entry);
        Answer {
            section: None,
            asked,
            label,
            entry: Some(entry),
        }
    });
    asked.chain(others).collect()
}

/// What an item of another checklist asks, whole and in a few words: in the
/// edition that asked it, else in any other; its id where none is known.
fn asked_elsewhere(elsewhere: &[Checklist], entry: &Entry) -> (String, String) {
    let item = |exact: bool| {
        let lists = elsewhere.iter();
        let mut lists = lists.filter(|list| !exact || list.pack == entry.edition);
        lists.find_map(|list| {
            let answers = |item: &&ChecklistItem| entry.answers_item(&item.id, &list.pack);
            list.items().map(|(_, item)| item).find(answers)
        })
    };
    if let Some(item) = item(true).or_else(|| item(false)) {
        return (item.text.clone(), first_words(&item.text));
    }
    let name = format!("{} ({})", entry.item, entry.edition);
    (name.clone(), name)
}
