//! A small town whose committee will meet in ten days.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use zhaojing::domain::meeting::{MeetingPlan, Seat, VoterGroup};
use zhaojing::domain::{MeetingId, MeetingKind, MemberId, PackRef};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::{Layer, Screen};
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::vault::{self, MemberKey, OfficeKey, Proof};
use zhaojing::usecase::{Desk, meeting};

/// The office's passphrase.
pub const OFFICE: &str = "会务办公室的口令";
/// Every member's passphrase, once it is set.
pub const PASSPHRASE: &str = "石桥镇的早晨八点";

/// A data file with a meeting, gone at the end of the test.
pub struct Town {
    pub desk: Arc<Desk>,
    pub meeting: MeetingId,
    folder: TempDir,
}

impl Town {
    pub fn found() -> Self {
        let desk = Arc::new(Desk::new(PassphraseCost::Floor, None));
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("town.zj");
        let created = meeting::create(&desk, &path, &plan(), OFFICE, morning()).unwrap();
        let meeting = created.meeting;
        Self {
            desk,
            meeting,
            folder,
        }
    }

    /// The program, with nobody sitting at it.
    pub fn open(&self) -> Harness {
        self.at(HomeScreen::nobody())
    }

    /// The program at a screen.
    pub fn at(&self, screen: impl Screen) -> Harness {
        Harness::start(&self.desk, Layer::new(screen))
    }

    /// The members, by place from 0.
    pub fn id(&self, place: usize) -> MemberId {
        meeting::members(&self.desk, self.meeting).unwrap()[place].id
    }

    /// A member with a passphrase, unlocked.
    pub fn member(&self, place: usize) -> Arc<MemberKey> {
        let id = self.id(place);
        let (key, _) = vault::create_member(&self.desk, self.meeting, id, PASSPHRASE).unwrap();
        Arc::new(key)
    }

    pub fn office(&self) -> Arc<OfficeKey> {
        let proof = Proof::Passphrase(OFFICE);
        Arc::new(vault::unlock_office(&self.desk, self.meeting, &proof).unwrap())
    }

    /// Every byte that lies in the folder.
    pub fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        files
            .iter()
            .flat_map(|file| std::fs::read(file).unwrap())
            .collect()
    }
}

/// When the harness's clock begins.
fn morning() -> NaiveDateTime {
    day(18).and_hms_opt(9, 42, 0).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

fn plan() -> MeetingPlan {
    let seat = |name: &str, post: &str| Seat {
        name: name.into(),
        post: post.into(),
    };
    let pack = |id: &str, version: &str| PackRef {
        id: id.into(),
        version: version.into(),
    };
    let group = |id: &str, name: &str| VoterGroup {
        id: id.into(),
        name: name.into(),
        head_count: 20,
        weight: 1,
    };
    MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: day(28),
        theme: "办实事".into(),
        members: vec![
            seat("王建国", "党委书记"),
            seat("李秀英", "党委副书记、镇长"),
            seat("赵敏", "纪委书记"),
        ],
        groups: vec![
            group("colleagues", "单位同事"),
            group("service-users", "服务对象"),
            group("residents", "基层群众"),
        ],
        checklist: pack("party-constitution", "2022"),
        questionnaire: pack("township", "1"),
    }
}
