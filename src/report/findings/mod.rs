//! What a check of files found, for people at a prompt ([`text`]), for
//! programs ([`json`]) and for tools that show findings beside the line
//! ([`sarif`]). `docs/check.md` describes all three.

pub mod json;
pub mod sarif;
pub mod text;

use std::ops::Range;

use crate::domain::{Counting, Spot};

/// Everything a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// Every rule that was asked, in the order of their codes.
    pub rules: Vec<RuleHelp>,
    /// The files in the order in which they were named.
    pub files: Vec<CheckedFile>,
}

impl CheckReport {
    /// How many findings there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.iter().map(|file| file.findings.len()).sum()
    }

    /// Whether every file could be read.
    #[must_use]
    pub fn all_read(&self) -> bool {
        self.files.iter().all(|file| file.problem.is_none())
    }
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleHelp {
    /// `R07`
    pub code: &'static str,
    /// What it finds, in a few words.
    pub name: String,
    /// The long explanation.
    pub help: String,
    /// Whether it reads along without being asked.
    pub default_on: bool,
}

/// One file.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// Its name as it was given.
    pub name: String,
    /// What kind of text it is: an identifier for programs.
    pub kind: &'static str,
    /// What its lines count.
    pub counting: Counting,
    /// Why it could not be read, in one sentence.
    pub problem: Option<String>,
    /// What was found, in reading order.
    pub findings: Vec<FoundPlace>,
}

impl std::fmt::Debug for CheckedFile {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckedFile")
            .field("name", &self.name)
            .field("findings", &self.findings.len())
            .finish_non_exhaustive()
    }
}

/// One finding at its place.
#[derive(Clone, PartialEq, Eq)]
pub struct FoundPlace {
    /// The code of the rule.
    pub code: &'static str,
    /// Why, in one sentence.
    pub why: String,
    /// How to mend it.
    pub mend: String,
    /// Where it begins.
    pub start: Spot,
    /// The place after its last character.
    pub end: Spot,
    /// The paragraph in which it begins.
    pub paragraph: String,
    /// The bytes of that paragraph that belong to it; empty when the whole
    /// part is meant.
    pub within: Range<usize>,
}

impl std::fmt::Debug for FoundPlace {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FoundPlace")
            .field("code", &self.code)
            .field("start", &self.start)
            .finish_non_exhaustive()
    }
}

impl FoundPlace {
    /// The words it is about, as far as they stand in one paragraph.
    #[must_use]
    pub fn words(&self) -> &str {
        self.paragraph.get(self.within.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod fixture;
