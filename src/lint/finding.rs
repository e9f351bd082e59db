//! What a rule found.

use std::ops::Range;

use super::rule::Rule;

/// One thing pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// Which part of the paper, by its place.
    pub part: usize,
    /// The bytes of the part's text that it is about; empty where it is about
    /// the whole part or about something missing.
    pub range: Range<usize>,
    /// What exactly.
    pub why: Why,
}

/// What exactly a rule found, with what the sentence about it needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// These words.
    Words(String),
}
