//! Workbooks, old (.xls) and new (.xlsx): the first sheet that has a cell,
//! with values as people see them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader, Xls, Xlsx};
use zip::ZipArchive;

use super::biff;
use super::grid::Grid;
use super::table::{Limit, MOST_UNPACKED, TableProblem};

/// In how many sheets a cell is looked for. A small file can name one empty
/// sheet many thousand times, and each is walked through to its end.
const MOST_SHEETS: usize = 20;

/// Reads an old binary workbook.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Grid, TableProblem> {
    biff::check(bytes)?;
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
        for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
            let range = book.worksheet_range(&name).map_err(damaged)?;
            let Some((top, left)) = range.start() else {
                continue;
            };
            let mut grid = Grid::default();
            for (row, column, value) in range.used_cells() {
                put(&mut grid, row + top as usize, column + left as usize, value)?;
            }
            for region in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
                grid.note_joined(region.start, region.end);
            }
            return Ok(grid);
        }
        Err(TableProblem::Empty)
    })
}

/// Reads a new workbook, cell by cell, so that a small file cannot unfold
/// into a huge sheet.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Grid, TableProblem> {
    guarded(|| {
        check_unpacked(bytes, MOST_UNPACKED)?;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
            let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
            let mut grid = Grid::default();
            let mut found = false;
            while let Some(cell) = cells.next_cell().map_err(damaged)? {
                let (row, column) = cell.get_position();
                let value = Data::from(cell.get_value().clone());
                if value != Data::Empty {
                    put(&mut grid, row as usize, column as usize, &value)?;
                    found = true;
                }
            }
            drop(cells);
            if found {
                // A sheet that has none may be damaged there; its cells count.
                for region in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
                    grid.note_joined(region.start, region.end);
                }
                return Ok(grid);
            }
        }
        Err(TableProblem::Empty)
    })
}

fn put(grid: &mut Grid, row: usize, column: usize, value: &Data) -> Result<(), TableProblem> {
    let text = shown(value);
    if matches!(value, Data::Error(_)) {
        grid.note_failed(row, column, &text);
    }
    grid.put(row, column, text)
}

/// The reader takes in the table of shared texts whole, and what a few
/// megabytes of it unpack to has no end. What a part says of its size holds:
/// the unpacking stops there with an error.
fn check_unpacked(bytes: &[u8], most: u64) -> Result<(), TableProblem> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut left = most;
    for at in 0..parts.len() {
        let size = parts.by_index_raw(at).map_err(damaged)?.size();
        left = left
            .checked_sub(size)
            .ok_or_else(|| Limit::Unpacked.problem())?;
    }
    Ok(())
}

/// The reader indexes into the file's own structures and panics on some
/// damaged ones; that is a bad file, not the end of the program.
fn guarded(read: impl FnOnce() -> Result<Grid, TableProblem>) -> Result<Grid, TableProblem> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(TableProblem::Damaged {
            detail: "damaged structure".to_owned(),
        })
    })
}

fn damaged(error: impl std::fmt::Display) -> TableProblem {
    TableProblem::Damaged {
        detail: error.to_string(),
    }
}

