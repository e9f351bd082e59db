//! The attacker's own reader of `SQLite` files: pages, cells, what lies between
//! them, and the logs beside the file. It follows the published file format
//! and asks `SQLite` nothing.

use std::collections::BTreeMap;
use std::ops::Range;

/// A database file, byte by byte.
pub struct Image<'a> {
    bytes: &'a [u8],
    size: usize,
}

/// A row as it lies in the file.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Where it begins in the file.
    pub at: usize,
    /// Its place in the walk through the tree.
    pub walked: usize,
    /// The number of the row, where rows have numbers.
    pub rowid: Option<u64>,
    /// Its first overflow page, or 0.
    pub overflow: u32,
    /// The bytes of the file that belong to it.
    pub spans: Vec<Range<usize>>,
    /// The record.
    pub payload: Vec<u8>,
}

/// A column of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Number(usize),
    Bytes(Vec<u8>),
}

fn be(bytes: &[u8], at: usize, count: usize) -> usize {
    let part = bytes.get(at..at + count).unwrap_or(&[]);
    part.iter()
        .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// A number of variable length, and how many bytes it has.
fn varint(bytes: &[u8], at: usize) -> (u64, usize) {
    let mut value = 0_u64;
    for step in 0..9 {
        let byte = bytes.get(at + step).copied().unwrap_or(0);
        if step == 8 {
            return (value << 8 | u64::from(byte), 9);
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return (value, step + 1);
        }
    }
    (value, 9)
}

impl<'a> Image<'a> {
    /// Takes a file that begins as databases do.
    pub fn of(bytes: &'a [u8]) -> Self {
        let size = match be(bytes, 16, 2) {
            1 => 65_536,
            0 => 4_096,
            size => size,
        };
        Self { bytes, size }
    }

    pub const fn page_size(&self) -> usize {
        self.size
    }

    fn page(&self, number: usize) -> Range<usize> {
        let from = number.saturating_sub(1) * self.size;
        from.min(self.bytes.len())..(from + self.size).min(self.bytes.len())
    }

    /// Name and first page of every table and index.
    pub fn tables(&self) -> BTreeMap<String, usize> {
        let row = |cell: Cell| match record(&cell.payload).as_slice() {
            [_, Value::Bytes(name), _, Value::Number(root), ..] => {
                Some((String::from_utf8_lossy(name).into_owned(), *root))
            }
            _ => None,
        };
        self.cells(1).into_iter().filter_map(row).collect()
    }

    /// Every row of the tree at a page, in the order of its keys.
    pub fn cells(&self, root: usize) -> Vec<Cell> {
        let mut found = Vec::new();
        self.walk(root, 0, &mut found);
        found
    }

    /// Every row of a table.
    pub fn rows(&self, table: &str) -> Vec<Cell> {
        let root = self.tables().get(table).copied();
        root.map(|root| self.cells(root)).unwrap_or_default()
    }

    fn walk(&self, number: usize, depth: usize, found: &mut Vec<Cell>) {
        let page = self.page(number);
        let Some(bytes) = self.bytes.get(page.clone()) else {
            return;
        };
        let head = if number == 1 { 100 } else { 0 };
        let kind = be(bytes, head, 1);
        let inner = matches!(kind, 2 | 5);
        if depth > 20 || !matches!(kind, 2 | 5 | 10 | 13) {
            return;
        }
        let pointers = head + if inner { 12 } else { 8 };
        for place in 0..be(bytes, head + 3, 2) {
            let mut at = be(bytes, pointers + 2 * place, 2);
            let from = at;
            if inner {
                self.walk(be(bytes, at, 4), depth + 1, found);
                at += 4;
            }
            if kind != 5 {
                let cell = self.cell(page.start, from, at, kind == 13, found.len());
                found.push(cell);
            }
        }
        if inner {
            self.walk(be(bytes, head + 8, 4), depth + 1, found);
        }
    }

    fn cell(&self, page: usize, from: usize, at: usize, numbered: bool, walked: usize) -> Cell {
        let (length, step) = varint(self.bytes, page + at);
        let mut at = page + at + step;
        let mut rowid = None;
        if numbered {
            let (number, step) = varint(self.bytes, at);
            rowid = Some(number);
            at += step;
        }
        let length = (length as usize).min(self.bytes.len());
        let local = self.local(length, numbered);
        let local_end = (at + local).min(self.bytes.len());
        let mut payload = self.bytes[at.min(local_end)..local_end].to_vec();
        let span = page + from..local_end + if local < length { 4 } else { 0 };
        let mut spans = Vec::from([span]);
        let first = if local < length {
            be(self.bytes, local_end, 4)
        } else {
            0
        };
        let mut next = first;
        while next != 0 && payload.len() < length {
            let page = self.page(next);
            let end = (page.start + 4 + length - payload.len()).min(page.end);
            let Some(part) = self.bytes.get(page.start + 4..end) else {
                break;
            };
            payload.extend_from_slice(part);
            spans.push(page.start..end);
            next = be(self.bytes, page.start, 4);
        }
        Cell {
            at: page + from,
            walked,
            rowid,
            overflow: first as u32,
            spans,
            payload,
        }
    }

    /// How much of a record lies in its own page.
    fn local(&self, length: usize, numbered: bool) -> usize {
        let usable = self.size;
        let most = if numbered {
            usable - 35
        } else {
            (usable - 12) * 64 / 255 - 23
        };
        if length <= most {
            return length;
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let wanted = least + (length - least) % (usable - 4);
        if wanted <= most { wanted } else { least }
    }
}

/// The columns of a record.
pub fn record(payload: &[u8]) -> Vec<Value> {
    let (head, mut at) = varint(payload, 0);
    let mut body = head as usize;
    let mut values = Vec::new();
    while at < head as usize && at < payload.len() {
        let (kind, step) = varint(payload, at);
        at += step;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind as usize,
            5 => 6,
            6 | 7 => 8,
            _ => (kind as usize).saturating_sub(12) / 2,
        };
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Number(0),
            9 => Value::Number(1),
            1..=6 => Value::Number(be(payload, body, length)),
            _ => Value::Bytes(payload.get(body..body + length).unwrap_or(&[]).to_vec()),
        });
        body += length;
    }
    values
}

