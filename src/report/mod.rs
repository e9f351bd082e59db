//! Documents and tables as neutral blocks, and their writers.
//!
//! A document is put together once with a [`DocumentBuilder`] and written by
//! one of the writers ([`docx`], [`html`], [`markdown`], [`plain`], and [`csv`]
//! for tables), or drawn in the preview.

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
pub mod ratings;
pub mod receipts;
pub mod self_review;
pub mod slips;
pub mod talks;
pub mod words;

pub use block::{Align, Block, Cell, Column, Document, Labelled, Table};
pub use builder::DocumentBuilder;
pub use contrast::{Contrast, ContrastPoint, contrast_sheet};
pub use criticism::criticism_sheet;
pub use opinions::{OpinionNames, opinion_summary, opinion_table};
pub use ratings::{
    Ballots, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings,
};
pub use receipts::{Receipts, receipts};
pub use self_review::self_review;
pub use slips::{Slip, SlipSheet, slips};
pub use talks::{TalkRecord, talk_records};
