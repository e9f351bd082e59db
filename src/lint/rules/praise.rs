//! R01 praise dressed as criticism.

use crate::content::ListName;
use crate::lint::reading::Reading;
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// The parts in which something ought to be wrong.
const ROLES: [Role; 7] = [
    Role::Problems,
    Role::Causes,
    Role::Fact,
    Role::Fault,
    Role::Effect,
    Role::Advice,
    Role::Other,
];

/// Finds faults that are compliments: too strict with oneself, works too
/// hard, neglects health and family.
///
/// Faults that are half a virtue (a quick temper, plain speech) are only
/// found where no fact stands beside them: a temper with a day and a victim
/// is a criticism. Left alone: quotations, and sentences that tell of such
/// words ("I only said that…"), because they are about the bad habit; and
/// texts of which nothing is known, because in a record of honours the same
/// words are in their place.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.paper.genre == Genre::Other {
        return;
    }
    for part in reading.parts(&ROLES) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            let told = sentences.iter().any(|s| reading.checkable(s.facts));
            for sentence in sentences.iter().filter(|s| !s.has(ListName::Mention)) {
                let mild = sentence.hits(ListName::Mild).filter(|_| !told);
                let mut hits: Vec<_> = sentence.hits(ListName::Praise).chain(mild).collect();
                hits.sort_by_key(|range| range.start);
                // One finding a sentence: the second compliment adds nothing.
                if let Some(range) = hits.first() {
                    found.push(Finding {
                        rule: Rule::PraiseAsCriticism,
                        part: part.index,
                        range: (*range).clone(),
                        why: Why::Words(part.text(range).to_owned()),
                    });
                }
            }
        }
    }
}
