//! Bringing mapping, table and set-up together: which column fills which
//! slot of the ballot, and what each value means.

use std::collections::BTreeMap;

use super::super::headers::{Words, fold};
use super::super::table::Table;
use super::{BLANK, ColumnRef, ColumnRule, DONT_KNOW, GroupRule, Mapping, find_column};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{GroupId, ItemId, Mark, Scale, ScaleId, Setup, Slot, SubjectId};

/// Why rows cannot become ballots of a round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplyProblem {
    /// The table has no such column.
    #[error("the table has no {column}")]
    MissingColumn {
        /// The column as the mapping names it.
        column: ColumnRef,
    },
    /// Several columns have this header; name the one meant by its place.
    #[error("{count} columns go by {column}")]
    AmbiguousColumn {
        /// The column as the mapping names it.
        column: ColumnRef,
        /// How many there are.
        count: usize,
    },
    /// One column is mapped twice, or two columns to the same answer.
    #[error("mapping line {line}: {column} is mapped twice")]
    MappedTwice {
        /// The line of the mapping file, or 0.
        line: usize,
        /// The column.
        column: ColumnRef,
    },
    /// The round does not ask this.
    #[error("mapping line {line}: the round does not ask {item} about {subject} in this way")]
    NotAsked {
        /// The line of the mapping file, or 0.
        line: usize,
        /// The item.
        item: ItemId,
        /// The subject.
        subject: SubjectId,
    },
    /// The questionnaire has no such scale.
    #[error("the questionnaire has no scale {scale}")]
    UnknownScale {
        /// The scale.
        scale: ScaleId,
    },
    /// A scale has no such grade.
    #[error("scale {scale} has no grade {grade}")]
    UnknownGrade {
        /// The scale.
        scale: ScaleId,
        /// The grade.
        grade: String,
    },
    /// The round does not ask this group.
    #[error("the round does not ask a group {group}")]
    UnknownGroup {
        /// The group.
        group: GroupId,
    },
    /// Several groups are asked and the mapping does not say which one.
    #[error("the mapping does not say which group the rows belong to")]
    NoGroup,
    /// A value that means nothing.
    #[error("line {line}, {column}: {value} is no grade and no group")]
    UnknownValue {
        /// The line of the table.
        line: usize,
        /// The column's header.
        column: String,
        /// The value.
        value: String,
    },
    /// An opinion is longer than the ballot has room for.
    #[error("line {line}, {column}: {length} characters are more than {most}")]
    OpinionTooLong {
        /// The line of the table.
        line: usize,
        /// The column's header.
        column: String,
        /// Its length in characters.
        length: usize,
        /// The most characters.
        most: usize,
    },
}

/// What a graded column's values mean.
pub(super) type Meanings = BTreeMap<String, Mark>;

/// A graded column, ready to be read.
pub(super) struct GradeColumn<'a> {
    pub column: usize,
    pub slot: usize,
    pub meanings: &'a Meanings,
}

/// An opinion column, ready to be read.
pub(super) struct OpinionColumn {
    pub column: usize,
    pub slot: usize,
    pub limit: usize,
}

/// Where the class of a row is found.
pub(super) enum Class {
    Fixed(u8),
    Column {
        column: usize,
        classes: BTreeMap<String, u8>,
    },
}

/// Meanings per scale; lives longer than what is resolved with it.
pub(super) fn meanings(
    mapping: &Mapping,
    setup: &Setup,
) -> Result<BTreeMap<ScaleId, Meanings>, ApplyProblem> {
    let words = Words::embedded().survey;
    if let Some(scale) = mapping
        .values
        .keys()
        .find(|id| setup.questionnaire.scale(id).is_none())
    {
        return Err(ApplyProblem::UnknownScale {
            scale: scale.clone(),
        });
    }
    let mut all = BTreeMap::new();
    for scale in &setup.questionnaire.scales {
        let mut meanings = Meanings::new();
        // Later ones overrule: general words, the scale's own, the mapping's.
        meanings.extend(
            words
                .dont_know
                .iter()
                .map(|word| (fold(word), Mark::DontKnow)),
        );
        meanings.extend(words.blank.iter().map(|word| (fold(word), Mark::Blank)));
        meanings.insert(fold(&scale.dont_know), Mark::DontKnow);
        meanings.insert(String::new(), Mark::Blank);
        for (place, grade) in (0_u8..).zip(&scale.grades) {
            meanings.insert(fold(&grade.id), Mark::Grade(place));
            meanings.insert(fold(&grade.label), Mark::Grade(place));
        }
        for (value, word) in mapping.values.get(&scale.id).into_iter().flatten() {
            meanings.insert(fold(value), mark(scale, word)?);
        }
        all.insert(scale.id.clone(), meanings);
    }
    Ok(all)
}

