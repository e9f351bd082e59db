//! A place in the worksheet that something leads to.

use std::ops::Range;

use super::page::Page;

/// A place in the worksheet: a page, a field of it, and some bytes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub(super) page: Page,
    /// The id of the field, where it is about one.
    pub(super) field: Option<String>,
    /// The bytes of the field's text to be selected.
    pub(super) bytes: Range<usize>,
}
