//! 谈心谈话: records of heart-to-heart talks, and which pairs owe one.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{MemberId, TalkId, UnitHeadId};
use super::meeting::Member;

/// What kind of talk it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TalkKind {
    /// 必谈: one of the obligatory pairs.
    Obligatory,
    /// 约谈: the other side asked for it.
    Requested,
    /// 走访谈: on a visit.
    Visit,
    /// 提醒谈: to remind in time.
    Reminder,
    /// Anything else.
    Other,
}

impl TalkKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Obligatory,
        Self::Requested,
        Self::Visit,
        Self::Reminder,
        Self::Other,
    ];

    /// The word in the data file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Obligatory => "obligatory",
            Self::Requested => "requested",
            Self::Visit => "visit",
            Self::Reminder => "reminder",
            Self::Other => "other",
        }
    }

    /// The kind of a word in the data file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The head of a unit that a member supervises (分管单位负责人).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitHead {
    /// Its number.
    pub id: UnitHeadId,
    /// The member who supervises the unit.
    pub supervisor: MemberId,
    /// The person's name.
    pub name: String,
    /// The unit and post, as people say it.
    pub unit: String,
}

/// With whom a talk was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Partner {
    /// Another member.
    Member(MemberId),
    /// The head of a supervised unit.
    Head(UnitHeadId),
    /// Somebody else; the name is in the sealed words.
    Other,
}

/// What was said, sealed for whoever recorded it.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TalkWords {
    /// Who it was with, where the partner is [`Partner::Other`].
    pub with: String,
    /// 地点
    pub place: String,
    /// 谈到的问题和意见
    pub raised: String,
    /// 对方的回应
    pub answer: String,
    /// 后续
    pub follow_up: String,
}

impl std::fmt::Debug for TalkWords {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TalkWords(…)")
    }
}

/// One talk as everybody who opens the file can see it: that it was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Its number.
    pub id: TalkId,
    /// Who recorded it.
    pub recorder: MemberId,
    /// With whom.
    pub partner: Partner,
    /// When.
    pub held_on: NaiveDate,
    /// What kind of talk.
    pub kind: TalkKind,
}

/// An obligatory talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pair {
    /// Two members, the one of lower rank number first.
    Members(MemberId, MemberId),
    /// A member and the head of a unit that the member supervises.
    Supervised(MemberId, UnitHeadId),
}

impl Pair {
    /// Whether this member owes the talk.
    #[must_use]
    pub fn owed_by(self, member: MemberId) -> bool {
        match self {
            Self::Members(one, other) => one == member || other == member,
            Self::Supervised(supervisor, _) => supervisor == member,
        }
    }

    /// With whom this member owes the talk; `None` for a pair of others.
    #[must_use]
    pub fn partner_of(self, member: MemberId) -> Option<Partner> {
        match self {
            Self::Members(one, other) if one == member => Some(Partner::Member(other)),
            Self::Members(one, other) if other == member => Some(Partner::Member(one)),
            Self::Supervised(supervisor, head) if supervisor == member => Some(Partner::Head(head)),
            Self::Members(..) | Self::Supervised(..) => None,
        }
    }
}

/// How an obligatory pair stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairState {
    /// They have talked; the latest day.
    Done(NaiveDate),
    /// Not yet, and there is time.
    Due,
    /// Not yet, and the day is past.
    Missing,
}

/// How a pair stands, by what was recorded and by when it was due.
#[must_use]
pub fn state(pair: Pair, talks: &[Talk], due: Option<NaiveDate>, today: NaiveDate) -> PairState {
    let held = talks.iter().filter(|talk| fulfils(talk, pair));
    match held.map(|talk| talk.held_on).max() {
        Some(day) => PairState::Done(day),
        None if due.is_some_and(|due| due < today) => PairState::Missing,
        None => PairState::Due,
    }
}

