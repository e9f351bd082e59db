//! Printed things of a round: sheets that are laid out to the millimetre
//! because people cut them, fill them in by hand, and sign them.
//!
//! | sheet | function |
//! | --- | --- |
//! | slips with voting codes, and their cover | [`slip_sheet`] |
//! | paper ballots with a code | [`ballot_forms`] |
//! | what lies on a pile of filled-in ballots | [`batch_cover()`] |
//! | the receipts, to be published | [`receipt_list`] |
//! | the record of closing and counting | [`minutes_sheet`] |
//!
//! Each makes a [`Print`]: A4 pages of ruled boxes ([`layout`]), which
//! [`Print::write`] turns into a DOCX or an HTML file. Pages are broken here
//! and nowhere else, so that both files have the same pages. Words are wiped
//! when a `Print` is dropped.

pub mod ballot_form;
pub mod batch_cover;
mod flow;
mod form_grid;
mod html;
pub mod layout;
pub mod minutes;
pub mod receipts;
mod sheet;
pub mod slips;
pub(in crate::report) mod template;
#[cfg(test)]
mod tests;
mod type_size;

use std::io;
use std::path::Path;

use zeroize::Zeroizing;

pub use ballot_form::{BallotForm, FormItem, ballot_forms, form_items};
pub use batch_cover::{BatchCover, batch_cover};
pub use minutes::{Minutes, MinutesGroup, minutes_sheet};
pub use receipts::{ReceiptList, receipt_list};
pub use slips::{Slip, SlipSheet, slip_sheet};

use super::docx;
use crate::lang::Lang;
use layout::{Page, Tenths};

/// The forms in which printed things leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintFormat {
    /// For a word processor.
    Docx,
    /// One file for a browser that needs nothing else.
    Html,
}

impl PrintFormat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Html];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The one whose files end as this one does.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "docx" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Pages to print. They may hold voting codes: nothing of them shows in
/// `Debug`, and they are wiped when dropped.
pub struct Print {
    /// The title of the file.
    title: String,
    /// What stays white at each edge.
    pub(in crate::report) margin: Tenths,
    pub(in crate::report) batches: Vec<Batch>,
}

/// Pages that are printed once, or once for each code.
pub(in crate::report) struct Batch {
    pub(in crate::report) pages: Vec<Page>,
    pub(in crate::report) codes: Option<Vec<Zeroizing<String>>>,
}

impl std::fmt::Debug for Print {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Print({} pages)", self.page_count())
    }
}

impl Print {
    fn new(title: String, margin: Tenths) -> Self {
        Self {
            title,
            margin,
            batches: Vec::new(),
        }
    }

    /// Adds pages that are printed once.
    fn pages(&mut self, pages: Vec<Page>) {
        let codes = None;
        self.batches.push(Batch { pages, codes });
    }

    /// Adds pages that are printed once for each code.
    fn copies(&mut self, pages: Vec<Page>, codes: Vec<Zeroizing<String>>) {
        let codes = Some(codes);
        self.batches.push(Batch { pages, codes });
    }

    /// Adds the pages of another print.
    pub fn append(&mut self, mut other: Self) {
        self.batches.append(&mut other.batches);
    }

    /// How many A4 pages it has.
    #[must_use]
    pub fn page_count(&self) -> usize {
        let of = |batch: &Batch| batch.pages.len() * batch.codes.as_ref().map_or(1, Vec::len);
        self.batches.iter().map(of).sum()
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When a DOCX file is larger than a ZIP archive can be.
    pub fn write(&self, format: PrintFormat, lang: &Lang) -> io::Result<Zeroizing<Vec<u8>>> {
        match format {
            PrintFormat::Docx => docx::write_print(self),
            PrintFormat::Html => Ok(html::write(self, lang)),
        }
    }
}
