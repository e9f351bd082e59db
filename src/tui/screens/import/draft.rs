//! A mapping that is being made: what each column becomes, what each value
//! means.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, ItemId, Mark, ScaleId, Setup, SubjectId};
use crate::intake::headers::{Words, fold, is_one_of};
use crate::intake::mapping::{BLANK, ColumnRef, ColumnRule, DONT_KNOW};
use crate::intake::{GroupRule, Mapping, Table};

/// What a column becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// It is not read.
    Dropped,
    /// It tells who filled the row in.
    Group,
    /// It answers an item about a subject.
    Asked(ItemId, SubjectId),
}

/// Something that a value can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An answer of a scale.
    Mark(Mark),
    /// A group, in the column that tells it.
    Group(GroupId),
}

/// Where values are given a meaning: in a scale, or in the group column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Realm {
    /// The grades of a scale.
    Scale(ScaleId),
    /// The column that tells the group.
    Groups,
}

/// A mapping in the making, over its table.
#[derive(Clone)]
pub(super) struct Draft {
    pub path: PathBuf,
    pub table: Arc<Table>,
    pub setup: Arc<Setup>,
    pub mapping: Mapping,
    /// Columns whose header says that they identify people.
    identifying: Vec<bool>,
}

impl Draft {
    pub(super) fn new(
        path: PathBuf,
        table: Arc<Table>,
        setup: Arc<Setup>,
        mapping: Mapping,
    ) -> Self {
        let words = Words::embedded().survey.identifying;
        let identifying = table
            .headers
            .iter()
            .map(|header| is_one_of(header, &words))
            .collect();
        Self {
            path,
            table,
            setup,
            mapping,
            identifying,
        }
    }

    pub(super) fn header(&self, column: usize) -> &str {
        self.table.headers.get(column).map_or("", String::as_str)
    }

    pub(super) fn is_identifying(&self, column: usize) -> bool {
        self.identifying.get(column).copied().unwrap_or(false)
    }

    /// What a column becomes.
    pub(super) fn target(&self, column: usize) -> Target {
        if self.group_column() == Some(column) {
            return Target::Group;
        }
        let rules = self.mapping.answers.iter().chain(&self.mapping.opinions);
        let mut rules = rules.filter(|rule| self.column_of(&rule.column) == Some(column));
        rules.next().map_or(Target::Dropped, |rule| {
            Target::Asked(rule.item.clone(), rule.subject.clone())
        })
    }

    /// Makes a column into something else. What it was before, and the column
    /// that was this before, are dropped.
    pub(super) fn set(&mut self, column: usize, target: &Target) {
        let path = self.reference(column);
        let keep = |rule: &ColumnRule, draft: &Self| {
            let same = matches!(target, Target::Asked(item, subject) if (item, subject) == (&rule.item, &rule.subject));
            draft.column_of(&rule.column) != Some(column) && !same
        };
        let (answers, opinions) = (self.mapping.answers.clone(), self.mapping.opinions.clone());
        self.mapping.answers = answers
            .into_iter()
            .filter(|rule| keep(rule, self))
            .collect();
        self.mapping.opinions = opinions
            .into_iter()
            .filter(|rule| keep(rule, self))
            .collect();
        if self.group_column() == Some(column) {
            self.mapping.group = None;
        }
        match target {
            Target::Dropped => {}
            Target::Group => {
                let values = self.group_values(column);
                self.mapping.group = Some(GroupRule::Column {
                    column: path,
                    values,
                });
            }
            Target::Asked(item, subject) => {
                let rule = ColumnRule {
                    line: 0,
                    column: path,
                    item: item.clone(),
                    subject: subject.clone(),
                };
                if self.scale_of(item).is_some() {
                    self.mapping.answers.push(rule);
                } else {
                    self.mapping.opinions.push(rule);
                }
            }
        }
    }

    /// All rows come from one group.
    pub(super) fn set_group(&mut self, group: GroupId) {
        self.mapping.group = Some(GroupRule::Fixed(group));
    }

    /// The column as a mapping file names it: by header, unless two have the
    /// same or it has none.
    fn reference(&self, column: usize) -> ColumnRef {
        let header = self.header(column);
        let alone = self.table.columns_named(header).count() == 1;
        if alone && !fold(header).is_empty() {
            ColumnRef::Header(header.to_owned())
        } else {
            ColumnRef::Place(column + 1)
        }
    }

