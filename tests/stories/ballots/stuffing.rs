//! Adding votes unseen: everything that can be tried, and where it shows.

use std::path::Path;

use rusqlite::{Connection, params};
use zhaojing::crypto::ballot::{self, BallotSize, Label, RoundPublicKey};
use zhaojing::domain::round::KeyMode;
use zhaojing::domain::{Answers, Mark, Setup};
use zhaojing::store::{BallotBox, Boxed};
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Opener, Refused};
use zhaojing::usecase::{Error, Silent};

use super::town_hall::{TownHall, vote};
use crate::support::town;

#[test]
fn a_code_is_good_once_in_its_own_box_as_it_is_printed() {
    let town = TownHall::open(KeyMode::TwoPersons, [3, 3, 0], &[]);
    let other = TownHall::open(KeyMode::TwoPersons, [1, 0, 0], &[]);
    vote(&town.box_path(), &town.codes[..1], 0);
    let booth = Booth::open(&town.box_path()).unwrap();
    assert!(matches!(booth.admit(&town.codes[0]), Err(Error::CodeUsed)));
    assert!(matches!(
        booth.admit(&other.codes[0]),
        Err(Error::CodeUnknown)
    ));
    let mut wrong = town.codes[1].clone();
    let last = wrong.pop().unwrap();
    wrong.push(if last == '7' { '8' } else { '7' });
    assert!(matches!(booth.admit(&wrong), Err(Error::Code(_))));
    // Guessing: codes with a right check symbol that nobody printed.
    for _ in 0..8 {
        let guess = zhaojing::crypto::code::VotingCode::random().unwrap();
        assert!(matches!(
            booth.admit(&guess.to_string()),
            Err(Error::CodeUnknown)
        ));
    }
    // The group is the code's, not the voter's to choose.
    let (colleague, user) = (&town.codes[1], &town.codes[4]);
    assert_eq!(booth.admit(colleague).unwrap().class(), 0);
    assert_eq!(booth.admit(user).unwrap().class(), 1);
}

/// A sealed ballot as anybody can make it who has read the box.
fn forged(setup: &Setup, hash: &[u8; 32], class: u8) -> Vec<u8> {
    let mut answers = Answers::blank(setup);
    answers.marks.fill(Mark::Grade(3));
    let (key, size) = (
        RoundPublicKey::from_bytes(setup.public_key),
        BallotSize::new(setup.ballot_size as usize).unwrap(),
    );
    let (round, label) = (&setup.round.0, Label::of_class(class));
    let encoded = answers.encode().unwrap();
    let sealed = ballot::seal_ballot(&key, round, hash, label, &encoded, size).unwrap();
    sealed.into_bytes()
}

fn insert(conn: &Connection, boxed: &Boxed) {
    let sql = "INSERT INTO sealed_ballot (k, class, pair, box) VALUES (randomblob(16), ?1, ?2, ?3)";
    conn.execute(sql, params![boxed.class, boxed.pair, boxed.sealed])
        .unwrap();
}

fn spend(conn: &Connection, ballots: u32) {
    let sql = "UPDATE voting_code SET spent = 1 WHERE h IN
               (SELECT h FROM voting_code WHERE spent = 0 AND class = 0 LIMIT ?1)";
    assert_eq!(conn.execute(sql, [ballots]).unwrap(), ballots as usize);
}

/// Six voters of one group of ten; then somebody with `sqlite3` does something
/// to the box, and marks as many codes as used as make the numbers fit.
fn meddled(town: &TownHall, more: u32, meddle: impl FnOnce(&Connection, &[Boxed])) {
    vote(&town.box_path(), &town.codes[..6], 0);
    let ballots = BallotBox::open(&town.box_path())
        .unwrap()
        .sealed_for_closing()
        .unwrap();
    let conn = Connection::open(town.box_path()).unwrap();
    meddle(&conn, &ballots);
    spend(&conn, more);
}

