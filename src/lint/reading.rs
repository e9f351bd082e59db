//! A paper as the rules see it: sentences with the words that were found in
//! them and the facts they hold.

use std::ops::Range;

use super::fact::{self, Facts};
use super::paper::{Genre, Paper, Part};
use super::quotation::{is_within, quotations};
use super::words::{Hit, Words, is_mark};
use super::{Around, Role};
use crate::content::ListName;
use crate::text::sentences;

/// A paper that has been read once, for all rules.
pub(super) struct Reading<'a> {
    pub(super) paper: &'a Paper,
    pub(super) words: &'a Words,
    pub(super) around: &'a Around,
    pub(super) parts: Vec<ReadPart<'a>>,
}

/// One part of it.
pub(super) struct ReadPart<'a> {
    pub(super) part: &'a Part,
    /// Its place in the paper.
    pub(super) index: usize,
    pub(super) sentences: Vec<Sentence>,
    /// What a rule judges as one: the answer to an item, or a paragraph of a
    /// longer text. Headings are left out.
    pub(super) passages: Vec<Passage>,
}

/// Some sentences that are judged together.
pub(super) struct Passage {
    /// Their bytes.
    pub(super) range: Range<usize>,
    /// Their places among the part's sentences.
    sentences: Range<usize>,
}

/// One sentence.
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) facts: Facts,
    /// The words found in it, and whether within a quotation.
    hits: Vec<(Hit, bool)>,
}

impl Sentence {
    /// Where words of a list stand, outside quotations.
    pub(super) fn hits(&self, list: ListName) -> impl Iterator<Item = &Range<usize>> {
        let hits = self.hits.iter();
        hits.filter(move |(hit, quoted)| hit.list == list && !quoted)
            .map(|(hit, _)| &hit.range)
    }

    /// Where words of a list stand, within quotations too.
    pub(super) fn all_hits(&self, list: ListName) -> impl Iterator<Item = &Range<usize>> {
        let hits = self.hits.iter().filter(move |(hit, _)| hit.list == list);
        hits.map(|(hit, _)| &hit.range)
    }

    /// Whether a word of a list stands in it, outside quotations.
    pub(super) fn has(&self, list: ListName) -> bool {
        self.hits(list).next().is_some()
    }
}

impl<'a> Reading<'a> {
    /// Reads a paper.
    pub(super) fn new(paper: &'a Paper, around: &'a Around, words: &'a Words) -> Self {
        let parts = paper.parts.iter().enumerate();
        Self {
            paper,
            words,
            around,
            parts: parts
                .map(|(index, part)| ReadPart::new(index, part, around, words))
                .collect(),
        }
    }

    /// The parts with one of these roles.
    pub(super) fn parts<'r>(&'r self, roles: &'r [Role]) -> impl Iterator<Item = &'r ReadPart<'a>> {
        self.parts
            .iter()
            .filter(|part| roles.contains(&part.part.role))
    }

    /// Whether a sentence holds something that could be checked. In a
    /// criticism the name of the person spoken to is nothing of the kind.
    pub(super) const fn checkable(&self, facts: Facts) -> bool {
        match self.paper.genre {
            Genre::Criticism => facts.apart_from_persons(),
            _ => facts.any(),
        }
    }

    /// Whether the paper is a review of a person or a body.
    pub(super) const fn is_review(&self) -> bool {
        matches!(self.paper.genre, Genre::SelfReview | Genre::BodyReview)
    }
}

impl<'a> ReadPart<'a> {
    fn new(index: usize, part: &'a Part, around: &Around, words: &Words) -> Self {
        let text = part.text.as_str();
        let quotes = quotations(text);
        let mut hits = words.find(text).into_iter().peekable();
        let numerals = crate::text::numerals(text);
        let mut numbers = numerals.as_slice();
        let mut sentences_read = Vec::new();
        for range in sentences(text) {
            let mut here = Vec::new();
            while let Some(hit) = hits.next_if(|hit| hit.range.start < range.end) {
                if hit.range.start >= range.start && hit.range.end <= range.end {
                    here.push(hit);
                }
            }
            add_hollow(text, &range, &mut here, words);
            let cut = numbers.partition_point(|n| n.range.start < range.end);
            let (own, later) = numbers.split_at(cut);
            numbers = later;
            let facts = fact::facts(text, &range, &here, own, &quotes, around, words);
            let told = |hit: Hit| {
                let within = is_within(&quotes, &hit.range);
                (hit, within)
            };
            sentences_read.push(Sentence {
                range,
                facts,
                hits: here.into_iter().map(told).collect(),
            });
        }
        let passages = passages(part, &sentences_read, words);
        Self {
            part,
            index,
            sentences: sentences_read,
            passages,
        }
    }

