//! The user's folder beside the packs of the program.

use std::fs;
use std::path::Path;

use crate::content::{Library, Origin, PackKind, Problem};
use crate::domain::{MeetingKind, PackRef};

const SCHEDULE: &str = include_str!("../../../content/schedules/township.toml");
const CHECKLIST: &str = include_str!("../../../content/checklists/party-constitution-2022.toml");
const DEMO: &str = include_str!("../../../content/demo/township.toml");

fn put(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The problems of a folder with the ends of their files' names.
fn problems(folder: &Path) -> Vec<(String, Problem)> {
    let root = format!("{}/", folder.display());
    let errors = Library::with_folder(folder).unwrap_err();
    errors
        .into_iter()
        .map(|e| (e.file.replace(&root, ""), e.problem))
        .collect()
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::with_folder(&folder.path().join("none")).unwrap();
    assert_eq!(
        library.packs().count(),
        Library::embedded().unwrap().packs().count()
    );
}

#[test]
fn a_pack_of_the_folder_takes_the_place_of_its_namesake() {
    let folder = tempfile::tempdir().unwrap();
    let own = CHECKLIST.replace("吃苦在先", "吃苦在最先");
    put(
        folder.path(),
        "checklists/own.toml",
        format!("\u{FEFF}{own}"),
    );
    let library = Library::with_folder(folder.path()).unwrap();
    let pack = PackRef {
        id: "party-constitution".into(),
        version: "2022".into(),
    };
    assert_eq!(
        library
            .checklists()
            .filter(|checklist| checklist.pack == pack)
            .count(),
        1
    );
    let checklist = library.checklist(&pack).unwrap();
    assert!(
        checklist
            .items()
            .any(|(_, item)| item.text.contains("吃苦在最先"))
    );
    assert!(library.demo().is_ok());
}

#[test]
fn a_pack_of_another_version_stands_beside_and_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let own = SCHEDULE
        .replace("version = \"1\"", "version = \"2\"")
        .replace("days = -15", "days = -30");
    put(folder.path(), "schedules/own.toml", own);
    let library = Library::with_folder(folder.path()).unwrap();
    let schedule = library.schedule(MeetingKind::DemocraticLife).unwrap();
    assert_eq!(schedule.info.origin, Origin::Folder);
    assert_eq!(schedule.deadlines[0].days, -30);
    assert_eq!(
        library
            .packs()
            .filter(|info| info.kind == PackKind::Schedule)
            .count(),
        2
    );
}

#[test]
fn the_folder_may_bring_its_own_example() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        "demo/own.toml",
        DEMO.replace("石桥镇党委", "柳河乡党委"),
    );
    let library = Library::with_folder(folder.path()).unwrap();
    assert_eq!(library.demo().unwrap().unit, "柳河乡党委");
}

#[test]
fn an_example_whose_checklist_was_replaced_says_what_no_longer_fits() {
    let folder = tempfile::tempdir().unwrap();
    let own = CHECKLIST.replace("\"duty-study\"", "\"duty-reading\"");
    put(folder.path(), "checklists/own.toml", own);
    let library = Library::with_folder(folder.path()).unwrap();
    let error = library.demo().unwrap_err();
    assert_eq!(
        error.problem,
        Problem::NoSuch {
            name: "duty-study".into()
        }
    );
    assert_eq!(error.key, "worksheet[1].entry[1].item");
}

#[test]
fn everything_wrong_with_the_folder_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "stray.toml", "");
    put(folder.path(), "readme.txt", "not content");
    put(folder.path(), "checklists/gbk.toml", [0xB5, 0xB3]);
    put(folder.path(), "schedules/a.toml", SCHEDULE);
    put(folder.path(), "schedules/b.toml", SCHEDULE);
    put(
        folder.path(),
        "questionnaires/big.toml",
        vec![b'#'; (1 << 20) + 1],
    );
    let other = folder.path().join("schedules/a.toml").display().to_string();
    let found = problems(folder.path());
    let expected = [
        ("stray.toml", Problem::UnknownPlace),
        ("checklists/gbk.toml", Problem::NotUtf8),
        (
            "questionnaires/big.toml",
            Problem::FileTooLarge { most: 1 << 20 },
        ),
        ("schedules/b.toml", Problem::SamePack { other }),
    ];
    assert_eq!(
        found,
        expected.map(|(file, problem)| (file.to_owned(), problem))
    );
}

#[test]
fn a_folder_that_is_a_file_is_said_to_be_unreadable() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let errors = Library::with_folder(file.path()).unwrap_err();
    assert!(
        errors
            .iter()
            .all(|e| matches!(e.problem, Problem::Unreadable { .. })),
        "{errors:?}"
    );
}
