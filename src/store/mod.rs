//! The unit's data file and the ballot box file.
//!
//! | file | what |
//! | --- | --- |
//! | `error` | every failure in words that a face can say |
//! | `place`, `lock`, `schema` | new files whole or not at all; one writer; formats and migrations |
//! | `data_file` | opening, and the two ways to use it: `read` and `write` |
//! | `meeting`, `vault`, `worksheet`, `committee`, `opinion`, `criticism`, `talk`, `journal`, `round`, `booth`, `import_mapping` | one aggregate each, with its SQL |
//! | `ballot_box` | the canonical box: a file that does not know who came first |
//!
//! Secrets and sealed things are opaque bytes here. Times come from the
//! caller; randomness is the operating system's and only names ballot rows
//! and temporary files.

mod ballot_box;
mod booth;
mod column;
mod committee;
mod connection;
mod criticism;
mod data_file;
mod error;
mod import_mapping;
mod journal;
mod lock;
mod meeting;
mod opinion;
mod place;
mod private;
mod round;
mod schema;
mod talk;
mod vault;
mod worksheet;

#[cfg(test)]
mod tests;

pub use ballot_box::{BallotBox, BoxCopy, Boxed, Cast, ClassCount, CodeState, ImportOutcome, Load};
pub use booth::{BoothRow, BoothState};
pub use committee::Turn;
pub use criticism::{CopiedRow, CriticismRow, OpenedRow, Pair, PairRow, ReplyRow, Sealed, Step};
pub use data_file::DataFile;
pub use error::{Error, Result};
pub use round::RoundRow;
pub use vault::{OfficeKeyRow, VaultOwner, VaultRow};
pub use worksheet::{HandedIn, SheetProgress};
