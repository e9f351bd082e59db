//! R04 subjectless evasion.

use std::ops::Range;

use crate::content::ListName;
use crate::lint::reading::{ReadPart, Reading, Sentence};
use crate::lint::{Finding, Role, Rule, Why};

/// The parts that ought to say who, when and how much.
const ROLES: [Role; 6] = [
    Role::Problems,
    Role::Causes,
    Role::Fact,
    Role::Fault,
    Role::Effect,
    Role::Other,
];

/// Finds "some comrades", "at times", "to a certain extent".
///
/// Left alone: quotations; a sentence with something that could be checked in
/// it, since there the phrase only introduces the example; and "some comrades
/// told me…", because who told it need not be named. Measures and achievements
/// are not read: there such words hide nothing.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for part in reading.parts(&ROLES) {
        for passage in &part.passages {
            for sentence in part.of(passage) {
                if reading.checkable(sentence.facts) {
                    continue;
                }
                let evasion = sentence
                    .hits(ListName::Evasion)
                    .find(|range| !only_tells(reading, part, sentence, range));
                if let Some(range) = evasion {
                    found.push(Finding {
                        rule: Rule::NoSubject,
                        part: part.index,
                        range: range.clone(),
                        why: Why::Words(part.text(range).to_owned()),
                    });
                }
            }
        }
    }
}

/// Whether a telling word follows within a few characters.
fn only_tells(
    reading: &Reading<'_>,
    part: &ReadPart<'_>,
    sentence: &Sentence,
    evasion: &Range<usize>,
) -> bool {
    const NEAR: usize = 3;
    let after = part.text(&(evasion.end..sentence.range.end));
    after.char_indices().take(NEAR).any(|(at, _)| {
        let rest = after.get(at..).unwrap_or_default();
        reading.words.at_start(ListName::Telling, rest).is_some()
    })
}