    /// The bytes of the part at `range`.
    pub(super) fn text(&self, range: &Range<usize>) -> &'a str {
        self.part.text.get(range.clone()).unwrap_or_default()
    }

    /// The sentences of a passage.
    pub(super) fn of(&self, passage: &Passage) -> &[Sentence] {
        self.sentences
            .get(passage.sentences.clone())
            .unwrap_or_default()
    }

    /// The clauses of a sentence: what stands between marks, without the
    /// marks.
    pub(super) fn clauses(&self, sentence: &Sentence) -> Vec<Range<usize>> {
        let text = self.text(&sentence.range);
        let mut start = sentence.range.start;
        let mut found = Vec::new();
        for piece in text.split_inclusive(is_mark) {
            let end = start + piece.trim_end_matches(is_mark).len();
            if end > start {
                found.push(start..end);
            }
            start += piece.len();
        }
        found
    }
}

/// Adds the hollow phrases that are made of an abstract word and what says
/// that there is little of it: no list could hold all of them.
fn add_hollow(text: &str, sentence: &Range<usize>, hits: &mut Vec<Hit>, words: &Words) {
    /// How many characters may stand between the two: `还`, `比较`.
    const BETWEEN: usize = 2;
    let mut made: Vec<Hit> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.list == ListName::Abstract) {
        let after = text.get(hit.range.end..sentence.end).unwrap_or_default();
        let starts = after.char_indices().take(BETWEEN + 1);
        let mut starts = starts.take_while(|(_, c)| !is_mark(*c) && *c != '、');
        let end = starts.find_map(|(at, _)| {
            let tail = words.at_start(ListName::HollowTail, after.get(at..)?)?;
            Some(hit.range.end + at + tail.len())
        });
        let range = hit.range.start..end.unwrap_or(hit.range.start);
        let free = |other: &Hit| {
            other.list != ListName::Hollow
                || other.range.end <= range.start
                || range.end <= other.range.start
        };
        if !range.is_empty() && hits.iter().chain(&made).all(free) {
            made.push(Hit {
                list: ListName::Hollow,
                range,
            });
        }
    }
    hits.append(&mut made);
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end, hit.list));
}

/// Characters that are written: neither blanks nor marks.
pub(super) fn characters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The answer to an item is one passage; a text of its own has one passage per
/// paragraph that is not a heading. A line that only says whose a measure is, or
/// by when, belongs to the measure above it.
fn passages(part: &Part, sentences: &[Sentence], words: &Words) -> Vec<Passage> {
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
        return Vec::new();
    };
    let whole = Passage {
        range: first.range.start..last.range.end,
        sentences: 0..sentences.len(),
    };
    if part.item.is_some() {
        return vec![whole];
    }
    let mut found: Vec<Passage> = Vec::new();
    for (place, sentence) in sentences.iter().enumerate() {
        let joins = found.last().is_some_and(|passage| {
            let between = part.text.get(passage.range.end..sentence.range.start);
            between.is_some_and(|blank| !blank.contains('\n')) || is_label(part, sentence, words)
        });
        if let Some(passage) = found.last_mut().filter(|_| joins) {
            passage.range.end = sentence.range.end;
            passage.sentences.end = place + 1;
        } else {
            found.push(Passage {
                range: sentence.range.clone(),
                sentences: place..place + 1,
            });
        }
    }
    if found.len() > 1 {
        found.retain(|passage| {
            let text = part.text.get(passage.range.clone()).unwrap_or_default();
            !is_heading(text)
        });
    }
    found
}

/// A line of a ledger under a measure: `责任人：…`, `完成时限：…`.
fn is_label(part: &Part, sentence: &Sentence, words: &Words) -> bool {
    let line = part.text.get(sentence.range.clone()).unwrap_or_default();
    let label = words.at_start(ListName::Ledger, line);
    let after = label.and_then(|label| line.get(label.len()..));
    part.role == Role::Measures && after.is_some_and(|after| after.starts_with(['：', ':']))
}

/// A line of a longer text that announces what follows.
fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 40;
    line.ends_with(['：', ':'])
        || (!line.ends_with(['。', '！', '？', '；', '…', '”', '.', '!', '?'])
            && characters(line) <= LONGEST)
}
