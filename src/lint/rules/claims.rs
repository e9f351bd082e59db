//! R10 an opinion claimed and not answered.
//!
//! Found: in a self-review, of a person or a body, every opinion that was
//! claimed and that no entry answers. Whether an entry answers it is for
//! whoever asks to say ([`Raised::answered`]); the words are not guessed at.
//!
//! Ignored: a paper in which nothing is written yet.

use super::super::around::Raised;
use super::super::finding::{Finding, Why};
use super::super::paper::Role;
use super::super::reading::Reading;
use super::super::rule::Rule;

/// Characters of an opinion by which it is called.
const CALLED: usize = 20;

/// Finds claimed opinions that nothing answers.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(part) = problems_of_a_review(reading) else {
        return;
    };
    let raised = reading.around.raised.iter();
    let open = raised.filter(|raised| raised.claimed && !raised.answered);
    found.extend(open.map(|raised| Finding {
        rule: Rule::ClaimUnanswered,
        part,
        range: 0..0,
        why: Why::Unanswered {
            id: raised.id,
            words: beginning(raised),
        },
    }));
}

/// The first part with problems of a self-review, or else its first part.
pub(super) fn problems_of_a_review(reading: &Reading<'_>) -> Option<usize> {
    let paper = reading.paper;
    if !reading.is_review() || paper.parts.is_empty() {
        return None;
    }
    let problems = paper.parts.iter().position(|p| p.role == Role::Problems);
    Some(problems.unwrap_or(0))
}

fn beginning(raised: &Raised) -> String {
    let mut words = raised
        .words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if let Some((cut, _)) = words.char_indices().nth(CALLED) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::paper::{Genre, Paper, Part};
    use crate::lint::rules::fixture;
    use crate::lint::{Around, RaisedBy};

    fn find(paper: &Paper, around: &Around) -> Vec<Finding> {
        fixture::review(Rule::ClaimUnanswered, paper, around)
    }

    fn paper(genre: Genre, roles: &[Role]) -> Paper {
        let part = |role: &Role| Part {
            item: None,
            role: *role,
            text: "今年三月补贴晚发。".into(),
            due: None,
        };
        Paper {
            genre,
            parts: roles.iter().map(part).collect(),
        }
    }

    fn around(claims: &[(bool, bool)]) -> Around {
        let raised = claims
            .iter()
            .zip(0..)
            .map(|((claimed, answered), id)| Raised {
                id,
                words: "补贴名单为什么年年看不到？\n问了三次都说在县里，没有人回话".into(),
                category: "补贴发放".into(),
                category_words: vec!["补贴".into()],
                by: RaisedBy::Masses,
                claimed: *claimed,
                answered: *answered,
            });
        Around {
            raised: raised.collect(),
            ..Around::default()
        }
    }

    const CLAIMS: [(bool, bool); 4] = [(true, false), (true, true), (false, false), (false, true)];

    #[test]
    fn only_what_was_claimed_and_is_not_answered_is_found() {
        let paper = paper(Genre::SelfReview, &[Role::Situation, Role::Problems]);
        let found = find(&paper, &around(&CLAIMS));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].part, found[0].range.clone()), (1, 0..0));
        let Why::Unanswered { id, words } = &found[0].why else {
            panic!("{found:?}");
        };
        assert_eq!(
            (*id, words.as_str()),
            (0, "补贴名单为什么年年看不到？ 问了三次都说…")
        );
    }

    #[test]
    fn a_criticism_or_an_empty_paper_owes_no_answer() {
        let around = around(&CLAIMS);
        assert!(find(&paper(Genre::Criticism, &[Role::Fault]), &around).is_empty());
        assert!(find(&paper(Genre::Other, &[Role::Other]), &around).is_empty());
        assert!(find(&paper(Genre::SelfReview, &[]), &around).is_empty());
        assert_eq!(
            find(&paper(Genre::BodyReview, &[Role::Causes]), &around).len(),
            1
        );
    }
}
