//! 纸质票: forms of paper are typed in by two people, each without seeing what
//! the other typed; where they differ they settle it together over the paper.
//!
//! | module | holds |
//! | --- | --- |
//! | `cover` | what was counted by hand, and whether it fits |
//! | `entry` | what one person typed of one form |
//! | `batch` | the stack of forms and the two passes over it |
//! | `compare` | where two entries differ |
//! | `settling` | the differences, and what was decided |
//! | `casting` | all of it into the box, or none |
//!
//! A batch is in memory only. Nothing is on the disk before both passes agree:
//! a power cut costs the batch in hand, and the paper is still there. No name
//! of a typist is kept anywhere.

mod batch;
mod casting;
mod compare;
mod cover;
mod entry;
mod problem;
mod settling;

#[cfg(test)]
mod tests;

pub use batch::{Batch, FormLabel, Pass};
pub use compare::{Place, differences};
pub use cover::{CoverSheet, Totals};
pub use entry::Entry;
pub use problem::{Miscount, PaperProblem};
pub use settling::{Choice, Conflict, ErrorRate};
