//! P8, the power: what the voters' process asked of the operating system is
//! recorded once; then the power is cut at any place, and of everything that was
//! not yet waited for the disk keeps nothing, all, some of the writes, or some
//! of the sectors. The box is opened on what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fastrand::Rng;
use zhaojing::store::{BallotBox, BoxCopy, CodeState};

use super::ground::{Ground, code, sealed};
use super::sectors::{Disk, KEPT, Kept};
use super::seeker::Seeker;
use super::so_many;
use super::strace::{self, Event};
use super::voter::{ROWS, Voters, ballots};

const VOTERS: usize = 24;
const SIZE: usize = 2_048;
const SEED: usize = 11;

/// The process's dealings with the disk, and the files before it began.
struct Recording {
    before: BTreeMap<PathBuf, Vec<u8>>,
    events: Vec<Event>,
    /// Keeps the folder until the end, so that its name stays its own.
    ground: Ground,
    path: PathBuf,
    /// Whether it is our box, which leaves nothing where nothing should be.
    tidy: bool,
}

impl Recording {
    fn of(how: &'static str) -> Self {
        let ground = Ground::new(VOTERS, SIZE);
        let path = ground.path.clone();
        let names = fs::read_dir(ground.folder.path()).unwrap();
        let before = names
            .map(|entry| entry.unwrap().path())
            .map(|name| (name.clone(), fs::read(name).unwrap()))
            .collect();
        let voters = Voters {
            how,
            from: 0,
            to: VOTERS,
            size: SIZE,
            seed: SEED,
        };
        let mut events = strace::record(voters, &path);
        let inside = |name: &String| Path::new(name).starts_with(ground.folder.path());
        events.retain(|event| match event {
            Event::Opened { path, .. }
            | Event::Wrote { path, .. }
            | Event::Cut { path, .. }
            | Event::Synced { path }
            | Event::Removed { path } => inside(path),
            Event::Renamed { from, to } => inside(from) || inside(to),
            Event::Told(_) => true,
        });
        assert_eq!(
            events
                .iter()
                .filter(|e| matches!(e, Event::Told(_)))
                .count(),
            VOTERS
        );
        Self {
            before,
            events,
            tidy: matches!(how, "ours" | "whole"),
            ground,
            path,
        }
    }

    /// The files after the power was cut before event `cut`, and who had been
    /// told by then.
    fn cut(
        &self,
        cut: usize,
        kept: Kept,
        rng: &mut Rng,
    ) -> (BTreeMap<PathBuf, Vec<u8>>, Vec<usize>) {
        let mut disk = Disk::new(&self.before);
        let mut told = Vec::new();
        for event in &self.events[..cut] {
            match event {
                Event::Told(v) => told.push(*v),
                event => disk.take(event),
            }
        }
        (disk.after(kept, rng), told)
    }
}

/// What is wrong with the box that is left.
///
/// `tidy`: also what lies where nothing should is wrong.
fn fault(
    files: &BTreeMap<PathBuf, Vec<u8>>,
    path: &Path,
    told: &[usize],
    place: &Path,
    tidy: bool,
) -> Option<String> {
    let folder = tempfile::tempdir_in(place).unwrap();
    for (from, bytes) in files {
        fs::write(folder.path().join(from.file_name().unwrap()), bytes).unwrap();
    }
    let path = folder.path().join(path.file_name().unwrap());
    let open = match BallotBox::open(&path) {
        Ok(open) => open,
        Err(error) => return Some(format!("not opened: {error}")),
    };
    let used: BTreeSet<usize> = (0..VOTERS)
        .filter(|v| matches!(open.code_state(&code(*v)), Ok(CodeState::Used { .. })))
        .collect();
    if let Some(lost) = told.iter().find(|v| !used.contains(v)) {
        return Some(format!(
            "voter {lost} was told “recorded”, the code is unused"
        ));
    }
    if !open.is_closed() {
        open.close([1; 32]).unwrap();
    }
    let imported = open.turnout().unwrap()[0].imported as usize;
    drop(open);
    let rows = if imported == 0 { 0..0 } else { ROWS };
    if imported != rows.len() {
        return Some(format!("{imported} of {} rows", ROWS.len()));
    }
    let ballots = ballots(SEED);
    let whose = used.iter().copied().chain(rows);
    let expected: BTreeSet<Vec<u8>> = whose.map(|v| sealed(ballots[v], SIZE)).collect();
    let inside = BoxCopy::read(&path).unwrap().ballots;
    let found: BTreeSet<Vec<u8>> = inside.iter().map(|boxed| boxed.sealed.clone()).collect();
    let bytes = fs::read(&path).unwrap();
    if inside.len() != expected.len() || found != expected {
        return Some(format!("{} ballots of {} voters", inside.len(), used.len()));
    }
    if !tidy {
        return None;
    }
    let stray = Seeker::new(1_000).stray(&bytes);
    (!stray.is_empty()).then(|| format!("{stray:?} lie where no ballot should"))
}

