//! What a word is to the caret.
//!
//! Without a dictionary a Chinese text has no words, and one character at a
//! time is what the arrow keys do already. So a run of Han up to the next mark
//! or Latin letter is one *clause*; one longer than [`CLAUSE`] characters is
//! walked in stops of so many, counted from its beginning, so that both
//! directions stop at the same places. Elsewhere a word is what Unicode says
//! (`don’t`, `3.5`). Stops are the beginnings of words and clauses and the
//! ends of paragraphs; marks and blanks belong to the word before them, so
//! that deleting back over `名册，` takes the comma along.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::super::grapheme::caret_place_from;
use super::super::width::grapheme_width;

/// Longest run of Han taken as one clause, in characters.
pub const CLAUSE: usize = 10;

/// The stop before `byte`; 0 when there is none.
#[must_use]
pub fn left_of(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    if start == byte {
        // over the newline, to the end of the paragraph before
        return byte.saturating_sub(1);
    }
    let last = stops(paragraph_at(text, start))
        .map(|stop| start + stop)
        .take_while(|stop| *stop < byte)
        .last();
    caret_place_from(text, last.unwrap_or(start)).min(byte)
}

/// The stop after `byte`; the end of the text when there is none.
#[must_use]
pub fn right_of(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let paragraph = paragraph_at(text, start);
    let end = start + paragraph.len();
    if end == byte {
        return caret_place_from(text, (byte + 1).min(text.len()));
    }
    let next = stops(paragraph)
        .map(|stop| start + stop)
        .find(|stop| *stop > byte);
    caret_place_from(text, next.unwrap_or(end))
}

/// The word or clause around `byte`, with the marks and blanks behind it left
/// out; between words, the marks themselves.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let byte = caret_place_from(text, byte);
    let before = text.get(..byte).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let mut words = words(paragraph_at(text, start));
    let found = words.find(|word| start + word.range.end > byte);
    found.map_or(byte..byte, |word| {
        start + word.range.start..start + word.range.end
    })
}

fn paragraph_at(text: &str, start: usize) -> &str {
    text.get(start..)
        .and_then(|rest| rest.split('\n').next())
        .unwrap_or_default()
}

/// Where the words of a paragraph begin.
fn stops(paragraph: &str) -> impl Iterator<Item = usize> + '_ {
    words(paragraph)
        .filter(|word| word.nature != Nature::Mark)
        .map(|word| word.range.start)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nature {
    Han,
    Latin,
    /// Marks and blanks.
    Mark,
}

struct Word {
    range: Range<usize>,
    nature: Nature,
}

fn words(paragraph: &str) -> impl Iterator<Item = Word> + '_ {
    let mut pieces = paragraph.split_word_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (start, piece) = pieces.next()?;
        let nature = nature_of(piece);
        let mut end = start + piece.len();
        let mut characters = 1;
        // Unicode makes every Han character a word of its own; marks likewise
        let most = match nature {
            Nature::Han => CLAUSE,
            Nature::Latin => 1,
            Nature::Mark => usize::MAX,
        };
        while characters < most {
            let Some((at, next)) = pieces.next_if(|(_, next)| nature_of(next) == nature) else {
                break;
            };
            end = at + next.len();
            characters += 1;
        }
        Some(Word {
            range: start..end,
            nature,
        })
    })
}

fn nature_of(piece: &str) -> Nature {
    match piece.chars().next() {
        Some('\u{3400}'..='\u{9FFF}' | '々' | '〇' | '\u{20000}'..='\u{3FFFF}') => Nature::Han,
        Some('\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}') => {
            Nature::Mark
        }
        Some(c) if c.is_alphanumeric() || c == '_' => Nature::Latin,
        // emoji
        Some(c) if !c.is_ascii() && grapheme_width(piece) == 2 && !is_wide_mark(c) => Nature::Latin,
        _ => Nature::Mark,
    }
}

const fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{303F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}')
}

#[cfg(test)]
#[expect(
    clippy::string_slice,
    reason = "a test may panic on a bad boundary: that is its finding"
)]
mod tests {
    use super::*;

    fn walk_right(text: &str) -> Vec<&str> {
        let mut at = 0;
        std::iter::from_fn(|| {
            let next = right_of(text, at);
            let passed = &text[at..next];
            at = next;
            (!passed.is_empty()).then_some(passed)
        })
        .collect()
    }

    fn walk_left(text: &str) -> Vec<&str> {
        let mut at = text.len();
        let mut passed: Vec<_> = std::iter::from_fn(|| {
            let next = left_of(text, at);
            let over = &text[next..at];
            at = next;
            (!over.is_empty()).then_some(over)
        })
        .collect();
        passed.reverse();
        passed
    }

    #[test]
    fn clauses_and_latin_words_take_their_marks_along() {
        let text = "今年3月补贴晚发，我don't know。\n用GB18030。";
        let expected = [
            "今年",
            "3",
            "月补贴晚发，",
            "我",
            "don't ",
            "know。",
            "\n",
            "用",
            "GB18030。",
        ];
        assert_eq!(walk_right(text), expected);
        assert_eq!(walk_left(text), expected);
    }

    #[test]
    fn a_long_clause_is_walked_in_tens() {
        let text = "我没有核对名册就签了字也没有去村里看过。";
        let expected = ["我没有核对名册就签了", "字也没有去村里看过。"];
        assert_eq!(walk_right(text), expected);
        assert_eq!(walk_left(text), expected);
    }

    #[test]
    fn a_double_click_takes_the_clause_without_its_comma() {
        let text = "晚发补贴，涉及37户";
        assert_eq!(&text[word_at(text, 6)], "晚发补贴");
        assert_eq!(&text[word_at(text, 12)], "，");
        assert_eq!(&text[word_at(text, 22)], "37");
        assert_eq!(word_at("", 0), 0..0);
    }
}
