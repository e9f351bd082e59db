//! The raw material from which the example township is made.
//!
//! It says who sits in the body, what people think of each of them and in
//! what words; the ballots themselves are drawn by whoever builds the
//! example, so that they pass through the same sealed box as real ones.

mod file;
mod leanings;
mod papers;
pub(super) mod read;
mod sheets;

pub(super) use file::File;

use chrono::NaiveDate;

use super::pack::PackInfo;
use crate::domain::criticism::Criticism;
use crate::domain::meeting::{MeetingPlan, Seat};
use crate::domain::opinion::Channel;
use crate::domain::talk::{TalkKind, TalkWords};
use crate::domain::worksheet::Part;
use crate::domain::{CategoryId, GroupId, ItemId, MeetingKind, PackRef, SelfRating, VoterGroup};

/// Everything the example is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoMaterial {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The unit.
    pub unit: String,
    /// The meeting's title.
    pub title: String,
    /// The meeting's theme.
    pub theme: String,
    /// Which kind of meeting.
    pub kind: MeetingKind,
    /// Days from today to the meeting.
    pub held_in_days: u32,
    /// The checklist the worksheets follow.
    pub checklist: PackRef,
    /// The questionnaire that opinions and leanings answer.
    pub questionnaire: PackRef,
    /// The members in their customary order.
    pub members: Vec<Seat>,
    /// The groups that are asked.
    pub groups: Vec<DemoGroup>,
    /// What was said by the masses and written down by the office.
    pub said: Vec<DemoSaid>,
    /// Worksheets that are already filled in. Only their authors have a
    /// passphrase.
    pub worksheets: Vec<DemoWorksheet>,
    /// The body's worksheet, in the hand of the member that it names.
    pub body: Option<DemoWorksheet>,
    /// What members wrote about each other.
    pub criticisms: Vec<DemoCriticism>,
    /// The heads of units that members supervise.
    pub unit_heads: Vec<DemoUnitHead>,
    /// Talks that members recorded.
    pub talks: Vec<DemoTalk>,
    /// Days of members' journals.
    pub journal: Vec<DemoJournal>,
    /// Opinions in people's own words.
    pub opinions: Vec<DemoOpinion>,
    /// How people grade; see [`DemoMaterial::leaning`].
    pub leanings: Vec<Leaning>,
}

/// Whom a leaning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DemoSubject {
    /// The leading body.
    Body,
    /// A member, by place in [`DemoMaterial::members`].
    Member(usize),
}

/// A group that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoGroup {
    /// The group, with its head count.
    pub group: VoterGroup,
    /// How many of a hundred hand a ballot in.
    pub turnout: u8,
}

/// A member's filled-in worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoWorksheet {
    /// The member, by place in [`DemoMaterial::members`].
    pub member: usize,
    /// Whether it is handed in.
    pub handed_in: bool,
    /// What was written on items.
    pub entries: Vec<DemoEntry>,
    /// What was written in the parts that answer no single item.
    pub parts: Vec<Part>,
}

/// What a member wrote on one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoEntry {
    /// The item of the checklist.
    pub item: ItemId,
    /// The member's own rating.
    pub rating: SelfRating,
    /// 表现: what happened.
    pub facts: String,
    /// 原因: why.
    pub causes: String,
    /// 措施: what will be done.
    pub measures: String,
    /// Days after the meeting by which it will be done.
    pub due_in_days: Option<u32>,
    /// The opinions that were claimed here, by place in
    /// [`DemoMaterial::said`], each with what is answered; empty words are
    /// still owed.
    pub answers: Vec<(usize, String)>,
}

/// An opinion that the office wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoSaid {
    /// How it came in.
    pub channel: Channel,
    /// What it is about.
    pub category: CategoryId,
    /// Whom it is about.
    pub about: DemoSubject,
    /// Whether it could become an emergency.
    pub urgent: bool,
    /// How many days ago it came in.
    pub days_ago: u32,
    /// The words.
    pub text: String,
}

/// What one member wrote about another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCriticism {
    /// Who wrote, by place in [`DemoMaterial::members`].
    pub critic: usize,
    /// About whom.
    pub about: usize,
    /// Whether it is handed in.
    pub handed_in: bool,
    /// The words.
    pub words: Criticism,
}

/// The head of a unit that a member supervises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoUnitHead {
    /// The member, by place in [`DemoMaterial::members`].
    pub supervisor: usize,
    /// The head's name.
    pub name: String,
    /// The unit.
    pub unit: String,
}

/// Whom a talk was with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoPartner {
    /// A member, by place in [`DemoMaterial::members`].
    Member(usize),
    /// The head of a unit, by place in [`DemoMaterial::unit_heads`].
    UnitHead(usize),
}

/// A talk that a member recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoTalk {
    /// Who recorded it, by place in [`DemoMaterial::members`].
    pub by: usize,
    /// With whom.
    pub with: DemoPartner,
    /// What kind of talk.
    pub kind: TalkKind,
    /// How many days ago it was held.
    pub days_ago: u32,
    /// The words.
    pub words: TalkWords,
}

/// A day of a member's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoJournal {
    /// Whose, by place in [`DemoMaterial::members`].
    pub member: usize,
    /// How many days ago.
    pub days_ago: u32,
    /// The answers to the three usual questions.
    pub answers: [String; 3],
    /// The items it touches.
    pub items: Vec<ItemId>,
}

/// An opinion in somebody's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoOpinion {
    /// The opinion item of the questionnaire that it answers.
    pub item: ItemId,
    /// What it is about.
    pub category: CategoryId,
    /// Which groups would say it.
    pub groups: Vec<GroupId>,
    /// The words.
    pub text: String,
}

/// How one group grades one subject, out of a hundred answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaning {
    /// About whom.
    pub subject: DemoSubject,
    /// Which group.
    pub group: GroupId,
    /// On which item; `None` for every item without a leaning of its own.
    pub item: Option<ItemId>,
    /// How many choose each grade, best first.
    pub grades: Vec<u8>,
    /// How many answer “don't know”.
    pub dont_know: u8,
    /// How many leave it open.
    pub blank: u8,
}

impl DemoMaterial {
    /// The meeting of the example, held on this day.
    #[must_use]
    pub fn plan(&self, held_on: NaiveDate) -> MeetingPlan {
        MeetingPlan {
            unit: self.unit.clone(),
            title: self.title.clone(),
            kind: self.kind,
            held_on,
            theme: self.theme.clone(),
            members: self.members.clone(),
            groups: self.groups.iter().map(|demo| demo.group.clone()).collect(),
            checklist: self.checklist.clone(),
            questionnaire: self.questionnaire.clone(),
        }
    }

    /// How a group grades a subject on an item. The reader makes sure that
    /// every subject has a leaning in every group.
    #[must_use]
    pub fn leaning(
        &self,
        subject: DemoSubject,
        group: &GroupId,
        item: &ItemId,
    ) -> Option<&Leaning> {
        let of = |wanted: Option<&ItemId>| {
            self.leanings.iter().find(|leaning| {
                leaning.subject == subject
                    && &leaning.group == group
                    && leaning.item.as_ref() == wanted
            })
        };
        of(Some(item)).or_else(|| of(None))
    }

    /// The opinions a group would write on an item.
    pub fn opinions_of<'a>(
        &'a self,
        group: &'a GroupId,
        item: &'a ItemId,
    ) -> impl Iterator<Item = &'a DemoOpinion> + 'a {
        self.opinions
            .iter()
            .filter(move |opinion| &opinion.item == item && opinion.groups.contains(group))
    }
}