impl Mapping {
    /// What each known value of each scale means; values as [`fold`] leaves
    /// them.
    ///
    /// # Errors
    /// When the mapping names a scale or a grade that is not there.
    pub fn understood(
        &self,
        setup: &Setup,
    ) -> Result<BTreeMap<ScaleId, BTreeMap<String, Mark>>, ApplyProblem> {
        meanings(self, setup)
    }
}

fn mark(scale: &Scale, word: &str) -> Result<Mark, ApplyProblem> {
    let place = (0_u8..)
        .zip(&scale.grades)
        .find(|(_, grade)| grade.id == word);
    match (word, place) {
        (DONT_KNOW, _) => Ok(Mark::DontKnow),
        (BLANK, _) => Ok(Mark::Blank),
        (_, Some((place, _))) => Ok(Mark::Grade(place)),
        _ => Err(ApplyProblem::UnknownGrade {
            scale: scale.id.clone(),
            grade: word.to_owned(),
        }),
    }
}

/// A mapping whose every part was found in table and set-up.
pub(super) struct Resolved<'a> {
    pub class: Class,
    pub grades: Vec<GradeColumn<'a>>,
    pub opinions: Vec<OpinionColumn>,
}

impl<'a> Resolved<'a> {
    pub(super) fn new(
        mapping: &Mapping,
        table: &Table,
        setup: &Setup,
        meanings: &'a BTreeMap<ScaleId, Meanings>,
    ) -> Result<Self, ApplyProblem> {
        let class = class(mapping.group.as_ref(), table, setup)?;
        let (grade_slots, opinion_slots) = (setup.grade_slots(), setup.opinion_slots());
        let mut columns = Vec::new();
        let mut grades = Vec::new();
        for rule in &mapping.answers {
            let column = column(table, &rule.column)?;
            let (slot, kind) = slot(rule, setup, &grade_slots)?;
            let AnswerKind::Grade { scale } = kind else {
                return Err(not_asked(rule));
            };
            let meanings = meanings.get(scale).ok_or_else(|| not_asked(rule))?;
            let twice = grades
                .iter()
                .any(|grade: &GradeColumn<'_>| grade.slot == slot);
            once(rule, column, &mut columns, twice)?;
            grades.push(GradeColumn {
                column,
                slot,
                meanings,
            });
        }
        let mut opinions = Vec::new();
        for rule in &mapping.opinions {
            let column = column(table, &rule.column)?;
            let (slot, kind) = slot(rule, setup, &opinion_slots)?;
            let AnswerKind::Opinion { limit } = kind else {
                return Err(not_asked(rule));
            };
            let twice = opinions
                .iter()
                .any(|opinion: &OpinionColumn| opinion.slot == slot);
            once(rule, column, &mut columns, twice)?;
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
            Class::Fixed(_) => None,
            Class::Column { column, .. } => Some(*column),
        };
        let grades = self.grades.iter().map(|grade| grade.column);
        let opinions = self.opinions.iter().map(|opinion| opinion.column);
        let mut columns: Vec<usize> = grades.chain(opinions).chain(class).collect();
        columns.sort_unstable();
        columns
    }
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
        None => Err(ApplyProblem::NoGroup),
        Some(GroupRule::Fixed(group)) => of(group).map(Class::Fixed),
        Some(GroupRule::Column {
            column: wanted,
            values,
        }) => {
            let column = column(table, wanted)?;
            let classes = values
                .iter()
                .map(|(value, group)| Ok((fold(value), of(group)?)));
            Ok(Class::Column {
                column,
                classes: classes.collect::<Result<_, _>>()?,
            })
        }
    }
}
