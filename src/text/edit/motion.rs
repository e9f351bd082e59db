//! Where a caret goes.

use super::super::grapheme::{caret_place_after, caret_place_before, caret_place_from};
use super::super::layout::{Affinity, Cell, Layout};
use super::{EditBuffer, words};

/// A way of the caret. Rows are those of [`EditBuffer::columns`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One character back; with a selection, to its beginning.
    Left,
    /// One character on; with a selection, to its end.
    Right,
    /// To the beginning of the word or clause, or of the one before.
    WordLeft,
    /// To the beginning of the next word or clause.
    WordRight,
    /// One row up, in the column where the vertical motions began.
    Up,
    /// One row down, in the column where the vertical motions began.
    Down,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the beginning of the row.
    LineStart,
    /// To the end of the row, shown there even at a soft end.
    LineEnd,
    /// To the beginning of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
    /// To a byte offset, or the next caret place after it.
    To(usize),
    /// To the caret place nearest to a cell (click, drag).
    Cell(Cell),
}

impl EditBuffer {
    /// Moves the caret; returns whether anything changed.
    pub(super) fn go(&mut self, motion: Motion, extend: bool) -> bool {
        let before = (self.caret, self.affinity, self.selection());
        let selection = self.selection().filter(|_| !extend);
        let mut goal = None;
        let (caret, affinity) = match motion {
            Motion::Left => at(match selection {
                Some(range) => range.start,
                None => caret_place_before(self.text(), self.caret).unwrap_or(self.caret),
            }),
            Motion::Right => at(match selection {
                Some(range) => range.end,
                None => caret_place_after(self.text(), self.caret).unwrap_or(self.caret),
            }),
            Motion::WordLeft => at(words::left_of(self.text(), self.caret)),
            Motion::WordRight => at(words::right_of(self.text(), self.caret)),
            Motion::Up => self.rows_away(|row| row.saturating_sub(1), &mut goal),
            Motion::Down => self.rows_away(|row| row + 1, &mut goal),
            Motion::PageUp(rows) => self.rows_away(|row| row.saturating_sub(rows), &mut goal),
            Motion::PageDown(rows) => self.rows_away(|row| row.saturating_add(rows), &mut goal),
            Motion::LineStart => at(self.row_start()),
            Motion::LineEnd => self.row_end(),
            Motion::TextStart => at(caret_place_from(self.text(), 0)),
            Motion::TextEnd => at(self.text().len()),
            Motion::To(byte) => at(caret_place_from(self.text(), byte)),
            Motion::Cell(cell) => self.layout(self.columns()).place_at(cell),
        };
        let anchor = if extend {
            Some(self.anchor.unwrap_or(self.caret))
        } else {
            None
        };
        self.anchor = anchor.filter(|anchor| *anchor != caret);
        (self.caret, self.affinity, self.goal) = (caret, affinity, goal);
        let changed = before != (caret, affinity, self.selection());
        if changed {
            self.history.seal();
        }
        changed
    }

    /// Selects `range` with the caret at its end; returns whether that is new.
    pub(super) fn select(&mut self, range: std::ops::Range<usize>) -> bool {
        let before = (self.caret, self.selection());
        let start = caret_place_from(self.text(), range.start);
        self.caret = caret_place_from(self.text(), range.end);
        self.anchor = (start != self.caret).then_some(start);
        self.affinity = Affinity::Downstream;
        self.goal = None;
        let changed = before != (self.caret, self.selection());
        if changed {
            self.history.seal();
        }
        changed
    }

    /// The caret place in another row, in the goal column; where it is when
    /// that row is its own.
    fn rows_away(
        &self,
        target: impl Fn(usize) -> usize,
        goal: &mut Option<usize>,
    ) -> (usize, Affinity) {
        let layout = self.layout(self.columns());
        let cell = self.caret_cell(&layout);
        let column = self.goal.unwrap_or(cell.column);
        *goal = Some(column);
        let row = target(cell.row).min(layout.rows() - 1);
        if row == cell.row {
            return (self.caret, self.affinity);
        }
        layout.place_at(Cell { row, column })
    }

    /// Where the caret's row begins.
    pub(super) fn row_start(&self) -> usize {
        let (layout, row) = self.row_of_caret();
        layout.row_start(row)
    }

    /// Where the caret's row visibly ends.
    pub(super) fn row_end(&self) -> (usize, Affinity) {
        let (layout, row) = self.row_of_caret();
        layout.row_end(row)
    }

    fn row_of_caret(&self) -> (Layout<'_>, usize) {
        let layout = self.layout(self.columns());
        let row = layout.cell_with(self.caret, self.affinity).row;
        (layout, row)
    }
}

const fn at(byte: usize) -> (usize, Affinity) {
    (byte, Affinity::Downstream)
}
