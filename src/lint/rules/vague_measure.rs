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

#[cfg(test)]
mod tests {
    use super::super::fixture::review;
    use crate::domain::paper::Part;
    use crate::lint::{Around, Genre, Paper, Role, Rule, Why};

    fn found(text: &str) -> Vec<Why> {
        let paper = Paper {
            genre: Genre::BodyReview,
            parts: vec![Part {
                item: None,
                role: Role::Measures,
                text: text.to_owned(),
                due: None,
            }],
        };
        let found = review(Rule::VagueMeasure, &paper, &Around::default());
        found.into_iter().map(|finding| finding.why).collect()
    }

    #[test]
    fn whose_a_measure_is_may_stand_on_a_line_of_its_own() {
        let measure = "补贴名册签批前抽查一成，抽查记录附在名册后面。";
        assert_eq!(found(measure).len(), 1);
        for line in [
            "责任人：刘卫东；完成时限：2026年12月31日。",
            "责任领导：刘卫东\n完成时限：2026年12月31日。",
        ] {
            assert_eq!(found(&format!("{measure}\n\n{line}")), [], "{line}");
        }
        // A line below that does not say whose it is, is a measure of its own.
        let two = found(&format!("{measure}\n进一步加强学习，不断提高本领。"));
        assert_eq!(two.len(), 2);
    }
}
