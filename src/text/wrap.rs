//! The one way a text is broken into lines: for edit boxes, paragraphs, table
//! cells, the preview and projection alike, so that what is typed is what is
//! printed.
//!
//! A line ends at the last [free](Break::Free) place that fits. Where a token
//! is wider than the whole line, it ends inside the token, still keeping 避头尾;
//! only a line full of marks breaks between marks. Long runs of `……` and `——`
//! are never split unless they alone fill a line. One pass, no look back: the
//! cost is linear in the text.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthChar;

use super::grapheme::graphemes;
use super::kinsoku::{Break, Context, Kind, is_blank};

/// One line of a wrapped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the source that belong to this line, without its newline but
    /// with the blanks that hang at a soft end: the ranges of all lines and
    /// the newlines between them are the whole source.
    pub range: Range<usize>,
    /// Bytes to show: `range` without the blanks hanging at a soft end. Blanks
    /// at a hard end are shown as far as they fit.
    pub shown: Range<usize>,
    /// Whether a newline or the end of the text ended it.
    pub hard: bool,
    /// Columns of what is shown; more than was asked for only where a single
    /// grapheme is wider than the line.
    pub width: usize,
}

/// Breaks `s` into lines of at most `columns`.
///
/// There is always at least one line, and one more after a newline at the end.
/// Newlines are `\n` and `\r\n`. With fewer than two columns every Han
/// character gets a line of its own.
#[must_use]
pub fn wrap(s: &str, columns: usize) -> Vec<Line> {
    wrap_part(s, 0, columns)
}

/// As [`wrap`](fn@wrap), for whole paragraphs `s` that begin at byte `start` of
/// a longer text, with ranges in that text.
pub(crate) fn wrap_part(s: &str, mut start: usize, columns: usize) -> Vec<Line> {
    let mut lines = Vec::with_capacity(s.len() / columns.saturating_mul(3).max(8) * 2 + 1);
    let mut paragraphs = s.split('\n').peekable();
    while let Some(paragraph) = paragraphs.next() {
        let text = match paragraphs.peek() {
            Some(_) => paragraph.strip_suffix('\r').unwrap_or(paragraph),
            None => paragraph,
        };
        wrap_paragraph(text, start, columns.max(1), &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// The lines of [`wrap`](fn@wrap) as they are shown.
#[must_use]
pub fn wrapped(s: &str, columns: usize) -> Vec<&str> {
    wrap(s, columns)
        .into_iter()
        .filter_map(|line| s.get(line.shown))
        .collect()
}

/// A place in a paragraph where a line may end, with what was counted so far.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Bytes before it.
    byte: usize,
    /// Columns before it.
    columns: usize,
    /// Byte after the last thing before it that is no blank.
    ink: usize,
    /// Columns up to there.
    ink_columns: usize,
}

/// The latest place of each quality.
#[derive(Default)]
struct Candidates([Option<Place>; 3]);

impl Candidates {
    fn add(&mut self, quality: Break, place: Place) {
        let [free, tight, forbidden] = &mut self.0;
        match quality {
            Break::Free => *free = Some(place),
            Break::Tight => *tight = Some(place),
            Break::Forbidden => *forbidden = Some(place),
        }
    }

    /// The best place behind `row`.
    fn best(&self, row: Place) -> Option<Place> {
        self.0
            .iter()
            .flatten()
            .find(|place| place.byte > row.byte)
            .copied()
    }
}

fn wrap_paragraph(text: &str, base: usize, columns: usize, lines: &mut Vec<Line>) {
    let mut opportunities = linebreaks(text).map(|(byte, _)| byte).peekable();
    let mut context = Context::new();
    let mut candidates = Candidates::default();
    let mut row = Place::default();
    let mut here = Place::default();
    for g in graphemes(text) {
        let first = g.text.chars().next().unwrap_or_default();
        let single = g.text.len() == first.len_utf8();
        let blank = is_blank(first) && (single || is_hanging(g.text));
        if g.width > 0 && !blank {
            let kind = Kind::of(first, g.width);
            if here.columns > 0 {
                while opportunities.next_if(|byte| *byte < g.start).is_some() {}
                let opportunity = opportunities.peek() == Some(&g.start);
                let rest = text.get(g.start..).unwrap_or_default();
                candidates.add(context.before(rest, kind, opportunity), here);
            }
            while here.columns + g.width - row.columns > columns {
                let Some(end) = candidates.best(row) else {
                    break;
                };
                lines.push(soft_line(base, row, end));
                row = end;
            }
            let seen = if single { None } else { last_seen(g.text) };
            match seen {
                Some(last) => context.push(last, Kind::of(last, g.width)),
                None => context.push(first, kind),
            }
        } else if blank {
            context.push_blank();
        }
        let after_ink = here.ink == here.byte;
        here.byte = g.end();
        here.columns += g.width;
        // an invisible character after a blank does not make the blank visible
        if !blank && (g.width > 0 || after_ink) {
            here.ink = here.byte;
            here.ink_columns = here.columns;
        }
    }
    lines.push(hard_line(text, base, row, here, columns));
}

/// Whether a cluster is a blank, with nothing on it that takes columns.
fn is_hanging(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    chars.next().is_some_and(is_blank) && chars.all(|c| c.width().unwrap_or(0) == 0)
}

/// The character that the next break sees: the last of the cluster that is seen.
fn last_seen(cluster: &str) -> Option<char> {
    let mut chars = cluster.chars();
    let last = chars.next_back()?;
    let seen = |c: &char| c.width() > Some(0) && !is_blank(*c);
    if chars.as_str().is_empty() || seen(&last) {
        Some(last)
    } else {
        chars.rfind(seen)
    }
}

fn soft_line(base: usize, row: Place, end: Place) -> Line {
    let start = base + row.byte;
    Line {
        range: start..base + end.byte,
        shown: start..base + end.ink.max(row.byte),
        hard: false,
        width: end.ink_columns.saturating_sub(row.columns),
    }
}

fn hard_line(text: &str, base: usize, row: Place, end: Place, columns: usize) -> Line {
    let start = base + row.byte;
    let mut shown = end.ink.max(row.byte);
    let mut width = end.ink_columns.saturating_sub(row.columns);
    for blank in graphemes(text.get(shown..).unwrap_or_default()) {
        if width + blank.width > columns {
            break;
        }
        width += blank.width;
        shown += blank.text.len();
    }
    Line {
        range: start..base + end.byte,
        shown: start..base + shown,
        hard: true,
        width,
    }
}

#[cfg(test)]
mod tests;
