//! R11 a problem that the masses or colleagues named and the self-review does
//! not mention.
//!
//! The three-way match of problems: named by the masses, pointed out by
//! peers, found by oneself. Found, by who raised it and category: opinions
//! that nobody claimed and of which the paper has no trace. One finding for
//! all of a category.
//!
//! A trace is any word of the category; or words of the opinion itself, seen
//! as pairs of characters, since an answer names the thing in other words
//! but names it. Pairs that stand in every such paper, pairs of numerals, and
//! pairs with a character that only holds the sentence together, are no trace.
//!
//! Ignored: opinions that say too little to know them again; what was claimed
//! (R10 sees to that); criticisms and texts of unknown kind. It would rather
//! miss a silence than point at an answer. That an opinion is praise it
//! cannot see: whoever asks leaves praise out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::around::{Raised, RaisedBy};
use super::super::finding::{Finding, Why};
use super::super::reading::Reading;
use super::super::rule::Rule;
use super::super::words::Words;
use super::claims::problems_of_a_review;
use crate::content::ListName;
use crate::text::is_numeral;

/// An opinion with fewer pairs cannot be known again.
const LEAST: usize = 4;
/// So many pairs are a trace whatever the length of the opinion.
const SURELY: usize = 3;
/// Fewer are one where they are this share of it: one in so many.
const SHARE: usize = 6;

type Pair = (char, char);

/// Finds problems that others named and the paper does not mention.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let Some(part) = problems_of_a_review(reading) else {
        return;
    };
    let raised = reading
        .around
        .raised
        .iter()
        .filter(|raised| !raised.claimed);
    let mut raised = raised.peekable();
    if raised.peek().is_none() {
        return;
    }
    let texts = reading.paper.parts.iter().map(|part| part.text.as_str());
    let text = texts.collect::<Vec<_>>().join("\n");
    let plain = PlainPairs::of(reading.words);
    let said = plain.pairs(&text);
    let mut silent: BTreeMap<(bool, &str), (RaisedBy, usize)> = BTreeMap::new();
    for raised in raised {
        if !is_mentioned(raised, &text, &said, &plain) {
            let peer = raised.by == RaisedBy::Peer;
            let entry = silent.entry((peer, &raised.category));
            entry.or_insert((raised.by, 0)).1 += 1;
        }
    }
    found.extend(
        silent
            .into_iter()
            .map(|((_, category), (by, count))| Finding {
                rule: Rule::ProblemUnmentioned,
                part,
                range: 0..0,
                why: Why::Unmentioned {
                    by,
                    category: category.to_owned(),
                    count,
                },
            }),
    );
}

fn is_mentioned(raised: &Raised, text: &str, said: &BTreeSet<Pair>, plain: &PlainPairs) -> bool {
    if raised
        .category_words
        .iter()
        .any(|word| text.contains(word.as_str()))
    {
        return true;
    }
    let own = plain.pairs(&raised.words);
    let shared = own.intersection(said).count();
    own.len() < LEAST || shared >= SURELY || shared * SHARE >= own.len()
}

/// Pairs that say what a text is about.
struct PlainPairs {
    particles: BTreeSet<char>,
    common: BTreeSet<Pair>,
}

impl PlainPairs {
    fn of(words: &Words) -> Self {
        let particles = words.list(ListName::Particle).iter();
        let common = words.list(ListName::Common).iter();
        Self {
            particles: particles.flat_map(|word| word.chars()).collect(),
            common: common.flat_map(|word| all_pairs(word)).collect(),
        }
    }

    fn pairs(&self, text: &str) -> BTreeSet<Pair> {
        let telling = |c: char| c.is_alphabetic() && !self.particles.contains(&c);
        all_pairs(text)
            .filter(|(one, two)| telling(*one) && telling(*two))
            .filter(|(one, two)| !is_numeral(*one) || !is_numeral(*two))
            .filter(|pair| !self.common.contains(pair))
            .collect()
    }
}

/// Every two characters that follow one another.
fn all_pairs(text: &str) -> impl Iterator<Item = Pair> {
    text.chars().zip(text.chars().skip(1))
}

#[cfg(test)]
#[path = "unmentioned_tests.rs"]
mod tests;
