//! What in a sentence could be checked: a day, a number of something, a named
//! place or person, something that happened, what somebody said.

use std::ops::Range;

use super::Around;
use super::quotation::is_within;
use super::words::{Hit, Words};
use crate::content::ListName;
use crate::text::Numeral;

/// The kinds of fact a sentence holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// A day, a month or an hour. A year alone is none.
    pub(super) date: bool,
    /// A number of something.
    pub(super) count: bool,
    /// A place by its name.
    pub(super) place: bool,
    /// A person by name.
    pub(super) person: bool,
    /// Something that happened.
    pub(super) event: bool,
    /// What somebody said, in quotation marks.
    pub(super) speech: bool,
    /// A thing of the daily work. It makes a sentence concrete, but is no
    /// fact: one can be vague about subsidies, too.
    pub(super) thing: bool,
    /// A number with a unit of time: by when, how long, how often.
    pub(super) time: bool,
}

impl Facts {
    /// Whether there is one that could be checked.
    pub(super) const fn any(self) -> bool {
        self.person || self.apart_from_persons()
    }

    /// Whether there is one beside the names of persons.
    pub(super) const fn apart_from_persons(self) -> bool {
        self.date || self.count || self.place || self.event || self.speech
    }
}

/// The facts of the sentence at `range`, from the words and numbers in it.
pub(super) fn facts(
    text: &str,
    range: &Range<usize>,
    hits: &[Hit],
    numerals: &[Numeral],
    quotes: &[Range<usize>],
    around: &Around,
    words: &Words,
) -> Facts {
    let sentence = text.get(range.clone()).unwrap_or_default();
    let of = |list: ListName| hits.iter().filter(move |hit| hit.list == list);
    let masks =
        |list: ListName| -> Vec<Range<usize>> { of(list).map(|hit| hit.range.clone()).collect() };
    let mut facts = Facts {
        event: of(ListName::Event).any(|hit| !is_within(quotes, &hit.range)),
        thing: of(ListName::Thing).any(|hit| !is_within(quotes, &hit.range)),
        speech: has_speech(text, range, quotes, words),
        person: around.names.iter().any(|name| {
            // A single character is in too many words.
            name.chars().count() > 1 && sentence.contains(name.as_str())
        }),
        ..Facts::default()
    };
    let slogans = masks(ListName::Slogan);
    for numeral in numerals.iter().filter(|n| n.range.start >= range.start) {
        count(text, range, numeral, &slogans, words, &mut facts);
    }
    let not_names = masks(ListName::NotName);
    facts.person |= of(ListName::Title).any(|hit| is_named(text, range, hit, &not_names, words));
    let not_places: Vec<Range<usize>> = of(ListName::NotPlace)
        .filter(|hit| {
            text.get(hit.range.clone())
                .is_some_and(|w| w.chars().count() > 1)
        })
        .map(|hit| hit.range.clone())
        .collect();
    facts.place = of(ListName::PlaceEnd).any(|hit| is_place(text, range, hit, &not_places, words));
    facts
}

/// What a number makes together with what follows it.
fn count(
    text: &str,
    sentence: &Range<usize>,
    numeral: &Numeral,
    slogans: &[Range<usize>],
    words: &Words,
    facts: &mut Facts,
) {
    if numeral.ordinal || overlaps(slogans, &numeral.range) {
        return;
    }
    let after = text
        .get(numeral.range.end..sentence.end)
        .unwrap_or_default()
        .trim_start_matches(' ');
    let unit_at = sentence.end - after.len();
    let meant = |list: ListName| {
        let word = words.at_start(list, after)?;
        let range = unit_at..unit_at + word.len();
        (!overlaps(slogans, &range)).then_some(word)
    };
    if meant(ListName::TimeUnit).is_some() {
        facts.time = true;
    }
    if meant(ListName::DateUnit).is_some() && !numeral.one {
        facts.date = true;
    } else if let Some(unit) = meant(ListName::Unit) {
        let loose = words.at_start(ListName::LooseUnit, unit) == Some(unit);
        facts.count |= !(numeral.one && loose);
    }
}

/// Whether a quotation is introduced as something said.
fn has_speech(text: &str, sentence: &Range<usize>, quotes: &[Range<usize>], words: &Words) -> bool {
    let first = quotes.partition_point(|quote| quote.start < sentence.start);
    quotes
        .iter()
        .skip(first)
        .take_while(|quote| quote.start < sentence.end)
        .any(|quote| {
            let before = text.get(sentence.start..quote.start).unwrap_or_default();
            let before = before.trim_end_matches(['“', '「', '『', '"', '：', ':', '，', ' ']);
            words.at_end(ListName::Speech, before)
        })
}

/// Whether a name stands before a title: one character of a surname, or a
/// surname and one or two more where a name may begin.
fn is_named(
    text: &str,
    sentence: &Range<usize>,
    title: &Hit,
    not_names: &[Range<usize>],
    words: &Words,
) -> bool {
    if overlaps(not_names, &title.range) {
        return false;
    }
    let before = text
        .get(sentence.start..title.range.start)
        .unwrap_or_default();
    let mut behind = before.char_indices().rev();
    let mut length = 0;
    while let Some((at, c)) = behind.next() {
        length += 1;
        let range = sentence.start + at..title.range.start;
        if length > 3 || !is_han(c) || overlaps(not_names, &range) {
            return false;
        }
        if words.has(ListName::Surname, c) {
            let edge = behind.next().map(|(_, c)| c);
            return length == 1 || edge.is_none_or(|c| may_begin(c, words));
        }
    }
    false
}

/// Whether a name may begin after this character.
pub(super) fn may_begin(before: char, words: &Words) -> bool {
    !is_han(before) || words.has(ListName::NameBefore, before)
}

/// Whether what stands before the end of a place's name is a name: at least
/// two characters of which none is one that names do not contain.
fn is_place(
    text: &str,
    sentence: &Range<usize>,
    end: &Hit,
    not_places: &[Range<usize>],
    words: &Words,
) -> bool {
    if overlaps(not_places, &end.range) {
        return false;
    }
    let before = text
        .get(sentence.start..end.range.start)
        .unwrap_or_default();
    let mut name = before.chars().rev().take(2);
    let fits = |c: Option<char>| c.is_some_and(|c| is_han(c) && !words.has(ListName::NotPlace, c));
    fits(name.next()) && fits(name.next())
}

/// Whether a character is a Chinese one.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn overlaps(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    ranges
        .iter()
        .any(|r| r.start < range.end && range.start < r.end)
}

#[cfg(test)]
#[path = "fact_tests.rs"]
mod tests;
