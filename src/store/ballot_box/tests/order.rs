//! The promise itself: the file does not know who came first, nor which code
//! brought which ballot.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::*;

/// The numbers below `count` in the `seed`th order.
fn order(count: usize, seed: usize) -> Vec<usize> {
    let mut numbers: Vec<_> = (0..count).collect();
    numbers.sort_by_key(|n| <[u8; 32]>::from(Sha256::digest(format!("{seed}/{n}"))));
    numbers
}

fn fingerprint(path: &Path) -> [u8; 32] {
    Sha256::digest(fs::read(path).unwrap()).into()
}

/// Casts the first `voters` ballots, with the first `voters` codes, in the
/// `seed`th order and with the `seed`th pairing of codes and ballots of a
/// class. Returns what the file is afterwards.
fn election(codes: usize, voters: usize, size: usize, seed: usize) -> [u8; 32] {
    let (hall, ballot_box) = hall(codes, size);
    for (n, m) in pairs(voters, seed) {
        let (key, sealed) = ballot(m, size);
        let cast = ballot_box
            .cast_as(key, &code(n), Boxed::of_class(class(n), sealed))
            .unwrap();
        assert_eq!(cast, Cast::Recorded);
    }
    drop(ballot_box);
    fingerprint(&hall.path)
}

/// Every code with a ballot of its class.
fn pairs(voters: usize, seed: usize) -> Vec<(usize, usize)> {
    let by_class =
        |numbers: Vec<usize>, parity: usize| numbers.into_iter().filter(move |n| n % 2 == parity);
    let mut ballots = [
        by_class(order(voters, seed + 500), 0),
        by_class(order(voters, seed + 500), 1),
    ];
    order(voters, seed)
        .into_iter()
        .map(|n| (n, ballots[n % 2].next().unwrap()))
        .collect()
}

#[test]
fn ten_orders_of_arrival_leave_one_file() {
    for (voters, size) in [(12, 160), (30, 2_048), (40, BallotBox::LARGEST_BALLOT)] {
        let files: BTreeSet<_> = (0..10)
            .map(|seed| election(600, voters, size, seed))
            .collect();
        assert_eq!(
            files.len(),
            1,
            "{voters} ballots of {size} bytes remember their order"
        );
    }
}

#[test]
fn ten_orders_of_three_hundred_voters_leave_one_file() {
    let files: BTreeSet<_> = (0..10)
        .map(|seed| election(600, 300, 2_048, seed))
        .collect();
    assert_eq!(files.len(), 1);
}

/// The same ballots put into the same tables as anybody would write it.
#[test]
fn without_the_rewrite_the_file_tells_the_order() {
    let files: BTreeSet<_> = (0..5)
        .map(|seed| {
            let (hall, ballot_box) = hall(100, 160);
            drop(ballot_box);
            let conn = Connection::open(&hall.path).unwrap();
            conn.execute_batch("PRAGMA secure_delete = ON").unwrap();
            for (n, m) in pairs(12, seed) {
                let (key, sealed) = ballot(m, 160);
                conn.execute("UPDATE voting_code SET spent = 1 WHERE h = ?1", [code(n)])
                    .unwrap();
                conn.execute(
                    "INSERT INTO sealed_ballot (k, class, box) VALUES (?1, ?2, ?3)",
                    params![key, class(n), sealed],
                )
                .unwrap();
            }
            drop(conn);
            fingerprint(&hall.path)
        })
        .collect();
    assert_eq!(files.len(), 5);
}

/// Votes and imports in turn: also which came first is forgotten, although
/// both kinds of rows grow and need pages of their own.
#[test]
fn imports_among_the_votes_leave_no_trace_of_when() {
    let rows = |range: std::ops::Range<usize>| {
        range
            .map(|n| {
                let (key, sealed) = ballot(5_000 + n, 900);
                (key, Boxed::of_class(class(n), sealed), code(9_000 + n))
            })
            .collect::<Vec<_>>()
    };
    let vote = |ballot_box: &BallotBox, n: usize| {
        let (key, sealed) = ballot(n, 900);
        ballot_box
            .cast_as(key, &code(n), Boxed::of_class(class(n), sealed))
            .unwrap();
    };
    let files: BTreeSet<_> = [(0, 40), (13, 40), (40, 0), (40, 40), (7, 25)]
        .into_iter()
        .map(|(first, second)| {
            let (hall, ballot_box) = hall(100, 900);
            for n in 0..40 {
                if n == first {
                    ballot_box.import(rows(0..600)).unwrap();
                }
                if n == second {
                    ballot_box.import(rows(600..900)).unwrap();
                }
                vote(&ballot_box, n);
            }
            for (at, range) in [(first, 0..600), (second, 600..900)] {
                if at == 40 {
                    ballot_box.import(rows(range)).unwrap();
                }
            }
            ballot_box.close([1; 32]).unwrap();
            drop(ballot_box);
            fingerprint(&hall.path)
        })
        .collect();
    assert_eq!(files.len(), 1);
}

