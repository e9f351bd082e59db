//! 相互批评: what one member says of another, and when it may be read.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::id::MemberId;

/// One criticism in its author's words.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criticism {
    /// 事实: when, where, what.
    pub fact: String,
    /// 问题: what is wrong in it.
    pub fault: String,
    /// 影响: what came of it, for whom.
    pub effect: String,
    /// 建议
    pub advice: String,
}

impl std::fmt::Debug for Criticism {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Criticism(…)")
    }
}

impl Criticism {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.fact, &self.fault, &self.effect, &self.advice]
            .iter()
            .all(|text| text.trim().is_empty())
    }

    /// Whether fact and problem are there: less is no criticism.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [&self.fact, &self.fault]
            .iter()
            .all(|text| !text.trim().is_empty())
    }
}

/// How far one member's criticism of another has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CriticismState {
    /// Nothing yet.
    Missing,
    /// A draft that only its author can read.
    Draft,
    /// Handed in; nobody can read it until the person has spoken.
    Sealed,
    /// The person has spoken and can read it; the room waits for the person to
    /// open it.
    ForThePerson,
    /// Open to the room.
    Open,
}

/// How the person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyKind {
    /// 接受
    Accepts,
    /// 说明
    Explains,
}

impl ReplyKind {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Accepts, Self::Explains];

    /// The word in the data file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::Explains => "explains",
        }
    }

    /// The kind of a word in the data file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How a person's own review was given in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpokenHow {
    /// The person spoke.
    InPerson,
    /// The person was absent; the written review was read out.
    InWriting,
}

impl SpokenHow {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::InPerson, Self::InWriting];

    /// The word in the data file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::InWriting => "in-writing",
        }
    }

    /// The way of a word in the data file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// That a person's own review was given, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Whose.
    pub member: MemberId,
    /// When, local time of the machine.
    pub at: NaiveDateTime,
    /// How.
    pub how: SpokenHow,
}

/// A criticism that is open, with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCriticism {
    /// Who criticises.
    pub critic: MemberId,
    /// Who is criticised.
    pub target: MemberId,
    /// The words.
    pub words: Criticism,
    /// How the person answered, and in which words.
    pub reply: Option<(ReplyKind, String)>,
}
