//! What is not ours, not whole or not writable: refused with the right word,
//! and not a byte of it changed.

use std::process::Command;
use std::sync::OnceLock;

use proptest::prelude::*;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::*;

/// Everything in a folder, with length and hash of its bytes.
fn bytes(folder: &Path) -> Vec<(String, usize, [u8; 32])> {
    let read = |name: String| {
        let bytes = fs::read(folder.join(&name)).unwrap();
        (name, bytes.len(), Sha256::digest(bytes).into())
    };
    names(folder).into_iter().map(read).collect()
}

/// The path in a fresh folder that `make` filled.
fn made(make: impl FnOnce(&Path)) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zj");
    make(&path);
    (folder, path)
}

/// Opens it in every way; nothing may change.
fn refusals(folder: &Path, path: &Path) -> [Error; 2] {
    let before = bytes(folder);
    let errors = [
        DataFile::open(path).unwrap_err(),
        BallotBox::open(path).unwrap_err(),
    ];
    assert_eq!(bytes(folder), before, "{errors:?}");
    errors
}

fn data_file(path: &Path) {
    DataFile::create_with(path, |file| file.create_meeting(&plan(), &vault(1), at(8))).unwrap();
}

fn ballot_box(path: &Path) {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = MADE.get_or_init(|| {
        let (_folder, path) = made(|path| {
            let codes: Vec<_> = (0..40).map(|n| (0, [n; 32])).collect();
            let made = BallotBox::create(path, b"{}", &[7; 32], 0, 600, &codes).unwrap();
            for n in 0..30 {
                made.cast(&[n; 32], Boxed::of_class(0, vec![n; 600]))
                    .unwrap();
            }
        });
        fs::read(path).unwrap()
    });
    fs::write(path, bytes).unwrap();
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let text = "对照检查材料".as_bytes();
    for content in [b"".as_slice(), text, &[0x5a; 9_000]] {
        leave_alone(|path| fs::write(path, content).unwrap());
    }
    for sql in [
        "CREATE TABLE t (x); INSERT INTO t VALUES (1);",
        "PRAGMA application_id = 1; PRAGMA user_version = 1; CREATE TABLE t (x);",
    ] {
        leave_alone(|path| Connection::open(path).unwrap().execute_batch(sql).unwrap());
    }
}

fn leave_alone(make: impl FnOnce(&Path)) {
    let (folder, path) = made(make);
    for error in refusals(folder.path(), &path) {
        assert!(matches!(error, Error::NotOurs), "{error:?}");
    }
}

#[test]
fn another_programs_unfinished_work_is_left_alone() {
    let (folder, path) = made(|_| ());
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        .unwrap();
    for error in refusals(folder.path(), &path) {
        assert!(matches!(error, Error::NotOurs), "{error:?}");
    }
    assert_eq!(names(folder.path()), ["a.zj", "a.zj-shm", "a.zj-wal"]);
}

#[test]
fn a_folder_and_the_other_kind_of_file_are_not_ours() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(DataFile::open(folder.path()), Err(Error::NotOurs)));
    assert!(matches!(
        BallotBox::open(folder.path()),
        Err(Error::NotOurs)
    ));
    let (_folder, path) = made(data_file);
    assert!(matches!(BallotBox::open(&path), Err(Error::NotOurs)));
    let (_folder, path) = made(ballot_box);
    assert!(matches!(DataFile::open(&path), Err(Error::NotOurs)));
}

#[test]
fn a_newer_file_says_which_version_it_has() {
    for (make, known) in [(data_file as fn(&Path), 3_u32), (ballot_box, 2)] {
        let (folder, path) = made(make);
        Connection::open(&path)
            .unwrap()
            .pragma_update(None, "user_version", 7)
            .unwrap();
        let newer = refusals(folder.path(), &path)
            .into_iter()
            .filter(|error| matches!(error, Error::Newer { found: 7, known: k } if *k == known))
            .count();
        assert!(newer >= 1);
    }
}

#[test]
fn a_damaged_file_is_refused_and_kept_for_who_can_repair_it() {
    let damage: [fn(&mut Vec<u8>); 4] = [
        |bytes| bytes.truncate(bytes.len() - 4_096),
        |bytes| {
            let from = bytes.len() / 2;
            bytes[from..].fill(0xaa);
        },
        |bytes| bytes[4_096..4_196].fill(0),
        |bytes| bytes.truncate(5_000),
    ];
    for harm in damage {
        let (folder, path) = made(data_file);
        let mut file = fs::read(&path).unwrap();
        harm(&mut file);
        fs::write(&path, file).unwrap();
        let [error, _] = refusals(folder.path(), &path);
        assert!(matches!(error, Error::Damaged), "{error:?}");
    }
}

