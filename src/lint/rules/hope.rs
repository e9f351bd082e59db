//! R02 hope or advice instead of criticism.

use crate::content::ListName;
use crate::lint::reading::{Reading, Sentence};
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// The parts of a criticism that say what is wrong.
const ROLES: [Role; 3] = [Role::Fact, Role::Fault, Role::Other];

/// Finds criticism that only hopes, wishes and advises.
///
/// A passage is left alone as soon as it holds something that could be
/// checked, or names a fault in words before or beside the hope ("petitions
/// lie untouched; I hope…"): then the hope is a courtesy. Hollow phrases do
/// not count as a fault. Advice has a part of its own and is not read; nor are
/// self-reviews, in which "hope" is usually what the masses hope.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.paper.genre != Genre::Criticism {
        return;
    }
    for part in reading.parts(&ROLES) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            let told = sentences
                .iter()
                .any(|s| reading.checkable(s.facts) || names_a_fault(s));
            let hope = sentences
                .iter()
                .filter(|s| !s.has(ListName::Mention))
                .find_map(|s| s.hits(ListName::Hope).next());
            if let Some(range) = hope.filter(|_| !told) {
                found.push(Finding {
                    rule: Rule::HopeInsteadOfCriticism,
                    part: part.index,
                    range: range.clone(),
                    why: Why::Words(part.text(range).to_owned()),
                });
            }
        }
    }
}

/// Whether a sentence says what is wrong, before the hope if there is one.
fn names_a_fault(sentence: &Sentence) -> bool {
    let hope = sentence.hits(ListName::Hope).next();
    let denied = |fault: usize| {
        let mut denials = sentence.hits(ListName::Denial);
        denials.any(|denial| denial.contains(&fault))
    };
    sentence
        .hits(ListName::Fault)
        .filter(|fault| hope.is_none_or(|hope| fault.start < hope.start))
        .any(|fault| !denied(fault.start))
}
