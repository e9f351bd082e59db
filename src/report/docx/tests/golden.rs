//! The whole body of a document, once, to be read.

use super::{body, everything};
use crate::lang::{Lang, Language};

#[test]
fn the_body_of_a_whole_document() {
    let lang = Lang::load(Language::Chinese).unwrap();
    let body = body(&everything(&lang));
    insta::assert_snapshot!(on_lines(&body));
}

/// Each paragraph, row and section on a line of its own.
fn on_lines(xml: &str) -> String {
    let begins = [
        "<w:p>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:sectPr>",
    ];
    begins.iter().fold(xml.to_owned(), |xml, tag| {
        xml.replace(tag, &format!("\n{tag}"))
    })
}
