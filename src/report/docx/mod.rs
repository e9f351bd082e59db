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
mod print;
mod ruled;
mod sections;
#[cfg(test)]
mod tests;
mod xml;

use std::io::{self, Cursor, Write};

pub use print::write_print;
use zeroize::Zeroizing;
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
    package(Vec::new(), body.as_bytes(), CompressionMethod::Deflated)
}

/// A body that holds voting codes as the bytes of a DOCX file. It is stored as
/// it is: a compressor would keep copies of the codes that nobody wipes.
fn package_secret(body: &[u8]) -> io::Result<Zeroizing<Vec<u8>>> {
    let parts: usize = PARTS.iter().map(|(_, part)| part.len()).sum();
    let room = Vec::with_capacity(body.len() + parts + 8_192);
    package(room, body, CompressionMethod::Stored).map(Zeroizing::new)
}

fn package(room: Vec<u8>, body: &[u8], how: CompressionMethod) -> io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(room));
    for (name, part) in PARTS {
        archive.start_file(*name, options())?;
        archive.write_all(part.as_bytes())?;
    }
    archive.start_file("word/document.xml", options().compression_method(how))?;
    archive.write_all(body)?;
    Ok(archive.finish()?.into_inner())
}

/// Every part with the same date, the first that a ZIP archive can bear.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
}
