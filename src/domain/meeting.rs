//! A meeting: what it is, who sits in it and who is asked about it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{GroupId, MeetingId, MemberId, PackRef};

/// The two kinds of meeting, which differ in participants, quorum and report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// 民主生活会: the meeting of a leading body.
    DemocraticLife,
    /// 组织生活会: the meeting of a branch, its committee or a Party group.
    OrganisationalLife,
}

impl MeetingKind {
    /// Both kinds, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::DemocraticLife, Self::OrganisationalLife];

    /// The word under which the kind is stored and given on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DemocraticLife => "democratic-life",
            Self::OrganisationalLife => "organisational-life",
        }
    }

    /// The kind with this [`word`](Self::word).
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A meeting as the unit plans it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its row in the data file.
    pub id: MeetingId,
    /// The unit that holds it, e.g. 石桥镇党委.
    pub unit: String,
    /// The title as printed on documents.
    pub title: String,
    /// 民主生活会 or 组织生活会.
    pub kind: MeetingKind,
    /// The day of the meeting, from which every deadline is counted.
    pub held_on: NaiveDate,
    /// The theme, usually set by the superior Party organisation.
    pub theme: String,
    /// The checklist that members measure themselves against.
    pub checklist: PackRef,
    /// The questionnaire of the anonymous round.
    pub questionnaire: PackRef,
}

/// A member of the leading body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its row in the data file.
    pub id: MemberId,
    /// The name.
    pub name: String,
    /// The post, e.g. 党委书记.
    pub post: String,
    /// The place in the customary order of the body, from 1.
    pub rank: u16,
    /// Whether this member chairs the meeting; exactly one does.
    pub chair: bool,
}

/// A group of people asked in the anonymous round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoterGroup {
    /// Its id, the same from meeting to meeting so that years compare.
    pub id: GroupId,
    /// The name on slips and results.
    pub name: String,
    /// How many people belong to it (invited).
    pub head_count: u32,
    /// Its share of the weighted score; only ratios between groups matter.
    pub weight: u32,
}

/// A member as typed or imported, before there is a row for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
}

/// Everything that has to be known to create a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPlan {
    /// See [`Meeting::unit`].
    pub unit: String,
    /// See [`Meeting::title`].
    pub title: String,
    /// See [`Meeting::kind`].
    pub kind: MeetingKind,
    /// See [`Meeting::held_on`].
    pub held_on: NaiveDate,
    /// See [`Meeting::theme`].
    pub theme: String,
    /// The members in their customary order; the first one takes the chair.
    pub members: Vec<Seat>,
    /// The groups that are asked.
    pub groups: Vec<VoterGroup>,
    /// See [`Meeting::checklist`].
    pub checklist: PackRef,
    /// See [`Meeting::questionnaire`].
    pub questionnaire: PackRef,
}

/// Everything that has to be known to create the next meeting of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPlan {
    /// The meeting itself.
    pub plan: MeetingPlan,
    /// For each member of the plan in order, a seat in which the same person
    /// sat before; `None` for somebody who is new.
    pub same_as: Vec<Option<MemberId>>,
}

impl NextPlan {
    /// Checks the plan as a whole, before a meeting on the day of the last
    /// one: nobody sits in two places, and it is held later.
    ///
    /// # Errors
    /// As for [`MeetingPlan::check`]; [`PlanProblem::NotAfterLast`].
    pub fn check(&self, last: NaiveDate) -> Result<(), PlanProblem> {
        self.plan.check()?;
        let mut seen = BTreeSet::new();
        for (seat, same_as) in self.plan.members.iter().zip(&self.same_as) {
            if same_as.is_some_and(|person| !seen.insert(person)) {
                return Err(PlanProblem::SameMemberTwice {
                    name: seat.name.clone(),
                });
            }
        }
        if self.plan.held_on <= last {
            return Err(PlanProblem::NotAfterLast { last });
        }
        Ok(())
    }
}

/// Why a plan cannot become a meeting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanProblem {
    /// The unit's name is empty.
    #[error("the unit has no name")]
    NoUnit,
    /// The title is empty.
    #[error("the meeting has no title")]
    NoTitle,
    /// There are no members.
    #[error("the meeting has no members")]
    NoMembers,
    /// A member has no name; counted from 1.
    #[error("member {place} has no name")]
    UnnamedMember {
        /// The member's place in the list, from 1.
        place: usize,
    },
    /// Two members have the same name and post.
    #[error("{name} is listed twice")]
    SameMemberTwice {
        /// The name that is there twice.
        name: String,
    },
    /// Too many members for one questionnaire.
    #[error("{count} members are more than {most}")]
    TooManyMembers {
        /// How many were given.
        count: usize,
        /// How many one meeting can hold.
        most: usize,
    },
    /// There is no group to ask.
    #[error("no group is asked")]
    NoGroups,
    /// A group has nobody in it.
    #[error("group {name} has nobody in it")]
    EmptyGroup {
        /// The group's name.
        name: String,
    },
    /// Two groups have the same id.
    #[error("group {id} is listed twice")]
    SameGroupTwice {
        /// The id that is there twice.
        id: GroupId,
    },
    /// All weights are zero, so no weighted score exists.
    #[error("all groups have weight 0")]
    NoWeight,
    /// The next meeting would not come after the last one.
    #[error("not after the last meeting on {last}")]
    NotAfterLast {
        /// The day of the last meeting.
        last: NaiveDate,
    },
}

