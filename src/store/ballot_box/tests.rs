//! Stories of one box: what it takes, what it refuses, what survives a crash.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

mod failure;
mod kill;
mod order;

const SETUP: &[u8] = b"{\"format\":1}";
const HASH: [u8; 32] = [7; 32];
const SIZE: usize = 160;

/// A folder with a box in it.
pub(super) struct Hall {
    pub(super) folder: TempDir,
    pub(super) path: PathBuf,
}

/// The hash of the `n`th code, scattered as hashes are.
pub(super) fn code(n: usize) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(format!("code {n}")).into()
}

/// The `n`th sealed ballot and its row key.
pub(super) fn ballot(n: usize, size: usize) -> ([u8; 16], Vec<u8>) {
    use sha2::{Digest, Sha256};
    let seed: [u8; 32] = Sha256::digest(format!("ballot {n}")).into();
    let mut key = [0; 16];
    key.copy_from_slice(&seed[..16]);
    (key, seed.iter().copied().cycle().take(size).collect())
}

/// Even codes are of class 0, odd ones of class 3.
pub(super) const fn class(n: usize) -> u8 {
    if n.is_multiple_of(2) { 0 } else { 3 }
}

pub(super) fn hall(codes: usize, size: usize) -> (Hall, BallotBox) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("一月 票箱.box");
    let codes: Vec<_> = (0..codes).map(|n| (class(n), code(n))).collect();
    let ballot_box = BallotBox::create(&path, SETUP, &HASH, 0, size, &codes).unwrap();
    (Hall { folder, path }, ballot_box)
}

fn cast(ballot_box: &BallotBox, n: usize) -> Cast {
    ballot_box.cast(&code(n), boxed(n, SIZE)).unwrap()
}

/// The `n`th ballot as it goes into the box.
pub(super) fn boxed(n: usize, size: usize) -> Boxed {
    Boxed::of_class(class(n), ballot(n, size).1)
}

fn imported(n: usize) -> (Boxed, [u8; 32]) {
    (boxed(n, SIZE), code(1_000 + n))
}

pub(super) fn journal(path: &Path) -> Vec<u8> {
    fs::read(place::beside(path, "-journal")).unwrap_or_default()
}

#[test]
fn a_box_keeps_its_set_up_and_knows_its_codes() {
    let (hall, ballot_box) = hall(3, SIZE);
    drop(ballot_box);
    let ballot_box = BallotBox::open(&hall.path).unwrap();
    assert_eq!(ballot_box.setup(), SETUP);
    assert_eq!(ballot_box.setup_hash(), &HASH);
    assert_eq!(ballot_box.ballot_size(), SIZE);
    assert_eq!(
        ballot_box.code_state(&code(1)).unwrap(),
        CodeState::Unused { class: 3 }
    );
    assert_eq!(ballot_box.code_state(&code(9)).unwrap(), CodeState::Unknown);
    assert!(!ballot_box.is_closed());
}

#[test]
fn one_code_brings_one_ballot() {
    let (_hall, ballot_box) = hall(4, SIZE);
    assert_eq!(cast(&ballot_box, 1), Cast::Recorded);
    assert_eq!(cast(&ballot_box, 1), Cast::AlreadyUsed);
    assert_eq!(cast(&ballot_box, 77), Cast::UnknownCode);
    let wrong_class = ballot_box
        .cast(&code(2), Boxed::of_class(3, ballot(2, SIZE).1))
        .unwrap();
    assert_eq!(wrong_class, Cast::UnknownCode);
    assert_eq!(
        ballot_box.code_state(&code(1)).unwrap(),
        CodeState::Used { class: 3 }
    );
    assert_eq!(
        ballot_box.code_state(&code(2)).unwrap(),
        CodeState::Unused { class: 0 }
    );
    let none = ClassCount {
        class: 0,
        codes: 2,
        spent: 0,
        imported: 0,
        ballots: 0,
    };
    let one = ClassCount {
        class: 3,
        codes: 2,
        spent: 1,
        imported: 0,
        ballots: 1,
    };
    assert_eq!(ballot_box.turnout().unwrap(), [none, one]);
}

#[test]
fn a_refused_code_changes_no_byte() {
    let (hall, ballot_box) = hall(4, SIZE);
    cast(&ballot_box, 1);
    drop(ballot_box);
    let before = fs::read(&hall.path).unwrap();
    let ballot_box = BallotBox::open(&hall.path).unwrap();
    cast(&ballot_box, 1);
    cast(&ballot_box, 77);
    drop(ballot_box);
    assert_eq!(fs::read(&hall.path).unwrap(), before);
}

