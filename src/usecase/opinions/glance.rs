//! The register at a glance: numbers and alarms, without a word of what was
//! said, so that it can be shown before anybody has said who they are.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::opinion::{Addressee, Registered};
use crate::domain::{Author, CategoryId, MeetingId, MemberId};
use crate::usecase::{Desk, Error};

/// An urgent opinion for which nobody answers yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// What it is about, in words.
    pub category: String,
    /// Whom it is about.
    pub addressee: Addressee,
    /// The day it came in, where that is kept.
    pub since: Option<NaiveDate>,
}

/// How often a category was spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryCount {
    /// The category.
    pub id: CategoryId,
    /// The words for it.
    pub label: String,
    /// How many opinions.
    pub all: usize,
    /// For how many nobody answers yet.
    pub unclaimed: usize,
}

/// The register at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glance {
    /// Urgent and unclaimed, the oldest first.
    pub alarms: Vec<Alarm>,
    /// What was spoken of most, first.
    pub categories: Vec<CategoryCount>,
    /// How many opinions.
    pub all: usize,
    /// For how many nobody answers yet.
    pub unclaimed: usize,
    unclaimed_about: BTreeMap<Option<MemberId>, usize>,
    unanswered: BTreeMap<Author, usize>,
}

impl Glance {
    /// How many unclaimed opinions are about a member, or about the body.
    #[must_use]
    pub fn unclaimed_about(&self, addressee: Addressee) -> usize {
        let member = match addressee {
            Addressee::Body => None,
            Addressee::Member(member) => Some(member),
        };
        self.unclaimed_about.get(&member).copied().unwrap_or(0)
    }

    /// How many opinions an author has claimed and not answered.
    #[must_use]
    pub fn unanswered(&self, author: Author) -> usize {
        self.unanswered.get(&author).copied().unwrap_or(0)
    }

    fn add(&mut self, record: &Registered) {
        self.all += 1;
        match &record.claim {
            None => {
                self.unclaimed += 1;
                let about = match record.opinion.addressee {
                    Addressee::Body => None,
                    Addressee::Member(member) => Some(member),
                };
                *self.unclaimed_about.entry(about).or_default() += 1;
            }
            Some(claim) if !claim.answered => {
                *self.unanswered.entry(claim.by).or_default() += 1;
            }
            Some(_) => {}
        }
    }
}

/// Looks at the register of a meeting. Reads only: a round that was released
/// is taken over when it is counted, or when the register is opened.
///
/// # Errors
/// When the data file cannot be read.
pub fn glance(desk: &Desk, meeting: MeetingId) -> Result<Glance, Error> {
    let library = desk.library()?;
    let label = |id: &CategoryId| {
        library
            .category(id)
            .map_or_else(|| id.to_string(), |category| category.label.clone())
    };
    let mut glance = Glance::default();
    let mut counts: BTreeMap<CategoryId, (usize, usize)> = BTreeMap::new();
    for record in desk.file()?.opinions(meeting)? {
        glance.add(&record);
        let (all, unclaimed) = counts.entry(record.opinion.category.clone()).or_default();
        *all += 1;
        *unclaimed += usize::from(record.claim.is_none());
        if record.alarms() {
            glance.alarms.push(Alarm {
                category: label(&record.opinion.category),
                addressee: record.opinion.addressee,
                since: record.opinion.received_on,
            });
        }
    }
    // Those without a day come first: nobody knows how long they have waited.
    glance.alarms.sort_by_key(|alarm| alarm.since);
    // The same about the same since the same day is one line.
    glance.alarms.dedup();
    let counted = counts
        .into_iter()
        .map(|(id, (all, unclaimed))| CategoryCount {
            label: label(&id),
            id,
            all,
            unclaimed,
        });
    glance.categories = counted.collect();
    glance
        .categories
        .sort_by_key(|count| std::cmp::Reverse(count.all));
    Ok(glance)
}