/// Cuts the power until `states` were tried or the time is over; what went wrong.
fn cut_the_power(recording: &Recording, states: usize, time: Duration) -> (usize, Vec<String>) {
    let place = Path::new("/dev/shm");
    let place = if place.is_dir() {
        place
    } else {
        recording.ground.folder.path()
    };
    let seeds: Vec<usize> = (0..states).collect();
    let end = Instant::now() + time;
    let one = |seed: usize| {
        let mut rng = Rng::with_seed(seed as u64);
        let cut = rng.usize(0..=recording.events.len());
        let kept = KEPT[seed % KEPT.len()];
        let (files, told) = recording.cut(cut, kept, &mut rng);
        let fault = fault(&files, &recording.path, &told, place, recording.tidy);
        fault.map(|fault| format!("seed {seed}, cut at {cut}, kept {kept:?}: {fault}"))
    };
    let some = |seeds: &[usize]| {
        let mut tried = 0;
        let mut faults = Vec::new();
        for seed in seeds {
            if Instant::now() > end {
                break;
            }
            tried += 1;
            faults.extend(one(*seed));
        }
        (tried, faults)
    };
    let (even, odd) = seeds.split_at(states / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| some(even));
        let (mut tried, mut faults) = some(odd);
        let (more, others) = other.join().unwrap();
        tried += more;
        faults.extend(others);
        (tried, faults)
    })
}

fn nothing_is_lost(how: &'static str) {
    if !strace::at_hand() {
        return;
    }
    let recording = Recording::of(how);
    let (states, time) = (so_many(400, 1_500), so_many(16, 3_600));
    let (tried, faults) = cut_the_power(&recording, states, Duration::from_secs(time as u64));
    let (calls, found) = (recording.events.len(), faults.len());
    println!("{how}: {tried} states of {calls} calls, {found} faults");
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(tried >= 40, "only {tried} states in {time} s");
}

#[test]
fn the_power_may_fail_at_any_moment_of_the_votes() {
    nothing_is_lost("ours");
}

#[test]
fn the_power_may_fail_at_any_moment_of_batch_import_and_closing() {
    nothing_is_lost("whole");
}

/// The same cuts lose or damage a box that has its journal in memory, and one
/// that does not wait for the disk: the simulator is known to work.
#[test]
fn the_power_ruins_boxes_that_are_built_carelessly() {
    if !strace::at_hand() {
        return;
    }
    for how in ["memory", "unsynced"] {
        let recording = Recording::of(how);
        let (tried, faults) = cut_the_power(&recording, 60, Duration::from_secs(60));
        let lost = faults
            .iter()
            .filter(|fault| fault.contains("recorded"))
            .count();
        println!(
            "{how}: {} faults in {tried} states, {lost} of them lost ballots; such as {:?}",
            faults.len(),
            faults.first()
        );
        assert!(faults.len() > 5, "{how}: {faults:?}");
    }
}
