//! The rows of the buffer, kept while it changes.
//!
//! A key changes one paragraph; only that one is wrapped again and the ranges
//! behind it are moved. So a key costs the same in a long entry as in a short
//! one, and a motion costs nothing.

use std::ops::Range;

use super::super::wrap::{Line, wrap, wrap_part};

/// The lines of a text at so many columns.
#[derive(Clone)]
pub struct Rows {
    columns: usize,
    lines: Vec<Line>,
}

impl Rows {
    /// Wraps all of `text`.
    pub fn new(text: &str, columns: usize) -> Self {
        Self {
            columns,
            lines: wrap(text, columns),
        }
    }

    /// Columns wrapped at.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The lines, as [`wrap`] gives them.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Follows a change: `text` is the new one, in which `new` bytes stand at
    /// byte `at` where there were `old`.
    pub fn follow(&mut self, text: &str, at: usize, old: usize, new: usize) {
        let first = self.line_at(at);
        let first = self
            .lines
            .iter()
            .take(first)
            .rposition(|line| line.hard)
            .map_or(0, |i| i + 1);
        let last = self.line_at(at + old);
        let rest = self.lines.iter().skip(last);
        let behind = last + rest.take_while(|line| !line.hard).count() + 1;
        let start = self.lines.get(first).map_or(0, |line| line.range.start);
        let end = self.lines.get(behind - 1).map_or(0, |line| line.range.end) - old + new;
        let part = text.get(start..end).unwrap_or_default();
        for line in self.lines.iter_mut().skip(behind) {
            moved(&mut line.range, old, new);
            moved(&mut line.shown, old, new);
        }
        self.lines
            .splice(first..behind, wrap_part(part, start, self.columns));
    }

    /// The last line that begins at or before `byte`.
    fn line_at(&self, byte: usize) -> usize {
        self.lines
            .partition_point(|line| line.range.start <= byte)
            .saturating_sub(1)
    }
}

const fn moved(range: &mut Range<usize>, old: usize, new: usize) {
    range.start = range.start + new - old;
    range.end = range.end + new - old;
}
