//! 提示: what the review rules point at, as a list and each explained, with a
//! way to answer it. For whatever is written by a member: worksheets,
//! criticism.

mod explain;
pub(super) mod line;
mod list;
mod marks;
mod pointing;
mod reason;

use std::sync::Arc;

use zeroize::Zeroize;

use crate::lint::{Finding, Silence};
use crate::usecase::review::About;
use crate::usecase::vault::MemberKey;

pub use explain::ExplainScreen;
pub use list::FindingsScreen;
pub(super) use marks::{Marked, Marks, pointed};
pub(super) use pointing::Pointing;

/// A finding as it is shown. Its words are wiped when it goes.
#[derive(Clone)]
pub struct Pointed {
    /// What was found.
    pub finding: Finding,
    /// Where, as people say it: 第 7 条 表现.
    pub place: String,
    /// The words it is about; empty where something is missing.
    pub excerpt: String,
    /// What it becomes when it is answered; `None` where that cannot be done.
    pub silence: Option<Silence>,
    /// The reason that was given, if it was answered already.
    pub reason: Option<String>,
}

impl std::fmt::Debug for Pointed {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pointed")
            .field("finding", &self.finding)
            .finish_non_exhaustive()
    }
}

impl Drop for Pointed {
    fn drop(&mut self) {
        self.excerpt.zeroize();
        self.reason.zeroize();
    }
}

/// Where the reasons are kept.
#[derive(Debug, Clone)]
pub struct Keep {
    /// Whose they are.
    pub key: Arc<MemberKey>,
    /// About what.
    pub about: About,
}

/// What came of a finding that was looked at, by its place in what was handed
/// over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explained {
    /// Somebody goes there to mend it.
    Mend(usize),
    /// It was answered with a reason, or is shown again.
    Answered(usize, Option<String>),
}
