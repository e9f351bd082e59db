//! What was typed in this sitting. Who typed what is never written down: it
//! would say who was there to hear it. So it is known only while the program
//! runs, and only for taking a slip of the keys back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::domain::{MemberId, OpinionId};

/// Opinions typed since the data file was opened, with the member who typed
/// each; `None` for the office.
#[derive(Debug, Default)]
pub struct TypedNow(Mutex<BTreeMap<OpinionId, Option<MemberId>>>);

impl TypedNow {
    pub(super) fn add(&self, opinion: OpinionId, by: Option<MemberId>) {
        if let Ok(mut typed) = self.0.lock() {
            typed.insert(opinion, by);
        }
    }

    pub(super) fn is_by(&self, opinion: OpinionId, by: Option<MemberId>) -> bool {
        self.0
            .lock()
            .is_ok_and(|typed| typed.get(&opinion) == Some(&by))
    }

    pub(super) fn by(&self, by: Option<MemberId>) -> BTreeSet<OpinionId> {
        let Ok(typed) = self.0.lock() else {
            return BTreeSet::new();
        };
        let own = typed.iter().filter(|(_, hand)| **hand == by);
        own.map(|(opinion, _)| *opinion).collect()
    }

    pub(super) fn forget(&self, opinion: OpinionId) {
        if let Ok(mut typed) = self.0.lock() {
            typed.remove(&opinion);
        }
    }

    /// Another data file lies on the desk.
    pub(in crate::usecase) fn clear(&self) {
        if let Ok(mut typed) = self.0.lock() {
            typed.clear();
        }
    }
}
