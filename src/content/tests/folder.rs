//! The user's folder beside the packs of the program.

use std::fs;
use std::path::Path;

use super::small::{CATEGORIES, CHECKLIST as CHECKLIST_SMALL, DIMENSIONS, EXEMPLARS, JOURNAL};
use crate::content::{Audit, Library, Origin, PackKind, Problem};
use crate::domain::{Family, MeetingKind, PackRef};

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
            name: "duty-study".into(),
            near: Vec::new()
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

/// The problems of single files, with their lines and keys.
fn found(audit: &Audit) -> Vec<(usize, &str, &Problem)> {
    let places = audit.problems.iter();
    places
        .map(|e| (e.line, e.key.as_str(), &e.problem))
        .collect()
}

#[test]
fn what_a_pack_names_in_another_must_exist_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    let own = EXEMPLARS
        .replace("dimension = \"masses\"", "dimension = \"mases\"")
        .replace("duty-study", "duty-studies");
    put(folder.path(), "exemplars/own.toml", own);
    let audit = Audit::folder(folder.path());
    let found = found(&audit);
    assert_eq!(
        (found[0].0, found[0].1),
        (16, "exemplar[1].trait[1].dimension")
    );
    let Problem::NoSuch { name, near } = found[0].2 else {
        panic!("{found:?}");
    };
    assert_eq!(
        (name.as_str(), near[0].as_str()),
        ("mases", "masses 群众路线和工作作风")
    );
    assert_eq!(
        (found[1].0, found[1].1),
        (17, "exemplar[1].trait[1].items[2]")
    );
    let Problem::NoSuch { name, near } = found[1].2 else {
        panic!("{found:?}");
    };
    assert_eq!(name, "party-constitution/duty-studies");
    assert_eq!(near[0], "party-constitution/duty-study");
    assert_eq!(found.len(), 2);
    assert!(Library::with_folder(folder.path()).is_err());
}

#[test]
fn a_pack_may_name_what_another_of_the_folder_brings() {
    let folder = tempfile::tempdir().unwrap();
    let dimensions = DIMENSIONS.replace("id = \"power\"", "id = \"own-way\"");
    let checklist = CHECKLIST_SMALL.replace(
        "document = \"某规定\"",
        "document = \"某规定\"\ndimension = \"own-way\"",
    );
    put(folder.path(), "checklists/own.toml", &checklist);
    let audit = Audit::folder(folder.path());
    let (line, key, problem) = found(&audit)[0];
    assert_eq!((line, key), (10, "section[1].dimension"));
    assert!(matches!(problem, Problem::NoSuch { name, .. } if name == "own-way"));
    put(folder.path(), "dimensions/own.toml", &dimensions);
    assert_eq!(Audit::folder(folder.path()).problems, []);
    let library = Library::with_folder(folder.path()).unwrap();
    assert_eq!(library.dimensions()[1].id.as_str(), "own-way");
    assert!(library.dimension(&"politics".into()).is_some());
    let small = library.editions("small");
    let item = small[0].item(&"a".into()).unwrap();
    assert_eq!(item.dimension, Some("own-way".into()));
    // A file that cannot be read hides what it brings; that is not said twice.
    put(
        folder.path(),
        "dimensions/own.toml",
        dimensions.replace("title = \"用权\"", ""),
    );
    let audit = Audit::folder(folder.path());
    assert_eq!(
        found(&audit),
        [(10, "dimension[2].title", &Problem::MissingKey)]
    );
}

#[test]
fn dimensions_in_the_place_of_ours_keep_what_our_packs_name() {
    let folder = tempfile::tempdir().unwrap();
    let own = DIMENSIONS.replace("id = \"small\"", "id = \"six-contents\"");
    put(folder.path(), "dimensions/own.toml", own);
    let errors = Library::with_folder(folder.path()).unwrap_err();
    let lacks = Problem::Lacks {
        name: "integrity".into(),
    };
    assert!(errors.iter().any(|e| e.problem == lacks), "{errors:?}");
    assert!(errors.iter().all(|e| e.file.ends_with("own.toml")));
}

