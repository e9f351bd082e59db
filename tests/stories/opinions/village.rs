//! A town with a register of opinions.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use tempfile::TempDir;
use zeroize::Zeroizing;
use zhaojing::domain::opinion::{Addressee, Channel, Registered};
use zhaojing::domain::{MeetingId, MemberId, OpinionId};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::opinions::RegisterScreen;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions::{self, Draft, Hand};
use zhaojing::usecase::vault::{self, MemberKey, OfficeKey};
use zhaojing::usecase::{Desk, meeting};

use crate::support::town;

/// Five members; nothing is written down yet.
pub struct Village {
    pub desk: Arc<Desk>,
    pub meeting: MeetingId,
    pub folder: TempDir,
}

impl Village {
    pub fn found() -> Self {
        let desk = town::desk();
        let folder = TempDir::new().unwrap();
        let meeting = town::found(&desk, folder.path(), 5, [20, 20, 20]);
        Self {
            desk,
            meeting,
            folder,
        }
    }

    pub fn id(&self, place: usize) -> MemberId {
        meeting::members(&self.desk, self.meeting).unwrap()[place].id
    }

    /// A member with a passphrase, unlocked.
    pub fn member(&self, place: usize) -> Arc<MemberKey> {
        let id = self.id(place);
        let made = vault::create_member(&self.desk, self.meeting, id, "石桥镇的早晨八点");
        Arc::new(made.unwrap().0)
    }

    pub fn office(&self) -> Arc<OfficeKey> {
        town::unlock_office(&self.desk)
    }

    /// Written down on a visit today, about the body.
    pub fn heard(&self, hand: Hand<'_>, words: &str) -> OpinionId {
        self.write(hand, &draft(words))
    }

    pub fn write(&self, hand: Hand<'_>, draft: &Draft) -> OpinionId {
        opinions::add(&self.desk, hand, draft, today()).unwrap()
    }

    pub fn register(&self) -> Vec<Registered> {
        opinions::register(&self.desk, self.meeting).unwrap()
    }

    pub fn record(&self, id: OpinionId) -> Registered {
        let register = self.register();
        register.into_iter().find(|it| it.opinion.id == id).unwrap()
    }

    pub fn register_of(&self, person: &Person) -> Harness {
        self.register_at(person, (80, 24))
    }

    pub fn register_at(&self, person: &Person, size: (u16, u16)) -> Harness {
        Harness::start_at(&self.desk, register_layer(person), size)
    }
}

pub fn register_layer(person: &Person) -> Layer {
    Layer::new(RegisterScreen::of(person).unwrap())
}

pub fn today() -> NaiveDate {
    town::morning().date()
}

pub fn days_ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

pub fn draft(words: &str) -> Draft {
    Draft {
        channel: Channel::Visit,
        category: "other".into(),
        addressee: Addressee::Body,
        urgent: false,
        words: words.into(),
        received_on: Some(today()),
        contact: None,
    }
}

pub fn with_contact(words: &str, contact: &str) -> Draft {
    Draft {
        contact: Some(Zeroizing::new(contact.into())),
        ..draft(words)
    }
}

/// Every byte that lies in a folder.
pub fn bytes(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect()
}

pub fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|at| at == words.as_bytes())
}
