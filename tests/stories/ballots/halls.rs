//! 分会场: boxes of other halls go out and come back.

use std::fs;

use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::booths::{self, BoothStanding};
use zhaojing::usecase::round::{self, Opener};
use zhaojing::usecase::{Error, Silent};

use super::town_hall::{TownHall, chinese, vote};
use crate::support::town;

const HALLS: &[(&str, [u32; 3])] = &[("北村", [0, 0, 8]), ("南村", [0, 0, 7])];

#[test]
fn boxes_of_two_villages_are_poured_together_and_counted() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], HALLS);
    vote(&town.box_path(), &town.codes, 0);
    let (north, north_codes) = town.make_hall(1);
    let (south, south_codes) = town.make_hall(2);
    let mut receipts = vote(&north, &north_codes[..6], 1);
    receipts.extend(vote(&south, &south_codes, 2));
    // A code is good in its own hall only.
    let booth = Booth::open(&north).unwrap();
    assert!(matches!(
        booth.admit(&south_codes[0]),
        Err(Error::CodeUnknown)
    ));
    drop(booth);
    // In the north the box is closed and its root written down.
    let closed = booths::close(&north).unwrap();
    assert_eq!(closed.name, "北村");
    assert!(matches!(
        round::close(&town.desk),
        Err(Error::BoothOut { name }) if name == "北村"
    ));
    let back = booths::collect(&town.desk, &[south.clone(), north.clone()]).unwrap();
    assert_eq!(back[1].root_words, closed.root_words);
    assert_eq!((back[0].ballots, back[1].ballots), (7, 6));
    let standing: Vec<_> = booths::booths(&town.desk).unwrap();
    assert!(
        standing
            .iter()
            .all(|b| b.standing == BoothStanding::Collected)
    );
    // Nobody votes into a box that came back.
    assert!(matches!(Booth::open(&south), Err(Error::BoxClosed)));

    round::close(&town.desk).unwrap();
    receipts.sort();
    assert_eq!(round::receipt_list(&town.desk).unwrap(), receipts);
    let (now, shares) = (town::morning(), town.shares());
    let counted = round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap();
    let residents = &counted.released.get().groups[2];
    assert_eq!(
        (residents.handed_out, residents.returned, residents.valid),
        (15, 13, 13)
    );
}

#[test]
fn a_foreign_box_a_copy_or_a_box_twice_changes_nothing() {
    let town = TownHall::open(KeyMode::TwoPersons, [3, 0, 0], HALLS);
    let (north, codes) = town.make_hall(1);
    let (south, _) = town.make_hall(2);
    vote(&north, &codes[..3], 1);
    // Somebody kept a copy and voted on with it.
    let copy = town.file("北村（副本）.box");
    fs::copy(&north, &copy).unwrap();
    vote(&copy, &codes[3..5], 0);
    let foreign = TownHall::open(KeyMode::TwoPersons, [3, 0, 0], HALLS);
    let (stranger, _) = foreign.make_hall(2);

    let before = fs::read(town.box_path()).unwrap();
    let refused = |paths: &[&std::path::PathBuf]| {
        let paths: Vec<_> = paths.iter().map(|path| (*path).clone()).collect();
        match booths::collect(&town.desk, &paths) {
            Err(Error::File { path, error }) => (path, *error),
            other => panic!("{other:?}"),
        }
    };
    let (path, why) = refused(&[&north, &stranger]);
    assert!(path == stranger && matches!(why, Error::OtherBox));
    let (path, why) = refused(&[&north, &copy]);
    assert!(path == copy && matches!(why, Error::BoothHere));
    let own = town.box_path();
    let (path, why) = refused(&[&own]);
    assert!(path == own && matches!(why, Error::Store(_)), "{why:?}");
    let damaged = town.file("坏的.box");
    fs::write(&damaged, b"SQLite format 3\0").unwrap();
    assert_eq!(refused(&[&south, &damaged]).0, damaged);
    // All or nothing: neither the good box nor anything else went in.
    let after = fs::read(town.box_path()).unwrap();
    let head = 100;
    assert_eq!(before[head..], after[head..]);
    assert!(!Booth::open(&north).unwrap().turnout().unwrap().is_empty());

    booths::collect(&town.desk, std::slice::from_ref(&north)).unwrap();
    assert!(matches!(refused(&[&north]).1, Error::BoothHere));
    assert!(matches!(refused(&[&copy]).1, Error::BoothHere));
}

