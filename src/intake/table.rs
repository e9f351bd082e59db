//! Reading a spreadsheet file into texts. What a file is, is told by its
//! content; the extension does not matter.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::headers::fold;
use super::{delimited, workbook};

/// The largest file that is read: 64 MiB.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most that the parts of a workbook unpack to, all together: 256 MiB.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most rows, header included.
pub const MOST_ROWS: usize = 200_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 2_000;
/// The longest cell, in bytes of UTF-8.
pub const MOST_CELL: usize = 32 * 1024;
/// The most cells, rows times columns: a small file must not fill the memory.
pub const MOST_CELLS: usize = 5_000_000;

/// A table of texts. Rows are as long as the header. Wiped when dropped:
/// survey exports hold times and addresses of people.
#[derive(Clone, PartialEq, Eq, Default, Zeroize, ZeroizeOnDrop)]
pub struct Table {
    /// The first row of the file, trimmed.
    pub headers: Vec<String>,
    /// The other rows. Row `n` (from 0) is line `n + 2` of the file.
    pub rows: Vec<Vec<String>>,
}

impl fmt::Debug for Table {
    /// Says how large it is, never what is in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Table({} columns, {} rows)",
            self.headers.len(),
            self.rows.len()
        )
    }
}

/// Which limit a file goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`MOST_BYTES`]
    Bytes,
    /// [`MOST_UNPACKED`]
    Unpacked,
    /// [`MOST_ROWS`]
    Rows,
    /// [`MOST_COLUMNS`]
    Columns,
    /// [`MOST_CELL`]
    Cell,
    /// [`MOST_CELLS`]
    Cells,
}

/// Why a file is not a table.
#[derive(Debug, thiserror::Error)]
pub enum TableProblem {
    /// There is no such file.
    #[error("no such file")]
    NotFound,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[source] std::io::Error),
    /// The content is not a spreadsheet: not .xls, .xlsx or CSV, or damaged.
    #[error("not a spreadsheet, or a damaged one: {detail}")]
    NotASpreadsheet {
        /// What the reader stumbled over.
        detail: String,
    },
    /// The first sheet, or the file, has no header row.
    #[error("the table is empty")]
    Empty,
    /// The table is larger than what is read.
    #[error("the table has more than {most} ({limit:?})")]
    TooLarge {
        /// Which limit.
        limit: Limit,
        /// Its value.
        most: u64,
    },
    /// A text file is neither UTF-8 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030")]
    BadEncoding,
}

impl Limit {
    /// The problem of a file beyond this limit.
    pub(super) const fn problem(self) -> TableProblem {
        let most = match self {
            Self::Bytes => MOST_BYTES,
            Self::Unpacked => MOST_UNPACKED,
            Self::Rows => MOST_ROWS as u64,
            Self::Columns => MOST_COLUMNS as u64,
            Self::Cell => MOST_CELL as u64,
            Self::Cells => MOST_CELLS as u64,
        };
        TableProblem::TooLarge { limit: self, most }
    }
}

impl Table {
    /// Reads a file.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn read(path: &Path) -> Result<Self, TableProblem> {
        let unreadable = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => TableProblem::NotFound,
            _ => TableProblem::Unreadable(error),
        };
        let file = File::open(path).map_err(unreadable)?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        let table = Self::from_bytes(&bytes);
        bytes.zeroize();
        table
    }

    /// Reads the content of a file.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TableProblem> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Limit::Bytes.problem());
        }
        if bytes.is_empty() {
            return Err(TableProblem::Empty);
        }
        let grid = if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            workbook::read_xls(bytes)?
        } else if bytes.starts_with(b"PK\x03\x04") {
            workbook::read_xlsx(bytes)?
        } else {
            delimited::read(bytes)?
        };
        Self::from_grid(grid)
    }

    /// Columns (from 0) whose header is this text, compared by [`fold`].
    pub fn columns_named<'a>(&'a self, header: &str) -> impl Iterator<Item = usize> + 'a {
        let wanted = fold(header);
        let named = move |(at, header): (usize, &String)| (fold(header) == wanted).then_some(at);
        self.headers.iter().enumerate().filter_map(named)
    }

    /// The rows that say anything, each with its line in the file.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &[String])> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
            .map(|(place, row)| (place + 2, row.as_slice()))
    }

    fn from_grid(mut grid: Grid) -> Result<Self, TableProblem> {
        let said = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        while grid.rows.last().is_some_and(|row| !said(row)) {
            grid.rows.pop();
        }
        let mut rows = std::mem::take(&mut grid.rows).into_iter();
        let Some(first) = rows.next() else {
            return Err(TableProblem::Empty);
        };
        let mut rows: Vec<Vec<String>> = rows.collect();
        let wide = |row: &Vec<String>| row.iter().rposition(|cell| !cell.trim().is_empty());
        let columns = rows
            .iter()
            .chain([&first])
            .filter_map(wide)
            .max()
            .map_or(0, |at| at + 1);
        if columns == 0 {
            return Err(TableProblem::Empty);
        }
        if columns.saturating_mul(rows.len()) > MOST_CELLS {
            return Err(Limit::Cells.problem());
        }
        let mut headers: Vec<String> = first.iter().map(|cell| cell.trim().to_owned()).collect();
        headers.resize(columns, String::new());
        for row in &mut rows {
            row.resize(columns, String::new());
        }
        Ok(Self { headers, rows })
    }
}

/// Rows as they are read, held to the limits.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    cells: usize,
}

impl Grid {
    /// Puts a text at a place; what lies between stays empty.
    pub fn put(&mut self, row: usize, column: usize, text: String) -> Result<(), TableProblem> {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_and_a_directory_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = Table::read(&folder.path().join("没有.xls"));
        assert!(matches!(missing, Err(TableProblem::NotFound)));
        assert!(matches!(
            Table::read(folder.path()),
            Err(TableProblem::Unreadable(_))
        ));
    }

    #[test]
    fn rows_are_as_long_as_the_table_is_wide_and_keep_their_line() {
        let table = Table::from_bytes("a,b\n\n1\n1,2,3,,\n,,\n".as_bytes()).unwrap();
        assert_eq!(table.headers, ["a", "b", ""]);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].0, lines[0].1.len()), (3, 3));
        assert_eq!(lines[1].0, 4);
    }

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
    fn nothing_is_printed_of_what_is_in_a_table() {
        let table = Table::from_bytes("姓名\n王建国\n".as_bytes()).unwrap();
        assert_eq!(format!("{table:?}"), "Table(1 columns, 1 rows)");
    }
}
