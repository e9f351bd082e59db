//! Which cell a caret is in, and which caret place a cell means.
//!
//! A text wrapped into rows, with the map in both directions. Columns count
//! from 0 and a caret may be in column `columns`, just behind a full row: an
//! edit box keeps one spare column at its right edge for it. Blanks hanging at
//! a soft end have their natural columns, also beyond the edge; whoever draws
//! the caret takes [`Layout::within`].

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::grapheme::{caret_place_from, caret_places, graphemes};
use super::width::width;
use super::wrap::{Line, wrap};

/// A place on screen, relative to the top left of the laid out text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// On which side of a soft line end a caret is shown.
///
/// The same byte is the end of one row and the beginning of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Affinity {
    /// At the beginning of the next row; the rule.
    #[default]
    Downstream,
    /// At the end of the row before; where the End key goes.
    Upstream,
}

/// A text wrapped into rows.
#[derive(Clone)]
pub struct Layout<'a> {
    text: &'a str,
    columns: usize,
    lines: Cow<'a, [Line]>,
}

impl<'a> Layout<'a> {
    /// Wraps `text` at `columns`.
    #[must_use]
    pub fn new(text: &'a str, columns: usize) -> Self {
        Self {
            text,
            columns,
            lines: Cow::Owned(wrap(text, columns)),
        }
    }

    /// The layout of `text` over the `lines` that [`wrap`](fn@wrap) gave.
    pub(crate) const fn over(text: &'a str, columns: usize, lines: &'a [Line]) -> Self {
        Self {
            text,
            columns,
            lines: Cow::Borrowed(lines),
        }
    }

    /// The columns it was wrapped at.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are; at least one.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// All rows in order.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What row `row` shows; nothing for a row that does not exist.
    #[must_use]
    pub fn row_text(&self, row: usize) -> &'a str {
        self.lines
            .get(row)
            .and_then(|line| self.text.get(line.shown.clone()))
            .unwrap_or_default()
    }

    /// The bytes of row `row` with its hanging blanks and without its newline;
    /// the end of the text for a row that does not exist.
    #[must_use]
    pub fn row_range(&self, row: usize) -> Range<usize> {
        let end = self.text.len();
        self.lines
            .get(row)
            .map_or(end..end, |line| line.range.clone())
    }

    /// The cell of a caret at `byte`, at the beginning of the next row where
    /// `byte` is a soft line end. A byte that is no caret place counts as the
    /// next one that is.
    #[must_use]
    pub fn cell_of(&self, byte: usize) -> Cell {
        self.cell_with(byte, Affinity::Downstream)
    }

    /// The cell of a caret at `byte`, on the given side of a soft line end.
    #[must_use]
    pub fn cell_with(&self, byte: usize, affinity: Affinity) -> Cell {
        let byte = caret_place_from(self.text, byte);
        let after = self.lines.partition_point(|line| line.range.start <= byte);
        let mut row = after.saturating_sub(1);
        if affinity == Affinity::Upstream && row > 0 && self.row_range(row).start == byte {
            let above = self.lines.get(row - 1).filter(|line| !line.hard);
            row -= usize::from(above.is_some());
        }
        let range = self.row_range(row);
        let before = self
            .text
            .get(range.start..byte.min(range.end))
            .unwrap_or_default();
        Cell {
            row,
            column: width(before),
        }
    }

    /// `cell` moved to the spare column where it lies beyond the right edge.
    #[must_use]
    pub fn within(&self, cell: Cell) -> Cell {
        Cell {
            row: cell.row,
            column: cell.column.min(self.columns),
        }
    }

    /// The caret place nearest to `cell`, as a byte offset, and on which side
    /// of a soft line end; for a click. One behind a row stays on that row.
    ///
    /// The right half of a wide character means the place after it. Below the
    /// last row means the last row.
    #[must_use]
    pub fn place_at(&self, cell: Cell) -> (usize, Affinity) {
        let row = cell.row.min(self.rows() - 1);
        let Some(line) = self.lines.get(row) else {
            return (0, Affinity::Downstream);
        };
        let text = self.text.get(line.range.clone()).unwrap_or_default();
        let mut column = 0;
        for g in graphemes(text).filter(|g| g.width > 0) {
            if cell.column < column + g.width.div_ceil(2) {
                return (line.range.start + g.start, Affinity::Downstream);
            }
            column += g.width;
        }
        if cell.column > column {
            return self.row_end(row);
        }
        let side = if line.hard {
            Affinity::Downstream
        } else {
            Affinity::Upstream
        };
        (line.range.end, side)
    }

    /// The caret place where row `row` begins.
    #[must_use]
    pub fn row_start(&self, row: usize) -> usize {
        caret_place_from(self.text, self.row_range(row).start)
    }

    /// The caret place where row `row` visibly ends, for the End key: before
    /// the blanks that hang at a soft end.
    #[must_use]
    pub fn row_end(&self, row: usize) -> (usize, Affinity) {
        let Some(line) = self.lines.get(row) else {
            return (self.text.len(), Affinity::Downstream);
        };
        if line.hard {
            return (line.range.end, Affinity::Downstream);
        }
        let hanging = self
            .text
            .get(line.shown.end..line.range.end)
            .unwrap_or_default();
        match caret_places(hanging).next() {
            Some(place) if place < hanging.len() => (line.shown.end + place, Affinity::Downstream),
            _ => (line.range.end, Affinity::Upstream),
        }
    }

    /// The columns of row `row` covered by the bytes `selected`, for drawing a
    /// selection; `None` where it covers nothing shown.
    #[must_use]
    pub fn covered(&self, row: usize, selected: &Range<usize>) -> Option<Range<usize>> {
        let shown = &self.lines.get(row)?.shown;
        let start = selected.start.max(shown.start);
        let end = selected.end.min(shown.end);
        let left = width(self.text.get(shown.start..start)?);
        let inside = width(self.text.get(start..end)?);
        (inside > 0).then_some(left..left + inside)
    }
}

