//! Findings that a person has answered with a reason.

use serde::{Deserialize, Serialize};

use super::{Finding, Paper, Role, Rule};
use crate::domain::ItemId;

/// A finding that a person has answered: not here, and why. It holds while
/// the sentence stays as it is.
///
/// It is about words that are sealed, so it has to be sealed with them: the
/// mark of a sentence lets someone who guesses the sentence know it is there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// Which rule.
    pub rule: Rule,
    /// In the answer to which item.
    pub item: Option<ItemId>,
    /// In which part of it.
    pub role: Role,
    /// The mark of the sentence, or of the part where a finding is about the
    /// whole part.
    pub sentence: String,
    /// Why it is silenced, in the person's words.
    pub reason: String,
}

impl std::fmt::Debug for Silence {
    /// Without the reason and the mark.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Silence")
            .field("rule", &self.rule)
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

impl Silence {
    /// Silences a finding of a paper with a reason. `None` where the finding
    /// is not one of this paper.
    #[must_use]
    pub fn of(finding: &Finding, paper: &Paper, reason: &str) -> Option<Self> {
        let _ = (finding, paper, reason);
        None
    }
}

/// A finding that is silenced, with the reason given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason.
    pub reason: String,
}

/// The findings still open, and those that are silenced.
#[must_use]
pub fn apart(
    findings: Vec<Finding>,
    paper: &Paper,
    silences: &[Silence],
) -> (Vec<Finding>, Vec<Silenced>) {
    let _ = (paper, silences);
    (findings, Vec::new())
}
