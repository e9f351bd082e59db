//! Documents and tables as neutral blocks, and their writers.
//!
//! A document is put together once with a [`DocumentBuilder`] and written by
//! one of the writers ([`docx`], [`html`], [`markdown`], [`plain`], and [`csv`]
//! for tables), or drawn in the preview. What is cut, filled in by hand and
//! signed is laid out to the millimetre instead ([`print`](mod@print)).

pub mod block;
pub mod builder;
pub mod contrast;
pub mod criticism;
pub mod csv;
pub mod docx;
pub mod findings;

#[cfg(test)]
mod fixture;
pub mod html;
pub mod markdown;
pub mod opinions;
pub mod plain;
pub mod print;
pub mod ratings;
pub mod round_setup;
pub mod self_review;
pub mod talks;
pub mod words;

pub use block::{Align, Block, Cell, Column, Document, Labelled, Table};
pub use builder::DocumentBuilder;
pub use contrast::{Contrast, ContrastPoint, contrast_sheet};
pub use criticism::criticism_sheet;
pub use opinions::{OpinionNames, opinion_summary, opinion_table};
pub use print::{
    BallotForm, BatchCover, FormItem, Minutes, MinutesGroup, Print, PrintFormat, ReceiptList, Slip,
    SlipSheet, ballot_forms, batch_cover, form_items, minutes_sheet, receipt_list, slip_sheet,
};
pub use ratings::{
    Ballots, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings,
};
pub use round_setup::round_setup;
pub use self_review::self_review;
pub use talks::{TalkRecord, talk_records};
