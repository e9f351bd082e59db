//! P7. Tampering shows: once a box is closed, any change of its file is refused
//! or changes the root that stands in the minutes — or the changed byte has no
//! meaning, and then the recount is the same in every respect.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rusqlite::Connection;
use zhaojing::assess::{Released, RoundResult};
use zhaojing::domain::round::KeyMode;
use zhaojing::store::BoxCopy;
use zhaojing::usecase::round::recount::{self, Recount};
use zhaojing::usecase::round::{self, Opener, Shares};
use zhaojing::usecase::{Error, Silent};

use super::pages::{Image, Value, record};
use super::so_many;
use super::support::town;
use super::town_hall::{TownHall, vote};

/// A round that was closed and counted, with what the scrutineer took away.
struct Counted {
    town: TownHall,
    copy: Vec<u8>,
    /// What is read from it.
    read: BoxCopy,
    release: Released<RoundResult>,
    /// The root in the minutes.
    minutes: String,
    honest: Recount,
    receipts: Vec<String>,
}

fn closed_round() -> TownHall {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 6], &[]);
    vote(&town.box_path(), &town.codes[..5], 0);
    vote(&town.box_path(), &town.codes[6..11], 1);
    round::close(&town.desk).unwrap();
    town
}

impl Counted {
    fn new() -> Self {
        let town = closed_round();
        let [copy, release] = ["监票人.box", "结果.json"].map(|name| town.file(name));
        round::copy_for_scrutineer(&town.desk, &copy).unwrap();
        let shares = town.shares();
        round::count(
            &town.desk,
            Opener::Shares(&shares),
            town::morning(),
            &Silent,
        )
        .unwrap();
        round::write_release(&town.desk, &release).unwrap();
        let release = recount::read_release(&release).unwrap();
        let read = recount::read(&copy).unwrap();
        let honest = recount::recount(&read, &shares_of(&town, &read), Some(&release), &Silent);
        Self {
            copy: fs::read(&copy).unwrap(),
            read: BoxCopy::read(&copy).unwrap(),
            minutes: read.root_words(),
            receipts: read.receipts().unwrap(),
            honest: honest.unwrap(),
            release,
            town,
        }
    }

    /// What the scrutineer sees at these bytes. Where everything that is read
    /// is as it was, the count is too: it is computed from nothing else. With
    /// `thorough` it is counted all the same.
    fn seen(&self, path: &Path, thorough: bool) -> Seen {
        if !thorough && BoxCopy::read(path).is_ok_and(|read| read == self.read) {
            return Seen::Same;
        }
        let Ok(copy) = recount::read(path) else {
            return Seen::Refused;
        };
        if copy.root_words() != self.minutes {
            return Seen::OtherRoot;
        }
        let shares = shares_of(&self.town, &copy);
        match recount::recount(&copy, &shares, Some(&self.release), &Silent) {
            Ok(again)
                if again == self.honest
                    && copy.receipts().ok().as_ref() == Some(&self.receipts) =>
            {
                Seen::Same
            }
            _ => Seen::OtherCount,
        }
    }
}

fn shares_of(town: &TownHall, copy: &recount::Copy) -> Shares {
    let mut shares = Shares::of(&copy.setup);
    for (_, words) in &town.papers {
        // A changed set-up may not know its own papers any more.
        let _ = shares.give(words);
    }
    shares
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Refused,
    OtherRoot,
    OtherCount,
    Same,
}

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
