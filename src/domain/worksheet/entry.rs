//! What is written on one item of the checklist.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::id::{ItemId, OpinionId, PackRef};

/// How a member sees themselves on one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SelfRating {
    /// 做到
    Met,
    /// 基本做到
    MostlyMet,
    /// 有差距
    Gap,
    /// 不适用
    NotApplicable,
}

impl SelfRating {
    /// The four answers, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Met, Self::MostlyMet, Self::Gap, Self::NotApplicable];

    /// Whether this answer owes an account: what happened, why, what next.
    #[must_use]
    pub const fn owes_account(self) -> bool {
        matches!(self, Self::Gap)
    }
}

/// What a member wrote on one item. An empty entry is an item not yet begun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The item it answers.
    pub item: ItemId,
    /// The edition of the checklist that asked.
    pub edition: PackRef,
    /// The member's own rating.
    pub rating: Option<SelfRating>,
    /// 表现: what happened.
    pub facts: String,
    /// 原因: why, in oneself.
    pub causes: String,
    /// 措施: what will be done.
    pub measures: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Notes for oneself; never handed in.
    #[serde(default)]
    pub notes: String,
    /// What is answered to opinions that were claimed here.
    #[serde(default)]
    pub answers: Vec<Answer>,
}

/// The answer to one opinion.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which opinion.
    pub opinion: OpinionId,
    /// The answer, empty while it is owed.
    pub words: String,
}

impl std::fmt::Debug for Answer {
    /// Names the opinion only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer")
            .field("opinion", &self.opinion)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Entry {
    /// Names the item only: the words are the member's secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

/// How far an entry has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryState {
    /// Nothing written.
    Open,
    /// Something written, something still owed.
    Begun,
    /// Nothing owed any more.
    Done,
}

impl Entry {
    /// The empty entry for an item.
    #[must_use]
    pub fn empty(item: ItemId, edition: PackRef) -> Self {
        Self {
            item,
            edition,
            rating: None,
            facts: String::new(),
            causes: String::new(),
            measures: String::new(),
            due: None,
            notes: String::new(),
            answers: Vec::new(),
        }
    }

    /// Whether nothing was written; notes and claims alone are nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rating.is_none()
            && self.due.is_none()
            && [&self.facts, &self.causes, &self.measures]
                .into_iter()
                .chain(self.answers.iter().map(|answer| &answer.words))
                .all(|text| text.trim().is_empty())
    }

    /// Whether there is nothing in it worth a place of its own: not even a
    /// note or a claim.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.is_empty() && self.notes.trim().is_empty() && self.answers.is_empty()
    }

    /// What others get to read: without the notes.
    #[must_use]
    pub fn without_notes(&self) -> Self {
        Self {
            notes: String::new(),
            ..self.clone()
        }
    }

    /// Whether it answers this item of this checklist, in whichever edition.
    #[must_use]
    pub fn answers_item(&self, item: &ItemId, checklist: &PackRef) -> bool {
        &self.item == item && self.edition.id == checklist.id
    }

    /// The place it is kept at: `<checklist>/<item>`.
    #[must_use]
    pub fn slot(&self) -> String {
        format!("{}/{}", self.edition.id, self.item)
    }

    /// How far it has come. An item is done with a rating; a gap (有差距) also
    /// owes facts, causes and measures.
    #[must_use]
    pub fn state(&self) -> EntryState {
        let told = [&self.facts, &self.causes, &self.measures]
            .iter()
            .all(|text| !text.trim().is_empty());
        match self.rating {
            Some(rating) if !rating.owes_account() || told => EntryState::Done,
            _ if self.is_empty() => EntryState::Open,
            _ => EntryState::Begun,
        }
    }

    /// Whether it names a problem: a gap, or something that happened on an item
    /// that is not met.
    #[must_use]
    pub fn names_problem(&self) -> bool {
        match self.rating {
            Some(SelfRating::Gap) => true,
            Some(SelfRating::Met | SelfRating::NotApplicable) => false,
            Some(SelfRating::MostlyMet) | None => !self.facts.trim().is_empty(),
        }
    }

    /// Characters written, blanks and notes not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        let answers = self.answers.iter().map(|answer| &answer.words);
        [&self.facts, &self.causes, &self.measures]
            .into_iter()
            .chain(answers)
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
            .sum()
    }
}
