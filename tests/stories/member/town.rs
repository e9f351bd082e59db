//! A small town whose committee will meet in ten days.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;
use tempfile::TempDir;
use zhaojing::domain::{MeetingId, MemberId};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::{Layer, Screen};
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::vault::{self, MemberKey, OfficeKey, Proof};
use zhaojing::usecase::{Desk, meeting};

use crate::support::town;

/// Every member's passphrase, once it is set.
pub const PASSPHRASE: &str = "石桥镇的早晨八点";

/// A second meeting of the same people, as it lies in a file.
const NEXT_MEETING: &str = "
    INSERT INTO meeting (unit, title, kind, held_on, theme, checklist, checklist_version,
                         questionnaire, questionnaire_version, created_at)
    SELECT unit, '2027年度民主生活会', kind, '2027-12-28', theme, checklist, checklist_version,
           questionnaire, questionnaire_version, created_at FROM meeting;
    INSERT INTO member (meeting, rank, name, post, chair, same_as)
    SELECT (SELECT max(id) FROM meeting), rank, name, post, chair, id FROM member;
    INSERT INTO worksheet (meeting, member, done, begun, total)
    SELECT meeting, id, 0, 0, 0 FROM member WHERE same_as IS NOT NULL;
    INSERT INTO voter_group (meeting, place, id, name, head_count, weight)
    SELECT (SELECT max(id) FROM meeting), place, id, name, head_count, weight FROM voter_group;
";

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

    /// On another checklist; `packs` are content of the town's own, as names in
    /// its content folder and texts.
    pub fn on(checklist: (&str, &str), packs: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let content = folder.path().join("content");
        for (name, text) in packs {
            let path = content.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let desk = Arc::new(Desk::new(PassphraseCost::Floor, Some(content)));
        let checklist = town::pack(checklist.0, checklist.1);
        let meeting = town::found_on(&desk, folder.path(), 3, [20, 20, 20], checklist);
        Self {
            desk,
            meeting,
            folder,
        }
    }

    /// A year later: the same people meet again, in the same file. Returns the
    /// meeting of the year before.
    pub fn a_year_later(&mut self) -> MeetingId {
        let path = town::data_file(self.folder.path());
        self.desk.close();
        let file = Connection::open(&path).unwrap();
        file.execute_batch(NEXT_MEETING).unwrap();
        drop(file);
        self.desk.open(&path).unwrap();
        let before = self.meeting;
        self.meeting = meeting::current(&self.desk).unwrap().id;
        before
    }

    /// A member of the year before, unlocked for this year's meeting.
    pub fn again(&self, place: usize) -> Arc<MemberKey> {
        let proof = Proof::Passphrase(PASSPHRASE);
        let key = vault::unlock_member(&self.desk, self.meeting, self.id(place), &proof);
        Arc::new(key.unwrap())
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

    /// Whether no file of the folder holds these words, in either encoding.
    pub fn keeps_secret(&self, words: &str) -> bool {
        let bytes = self.bytes();
        let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(has("石桥镇党委".as_bytes()), "the file was not read");
        !has(words.as_bytes()) && !has(&wide)
    }

    /// Every byte that lies in the folder.
    pub fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let files = files.map(|file| file.unwrap().path());
        let files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
        files
            .iter()
            .flat_map(|file| std::fs::read(file).unwrap())
            .collect()
    }
}
