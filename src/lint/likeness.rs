//! How much of the parts of a paper stands in other texts and in one another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::quotation::quotations;
use super::shingle::{ByShingle, SHINGLE, Shingles, Signs, runs};

/// A stretch of fewer characters is a phrase that anyone may use.
const PHRASE: usize = 9;
/// At least one stretch goes on for this many characters.
const STRETCH: usize = 14;
/// Stretches this close together are shown as one: a word between was
/// changed.
const CHANGED: usize = 8;
/// In how many parts one shingle is remembered.
const REMEMBERED: usize = 6;

/// How much of a part stands in another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Of a hundred characters that may be compared.
    pub(super) percent: usize,
    /// The longest stretch, in bytes of the part.
    pub(super) range: Range<usize>,
}

/// The parts of a paper, ready to be compared.
pub(super) struct Compared<'a> {
    parts: Vec<Compare<'a>>,
    /// The number of every shingle that a part holds.
    numbers: ByShingle<usize>,
    /// For each number, the first parts that hold it.
    homes: Vec<Vec<usize>>,
}

struct Compare<'a> {
    text: &'a str,
    signs: Signs,
    /// The number of each shingle in order.
    numbers: Vec<Option<usize>>,
}

/// The shingles of texts that belong to everybody.
#[derive(Default)]
pub(super) struct Common(Shingles);

impl Common {
    /// Adds a text.
    pub(super) fn add(&mut self, text: &str) {
        let shingles = Signs::of(text, &[]);
        self.0.extend(shingles.shingles().flatten());
    }
}

impl<'a> Compared<'a> {
    /// Makes texts ready, each with the ranges in it that are not compared,
    /// in order.
    pub(super) fn new(
        texts: impl Iterator<Item = (&'a str, Vec<Range<usize>>)>,
        common: &Common,
    ) -> Self {
        let mut numbers = ByShingle::default();
        let mut homes: Vec<Vec<usize>> = Vec::new();
        let mut parts = Vec::new();
        for (place, (text, without)) in texts.enumerate() {
            let mut signs = Signs::of(text, &without);
            let known = signs
                .shingles()
                .map(|s| s.is_some_and(|s| common.0.contains(&s)));
            let common_runs = runs(known, SHINGLE);
            signs.close(&common_runs);
            let mut number = |shingle: u64| {
                let next = homes.len();
                let number = *numbers.entry(shingle).or_insert(next);
                if number == next {
                    homes.push(Vec::new());
                }
                if let Some(home) = homes.get_mut(number)
                    && home.len() < REMEMBERED
                    && home.last() != Some(&place)
                {
                    home.push(place);
                }
                number
            };
            let own = signs
                .shingles()
                .map(|shingle| shingle.map(&mut number))
                .collect();
            parts.push(Compare {
                text,
                signs,
                numbers: own,
            });
        }
        Self {
            parts,
            numbers,
            homes,
        }
    }

    /// How many characters of a part may be compared.
    pub(super) fn open(&self, part: usize) -> usize {
        self.parts.get(part).map_or(0, |part| part.signs.open())
    }

    /// Which shingles of the parts another text holds.
    pub(super) fn held_by(&self, text: &str) -> Vec<bool> {
        let mut held = vec![false; self.homes.len()];
        for shingle in Signs::of(text, &[]).shingles().flatten() {
            if let Some(held) = self.numbers.get(&shingle).and_then(|n| held.get_mut(*n)) {
                *held = true;
            }
        }
        held
    }

    /// How much of a part a text holds that holds these shingles.
    pub(super) fn with_text(&self, part: usize, held: &[bool]) -> Option<Likeness> {
        self.likeness(part, |number| held.get(number).copied().unwrap_or(false))
    }

    /// The part before this one that it is most alike, with how much.
    pub(super) fn with_earlier_part(&self, part: usize) -> Option<(usize, Likeness)> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for number in self.parts.get(part)?.numbers.iter().flatten() {
            let homes = self.homes.get(*number).into_iter().flatten();
            for earlier in homes.filter(|home| **home < part) {
                *shared.entry(*earlier).or_default() += 1;
            }
        }
        let (earlier, _) = shared
            .into_iter()
            .max_by_key(|(earlier, count)| (*count, std::cmp::Reverse(*earlier)))?;
        let holds = |number: usize| {
            let homes = self.homes.get(number);
            homes.is_some_and(|homes| homes.contains(&earlier))
        };
        Some((earlier, self.likeness(part, holds)?))
    }

    fn likeness(&self, part: usize, holds: impl Fn(usize) -> bool) -> Option<Likeness> {
        let part = self.parts.get(part)?;
        let shared = part.numbers.iter().map(|number| number.is_some_and(&holds));
        let stretches = runs(shared, PHRASE);
        if stretches.iter().map(Range::len).max()? < STRETCH {
            return None;
        }
        let covered: usize = stretches.iter().map(Range::len).sum();
        let longest = shown(&stretches)?;
        Some(Likeness {
            percent: (covered * 100 / part.signs.open().max(1)).min(100),
            range: part.signs.bytes(&longest, part.text),
        })
    }
}

/// Where the words of a passage stand in other texts: the one that has most of
/// them, by its place, and the longest stretch there.
#[must_use]
pub fn counterpart(passage: &str, texts: &[&str]) -> Option<(usize, Range<usize>)> {
    let without = |text: &&'_ str| quotations(text);
    let compared = Compared::new(
        texts.iter().map(|text| (*text, without(text))),
        &Common::default(),
    );
    let held = compared.held_by(passage);
    let alike = (0..texts.len()).filter_map(|text| {
        let likeness = compared.with_text(text, &held)?;
        let shared = likeness.percent * compared.open(text);
        Some((shared, text, likeness.range))
    });
    let most = alike.max_by_key(|(shared, text, _)| (*shared, std::cmp::Reverse(*text)));
    most.map(|(_, text, range)| (text, range))
}

/// The longest stretch, over changed words.
fn shown(stretches: &[Range<usize>]) -> Option<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if stretch.start - last.end <= CHANGED => last.end = stretch.end,
            _ => joined.push(stretch.clone()),
        }
    }
    joined.into_iter().max_by_key(Range::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_where_most_of_it_stands() {
        let passage = "今年三月五组的补贴晚发二十一天，我没有核对名册就签字。";
        let texts = [
            "值班不在岗三次，都是让小周接的电话。",
            "去年三月五组的补贴晚发二十一天，他没有核对名册就签字，涉及三十七户。",
            "三月五组的补贴晚发二十一天，和我无关。",
        ];
        let (text, range) = counterpart(passage, &texts).unwrap();
        assert_eq!(text, 1);
        let words = texts[1].get(range).unwrap();
        assert!(words.contains("补贴晚发二十一天"), "{words}");
        assert_eq!(counterpart("别的一件事，谁也没有写过的。", &texts), None);
    }
}
