//! A mapping: what the columns of a survey export mean in a round. Columns
//! that it does not name are dropped.
//!
//! The file format is described in `docs/import.md`.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::headers::fold;
use super::table::Table;
use crate::domain::{GroupId, ItemId, ScaleId, SubjectId};

mod apply;
mod choices;
mod guess;
mod likeness;
mod preview;
mod problem;
mod resolve;
mod values;

pub use apply::ImportedRow;
pub use choices::{choice_of, stem_of};
pub use preview::{GroupRows, Preview, UnknownValue};
pub use problem::ApplyProblem;
pub use values::{Meaning, Realm, ValueUse};

/// A column of the foreign table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ColumnRef {
    /// The column at this place, from 1.
    Place(usize),
    /// The column with this header, whatever its width, case and blanks.
    Header(String),
}

impl ColumnRef {
    /// A column as a mapping file names it: by header, unless two have the same
    /// or it has none.
    #[must_use]
    pub fn to(table: &Table, column: usize) -> Self {
        let header = table.headers.get(column).map_or("", String::as_str);
        if !fold(header).is_empty() && table.columns_named(header).count() == 1 {
            Self::Header(header.to_owned())
        } else {
            Self::Place(column + 1)
        }
    }
}

impl std::fmt::Display for ColumnRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Place(place) => write!(f, "column {place}"),
            Self::Header(header) => write!(f, "column {header:?}"),
        }
    }
}

/// A column that answers an item about a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRule {
    /// The line of the mapping file, from 1; 0 where there is none.
    pub line: usize,
    /// The column.
    pub column: ColumnRef,
    /// Which item it answers.
    pub item: ItemId,
    /// About whom.
    pub subject: SubjectId,
    /// Where an answer has one column per choice: which one this is, a grade's
    /// id or [`DONT_KNOW`]. All columns of the answer then have one.
    pub choice: Option<String>,
}

/// How a row is told to belong to a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupRule {
    /// All rows belong to this group.
    Fixed(GroupId),
    /// A column tells, by its values.
    Column {
        /// The column.
        column: ColumnRef,
        /// Its values and the groups they mean, or [`REFUSE`].
        values: BTreeMap<String, GroupId>,
    },
}

/// What the columns of a table mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Which group a row belongs to; may be left out where only one is asked.
    pub group: Option<GroupRule>,
    /// Graded answers.
    pub answers: Vec<ColumnRule>,
    /// Opinions.
    pub opinions: Vec<ColumnRule>,
    /// Per scale, what values mean: a grade's id, or [`DONT_KNOW`], [`BLANK`],
    /// [`LEAVE_OUT`] or [`REFUSE`]. The scale's own labels and ids are always
    /// understood.
    pub values: BTreeMap<ScaleId, BTreeMap<String, String>>,
}

/// The word for 不了解 in a mapping file.
pub const DONT_KNOW: &str = "dont-know";
/// The word for a blank answer in a mapping file.
pub const BLANK: &str = "blank";
/// The word of a mapping file for a value that is no answer: it is not counted.
pub const LEAVE_OUT: &str = "leave-out";
/// The word of a mapping file for a value that spoils the whole row: it does
/// not go into the box.
pub const REFUSE: &str = "refuse";
/// Version of the mapping file.
pub const FORMAT: u8 = 1;

