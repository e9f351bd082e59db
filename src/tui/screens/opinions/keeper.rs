//! Whoever keeps the register: a member or the office, with the key.

use std::sync::Arc;

use crate::domain::{Author, MemberId};
use crate::tui::screens::person::Person;
use crate::usecase::opinions::Hand;
use crate::usecase::vault::{MemberKey, OfficeKey};

/// Whoever keeps the register.
#[derive(Debug, Clone)]
pub(super) enum Keeper {
    Member(Arc<MemberKey>),
    Office(Arc<OfficeKey>),
}

impl Keeper {
    /// Nobody keeps it before they said who they are.
    pub fn of(person: &Person) -> Option<Self> {
        match person {
            Person::Nobody => None,
            Person::Member(key) => Some(Self::Member(Arc::clone(key))),
            Person::Office(key) => Some(Self::Office(Arc::clone(key))),
        }
    }

    pub fn hand(&self) -> Hand<'_> {
        match self {
            Self::Member(key) => Hand::Member(key),
            Self::Office(key) => Hand::Office(key),
        }
    }

    pub fn member(&self) -> Option<MemberId> {
        self.hand().member()
    }

    pub fn office(&self) -> Option<&Arc<OfficeKey>> {
        match self {
            Self::Member(_) => None,
            Self::Office(key) => Some(key),
        }
    }

    /// Whether this is the author, when a member keeps the register.
    pub fn is(&self, author: Author) -> bool {
        self.member()
            .is_some_and(|member| author == Author::Member(member))
    }
}