#[test]
fn after_each_cast_the_journal_is_wiped_and_nothing_else_lies_about() {
    let (hall, ballot_box) = hall(20, SIZE);
    for n in 0..20 {
        cast(&ballot_box, n);
        let journal = journal(&hall.path);
        assert!(
            !journal.is_empty(),
            "the journal stays in place, so that it can be wiped"
        );
        assert!(
            journal.iter().all(|&byte| byte == 0),
            "ballot {n} is in the journal"
        );
        let mut names: Vec<_> = fs::read_dir(hall.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                "一月 票箱.box",
                "一月 票箱.box-journal",
                "一月 票箱.box.lock"
            ]
        );
    }
}

#[test]
fn all_ballots_have_the_size_of_the_round() {
    let (_hall, ballot_box) = hall(2, SIZE);
    let short = ballot_box.cast(&code(0), Boxed::of_class(0, vec![1; SIZE - 1]));
    assert!(matches!(
        short,
        Err(Error::BallotSize {
            found: 159,
            expected: SIZE
        })
    ));
    let rows = vec![
        imported(0),
        (Boxed::of_class(0, vec![1; SIZE + 1]), code(5)),
    ];
    assert!(matches!(
        ballot_box.cast_imported(rows),
        Err(Error::BallotSize { .. })
    ));
    assert_eq!(
        ballot_box.code_state(&code(0)).unwrap(),
        CodeState::Unused { class: 0 }
    );
    assert!(
        ballot_box
            .turnout()
            .unwrap()
            .iter()
            .all(|count| count.ballots == 0)
    );
}

#[test]
fn the_largest_ballot_stays_inside_its_page() {
    let size = BallotBox::LARGEST_BALLOT;
    let (hall, ballot_box) = hall(3, size);
    for n in 0..3 {
        ballot_box.cast(&code(n), boxed(n, size)).unwrap();
    }
    drop(ballot_box);
    let conn = Connection::open(&hall.path).unwrap();
    let sql = "SELECT count(*) FROM dbstat WHERE name = 'sealed_ballot' AND pagetype = 'overflow'";
    assert_eq!(conn.query_row(sql, [], |row| row.get(0)), Ok(0));
    let too_large = BallotBox::create(
        &hall.folder.path().join("x"),
        SETUP,
        &HASH,
        0,
        size + 1,
        &[],
    );
    assert!(matches!(too_large, Err(Error::BallotSize { .. })));
}

#[test]
fn a_row_is_imported_once() {
    let (hall, ballot_box) = hall(4, SIZE);
    cast(&ballot_box, 1);
    let rows: Vec<_> = (10..15).map(imported).collect();
    let outcome = ballot_box.cast_imported(rows).unwrap();
    assert_eq!(
        outcome,
        ImportOutcome {
            added: 5,
            already_there: 0
        }
    );
    let again: Vec<_> = (10..17).chain(16..17).map(imported).collect();
    let outcome = ballot_box.cast_imported(again).unwrap();
    assert_eq!(
        outcome,
        ImportOutcome {
            added: 2,
            already_there: 6
        }
    );
    assert!(journal(&hall.path).iter().all(|&byte| byte == 0));
    drop(ballot_box);
    let even = ClassCount {
        class: 0,
        codes: 2,
        spent: 0,
        imported: 4,
        ballots: 4,
    };
    let odd = ClassCount {
        class: 3,
        codes: 2,
        spent: 1,
        imported: 3,
        ballots: 4,
    };
    assert_eq!(
        BallotBox::open(&hall.path).unwrap().turnout().unwrap(),
        [even, odd]
    );
}

#[test]
fn an_import_that_does_not_fit_adds_nothing() {
    let (_hall, ballot_box) = hall(2, 16);
    let row = |n: usize| (Boxed::of_class(0, ballot(n, 16).1), code(1_000 + n));
    let most: Vec<_> = (0..BallotBox::CAPACITY).map(row).collect();
    assert_eq!(
        ballot_box.cast_imported(most[1..].to_vec()).unwrap().added,
        1_999
    );
    let two: Vec<_> = (3_000..3_002).map(row).collect();
    let full = ballot_box.cast_imported(two);
    assert!(matches!(full, Err(Error::BoxFull { capacity: 2_000 })));
    assert_eq!(
        ballot_box
            .cast(&code(0), Boxed::of_class(0, ballot(1, 16).1))
            .unwrap(),
        Cast::Recorded
    );
    assert!(matches!(
        ballot_box.cast(&code(1), boxed(1, 16)),
        Err(Error::BoxFull { .. })
    ));
    assert_eq!(
        ballot_box.code_state(&code(1)).unwrap(),
        CodeState::Unused { class: 3 }
    );
    assert_eq!(ballot_box.turnout().unwrap()[0].ballots, 2_000);
}

