//! The one type that every thread sends to the loop.

use crate::usecase::Error;

use super::burst::Event;
use super::crew::Kind;
use super::screen::Parcel;

/// Which layer of the stack; never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerId(pub(super) u64);

/// What reaches the loop.
pub enum Message {
    /// A person did something.
    Input(Event),
    /// Work for a layer is finished.
    Answer {
        /// Who asked.
        to: LayerId,
        /// What it answers.
        kind: Kind,
        /// What came of it.
        outcome: Outcome,
    },
    /// A job is further on.
    Progress {
        /// The layer that shows it.
        to: LayerId,
        /// Finished steps.
        done: usize,
        /// All steps.
        total: usize,
    },
    /// The system wants the program to end.
    Terminate,
    /// Somebody at the terminal or beside it wants to break the program off; a
    /// screen that nobody may leave goes on.
    Interrupt,
    /// The terminal can no longer be read.
    InputLost,
}

/// What came of work on another thread.
pub enum Outcome {
    /// It ran.
    Done(Result<Parcel, Error>),
    /// It panicked; nothing about its values is known here.
    Broken,
}
