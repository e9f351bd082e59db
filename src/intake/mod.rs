//! Spreadsheets from outside: rosters and survey exports.
//!
//! A file is read into a [`Table`] of texts; a [`roster`] makes members of it
//! and a [`Mapping`] ballots. Columns that a mapping does not name are never
//! looked at again.

pub mod headers;
pub mod mapping;
pub mod roster;
pub mod table;

mod biff;
mod compound;
mod delimited;
mod workbook;

pub use mapping::{
    ApplyProblem, GroupRule, ImportedRow, Mapping, MappingError, Preview, UnknownValue,
};
pub use roster::{RosterProblem, read_roster};
pub use table::{Table, TableProblem};
