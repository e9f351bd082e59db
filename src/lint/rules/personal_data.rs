//! R14 personal data of third persons.

use std::ops::Range;

use chrono::NaiveDate;

use crate::content::ListName;
use crate::lint::fact::{is_han, may_begin};
use crate::lint::finding::Personal;
use crate::lint::reading::{ReadPart, Reading, Sentence};
use crate::lint::{Finding, Rule, Why};
use crate::text::fold_width;

/// Finds identity card numbers, mobile numbers and bank card numbers, and
/// named persons together with an illness, a family matter or a case.
///
/// Numbers have to be right in themselves: the check digit and the birthday of
/// an identity card, the check digit and the issuer of a bank card, the length
/// and beginning of a mobile number. Left alone: masked numbers, land lines,
/// sums of money, file numbers; an illness without a name; and the members of
/// the body, who are not third persons. Quotations are read: a number is a
/// number there, too.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    for part in &reading.parts {
        let mut push = |range: Range<usize>, kind: Personal| {
            found.push(Finding {
                rule: Rule::PersonalData,
                part: part.index,
                range,
                why: Why::Personal(kind),
            });
        };
        for (range, digits) in numbers(&part.part.text) {
            let after = part.part.text.get(range.end..).unwrap_or_default();
            let sum = reading.words.at_start(ListName::Unit, after.trim_start());
            if let Some(kind) = kind(&digits).filter(|_| sum.is_none()) {
                push(range, kind);
            }
        }
        for sentence in &part.sentences {
            for condition in sentence.all_hits(ListName::Condition) {
                if let Some(name) = name_before(reading, part, sentence, condition) {
                    push(name.start..condition.end, Personal::Condition);
                }
            }
        }
    }
}

/// Runs of digits with their places, single blanks and hyphens between groups
/// of at least three left out; an `X` may end one.
fn numbers(text: &str) -> Vec<(Range<usize>, String)> {
    let chars: Vec<(usize, char)> = text
        .char_indices()
        .map(|(at, c)| (at, fold_width(c)))
        .collect();
    let is_digit = |place: usize| chars.get(place).is_some_and(|(_, c)| c.is_ascii_digit());
    let end_of = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
    let mut found = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        if !is_digit(place) {
            place += 1;
            continue;
        }
        let start = place;
        let mut digits = String::new();
        while let Some((_, c)) = chars.get(place) {
            let group = (1..=3).all(|ahead| is_digit(place + ahead));
            match c {
                c if c.is_ascii_digit() => digits.push(*c),
                ' ' | '-' if group => {}
                _ => break,
            }
            place += 1;
        }
        if digits.len() == 17
            && chars
                .get(place)
                .is_some_and(|(_, c)| matches!(c, 'X' | 'x'))
        {
            digits.push('X');
            place += 1;
        }
        found.push((end_of(start)..end_of(place), digits));
    }
    found
}

/// What a number is.
fn kind(digits: &str) -> Option<Personal> {
    if is_id_card(digits) {
        Some(Personal::IdCard)
    } else if is_bank_card(digits) {
        Some(Personal::BankCard)
    } else if is_mobile(digits) {
        Some(Personal::Mobile)
    } else {
        None
    }
}

/// Eleven digits from 13 to 19, or with the country's 86 before them.
fn is_mobile(digits: &str) -> bool {
    let national = match digits.len() {
        13 => digits.strip_prefix("86").unwrap_or_default(),
        _ => digits,
    };
    national.len() == 11
        && national.starts_with('1')
        && national.chars().nth(1).is_some_and(|c| c >= '3')
}

/// Eighteen places with a birthday and the check digit of GB 11643.
fn is_id_card(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &str = "10X98765432";
    let date = digits
        .get(6..14)
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    let lived = date.is_some_and(|day| {
        use chrono::Datelike;
        (1900..2100).contains(&day.year())
    });
    let sum: u32 = digits
        .chars()
        .zip(WEIGHTS)
        .filter_map(|(c, weight)| Some(c.to_digit(10)? * weight))
        .sum();
    digits.len() == 18 && lived && digits.chars().nth(17) == CHECKS.chars().nth((sum % 11) as usize)
}

/// A number of an issuer common in China, with the check digit of Luhn.
fn is_bank_card(digits: &str) -> bool {
    let issued = match digits.len() {
        16 => ["62", "4", "51", "52", "53", "54", "55"].iter(),
        17..=19 => ["62", "9558", "6013"].iter(),
        _ => return false,
    };
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit @ 0..=4) => digit * 2,
            (_, digit) => digit * 2 - 9,
        })
        .sum();
    issued.into_iter().any(|start| digits.starts_with(start)) && sum.is_multiple_of(10)
}

/// The name of a person to whom a condition is said to belong: a surname where
/// a name may begin, one or two more characters, then nothing or a word that
/// connects a person with a condition.
fn name_before(
    reading: &Reading<'_>,
    part: &ReadPart<'_>,
    sentence: &Sentence,
    condition: &Range<usize>,
) -> Option<Range<usize>> {
    /// How far before the condition the name may begin, in characters.
    const FAR: usize = 12;
    let words = reading.words;
    let before = part.text(&(sentence.range.start..condition.start));
    let chars: Vec<(usize, char)> = before.char_indices().collect();
    let first = chars.len().saturating_sub(FAR);
    (first..chars.len()).find_map(|place| {
        let (at, surname) = *chars.get(place)?;
        let edge = place.checked_sub(1).and_then(|p| chars.get(p));
        let begins = edge.is_none_or(|(_, c)| may_begin(*c, words));
        if !begins || !words.has(ListName::Surname, surname) {
            return None;
        }
        [3, 2].into_iter().find_map(|length| {
            let end = chars
                .get(place + length)
                .map_or(before.len(), |(at, _)| *at);
            let name = before
                .get(at..end)
                .filter(|n| n.chars().count() == length)?;
            let rest = before.get(end..)?;
            let joined = rest.is_empty() || words.at_start(ListName::NameAfter, rest).is_some();
            (joined && is_name(reading, name))
                .then(|| sentence.range.start + at..sentence.range.start + end)
        })
    })
}

/// Whether it is a name of somebody who is not a member of the body: neither
/// a family (`王家`) nor a place nor a word that begins like a surname.
fn is_name(reading: &Reading<'_>, name: &str) -> bool {
    let words = reading.words;
    let place = |c: char| words.has(ListName::PlaceEnd, c) || words.has(ListName::NotPlace, c);
    let given = name.chars().skip(1);
    let member = reading
        .around
        .names
        .iter()
        .any(|known| known.contains(name));
    !member
        && name.chars().all(is_han)
        && given
            .clone()
            .all(|c| !place(c) && !words.has(ListName::Title, c))
        && words.at_start(ListName::NotName, name).is_none()
}
