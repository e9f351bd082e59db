//! 群众意见: what was heard is written down once, in its original words, and
//! stays until somebody answers for it. Who said it is never asked.
//!
//! | module | holds |
//! | --- | --- |
//! | `register` | writing down, sorting anew, reading; the contact of whoever wants a reply |
//! | `claims` | 认领: who answers for what, where, and whether an answer is written |
//! | `from_round` | what a released round says goes into the register, once |
//! | `glance` | numbers and alarms, without a word of what was said |
//! | `summary` | 征求意见汇总: the register as a paper |
//! | `typed` | what was typed in this sitting and may still be taken back |

mod claims;
mod from_round;
mod glance;
mod register;
mod summary;
mod typed;

use super::vault::{MemberKey, OfficeKey};
use crate::domain::{Author, MeetingId, MemberId};

pub use claims::{
    Bar, ItemOpinions, assign_to_body, bar_to_claim, claim, dimension_of, for_author, for_item,
    give_back, place_of, set_answered, unassign, unclaim,
};
pub use from_round::take_over;
pub use glance::{Alarm, CategoryCount, Glance, glance};
pub use register::{
    Draft, add, categories, contact, correct, forget_contact, register, take_back, typed_now,
};
pub use summary::{Summary, summary};
pub(super) use typed::TypedNow;

/// Whose hand keeps the register: a member's or the office's.
#[derive(Debug, Clone, Copy)]
pub enum Hand<'a> {
    /// A member, unlocked.
    Member(&'a MemberKey),
    /// Chair and clerk, unlocked.
    Office(&'a OfficeKey),
}

impl Hand<'_> {
    /// In which meeting.
    #[must_use]
    pub const fn meeting(&self) -> MeetingId {
        match self {
            Self::Member(key) => key.meeting(),
            Self::Office(key) => key.meeting(),
        }
    }

    /// Which member; `None` for the office.
    #[must_use]
    pub const fn member(&self) -> Option<MemberId> {
        match self {
            Self::Member(key) => Some(key.member()),
            Self::Office(_) => None,
        }
    }
}

/// What the register does not allow. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpinionProblem {
    /// An opinion without words.
    #[error("an opinion has words")]
    NoWords,
    /// A day that has not come yet.
    #[error("the day has not come yet")]
    NotYet,
    /// A reply is wanted, and nobody knows where to send it.
    #[error("a reply needs a contact")]
    NoContact,
    /// A round is counted, never typed.
    #[error("opinions of a round are not typed")]
    NotByHand,
    /// Whom it is about, and that it is not urgent after all, is for the office
    /// to say.
    #[error("for the office to say")]
    ForTheOffice,
    /// Only what was typed in this sitting, by the same hand, can be taken back.
    #[error("not typed in this sitting")]
    NotTypedNow,
    /// What is said about a member is answered by that member or by the body.
    #[error("about another member")]
    AboutAnother(MemberId),
    /// Somebody else answers for it already.
    #[error("claimed by another")]
    Claimed(Author),
}
