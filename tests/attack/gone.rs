//! P11. Deleted means gone: after the ballots were destroyed the box holds
//! nothing that opens, the data file no key; and an old copy stays closed for
//! whoever has everything but the paper.

use std::fs;
use std::path::PathBuf;

use zhaojing::domain::round::KeyMode;
use zhaojing::store::BoxCopy;
use zhaojing::usecase::round::{self, Opener, Shares};
use zhaojing::usecase::{Error, Silent};

use super::pages::{Image, Value, record};
use super::support::town;
use super::town_hall::{TownHall, vote};

/// A counted round, its result accepted but nothing destroyed.
fn accepted(mode: KeyMode) -> TownHall {
    let town = TownHall::open(mode, [12, 0, 10], &[]);
    vote(&town.box_path(), &town.codes[..10], 0);
    vote(&town.box_path(), &town.codes[12..20], 1);
    round::close(&town.desk).unwrap();
    let now = town::morning();
    if mode == KeyMode::OnePerson {
        round::count(&town.desk, Opener::Office(&town.office), now, &Silent).unwrap();
    } else {
        round::copy_for_scrutineer(&town.desk, &town.file("监票人.box")).unwrap();
        let shares = town.shares();
        round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap();
    }
    round::accept(&town.desk, now.date()).unwrap();
    town
}

/// Pieces of 24 bytes of every ballot and every code's hash in a box.
fn pieces(bytes: &[u8]) -> Vec<Vec<u8>> {
    let image = Image::of(bytes);
    let rows = ["sealed_ballot", "voting_code"].map(|table| image.rows(table));
    let long = |value: Value| match value {
        Value::Bytes(value) if value.len() >= 32 => Some(value),
        _ => None,
    };
    let values = rows.iter().flatten().flat_map(|cell| record(&cell.payload));
    let values: Vec<_> = values.filter_map(long).collect();
    values
        .iter()
        .flat_map(|value| value.chunks_exact(24).map(<[u8]>::to_vec))
        .collect()
}

#[test]
fn after_destroying_the_box_holds_nothing_that_opens() {
    let town = accepted(KeyMode::TwoPersons);
    let before = fs::read(town.box_path()).unwrap();
    let pieces = pieces(&before);
    assert!(pieces.len() > 18 * 80, "ballots and codes were there");
    round::destroy(&town.desk, town::morning().date()).unwrap();
    let seeker = aho_corasick::AhoCorasick::new(&pieces).unwrap();
    assert!(seeker.is_match(&before));
    for entry in fs::read_dir(town.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path != town.file("监票人.box") {
            let bytes = fs::read(&path).unwrap();
            assert!(!seeker.is_match(&bytes), "{path:?} still holds a piece");
        }
    }
    let after = fs::read(town.box_path()).unwrap();
    println!(
        "{} pieces of ballots and codes sought, 0 found; the box shrank from {} to {} bytes",
        pieces.len(),
        before.len(),
        after.len()
    );
    assert!(after.len() <= before.len());
    let again = round::recount::read(&town.box_path());
    assert!(matches!(again, Err(Error::BoxDestroyed)), "{again:?}");
}

/// The passphrase, the data file, the scrutineer's stick and one of the papers:
/// without the other paper the stick is a stick.
#[test]
fn an_old_copy_stays_closed_without_the_paper() {
    let town = accepted(KeyMode::TwoPersons);
    round::destroy(&town.desk, town::morning().date()).unwrap();
    let stick = town.file("监票人.box");
    assert_eq!(BoxCopy::read(&stick).unwrap().ballots.len(), 18);
    let copy = round::recount::read(&stick).unwrap();
    let nobody = Shares::of(&copy.setup);
    let tried = round::recount::recount(&copy, &nobody, None, &Silent);
    assert!(matches!(tried, Err(Error::ShareMissing)));
    for (_, words) in &town.papers {
        let mut one = Shares::of(&copy.setup);
        one.give(words).unwrap();
        let tried = round::recount::recount(&copy, &one, None, &Silent);
        assert!(matches!(tried, Err(Error::ShareMissing)));
    }
    // Put back in the old place it is not counted either: the round is over.
    fs::copy(&stick, town.box_path()).unwrap();
    let (office, now) = (Opener::Office(&town.office), town::morning());
    let tried = round::count(&town.desk, office, now, &Silent);
    assert!(matches!(tried, Err(Error::RoundCounted)));
}

/// The value of a column of the round, as it lies in the data file.
fn stored(town: &TownHall, column: &str) -> Vec<u8> {
    let conn = rusqlite::Connection::open(town::data_file(town.folder.path())).unwrap();
    let sql = format!("SELECT {column} FROM round");
    let value: Vec<u8> = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
    assert!(value.len() >= 32, "{column} is there");
    value
}

/// The files of the town that hold a piece of these bytes.
fn holders(town: &TownHall, bytes: &[u8]) -> Vec<PathBuf> {
    let piece = &bytes[8..32];
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(piece.len()).any(|window| window == piece)
    };
    let names = fs::read_dir(town.folder.path()).unwrap();
    names
        .map(|entry| entry.unwrap().path())
        .filter(holds)
        .collect()
}

/// Where one person holds the key, destroying takes it from the data file: from
/// its tables, its free pages and its log, also while the program runs on.
#[test]
fn in_one_person_mode_the_key_leaves_the_data_file() {
    let town = accepted(KeyMode::OnePerson);
    let key = stored(&town, "sealed_secret");
    assert!(!holders(&town, &key).is_empty());
    round::destroy(&town.desk, town::morning().date()).unwrap();
    assert_eq!(holders(&town, &key), [""; 0].map(PathBuf::from));
}

/// The salt without which nobody can try out what an imported row says is gone
/// when the round is closed.
#[test]
fn the_salt_of_the_import_is_gone_at_closing() {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 0, 0], &[]);
    let salt = stored(&town, "import_salt");
    assert!(!holders(&town, &salt).is_empty());
    round::close(&town.desk).unwrap();
    assert_eq!(holders(&town, &salt), [""; 0].map(PathBuf::from));
}
