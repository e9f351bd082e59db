//! Proposing a mapping from the words in the headers. A person looks at it
//! before anything is imported.

use std::collections::{BTreeMap, BTreeSet};

use super::super::headers::{SurveyWords, Words, fold, is_one_of};
use super::super::table::Table;
use super::{BLANK, ColumnRef, ColumnRule, DONT_KNOW, GroupRule, Mapping};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, Scale, ScaleId, Setup, Slot};

impl Mapping {
    /// Proposes a mapping: columns whose header has an item's label (or its
    /// question, or the question's first sentence) and a subject's name; a column whose values are the groups' names; option
    /// numbers where a coded export has them. Identifying columns are never
    /// proposed, and neither is a column that could mean two things.
    #[must_use]
    pub fn guess(table: &Table, setup: &Setup) -> Self {
        let words = Words::embedded().survey;
        let mut mapping = Self {
            group: group(table, setup, &words),
            ..Self::default()
        };
        let (grades, opinions) = (setup.grade_slots(), setup.opinion_slots());
        for (column, header) in table.headers.iter().enumerate() {
            let header_words = fold(header);
            if header_words.is_empty() || is_one_of(header, &words.identifying) {
                continue;
            }
            let all = grades.iter().chain(&opinions);
            let Some(slot) = best(setup, all.copied(), &header_words) else {
                continue;
            };
            let Some(rule) = rule(table, setup, column, slot) else {
                continue;
            };
            let Some(item) = setup.questionnaire.items.get(slot.item) else {
                continue;
            };
            let list = match item.kind {
                AnswerKind::Grade { .. } => &mut mapping.answers,
                AnswerKind::Opinion { .. } => &mut mapping.opinions,
            };
            // The first column stands where two seem to mean the same.
            if !list
                .iter()
                .any(|r| (&r.item, &r.subject) == (&rule.item, &rule.subject))
            {
                list.push(rule);
            }
            if let AnswerKind::Grade { scale } = &item.kind
                && let Some(scale) = setup.questionnaire.scale(scale)
            {
                numbers(table, column, scale, &mut mapping.values);
            }
        }
        mapping
    }
}

fn rule(table: &Table, setup: &Setup, column: usize, slot: Slot) -> Option<ColumnRule> {
    let header = table.headers.get(column)?;
    let same = table.columns_named(header).count() > 1;
    let column = if same {
        ColumnRef::Place(column + 1)
    } else {
        ColumnRef::Header(header.clone())
    };
    let item = setup.questionnaire.items.get(slot.item)?.id.clone();
    let subject = setup.subjects.get(slot.subject)?.id.clone();
    Some(ColumnRule {
        line: 0,
        column,
        item,
        subject,
    })
}

/// The slot whose item and subject take up most of the header; none where
/// two take up the same.
fn best(setup: &Setup, slots: impl Iterator<Item = Slot>, header: &str) -> Option<Slot> {
    let mut scores: Vec<(usize, Slot)> = slots
        .filter_map(|slot| Some((score(setup, slot, header)?, slot)))
        .collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scores.as_slice() {
        [(_, slot)] => Some(*slot),
        [(first, slot), (second, _), ..] if first > second => Some(*slot),
        _ => None,
    }
}

fn score(setup: &Setup, slot: Slot, header: &str) -> Option<usize> {
    let item = setup.questionnaire.items.get(slot.item)?;
    let subject = setup.subjects.get(slot.subject)?;
    let found = |word: &str| {
        let word = fold(word);
        (!word.is_empty() && header.contains(&word)).then(|| word.chars().count())
    };
    let label = found(&item.label)
        .or_else(|| found(&item.text))
        .or_else(|| found(first_sentence(&item.text)))?;
    let alone = setup.subjects_of(item).count() == 1;
    let name = match found(&subject.name) {
        Some(length) => length + found(&subject.post).unwrap_or(0),
        None if alone => 0,
        None => return None,
    };
    Some(label + name)
}

/// What a platform makes the header of a question that goes on to explain.
fn first_sentence(text: &str) -> &str {
    let end = ['?', '\u{ff1f}', '\u{3002}'];
    text.split(end).next().unwrap_or_default()
}

fn group(table: &Table, setup: &Setup, words: &SurveyWords) -> Option<GroupRule> {
    if let [only] = setup.groups.as_slice() {
        return Some(GroupRule::Fixed(only.group.id.clone()));
    }
    let names: BTreeMap<String, &GroupId> = setup
        .groups
        .iter()
        .map(|g| (fold(&g.group.name), &g.group.id))
        .collect();
    let mut found = (0..table.headers.len()).filter_map(|column| {
        let header = table.headers.get(column)?;
        let values = distinct(table, column)?;
        let known = |value: &String| Some((value.clone(), (*names.get(&fold(value))?).clone()));
        let groups: BTreeMap<String, GroupId> = values.iter().filter_map(known).collect();
        let all = !values.is_empty() && groups.len() == values.len();
        let stem = fold(header);
        let says_so = words.group.iter().any(|word| stem.contains(&fold(word)));
        (all || (says_so && !groups.is_empty())).then(|| GroupRule::Column {
            column: match table.columns_named(header).count() {
                1 if !stem.is_empty() => ColumnRef::Header(header.clone()),
                _ => ColumnRef::Place(column + 1),
            },
            values: groups,
        })
    });
    match (found.next(), found.next()) {
        (Some(rule), None) => Some(rule),
        _ => None,
    }
}

/// The distinct values of a column; none where they are too many to be
/// choices.
fn distinct(table: &Table, column: usize) -> Option<BTreeSet<String>> {
    let mut values = BTreeSet::new();
    for row in &table.rows {
        let value = row.get(column).map(|cell| cell.trim()).unwrap_or_default();
        if !value.is_empty() {
            values.insert(value.to_owned());
        }
        if values.len() > 64 {
            return None;
        }
    }
    Some(values)
}

/// Where a column holds option numbers, the first option is the best grade
/// and one beyond the last is 不了解, as such questionnaires are laid out.
fn numbers(
    table: &Table,
    column: usize,
    scale: &Scale,
    all: &mut BTreeMap<ScaleId, BTreeMap<String, String>>,
) {
    let Some(values) = distinct(table, column) else {
        return;
    };
    let most = scale.grades.len() + 1;
    let number = |value: &String| {
        value.parse().ok().filter(|n: &i64| {
            *n == -2 || *n == -3 || usize::try_from(*n).is_ok_and(|n| (1..=most).contains(&n))
        })
    };
    if !values.iter().all(|value| number(value).is_some())
        || !values.iter().any(|v| !v.starts_with('-'))
    {
        return;
    }
    let meanings = all.entry(scale.id.clone()).or_default();
    for (place, grade) in (1_usize..).zip(&scale.grades) {
        meanings.insert(place.to_string(), grade.id.clone());
    }
    meanings.insert(most.to_string(), DONT_KNOW.to_owned());
    for blank in ["-2", "-3"] {
        meanings.insert(blank.to_owned(), BLANK.to_owned());
    }
}
