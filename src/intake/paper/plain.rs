//! A text file: a line is a paragraph, unless the text was broken at a fixed
//! width.

use crate::domain::{Counting, Manuscript, Paragraph, Spot};
use crate::text::{ordinal, width};

/// A line at least this wide can have been broken by a program; in columns.
const BROKEN: usize = 50;

pub(super) fn read(text: &str) -> Manuscript {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before = None;
    for (number, (offset, line)) in lines(text).enumerate() {
        let words = line.trim();
        if words.is_empty() {
            before = None;
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let spot = Spot {
            line: number + 1,
            column: indent + 1,
            offset: Some(offset + indent),
        };
        let joins = indent == 0 && before.is_some_and(|last| goes_on(last, words));
        if let Some(paragraph) = paragraphs.last_mut().filter(|_| joins) {
            join(paragraph, words, spot);
        } else {
            let mut paragraph = Paragraph::default();
            push(&mut paragraph, words, spot);
            paragraphs.push(paragraph);
        }
        before = Some(words);
    }
    Manuscript {
        paragraphs,
        counting: Counting::Lines,
    }
}

/// Whether a line is one paragraph with the line before it.
pub(super) fn goes_on(before: &str, words: &str) -> bool {
    let ended = before.ends_with([
        '。', '！', '？', '；', '：', '…', '”', '’', '）', '」', '.', '!', '?', ';', ':', ')', '"',
    ]);
    !ended && width(before) >= BROKEN && ordinal(words).is_none()
}

/// Words of the next line, with a blank between where the script has blanks.
pub(super) fn join(paragraph: &mut Paragraph, words: &str, spot: Spot) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == ',');
    if latin(paragraph.text().chars().next_back()) && latin(words.chars().next()) {
        paragraph.push(" ", spot);
    }
    push(paragraph, words, spot);
}

/// Words of one line; the breaks that Word leaves within it end sentences.
pub(super) fn push(paragraph: &mut Paragraph, words: &str, spot: Spot) {
    if words.contains(is_break) {
        let words: String = words
            .chars()
            .map(|c| if is_break(c) { '\n' } else { c })
            .collect();
        paragraph.push(&words, spot);
    } else {
        paragraph.push(words, spot);
    }
}

const fn is_break(c: char) -> bool {
    matches!(c, '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Every line with the characters before it, as editors count lines.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    let mut offset = 0;
    std::iter::from_fn(move || {
        let all = rest?;
        let Some(end) = all.find(['\n', '\r']) else {
            rest = None;
            return Some((offset, all));
        };
        let line = all.get(..end)?;
        let after = all.get(end..)?;
        let next = after
            .strip_prefix("\r\n")
            .or_else(|| after.strip_prefix(['\r', '\n']))?;
        let at = offset;
        offset += line.chars().count() + after.len() - next.len();
        rest = Some(next);
        Some((at, line))
    })
}
