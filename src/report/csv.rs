//! Writes tables as CSV that spreadsheet programs open without a question:
//! UTF-8 with a byte order mark, CRLF, and no cell that acts as a formula.

use super::block::{Cell, Table, printable};

/// The byte order mark by which spreadsheet programs know UTF-8.
const MARK: &str = "\u{FEFF}";

/// Headers and rows as CSV.
#[must_use]
pub fn rows_to_csv(headers: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from(MARK);
    write_row(&mut out, headers.iter().copied());
    for row in rows {
        write_row(&mut out, row.iter().map(String::as_str));
    }
    out
}

/// A table as CSV; its caption is left out.
#[must_use]
pub fn table_to_csv(table: &Table) -> String {
    let headers: Vec<&str> = table.columns.iter().map(|c| c.header.as_str()).collect();
    let cells = |row: &Vec<Cell>| row.iter().map(|cell| cell.text().to_owned()).collect();
    rows_to_csv(&headers, table.rows.iter().map(cells))
}

fn write_row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        let cell = harmless(&printable(cell));
        if cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.trim() != cell {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// A cell that a spreadsheet program will not run: one that begins with
/// `= + - @` (in either width) or a control character gets an apostrophe in
/// front, unless it is a plain number.
#[must_use]
pub fn harmless(cell: &str) -> String {
    let begins = cell.trim_start_matches(' ').chars().next();
    let acts = begins.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control()
    });
    let number = cell.parse::<f64>().is_ok_and(f64::is_finite)
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '.'));
    if acts && !number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_act_as_a_formula() {
        for cell in [
            "=1+1", "+86", "-cmd", "@x", "\t=1", "＝1", " =1", "\r=1", "-1e5", "-",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        for cell in ["82.1", "-16", "-0.5", "补贴", "a=b", ""] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn a_cell_cannot_steer_a_terminal_or_hide_a_formula() {
        let cells = ["王\u{1b}[31m建\u{202e}国", "\u{9b}=1+1", "一\r\n二"];
        let out = rows_to_csv(&["甲"], cells.map(|cell| vec![cell.to_owned()]));
        assert_eq!(out, "\u{FEFF}甲\r\n王[31m建国\r\n'=1+1\r\n\"一\n二\"\r\n");
    }

    #[test]
    fn cells_with_delimiters_are_quoted_and_read_back() {
        let rows = [["甲,\"乙\"", "一\n二"], ["＊", ""]];
        let out = rows_to_csv(
            &["组", "话"],
            rows.map(|row| row.map(ToOwned::to_owned).to_vec()),
        );
        assert!(out.starts_with("\u{FEFF}组,话\r\n"));
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(read[0], ["甲,\"乙\"", "一\n二"][..]);
        assert_eq!(read[1], ["＊", ""][..]);
    }
}
