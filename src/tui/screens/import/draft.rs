//! A mapping that is being made: what each column becomes, what each value
//! means.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, ItemId, Mark, ScaleId, Setup, SubjectId};
use crate::intake::headers::{Words, fold, is_one_of};
use crate::intake::mapping::{
    BLANK, ColumnRef, ColumnRule, DONT_KNOW, LEAVE_OUT, Meaning, REFUSE, Realm, choice_of, stem_of,
};
use crate::intake::{GroupRule, Mapping, Table};
use crate::usecase::import::Proposal;

/// What a column becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// It is not read.
    Dropped,
    /// It tells who filled the row in.
    Group,
    /// It answers an item about a subject; where each choice has a column of
    /// its own, this is the choice.
    Asked(ItemId, SubjectId, Option<String>),
}

/// A mapping in the making, over its table.
#[derive(Clone)]
pub(super) struct Draft {
    pub path: PathBuf,
    pub table: Arc<Table>,
    pub setup: Arc<Setup>,
    pub mapping: Mapping,
    /// Whether an earlier table of this form went through the mapping.
    pub remembered: bool,
    /// Whether a person changed anything.
    pub changed: bool,
    /// Columns whose header says that they identify people.
    identifying: Vec<bool>,
}

impl Draft {
    pub(super) fn new(
        path: PathBuf,
        table: Arc<Table>,
        setup: Arc<Setup>,
        proposal: Proposal,
    ) -> Self {
        let words = Words::embedded().survey;
        let headers = table.headers.iter();
        let identifying = headers.map(|header| words.is_identifying(header)).collect();
        Self {
            path,
            table,
            setup,
            mapping: proposal.mapping,
            remembered: proposal.remembered,
            changed: false,
            identifying,
        }
    }

    /// Forgets the mapping and guesses it from the headers.
    pub(super) fn start_anew(&mut self) {
        self.mapping = Mapping::guess(&self.table, &self.setup);
        self.remembered = false;
        self.changed = false;
    }

    /// Takes a mapping from a file.
    pub(super) fn take(&mut self, mapping: Mapping) {
        self.mapping = mapping;
        self.remembered = false;
        self.changed = true;
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
            Target::Asked(rule.item.clone(), rule.subject.clone(), rule.choice.clone())
        })
    }

    /// Makes a column into something else. What it was before, and the column
    /// that was this before, are dropped.
    pub(super) fn set(&mut self, column: usize, target: &Target) {
        self.changed = true;
        let path = ColumnRef::to(&self.table, column);
        let keep = |rule: &ColumnRule, draft: &Self| {
            draft.column_of(&rule.column) != Some(column) && !is_taken(rule, target)
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
            Target::Asked(item, subject, choice) => {
                let rule = ColumnRule {
                    line: 0,
                    column: path,
                    item: item.clone(),
                    subject: subject.clone(),
                    choice: choice.clone(),
                };
                if self.scale_of(item).is_some() {
                    self.mapping.answers.push(rule);
                } else {
                    self.mapping.opinions.push(rule);
                }
            }
        }
    }

    /// Makes the other columns of the same question into its other choices;
    /// says how many there are.
    pub(super) fn set_siblings(
        &mut self,
        column: usize,
        item: &ItemId,
        subject: &SubjectId,
    ) -> usize {
        let Some(scale) = self.scale_of(item) else {
            return 0;
        };
        let setup = Arc::clone(&self.setup);
        let Some(scale) = setup.questionnaire.scale(&scale) else {
            return 0;
        };
        let words = Words::embedded().survey;
        let stem = fold(stem_of(self.header(column), scale));
        let mut found = 0;
        for other in 0..self.table.headers.len() {
            let header = self.header(other);
            let same = header != stem_of(header, scale) && fold(stem_of(header, scale)) == stem;
            if other == column || !same || self.target(other) != Target::Dropped {
                continue;
            }
            if let Some(choice) = choice_of(&self.table, other, scale, &words) {
                let target = Target::Asked(item.clone(), subject.clone(), Some(choice));
                self.set(other, &target);
                found += 1;
            }
        }
        found
    }

    /// The choice that a column stands for by its header, where it has nothing
    /// but ticks: `None` for an ordinary column.
    pub(super) fn choice(&self, column: usize, scale: &ScaleId) -> Option<String> {
        let scale = self.setup.questionnaire.scale(scale)?;
        choice_of(&self.table, column, scale, &Words::embedded().survey)
    }

    /// Whether a column has ticks and no words, whatever its header says.
    pub(super) fn has_ticks(&self, column: usize) -> bool {
        let words = Words::embedded().survey;
        let counts = self.counts(&[column]);
        let known = |value: &String| {
            [&words.ticked, &words.unticked, &words.blank]
                .iter()
                .any(|words| is_one_of(value, words))
        };
        let unticked = |value: &String| !value.is_empty() && is_one_of(value, &words.unticked);
        counts.keys().all(known) && counts.keys().any(unticked)
    }

    /// All rows come from one group.
    pub(super) fn set_group(&mut self, group: GroupId) {
        self.changed = true;
        self.mapping.group = Some(GroupRule::Fixed(group));
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

    /// Gives a value a meaning.
    pub(super) fn mean(&mut self, realm: &Realm, value: &str, meaning: Meaning) {
        self.changed = true;
        let folded = fold(value);
        match (realm, meaning) {
            (Realm::Scale(scale), meaning) => {
                let Some(word) = self.word(scale, &meaning) else {
                    return;
                };
                let values = self.mapping.values.entry(scale.clone()).or_default();
                values.retain(|other, _| fold(other) != folded);
                values.insert(value.to_owned(), word);
            }
            (Realm::Groups, Meaning::Group(group)) => self.mean_group(value, group),
            (Realm::Groups, Meaning::Refused) => self.mean_group(value, GroupId::from(REFUSE)),
            (Realm::Groups, Meaning::Mark(_) | Meaning::LeftOut) => {}
        }
    }

    fn mean_group(&mut self, value: &str, group: GroupId) {
        let folded = fold(value);
        if let Some(GroupRule::Column { values, .. }) = &mut self.mapping.group {
            values.retain(|other, _| fold(other) != folded);
            values.insert(value.to_owned(), group);
        }
    }

    /// The word of a mapping file for a meaning on a scale.
    fn word(&self, scale: &ScaleId, meaning: &Meaning) -> Option<String> {
        let scale = self.setup.questionnaire.scale(scale)?;
        Some(match meaning {
            Meaning::Mark(Mark::Blank) => BLANK.to_owned(),
            Meaning::Mark(Mark::DontKnow) => DONT_KNOW.to_owned(),
            Meaning::Mark(Mark::Grade(place)) => scale.grades.get(usize::from(*place))?.id.clone(),
            Meaning::LeftOut => LEAVE_OUT.to_owned(),
            Meaning::Refused => REFUSE.to_owned(),
            Meaning::Group(_) => return None,
        })
    }
}

/// Whether a target leaves no room for a rule: both are about the same, and
/// they are not two choices of it.
fn is_taken(rule: &ColumnRule, target: &Target) -> bool {
    let Target::Asked(item, subject, choice) = target else {
        return false;
    };
    let two_choices = rule.choice.is_some() && choice.is_some() && &rule.choice != choice;
    (item, subject) == (&rule.item, &rule.subject) && !two_choices
}
