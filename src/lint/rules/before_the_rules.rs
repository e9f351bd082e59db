//! R13 "before the eight-point rules": self-praise by date.

use std::ops::Range;

use crate::content::ListName;
use crate::lint::reading::{Reading, Sentence};
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// The parts in which somebody gives an account of himself.
const ROLES: [Role; 6] = [
    Role::Situation,
    Role::Achievements,
    Role::Problems,
    Role::Causes,
    Role::Matters,
    Role::Other,
];

/// Finds a fault that is placed before some rule came into force and followed
/// by the assurance that it never happened since.
///
/// The assurance may stand in the same sentence or the next. Left alone: a
/// date without an assurance, and one that is followed by what still happens
/// ("and yet…"), because that is an honest account; quotations; criticism, in
/// which nobody speaks for himself.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.paper.genre == Genre::Criticism {
        return;
    }
    for part in reading.parts(&ROLES) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            for (place, sentence) in sentences.iter().enumerate() {
                let Some(before) = sentence.hits(ListName::Before).next() else {
                    continue;
                };
                let next = sentences.get(place + 1);
                let after = |list: ListName| follows(sentence, next, list, before);
                if after(ListName::Since) && !after(ListName::Still) {
                    found.push(Finding {
                        rule: Rule::BeforeTheRules,
                        part: part.index,
                        range: before.clone(),
                        why: Why::Words(part.text(before).to_owned()),
                    });
                }
            }
        }
    }
}

/// Whether a word of a list follows in this sentence or the next.
fn follows(
    sentence: &Sentence,
    next: Option<&Sentence>,
    list: ListName,
    after: &Range<usize>,
) -> bool {
    let here = sentence.hits(list).any(|hit| hit.start >= after.end);
    here || next.is_some_and(|next| next.has(list))
}
