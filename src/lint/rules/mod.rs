//! The rules, one file each. A rule is a function over a paper that has been
//! read; its documentation says what it finds, what it leaves alone and why.

pub(super) mod achievements_outweigh;
pub(super) mod before_the_rules;
pub(super) mod causes_missing;
pub(super) mod claims;
pub(super) mod copied;
pub(super) mod excuse;
pub(super) mod hollow_phrases;
pub(super) mod hope;
pub(super) mod no_fact;
pub(super) mod no_subject;
pub(super) mod personal_data;
pub(super) mod praise;
pub(super) mod unmentioned;
pub(super) mod vague_measure;

#[cfg(test)]
mod fixture;
