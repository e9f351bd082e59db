//! What changed between two texts: sentence by sentence, and within a sentence
//! that was rewritten word by word (a Han character counts as a word).

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::sentence::sentences;

/// How alike two sentences must be, of a hundred, for one to count as the
/// other rewritten.
const REWRITTEN: usize = 35;

/// The most pairs of sentences that are compared with each other; more are
/// taken one after another.
const MOST_PAIRS: usize = 10_000;

/// What became of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<'a> {
    /// It stayed as it is.
    Same(&'a str),
    /// It is no longer there; or there otherwise, when an added one follows.
    Removed(Vec<Run<'a>>),
    /// It was not there before.
    Added(Vec<Run<'a>>),
}

/// Words of a sentence in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// The words.
    pub words: &'a str,
    /// Whether the other sentence does not have them.
    pub differs: bool,
}

/// What changed from one text to the other, in the order of the newer one.
/// Blanks around sentences, and where lines end, make no difference.
#[must_use]
pub fn diff<'a>(old: &'a str, new: &'a str) -> Vec<Change<'a>> {
    let (before, after) = (split(old), split(new));
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (_, from, to) = op.as_tag_tuple();
        let from = before.get(from).unwrap_or_default();
        let to = after.get(to).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            changes.extend(to.iter().map(|words| Change::Same(words)));
        } else {
            rewritten(from, to, &mut changes);
        }
    }
    changes
}

fn split(text: &str) -> Vec<&str> {
    let words = |range: Range<usize>| text.get(range).unwrap_or_default();
    sentences(text).into_iter().map(words).collect()
}

/// Sentences that stand in the place of others: each is put beside the one it
/// was made from.
fn rewritten<'a>(from: &[&'a str], to: &[&'a str], changes: &mut Vec<Change<'a>>) {
    let mut left = 0;
    let mut added = 0;
    for (old, new) in pairs(from, to) {
        gone(from, left..old, changes);
        come(to, added..new, changes);
        if let (Some(before), Some(after)) = (from.get(old), to.get(new)) {
            let (removed, put) = runs(before, after);
            changes.push(Change::Removed(removed));
            changes.push(Change::Added(put));
        }
        (left, added) = (old + 1, new + 1);
    }
    gone(from, left..from.len(), changes);
    come(to, added..to.len(), changes);
}

fn gone<'a>(from: &[&'a str], range: Range<usize>, changes: &mut Vec<Change<'a>>) {
    let words = from.get(range).unwrap_or_default();
    changes.extend(words.iter().map(|words| Change::Removed(whole(words))));
}

fn come<'a>(to: &[&'a str], range: Range<usize>, changes: &mut Vec<Change<'a>>) {
    let words = to.get(range).unwrap_or_default();
    changes.extend(words.iter().map(|words| Change::Added(whole(words))));
}

fn whole(words: &str) -> Vec<Run<'_>> {
    vec![Run {
        words,
        differs: true,
    }]
}

