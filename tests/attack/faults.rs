//! P8, the disk: a call to the operating system fails, once or from then on.
//! Whatever it is, the voter is told the truth, and nothing that was
//! acknowledged is lost.

use std::collections::BTreeSet;

use zhaojing::store::{BallotBox, CodeState};

use super::ground::{Ground, code};
use super::seeker::Seeker;
use super::so_many;
use super::strace;
use super::voter::{Voters, ballots, said};

const VOTERS: usize = 8;
const SIZE: usize = 1_024;
const SEED: usize = 31;

/// Calls that fail, and how.
const CALLS: [&str; 7] = [
    "pwrite64:error=EIO",
    "pwrite64:error=ENOSPC",
    "write:error=EIO",
    "pread64,read:error=EIO",
    "fsync:error=EIO",
    "fdatasync:error=EIO",
    "ftruncate:error=EIO",
];

/// What came of one election on a failing disk.
#[derive(Default)]
struct Outcome {
    recorded: usize,
    failed: usize,
}

fn election(fault: &str) -> Outcome {
    let ground = Ground::new(VOTERS, SIZE);
    let voters = Voters {
        how: "ours",
        from: 0,
        to: VOTERS,
        size: SIZE,
        seed: SEED,
    };
    // Only at the box and what belongs to it: the harness has files too.
    let mut arguments = vec!["-f".into(), "-q".into(), "-o".into(), "/dev/null".into()];
    for suffix in ["", "-journal"] {
        let path = super::ground::beside(&ground.path, suffix);
        arguments.extend(["-P".into(), path.display().to_string()]);
    }
    arguments.extend(["-e".into(), format!("inject={fault}")]);
    let output = voters.traced(&ground.path, &arguments).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let all = |word| {
        text.lines()
            .filter_map(|line| said(line, word))
            .collect::<BTreeSet<_>>()
    };
    let told: BTreeSet<_> = &all("recorded ") | &all("found ");
    let denied: BTreeSet<_> = text
        .lines()
        .filter_map(|line| said(line.split_once("not ")?.1.split(':').next()?, ""))
        .collect();

    let open = BallotBox::open(&ground.path).unwrap();
    let is_used = |v: &usize| matches!(open.code_state(&code(*v)).unwrap(), CodeState::Used { .. });
    let used: BTreeSet<usize> = (0..VOTERS).filter(is_used).collect();
    assert!(
        used.is_superset(&told),
        "{fault}: lost one of {told:?}\n{text}"
    );
    assert!(
        used.is_disjoint(&denied),
        "{fault}: {denied:?} were told “not recorded”\n{text}"
    );
    assert_eq!(
        open.turnout().unwrap()[0].ballots as usize,
        used.len(),
        "{fault}"
    );
    drop(open);
    let seeker = Seeker::new(1_000);
    let found: BTreeSet<_> = seeker
        .anywhere(&ground.bytes())
        .into_iter()
        .map(|(n, _)| n)
        .collect();
    let ballots = ballots(SEED);
    assert_eq!(found, used.iter().map(|v| ballots[*v]).collect(), "{fault}");
    assert!(ground.journal().iter().all(|byte| *byte == 0), "{fault}");
    Outcome {
        recorded: told.len(),
        failed: VOTERS - told.len(),
    }
}

#[test]
fn a_failing_call_loses_nothing_and_the_voter_is_told_the_truth() {
    if !strace::at_hand() {
        return;
    }
    let mut sum = Outcome::default();
    let mut elections = 0;
    for call in CALLS {
        // The first call of a box, one in the middle of a cast, one late; once,
        // or from then on.
        let places = so_many(2, 30);
        for place in 0..places {
            for from_then_on in ["", "+"] {
                let when = 1 + place * 60 / places + place;
                let outcome = election(&format!("{call}:when={when}{from_then_on}"));
                elections += 1;
                sum.recorded += outcome.recorded;
                sum.failed += outcome.failed;
            }
        }
    }
    println!(
        "{elections} elections on failing disks: {} ballots acknowledged, {} not, 0 lost",
        sum.recorded, sum.failed
    );
    assert!(
        sum.recorded > 0 && sum.failed > 0,
        "some calls failed, some did not"
    );
}
