//! Reading a spreadsheet file into texts. What a file is, is told by its
//! content; the extension does not matter.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::foreign::{Foreign, Packing, packing};
use super::grid::Grid;
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
    /// It is a folder.
    #[error("a folder")]
    Folder,
    /// It is no file that has an end: a device, a pipe.
    #[error("not a regular file")]
    NoFile,
    /// This user may not read it.
    #[error("the file may not be read")]
    Forbidden,
    /// Another program holds it locked.
    #[error("another program holds the file")]
    InUse,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[source] std::io::Error),
    /// The content is something else.
    #[error("something else: {0:?}")]
    Foreign(Foreign),
    /// It looks like a workbook and cannot be read: cut short or damaged.
    #[error("a damaged spreadsheet: {detail}")]
    Damaged {
        /// What the reader stumbled over.
        detail: String,
    },
    /// The content is no text, and nothing else that is known either.
    #[error("neither a workbook nor text")]
    NoText,
    /// A text has a character that no spreadsheet program writes.
    #[error("line {line}: a control character")]
    StrayCharacter {
        /// The line, from 1.
        line: usize,
    },
    /// A text changes its encoding.
    #[error("line {line}: another encoding than before")]
    TwoEncodings {
        /// The line, from 1.
        line: usize,
    },
    /// A text file is neither UTF-8 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030")]
    BadEncoding,
    /// No sheet, or the file, has a cell.
    #[error("the table is empty")]
    Empty,
    /// An export with a header and no row below it.
    #[error("nothing but a header")]
    OnlyHeader,
    /// Cells of the header are joined, so that columns have no name of their
    /// own.
    #[error("columns {first} to {last} of the header are joined")]
    JoinedHeader {
        /// The first of the columns, from 1.
        first: usize,
        /// The last one.
        last: usize,
    },
    /// A row has more cells than the header.
    #[error("line {line}: {cells} cells under {headers} headers")]
    LongRow {
        /// The line, from 1.
        line: usize,
        /// How many cells it has.
        cells: usize,
        /// How many columns the header has.
        headers: usize,
    },
    /// A formula of a workbook failed.
    #[error("line {line}, column {column}: {word}")]
    FormulaError {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the cell shows, such as `#REF!`.
        word: String,
    },
    /// The table is larger than what is read.
    #[error("the table has more than {most} ({limit:?})")]
    TooLarge {
        /// Which limit.
        limit: Limit,
        /// Its value.
        most: u64,
    },
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
        Self::from_bytes(&content(path)?)
    }

    /// Reads a survey export: a table whose first line names every column and
    /// whose lines below are as long, or something was lost.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn read_export(path: &Path) -> Result<Self, TableProblem> {
        Self::export_from_bytes(&content(path)?)
    }

    /// Reads the content of a file.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TableProblem> {
        Self::from_grid(Self::grid(bytes)?)
    }

    /// Reads the content of a survey export, as [`Table::read_export`] does.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn export_from_bytes(bytes: &[u8]) -> Result<Self, TableProblem> {
        let grid = Self::grid(bytes)?;
        grid.check_export()?;
        Self::from_grid(grid)
    }

    fn grid(bytes: &[u8]) -> Result<Grid, TableProblem> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Limit::Bytes.problem());
        }
        if bytes.is_empty() {
            return Err(TableProblem::Empty);
        }
        match packing(bytes).map_err(TableProblem::Foreign)? {
            Packing::Compound => workbook::read_xls(bytes),
            Packing::Zip => workbook::read_xlsx(bytes),
            Packing::Text => delimited::read(bytes),
        }
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

    fn from_grid(grid: Grid) -> Result<Self, TableProblem> {
        let mut rows = grid.into_rows().into_iter();
        let Some(first) = rows.next() else {
            return Err(TableProblem::Empty);
        };
        let mut rows: Vec<Vec<String>> = rows.collect();
        let wide = rows.iter().chain([&first]).map(|row| width(row)).max();
        let columns = wide.unwrap_or(0);
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

/// How many cells a row has, up to the last that says anything.
pub(super) fn width(row: &[String]) -> usize {
    let last = row.iter().rposition(|cell| !cell.trim().is_empty());
    last.map_or(0, |at| at + 1)
}

/// The bytes of a file, up to one more than is taken.
fn content(path: &Path) -> Result<Zeroizing<Vec<u8>>, TableProblem> {
    let what = std::fs::metadata(path).map_err(unreadable)?;
    if what.is_dir() {
        return Err(TableProblem::Folder);
    }
    if !what.is_file() {
        return Err(TableProblem::NoFile);
    }
    let mut bytes = Zeroizing::new(Vec::new());
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

/// Windows: a program that has the file open lets nobody else in.
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;

fn unreadable(error: std::io::Error) -> TableProblem {
    use std::io::ErrorKind;
    let locked = matches!(
        error.raw_os_error(),
        Some(SHARING_VIOLATION | LOCK_VIOLATION)
    );
    match error.kind() {
        ErrorKind::NotFound => TableProblem::NotFound,
        ErrorKind::PermissionDenied => TableProblem::Forbidden,
        ErrorKind::IsADirectory => TableProblem::Folder,
        ErrorKind::ResourceBusy => TableProblem::InUse,
        _ if cfg!(windows) && locked => TableProblem::InUse,
        _ => TableProblem::Unreadable(error),
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
            Err(TableProblem::Folder)
        ));
    }

    #[test]
    fn a_file_that_may_not_be_read_or_is_locked_is_told_from_a_broken_disk() {
        use std::io::{Error, ErrorKind};
        let told = |kind: ErrorKind| unreadable(Error::from(kind));
        assert!(matches!(
            told(ErrorKind::PermissionDenied),
            TableProblem::Forbidden
        ));
        assert!(matches!(told(ErrorKind::ResourceBusy), TableProblem::InUse));
        assert!(matches!(
            told(ErrorKind::Other),
            TableProblem::Unreadable(_)
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
    fn nothing_is_printed_of_what_is_in_a_table() {
        let table = Table::from_bytes("姓名\n王建国\n".as_bytes()).unwrap();
        assert_eq!(format!("{table:?}"), "Table(1 columns, 1 rows)");
    }
}
