//! P7. Tampering shows: once a box is closed, whatever is changed in it by
//! somebody with `sqlite3` is refused, or changes the root that stands in the
//! minutes.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::round::{self, Opener};
use zhaojing::usecase::{Error, Silent};

use super::minutes::{Counted, Seen, closed_round};
use super::support::town;
use super::town_hall::{TownHall, vote};

/// Statements of somebody with `sqlite3` and time. Counts are kept in order, so
/// that only the commitment can tell.
const EDITS: [(&str, &str); 9] = [
    (
        "a ballot is dropped, and its code freed",
        "DELETE FROM sealed_ballot WHERE k = (SELECT min(k) FROM sealed_ballot WHERE class = 0);
         UPDATE voting_code SET spent = 0
         WHERE h = (SELECT min(h) FROM voting_code WHERE class = 0 AND spent = 1)",
    ),
    (
        "a ballot is added, and a spare code used up",
        "INSERT INTO sealed_ballot (k, class, pair, box)
         SELECT zeroblob(16), class, pair, box FROM sealed_ballot WHERE class = 0 LIMIT 1;
         UPDATE voting_code SET spent = 1
         WHERE h = (SELECT min(h) FROM voting_code WHERE class = 0 AND spent = 0)",
    ),
    (
        "a ballot is put in another's place",
        "UPDATE sealed_ballot SET box = (SELECT box FROM sealed_ballot WHERE class = 0 ORDER BY k LIMIT 1)
         WHERE k = (SELECT max(k) FROM sealed_ballot WHERE class = 0)",
    ),
    (
        "two ballots of different groups are swapped",
        "CREATE TEMP TABLE two AS SELECT class, min(k) AS k, box FROM sealed_ballot GROUP BY class;
         UPDATE sealed_ballot SET box = (SELECT box FROM two WHERE two.class <> sealed_ballot.class)
         WHERE k IN (SELECT k FROM two)",
    ),
    (
        "two ballots change their groups",
        "UPDATE sealed_ballot SET class = 2 - class, pair = ''
         WHERE k IN (SELECT min(k) FROM sealed_ballot GROUP BY class)",
    ),
    (
        "a receipt's pair is changed",
        "UPDATE sealed_ballot SET pair = 'ZZ' WHERE k = (SELECT max(k) FROM sealed_ballot WHERE class = 2)",
    ),
    (
        "two receipts' pairs are swapped with a third kind",
        "UPDATE sealed_ballot SET pair = '00' WHERE class = 2",
    ),
    (
        "a byte of a ballot is changed",
        "UPDATE sealed_ballot SET box = CAST(substr(box, 1, 99) || x'5a' || substr(box, 101) AS BLOB)
         WHERE k = (SELECT max(k) FROM sealed_ballot)",
    ),
    (
        "all ballots are replaced by copies of one",
        "UPDATE sealed_ballot SET box = (SELECT box FROM sealed_ballot AS a
                                         WHERE a.class = sealed_ballot.class ORDER BY k LIMIT 1)",
    ),
];

fn edit(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(sql).unwrap();
}

/// The root that fits what is in the box now, as the editor would compute it.
fn fit_the_root(path: &Path) {
    use zhaojing::crypto::{ballot, merkle};
    let conn = Connection::open(path).unwrap();
    let mut statement = conn
        .prepare("SELECT class, pair, box FROM sealed_ballot")
        .unwrap();
    let leaf = |row: &rusqlite::Row<'_>| {
        let (class, pair, sealed): (u8, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(ballot::fingerprint(
            ballot::Label { class, pair: &pair },
            &sealed,
        ))
    };
    let leaves: Vec<_> = statement
        .query_map([], leaf)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let root = merkle::root(&leaves);
    conn.execute("UPDATE box_state SET root = ?1", [root])
        .unwrap();
}

fn edited(counted: &Counted, sql: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.box");
    fs::write(&path, &counted.copy).unwrap();
    edit(&path, sql);
    (folder, path)
}

#[test]
fn an_edited_copy_is_refused_and_one_with_a_fitting_root_differs_from_the_minutes() {
    let counted = Counted::new();
    for (what, sql) in EDITS {
        let (_folder, path) = edited(&counted, sql);
        assert_eq!(counted.seen(&path, true), Seen::Refused, "{what}");
        fit_the_root(&path);
        let seen = counted.seen(&path, true);
        println!("{what}, with a root made to fit: {seen:?}");
        assert_eq!(seen, Seen::OtherRoot, "{what}");
    }
}

#[test]
fn an_edited_box_is_not_counted_even_with_a_root_made_to_fit() {
    let town = closed_round();
    let path = town.box_path();
    let honest = fs::read(&path).unwrap();
    for (what, sql) in EDITS {
        for fit in [false, true] {
            fs::write(&path, &honest).unwrap();
            edit(&path, sql);
            if fit {
                fit_the_root(&path);
            }
            let shares = town.shares();
            let counted = round::count(
                &town.desk,
                Opener::Shares(&shares),
                town::morning(),
                &Silent,
            );
            assert!(
                matches!(counted, Err(Error::RootDiffers)),
                "{what}: {counted:?}"
            );
        }
    }
    fs::write(&path, &honest).unwrap();
    let shares = town.shares();
    round::count(
        &town.desk,
        Opener::Shares(&shares),
        town::morning(),
        &Silent,
    )
    .unwrap();
}

/// Whoever changed a ballot before closing has a root that fits; then the seal
/// itself fails, and the count says how many ballots are strange.
#[test]
fn what_was_changed_before_closing_does_not_open() {
    let strange = [EDITS[1], EDITS[2], EDITS[3], EDITS[4], EDITS[5], EDITS[7]];
    for (what, sql) in strange {
        let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 6], &[]);
        vote(&town.box_path(), &town.codes[..5], 0);
        vote(&town.box_path(), &town.codes[6..11], 1);
        edit(&town.box_path(), sql);
        round::close(&town.desk).unwrap();
        let shares = town.shares();
        let opener = Opener::Shares(&shares);
        let counted = round::count(&town.desk, opener, town::morning(), &Silent).unwrap();
        println!("{what}, before closing: {:?}", counted.refused);
        assert!(counted.refused.strange() > 0, "{what}");
    }
}
