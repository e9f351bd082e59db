//! The word lists of the rules, ready to be looked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::content::words::GAP;
use crate::content::{ListName, Thresholds, WordsPack};

/// The most characters a gap in a word stands for.
const GAP_CHARACTERS: usize = 10;

/// The word lists of the rules, ready to be looked for. Made once: making it
/// takes longer than reading a page with it.
#[derive(Debug, Clone)]
pub struct Words {
    automaton: AhoCorasick,
    /// For each pattern of the automaton, what it may mean.
    meanings: Vec<Vec<Meaning>>,
    /// The lists themselves, longest words first.
    lists: BTreeMap<ListName, Vec<String>>,
    /// The words of one character.
    singles: BTreeMap<ListName, BTreeSet<char>>,
    /// Where the rules draw their lines.
    pub lines: Lines,
}

/// What a pattern of the automaton stands for.
#[derive(Debug, Clone)]
struct Meaning {
    list: ListName,
    /// What has to follow, each after a gap.
    rest: Vec<String>,
}

/// Where the rules draw their lines; `docs/review-rules.md` says what each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is the threshold of its name in `Thresholds`"
)]
pub struct Lines {
    pub hollow_row: usize,
    pub problem_characters: usize,
    pub achievement_percent: usize,
    pub causes_from: usize,
    pub causes_percent: usize,
    pub measure_characters: usize,
    pub copied_percent: usize,
    pub copied_characters: usize,
}

/// A word of a list in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) list: ListName,
    pub(super) range: Range<usize>,
}

impl Words {
    /// Makes the lists of all packs ready. Words of all packs hold together;
    /// of a threshold the first pack that states it is asked, so the user's
    /// packs come first.
    ///
    /// # Errors
    /// When the lists are too large to be looked for at once.
    pub fn new<'a>(
        packs: impl IntoIterator<Item = &'a WordsPack>,
    ) -> Result<Self, aho_corasick::BuildError> {
        let packs: Vec<&WordsPack> = packs.into_iter().collect();
        let lists = merge(&packs);
        let mut patterns: BTreeMap<&str, Vec<Meaning>> = BTreeMap::new();
        for (list, words) in lists.iter().filter(|(list, _)| !looked_up(**list)) {
            let kept = |word: &&String| *list != ListName::NotPlace || single(word).is_none();
            for word in words.iter().filter(kept) {
                let mut pieces = word.split(GAP);
                let first = pieces.next().unwrap_or_default();
                patterns.entry(first).or_default().push(Meaning {
                    list: *list,
                    rest: pieces.map(str::to_owned).collect(),
                });
            }
        }
        patterns.remove("");
        let automaton = AhoCorasick::new(patterns.keys())?;
        let meanings = patterns.into_values().collect();
        Ok(Self {
            automaton,
            meanings,
            lines: Lines::of(&packs),
            singles: lists
                .iter()
                .map(|(list, words)| (*list, words.iter().filter_map(|w| single(w)).collect()))
                .collect(),
            lists,
        })
    }

    /// Every word of every list in `text`, ordered by place. Words of one list
    /// that overlap are one: `学习不够` and `不够深入` are `学习不够深入`.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for found in self.automaton.find_overlapping_iter(text) {
            let Some(meanings) = self.meanings.get(found.pattern().as_usize()) else {
                continue;
            };
            for meaning in meanings {
                if let Some(end) = after_gaps(text, found.end(), &meaning.rest) {
                    hits.push(Hit {
                        list: meaning.list,
                        range: found.start()..end,
                    });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.list, hit.range.start, std::cmp::Reverse(hit.range.end)));
        hits.dedup_by(|next, hit| {
            let overlaps = next.list == hit.list && next.range.start < hit.range.end;
            if overlaps {
                hit.range.end = hit.range.end.max(next.range.end);
            }
            overlaps
        });
        hits.sort_by_key(|hit| (hit.range.start, hit.range.end, hit.list));
        hits
    }

    /// The words of a list, the longest first.
    pub(super) fn list(&self, list: ListName) -> &[String] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The longest word of a list that `text` begins with.
    pub(super) fn at_start(&self, list: ListName, text: &str) -> Option<&str> {
        let words = self.lists.get(&list)?.iter();
        words
            .map(String::as_str)
            .find(|word| text.starts_with(word))
    }

    /// Whether `text` ends with a word of a list.
    pub(super) fn at_end(&self, list: ListName, text: &str) -> bool {
        self.lists
            .get(&list)
            .is_some_and(|words| words.iter().any(|word| text.ends_with(word)))
    }

    /// Whether a character is a word of a list by itself.
    pub(super) fn has(&self, list: ListName, c: char) -> bool {
        self.singles
            .get(&list)
            .is_some_and(|known| known.contains(&c))
    }
}

