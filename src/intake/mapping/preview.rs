//! What an import would do, before it does it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::headers::{Words, fold};
use super::super::table::Table;
use super::problem::ApplyProblem;
use super::resolve::{Class, Resolved, cell};
use super::values::{GroupMeaning, Meaning, meanings};
use super::{Mapping, ValueUse};
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

/// The rows of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRows {
    /// The group.
    pub group: GroupId,
    /// Rows that count.
    pub read: usize,
    /// Of these, rows that answer nothing at all: blank ballots. Not counted
    /// while values have no meaning.
    pub blank: usize,
    /// Of these, rows that stand in the table before. Not counted while values
    /// have no meaning.
    pub repeated: usize,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Headers of the columns that are read.
    pub kept: Vec<String>,
    /// Of these, the column that tells the group.
    pub group: Option<String>,
    /// Of these, the graded answers, and in how many columns each stands.
    pub answers: Vec<(String, usize)>,
    /// Of these, the opinions.
    pub opinions: Vec<String>,
    /// Headers of the columns that are dropped unread.
    pub dropped: Vec<String>,
    /// Of these, the ones that say who, when or from where.
    pub identifying: Vec<String>,
    /// Values without a meaning; the import succeeds when there are none.
    pub unknown: Vec<UnknownValue>,
    /// Why the rows cannot become ballots although every value has a meaning.
    pub problem: Option<ApplyProblem>,
    /// Values that the mapping, and so a person, gave their meaning.
    pub by_hand: Vec<ValueUse>,
    /// The rows, for each group of the round.
    pub rows: Vec<GroupRows>,
    /// Rows whose group is not known.
    pub rows_without_group: usize,
    /// Rows that a value refuses.
    pub refused: usize,
    /// Answers that are left out because the row's group is not asked. Not
    /// counted while values have no meaning.
    pub not_asked: usize,
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
        let mut preview = Preview {
            unfilled: setup.grade_slots().len() - resolved.grades.len(),
            ..Preview::default()
        };
        preview.sort_columns(table, &resolved);
        preview.read_rows(table, setup, &resolved);
        let uses = self.values_used(table, setup)?;
        preview.by_hand = uses.into_iter().filter(|used| used.by_mapping).collect();
        if preview.unknown.is_empty() {
            match self.apply(table, setup) {
                Ok(rows) => preview.look_at(&rows),
                Err(problem) => preview.problem = Some(problem),
            }
        }
        Ok(preview)
    }
}

impl Preview {
    fn sort_columns(&mut self, table: &Table, resolved: &Resolved<'_>) {
        let words = Words::embedded().survey;
        let columns = resolved.columns();
        let grades = resolved.grades.iter().map(|grade| &grade.source);
        self.answers = grades
            .map(|source| (source.header(table), source.columns().len()))
            .collect();
        if let Class::Column { column, .. } = &resolved.class {
            self.group = table.headers.get(*column).cloned();
        }
        for (place, header) in table.headers.iter().enumerate() {
            if !columns.contains(&place) {
                if words.is_identifying(header) {
                    self.identifying.push(header.clone());
                }
                self.dropped.push(header.clone());
                continue;
            }
            if resolved
                .opinions
                .iter()
                .any(|opinion| opinion.column == place)
            {
                self.opinions.push(header.clone());
            }
            self.kept.push(header.clone());
        }
    }

    fn read_rows(&mut self, table: &Table, setup: &Setup, resolved: &Resolved<'_>) {
        let groups = setup.groups.iter();
        self.rows = groups
            .map(|frozen| GroupRows {
                group: frozen.group.id.clone(),
                read: 0,
                blank: 0,
                repeated: 0,
            })
            .collect();
        let mut unknown: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
        let mut order = Vec::new();
        for (line, row) in table.lines() {
            let mut note = |column: String, value: &str| {
                let key = (column, value.to_owned());
                if !unknown.contains_key(&key) {
                    order.push(key.clone());
                }
                unknown.entry(key).or_insert((0, line)).0 += 1;
            };
            let mut refused = false;
            for grade in &resolved.grades {
                let value = grade.source.value(row);
                match grade.meanings.get(&fold(&value)) {
                    Some(Meaning::Refused) => refused = true,
                    Some(_) => {}
                    None => note(grade.source.header(table), &value),
                }
            }
            let class = match &resolved.class {
                Class::Unsaid => None,
                Class::Fixed(class) => Some(*class),
                Class::Column { column, classes } => match classes.get(&fold(cell(row, *column))) {
                    Some(GroupMeaning::Class(class)) => Some(*class),
                    Some(GroupMeaning::Refused) => {
                        refused = true;
                        None
                    }
                    None => {
                        let header = table.headers.get(*column).cloned();
                        note(header.unwrap_or_default(), cell(row, *column));
                        None
                    }
                },
            };
            let rows = class.and_then(|class| self.rows.get_mut(usize::from(class)));
            match rows {
                _ if refused => self.refused += 1,
                Some(rows) => rows.read += 1,
                None => self.rows_without_group += 1,
            }
        }
        let entry = |key: (String, String)| {
            let (count, first_line) = unknown.get(&key).copied()?;
            let (column, value) = key;
            Some(UnknownValue {
                column,
                value,
                count,
                first_line,
            })
        };
        self.unknown = order.into_iter().filter_map(entry).collect();
    }

    fn look_at(&mut self, rows: &[super::ImportedRow]) {
        let mut seen = BTreeSet::new();
        for row in rows {
            self.not_asked += row.not_asked;
            let Some(group) = self.rows.get_mut(usize::from(row.class)) else {
                continue;
            };
            group.blank += usize::from(row.answers.is_blank());
            let first = seen.insert(row.fingerprint_source.as_slice());
            group.repeated += usize::from(!first);
        }
    }
}
