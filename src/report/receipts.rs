//! The receipts of a round, published at closing: sorted, beside nothing.

use super::{Document, DocumentBuilder};
use crate::lang::Lang;
use crate::tr;

/// What is published of the receipts of a round.
#[derive(Debug, Clone, Copy)]
pub struct Receipts<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// The mark of the set-up, as on the slips.
    pub mark: &'a str,
    /// The 24 symbols of the root.
    pub root: &'a str,
    /// The receipts as voters wrote them down, sorted.
    pub receipts: &'a [String],
}

/// The list, to be put up where voters pass.
#[must_use]
pub fn receipts(lang: &Lang, list: &Receipts<'_>) -> Document {
    let mut document = DocumentBuilder::new(lang, tr!(lang, "receipts-title"));
    document
        .byline(format!("{}  {}", list.unit, list.title))
        .paragraph(tr!(lang, "receipts-how"))
        .field(tr!(lang, "receipts-mark"), list.mark)
        .field(tr!(lang, "receipts-root"), list.root)
        .field(
            tr!(lang, "receipts-count"),
            tr!(
                lang,
                "receipts-count-is",
                count = list.receipts.len().to_string()
            ),
        )
        .list(list.receipts.to_vec())
        .note(tr!(lang, "receipts-missing"));
    document.build()
}
