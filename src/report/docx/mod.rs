//! Writes a document as DOCX in the format of official documents (GB/T
//! 9704-2012); `docs/documents.md` has its measures and how they were checked.
//!
//! A DOCX file is a ZIP archive of XML parts. All but the body are the same
//! for every document and lie in `parts/`, where type, sizes and spacing are
//! styles. The body is written here: it names styles and holds words. Nothing
//! in the file tells who wrote it, on what machine or when: the same document
//! is the same file, byte for byte.

mod body;
mod grid;
mod page;
mod paragraph;
mod sections;
#[cfg(test)]
mod tests;
mod xml;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::block::Document;
use crate::lang::Lang;

/// The parts that every document has, with their names in the package. The
/// first must come first.
const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        include_str!("parts/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("parts/package_rels.xml")),
    (
        "word/_rels/document.xml.rels",
        include_str!("parts/document_rels.xml"),
    ),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/fontTable.xml", include_str!("parts/fontTable.xml")),
    ("word/footer-odd.xml", include_str!("parts/footer-odd.xml")),
    (
        "word/footer-even.xml",
        include_str!("parts/footer-even.xml"),
    ),
];

/// The document as the bytes of a DOCX file.
///
/// # Errors
/// When it is larger than a ZIP archive can be.
pub fn write(document: &Document, lang: &Lang) -> io::Result<Vec<u8>> {
    let body = body::write(document, lang);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = PARTS.iter().copied();
    for (name, part) in parts.chain([("word/document.xml", body.as_str())]) {
        archive.start_file(name, options())?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Every part with the same date, the first that a ZIP archive can bear.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
}
