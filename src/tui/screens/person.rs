//! Who sits at the terminal.

use std::sync::Arc;

use crate::domain::{MeetingId, Member, MemberId};
use crate::usecase::vault::{MemberKey, OfficeKey};

/// Who sits at the terminal, with the key that proves it. The key is wiped
/// when the last screen that holds it goes.
#[derive(Debug, Clone, Default)]
pub enum Person {
    /// Nobody has said who they are.
    #[default]
    Nobody,
    /// A member, unlocked.
    Member(Arc<MemberKey>),
    /// Chair and clerk, unlocked.
    Office(Arc<OfficeKey>),
}

impl Person {
    /// Which member, if it is one.
    #[must_use]
    pub fn member(&self) -> Option<MemberId> {
        match self {
            Self::Member(key) => Some(key.member()),
            Self::Nobody | Self::Office(_) => None,
        }
    }
}

/// Who somebody says they are, before it is proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Which member; `None` for the office.
    pub member: Option<Member>,
}