#[test]
fn a_closed_box_takes_nothing_and_shows_its_ballots() {
    let (hall, ballot_box) = hall(4, SIZE);
    cast(&ballot_box, 2);
    ballot_box.cast_imported(vec![imported(9)]).unwrap();
    assert!(matches!(ballot_box.sealed_ballots(), Err(Error::BoxOpen)));
    let sealed = ballot_box.sealed_for_closing().unwrap();
    ballot_box.close([9; 32]).unwrap();
    assert!(matches!(ballot_box.close([1; 32]), Err(Error::BoxClosed)));
    drop(ballot_box);

    let ballot_box = BallotBox::open(&hall.path).unwrap();
    assert!(ballot_box.is_closed());
    assert_eq!(ballot_box.root(), Some([9; 32]));
    assert!(matches!(
        ballot_box.cast(&code(1), Boxed::of_class(3, vec![0; SIZE])),
        Err(Error::BoxClosed)
    ));
    assert!(matches!(
        ballot_box.cast_imported(vec![imported(8)]),
        Err(Error::BoxClosed)
    ));
    assert!(matches!(
        ballot_box.sealed_for_closing(),
        Err(Error::BoxClosed)
    ));
    assert_eq!(ballot_box.sealed_ballots().unwrap(), sealed);
    let mut found = sealed;
    found.sort();
    let mut expected = vec![boxed(2, SIZE), boxed(9, SIZE)];
    expected.sort();
    assert_eq!(found, expected);
    drop(ballot_box);
    let bytes = fs::read(&hall.path).unwrap();
    assert!(
        !holds(&bytes, &code(1_009)),
        "the hash of an imported row outlives the closing"
    );
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_box_is_held_by_one_program() {
    let (hall, ballot_box) = hall(4, SIZE);
    assert!(matches!(BallotBox::open(&hall.path), Err(Error::Locked)));
    drop(ballot_box);
    BallotBox::open(&hall.path).unwrap();
}

#[test]
fn a_program_that_ignores_the_lock_file_is_noticed() {
    let (hall, ballot_box) = hall(4, SIZE);
    drop(ballot_box);
    let other = Connection::open(&hall.path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(BallotBox::open(&hall.path), Err(Error::Locked)));
    drop(other);
    let _ballot_box = BallotBox::open(&hall.path).unwrap();
    let other = Connection::open(&hall.path).unwrap();
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    assert!(
        other
            .execute_batch("UPDATE voting_code SET spent = 1")
            .is_err()
    );
}

#[test]
fn creating_refuses_what_is_there_and_leaves_nothing_half_made() {
    let (hall, ballot_box) = hall(4, SIZE);
    drop(ballot_box);
    let before = fs::read(&hall.path).unwrap();
    let again = BallotBox::create(&hall.path, SETUP, &HASH, 0, SIZE, &[]);
    assert!(matches!(again, Err(Error::Exists(_))));
    let twice = [(0, code(1)), (3, code(1))];
    let other = hall.folder.path().join("other.box");
    let refused = BallotBox::create(&other, SETUP, &HASH, 0, SIZE, &twice);
    assert!(matches!(refused, Err(Error::CodeTwice)));
    let many: Vec<_> = (0..=BallotBox::CAPACITY).map(|n| (0, code(n))).collect();
    let refused = BallotBox::create(&other, SETUP, &HASH, 0, SIZE, &many);
    assert!(matches!(refused, Err(Error::BoxFull { .. })));
    assert_eq!(fs::read(&hall.path).unwrap(), before);
    assert_eq!(fs::read_dir(hall.folder.path()).unwrap().count(), 1);
}

#[test]
fn debug_output_shows_no_ballot() {
    let (_hall, ballot_box) = hall(2, SIZE);
    cast(&ballot_box, 1);
    assert!(!format!("{ballot_box:?}").contains(&format!("{:?}", &ballot(1, SIZE).1[..4])));
}
