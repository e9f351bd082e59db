//! Documents and tables as neutral blocks, and their writers.
//!
//! A document is built once as [`Document`] and written by one of the
//! writers ([`markdown`], [`plain`], [`html`], and [`csv`] for tables), or
//! drawn in the preview.

pub mod block;
pub mod csv;
pub mod findings;
pub mod html;
pub mod markdown;
pub mod plain;
pub mod ratings;
pub mod self_review;
pub mod slips;

pub use block::{Align, Block, Cell, Column, Document, Table};
pub use ratings::{
    Ballots, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings,
};
pub use self_review::self_review;
pub use slips::{Slip, SlipSheet, slips};