/// Prints sizes only: a laid out text may be a draft, and drafts are secret.
impl fmt::Debug for Layout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layout")
            .field("bytes", &self.text.len())
            .field("columns", &self.columns)
            .field("rows", &self.lines.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    const fn at(row: usize, column: usize) -> Cell {
        Cell { row, column }
    }

    #[test]
    fn a_caret_after_han_is_two_columns_on() {
        let layout = Layout::new("没有核对名册", 8);
        assert_eq!(
            (layout.row_text(0), layout.row_text(1)),
            ("没有核对", "名册")
        );
        assert_eq!(layout.cell_of(3), at(0, 2));
        assert_eq!(layout.cell_of(18), at(1, 4));
    }

    #[test]
    fn a_soft_line_end_shows_on_either_row() {
        let layout = Layout::new("没有核对名册", 8);
        assert_eq!(layout.cell_of(12), at(1, 0));
        assert_eq!(layout.cell_with(12, Affinity::Upstream), at(0, 8));
        assert_eq!(layout.row_end(0), (12, Affinity::Upstream));
        assert_eq!(layout.place_at(at(0, 30)), (12, Affinity::Upstream));
        assert_eq!(layout.row_end(1), (18, Affinity::Downstream));
    }

    #[test]
    fn a_click_on_the_right_half_means_after_the_character() {
        let layout = Layout::new("没有核对名册", 8);
        assert_eq!(layout.place_at(at(0, 2)).0, 3);
        assert_eq!(layout.place_at(at(0, 3)).0, 6);
        assert_eq!(layout.place_at(at(9, 9)).0, 18);
    }

    #[test]
    fn a_caret_can_stand_among_hanging_blanks() {
        let layout = Layout::new("hello   world", 6);
        assert_eq!(layout.cell_of(7), at(0, 7));
        assert_eq!(layout.within(layout.cell_of(7)), at(0, 6));
        assert_eq!(layout.place_at(at(0, 7)).0, 7);
        assert_eq!(layout.row_end(0), (5, Affinity::Downstream));
        assert_eq!(layout.place_at(at(0, 40)).0, 5);
    }

    #[test]
    fn a_full_last_row_keeps_its_caret_in_the_spare_column() {
        assert_eq!(Layout::new("没有", 4).cell_of(6), at(0, 4));
        assert_eq!(Layout::new("没有\n", 4).cell_of(7), at(1, 0));
    }

    #[test]
    fn a_selection_covers_columns_row_by_row() {
        let layout = Layout::new("没有核对名册", 8);
        let selected = 6..15;
        assert_eq!(layout.covered(0, &selected), Some(4..8));
        assert_eq!(layout.covered(1, &selected), Some(0..2));
        assert_eq!(layout.covered(1, &(0..6)), None);
    }

    #[test]
    fn debugging_a_layout_prints_no_text() {
        assert!(!format!("{:?}", Layout::new("秘密", 8)).contains("秘密"));
    }

    proptest! {
        #[test]
        fn every_caret_place_comes_back_from_its_cell(s in any_text(), columns in 1usize..24) {
            let layout = Layout::new(&s, columns);
            let mut last = None;
            for byte in caret_places(&s) {
                let cell = layout.cell_of(byte);
                prop_assert_eq!(layout.place_at(cell).0, byte);
                prop_assert!(last < Some(cell), "cells ascend");
                last = Some(cell);
                let up = layout.cell_with(byte, Affinity::Upstream);
                prop_assert_eq!(layout.place_at(up).0, byte);
                prop_assert_eq!(layout.cell_with(byte, layout.place_at(up).1), up);
            }
        }

        #[test]
        fn every_cell_means_a_caret_place(
            s in any_text(), columns in 0usize..24, row in 0usize..40, column in 0usize..40
        ) {
            let layout = Layout::new(&s, columns);
            let (byte, affinity) = layout.place_at(at(row, column));
            prop_assert!(caret_places(&s).any(|place| place == byte));
            prop_assert_eq!(layout.cell_with(byte, affinity).row, row.min(layout.rows() - 1));
        }

        #[test]
        fn a_row_begins_and_ends_on_itself(s in any_text(), columns in 0usize..24) {
            let layout = Layout::new(&s, columns);
            for row in 0..layout.rows() {
                prop_assert_eq!(layout.cell_of(layout.row_start(row)), at(row, 0));
                let (byte, affinity) = layout.row_end(row);
                prop_assert_eq!(layout.cell_with(byte, affinity).row, row);
            }
        }
    }
}
