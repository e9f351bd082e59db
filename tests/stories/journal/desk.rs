//! A member of the town with a journal.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use zhaojing::domain::ItemId;
use zhaojing::domain::journal::JournalDay;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::journal::DayScreen;
use zhaojing::usecase::journal;
use zhaojing::usecase::vault::MemberKey;

use crate::member::town::Town;
use crate::support::town::morning;

/// The town, and its first member unlocked.
pub struct Desk {
    pub town: Town,
    pub key: Arc<MemberKey>,
}

impl Desk {
    pub fn found() -> Self {
        let town = Town::found();
        let key = town.member(0);
        Self { town, key }
    }

    /// The member's home.
    pub fn home(&self) -> Harness {
        self.town.at(HomeScreen::member(self.key.clone()))
    }

    /// Today's page.
    pub fn page(&self) -> Harness {
        self.town.at(DayScreen::today(self.key.clone()))
    }

    /// A day written before.
    pub fn wrote(&self, day: NaiveDate, answers: [&str; 3], items: &[&str]) {
        let day = JournalDay {
            day,
            questions: journal::questions(&self.town.desk, &self.key).unwrap(),
            answers: answers.map(Into::into),
            items: items.iter().map(|item| ItemId::from(*item)).collect(),
        };
        journal::save(&self.town.desk, &self.key, &day).unwrap();
    }

    /// As it is stored.
    pub fn stored(&self, day: NaiveDate) -> JournalDay {
        journal::open(&self.town.desk, &self.key, day).unwrap()
    }
}

pub fn today() -> NaiveDate {
    morning().date()
}

pub fn days_ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}
