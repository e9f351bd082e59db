//! The records of an old workbook, looked through for how large its sheets
//! are before anything is reserved for them.
//!
//! Microsoft, [MS-XLS]: Excel Binary File Format (.xls) Structure.

use super::compound::{double, word, workbook_stream};
use super::foreign::Foreign;
use super::table::{Limit, MOST_CELLS, TableProblem};

/// The most sheets that are looked at.
const MOST_SHEETS: usize = 256;
/// What a sheet can hold at all.
const SHEET_ROWS: usize = 65_536;
const SHEET_COLUMNS: usize = 256;

const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const SEVERAL_NUMBERS: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const SHARED_TEXT: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const TEXT: u16 = 0x0204;
const TRUTH: u16 = 0x0205;
const SMALL_NUMBER: u16 = 0x027E;
const BEGIN: u16 = 0x0809;

/// Checks that an old workbook can be read in the memory it deserves.
///
/// # Errors
/// [`TableProblem::Damaged`] for a damaged file,
/// [`TableProblem::TooLarge`] for sheets beyond the limits.
pub(super) fn check(file: &[u8]) -> Result<(), TableProblem> {
    let stream = workbook_stream(file).ok_or_else(|| damaged("damaged container"))?;
    let mut sheets = Vec::new();
    for (kind, data) in records(&stream) {
        match kind {
            SHEET => sheets.push(double(data, 0).ok_or_else(|| damaged("damaged sheet list"))?),
            PASSWORD => return Err(TableProblem::Foreign(Foreign::Protected)),
            END => break,
            _ => {}
        }
    }
    if sheets.len() > MOST_SHEETS {
        return Err(damaged("too many sheets"));
    }
    let mut cells = 0;
    for at in sheets {
        let sheet = usize::try_from(at).ok().and_then(|at| stream.get(at..));
        cells += check_sheet(sheet.ok_or_else(|| damaged("a sheet outside the file"))?)?;
        if cells > MOST_CELLS {
            return Err(Limit::Cells.problem());
        }
    }
    Ok(())
}

/// The size of the rectangle around the sheet's cells.
fn check_sheet(sheet: &[u8]) -> Result<usize, TableProblem> {
    let mut around: Option<Rectangle> = None;
    let mut depth = 0_usize;
    for (kind, data) in records(sheet) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts within the sheet have cells of their own.
            _ if depth > 1 => {}
            DIMENSIONS => check_dimensions(data)?,
            FORMULA | SEVERAL_NUMBERS | RICH_TEXT | SHARED_TEXT | NUMBER | TEXT | TRUTH
            | SMALL_NUMBER => {
                let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) else {
                    continue;
                };
                let last = match kind {
                    SEVERAL_NUMBERS => word(data, data.len().saturating_sub(2)).unwrap_or(first),
                    _ => first,
                };
                let (row, first, last) = (usize::from(row), usize::from(first), usize::from(last));
                if first.max(last) >= SHEET_COLUMNS {
                    return Err(damaged("a cell outside its sheet"));
                }
                let mut grown = around.unwrap_or(Rectangle::at(row, first));
                grown.include(row, first);
                grown.include(row, last);
                around = Some(grown);
            }
            _ => {}
        }
    }
    Ok(around.map_or(0, Rectangle::size))
}

/// The reader reserves what this record claims.
fn check_dimensions(data: &[u8]) -> Result<(), TableProblem> {
    let (rows, columns) = match data.len() {
        10 => (word(data, 2).map(u32::from), word(data, 6)),
        _ => (double(data, 4), word(data, 10)),
    };
    let rows = rows
        .and_then(|rows| usize::try_from(rows).ok())
        .unwrap_or(0);
    if rows > SHEET_ROWS || usize::from(columns.unwrap_or(0)) > SHEET_COLUMNS {
        return Err(damaged("impossible sheet dimensions"));
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Rectangle {
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
}

impl Rectangle {
    const fn at(row: usize, column: usize) -> Self {
        Self {
            top: row,
            bottom: row,
            left: column,
            right: column,
        }
    }

    fn include(&mut self, row: usize, column: usize) {
        self.top = self.top.min(row);
        self.bottom = self.bottom.max(row);
        self.left = self.left.min(column);
        self.right = self.right.max(column);
    }

    const fn size(self) -> usize {
        (self.bottom - self.top + 1) * (self.right - self.left + 1)
    }
}

/// The records from a place on, up to the first that is cut short.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (word(stream, 0)?, usize::from(word(stream, 2)?));
        let data = stream.get(4..4 + length)?;
        stream = stream.get(4 + length..)?;
        Some((kind, data))
    })
}

fn damaged(detail: &str) -> TableProblem {
    TableProblem::Damaged {
        detail: detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        record(
            NUMBER,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat(),
        )
    }

    #[test]
    fn a_sheet_is_as_large_as_the_rectangle_around_its_cells() {
        let begin = record(BEGIN, &[0; 16]);
        let end = record(END, &[]);
        let chart = [begin.clone(), number(60_000, 200), end.clone()].concat();
        let sheet = [begin, number(2, 3), chart, number(4, 1), end, number(9, 9)].concat();
        assert_eq!(check_sheet(&sheet).unwrap(), 9);
    }

    #[test]
    fn a_sheet_that_claims_more_than_a_sheet_can_hold_is_refused() {
        assert!(check_sheet(&number(0, 256)).is_err());
        let claim = |rows: u32, columns: u16| {
            let mut data = [0; 14];
            data[4..8].copy_from_slice(&rows.to_le_bytes());
            data[10..12].copy_from_slice(&columns.to_le_bytes());
            check_sheet(&record(DIMENSIONS, &data))
        };
        assert!(claim(801, 14).is_ok());
        assert!(claim(u32::MAX, 14).is_err());
        assert!(claim(801, 300).is_err());
    }
}