/// A value as a spreadsheet program shows it in an unformatted cell.
fn shown(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) => moment_text(moment),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// 3.0 reads 3; fifteen significant digits, as spreadsheet programs keep.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded}")
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_xlsxwriter::{ExcelDateTime as Moment, Format, Workbook};

    use super::super::table::Table;
    use super::*;

    fn workbook() -> Vec<u8> {
        let mut book = Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "序号").unwrap();
        sheet.write(0, 2, " 3、工作作风—王建国 ").unwrap();
        sheet.write(2, 0, 3.0).unwrap();
        sheet.write(2, 2, "优秀").unwrap();
        sheet.write(3, 0, 0.1 + 0.2).unwrap();
        sheet.write(3, 1, true).unwrap();
        let day = Moment::parse_from_str("2026-12-18").unwrap();
        let format = Format::new().set_num_format("yyyy-mm-dd");
        sheet
            .write_datetime_with_format(3, 2, &day, &format)
            .unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn the_first_sheet_with_cells_is_read_as_people_see_it() {
        let table = Table::from_bytes(&workbook()).unwrap();
        assert_eq!(table.headers, ["序号", "", "3、工作作风—王建国"]);
        assert_eq!(table.rows[1], ["3", "", "优秀"]);
        assert_eq!(table.rows[2], ["0.3", "TRUE", "2026-12-18"]);
        assert_eq!(table.lines().next().unwrap().0, 3);
    }

    #[test]
    fn numbers_read_without_a_tail() {
        for (number, text) in [
            (3.0, "3"),
            (-2.0, "-2"),
            (0.5, "0.5"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn a_truncated_workbook_is_refused() {
        let bytes = workbook();
        for length in [4, 30, bytes.len() / 2, bytes.len() - 1] {
            let result = Table::from_bytes(&bytes[..length]);
            assert!(
                matches!(result, Err(TableProblem::Damaged { .. })),
                "{length}"
            );
        }
    }

    #[test]
    fn a_cell_is_not_looked_for_without_end() {
        let with_empty_sheets = |empty: usize| {
            let mut book = Workbook::new();
            for _ in 0..empty {
                book.add_worksheet();
            }
            book.add_worksheet().write(0, 0, "序号").unwrap();
            Table::from_bytes(&book.save_to_buffer().unwrap())
        };
        assert_eq!(
            with_empty_sheets(MOST_SHEETS - 1).unwrap().headers,
            ["序号"]
        );
        let result = with_empty_sheets(MOST_SHEETS);
        assert!(matches!(result, Err(TableProblem::Empty)));
    }

    #[test]
    fn a_sheet_that_unfolds_beyond_the_limits_is_refused() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "a").unwrap();
        sheet.write(1_000_000, 0, "b").unwrap();
        let result = Table::from_bytes(&book.save_to_buffer().unwrap());
        assert!(matches!(result, Err(TableProblem::TooLarge { .. })));
        assert!(matches!(
            Table::from_bytes(&Workbook::new().save_to_buffer().unwrap()),
            Err(TableProblem::Empty | TableProblem::Damaged { .. })
        ));
    }

    #[test]
    fn a_workbook_that_unpacks_too_far_is_refused_and_so_is_one_that_denies_it() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..2000 {
            sheet.write(row, 0, format!("{row:0>500}")).unwrap();
        }
        let mut bytes = book.save_to_buffer().unwrap();
        assert!(bytes.len() < 100_000 && check_unpacked(&bytes, 2_000_000).is_ok());
        // In the list at the end of the file, each part's real size.
        let mark = b"PK\x01\x02";
        let entries: Vec<_> = (0..bytes.len())
            .filter(|at| bytes[*at..].starts_with(mark))
            .collect();
        assert!(entries.len() > 5);
        assert!(matches!(
            check_unpacked(&bytes, 500_000),
            Err(TableProblem::TooLarge {
                limit: Limit::Unpacked,
                ..
            })
        ));
        for at in entries {
            bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
        }
        assert!(check_unpacked(&bytes, 500_000).is_ok());
        assert!(matches!(
            read_xlsx(&bytes),
            Err(TableProblem::Damaged { .. })
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_bytes_are_read_or_refused(
            head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xEF\xBB\xBF"]),
            bytes in prop::collection::vec(any::<u8>(), 0..2000),
        ) {
            let _ = Table::from_bytes(&[head, &bytes].concat());
            let _ = Table::export_from_bytes(&[head, &bytes].concat());
        }

        #[test]
        fn any_container_is_read_or_refused(
            name in prop::sample::select(vec!["Workbook", "Book", "EncryptedPackage", "x"]),
            stream in prop::collection::vec(any::<u8>(), 0..6000),
            at in 0_usize..20_000,
            with in any::<u8>(),
        ) {
            use std::io::Write;
            let file = Cursor::new(Vec::new());
            let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, file).unwrap();
            file.create_stream(name).unwrap().write_all(&stream).unwrap();
            let mut bytes = file.into_inner().into_inner();
            let _ = Table::export_from_bytes(&bytes);
            let at = at % bytes.len();
            bytes[at] = with;
            let _ = Table::export_from_bytes(&bytes);
        }

        #[test]
        fn a_damaged_workbook_is_read_or_refused(at in 0_usize..6000, with in any::<u8>()) {
            let mut bytes = workbook();
            let at = at % bytes.len();
            bytes[at] = with;
            let _ = Table::from_bytes(&bytes);
        }
    }
}
