//! Opinions from the masses: what was said, through which channel, about whom;
//! and who answers for it. Never who said it, unless they want a reply.

mod alike;
mod sorting;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{CategoryId, GroupId, MemberId, OpinionId, RoundId};
use super::worksheet::Author;

pub use alike::{Alike, together};
pub use sorting::{guess_category, suggest_addressee};

/// How an opinion came in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// 征求意见: the anonymous round of the program.
    Round,
    /// 谈心谈话
    Talk,
    /// 个别走访
    Visit,
    /// 座谈会
    Forum,
    /// 调查问卷
    Questionnaire,
    /// 意见箱
    SuggestionBox,
    /// 信访
    Petition,
    /// 民主会: a village's or a street's own meeting.
    VillageMeeting,
    /// 为民服务代理: what came through the agents who run errands for people.
    ServiceAgent,
    /// Anything else.
    Other,
}

impl Channel {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Round,
        Self::Talk,
        Self::Visit,
        Self::Forum,
        Self::Questionnaire,
        Self::SuggestionBox,
        Self::Petition,
        Self::VillageMeeting,
        Self::ServiceAgent,
        Self::Other,
    ];

    /// What is written down by hand: everything but a round.
    pub fn by_hand() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|channel| *channel != Self::Round)
    }

    /// Whether the day is kept on which an opinion came in. A round knows no
    /// time; and who talked with whom on which day is written down elsewhere,
    /// so the day of a talk would say whose opinion it is.
    #[must_use]
    pub const fn keeps_day(self) -> bool {
        !matches!(self, Self::Round | Self::Talk)
    }

    /// The word in the data file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Talk => "talk",
            Self::Visit => "visit",
            Self::Forum => "forum",
            Self::Questionnaire => "questionnaire",
            Self::SuggestionBox => "suggestion-box",
            Self::Petition => "petition",
            Self::VillageMeeting => "village-meeting",
            Self::ServiceAgent => "service-agent",
            Self::Other => "other",
        }
    }

    /// The channel of a word in the data file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.word() == word)
    }
}

/// Whom an opinion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// 班子
    Body,
    /// 个人
    Member(MemberId),
}

/// One opinion in its original words.
#[derive(Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Its number.
    pub id: OpinionId,
    /// How it came in.
    pub channel: Channel,
    /// What it is about.
    pub category: CategoryId,
    /// Whom it is about.
    pub addressee: Addressee,
    /// Whether it could become an emergency.
    pub urgent: bool,
    /// The original words, never changed.
    pub words: String,
    /// The day it came in; `None` for a round, which keeps no time.
    pub received_on: Option<NaiveDate>,
    /// The round it comes from.
    pub round: Option<RoundId>,
    /// The groups among whom it was said, where a release allows to say so.
    pub voters: Vec<GroupId>,
    /// Whether the person asked for a reply.
    pub wants_reply: bool,
}

impl std::fmt::Debug for Opinion {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opinion")
            .field("id", &self.id)
            .field("channel", &self.channel)
            .field("category", &self.category)
            .finish_non_exhaustive()
    }
}

/// An opinion before there is a row for it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewOpinion {
    /// See [`Opinion::channel`].
    pub channel: Channel,
    /// See [`Opinion::category`].
    pub category: CategoryId,
    /// See [`Opinion::addressee`].
    pub addressee: Addressee,
    /// See [`Opinion::urgent`].
    pub urgent: bool,
    /// See [`Opinion::words`].
    pub words: String,
    /// See [`Opinion::received_on`].
    pub received_on: Option<NaiveDate>,
    /// See [`Opinion::voters`].
    pub voters: Vec<GroupId>,
    /// See [`Opinion::wants_reply`].
    pub wants_reply: bool,
}

impl std::fmt::Debug for NewOpinion {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewOpinion")
            .field("channel", &self.channel)
            .field("category", &self.category)
            .finish_non_exhaustive()
    }
}

/// How an opinion is sorted anew. Its words stay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Correction {
    /// What it is about.
    pub category: Option<CategoryId>,
    /// Whom it is about.
    pub addressee: Option<Addressee>,
    /// Whether it could become an emergency.
    pub urgent: Option<bool>,
}

/// 认领: who answers for an opinion, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who answers for it: a member or the body.
    pub by: Author,
    /// Since when.
    pub claimed_on: NaiveDate,
    /// The place in the worksheet where it is answered, once one was chosen.
    pub slot: Option<String>,
    /// Whether an answer is written there.
    pub answered: bool,
}

/// An opinion with what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The opinion.
    pub opinion: Opinion,
    /// Who answers for it, if anybody does.
    pub claim: Option<Claim>,
}

impl Registered {
    /// Whether it stands on top of everyone's page: urgent, and nobody answers
    /// for it yet.
    #[must_use]
    pub const fn alarms(&self) -> bool {
        self.opinion.urgent && self.claim.is_none()
    }
}