impl MeetingPlan {
    /// The most members one meeting can hold; a leading body has 5 to 15, a
    /// branch committee fewer, and a ballot of fixed size must carry them all.
    pub const MOST_MEMBERS: usize = 40;

    /// Checks the plan as a whole.
    ///
    /// # Errors
    /// The first [`PlanProblem`] in the order in which the wizard asks.
    pub fn check(&self) -> Result<(), PlanProblem> {
        if self.unit.trim().is_empty() {
            return Err(PlanProblem::NoUnit);
        }
        if self.title.trim().is_empty() {
            return Err(PlanProblem::NoTitle);
        }
        Self::check_members(&self.members)?;
        Self::check_groups(&self.groups)
    }

    /// Checks the members alone.
    ///
    /// # Errors
    /// The first [`PlanProblem`] among them.
    pub fn check_members(members: &[Seat]) -> Result<(), PlanProblem> {
        if members.is_empty() {
            return Err(PlanProblem::NoMembers);
        }
        if members.len() > Self::MOST_MEMBERS {
            return Err(PlanProblem::TooManyMembers {
                count: members.len(),
                most: Self::MOST_MEMBERS,
            });
        }
        let mut seen = BTreeSet::new();
        for (index, seat) in members.iter().enumerate() {
            let name = seat.name.trim();
            if name.is_empty() {
                return Err(PlanProblem::UnnamedMember { place: index + 1 });
            }
            if !seen.insert((name, seat.post.trim())) {
                return Err(PlanProblem::SameMemberTwice {
                    name: name.to_owned(),
                });
            }
        }
        Ok(())
    }

    /// Checks the groups alone.
    ///
    /// # Errors
    /// The first [`PlanProblem`] among them.
    pub fn check_groups(groups: &[VoterGroup]) -> Result<(), PlanProblem> {
        if groups.is_empty() {
            return Err(PlanProblem::NoGroups);
        }
        let mut seen = BTreeSet::new();
        for group in groups {
            if group.head_count == 0 {
                return Err(PlanProblem::EmptyGroup {
                    name: group.name.clone(),
                });
            }
            if !seen.insert(&group.id) {
                return Err(PlanProblem::SameGroupTwice {
                    id: group.id.clone(),
                });
            }
        }
        if groups.iter().all(|group| group.weight == 0) {
            return Err(PlanProblem::NoWeight);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> MeetingPlan {
        MeetingPlan {
            unit: "石桥镇党委".into(),
            title: "2026 年度民主生活会".into(),
            kind: MeetingKind::DemocraticLife,
            held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
            theme: String::new(),
            members: vec![
                Seat {
                    name: "王建国".into(),
                    post: "党委书记".into(),
                },
                Seat {
                    name: "李秀英".into(),
                    post: "镇长".into(),
                },
            ],
            groups: vec![VoterGroup {
                id: "residents".into(),
                name: "基层群众".into(),
                head_count: 60,
                weight: 1,
            }],
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

    #[test]
    fn a_complete_plan_passes() {
        assert_eq!(plan().check(), Ok(()));
    }

    #[test]
    fn a_member_without_a_name_is_named_by_place() {
        let mut plan = plan();
        plan.members.push(Seat {
            name: " ".into(),
            post: "委员".into(),
        });
        assert_eq!(plan.check(), Err(PlanProblem::UnnamedMember { place: 3 }));
    }

    #[test]
    fn the_same_person_cannot_sit_twice_but_namesakes_can() {
        let mut plan = plan();
        plan.members.push(Seat {
            name: "李秀英".into(),
            post: "组织委员".into(),
        });
        assert_eq!(plan.check(), Ok(()));
        plan.members.push(Seat {
            name: "李秀英".into(),
            post: "镇长".into(),
        });
        assert_eq!(
            plan.check(),
            Err(PlanProblem::SameMemberTwice {
                name: "李秀英".into()
            })
        );
    }

    #[test]
    fn a_group_needs_people_and_the_groups_a_weight() {
        let mut plan = plan();
        plan.groups[0].weight = 0;
        assert_eq!(plan.check(), Err(PlanProblem::NoWeight));
        plan.groups[0].head_count = 0;
        assert_eq!(
            plan.check(),
            Err(PlanProblem::EmptyGroup {
                name: "基层群众".into()
            })
        );
    }
}
