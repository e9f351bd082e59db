//! P7, byte by byte: whatever byte of the scrutineer's copy is changed, it is
//! refused or the count differs; or the byte has no meaning.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;

use super::minutes::{Counted, Seen};
use super::pages::{Image, Value, record};
use super::so_many;

/// What each byte of the file is for.
fn regions(bytes: &[u8]) -> Vec<&'static str> {
    let image = Image::of(bytes);
    let mut regions = vec!["free space, page heads, pointers"; bytes.len()];
    regions[..100].fill("file header");
    let mut paint = |from: usize, length: usize, name| {
        if let Some(part) = regions.get_mut(from..from + length) {
            part.fill(name);
        }
    };
    for (table, root) in image.tables() {
        for cell in image.cells(root) {
            let span = cell.spans[0].clone();
            let name = if table == "voting_code" {
                "code rows: hash and key"
            } else {
                "other rows"
            };
            paint(span.start, span.len(), name);
            // The long values of a row, wherever they are on its first page.
            let values = record(&cell.payload);
            for (place, value) in values.iter().enumerate() {
                let Value::Bytes(value) = value else { continue };
                let at = bytes[span.clone()]
                    .windows(value.len().max(1))
                    .position(|w| w == value);
                let name = match (table.as_str(), place) {
                    ("sealed_ballot", 0) => "ballot rows: random key",
                    ("sealed_ballot", _) => "ballot rows: sealed ballot and pair",
                    ("setup", 1) => "set-up record",
                    ("setup", _) => "set-up hash",
                    ("box_state", _) => "root",
                    _ => continue,
                };
                if let Some(at) = at.filter(|_| !value.is_empty()) {
                    paint(span.start + at, value.len(), name);
                }
            }
        }
    }
    for cell in image.cells(1) {
        paint(cell.at, cell.spans[0].len(), "schema");
    }
    regions
}

/// Regions in which every flipped bit must show.
const MEANT: [&str; 4] = [
    "ballot rows: sealed ballot and pair",
    "set-up record",
    "set-up hash",
    "root",
];

#[test]
fn every_flipped_byte_shows_or_has_no_meaning() {
    let counted = Counted::new();
    let regions = regions(&counted.copy);
    for meant in MEANT {
        assert!(
            regions.contains(&meant),
            "the map of the file knows {meant}"
        );
    }
    let every = so_many(331, 1);
    let bytes: Vec<usize> = (0..regions.len())
        .filter(|at| at % every == 0 || *at < 100 && (every == 1 || at % 3 == 0))
        .collect();
    let seen: Mutex<BTreeMap<(&str, Seen), usize>> = Mutex::default();
    let faults: Mutex<Vec<String>> = Mutex::default();
    let flip = |bytes: &[usize]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.box");
        for at in bytes {
            let mut changed = counted.copy.clone();
            changed[*at] ^= 1 << (at % 8);
            fs::write(&path, changed).unwrap();
            // Every hundredth is counted whatever it is.
            let found = counted.seen(&path, at % 100 == 0);
            if found == Seen::Same && MEANT.contains(&regions[*at]) {
                faults
                    .lock()
                    .unwrap()
                    .push(format!("byte {at}: {}", regions[*at]));
            }
            *seen
                .lock()
                .unwrap()
                .entry((regions[*at], found))
                .or_default() += 1;
        }
    };
    let (one, other) = bytes.split_at(bytes.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| flip(one));
        flip(other);
    });
    println!("{} of {} bytes flipped", bytes.len(), regions.len());
    for ((region, seen), count) in seen.into_inner().unwrap() {
        println!("{count:>7}  {region}: {seen:?}");
    }
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{faults:?}");
}