/// The file as it may have been before its last change, as far as the rollback
/// journal remembers; also where the head of the journal was wiped, but not its
/// pages. How many pages belong to the last change is then not known: what lies
/// behind them is of older changes, so every number of pages is a guess.
pub fn rolled_back(file: &[u8], journal: &[u8]) -> Vec<Vec<u8>> {
    let size = Image::of(file).page_size();
    let mut before = file.to_vec();
    let mut guesses = Vec::new();
    let mut at = 512;
    while let Some(page) = journal.get(at + 4..at + 4 + size) {
        let number = be(journal, at, 4);
        if number == 0 || number > 1_000_000 {
            break;
        }
        let from = (number - 1) * size;
        if before.len() < from + size {
            before.resize(from + size, 0);
        }
        before[from..from + size].copy_from_slice(page);
        guesses.push(before.clone());
        at += size + 8;
    }
    guesses
}

/// The file after each change that a write-ahead log remembers.
pub fn replayed(file: &[u8], log: &[u8]) -> Vec<Vec<u8>> {
    let size = be(log, 8, 4).max(512);
    let mut now = file.to_vec();
    let mut states = Vec::new();
    let mut at = 32;
    while let Some(page) = log.get(at + 24..at + 24 + size) {
        let from = be(log, at, 4).saturating_sub(1) * size;
        if now.len() < from + size {
            now.resize(from + size, 0);
        }
        now[from..from + size].copy_from_slice(page);
        if be(log, at + 4, 4) != 0 {
            states.push(now.clone());
        }
        at += size + 24;
    }
    states
}
