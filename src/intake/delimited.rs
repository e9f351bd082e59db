//! CSV as programs in China write it: UTF-8 with or without a mark, GBK or
//! GB18030; commas, semicolons or tabs.

use zeroize::Zeroizing;

use super::encoding;
use super::foreign::{Foreign, is_markup};
use super::grid::Grid;
use super::table::TableProblem;

/// Old programs end a text with it.
const END_OF_FILE: char = '\u{1A}';

/// Reads delimited text.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, TableProblem> {
    let text = decode(bytes)?;
    if is_markup(&text) {
        return Err(TableProblem::Foreign(Foreign::WebPage));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.trim_end_matches(END_OF_FILE).as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    loop {
        // The reader passes empty lines over; they count as rows, as they do
        // in a spreadsheet program.
        row += empty_lines(text.as_bytes(), reader.position().byte());
        let more = reader
            .read_record(&mut record)
            .map_err(|error| TableProblem::Damaged {
                detail: error.to_string(),
            })?;
        if !more {
            return Ok(grid);
        }
        for (column, cell) in record.iter().enumerate() {
            grid.put(row, column, cell.to_owned())?;
        }
        row += 1;
    }
}

/// How many empty lines there are from a place on; the line feed of a line
/// that ended with CRLF is not one.
fn empty_lines(text: &[u8], from: u64) -> usize {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let mut rest = text.get(from..).unwrap_or_default();
    let before = from.checked_sub(1).and_then(|at| text.get(at));
    if let (Some(b'\r'), [b'\n', after @ ..]) = (before, rest) {
        rest = after;
    }
    let mut lines = 0;
    while let [b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..] = rest {
        rest = after;
        lines += 1;
    }
    lines
}

/// One control character in so many bytes or more, and it is no text at all.
const TEXT_BYTES: usize = 50;

fn decode(bytes: &[u8]) -> Result<Zeroizing<String>, TableProblem> {
    if let Some(line) = encoding::changes_at(bytes) {
        // What is no text at all looks like two encodings too.
        return Err(if is_binary(bytes) {
            TableProblem::NoText
        } else {
            TableProblem::TwoEncodings { line }
        });
    }
    let text = encoding::decode(bytes).ok_or_else(|| {
        if is_binary(bytes) {
            TableProblem::NoText
        } else {
            TableProblem::BadEncoding
        }
    })?;
    // No spreadsheet program writes these; arbitrary bytes have them soon.
    if let Some(at) = text.find(is_foreign) {
        let count = text.matches(is_foreign).count();
        if count * TEXT_BYTES > text.len() {
            return Err(TableProblem::NoText);
        }
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        return Err(TableProblem::StrayCharacter { line });
    }
    Ok(text)
}

fn is_foreign(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | END_OF_FILE)
}

fn is_binary(bytes: &[u8]) -> bool {
    let foreign = bytes
        .iter()
        .filter(|byte| is_foreign(char::from(**byte)) && byte.is_ascii());
    foreign.count() * TEXT_BYTES > bytes.len()
}

/// The sign that is most frequent in the first line, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (sign, count) in &mut counts {
                    *count += usize::from(*sign == byte);
                }
            }
            _ => {}
        }
    }
    let [comma, rest @ ..] = counts;
    rest.into_iter()
        .fold(
            comma,
            |best, sign| if sign.1 > best.1 { sign } else { best },
        )
        .0
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::super::foreign::Foreign;
    use super::super::table::{Table, TableProblem};

    const TEXT: &str = "序号,1、工作作风—王建国\r\n1,优秀\r\n2,\"良好,偏上\"\r\n";

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        Table::from_bytes(bytes).unwrap().rows.clone()
    }

    #[test]
    fn every_usual_encoding_reads_the_same() {
        let utf8 = rows(TEXT.as_bytes());
        assert_eq!(utf8, [["1", "优秀"], ["2", "良好,偏上"]]);
        assert_eq!(rows(format!("\u{FEFF}{TEXT}").as_bytes()), utf8);
        let (gb18030, _, lost) = GB18030.encode(TEXT);
        assert!(!lost);
        assert_eq!(rows(&gb18030), utf8);
        let utf16: Vec<u8> = format!("\u{FEFF}{TEXT}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(rows(&utf16), utf8);
    }

    #[test]
    fn gb18030_has_characters_that_gbk_has_not() {
        let (bytes, encoding, lost) = GB18030.encode("姓名\n㐂𠀀\n");
        assert!(!lost && encoding == GB18030);
        assert_eq!(rows(&bytes), [["㐂𠀀"]]);
    }

    #[test]
    fn semicolons_and_tabs_are_seen() {
        assert_eq!(rows("\"a,b\";c\n1;2\n".as_bytes()), [["1", "2"]]);
        assert_eq!(rows("a\tb\n1\t2,3\n".as_bytes()), [["1", "2,3"]]);
    }

    #[test]
    fn lines_are_counted_with_the_empty_ones_and_by_row() {
        let table = Table::from_bytes("a\n\"x\ny\"\n\nz\n".as_bytes()).unwrap();
        let lines: Vec<_> = table
            .lines()
            .map(|(line, row)| (line, row[0].clone()))
            .collect();
        assert_eq!(lines, [(2, "x\ny".to_owned()), (4, "z".to_owned())]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let binary = Table::from_bytes(&[0, 1, 2, 3, 0xFF, 0xFE, 7]);
        assert!(matches!(binary, Err(TableProblem::NoText)));
        let page = Table::from_bytes(b"\n<HTML><table><tr><td>1</td></tr></table>");
        assert!(matches!(page, Err(TableProblem::Foreign(Foreign::WebPage))));
        let stray = format!("{TEXT}{}\0", "3,良好\r\n".repeat(40));
        assert!(matches!(
            Table::from_bytes(stray.as_bytes()),
            Err(TableProblem::StrayCharacter { line: 44 })
        ));
        for empty in ["", "\n\n", "\u{FEFF}", ",,\n"] {
            assert!(matches!(
                Table::from_bytes(empty.as_bytes()),
                Err(TableProblem::Empty)
            ));
        }
    }
}