#[test]
fn a_damaged_file_with_a_log_keeps_both() {
    let (folder, path) = made(data_file);
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("a.zj");
    {
        let file = DataFile::open(&path).unwrap();
        file.create_meeting(&plan(), &vault(1), at(8)).unwrap();
        let mut damaged = fs::read(&path).unwrap();
        damaged[4_096..8_192].fill(0xaa);
        damaged[8_192..].fill(0xaa);
        fs::write(&copy, damaged).unwrap();
        fs::copy(
            folder.path().join("a.zj-wal"),
            elsewhere.path().join("a.zj-wal"),
        )
        .unwrap();
    }
    let before = bytes(elsewhere.path());
    assert!(matches!(DataFile::open(&copy), Err(Error::Damaged)));
    let after: Vec<_> = bytes(elsewhere.path())
        .into_iter()
        .filter(|(name, ..)| !name.ends_with("-shm"))
        .collect();
    assert_eq!(after, before);
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = made(data_file);
    let allow = |mode| {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o555);
    let all_powerful = fs::write(folder.path().join("probe"), "").is_ok();
    if all_powerful {
        println!("skipped: this user writes where nobody may");
    } else {
        assert!(matches!(
            DataFile::open(&path),
            Err(Error::ReadOnlyPlace(_))
        ));
        let new = folder.path().join("b.zj");
        assert!(matches!(
            DataFile::create(&new),
            Err(Error::ReadOnlyPlace(_))
        ));
    }
    allow(0o755);
    assert!(all_powerful || names(folder.path()) == ["a.zj"]);
}

/// A file system of its own, for who may mount one.
struct Small(TempDir);

impl Small {
    fn mount(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "none"])
            .arg(folder.path())
            .output();
        done.is_ok_and(|output| output.status.success())
            .then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_says_so_and_keeps_nothing_half_made() {
    let Some(disk) = Small::mount("size=64k") else {
        println!("skipped: only root can make a small disk");
        return;
    };
    let path = disk.0.path().join("a.zj");
    let full = DataFile::create_with(&path, |file| file.create_meeting(&plan(), &vault(1), at(8)));
    assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
    assert_eq!(names(disk.0.path()), [""; 0]);
    let codes: Vec<_> = (0..40).map(|n| (0, [n; 32])).collect();
    let full = BallotBox::create(&path, b"{}", &[7; 32], 0, 600, &codes);
    assert!(matches!(full, Err(Error::DiskFull)), "{full:?}");
    assert_eq!(names(disk.0.path()), [""; 0]);
}

#[test]
fn a_disk_that_fills_up_loses_no_vote_that_was_acknowledged() {
    let Some(disk) = Small::mount("size=900k") else {
        println!("skipped: only root can make a small disk");
        return;
    };
    let path = disk.0.path().join("a.box");
    let codes: Vec<_> = (0..200).map(|n| (0, [n; 32])).collect();
    let made = BallotBox::create(&path, b"{}", &[7; 32], 0, 4_000, &codes).unwrap();
    let stopped = (0..200).find_map(|n| {
        made.cast(&[n; 32], Boxed::of_class(0, vec![n; 4_000]))
            .err()
            .map(|error| (n, error))
    });
    let Some((n, Error::DiskFull)) = stopped else {
        panic!("{stopped:?}")
    };
    drop(made);
    let made = BallotBox::open(&path).unwrap();
    let ballots = made.turnout().unwrap()[0].ballots;
    let used = matches!(made.code_state(&[n; 32]).unwrap(), CodeState::Used { .. });
    assert_eq!(ballots, u32::from(n) + u32::from(used));
}

/// Uses whatever can be opened; only errors are allowed, no panic.
fn poke(path: &Path) {
    if let Ok(file) = DataFile::open(path) {
        for meeting in file.meetings().into_iter().flatten() {
            let _ = (
                file.members(meeting.id),
                file.groups(meeting.id),
                file.progress(meeting.id),
            );
            let _ = (
                file.rounds(meeting.id),
                file.vault(VaultOwner::Office(meeting.id)),
            );
            let _ = file.create_meeting(&plan(), &vault(2), at(9));
        }
    }
    if let Ok(file) = BallotBox::open(path) {
        let _ = (
            file.turnout(),
            file.code_state(&[1; 32]),
            file.cast(&[35; 32], Boxed::of_class(0, vec![35; 600])),
        );
        let _ = (
            file.cast_imported(vec![(Boxed::of_class(1, vec![1; 600]), [1; 32])]),
            file.close([1; 32]),
        );
        let _ = (file.sealed_ballots(), file.load(), file.destroy());
    }
    if let Ok(copy) = BoxCopy::read(path) {
        let _ = copy.ballots.len();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_whatever_make_it_panic(
        header in prop::sample::select(vec![b"".as_slice(), b"SQLite format 3\0"]),
        noise in prop::collection::vec(any::<u8>(), 0..6_000),
    ) {
        let (_folder, path) = made(|path| fs::write(path, [header, &noise].concat()).unwrap());
        poke(&path);
    }

    #[test]
    fn no_changed_byte_makes_it_panic(
        is_box in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..4),
        in_header in any::<bool>(),
    ) {
        let (_folder, path) = made(if is_box { ballot_box } else { data_file });
        let mut file = fs::read(&path).unwrap();
        for (place, change) in changes {
            let within = if in_header { 112 } else { file.len() };
            file[place.index(within)] ^= change;
        }
        fs::write(&path, file).unwrap();
        poke(&path);
    }
}
