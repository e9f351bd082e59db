//! Proposing a mapping from the words in the headers. A person looks at it
//! before anything is imported.

use std::collections::{BTreeMap, BTreeSet};

use super::super::headers::{SurveyWords, Words, fold, is_one_of};
use super::super::table::Table;
use super::likeness::best;
use super::{BLANK, ColumnRef, ColumnRule, DONT_KNOW, GroupRule, Mapping, choice_of};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, Scale, ScaleId, Setup, Slot};

impl Mapping {
    /// Proposes a mapping: columns whose header has an item's label (or its
    /// question, or the question's first sentence) and a subject's name, or
    /// several such columns with a choice each; a column whose values are the
    /// groups' names; option numbers where a coded export has them.
    /// Identifying columns are never proposed, and neither is a column that
    /// could mean two things.
    #[must_use]
    pub fn guess(table: &Table, setup: &Setup) -> Self {
        let words = Words::embedded().survey;
        let mut mapping = Self {
            group: group(table, setup, &words),
            ..Self::default()
        };
        let group = mapping.group_column(table);
        let (grades, opinions) = (setup.grade_slots(), setup.opinion_slots());
        let mut choices: Vec<ColumnRule> = Vec::new();
        for (column, header) in table.headers.iter().enumerate() {
            let known = fold(header).is_empty() || is_one_of(header, &words.identifying);
            if known || group == Some(column) {
                continue;
            }
            let all = grades.iter().chain(&opinions);
            let Some(slot) = best(setup, all.copied(), header) else {
                continue;
            };
            let Some(mut rule) = rule(table, setup, column, slot) else {
                continue;
            };
            let item = setup.questionnaire.items.get(slot.item);
            match item.map(|item| (&item.kind, setup.questionnaire.scale_of(item))) {
                Some((AnswerKind::Opinion { .. }, _)) => add(&mut mapping.opinions, rule),
                Some((AnswerKind::Grade { .. }, Some(scale))) => {
                    rule.choice = choice_of(table, column, scale, &words);
                    if rule.choice.is_some() {
                        add(&mut choices, rule);
                    } else {
                        add(&mut mapping.answers, rule);
                        numbers(table, column, scale, &mut mapping.values);
                    }
                }
                _ => {}
            }
        }
        mapping.add_choices(choices);
        mapping
    }

    /// The column that tells the group, in a table.
    fn group_column(&self, table: &Table) -> Option<usize> {
        match &self.group {
            Some(GroupRule::Column { column, .. }) => super::find_column(table, column).ok(),
            _ => None,
        }
    }

    /// Choices make an answer where there are several of it, and no column of
    /// its own.
    fn add_choices(&mut self, choices: Vec<ColumnRule>) {
        let about = |rule: &ColumnRule| (rule.item.clone(), rule.subject.clone());
        let taken: BTreeSet<_> = self.answers.iter().map(about).collect();
        let mut counts = BTreeMap::new();
        for rule in &choices {
            *counts.entry(about(rule)).or_insert(0_usize) += 1;
        }
        let stands = |rule: &ColumnRule| {
            let about = about(rule);
            !taken.contains(&about) && counts.get(&about).is_some_and(|count| *count > 1)
        };
        self.answers.extend(choices.into_iter().filter(stands));
    }
}

/// The first column stands where two seem to mean the same.
fn add(list: &mut Vec<ColumnRule>, rule: ColumnRule) {
    let about = |rule: &ColumnRule| (rule.item.clone(), rule.subject.clone(), rule.choice.clone());
    if !list.iter().any(|other| about(other) == about(&rule)) {
        list.push(rule);
    }
}

fn rule(table: &Table, setup: &Setup, column: usize, slot: Slot) -> Option<ColumnRule> {
    let item = setup.questionnaire.items.get(slot.item)?.id.clone();
    let subject = setup.subjects.get(slot.subject)?.id.clone();
    Some(ColumnRule {
        line: 0,
        column: ColumnRef::to(table, column),
        item,
        subject,
        choice: None,
    })
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
            column: ColumnRef::to(table, column),
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
