//! `kill -9` at any moment: no acknowledged ballot is lost, none is there
//! without its code, and the box opens again.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::*;

const BOX: &str = "ZHAOJING_TEST_BOX";
const VOTERS: usize = 400;

/// The voters' side, run by the test below in a process of its own: casts what
/// is not cast yet and says so after each.
#[test]
#[ignore = "run by its parent"]
fn voters_until_killed() {
    let Some(path) = std::env::var_os(BOX) else {
        return;
    };
    let ballot_box = BallotBox::open(Path::new(&path)).unwrap();
    for n in 0..VOTERS {
        if cast(&ballot_box, n) == Cast::Recorded {
            println!("recorded {n}");
        }
    }
}

#[test]
fn a_killed_booth_loses_no_acknowledged_ballot() {
    let (hall, ballot_box) = hall(VOTERS, SIZE);
    drop(ballot_box);
    let mut acknowledged = std::collections::BTreeSet::new();
    for round in 0..25 {
        let mut voters = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "store::ballot_box::tests::kill::voters_until_killed",
            ])
            .args(["--ignored", "--nocapture"])
            .env(BOX, &hall.path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(voters.stdout.take().unwrap()).lines();
        let mut left = 3 + round % 7;
        // Reads on after the kill: what was said before it counts.
        while let Some(Ok(line)) = lines.next() {
            if let Some(n) = line.strip_prefix("recorded ") {
                acknowledged.insert(n.parse::<usize>().unwrap());
                left -= 1;
                if left == 0 {
                    // Somewhere within the next cast.
                    (0..round * 9_000).for_each(|n| {
                        std::hint::black_box(n);
                    });
                    voters.kill().unwrap();
                }
            }
        }
        voters.wait().unwrap();
        let ballot_box = BallotBox::open(&hall.path).unwrap();
        let used = (0..VOTERS)
            .filter(|&n| {
                matches!(
                    ballot_box.code_state(&code(n)).unwrap(),
                    CodeState::Used { .. }
                )
            })
            .collect::<std::collections::BTreeSet<_>>();
        assert!(used.is_superset(&acknowledged));
        let ballots: u32 = ballot_box
            .turnout()
            .unwrap()
            .iter()
            .map(|count| count.ballots)
            .sum();
        assert_eq!(ballots as usize, used.len());
    }
    assert!(acknowledged.len() > 75);
}
