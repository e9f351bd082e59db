//! P2 and P8, the kill: the voters' process is killed at any moment. No ballot
//! that was acknowledged is lost, none is there without its code; and who looks
//! at the box after it was opened again learns nothing from the interruption.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use zhaojing::store::{BallotBox, Cast, CodeState};

use super::ground::{Ground, SIZE, boxed, code, tau};
use super::seeker::Seeker;
use super::so_many;
use super::voter::{Voters, ballots, said};

const SEED: usize = 21;

/// Lets voters vote until `left` were told, then kills them somewhere within
/// the next cast. Returns who was told.
fn vote_and_kill(path: &Path, voters: Voters, left: usize, delay: Duration) -> Vec<usize> {
    let mut child = voters.command(path).stdout(Stdio::piped()).spawn().unwrap();
    let mut told = Vec::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // Reads on after the kill: what was said before it counts.
    while let Some(Ok(line)) = lines.next() {
        let Some(voter) = said(&line, "recorded ") else {
            continue;
        };
        told.push(voter);
        if told.len() == left {
            let at = Instant::now() + delay;
            while Instant::now() < at {
                std::hint::spin_loop();
            }
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    told
}

fn used(open: &BallotBox, voters: usize) -> BTreeSet<usize> {
    let is_used = |v: &usize| matches!(open.code_state(&code(*v)).unwrap(), CodeState::Used { .. });
    (0..voters).filter(is_used).collect()
}

#[test]
fn a_killed_process_loses_no_acknowledged_ballot_and_tells_no_order() {
    (0..so_many(1, 10)).for_each(|seed| interrupted_election(30, SEED + seed));
}

/// An election in which the process is killed so many times.
fn interrupted_election(rounds: usize, seed: usize) {
    let most = 3 * rounds;
    let ground = Ground::new(most, SIZE);
    let seeker = Seeker::new(1_000);
    let ballots = ballots(seed);
    let mut rng = fastrand::Rng::with_seed(seed as u64);
    let mut acknowledged = BTreeSet::new();
    let (mut unfinished, mut in_the_journal, mut linked) = (0, 0, 0);
    for round in 0..rounds {
        let voters = Voters {
            how: "ours",
            // Who was told does not come again.
            from: acknowledged.last().map_or(0, |last| last + 1),
            to: most,
            size: SIZE,
            seed,
        };
        let delay = Duration::from_micros(rng.u64(0..30_000));
        acknowledged.extend(vote_and_kill(&ground.path, voters, 1 + round % 3, delay));
        // Who takes the computer away at this moment, before anybody opens the
        // box again, may find the change that was under way.
        let (file, journal) = (ground.bytes(), ground.journal());
        if journal.iter().any(|byte| *byte != 0) {
            unfinished += 1;
            in_the_journal += usize::from(!seeker.anywhere(&journal).is_empty());
            linked += usize::from(seeker.link_in_journal(&file, &journal).is_some());
        }
        let open = BallotBox::open(&ground.path).unwrap();
        let used = used(&open, most);
        assert!(
            used.is_superset(&acknowledged),
            "an acknowledged ballot is lost"
        );
        assert_eq!(open.turnout().unwrap()[0].ballots as usize, used.len());
        drop(open);
        let (file, journal) = (ground.bytes(), ground.journal());
        assert!(
            journal.iter().all(|byte| *byte == 0),
            "the journal is not wiped"
        );
        assert_eq!(seeker.stray(&file), [0; 0]);
        let expected: BTreeSet<_> = used.iter().map(|v| ballots[*v]).collect();
        let found: BTreeSet<_> = seeker.anywhere(&file).into_iter().map(|(n, _)| n).collect();
        assert_eq!(found, expected);
    }
    let cast: Vec<usize> = (0..most).map(|v| ballots[v]).collect();
    let told: Vec<f64> = seeker
        .ballots(&ground.bytes())
        .iter()
        .map(|(_, seen)| tau(&cast, seen))
        .collect();
    println!(
        "{rounds} kills, {} acknowledged, 0 lost; τ {told:.3?}; at {unfinished} kills the journal \
         was not wiped yet, {in_the_journal} times with ballots in it, {linked} times the last \
         ballot was tied to its code until the box was opened again",
        acknowledged.len()
    );
    // Four standard deviations at this number of voters.
    let n = acknowledged.len() as f64;
    let bound = 4.0 * (2.0 * (2.0 * n + 5.0) / (9.0 * n * (n - 1.0))).sqrt();
    assert!(
        told.iter().all(|tau| tau.abs() < bound),
        "{told:?}, bound {bound}"
    );
}

/// Two programs on two computers of a shared folder, or a kiosk that was started
/// twice: one of them is refused, and no code brings two ballots.
#[test]
fn two_processes_at_one_box_never_both_have_it() {
    const CODES: usize = 40;
    let ground = Ground::new(CODES, 512);
    let voters = Voters {
        how: "ours",
        from: 0,
        to: CODES,
        size: 512,
        seed: SEED,
    };
    let (mut recorded, mut refused) = (Vec::new(), 0);
    for _ in 0..so_many(4, 40) {
        let start = || {
            voters
                .command(&ground.path)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        };
        for process in [start(), start()] {
            let output = process.wait_with_output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            refused += usize::from(text.contains("unopened Locked"));
            recorded.extend(text.lines().filter_map(|line| said(line, "recorded ")));
        }
    }
    // Also while it is held here.
    let open = BallotBox::open(&ground.path).unwrap();
    let output = voters.command(&ground.path).output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("unopened Locked")
    );
    let everybody: Vec<_> = (0..CODES).collect();
    recorded.sort_unstable();
    println!("{} recorded, {refused} refused at the door", recorded.len());
    assert_eq!(recorded, everybody, "each code brought one ballot");
    assert_eq!(open.turnout().unwrap()[0].ballots as usize, CODES);
    assert_eq!(
        open.cast(&code(0), boxed(0, 512)).unwrap(),
        Cast::AlreadyUsed
    );
}
