//! 相互批评: what one member says of another, and when it may be read.
//!
//! A criticism of a person consists of one or several opinions. Which of them
//! may be read by whom, and when, is told in `docs/criticism.md`.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::id::MemberId;

/// The fewest opinions that each member owes each other one where no place
/// says otherwise.
pub const OPINIONS_PER_PAIR: usize = 1;

/// One opinion about a colleague, in its author's words.
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

/// How many of some opinions are complete.
#[must_use]
pub fn complete(opinions: &[Criticism]) -> usize {
    opinions.iter().filter(|one| one.is_complete()).count()
}

/// How far one member's criticism of another has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CriticismState {
    /// Nothing yet.
    #[default]
    Missing,
    /// A draft that only its author can read.
    Draft,
    /// Handed in; nobody can read it until the person has spoken.
    Sealed,
    /// The person has spoken and can read it; the room waits for the person to
    /// open it.
    ForThePerson,
    /// It was handed in, but did not open when its time came: it was changed
    /// or sealed to another key. Its author hands it in again.
    Unreadable,
    /// Open to the room.
    Open,
}

impl CriticismState {
    /// The word of a criticism that was handed in, in the data file; `None`
    /// for one that was not.
    #[must_use]
    pub const fn word(self) -> Option<&'static str> {
        match self {
            Self::Missing | Self::Draft => None,
            Self::Sealed => Some("sealed"),
            Self::ForThePerson => Some("for-the-person"),
            Self::Unreadable => Some("unreadable"),
            Self::Open => Some("open"),
        }
    }

    /// The state of a word in the data file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [
            Self::Sealed,
            Self::ForThePerson,
            Self::Unreadable,
            Self::Open,
        ]
        .into_iter()
        .find(|state| state.word() == Some(word))
    }

    /// Whether it was handed in and will be, or has been, heard.
    #[must_use]
    pub const fn is_handed_in(self) -> bool {
        matches!(self, Self::Sealed | Self::ForThePerson | Self::Open)
    }
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
#[derive(Clone, PartialEq, Eq)]
pub struct OpenCriticism {
    /// Who criticises.
    pub critic: MemberId,
    /// Who is criticised.
    pub target: MemberId,
    /// When it was handed in, local time.
    pub at: NaiveDateTime,
    /// The opinions, at least one.
    pub opinions: Vec<Criticism>,
    /// How the person answered, and in which words; the words may be empty.
    pub reply: Option<(ReplyKind, String)>,
}

impl std::fmt::Debug for OpenCriticism {
    /// Who about whom, without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenCriticism")
            .field("critic", &self.critic)
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(fact: &str, fault: &str) -> Criticism {
        Criticism {
            fact: fact.into(),
            fault: fault.into(),
            ..Criticism::default()
        }
    }

    #[test]
    fn an_opinion_without_a_fact_or_without_a_problem_is_not_complete() {
        let whole = opinion("三月八日，石桥村补贴晚发", "没有核对名册");
        assert!(whole.is_complete());
        let halves = [opinion("三月八日", " "), opinion("", "没有核对名册")];
        assert!(
            halves
                .iter()
                .all(|half| !half.is_complete() && !half.is_empty())
        );
        assert!(opinion(" \n", "").is_empty());
        assert_eq!(complete(&[halves[0].clone(), whole]), 1);
    }

    #[test]
    fn states_go_through_their_words() {
        for state in [
            CriticismState::Sealed,
            CriticismState::ForThePerson,
            CriticismState::Unreadable,
            CriticismState::Open,
        ] {
            assert_eq!(
                state.word().and_then(CriticismState::from_word),
                Some(state)
            );
        }
        assert_eq!(CriticismState::Draft.word(), None);
        assert!(!CriticismState::Unreadable.is_handed_in());
    }

    #[test]
    fn debug_shows_no_word_of_it() {
        let open = OpenCriticism {
            critic: MemberId(1),
            target: MemberId(2),
            at: NaiveDateTime::default(),
            opinions: vec![opinion("当面的话", "当面的话")],
            reply: Some((ReplyKind::Explains, "说明的话".into())),
        };
        let shown = format!("{open:?} {:?}", open.opinions);
        assert!(!shown.contains("话"), "{shown}");
    }
}
