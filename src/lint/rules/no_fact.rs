//! R03 no concrete fact.

use crate::content::ListName;
use crate::lint::reading::{Reading, Sentence, characters};
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// Finds problems, and facts of a criticism, that are told without a day, a
/// number, a place, a person, something that happened or words that were
/// said.
///
/// The absence of a fact is not enough, since no list knows everything that
/// can happen: the passage also has to sound vague, by a hollow phrase, or by
/// abstract words (an evasion counts beside one) without a single thing of
/// the daily work or a plain fault. A year alone is no fact. Left alone: very
/// short passages, passages that say there is no problem, hopes (R02 speaks of
/// those) and what was before the rules (R13).
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let roles: &[Role] = match reading.paper.genre {
        Genre::Criticism => &[Role::Fact],
        _ => &[Role::Problems],
    };
    let least = reading.words.lines.problem_characters;
    for part in reading.parts(roles) {
        for passage in &part.passages {
            let sentences = part.of(passage);
            let long = characters(part.text(&passage.range)) >= least;
            let told = sentences.iter().any(|s| reading.checkable(s.facts));
            let other = [ListName::Denial, ListName::Hope, ListName::Before]
                .into_iter()
                .any(|list| sentences.iter().any(|s| s.has(list)));
            if long && !told && !other && is_vague(sentences) {
                found.push(Finding {
                    rule: Rule::NoFact,
                    part: part.index,
                    range: passage.range.clone(),
                    why: Why::NoFact,
                });
            }
        }
    }
}

/// Whether it sounds like a phrase and not like a story.
fn is_vague(sentences: &[Sentence]) -> bool {
    let count = |list: ListName| {
        sentences
            .iter()
            .map(|s| s.hits(list).count())
            .sum::<usize>()
    };
    let thing = sentences.iter().any(|s| s.facts.thing);
    // One abstract word is a way of putting it; an evasion makes it two.
    let abstract_words = count(ListName::Abstract) + count(ListName::Evasion);
    let vague = count(ListName::Abstract) > 0 && abstract_words > 1;
    count(ListName::Hollow) > 0 || (vague && !thing && count(ListName::Fault) == 0)
}
