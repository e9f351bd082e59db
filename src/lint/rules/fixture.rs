//! A single rule over a paper, with the words that come with the program.

use std::sync::OnceLock;

use crate::content::Library;
use crate::lint::{Around, Finding, Paper, Rule, Words, review_by};

/// What one rule finds.
pub fn review(rule: Rule, paper: &Paper, around: &Around) -> Vec<Finding> {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let library = Library::embedded().unwrap();
        Words::new(library.words()).unwrap()
    });
    review_by(&[rule], paper, around, words)
}
