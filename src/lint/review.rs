//! All rules over one text.

use super::{Around, Finding, Paper, Rule, Words};

/// Reads a paper and returns what the rules that are on by default found, in
/// reading order.
#[must_use]
pub fn review(paper: &Paper, around: &Around, words: &Words) -> Vec<Finding> {
    let rules: Vec<Rule> = Rule::ALL.into_iter().filter(|r| r.default_on()).collect();
    review_by(&rules, paper, around, words)
}

/// Reads a paper by these rules only, whether or not they are on by default.
#[must_use]
pub fn review_by(rules: &[Rule], paper: &Paper, around: &Around, words: &Words) -> Vec<Finding> {
    let _ = (rules, paper, around, words);
    Vec::new()
}