/// What is wrong in a mapping file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct MappingError {
    /// The file, as given by the caller.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key, as far as it can be told.
    pub key: String,
    /// What is wrong with it.
    pub problem: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    format: Spanned<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<Spanned<GroupTable>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<ScaleId, BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answer: Vec<Spanned<ColumnTable>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opinion: Vec<Spanned<ColumnTable>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupTable {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fixed: Option<GroupId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<ColumnRef>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<String, GroupId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnTable {
    column: ColumnRef,
    item: ItemId,
    subject: SubjectId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choice: Option<String>,
}

impl Mapping {
    /// Reads a mapping file; `file` is named in errors.
    ///
    /// # Errors
    /// [`MappingError`] with line and key.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, MappingError> {
        let error = |span: Option<Range<usize>>, key: Option<&str>, problem: &str| {
            let (line, found) = place(text, span.map_or(0, |span| span.start));
            MappingError {
                file: file.to_owned(),
                line,
                key: key.map_or(found, ToOwned::to_owned),
                problem: problem.to_owned(),
            }
        };
        let read: MappingFile =
            toml::from_str(text).map_err(|bad| error(bad.span(), None, bad.message()))?;
        if *read.format.get_ref() != FORMAT {
            let problem = "a format this version does not know";
            return Err(error(Some(read.format.span()), Some("format"), problem));
        }
        let group = match read.group {
            None => None,
            Some(table) => {
                let span = table.span();
                let rule = group_rule(table.into_inner());
                Some(rule.map_err(|problem| error(Some(span), Some("group"), problem))?)
            }
        };
        let rule = |table: Spanned<ColumnTable>| {
            let line = place(text, table.span().start).0;
            let ColumnTable {
                column,
                item,
                subject,
                choice,
            } = table.into_inner();
            ColumnRule {
                line,
                column,
                item,
                subject,
                choice,
            }
        };
        Ok(Self {
            group,
            answers: read.answer.into_iter().map(rule).collect(),
            opinions: read.opinion.into_iter().map(rule).collect(),
            values: read.values,
        })
    }

    /// The mapping as a file.
    ///
    /// # Errors
    /// Should the encoder fail; it has no reason to.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        let column = |rule: &ColumnRule| {
            let ColumnRule {
                column,
                item,
                subject,
                choice,
                ..
            } = rule.clone();
            Spanned::new(
                0..0,
                ColumnTable {
                    column,
                    item,
                    subject,
                    choice,
                },
            )
        };
        let group = self.group.clone().map(|rule| {
            let table = match rule {
                GroupRule::Fixed(group) => GroupTable {
                    fixed: Some(group),
                    column: None,
                    values: BTreeMap::new(),
                },
                GroupRule::Column { column, values } => GroupTable {
                    fixed: None,
                    column: Some(column),
                    values,
                },
            };
            Spanned::new(0..0, table)
        });
        toml::to_string(&MappingFile {
            format: Spanned::new(0..0, FORMAT),
            group,
            values: self.values.clone(),
            answer: self.answers.iter().map(column).collect(),
            opinion: self.opinions.iter().map(column).collect(),
        })
    }
}

fn group_rule(table: GroupTable) -> Result<GroupRule, &'static str> {
    match table {
        GroupTable {
            fixed: Some(group),
            column: None,
            values,
        } if values.is_empty() => Ok(GroupRule::Fixed(group)),
        GroupTable {
            fixed: None,
            column: Some(column),
            values,
        } if !values.is_empty() => Ok(GroupRule::Column { column, values }),
        _ => Err("give either `fixed`, or `column` with `values`"),
    }
}

/// The line (from 1) of a place in the text, and the key on that line.
fn place(text: &str, at: usize) -> (usize, String) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let written = text.lines().nth(line - 1).unwrap_or_default();
    let key = written.split('=').next().unwrap_or_default();
    (line, key.trim().trim_matches(['[', ']', '"']).to_owned())
}

/// The column of a table that is meant: `Err(0)` for none, or how many.
fn find_column(table: &Table, column: &ColumnRef) -> Result<usize, usize> {
    match column {
        ColumnRef::Place(place) => match place.checked_sub(1) {
            Some(at) if at < table.headers.len() => Ok(at),
            _ => Err(0),
        },
        ColumnRef::Header(header) => {
            let columns: Vec<usize> = table.columns_named(header).collect();
            match columns.as_slice() {
                [column] if !fold(header).is_empty() => Ok(*column),
                [_] => Err(0),
                many => Err(many.len()),
            }
        }
    }
}

#[cfg(test)]
mod tests;