    fn column_of(&self, column: &ColumnRef) -> Option<usize> {
        match column {
            ColumnRef::Place(place) => place.checked_sub(1),
            ColumnRef::Header(header) => self.table.columns_named(header).next(),
        }
    }

    /// The column that tells the group.
    pub(super) fn group_column(&self) -> Option<usize> {
        match &self.mapping.group {
            Some(GroupRule::Column { column, .. }) => self.column_of(column),
            Some(GroupRule::Fixed(_)) | None => None,
        }
    }

    /// Values of a column that are the name of a group.
    fn group_values(&self, column: usize) -> BTreeMap<String, GroupId> {
        let named = |value: &String| {
            let groups = self.setup.groups.iter();
            let mut groups = groups.filter(|frozen| fold(&frozen.group.name) == fold(value));
            groups
                .next()
                .map(|frozen| (value.clone(), frozen.group.id.clone()))
        };
        self.counts(&[column]).keys().filter_map(named).collect()
    }

    /// The scale an item is graded on; none for an opinion.
    pub(super) fn scale_of(&self, item: &ItemId) -> Option<ScaleId> {
        let items = &self.setup.questionnaire.items;
        match &items.iter().find(|other| &other.id == item)?.kind {
            AnswerKind::Grade { scale } => Some(scale.clone()),
            AnswerKind::Opinion { .. } => None,
        }
    }

    /// The distinct values of columns, trimmed, and how often each occurs.
    pub(super) fn counts(&self, columns: &[usize]) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for (_, row) in self.table.lines() {
            for value in columns.iter().filter_map(|column| row.get(*column)) {
                *counts.entry(value.trim().to_owned()).or_insert(0) += 1;
            }
        }
        counts
    }

    /// Columns graded on a scale.
    pub(super) fn columns_on(&self, scale: &ScaleId) -> Vec<usize> {
        let rules = self.mapping.answers.iter();
        rules
            .filter(|rule| self.scale_of(&rule.item).as_ref() == Some(scale))
            .filter_map(|rule| self.column_of(&rule.column))
            .collect()
    }

    /// What a value means, if anything.
    pub(super) fn meaning(&self, realm: &Realm, value: &str) -> Option<Meaning> {
        let value = fold(value);
        match realm {
            Realm::Scale(scale) => {
                let known = self.mapping.understood(&self.setup).ok()?;
                known.get(scale)?.get(&value).copied().map(Meaning::Mark)
            }
            Realm::Groups => match &self.mapping.group {
                Some(GroupRule::Column { values, .. }) => {
                    let mut values = values.iter();
                    let (_, group) = values.find(|(other, _)| fold(other) == value)?;
                    Some(Meaning::Group(group.clone()))
                }
                _ => None,
            },
        }
    }

    /// Gives a value a meaning.
    pub(super) fn mean(&mut self, realm: &Realm, value: &str, meaning: Meaning) {
        let folded = fold(value);
        match (realm, meaning) {
            (Realm::Scale(scale), Meaning::Mark(mark)) => {
                let word = self.word(scale, mark);
                let values = self.mapping.values.entry(scale.clone()).or_default();
                values.retain(|other, _| fold(other) != folded);
                values.insert(value.to_owned(), word);
            }
            (Realm::Groups, Meaning::Group(group)) => {
                if let Some(GroupRule::Column { values, .. }) = &mut self.mapping.group {
                    values.retain(|other, _| fold(other) != folded);
                    values.insert(value.to_owned(), group);
                }
            }
            _ => {}
        }
    }

    /// The word of a mapping file for an answer.
    fn word(&self, scale: &ScaleId, mark: Mark) -> String {
        let grades = self
            .setup
            .questionnaire
            .scale(scale)
            .map(|scale| scale.grades.as_slice());
        match mark {
            Mark::Blank => BLANK.to_owned(),
            Mark::DontKnow => DONT_KNOW.to_owned(),
            Mark::Grade(place) => grades
                .and_then(|grades| grades.get(usize::from(place)))
                .map_or_else(|| BLANK.to_owned(), |grade| grade.id.clone()),
        }
    }
}
