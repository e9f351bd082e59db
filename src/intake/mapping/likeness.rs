//! How much of a header a question takes up.

use super::super::headers::fold;
use crate::domain::{Setup, Slot};

/// The fewest letters of a question whose beginning is enough: platforms cut
/// long headers.
const CUT: usize = 8;

/// The slot whose question takes up most of the header; none where two take up
/// the same.
pub(super) fn best(setup: &Setup, slots: impl Iterator<Item = Slot>, header: &str) -> Option<Slot> {
    let header = letters(header);
    let mut scores: Vec<(usize, Slot)> = slots
        .filter_map(|slot| Some((score(setup, slot, &header)?, slot)))
        .collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scores.as_slice() {
        [(_, slot)] => Some(*slot),
        [(first, slot), (second, _), ..] if first > second => Some(*slot),
        _ => None,
    }
}

/// How many letters of the header are the item's label, or its question, or
/// the question's first sentence, whichever is most, and the subject's name.
fn score(setup: &Setup, slot: Slot, header: &str) -> Option<usize> {
    let item = setup.questionnaire.items.get(slot.item)?;
    let subject = setup.subjects.get(slot.subject)?;
    let found = |word: &str| {
        let word = letters(word);
        (!word.is_empty() && header.contains(&word)).then(|| word.chars().count())
    };
    let asked = [
        found(&item.label),
        found(&item.text),
        found(first_sentence(&item.text)),
        beginning(header, &item.text),
    ];
    let asked = asked.into_iter().flatten().max()?;
    let alone = setup.subjects_of(item).count() == 1;
    let name = match found(&subject.name) {
        Some(length) => length + found(&subject.post).unwrap_or(0),
        None if alone => 0,
        None => return None,
    };
    Some(asked + name)
}

/// How many letters a header that was cut shares with the beginning of a
/// question.
fn beginning(header: &str, question: &str) -> Option<usize> {
    let cut = header.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = cut.chars().count();
    (length >= CUT && letters(question).starts_with(cut)).then_some(length)
}

/// What a platform makes the header of a question that goes on to explain.
fn first_sentence(text: &str) -> &str {
    let end = ['?', '\u{ff1f}', '\u{3002}'];
    text.split(end).next().unwrap_or_default()
}

/// A text without signs and blanks, which platforms write as they like.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
