//! A small town whose committee will meet in ten days.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;
use zhaojing::domain::{MeetingId, MemberId};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::{Layer, Screen};
use zhaojing::usecase::vault::{self, MemberKey, OfficeKey};
use zhaojing::usecase::{Desk, meeting};

use crate::support::town;

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
        Self::of(3)
    }

    /// With so many members.
    pub fn of(members: usize) -> Self {
        let desk = town::desk();
        let folder = TempDir::new().unwrap();
        let meeting = town::found(&desk, folder.path(), members, [20, 20, 20]);
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
        town::unlock_office(&self.desk)
    }

    /// What lies in one file of the folder.
    pub fn bytes_of(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
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
