//! R08 a measure without owner, date or something one could check.

use crate::content::ListName;
use crate::lint::finding::Lacking;
use crate::lint::reading::{Reading, characters};
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// Finds measures that lack a time (by when, or how often), a result that
/// could be checked (a number, a list, a notice), or, in a body's review, who
/// does it.
///
/// No list knows everything that can be built, handed over or called on, so a
/// result is only missed where the measure also means well: strengthen,
/// improve, do better, or abstract words.
///
/// A person's own measures need no owner: it is the person. The day beside an
/// entry counts as its time. An answer to an item is judged as one, so that a
/// measure may give its day in another sentence. Left alone: a few words, the
/// closing courtesies, and the advice of a criticism, which is not a promise.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let body = reading.paper.genre == Genre::BodyReview;
    for part in reading.parts(&[Role::Measures]) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            let any = |list: ListName| sentences.iter().any(|s| s.has(list));
            let short =
                characters(part.text(&passage.range)) < reading.words.lines.measure_characters;
            if short || any(ListName::Denial) {
                continue;
            }
            let lacking = Lacking {
                owner: body && !any(ListName::Owner) && !sentences.iter().any(|s| s.facts.person),
                date: part.part.due.is_none()
                    && !any(ListName::Deadline)
                    && !sentences.iter().any(|s| s.facts.date || s.facts.time),
                result: !any(ListName::Result)
                    && !sentences.iter().any(|s| s.facts.count)
                    && [ListName::Aim, ListName::Hollow, ListName::Abstract]
                        .into_iter()
                        .any(any),
            };
            if lacking.owner || lacking.date || lacking.result {
                found.push(Finding {
                    rule: Rule::VagueMeasure,
                    part: part.index,
                    range: passage.range.clone(),
                    why: Why::Measure(lacking),
                });
            }
        }
    }
}
