//! Figures and disclosure control.
//!
//! Ballots are counted into a [`Tally`], which nobody draws. [`release()`]
//! applies the disclosure rules once and yields a [`Released`] result: the
//! only thing that screens, slides and files can be drawn from.

pub mod pooling;
pub mod release;
pub mod released;
pub mod result;
pub mod statistics;
pub mod straight;
pub mod tally;

mod comments;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use release::{ArithmeticProblem, release};
pub use released::{BadRelease, Released};
pub use result::{
    Cell, Comments, Denominator, Figures, GroupResult, Guarded, Note, Overall, Rate, Reason,
    RoundResult, Rules, Weighted, WeightedScore,
};
pub use statistics::Consensus;
pub use straight::StraightLines;
pub use tally::{Counts, Tally};

#[cfg(test)]
pub(crate) use fixture::setup as setup_of_a_small_round;
