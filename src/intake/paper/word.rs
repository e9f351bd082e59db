//! A Word document (.docx): the words of its body with its headings.
//!
//! Left out are deleted and moved-away words, hidden ones, field codes, and
//! headers, footers and notes, which are parts of their own.

mod styles;

use std::io::{Cursor, Read};

use quick_xml::events::BytesStart;
use zip::ZipArchive;
use zip::result::ZipError;

use self::styles::Levels;
use super::xml::{Node, attribute, damaged, walk};
use super::{MOST_PART, MOST_TEXT, OtherFormat, PaperLimit, PaperProblem};
use crate::domain::{Counting, Manuscript, Paragraph, Spot};
use crate::intake::encoding;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Result<Manuscript, PaperProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let name = main_part(&mut archive)?;
    let Some(document) = part(&mut archive, &name)? else {
        return Err(PaperProblem::Other(OtherFormat::Packed));
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let levels = match part(&mut archive, &format!("{folder}/styles.xml"))? {
        Some(styles) => Levels::read(&styles)?,
        None => Levels::default(),
    };
    let mut body = Body::new(&levels);
    walk(&document, |node| body.take(&node))?;
    if !body.is_document {
        return Err(PaperProblem::Other(OtherFormat::Packed));
    }
    Ok(Manuscript {
        paragraphs: body.paragraphs,
        counting: Counting::Paragraphs,
    })
}

/// The name of the part that the document is in.
fn main_part(archive: &mut Archive<'_>) -> Result<String, PaperProblem> {
    let mut name = None;
    if let Some(relations) = part(archive, "_rels/.rels")? {
        walk(&relations, |node| {
            if let Node::Open("Relationship", tag) = node
                && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                name = attribute(tag, "Target");
            }
            Ok(())
        })?;
    }
    let name = name.unwrap_or_else(|| "word/document.xml".to_owned());
    Ok(name.trim_start_matches('/').to_owned())
}

/// A part as text. What it says of its size is not believed: reading stops at
/// the limit.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, PaperProblem> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(&error)),
    };
    let mut bytes = Vec::new();
    file.take(MOST_PART + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| damaged(&error))?;
    if bytes.len() as u64 > MOST_PART {
        return Err(PaperLimit::Part.problem());
    }
    let text = encoding::decode(&bytes).ok_or(PaperProblem::BadEncoding)?;
    Ok(Some(text.as_str().to_owned()))
}

/// A paragraph that is still being read.
#[derive(Default)]
struct Open {
    text: String,
    level: Option<u8>,
    bold: usize,
}

/// The body as it is read.
struct Body<'a> {
    levels: &'a Levels,
    paragraphs: Vec<Paragraph>,
    /// Paragraphs that are open: a text box lies within another paragraph.
    open: Vec<Open>,
    /// How deep within something that is left out.
    skipped: usize,
    in_run: usize,
    in_text: bool,
    bold: bool,
    hidden: bool,
    bytes: usize,
    is_document: bool,
}

impl<'a> Body<'a> {
    fn new(levels: &'a Levels) -> Self {
        Self {
            levels,
            paragraphs: Vec::new(),
            open: Vec::new(),
            skipped: 0,
            in_run: 0,
            in_text: false,
            bold: false,
            hidden: false,
            bytes: 0,
            is_document: false,
        }
    }

    fn take(&mut self, node: &Node<'_>) -> Result<(), PaperProblem> {
        match node {
            Node::Open(name, _) if self.skipped > 0 || is_left_out(name) => {
                self.skipped += 1;
                Ok(())
            }
            Node::Close(_) if self.skipped > 0 => {
                self.skipped -= 1;
                Ok(())
            }
            Node::Words(words) if self.in_text && self.skipped == 0 => self.put(words),
            Node::Words(_) => Ok(()),
            Node::Open(name, tag) => self.open(name, tag),
            Node::Close(name) => {
                self.close(name);
                Ok(())
            }
        }
    }

    fn open(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), PaperProblem> {
        match name {
            "document" => self.is_document = true,
            "p" => self.open.push(Open::default()),
            "pStyle" => {
                let level = attribute(tag, "val").and_then(|style| self.levels.of(&style));
                self.set_level(level);
            }
            "outlineLvl" => {
                let level = attribute(tag, "val").and_then(|level| styles::outline(&level));
                self.set_level(level);
            }
            "r" => {
                self.in_run += 1;
                (self.bold, self.hidden) = (false, false);
            }
            "b" if self.in_run > 0 => self.bold = is_on(tag),
            "vanish" if self.in_run > 0 => self.hidden = is_on(tag),
            "t" => self.in_text = true,
            "tab" | "ptab" if self.in_run > 0 => self.put("\t")?,
            "br" | "cr" if self.in_run > 0 => self.put("\n")?,
            "noBreakHyphen" => self.put("-")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(open) = self.open.pop() {
                    self.keep(&open);
                }
            }
            "r" => self.in_run = self.in_run.saturating_sub(1),
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn set_level(&mut self, level: Option<u8>) {
        if let (Some(open), Some(level)) = (self.open.last_mut(), level) {
            open.level = Some(level);
        }
    }

    fn put(&mut self, words: &str) -> Result<(), PaperProblem> {
        self.bytes += words.len();
        if self.bytes > MOST_TEXT {
            return Err(PaperLimit::Text.problem());
        }
        if let Some(open) = self.open.last_mut().filter(|_| !self.hidden) {
            let all_bold = open.bold == open.text.len();
            open.text.push_str(words);
            if self.bold && all_bold {
                open.bold = open.text.len();
            }
        }
        Ok(())
    }

    fn keep(&mut self, open: &Open) {
        let words = open.text.trim_start();
        let indent = open.text.len() - words.len();
        let words = words.trim_end();
        if words.is_empty() {
            return;
        }
        let before = open.text.get(..indent).unwrap_or_default();
        let mut paragraph = Paragraph::default();
        paragraph.level = open.level;
        paragraph.bold = open.bold.saturating_sub(indent).min(words.len());
        let spot = Spot {
            line: self.paragraphs.len() + 1,
            column: before.chars().count() + 1,
            offset: None,
        };
        paragraph.push(words, spot);
        self.paragraphs.push(paragraph);
    }
}

/// What is in the file and not on the page, or is there a second time.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "rt"
            | "pPrChange"
            | "rPrChange"
            | "sectPrChange"
            | "tblPrChange"
    )
}

/// Whether a switch such as `<w:b/>` is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
