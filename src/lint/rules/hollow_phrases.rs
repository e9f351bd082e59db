//! R05 hollow phrases in a row.

use std::ops::Range;

use crate::content::ListName;
use crate::lint::reading::{ReadPart, Reading};
use crate::lint::{Finding, Role, Rule, Why};

/// The parts that ought to say something.
const ROLES: [Role; 8] = [
    Role::Problems,
    Role::Causes,
    Role::Measures,
    Role::Fact,
    Role::Fault,
    Role::Effect,
    Role::Advice,
    Role::Other,
];

/// Finds hollow phrases that follow on each other: several in one sentence, or
/// one in each of several sentences in a row.
///
/// One hollow phrase is a way of speaking and is left alone; so is a sentence
/// with something that could be checked in it, which also ends a row.
/// Quotations and titles of documents are not read. Situation and achievements
/// are not read either: nobody is asked to accuse himself there.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for part in reading.parts(&ROLES) {
        for passage in &part.passages {
            let mut row: Vec<&Range<usize>> = Vec::new();
            for sentence in part.of(passage) {
                let before = row.len();
                if !reading.checkable(sentence.facts) {
                    row.extend(sentence.hits(ListName::Hollow));
                }
                if row.len() == before {
                    close(reading, part, &mut row, found);
                }
            }
            close(reading, part, &mut row, found);
        }
    }
}

/// Ends a row: a long one is a finding.
fn close(
    reading: &Reading<'_>,
    part: &ReadPart<'_>,
    row: &mut Vec<&Range<usize>>,
    found: &mut Vec<Finding>,
) {
    let ends = row.first().zip(row.last());
    if let Some((first, last)) = ends.filter(|_| row.len() >= reading.words.lines.hollow_row) {
        found.push(Finding {
            rule: Rule::HollowPhrases,
            part: part.index,
            range: first.start..last.end,
            why: Why::Row(
                row.iter()
                    .map(|range| part.text(range).to_owned())
                    .collect(),
            ),
        });
    }
    row.clear();
}