/// Every obligatory pair: head ↔ each member and member ↔ member, which are
/// all pairs of the body, n(n−1)/2; then each supervised unit's head.
#[must_use]
pub fn obligatory(members: &[Member], heads: &[UnitHead]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (place, one) in members.iter().enumerate() {
        for other in members.iter().skip(place + 1) {
            pairs.push(Pair::Members(one.id, other.id));
        }
    }
    pairs.extend(
        heads
            .iter()
            .map(|head| Pair::Supervised(head.supervisor, head.id)),
    );
    pairs
}

/// Whether a talk fulfils a pair: either side may have recorded it.
#[must_use]
pub fn fulfils(talk: &Talk, pair: Pair) -> bool {
    match (pair, talk.partner) {
        (Pair::Members(one, other), Partner::Member(partner)) => {
            (talk.recorder, partner) == (one, other) || (partner, talk.recorder) == (one, other)
        }
        (Pair::Supervised(supervisor, head), Partner::Head(partner)) => {
            talk.recorder == supervisor && partner == head
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: i64) -> Member {
        Member {
            id: MemberId(id),
            name: format!("成员{id}"),
            post: String::new(),
            rank: id as u16,
            chair: id == 1,
        }
    }

    fn talk(recorder: i64, partner: Partner) -> Talk {
        Talk {
            id: TalkId(1),
            recorder: MemberId(recorder),
            partner,
            held_on: NaiveDate::default(),
            kind: TalkKind::Obligatory,
        }
    }

    #[test]
    fn nine_members_owe_each_other_thirty_six_talks() {
        let members: Vec<Member> = (1..=9).map(member).collect();
        assert_eq!(obligatory(&members, &[]).len(), 36);
    }

    #[test]
    fn either_side_may_have_recorded_the_talk() {
        let pair = Pair::Members(MemberId(1), MemberId(2));
        assert!(fulfils(&talk(1, Partner::Member(MemberId(2))), pair));
        assert!(fulfils(&talk(2, Partner::Member(MemberId(1))), pair));
        assert!(!fulfils(&talk(3, Partner::Member(MemberId(1))), pair));
        assert!(!fulfils(&talk(1, Partner::Other), pair));
    }

    #[test]
    fn a_pair_that_has_not_talked_is_due_and_then_missing() {
        let pair = Pair::Members(MemberId(1), MemberId(2));
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).unwrap();
        assert_eq!(state(pair, &[], Some(day(8)), day(8)), PairState::Due);
        assert_eq!(state(pair, &[], Some(day(8)), day(9)), PairState::Missing);
        assert_eq!(state(pair, &[], None, day(9)), PairState::Due);
        let mut held = talk(2, Partner::Member(MemberId(1)));
        held.held_on = day(3);
        assert_eq!(
            state(pair, &[held], Some(day(8)), day(9)),
            PairState::Done(day(3))
        );
    }

    #[test]
    fn only_the_supervisor_talks_with_the_head_of_the_unit() {
        let pair = Pair::Supervised(MemberId(2), UnitHeadId(7));
        assert!(fulfils(&talk(2, Partner::Head(UnitHeadId(7))), pair));
        assert!(!fulfils(&talk(1, Partner::Head(UnitHeadId(7))), pair));
        assert!(pair.owed_by(MemberId(2)) && !pair.owed_by(MemberId(1)));
    }

    #[test]
    fn each_side_of_a_pair_knows_the_other_and_nobody_else_does() {
        let (one, two, three) = (MemberId(1), MemberId(2), MemberId(3));
        let pair = Pair::Members(one, two);
        assert_eq!(pair.partner_of(one), Some(Partner::Member(two)));
        assert_eq!(pair.partner_of(two), Some(Partner::Member(one)));
        assert_eq!(pair.partner_of(three), None);
        let pair = Pair::Supervised(two, UnitHeadId(7));
        assert_eq!(pair.partner_of(two), Some(Partner::Head(UnitHeadId(7))));
        assert_eq!(pair.partner_of(one), None);
    }
}
