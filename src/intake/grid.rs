//! Cells as they are read, held to the limits, with what would make an export
//! be misread.

use super::table::{Limit, MOST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TableProblem, width};

/// Rows as they are read.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    cells: usize,
    /// Columns (from 0) of the first line whose cells are joined.
    joined: Option<(usize, usize)>,
    /// Row and column (from 0) of the first failed formula, and what it shows.
    failed: Option<(usize, usize, String)>,
}

impl Grid {
    /// Puts a text at a place; what lies between stays empty.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        text: String,
    ) -> Result<(), TableProblem> {
        if row >= MOST_ROWS {
            return Err(Limit::Rows.problem());
        }
        if column >= MOST_COLUMNS {
            return Err(Limit::Columns.problem());
        }
        if text.len() > MOST_CELL {
            return Err(Limit::Cell.problem());
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                self.cells += column + 1 - cells.len();
                if self.cells > MOST_CELLS {
                    return Err(Limit::Cells.problem());
                }
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
        Ok(())
    }

    /// Notes that a formula failed here.
    pub(super) fn note_failed(&mut self, row: usize, column: usize, word: &str) {
        let failed = || (row, column, word.to_owned());
        self.failed.get_or_insert_with(failed);
    }

    /// Notes that cells from `start` to `end` (row and column) are one.
    pub(super) fn note_joined(&mut self, start: (u32, u32), end: (u32, u32)) {
        if start.0 == 0 && end.1 > start.1 {
            let columns = (start.1 as usize, end.1 as usize);
            self.joined.get_or_insert(columns);
        }
    }

    /// Checks that the first line names the columns and every other line has
    /// its answers under their headers.
    ///
    /// # Errors
    /// What would put answers under wrong headers, or is no answer.
    pub(super) fn check_export(&self) -> Result<(), TableProblem> {
        if let Some((first, last)) = self.joined {
            return Err(TableProblem::JoinedHeader {
                first: first + 1,
                last: last + 1,
            });
        }
        if let Some((row, column, word)) = &self.failed {
            return Err(TableProblem::FormulaError {
                line: row + 1,
                column: column + 1,
                word: word.clone(),
            });
        }
        let mut widths = self.rows.iter().map(|row| width(row)).enumerate();
        let headers = widths.next().map_or(0, |(_, width)| width);
        let mut below = false;
        for (row, cells) in widths {
            below |= cells > 0;
            if cells > headers {
                let line = row + 1;
                return Err(TableProblem::LongRow {
                    line,
                    cells,
                    headers,
                });
            }
        }
        if headers > 0 && !below {
            return Err(TableProblem::OnlyHeader);
        }
        Ok(())
    }

    /// The rows, without empty ones at the end.
    pub(super) fn into_rows(mut self) -> Vec<Vec<String>> {
        while self.rows.last().is_some_and(|row| width(row) == 0) {
            self.rows.pop();
        }
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_named() {
        let mut grid = Grid::default();
        for (row, column, length, wanted) in [
            (MOST_ROWS, 0, 0, Limit::Rows),
            (0, MOST_COLUMNS, 0, Limit::Columns),
            (0, 0, MOST_CELL + 1, Limit::Cell),
        ] {
            let problem = grid.put(row, column, "x".repeat(length)).unwrap_err();
            assert!(matches!(problem, TableProblem::TooLarge { limit, .. } if limit == wanted));
        }
    }

    #[test]
    fn only_joined_cells_of_the_first_line_hide_a_header() {
        let joined = |start, end| {
            let mut grid = Grid::default();
            grid.put(0, 0, "a".into()).unwrap();
            grid.put(1, 0, "b".into()).unwrap();
            grid.note_joined(start, end);
            grid.check_export()
        };
        assert!(matches!(
            joined((0, 1), (0, 3)),
            Err(TableProblem::JoinedHeader { first: 2, last: 4 })
        ));
        assert!(joined((1, 1), (1, 3)).is_ok());
        assert!(joined((0, 1), (1, 1)).is_ok());
    }
}