fn count(town: &TownHall) -> Result<round::Counted, Error> {
    let shares = town.shares();
    round::count(
        &town.desk,
        Opener::Shares(&shares),
        town::morning(),
        &Silent,
    )
}

fn ten() -> TownHall {
    TownHall::open(KeyMode::TwoPersons, [10, 0, 0], &[])
}

#[test]
fn a_ballot_put_in_again_is_not_counted_again() {
    let town = ten();
    meddled(&town, 2, |conn, ballots| {
        insert(conn, &ballots[0]);
        insert(conn, &ballots[0]);
    });
    round::close(&town.desk).unwrap();
    let counted = count(&town).unwrap();
    let group = &counted.released.get().groups[0];
    assert_eq!((group.returned, group.valid, group.spoiled), (8, 6, 2));
    assert_eq!(
        counted.refused,
        Refused {
            twice: 2,
            ..Refused::default()
        }
    );
}

#[test]
fn flipped_cut_swapped_and_foreign_ballots_are_not_counted() {
    let (town, other) = (ten(), ten());
    let (other_setup, other_row) = (
        round::setup(&other.desk).unwrap(),
        BallotBox::open(&other.box_path()).unwrap(),
    );
    let foreign = forged(&other_setup, other_row.setup_hash(), 0);
    meddled(&town, 3, |conn, ballots| {
        let mut flipped = ballots[0].clone();
        *flipped.sealed.last_mut().unwrap() ^= 1;
        insert(conn, &flipped);
        insert(conn, &Boxed::of_class(0, foreign));
        let mut labelled = ballots[1].clone();
        labelled.pair = "ZZ".into();
        insert(conn, &labelled);
    });
    round::close(&town.desk).unwrap();
    let counted = count(&town).unwrap();
    let group = &counted.released.get().groups[0];
    assert_eq!((group.returned, group.valid, group.spoiled), (9, 6, 3));
    // The good ballots whose broken twins these are were counted.
    assert_eq!(counted.refused.foreign, 3);
}

type Meddle = fn(&Connection, &[Boxed]);

#[test]
fn a_box_whose_numbers_do_not_fit_is_refused_before_closing() {
    let edits: [(&str, Meddle); 7] = [
        ("a ballot more", |conn, ballots| insert(conn, &ballots[0])),
        ("a ballot less", |conn, _| {
            conn.execute(
                "DELETE FROM sealed_ballot WHERE k = (SELECT min(k) FROM sealed_ballot)",
                [],
            )
            .unwrap();
        }),
        ("a ballot cut", |conn, _| {
            conn.execute("UPDATE sealed_ballot SET box = substr(box, 2)", [])
                .unwrap();
        }),
        ("a ballot of another group", |conn, _| {
            conn.execute("UPDATE sealed_ballot SET class = 1", [])
                .unwrap();
        }),
        ("a used code given back", |conn, _| {
            conn.execute("UPDATE voting_code SET spent = 0", [])
                .unwrap();
        }),
        ("codes replaced", |conn, _| {
            conn.execute(
                "UPDATE voting_code SET h = randomblob(32) WHERE spent = 0",
                [],
            )
            .unwrap();
        }),
        ("a code more", |conn, _| {
            conn.execute("INSERT INTO voting_code VALUES (randomblob(32), 0, 0)", [])
                .unwrap();
        }),
    ];
    for (what, edit) in edits {
        let town = ten();
        meddled(&town, 0, edit);
        assert!(round::close(&town.desk).is_err(), "{what}");
        // A kiosk knows the box only, not the list of its codes.
        let kiosk = Booth::open(&town.box_path());
        assert_eq!(kiosk.is_ok(), what == "codes replaced", "{what}");
    }
}