/// A restart is visible as such, but not whom it parted.
#[test]
fn a_restart_does_not_part_those_before_it_from_those_after() {
    let files: BTreeSet<_> = [3, 9, 11]
        .into_iter()
        .map(|pause| {
            let (hall, mut ballot_box) = hall(50, 160);
            for (done, (n, m)) in pairs(12, pause).into_iter().enumerate() {
                if done == pause {
                    drop(ballot_box);
                    ballot_box = BallotBox::open(&hall.path).unwrap();
                }
                let (key, sealed) = ballot(m, 160);
                ballot_box
                    .cast_as(key, &code(n), Boxed::of_class(class(n), sealed))
                    .unwrap();
            }
            drop(ballot_box);
            fingerprint(&hall.path)
        })
        .collect();
    assert_eq!(files.len(), 1);
}

/// Also while the box is in use, and for who looks after every single cast:
/// the file after k ballots is the same as if they had come in another order.
#[test]
fn at_every_moment_the_file_is_a_function_of_what_is_in_it() {
    let (one, first) = hall(50, 160);
    let (two, second) = hall(50, 160);
    let cast = |ballot_box: &BallotBox, n: usize, m: usize| {
        let (key, sealed) = ballot(m, 160);
        ballot_box
            .cast_as(key, &code(n), Boxed::of_class(class(n), sealed))
            .unwrap();
    };
    for pair in 0..12 {
        let (a, b) = (4 * pair, 4 * pair + 2);
        cast(&first, a, a);
        cast(&first, b, b);
        cast(&second, b, a);
        cast(&second, a, b);
    }
    drop((first, second));
    assert_eq!(fingerprint(&one.path), fingerprint(&two.path));
}

/// A row key that is a function of the ballot, as if the same key had been drawn
/// in every election.
fn drawn(ballot: &Boxed) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::digest(&ballot.sealed).into();
    std::array::from_fn(|at| digest[at])
}

/// The `n`th ballot, every third one with a pair for a receipt.
fn with_pair(n: usize) -> Boxed {
    let pair = if n.is_multiple_of(3) { "K7" } else { "" };
    Boxed {
        pair: pair.to_owned(),
        ..boxed(n, 600)
    }
}

/// A box of another hall, closed, as it comes back.
fn load(booth: u8) -> Load {
    let numbers = 100 * usize::from(booth)..100 * usize::from(booth) + 12;
    Load {
        booth,
        root: [booth; 32],
        codes: numbers
            .clone()
            .map(|n| (code(n), class(n), n < 1_000))
            .collect(),
        imported: Vec::new(),
        ballots: numbers.map(with_pair).collect(),
    }
}

/// Voters with and without receipts, paper in batches, a survey and three halls:
/// in whatever order they come, they leave one file. What came with what can
/// be told from nothing but the number of changes, which the file's head counts.
#[test]
fn votes_batches_imports_and_pours_in_any_order_leave_one_file() {
    let halls = [1_u8, 2, 3].map(load);
    let files: BTreeSet<_> = (0..10)
        .map(|seed| {
            let (hall, ballot_box) = hall(60, 600);
            for step in order(36, seed) {
                match step {
                    0..3 => ballot_box
                        .pour_as(&halls[step..=step], &mut |ballot| Ok(drawn(ballot)))
                        .unwrap(),
                    3 | 4 => {
                        let forms = (0..10).map(|n| 30 + 10 * (step - 3) + n);
                        let forms = forms.map(|n| (code(n), with_pair(n))).collect();
                        ballot_box
                            .cast_batch_as(forms, &mut |ballot| Ok(drawn(ballot)))
                            .unwrap();
                    }
                    5 => {
                        let rows = (800..830).map(|n| {
                            let ballot = with_pair(n);
                            (drawn(&ballot), ballot, code(9_000 + n))
                        });
                        ballot_box.import(rows.collect()).unwrap();
                    }
                    voter => {
                        let (n, ballot) = (voter - 6, with_pair(voter - 6));
                        let key = drawn(&ballot);
                        let cast = ballot_box.cast_as(key, &code(n), ballot).unwrap();
                        assert_eq!(cast, Cast::Recorded);
                    }
                }
            }
            let ballots: u32 = ballot_box
                .turnout()
                .unwrap()
                .iter()
                .map(|c| c.ballots)
                .sum();
            assert_eq!(ballots, 30 + 20 + 30 + 36);
            drop(ballot_box);
            fingerprint(&hall.path)
        })
        .collect();
    assert_eq!(files.len(), 1);
}

#[test]
fn what_is_printed_for_programmers_shows_no_ballot_pair_or_code() {
    let shown = format!("{:?} {:?}", with_pair(0), load(1));
    assert_eq!(
        shown,
        "Boxed(600 bytes) Load(booth 1, 12 codes, 12 ballots)"
    );
}
