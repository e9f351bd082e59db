//! R06 achievements longer than problems.

use std::ops::Range;

use crate::content::ListName;
use crate::lint::reading::{ReadPart, Reading, Sentence, characters};
use crate::lint::{Finding, Genre, Role, Rule, Why};

/// Finds reviews in which more is written about what went well than about
/// what is wrong: over the whole paper by its parts, and within a problem by
/// its clauses.
///
/// A clause is about an achievement when it holds a word for one and none for
/// a fault, so "did not carry out conscientiously" is not praise. A paper
/// without problems is left alone, because it is not yet written; the
/// situation only counts where it praises. A text of which nothing is known is
/// measured by its sentences, and only found when most of it is praise.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if reading.is_review() {
        over_the_paper(reading, found);
    }
    if reading.paper.genre != Genre::Criticism {
        for part in reading.parts(&[Role::Problems]) {
            within_a_problem(reading, part, found);
        }
    }
    if reading.paper.genre == Genre::Other {
        unknown_text(reading, found);
    }
}

fn over_the_paper(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let mut first = None;
    let mut achievements = 0;
    for part in reading.parts(&[Role::Achievements, Role::Situation]) {
        let length = match part.part.role {
            Role::Achievements => characters(&part.part.text),
            _ => praised(part, &part.sentences)
                .iter()
                .map(|r| characters(part.text(r)))
                .sum(),
        };
        if length > 0 {
            first = first.or(Some(part.index));
            achievements += length;
        }
    }
    let problems = reading
        .parts(&[Role::Problems])
        .map(|part| characters(&part.part.text))
        .sum();
    if let Some(part) = first.filter(|_| problems > 0 && outweighs(reading, achievements, problems))
    {
        found.push(Finding {
            rule: Rule::AchievementsOutweigh,
            part,
            range: 0..0,
            why: Why::Lengths {
                achievements,
                problems,
            },
        });
    }
}

fn within_a_problem(reading: &Reading<'_>, part: &ReadPart<'_>, found: &mut Vec<Finding>) {
    for passage in &part.passages {
        let praise = praised(part, part.of(passage));
        let Some((first, last)) = praise.first().zip(praise.last()) else {
            continue;
        };
        let achievements = praise.iter().map(|r| characters(part.text(r))).sum();
        let problems = characters(part.text(&passage.range)).saturating_sub(achievements);
        if outweighs(reading, achievements, problems) {
            found.push(Finding {
                rule: Rule::AchievementsOutweigh,
                part: part.index,
                range: first.start..last.end,
                why: Why::Lengths {
                    achievements,
                    problems,
                },
            });
        }
    }
}

fn unknown_text(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    /// Fewer clauses than this are a courtesy.
    const FEWEST: usize = 3;
    let (mut first, mut clauses, mut achievements, mut all) = (None, 0, 0, 0);
    for part in reading.parts(&[Role::Other]) {
        let praise = praised(part, &part.sentences);
        if !praise.is_empty() {
            first = first.or(Some(part.index));
        }
        clauses += praise.len();
        achievements += praise
            .iter()
            .map(|r| characters(part.text(r)))
            .sum::<usize>();
        all += characters(&part.part.text);
    }
    let problems = all.saturating_sub(achievements);
    let weighty = clauses >= FEWEST && outweighs(reading, achievements, problems);
    if let Some(part) = first.filter(|_| weighty) {
        found.push(Finding {
            rule: Rule::AchievementsOutweigh,
            part,
            range: 0..0,
            why: Why::Lengths {
                achievements,
                problems,
            },
        });
    }
}

const fn outweighs(reading: &Reading<'_>, achievements: usize, problems: usize) -> bool {
    achievements * 100 > problems * reading.words.lines.achievement_percent
}

/// The clauses that are about an achievement.
fn praised(part: &ReadPart<'_>, sentences: &[Sentence]) -> Vec<Range<usize>> {
    let has = |sentence: &Sentence, clause: &Range<usize>, list: ListName| {
        sentence
            .hits(list)
            .any(|hit| clause.start <= hit.start && hit.end <= clause.end)
    };
    let mut found = Vec::new();
    for sentence in sentences.iter().filter(|s| s.has(ListName::Achievement)) {
        let clauses = part.clauses(sentence).into_iter();
        found.extend(clauses.filter(|clause| {
            has(sentence, clause, ListName::Achievement)
                && !has(sentence, clause, ListName::Fault)
                && !has(sentence, clause, ListName::Hollow)
        }));
    }
    found
}
