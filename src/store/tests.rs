//! Stories of the data file.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

use super::*;
use crate::domain::meeting::{MeetingPlan, PlanProblem, Seat};
use crate::domain::{Author, GroupId, MeetingId, MeetingKind, MemberId, PackRef, VoterGroup};

mod hostile;
mod migration;
mod opinion;
mod round;
mod worksheet;

pub(super) fn at(hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 12, 1)
        .unwrap()
        .and_hms_micro_opt(hour, 5, 9, 250_001)
        .unwrap()
}

pub(super) fn plan() -> MeetingPlan {
    let seat = |name: &str, post: &str| Seat {
        name: name.into(),
        post: post.into(),
    };
    let group = |id: &str, name: &str, head_count, weight| VoterGroup {
        id: GroupId::from(id),
        name: name.into(),
        head_count,
        weight,
    };
    MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
        theme: "学党章、守规矩".into(),
        members: vec![seat("王建国", "党委书记"), seat("李秀英", "镇长")],
        groups: vec![
            group("residents", "群众", 60, 3),
            group("colleagues", "干部", 30, 7),
        ],
        checklist: PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        },
        questionnaire: PackRef {
            id: "township".into(),
            version: "1".into(),
        },
    }
}

pub(super) fn vault(n: u8) -> VaultRow {
    VaultRow {
        by_passphrase: vec![n; 90],
        by_recovery: vec![n; 70],
        public_key: Some([n; 32]),
        sealed_secret: None,
    }
}

/// A folder with a data file that holds one meeting.
pub(super) struct Desk {
    pub(super) folder: TempDir,
    pub(super) path: PathBuf,
    pub(super) meeting: MeetingId,
}

pub(super) fn desk() -> (Desk, DataFile) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("石桥镇 2026.zj");
    let (file, meeting) =
        DataFile::create_with(&path, |file| file.create_meeting(&plan(), &vault(1), at(8)))
            .unwrap();
    (
        Desk {
            folder,
            path,
            meeting,
        },
        file,
    )
}

pub(super) fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

#[test]
fn a_meeting_comes_back_as_it_was_planned() {
    let (desk, file) = desk();
    drop(file);
    assert_eq!(
        names(desk.folder.path()),
        ["石桥镇 2026.zj"],
        "closing leaves one file"
    );
    let file = DataFile::open(&desk.path).unwrap();
    let plan = plan();
    let meeting = file.meeting(desk.meeting).unwrap();
    assert_eq!(
        (
            meeting.unit,
            meeting.title,
            meeting.kind,
            meeting.held_on,
            meeting.theme
        ),
        (plan.unit, plan.title, plan.kind, plan.held_on, plan.theme)
    );
    assert_eq!(
        (meeting.checklist, meeting.questionnaire),
        (plan.checklist, plan.questionnaire)
    );
    let members = file.members(desk.meeting).unwrap();
    let seen: Vec<_> = members
        .iter()
        .map(|m| (m.rank, m.name.as_str(), m.post.as_str(), m.chair))
        .collect();
    assert_eq!(
        seen,
        [
            (1, "王建国", "党委书记", true),
            (2, "李秀英", "镇长", false)
        ]
    );
    assert_eq!(file.groups(desk.meeting).unwrap(), plan.groups);
    assert!(matches!(
        file.meeting(MeetingId(9)),
        Err(Error::NoSuchMeeting)
    ));
    assert!(matches!(
        file.members(MeetingId(9)),
        Err(Error::NoSuchMeeting)
    ));
}

#[test]
fn the_newest_meeting_comes_first_and_the_unit_is_kept_once() {
    let (desk, file) = desk();
    let older = MeetingPlan {
        held_on: NaiveDate::from_ymd_opt(2025, 12, 20).unwrap(),
        ..plan()
    };
    let older = file.create_meeting(&older, &vault(2), at(9)).unwrap();
    let ids: Vec<_> = file
        .meetings()
        .unwrap()
        .into_iter()
        .map(|meeting| meeting.id)
        .collect();
    assert_eq!(ids, [desk.meeting, older]);
    let units = file
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM unit", [], |r| r.get::<_, i64>(0))?));
    assert_eq!(units.unwrap(), 1);
}

