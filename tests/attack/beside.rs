//! P3. Nothing beside the file: after each acknowledged cast the journal is all
//! zeros, there is no other log and no temporary file, and the process has
//! opened nothing to be written but the box, its journal and its lock.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::ground::{Ground, SIZE, beside};
use super::strace::{self, Event};
use super::voter::{Voters, said};

const VOTERS: usize = 20;

fn voters() -> Voters {
    Voters {
        how: "ours",
        from: 0,
        to: VOTERS,
        size: SIZE,
        seed: 1,
    }
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    names
}

/// Files of the box that a process has open, as the system shows them.
#[cfg(target_os = "linux")]
fn held_open(process: u32, folder: &Path) -> Vec<PathBuf> {
    let Ok(handles) = fs::read_dir(format!("/proc/{process}/fd")) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = handles
        .filter_map(|handle| fs::read_link(handle.ok()?.path()).ok())
        .filter(|path| {
            path.is_absolute() && !path.starts_with("/dev") && !path.starts_with("/proc")
        })
        .collect();
    paths.retain(|path| path.starts_with(folder) || path.starts_with(std::env::temp_dir()));
    paths.sort();
    paths.dedup();
    paths
}

/// The voters stop after each cast until they are told to go on: their output
/// is a pipe that is read line by line, so the look is at a moment when at
/// least this ballot is acknowledged. (A later cast may be under way; so the
/// journal is read by the last voter only, and after each by `strace` below.)
#[cfg(target_os = "linux")]
#[test]
fn no_file_lies_beside_the_box() {
    let ground = Ground::new(VOTERS, SIZE);
    let [journal, lock] = ["-journal", ".lock"].map(|suffix| beside(&ground.path, suffix));
    let expected = [ground.path.clone(), journal.clone(), lock.clone()];
    // Nothing of the one who runs this is handed down.
    let mut child = voters()
        .command(&ground.path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut looks = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        if said(&line.unwrap(), "recorded ").is_some() {
            for name in names(ground.folder.path()) {
                assert!(expected.contains(&name), "{name:?}");
            }
            for name in held_open(child.id(), ground.folder.path()) {
                assert!(expected.contains(&name), "{name:?}");
            }
            looks += 1;
        }
    }
    assert!(child.wait().unwrap().success());
    assert_eq!(looks, VOTERS);
    assert_eq!(names(ground.folder.path()), [ground.path.clone(), journal]);
    assert!(ground.journal().iter().all(|byte| *byte == 0));
}

/// Follows the journal through the recording: whenever a voter is told
/// “recorded”, every byte of it is zero, on the disk and not only in memory.
#[test]
fn whenever_a_voter_is_told_the_journal_is_zero_and_on_the_disk() {
    if !strace::at_hand() {
        return;
    }
    let ground = Ground::new(VOTERS, SIZE);
    let events = strace::record(voters(), &ground.path);
    let journal = beside(&ground.path, "-journal").display().to_string();
    let (mut bytes, mut synced, mut told) = (Vec::new(), true, 0);
    for event in &events {
        match event {
            Event::Wrote {
                path,
                at,
                bytes: new,
            } if *path == journal => {
                let (at, end) = (*at as usize, *at as usize + new.len());
                if bytes.len() < end {
                    bytes.resize(end, 0);
                }
                bytes[at..end].copy_from_slice(new);
                synced = false;
            }
            Event::Cut { path, length } if *path == journal => {
                bytes.resize(*length as usize, 0);
                synced = false;
            }
            Event::Synced { path } if *path == journal => synced = true,
            Event::Told(voter) => {
                assert!(
                    synced,
                    "voter {voter} was told before the disk was waited for"
                );
                assert!(
                    !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0),
                    "voter {voter}"
                );
                told += 1;
            }
            _ => {}
        }
    }
    assert_eq!(told, VOTERS);
}

/// All names that the process opened to be written, made, renamed or removed.
#[test]
fn only_the_box_its_journal_and_its_lock_are_written() {
    if !strace::at_hand() {
        return;
    }
    let ground = Ground::new(VOTERS, SIZE);
    let touched = strace::touched(&strace::record(voters(), &ground.path));
    let expected = ["", "-journal", ".lock"].map(|suffix| beside(&ground.path, suffix));
    let beyond: Vec<_> = touched
        .iter()
        // The harness's own: no file of any disk.
        .filter(|path| !path.starts_with("/dev") && !path.starts_with("/proc"))
        .filter(|path| !expected.contains(path))
        .collect();
    assert!(beyond.is_empty(), "{beyond:?}");
    assert!(touched.contains(&ground.path));
}
