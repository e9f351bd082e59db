//! What an import would do, before it does it.

use std::collections::BTreeMap;

use super::super::headers::fold;
use super::super::table::Table;
use super::Mapping;
use super::resolve::{ApplyProblem, Class, Resolved, meanings};
use crate::domain::{GroupId, Setup};

/// A value that the mapping gives no meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    /// The column's header.
    pub column: String,
    /// The value.
    pub value: String,
    /// In how many rows.
    pub count: usize,
    /// The first line it is on.
    pub first_line: usize,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Headers of the columns that are read.
    pub kept: Vec<String>,
    /// Headers of the columns that are dropped unread.
    pub dropped: Vec<String>,
    /// Values without a meaning; the import succeeds when there are none.
    pub unknown: Vec<UnknownValue>,
    /// Rows per group, for each group of the round.
    pub rows: Vec<(GroupId, usize)>,
    /// Rows whose group is not known.
    pub rows_without_group: usize,
    /// Graded answers of the ballot that no column fills.
    pub unfilled: usize,
}

impl Mapping {
    /// Tries the mapping on a table and tells what would happen.
    ///
    /// # Errors
    /// An [`ApplyProblem`] of the mapping itself, e.g. a missing column.
    pub fn preview(&self, table: &Table, setup: &Setup) -> Result<Preview, ApplyProblem> {
        let meanings = meanings(self, setup)?;
        let resolved = Resolved::new(self, table, setup, &meanings)?;
        let columns = resolved.columns();
        let mut preview = Preview {
            rows: setup
                .groups
                .iter()
                .map(|frozen| (frozen.group.id.clone(), 0))
                .collect(),
            unfilled: setup.grade_slots().len() - resolved.grades.len(),
            ..Preview::default()
        };
        for (place, header) in table.headers.iter().enumerate() {
            let list = if columns.contains(&place) {
                &mut preview.kept
            } else {
                &mut preview.dropped
            };
            list.push(header.clone());
        }
        let mut unknown: BTreeMap<(usize, String), (usize, usize)> = BTreeMap::new();
        for (line, row) in table.lines() {
            let cell = |column: usize| row.get(column).map(|c| c.trim()).unwrap_or_default();
            let mut note = |column: usize| {
                unknown
                    .entry((column, cell(column).to_owned()))
                    .or_insert((0, line))
                    .0 += 1;
            };
            for grade in &resolved.grades {
                if !grade.meanings.contains_key(&fold(cell(grade.column))) {
                    note(grade.column);
                }
            }
            let class = match &resolved.class {
                Class::Fixed(class) => Some(*class),
                Class::Column { column, classes } => {
                    let class = classes.get(&fold(cell(*column))).copied();
                    if class.is_none() {
                        note(*column);
                    }
                    class
                }
            };
            match class.and_then(|class| preview.rows.get_mut(usize::from(class))) {
                Some((_, count)) => *count += 1,
                None => preview.rows_without_group += 1,
            }
        }
        let entry = |((column, value), (count, first_line)): ((usize, String), (usize, usize))| {
            let column = table.headers.get(column).cloned().unwrap_or_default();
            UnknownValue {
                column,
                value,
                count,
                first_line,
            }
        };
        preview.unknown = unknown.into_iter().map(entry).collect();
        Ok(preview)
    }
}
