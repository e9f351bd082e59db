//! Bringing mapping, table and set-up together: which columns fill which slot
//! of the ballot, and where the group of a row is found.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::headers::{Words, fold};
use super::super::table::Table;
use super::choices::{ChoiceColumn, Choices};
use super::problem::ApplyProblem;
use super::values::{GroupMeaning, Meanings};
use super::{ColumnRef, ColumnRule, GroupRule, Mapping, REFUSE, find_column};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, Scale, ScaleId, Setup, Slot};

/// A graded answer, ready to be read.
pub(super) struct GradeAnswer<'a> {
    pub source: Source,
    pub slot: usize,
    pub scale: &'a Scale,
    pub meanings: &'a Meanings,
}

/// Where the words of a graded answer stand.
pub(super) enum Source {
    /// In one column.
    Column(usize),
    /// In a column per choice.
    Choices(Choices),
}

impl Source {
    /// What a row answers, in words.
    pub(super) fn value<'r>(&self, row: &'r [String]) -> Cow<'r, str> {
        match self {
            Self::Column(column) => Cow::Borrowed(cell(row, *column)),
            Self::Choices(choices) => Cow::Owned(choices.value(row)),
        }
    }

    /// The columns, as the table names them.
    pub(super) fn header(&self, table: &Table) -> String {
        let header = |column: usize| table.headers.get(column).cloned().unwrap_or_default();
        match self {
            Self::Column(column) => header(*column),
            Self::Choices(choices) => choices.header(table),
        }
    }

    /// The columns, in the order of the scale.
    pub(super) fn columns(&self) -> Vec<usize> {
        match self {
            Self::Column(column) => vec![*column],
            Self::Choices(choices) => choices.columns().collect(),
        }
    }
}

/// A cell of a row, trimmed.
pub(super) fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map(|cell| cell.trim()).unwrap_or_default()
}

/// An opinion column, ready to be read.
pub(super) struct OpinionColumn {
    pub column: usize,
    pub slot: usize,
    pub limit: usize,
}

/// Where the class of a row is found.
pub(super) enum Class {
    /// Nobody has said.
    Unsaid,
    Fixed(u8),
    Column {
        column: usize,
        classes: BTreeMap<String, GroupMeaning>,
    },
}

/// A mapping whose every part was found in table and set-up.
pub(super) struct Resolved<'a> {
    pub class: Class,
    pub grades: Vec<GradeAnswer<'a>>,
    pub opinions: Vec<OpinionColumn>,
}

impl<'a> Resolved<'a> {
    pub(super) fn new(
        mapping: &Mapping,
        table: &Table,
        setup: &'a Setup,
        meanings: &'a BTreeMap<ScaleId, Meanings>,
    ) -> Result<Self, ApplyProblem> {
        let class = class(mapping.group.as_ref(), table, setup)?;
        let mut used = Vec::new();
        let grades = grades(mapping, table, setup, meanings, &mut used)?;
        let opinion_slots = setup.opinion_slots();
        let mut opinions: Vec<OpinionColumn> = Vec::new();
        for rule in &mapping.opinions {
            let column = column(table, &rule.column)?;
            let (slot, kind) = slot(rule, setup, &opinion_slots)?;
            let AnswerKind::Opinion { limit } = kind else {
                return Err(not_asked(rule));
            };
            if rule.choice.is_some() {
                return Err(bad_choice(rule));
            }
            let twice = opinions.iter().any(|opinion| opinion.slot == slot);
            once(rule, column, &mut used, twice)?;
            opinions.push(OpinionColumn {
                column,
                slot,
                limit: usize::from(*limit),
            });
        }
        Ok(Self {
            class,
            grades,
            opinions,
        })
    }

    /// Every column that is read, in the order of the table.
    pub(super) fn columns(&self) -> Vec<usize> {
        let class = match &self.class {
            Class::Unsaid | Class::Fixed(_) => None,
            Class::Column { column, .. } => Some(*column),
        };
        let grades = self.grades.iter().flat_map(|grade| grade.source.columns());
        let opinions = self.opinions.iter().map(|opinion| opinion.column);
        let mut columns: Vec<usize> = grades.chain(opinions).chain(class).collect();
        columns.sort_unstable();
        columns
    }
}

