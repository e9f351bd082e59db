//! Why rows of a table cannot become ballots of a round.

use super::ColumnRef;
use crate::domain::{GroupId, ItemId, ScaleId, SubjectId};

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
    /// A choice that is no grade of its scale, or columns of one answer of which
    /// some have a choice and some have none.
    #[error("mapping line {line}: {column} has no choice of its scale")]
    BadChoice {
        /// The line of the mapping file, or 0.
        line: usize,
        /// The column.
        column: ColumnRef,
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