#[test]
fn a_box_that_changed_on_its_way_is_refused() {
    let town = TownHall::open(KeyMode::TwoPersons, [3, 0, 0], HALLS);
    let (north, codes) = town.make_hall(1);
    vote(&north, &codes[..4], 1);
    booths::close(&north).unwrap();
    let conn = rusqlite::Connection::open(&north).unwrap();
    let sql = "UPDATE sealed_ballot SET box = zeroblob(length(box))
               WHERE k = (SELECT max(k) FROM sealed_ballot)";
    assert_eq!(conn.execute(sql, []).unwrap(), 1);
    drop(conn);
    let refused = booths::collect(&town.desk, &[north]);
    assert!(matches!(
        refused,
        Err(Error::File { error, .. }) if matches!(*error, Error::RootDiffers)
    ));
}

#[test]
fn a_hall_has_one_box_and_a_lost_one_is_noted() {
    let town = TownHall::open(KeyMode::TwoPersons, [3, 0, 0], HALLS);
    let (north, _) = town.make_hall(1);
    let (path, slips) = (town.file("x.box"), town.file("x.html"));
    let again = booths::make(&town.desk, 1, &path, &slips, &chinese(), &Silent);
    assert!(matches!(again, Err(Error::BoothMade)));
    for hall in [0, 3] {
        let none = booths::make(&town.desk, hall, &path, &slips, &chinese(), &Silent);
        assert!(matches!(none, Err(Error::NoSuchBooth)));
    }
    // A place that is taken leaves nothing behind, and the hall is still to make.
    fs::write(&slips, "x").unwrap();
    assert!(booths::make(&town.desk, 2, &path, &slips, &chinese(), &Silent).is_err());
    assert!(!path.exists());
    let standing = booths::booths(&town.desk).unwrap();
    assert_eq!(
        standing[0].standing,
        BoothStanding::Out(north.canonicalize().unwrap())
    );
    assert_eq!(standing[1].standing, BoothStanding::NotMade);
    booths::give_up(&town.desk, 1, " 发大水冲走了 ").unwrap();
    let standing = booths::booths(&town.desk).unwrap();
    assert_eq!(
        standing[0].standing,
        BoothStanding::GivenUp("发大水冲走了".into())
    );
    round::close(&town.desk).unwrap();
}

/// Whoever takes a box along could put codes of their own into it, or make the
/// box say that it holds other boxes.
#[test]
fn a_box_with_other_codes_or_with_boxes_in_it_is_refused() {
    let edits = [
        "UPDATE voting_code SET h = randomblob(32)",
        "INSERT INTO poured VALUES (2, randomblob(32));
         INSERT INTO voting_code SELECT randomblob(32), class, 0 FROM voting_code LIMIT 7",
    ];
    for sql in edits {
        let town = TownHall::open(KeyMode::TwoPersons, [3, 0, 0], HALLS);
        let (north, _) = town.make_hall(1);
        let conn = rusqlite::Connection::open(&north).unwrap();
        conn.execute_batch(sql).unwrap();
        drop(conn);
        let refused = booths::collect(&town.desk, std::slice::from_ref(&north));
        let Err(Error::File { error, .. }) = refused else {
            panic!("{refused:?}")
        };
        assert!(
            matches!(*error, Error::CodesReplaced | Error::OtherBox),
            "{error:?}"
        );
        // The box of the office is as it was.
        assert!(round::turnout(&town.desk).is_ok());
    }
}

/// A village votes on paper: its codes are printed on the ballots themselves,
/// and nowhere else.
#[test]
fn a_hall_on_paper_gets_ballots_with_its_codes_on_them() {
    let town = TownHall::open_with(KeyMode::TwoPersons, [3, 0, 0], HALLS, |plan| {
        plan.halls[0].paper = true;
    });
    let (north, codes) = town.make_hall(1);
    let page = fs::read_to_string(town.file("分会场1.html")).unwrap();
    assert_eq!(codes.len() % 8, 0, "every page of a ballot bears its code");
    for words in ["北村", "基层群众", "工作作风", "不了解", "最盼的一件事"] {
        assert!(page.contains(words), "{words}");
    }
    let booth = Booth::open(&north).unwrap();
    assert!(booth.setup().booths[1].paper);
    let distinct: std::collections::BTreeSet<_> = codes.iter().collect();
    assert_eq!(distinct.len(), 8);
    for code in distinct {
        assert!(booth.admit(code).is_ok());
    }
}

/// Every code is for a hall whose box was never made: the box of the office is
/// empty, and that is no sign of anything destroyed.
#[test]
fn a_round_whose_halls_were_never_made_is_closed_counted_and_ended() {
    let town = TownHall::open(KeyMode::TwoPersons, [0, 0, 0], &[("北村", [0, 0, 8])]);
    assert!(matches!(
        booths::give_up(&town.desk, 1, "没做"),
        Err(Error::BoothNotMade)
    ));
    round::close(&town.desk).unwrap();
    let (now, shares) = (town::morning(), town.shares());
    round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap();
    round::accept(&town.desk, now.date()).unwrap();
    round::destroy(&town.desk, now.date()).unwrap();
}
