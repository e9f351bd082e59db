//! Rows become ballots.

use std::fmt;

use zeroize::Zeroizing;

use super::super::headers::{Words, fold, is_one_of};
use super::super::table::Table;
use super::Mapping;
use super::resolve::{ApplyProblem, Class, Resolved, meanings};
use crate::domain::{Answers, Setup};

/// A row as a ballot.
pub struct ImportedRow {
    /// The class of its group.
    pub class: u8,
    /// The answers.
    pub answers: Answers,
    /// The whole row in canonical form, dropped columns included. Only a
    /// salted hash of it may be kept, to find a row that is imported twice.
    pub fingerprint_source: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for ImportedRow {
    /// Tells nothing of the row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportedRow").finish_non_exhaustive()
    }
}

impl Mapping {
    /// Makes a ballot of each row that says anything.
    ///
    /// # Errors
    /// The first [`ApplyProblem`]; [`Mapping::preview`] lists all unknown
    /// values at once.
    pub fn apply(&self, table: &Table, setup: &Setup) -> Result<Vec<ImportedRow>, ApplyProblem> {
        let meanings = meanings(self, setup)?;
        let resolved = Resolved::new(self, table, setup, &meanings)?;
        let blank = Words::embedded().survey.blank;
        let header = |column: usize| table.headers.get(column).cloned().unwrap_or_default();
        let blank_ballot = Answers::blank(setup);
        let mut rows = Vec::new();
        for (line, row) in table.lines() {
            let cell = |column: usize| row.get(column).map(String::as_str).unwrap_or_default();
            let unknown = |column: usize| ApplyProblem::UnknownValue {
                line,
                column: header(column),
                value: cell(column).to_owned(),
            };
            let mut answers = blank_ballot.clone();
            for grade in &resolved.grades {
                let mark = grade.meanings.get(&fold(cell(grade.column)));
                let mark = *mark.ok_or_else(|| unknown(grade.column))?;
                if let Some(slot) = answers.marks.get_mut(grade.slot) {
                    *slot = mark;
                }
            }
            for opinion in &resolved.opinions {
                let text = cell(opinion.column).trim();
                if is_one_of(text, &blank) {
                    continue;
                }
                let (length, most) = (text.chars().count(), opinion.limit);
                if length > most {
                    let column = header(opinion.column);
                    return Err(ApplyProblem::OpinionTooLong {
                        line,
                        column,
                        length,
                        most,
                    });
                }
                if let Some(slot) = answers.opinions.get_mut(opinion.slot) {
                    text.clone_into(slot);
                }
            }
            let class = match &resolved.class {
                Class::Fixed(class) => *class,
                Class::Column { column, classes } => *classes
                    .get(&fold(cell(*column)))
                    .ok_or_else(|| unknown(*column))?,
            };
            rows.push(ImportedRow {
                class,
                answers,
                fingerprint_source: fingerprint(row),
            });
        }
        Ok(rows)
    }
}

/// Each cell, trimmed, with its length in front, so that no two rows of
/// different cells look alike. Empty cells at the end do not count.
fn fingerprint(row: &[String]) -> Zeroizing<Vec<u8>> {
    let cells = || row.iter().map(|cell| cell.trim());
    let used = cells()
        .rposition(|cell| !cell.is_empty())
        .map_or(0, |at| at + 1);
    let room = cells().take(used).map(|cell| cell.len() + 4).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    for cell in cells().take(used) {
        // A cell is far shorter than 4 GiB.
        bytes.extend_from_slice(&u32::try_from(cell.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend_from_slice(cell.as_bytes());
    }
    bytes
}
