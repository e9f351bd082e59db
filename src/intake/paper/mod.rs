//! Papers from outside — a self-review, a criticism — as text, Markdown or a
//! Word document (.docx), read into a [`Manuscript`]. What a file is, is told
//! by its content; only Markdown is told by the ending of its name.

mod markdown;
mod plain;
mod word;
mod xml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use zeroize::{Zeroize, Zeroizing};

use super::encoding;
use crate::domain::Manuscript;

/// The largest file that is read: 64 MiB, for a Word document with pictures.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most that one part of a Word document unpacks to: 64 MiB.
pub const MOST_PART: u64 = 64 * 1024 * 1024;
/// The most text, in bytes of UTF-8: 8 MiB.
pub const MOST_TEXT: usize = 8 * 1024 * 1024;

/// Which limit a file goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperLimit {
    /// [`MOST_BYTES`]
    Bytes,
    /// [`MOST_PART`]
    Part,
    /// [`MOST_TEXT`]
    Text,
}

/// Kinds of file that people take for a paper and that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFormat {
    /// An old binary document of Word or WPS (.doc, .wps).
    OldWord,
    /// A page description (.pdf).
    Pdf,
    /// Rich text (.rtf).
    RichText,
    /// A web page.
    WebPage,
    /// A packed file that is no Word document: a workbook, an .odt, an archive.
    Packed,
}

/// Why a file is not a paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperProblem {
    /// There is no such file.
    #[error("no such file")]
    NotFound,
    /// A folder, not a file.
    #[error("a folder")]
    Folder,
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[source] std::io::Error),
    /// There is not a word in it.
    #[error("the file is empty")]
    Empty,
    /// A file of another kind.
    #[error("not a paper but {0:?}")]
    Other(OtherFormat),
    /// Bytes that are no text.
    #[error("not text")]
    NotText,
    /// A text that is neither UTF-8 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030")]
    BadEncoding,
    /// A Word document that is damaged.
    #[error("the document is damaged: {detail}")]
    Damaged {
        /// What the reader stumbled over.
        detail: String,
    },
    /// More than is read.
    #[error("more than {most} bytes ({limit:?})")]
    TooLarge {
        /// Which limit.
        limit: PaperLimit,
        /// Its value in bytes.
        most: u64,
    },
}

impl PaperLimit {
    /// The problem of a file beyond this limit.
    const fn problem(self) -> PaperProblem {
        let most = match self {
            Self::Bytes => MOST_BYTES,
            Self::Part => MOST_PART,
            Self::Text => MOST_TEXT as u64,
        };
        PaperProblem::TooLarge { limit: self, most }
    }
}

/// Reads a file.
///
/// # Errors
/// [`PaperProblem`].
pub fn read_paper(path: &Path) -> Result<Manuscript, PaperProblem> {
    if path.is_dir() {
        return Err(PaperProblem::Folder);
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => PaperProblem::NotFound,
        _ => PaperProblem::Unreadable(error),
    })?;
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    read_from(file, ending == "md" || ending == "markdown")
}

/// Reads a stream, Markdown or anything else.
///
/// # Errors
/// [`PaperProblem`].
pub fn read_from(source: impl Read, markdown: bool) -> Result<Manuscript, PaperProblem> {
    let mut bytes = Zeroizing::new(Vec::new());
    source
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(PaperProblem::Unreadable)?;
    let read = from_bytes(&bytes, markdown);
    bytes.zeroize();
    read
}

/// Reads the content of a file.
///
/// # Errors
/// [`PaperProblem`].
pub fn from_bytes(bytes: &[u8], markdown: bool) -> Result<Manuscript, PaperProblem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(PaperLimit::Bytes.problem());
    }
    if let Some(other) = other_format(bytes) {
        return Err(PaperProblem::Other(other));
    }
    let manuscript = if bytes.starts_with(b"PK\x03\x04") {
        word::read(bytes)?
    } else {
        let text = decode(bytes)?;
        if markdown {
            markdown::read(&text)
        } else {
            plain::read(&text)
        }
    };
    if manuscript.paragraphs.is_empty() {
        return Err(PaperProblem::Empty);
    }
    Ok(manuscript)
}

fn decode(bytes: &[u8]) -> Result<Zeroizing<String>, PaperProblem> {
    let text = encoding::decode(bytes).ok_or(PaperProblem::BadEncoding)?;
    // Arbitrary bytes have these soon; Word leaves the line and page breaks.
    let foreign = |c: char| {
        c.is_control()
            && !matches!(
                c,
                '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{1A}'
            )
    };
    if text.contains(foreign) {
        return Err(PaperProblem::NotText);
    }
    if text.len() > MOST_TEXT {
        return Err(PaperLimit::Text.problem());
    }
    Ok(text)
}

fn other_format(bytes: &[u8]) -> Option<OtherFormat> {
    let start: Vec<u8> = bytes
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take(15)
        .map(u8::to_ascii_lowercase)
        .collect();
    let begins = |signs: &[&[u8]]| signs.iter().any(|sign| start.starts_with(sign));
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Some(OtherFormat::OldWord)
    } else if begins(&[b"%pdf-"]) {
        Some(OtherFormat::Pdf)
    } else if begins(&[b"{\\rtf"]) {
        Some(OtherFormat::RichText)
    } else if begins(&[b"<html", b"<!doctype html"]) {
        Some(OtherFormat::WebPage)
    } else if bytes.starts_with(b"PK\x05\x06") {
        Some(OtherFormat::Packed)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