#[test]
fn the_own_categories_and_journal_are_in_force_and_old_categories_are_still_known() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "categories/own.toml", CATEGORIES);
    put(folder.path(), "journals/own.toml", JOURNAL);
    put(folder.path(), "exemplars/own.toml", EXEMPLARS);
    let library = Library::with_folder(folder.path()).unwrap();
    let labels: Vec<_> = library.categories().iter().map(|c| &c.label).collect();
    assert_eq!(labels, ["道路", "其他"]);
    let old = library.category(&"subsidies".into()).unwrap();
    assert_eq!(old.label, "补贴发放");
    assert_eq!(
        library.journal().unwrap().questions,
        ["一？", "二？", "三？"]
    );
    assert_eq!(library.exemplars()[0].name, "某人");
    let touched = &library.exemplars()[0].traits[0];
    assert!(touched.touches("party-constitution", &"duty-study".into()));
    assert!(!touched.touches("three-stricts", &"duty-study".into()));
}

#[test]
fn checklists_are_offered_own_ones_first_then_by_family_and_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let theme = |version: &str| {
        CHECKLIST_SMALL.replace("2026.1", version).replace(
            "verified = false\n[[section]]",
            "verified = false\ntheme = \"题\"\n[[section]]",
        )
    };
    put(folder.path(), "checklists/a.toml", theme("2026"));
    put(folder.path(), "checklists/b.toml", theme("2027"));
    // In the place of one of ours it is offered where that was.
    put(folder.path(), "checklists/c.toml", CHECKLIST);
    let library = Library::with_folder(folder.path()).unwrap();
    let offered: Vec<_> = library.checklists().map(|c| c.pack.to_string()).collect();
    assert_eq!(
        offered[..3],
        ["small@2027", "small@2026", "party-constitution@2022"]
    );
    let families: Vec<_> = library.checklists().skip(2).map(|c| c.family).collect();
    assert!(families.is_sorted(), "{families:?}");
    let editions: Vec<_> = library
        .editions("small")
        .iter()
        .map(|c| &c.pack.version)
        .collect();
    assert_eq!(editions, ["2027", "2026"]);
    assert_eq!(library.checklists().next().unwrap().family, Family::Theme);
}

#[test]
fn a_single_file_is_checked_as_what_it_is_said_lies_in_or_looks_like() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, text: &str, kind| {
        put(folder.path(), name, text);
        Audit::single(&[(folder.path().join(name), kind)], None)
    };
    assert_eq!(check("one.toml", CHECKLIST_SMALL, None).problems, []);
    assert_eq!(check("two.toml", JOURNAL, None).problems, []);
    assert_eq!(check("exemplars/x.toml", EXEMPLARS, None).problems, []);
    let kind = Some(PackKind::Journal);
    let audit = check("three.toml", "questions = 3", kind);
    let all = found(&audit);
    assert!(all.contains(&(1, "id", &Problem::MissingKey)), "{all:?}");
    assert!(all.iter().any(|(_, key, _)| *key == "questions"), "{all:?}");
    let audit = check("four.toml", "id = \"x\"", None);
    assert_eq!(found(&audit), [(1, "", &Problem::UnknownKind)]);
    // Even one that is not TOML any more shows what it was meant to be.
    let audit = check(
        "five.toml",
        &CHECKLIST_SMALL.replace("\"乙\"", "“乙”"),
        None,
    );
    assert_eq!(found(&audit)[0].0, 17);
}

#[test]
fn a_single_file_finds_what_it_names_in_the_folder_around_it() {
    let own = tempfile::tempdir().unwrap();
    put(
        own.path(),
        "dimensions/own.toml",
        DIMENSIONS.replace("id = \"power\"", "id = \"own-way\""),
    );
    put(own.path(), "checklists/bad.toml", "id = ");
    let draft = tempfile::tempdir().unwrap();
    let text = CATEGORIES.replace("\"power\"", "\"own-way\"");
    put(draft.path(), "draft.toml", text);
    let files = [(draft.path().join("draft.toml"), None)];
    assert_eq!(Audit::single(&files, Some(own.path())).problems, []);
    let alone = Audit::single(&files, None);
    assert_eq!(found(&alone)[0].1, "category[1].dimension");
    assert_eq!(alone.problems.len(), 1);
    let Problem::NoSuch { near, .. } = &alone.problems[0].problem else {
        panic!("{alone:?}");
    };
    assert!(near.contains(&"politics 政治信仰和政治纪律".to_owned()));
}