/// What no file can show: as many unused codes marked as ballots added. It
/// shows on the table, where as many slips must be left over, and to whoever
/// comes with a slip whose code is used.
#[test]
fn forged_ballots_under_unused_codes_show_in_the_slips_that_are_left() {
    let town = ten();
    let setup = round::setup(&town.desk).unwrap();
    let hash = *BallotBox::open(&town.box_path()).unwrap().setup_hash();
    meddled(&town, 2, |conn, _| {
        insert(conn, &Boxed::of_class(0, forged(&setup, &hash, 0)));
        insert(conn, &Boxed::of_class(0, forged(&setup, &hash, 0)));
    });
    let booth = Booth::open(&town.box_path()).unwrap();
    let turned_away = town.codes[6..]
        .iter()
        .filter(|code| booth.admit(code).is_err());
    assert_eq!(turned_away.count(), 2);
    drop(booth);
    let closed = round::close(&town.desk).unwrap();
    // Six people voted and four slips lie on the table; the minutes say two.
    assert_eq!(closed.turnout[0].unused_codes(), 2);
}

#[test]
fn whatever_is_done_to_the_box_after_closing_stops_the_count() {
    let forge = |conn: &Connection, setup: &Setup, hash: &[u8; 32]| {
        insert(conn, &Boxed::of_class(0, forged(setup, hash, 0)));
        spend(conn, 1);
    };
    let edits: [(&str, &str); 4] = [
        (
            "replaced",
            "UPDATE sealed_ballot SET box = (SELECT box FROM sealed_ballot LIMIT 1)",
        ),
        (
            "dropped",
            "DELETE FROM sealed_ballot WHERE k = (SELECT min(k) FROM sealed_ballot);
             UPDATE voting_code SET spent = 0 WHERE h =
             (SELECT h FROM voting_code WHERE spent = 1 LIMIT 1)",
        ),
        ("receipt changed", "UPDATE sealed_ballot SET pair = 'ZZ'"),
        (
            "root changed",
            "UPDATE box_state SET root = randomblob(32);
             UPDATE sealed_ballot SET box = zeroblob(length(box))",
        ),
    ];
    for (what, sql) in edits {
        let town = closed();
        Connection::open(town.box_path())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        assert!(matches!(count(&town), Err(Error::RootDiffers)), "{what}");
        assert!(round::recount::read(&town.box_path()).is_err(), "{what}");
    }
    let town = closed();
    let setup = round::setup(&town.desk).unwrap();
    let hash = *BallotBox::open(&town.box_path()).unwrap().setup_hash();
    forge(&Connection::open(town.box_path()).unwrap(), &setup, &hash);
    assert!(matches!(count(&town), Err(Error::RootDiffers)));
}

fn closed() -> TownHall {
    let town = ten();
    vote(&town.box_path(), &town.codes[..6], 0);
    round::close(&town.desk).unwrap();
    town
}

/// Figures changed in the data file still add up; the symbols in the minutes
/// and a recount say that they are not those of the count.
#[test]
fn a_changed_release_shows_against_its_symbols_and_in_a_recount() {
    let town = closed();
    let copy = town.file("监票人.box");
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();
    let counted = count(&town).unwrap();
    town.desk.close();
    change_the_release(&town::data_file(town.folder.path()));
    town.desk
        .open(&town::data_file(town.folder.path()))
        .unwrap();
    assert!(matches!(
        round::release_words(&town.desk),
        Err(Error::ReleaseChanged)
    ));
    let release = town.file("结果.json");
    round::write_release(&town.desk, &release).unwrap();
    let copy = round::recount::read(&copy).unwrap();
    let released = round::recount::read_release(&release).unwrap();
    let again = round::recount::recount(&copy, &town.shares(), Some(&released), &Silent).unwrap();
    assert_eq!(again.equal, Some(false));
    assert_eq!(again.counted.release_words, counted.release_words);
}

fn change_the_release(data_file: &Path) {
    let conn = Connection::open(data_file).unwrap();
    let stored: Vec<u8> = conn
        .query_row("SELECT result FROM round", [], |row| row.get(0))
        .unwrap();
    let changed = String::from_utf8(stored)
        .unwrap()
        .replace("\"mean\":100.0", "\"mean\":60.0");
    conn.execute("UPDATE round SET result = ?1", [changed.as_bytes()])
        .unwrap();
}
