//! Files of other programs, made here cell by cell: what a survey platform
//! exports, and containers that only look like it.

use std::io::{Cursor, Write};

use encoding_rs::GB18030;
use rust_xlsxwriter::Workbook;

/// A table of texts; the first row is the header.
pub type Rows = Vec<Vec<String>>;

pub fn csv(rows: &Rows) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    rows.iter().map(|row| line(row) + "\r\n").collect()
}

pub fn gbk(rows: &Rows) -> Vec<u8> {
    let text = csv(rows);
    let (bytes, _, lost) = GB18030.encode(&text);
    assert!(!lost);
    bytes.into_owned()
}

/// A new workbook; whole numbers are numbers, as platforms write them.
pub fn xlsx(rows: &Rows) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<i32>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

/// The records of an old workbook with one sheet.
fn biff(rows: &Rows, protected: bool) -> Vec<u8> {
    let begin = |kind: u16| {
        let head = [0x0600_u16, kind, 0, 0, 0, 0, 6, 0];
        record(0x0809, &[&head.map(u16::to_le_bytes).concat()])
    };
    let password = if protected {
        record(0x002F, &[&[0; 6]])
    } else {
        Vec::new()
    };
    let sheet_list = |at: u32| record(0x0085, &[&at.to_le_bytes(), &[0, 0, 1, 0], b"A"]);
    let end = record(0x000A, &[]);
    let globals = [begin(5), password];
    let start = globals.concat().len() + sheet_list(0).len() + end.len();
    let mut bytes = [
        globals.concat(),
        sheet_list(start as u32),
        end.clone(),
        begin(0x10),
    ]
    .concat();
    let size = [0, rows.len() as u32];
    let columns = [0, rows[0].len() as u16, 0];
    let size = size.map(u32::to_le_bytes).concat();
    bytes.extend(record(
        0x0200,
        &[&size, &columns.map(u16::to_le_bytes).concat()],
    ));
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let units: Vec<u16> = cell.encode_utf16().collect();
            let place = [row, column, 0, units.len() as u16].map(u16::to_le_bytes);
            let text: Vec<u8> = units.into_iter().flat_map(u16::to_le_bytes).collect();
            bytes.extend(record(0x0204, &[&place.concat(), &[1], &text]));
        }
    }
    bytes.extend(end);
    // Short streams lie elsewhere in the container; a real export is longer.
    bytes.resize(bytes.len().max(5000), 0);
    bytes
}

pub fn xls(rows: &Rows) -> Vec<u8> {
    container("Workbook", &biff(rows, false))
}

pub fn protected_xls(rows: &Rows) -> Vec<u8> {
    container("Workbook", &biff(rows, true))
}

/// An old container with one stream in it.
pub fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

/// An archive with these files in it.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