/// The character of a word that is only one.
fn single(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.next().filter(|_| chars.next().is_none())
}

impl Lines {
    fn of(packs: &[&WordsPack]) -> Self {
        let first = |value: fn(&Thresholds) -> Option<usize>, usual: usize| {
            let stated = packs.iter().find_map(|pack| value(&pack.thresholds));
            stated.unwrap_or(usual)
        };
        Self {
            hollow_row: first(|t| t.hollow_row, 2),
            problem_characters: first(|t| t.problem_characters, 12),
            achievement_percent: first(|t| t.achievement_percent, 100),
            causes_from: first(|t| t.causes_from, 100),
            causes_percent: first(|t| t.causes_percent, 15),
            measure_characters: first(|t| t.measure_characters, 6),
            copied_percent: first(|t| t.copied_percent, 60),
            copied_characters: first(|t| t.copied_characters, 40),
        }
    }
}

/// The lists that are looked up beside a number or a name, or by a rule that
/// looks for them itself.
const fn looked_up(list: ListName) -> bool {
    matches!(
        list,
        ListName::Unit
            | ListName::LooseUnit
            | ListName::DateUnit
            | ListName::TimeUnit
            | ListName::Surname
            | ListName::NameBefore
            | ListName::NameAfter
            | ListName::Speech
            | ListName::Telling
            | ListName::HollowTail
            | ListName::Ledger
            | ListName::Formula
            | ListName::Particle
            | ListName::Common
    )
}

/// The words of all packs by list, less those a pack does without.
fn merge(packs: &[&WordsPack]) -> BTreeMap<ListName, Vec<String>> {
    let mut lists: BTreeMap<ListName, BTreeSet<&str>> = BTreeMap::new();
    for (place, pack) in packs.iter().enumerate() {
        for list in &pack.lists {
            let others = packs.iter().enumerate();
            let without: BTreeSet<&str> = others
                .filter(|(other, _)| *other != place)
                .flat_map(|(_, pack)| &pack.lists)
                .filter(|other| other.name == list.name)
                .flat_map(|other| other.without.iter().map(String::as_str))
                .collect();
            let words = list.words.iter().map(String::as_str);
            lists
                .entry(list.name)
                .or_default()
                .extend(words.filter(|word| !without.contains(word)));
        }
    }
    lists
        .into_iter()
        .map(|(name, words)| {
            let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            (name, words)
        })
        .collect()
}

/// The end of the last piece, if each follows within a gap and within the
/// clause.
fn after_gaps(text: &str, mut end: usize, rest: &[String]) -> Option<usize> {
    for piece in rest {
        let tail = text.get(end..)?;
        let room: usize = tail
            .chars()
            .take(GAP_CHARACTERS)
            .take_while(|c| !is_mark(*c))
            .map(char::len_utf8)
            .sum();
        let within = tail.get(..room + piece.len()).or_else(|| tail.get(..room));
        end += within.and_then(|t| t.find(piece.as_str()))? + piece.len();
    }
    Some(end)
}

/// Marks that end a clause.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '；' | '！' | '？' | '：' | ',' | ';' | '!' | '?' | ':' | '\n'
    )
}