fn grades<'a>(
    mapping: &Mapping,
    table: &Table,
    setup: &'a Setup,
    meanings: &'a BTreeMap<ScaleId, Meanings>,
    used: &mut Vec<usize>,
) -> Result<Vec<GradeAnswer<'a>>, ApplyProblem> {
    let slots = setup.grade_slots();
    let words = Words::embedded().survey;
    let mut grades: Vec<GradeAnswer<'a>> = Vec::new();
    for rule in &mapping.answers {
        let column = column(table, &rule.column)?;
        let (slot, kind) = slot(rule, setup, &slots)?;
        let AnswerKind::Grade { scale } = kind else {
            return Err(not_asked(rule));
        };
        let known = meanings.get(scale).zip(setup.questionnaire.scale(scale));
        let (meanings, scale) = known.ok_or_else(|| not_asked(rule))?;
        let choice = match &rule.choice {
            None => None,
            Some(choice) => {
                let choice = ChoiceColumn::new(column, choice, scale);
                Some(choice.ok_or_else(|| bad_choice(rule))?)
            }
        };
        let before = grades.iter_mut().find(|grade| grade.slot == slot);
        match (before, choice) {
            (None, choice) => {
                once(rule, column, used, false)?;
                let source = match choice {
                    None => Source::Column(column),
                    Some(choice) => Source::Choices(Choices::new(choice, &words)),
                };
                grades.push(GradeAnswer {
                    source,
                    slot,
                    scale,
                    meanings,
                });
            }
            (Some(before), Some(choice)) => match &mut before.source {
                Source::Column(_) => return Err(bad_choice(rule)),
                Source::Choices(choices) => {
                    once(rule, column, used, !choices.add(choice))?;
                }
            },
            (Some(before), None) => {
                if matches!(before.source, Source::Choices(_)) {
                    return Err(bad_choice(rule));
                }
                once(rule, column, used, true)?;
            }
        }
    }
    Ok(grades)
}

fn once(
    rule: &ColumnRule,
    column: usize,
    columns: &mut Vec<usize>,
    slot_twice: bool,
) -> Result<(), ApplyProblem> {
    if slot_twice || columns.contains(&column) {
        let (line, column) = (rule.line, rule.column.clone());
        return Err(ApplyProblem::MappedTwice { line, column });
    }
    columns.push(column);
    Ok(())
}

fn column(table: &Table, wanted: &ColumnRef) -> Result<usize, ApplyProblem> {
    find_column(table, wanted).map_err(|count| match count {
        0 => ApplyProblem::MissingColumn {
            column: wanted.clone(),
        },
        _ => ApplyProblem::AmbiguousColumn {
            column: wanted.clone(),
            count,
        },
    })
}

fn slot<'s>(
    rule: &ColumnRule,
    setup: &'s Setup,
    slots: &[Slot],
) -> Result<(usize, &'s AnswerKind), ApplyProblem> {
    let mut found = slots.iter().enumerate().filter_map(|(place, slot)| {
        let item = setup.questionnaire.items.get(slot.item)?;
        let subject = setup.subjects.get(slot.subject)?;
        (item.id == rule.item && subject.id == rule.subject).then_some((place, &item.kind))
    });
    found.next().ok_or_else(|| not_asked(rule))
}

fn not_asked(rule: &ColumnRule) -> ApplyProblem {
    let ColumnRule {
        line,
        item,
        subject,
        ..
    } = rule.clone();
    ApplyProblem::NotAsked {
        line,
        item,
        subject,
    }
}

fn bad_choice(rule: &ColumnRule) -> ApplyProblem {
    let (line, column) = (rule.line, rule.column.clone());
    ApplyProblem::BadChoice { line, column }
}

fn class(rule: Option<&GroupRule>, table: &Table, setup: &Setup) -> Result<Class, ApplyProblem> {
    let of = |group: &GroupId| {
        setup
            .class_of(group)
            .ok_or_else(|| ApplyProblem::UnknownGroup {
                group: group.clone(),
            })
    };
    match rule {
        None if setup.groups.len() == 1 => Ok(Class::Fixed(0)),
        None => Ok(Class::Unsaid),
        Some(GroupRule::Fixed(group)) => of(group).map(Class::Fixed),
        Some(GroupRule::Column {
            column: wanted,
            values,
        }) => {
            let column = column(table, wanted)?;
            let classes = values.iter().map(|(value, group)| {
                let meaning = match of(group) {
                    Ok(class) => GroupMeaning::Class(class),
                    Err(_) if group.as_str() == REFUSE => GroupMeaning::Refused,
                    Err(problem) => return Err(problem),
                };
                Ok((fold(value), meaning))
            });
            Ok(Class::Column {
                column,
                classes: classes.collect::<Result<_, _>>()?,
            })
        }
    }
}