/// Which old sentence became which new one, in order: the choice that keeps
/// the most.
fn pairs(from: &[&str], to: &[&str]) -> Vec<(usize, usize)> {
    let alike = |old: usize, new: usize| match (from.get(old), to.get(new)) {
        (Some(old), Some(new)) => likeness(old, new),
        _ => 0,
    };
    if from.len() * to.len() > MOST_PAIRS {
        let both = 0..from.len().min(to.len());
        return both
            .map(|at| (at, at))
            .filter(|(old, new)| alike(*old, *new) >= REWRITTEN)
            .collect();
    }
    // best[old][new]: the most that the rest from there on can keep.
    let columns = to.len() + 1;
    let mut best = vec![0_usize; (from.len() + 1) * columns];
    let mut scores = vec![0_usize; from.len() * to.len()];
    let at = |old: usize, new: usize| old * columns + new;
    let value = |best: &[usize], old, new| best.get(at(old, new)).copied().unwrap_or(0);
    for old in (0..from.len()).rev() {
        for new in (0..to.len()).rev() {
            let score = alike(old, new);
            let score = if score >= REWRITTEN { score } else { 0 };
            let paired = score + value(&best, old + 1, new + 1);
            let skipped = value(&best, old + 1, new).max(value(&best, old, new + 1));
            let kept = if score > 0 {
                paired.max(skipped)
            } else {
                skipped
            };
            if let Some(cell) = best.get_mut(at(old, new)) {
                *cell = kept;
            }
            if let Some(cell) = scores.get_mut(old * to.len() + new) {
                *cell = score;
            }
        }
    }
    let mut found = Vec::new();
    let (mut old, mut new) = (0, 0);
    while old < from.len() && new < to.len() {
        let score = scores.get(old * to.len() + new).copied().unwrap_or(0);
        let here = value(&best, old, new);
        if score > 0 && here == score + value(&best, old + 1, new + 1) {
            found.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if here == value(&best, old + 1, new) {
            old += 1;
        } else {
            new += 1;
        }
    }
    found
}

/// How many of the pairs of neighbouring characters two sentences share, of a
/// hundred.
fn likeness(one: &str, other: &str) -> usize {
    let neighbours = |words: &str| -> BTreeMap<(char, char), usize> {
        let mut found = BTreeMap::new();
        for pair in words.chars().zip(words.chars().skip(1)) {
            *found.entry(pair).or_default() += 1;
        }
        found
    };
    let (one, other) = (neighbours(one), neighbours(other));
    let shared: usize = one
        .iter()
        .filter_map(|(pair, count)| Some(*count.min(other.get(pair)?)))
        .sum();
    let all = one.values().sum::<usize>() + other.values().sum::<usize>();
    (200 * shared).checked_div(all).unwrap_or(0)
}

/// The words of two sentences, each with whether the other has them.
fn runs<'a>(old: &'a str, new: &'a str) -> (Vec<Run<'a>>, Vec<Run<'a>>) {
    let before: Vec<(usize, &str)> = old.split_word_bound_indices().collect();
    let after: Vec<(usize, &str)> = new.split_word_bound_indices().collect();
    let words = |of: &[(usize, &'a str)]| -> Vec<&'a str> { of.iter().map(|(_, w)| *w).collect() };
    let ops = capture_diff_slices(Algorithm::Myers, &words(&before), &words(&after));
    let mut kept = (vec![false; before.len()], vec![false; after.len()]);
    let last = ops.len().saturating_sub(1);
    for (place, op) in ops.iter().enumerate() {
        let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = *op
        else {
            continue;
        };
        // One word that both happen to have between two changes only makes
        // them harder to read.
        if len == 1 && place > 0 && place < last {
            continue;
        }
        for step in 0..len {
            if let Some(word) = kept.0.get_mut(old_index + step) {
                *word = true;
            }
            if let Some(word) = kept.1.get_mut(new_index + step) {
                *word = true;
            }
        }
    }
    (joined(old, &before, &kept.0), joined(new, &after, &kept.1))
}

fn joined<'a>(sentence: &'a str, words: &[(usize, &'a str)], kept: &[bool]) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (place, (at, word)) in words.iter().enumerate() {
        let differs = !kept.get(place).copied().unwrap_or(false);
        let next = kept.get(place + 1).map(|kept| !kept);
        if next != Some(differs) {
            let end = at + word.len();
            runs.push(Run {
                words: sentence.get(start..end).unwrap_or_default(),
                differs,
            });
            start = end;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    /// `-` and `+` before the sentences, `[…]` around what differs.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let marked = |sign: &str, runs: &[Run]| {
            let words = runs.iter().map(|run| {
                if run.differs {
                    format!("[{}]", run.words)
                } else {
                    run.words.to_owned()
                }
            });
            format!("{sign}{}", words.collect::<String>())
        };
        diff(old, new)
            .iter()
            .map(|change| match change {
                Change::Same(words) => format!(" {words}"),
                Change::Removed(runs) => marked("-", runs),
                Change::Added(runs) => marked("+", runs),
            })
            .collect()
    }

    #[test]
    fn a_rewritten_sentence_stands_below_the_one_it_was_made_from() {
        let old = "三月补贴晚发 21 天。我没有核对名册。";
        let new = "三月补贴晚发 21 天。我没有到村里核对名册。";
        let expected = [
            " 三月补贴晚发 21 天。",
            "-我没有核对名册。",
            "+我没有[到村里]核对名册。",
        ];
        assert_eq!(shown(old, new), expected);
    }

    #[test]
    fn a_sentence_put_before_another_does_not_take_its_place() {
        let old = "我没有核对名册就签了字。";
        let new = "四月又晚发了一回。我没有核对名册，签了字。";
        let expected = [
            "+[四月又晚发了一回。]",
            "-我没有核对名册[就]签了字。",
            "+我没有核对名册[，]签了字。",
        ];
        assert_eq!(shown(old, new), expected);
    }

    #[test]
    fn sentences_that_have_nothing_in_common_are_gone_and_come() {
        let changes = shown("工作任务重。", "我不愿得罪人。");
        assert_eq!(changes, ["-[工作任务重。]", "+[我不愿得罪人。]"]);
    }

    #[test]
    fn one_character_that_two_changes_share_does_not_part_them() {
        let changes = shown("石桥村三十七户没领到。", "石桥村五十九户没领到。");
        let expected = ["-石桥村[三十七]户没领到。", "+石桥村[五十九]户没领到。"];
        assert_eq!(changes, expected);
    }

    #[test]
    fn numbers_and_latin_words_change_as_a_whole() {
        let changes = shown("涉及 137 户群众。", "涉及 437 户群众。");
        assert_eq!(changes, ["-涉及 [137] 户群众。", "+涉及 [437] 户群众。"]);
    }

    #[test]
    fn where_a_line_ends_makes_no_difference() {
        assert_eq!(
            shown("一句。\n\n两句。", "一句。两句。"),
            [" 一句。", " 两句。"]
        );
        assert!(shown("", "").is_empty());
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_what_changed(old in any_text(), new in any_text()) {
            let (mut before, mut after) = (String::new(), String::new());
            let words = |runs: &[Run]| runs.iter().map(|run| run.words).collect::<String>();
            for change in diff(&old, &new) {
                match change {
                    Change::Same(words) => {
                        before.push_str(words);
                        after.push_str(words);
                    }
                    Change::Removed(runs) => before.push_str(&words(&runs)),
                    Change::Added(runs) => after.push_str(&words(&runs)),
                }
            }
            prop_assert_eq!(before, split(&old).concat());
            prop_assert_eq!(after, split(&new).concat());
        }

        #[test]
        fn a_text_does_not_differ_from_itself(text in any_text()) {
            let same = |change: &Change| matches!(change, Change::Same(_));
            prop_assert!(diff(&text, &text).iter().all(same));
        }
    }
}
