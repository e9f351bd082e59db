//! Review rules: what a good colleague would point at in a self-review or a
//! criticism. Every finding has a code, a place and a way to mend it; it
//! advises, it never blocks, and there is no score.
//!
//! A face turns its text into a [`Paper`] of [`Part`]s, says in [`Around`]
//! what else is known, and gets [`Finding`]s.

pub mod around;
mod fact;
pub mod finding;
mod likeness;
pub mod outline;
mod quotation;
mod reading;
pub mod review;
pub mod rule;
mod rules;
mod shingle;
pub mod silence;
pub mod words;

pub use around::{Around, Other, OtherKind, Raised, RaisedBy};
pub use finding::{Finding, Lacking, Personal, Why};
pub use likeness::counterpart;
pub use outline::{Outline, outline};
pub use review::{review, review_by};
pub use rule::Rule;
pub use silence::{Silence, Silenced, apart};
pub use words::{Lines, Words};

pub use crate::domain::paper;
pub use crate::domain::paper::{Genre, Paper, Part, Role};
