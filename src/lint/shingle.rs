//! Texts as overlapping runs of a few characters, to see how much of one
//! stands in another. Blanks and marks do not count, and neither do the width
//! of letters and digits nor their case.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::text::fold_width;

/// Characters of a shingle. Six characters in a row are rarely the same by
/// chance in Chinese, and short enough that a changed word spares its
/// neighbours.
pub(super) const SHINGLE: usize = 6;

/// One character that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// Folded.
    c: char,
    /// Where it begins in the text.
    at: usize,
    /// Whether it may be compared at all.
    open: bool,
}

/// A text's characters that count.
#[derive(Clone, Default)]
pub(super) struct Signs(Vec<Sign>);

impl Signs {
    /// The characters of a text that count; those in `without` are there but
    /// not compared. The ranges come in order.
    pub(super) fn of(text: &str, without: &[Range<usize>]) -> Self {
        let mut without = without.iter().peekable();
        let signs = text.char_indices().filter_map(|(at, c)| {
            while without.next_if(|range| range.end <= at).is_some() {}
            let open = without.peek().is_none_or(|range| at < range.start);
            let c = fold_width(c).to_ascii_lowercase();
            c.is_alphanumeric().then_some(Sign { c, at, open })
        });
        Self(signs.collect())
    }

    /// How many may be compared.
    pub(super) fn open(&self) -> usize {
        self.0.iter().filter(|sign| sign.open).count()
    }

    /// Takes the signs out of the comparison that these runs cover.
    pub(super) fn close(&mut self, runs: &[Range<usize>]) {
        for run in runs {
            for sign in self.0.get_mut(run.clone()).unwrap_or_default() {
                sign.open = false;
            }
        }
    }

    /// The shingles in order; `None` where one would hold a sign that is not
    /// compared.
    pub(super) fn shingles(&self) -> impl Iterator<Item = Option<u64>> {
        self.0.windows(SHINGLE).map(|window| {
            let open = window.iter().all(|sign| sign.open);
            open.then(|| window.iter().fold(SEED, |hash, sign| mix(hash, sign.c)))
        })
    }

    /// The bytes of the text from the first to behind the last sign of a run.
    pub(super) fn bytes(&self, run: &Range<usize>, text: &str) -> Range<usize> {
        let first = self.0.get(run.start).map_or(0, |sign| sign.at);
        let last = run.end.checked_sub(1).and_then(|last| self.0.get(last));
        let last = last.map_or(first, |sign| sign.at);
        let ends = text.get(last..).and_then(|rest| rest.chars().next());
        first..last + ends.map_or(0, char::len_utf8)
    }
}

/// The runs of at least `shortest` signs that shingles cover, given for each
/// shingle in order whether it stands in the other text too.
pub(super) fn runs(shared: impl Iterator<Item = bool>, shortest: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, shared) in shared.enumerate() {
        open = match open {
            Some(run) if shared => Some(run.start..at + SHINGLE),
            None if shared => Some(at..at + SHINGLE),
            Some(run) => {
                found.push(run);
                None
            }
            None => None,
        };
    }
    found.extend(open);
    found.retain(|run| run.len() >= shortest);
    // A run that ends within the next one's first shingle goes on in it.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in found {
        match joined.last_mut().filter(|last| run.start < last.end) {
            Some(last) => last.end = run.end,
            None => joined.push(run),
        }
    }
    joined
}

const SEED: u64 = 0xCBF2_9CE4_8422_2325;

/// One more character into a hash.
const fn mix(hash: u64, c: char) -> u64 {
    let hash = (hash ^ c as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ (hash >> 29)
}

/// A map by shingle. They are hashes already.
pub(super) type ByShingle<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// A set of shingles.
pub(super) type Shingles = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// Takes a hash as it is.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(text: &str, other: &str) -> Vec<String> {
        let (signs, other) = (Signs::of(text, &[]), Signs::of(other, &[]));
        let known: Shingles = other.shingles().flatten().collect();
        let shared = signs
            .shingles()
            .map(|s| s.is_some_and(|s| known.contains(&s)));
        let runs = runs(shared, SHINGLE);
        runs.iter()
            .map(|run| text.get(signs.bytes(run, text)).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn marks_blanks_width_and_case_do_not_count() {
        assert_eq!(
            shared("补贴，晚发 ２１ 天ＡＢ。", "（补贴晚发21天ab）"),
            ["补贴，晚发 ２１ 天ＡＢ"]
        );
    }

    #[test]
    fn a_changed_word_parts_a_run() {
        assert_eq!(
            shared(
                "今年三月五组的补贴晚发，我没有核对名册就签字。",
                "去年三月五组的补贴晚发，他没有核对名册就签字。"
            ),
            ["年三月五组的补贴晚发", "没有核对名册就签字"]
        );
        assert!(shared("下村少", "下村少").is_empty());
    }

    #[test]
    fn what_is_left_out_is_not_compared() {
        let text = "他说“没有核对名册就签字”了";
        let quote = text.find('没').unwrap()..text.find('”').unwrap();
        let signs = Signs::of(text, &[quote]);
        assert_eq!(signs.open(), 3);
        assert!(signs.shingles().all(|shingle| shingle.is_none()));
    }
}