#[test]
fn an_incomplete_plan_leaves_no_meeting_and_no_file() {
    let (desk, file) = desk();
    let nobody = MeetingPlan {
        members: vec![],
        ..plan()
    };
    let refused = file.create_meeting(&nobody, &vault(2), at(9));
    assert!(matches!(refused, Err(Error::Plan(PlanProblem::NoMembers))));
    assert_eq!(file.meetings().unwrap().len(), 1);
    let path = desk.folder.path().join("b.zj");
    let refused = DataFile::create_with(&path, |file| {
        file.create_meeting(&plan(), &vault(1), at(8))?;
        file.create_meeting(&nobody, &vault(1), at(8))
    });
    assert!(matches!(refused, Err(Error::Plan(_))));
    drop(file);
    assert_eq!(names(desk.folder.path()), ["石桥镇 2026.zj"]);
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let (desk, file) = desk();
    drop(file);
    let before = fs::read(&desk.path).unwrap();
    assert!(matches!(
        DataFile::create(&desk.path),
        Err(Error::Exists(_))
    ));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    let nowhere = desk.folder.path().join("没有/a.zj");
    assert!(matches!(
        DataFile::create(&nowhere),
        Err(Error::NotFound(_))
    ));
    assert!(matches!(DataFile::open(&nowhere), Err(Error::NotFound(_))));
}

#[test]
fn one_program_works_at_a_file_at_a_time() {
    let (desk, file) = desk();
    assert!(matches!(DataFile::open(&desk.path), Err(Error::Locked)));
    drop(file);
    DataFile::open(&desk.path).unwrap();
}

#[test]
fn threads_share_one_file() {
    let (desk, file) = desk();
    let member = Author::Member(file.members(desk.meeting).unwrap()[0].id);
    std::thread::scope(|scope| {
        for n in 0..4_u8 {
            let (file, meeting) = (&file, desk.meeting);
            scope.spawn(move || {
                let item = format!("constitution/duty-{n}");
                file.save_draft(meeting, member, &item, &[n; 40]).unwrap();
            });
        }
    });
    assert_eq!(file.drafts(desk.meeting, member).unwrap().len(), 4);
}

#[test]
fn a_saved_draft_survives_a_program_that_never_closes() {
    let (desk, file) = desk();
    let member = Author::Member(file.members(desk.meeting).unwrap()[1].id);
    let item = "constitution/duty-1";
    file.save_draft(desk.meeting, member, item, b"first")
        .unwrap();
    file.save_draft(desk.meeting, member, item, b"second")
        .unwrap();
    // What lies on the disk at this moment is what a killed program leaves.
    let elsewhere = tempfile::tempdir().unwrap();
    for name in names(desk.folder.path()) {
        fs::copy(desk.folder.path().join(&name), elsewhere.path().join(&name)).unwrap();
    }
    let found = DataFile::open(&elsewhere.path().join("石桥镇 2026.zj")).unwrap();
    assert_eq!(
        found.drafts(desk.meeting, member).unwrap(),
        [(item.to_owned(), b"second".to_vec())]
    );
}

#[test]
fn a_member_of_another_meeting_has_no_worksheet_here() {
    let (desk, file) = desk();
    let other = file.create_meeting(&plan(), &vault(2), at(9)).unwrap();
    let member = Author::Member(file.members(desk.meeting).unwrap()[0].id);
    let item = "constitution/duty-1";
    assert!(matches!(
        file.save_draft(other, member, item, b"x"),
        Err(Error::NoSuchMember)
    ));
    assert!(matches!(
        file.hand_in(other, member, b"x", b"x", at(9)),
        Err(Error::NoSuchMember)
    ));
    assert!(matches!(
        file.drafts(other, member),
        Err(Error::NoSuchMember)
    ));
    let nobody = file.put_vault(VaultOwner::Member(MemberId(99)), &vault(3));
    assert!(matches!(nobody, Err(Error::NoSuchMember)));
}

#[test]
fn a_vault_is_only_replaced_on_purpose_and_then_the_old_one_is_gone() {
    let (desk, file) = desk();
    let member = VaultOwner::Member(file.members(desk.meeting).unwrap()[0].id);
    let office = VaultOwner::Office(desk.meeting);
    assert_eq!(file.vault(office).unwrap(), Some(vault(1)));
    assert_eq!(file.vault(member).unwrap(), None);
    assert!(matches!(
        file.replace_vault(member, &vault(2)),
        Err(Error::NoVault)
    ));
    file.put_vault(member, &vault(200)).unwrap();
    assert!(matches!(
        file.put_vault(member, &vault(3)),
        Err(Error::VaultExists)
    ));
    assert_eq!(file.vault(member).unwrap(), Some(vault(200)));
    file.replace_vault(member, &vault(201)).unwrap();
    assert_eq!(file.vault(member).unwrap(), Some(vault(201)));
    for name in names(desk.folder.path()) {
        let bytes = fs::read(desk.folder.path().join(&name)).unwrap();
        assert!(
            !bytes.windows(40).any(|part| part == [200; 40]),
            "old wrap in {name}"
        );
    }
}

#[test]
fn debug_output_keeps_keys_and_worksheets_secret() {
    let sealed = HandedIn {
        version: 1,
        at: at(9),
        sealed: vec![201; 3],
        kept: Some(vec![201; 3]),
        withdrawn: false,
    };
    let printed = format!("{:?} {sealed:?} {:?}", vault(201), round::round(201));
    assert!(!printed.contains("201, 201"), "{printed}");
}
