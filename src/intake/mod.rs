//! Files from outside: rosters and survey exports as spreadsheets, and papers
//! as text, Markdown or Word.
//!
//! A file is read into a [`Table`] of texts; a [`roster`] makes members of it
//! and a [`Mapping`] ballots. Columns that a mapping does not name are never
//! looked at again. A [`paper`] becomes a manuscript that knows where in the
//! file its words stand.

pub mod headers;
pub mod mapping;
pub mod paper;
pub mod roster;
pub mod table;

mod biff;
mod compound;
mod delimited;
mod encoding;
mod foreign;
mod grid;
mod workbook;

pub use foreign::Foreign;
pub use mapping::{
    ApplyProblem, GroupRule, ImportedRow, Mapping, MappingError, Preview, UnknownValue,
};
pub use paper::{PaperProblem, read_paper};
pub use roster::{RosterProblem, read_roster};
pub use table::{Table, TableProblem};
