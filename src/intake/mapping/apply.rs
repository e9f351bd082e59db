//! Rows become ballots.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use super::super::headers::{Words, fold, is_one_of};
use super::super::table::Table;
use super::Mapping;
use super::problem::ApplyProblem;
use super::resolve::{Class, Resolved, cell};
use super::values::{GroupMeaning, Meaning, meanings};
use crate::domain::{Answers, Mark, Setup, Slot};

/// A row as a ballot.
pub struct ImportedRow {
    /// The class of its group.
    pub class: u8,
    /// The answers.
    pub answers: Answers,
    /// How many answers of the row were left out because its group was not
    /// asked, or not offered 不了解.
    pub not_asked: usize,
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
    /// Makes a ballot of each row that says anything and is not refused.
    ///
    /// # Errors
    /// The first [`ApplyProblem`]; [`Mapping::preview`] lists all unknown
    /// values at once.
    pub fn apply(&self, table: &Table, setup: &Setup) -> Result<Vec<ImportedRow>, ApplyProblem> {
        let meanings = meanings(self, setup)?;
        let resolved = Resolved::new(self, table, setup, &meanings)?;
        let blank_ballot = Answers::blank(setup);
        let blank = Words::embedded().survey.blank;
        let mut rows = Vec::new();
        for (line, row) in table.lines() {
            let mut answers = blank_ballot.clone();
            let graded = grade(&resolved, table, line, row, &mut answers)?;
            let class = class(&resolved.class, table, line, row)?;
            // A refused row is not read further: its opinion may be any length.
            let (true, Some(class)) = (graded, class) else {
                continue;
            };
            opine(&resolved, table, line, row, &blank, &mut answers)?;
            let not_asked = leave_out_not_asked(&mut answers, setup, class);
            rows.push(ImportedRow {
                class,
                answers,
                not_asked,
                fingerprint_source: fingerprint(row),
            });
        }
        Ok(rows)
    }
}

/// A survey asks everybody the same; the round may not. Says how many answers
/// that were.
fn leave_out_not_asked(answers: &mut Answers, setup: &Setup, class: u8) -> usize {
    let asked = |slot: Slot| setup.asks_slot(usize::from(class), slot);
    let mut left_out = 0;
    for (slot, mark) in setup.grade_slots().into_iter().zip(&mut answers.marks) {
        let offered = *mark != Mark::DontKnow || setup.offers_dont_know(slot);
        if *mark != Mark::Blank && !(asked(slot) && offered) {
            *mark = Mark::Blank;
            left_out += 1;
        }
    }
    let opinions = setup.opinion_slots().into_iter().zip(&mut answers.opinions);
    for (_, text) in opinions.filter(|(slot, text)| !text.is_empty() && !asked(*slot)) {
        text.zeroize();
        left_out += 1;
    }
    left_out
}

/// Fills in the marks; false when a value refuses the row.
fn grade(
    resolved: &Resolved<'_>,
    table: &Table,
    line: usize,
    row: &[String],
    answers: &mut Answers,
) -> Result<bool, ApplyProblem> {
    let mut counts = true;
    for grade in &resolved.grades {
        let value = grade.source.value(row);
        let mark = match grade.meanings.get(&fold(&value)) {
            Some(Meaning::Mark(mark)) => *mark,
            Some(Meaning::LeftOut) => Mark::Blank,
            Some(Meaning::Refused) => {
                counts = false;
                continue;
            }
            Some(Meaning::Group(_)) | None => {
                return Err(ApplyProblem::UnknownValue {
                    line,
                    column: grade.source.header(table),
                    value: value.into_owned(),
                });
            }
        };
        if let Some(slot) = answers.marks.get_mut(grade.slot) {
            *slot = mark;
        }
    }
    Ok(counts)
}

/// The class of a row; `None` when the row is refused.
fn class(
    class: &Class,
    table: &Table,
    line: usize,
    row: &[String],
) -> Result<Option<u8>, ApplyProblem> {
    let (column, classes) = match class {
        Class::Unsaid => return Err(ApplyProblem::NoGroup),
        Class::Fixed(class) => return Ok(Some(*class)),
        Class::Column { column, classes } => (*column, classes),
    };
    let value = cell(row, column);
    match classes.get(&fold(value)) {
        Some(GroupMeaning::Class(class)) => Ok(Some(*class)),
        Some(GroupMeaning::Refused) => Ok(None),
        None => Err(ApplyProblem::UnknownValue {
            line,
            column: table.headers.get(column).cloned().unwrap_or_default(),
            value: value.to_owned(),
        }),
    }
}

fn opine(
    resolved: &Resolved<'_>,
    table: &Table,
    line: usize,
    row: &[String],
    blank: &[String],
    answers: &mut Answers,
) -> Result<(), ApplyProblem> {
    for opinion in &resolved.opinions {
        let text = cell(row, opinion.column);
        if is_one_of(text, blank) {
            continue;
        }
        let (length, most) = (text.chars().count(), opinion.limit);
        if length > most {
            return Err(ApplyProblem::OpinionTooLong {
                line,
                column: table
                    .headers
                    .get(opinion.column)
                    .cloned()
                    .unwrap_or_default(),
                length,
                most,
            });
        }
        if let Some(slot) = answers.opinions.get_mut(opinion.slot) {
            text.clone_into(slot);
        }
    }
    Ok(())
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
