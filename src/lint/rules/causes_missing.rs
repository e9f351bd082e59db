//! R07 causes missing, or one line for many problems.

use std::collections::BTreeMap;

use crate::content::ListName;
use crate::domain::ItemId;
use crate::lint::reading::{ReadPart, Reading, characters};
use crate::lint::{Finding, Role, Rule, Why};

/// From how many sentences on there are many problems.
const MANY: usize = 3;

/// What was written on one item, or on none.
#[derive(Default)]
struct Group {
    /// The first part with problems.
    part: Option<usize>,
    /// Characters and sentences about problems.
    problems: usize,
    sentences: usize,
    /// Characters about causes.
    causes: usize,
}

/// Finds problems without a cause, and many problems with next to none. Parts
/// belong together when they answer the same item; the parts without an item
/// belong together, too.
///
/// Left alone: criticism, texts of which nothing is known, passages that say
/// there is no problem, a few words that are not yet a problem, and items
/// without causes of their own in a paper that has a section of causes for all
/// of them.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    if !reading.is_review() {
        return;
    }
    let groups = groups(reading);
    let common = groups.get(&None).is_some_and(|group| group.causes > 0);
    let lines = reading.words.lines;
    for (item, group) in &groups {
        let Some(part) = group
            .part
            .filter(|_| group.problems >= lines.problem_characters)
        else {
            continue;
        };
        let share = group.problems * lines.causes_percent;
        let why = if group.causes == 0 {
            if item.is_some() && common {
                continue;
            }
            Why::NoCauses
        } else if group.sentences >= MANY
            && group.problems >= lines.causes_from
            && group.causes * 100 < share
        {
            Why::ThinCauses {
                problems: group.sentences,
                characters: group.causes,
            }
        } else {
            continue;
        };
        found.push(Finding {
            rule: Rule::CausesMissing,
            part,
            range: 0..0,
            why,
        });
    }
}

fn groups<'a>(reading: &Reading<'a>) -> BTreeMap<Option<&'a ItemId>, Group> {
    let mut groups: BTreeMap<Option<&ItemId>, Group> = BTreeMap::new();
    for part in reading.parts(&[Role::Problems, Role::Causes]) {
        let group = groups.entry(part.part.item.as_ref()).or_default();
        if part.part.role == Role::Causes {
            group.causes += characters(&part.part.text);
            continue;
        }
        let (problems, sentences) = problems(part);
        if problems > 0 {
            group.part = group.part.or(Some(part.index));
            group.problems += problems;
            group.sentences += sentences;
        }
    }
    groups
}

/// Characters and sentences about problems, without those that deny one.
fn problems(part: &ReadPart<'_>) -> (usize, usize) {
    let sentences = part.passages.iter().flat_map(|passage| part.of(passage));
    let told: Vec<usize> = sentences
        .filter(|s| !s.has(ListName::Denial))
        .map(|s| characters(part.text(&s.range)))
        .collect();
    (told.iter().sum(), told.len())
}
