//! The blocks that every document consists of. They say what a thing is,
//! never how it looks.

use std::borrow::Cow;

use zeroize::Zeroize;

use crate::text;

/// A document. Its words are wiped when it goes: it may be a draft.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The content, in order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Writes the blocks with an empty line before each; fields that follow
    /// each other stay together.
    pub(super) fn write_spaced(&self, out: &mut String, write: fn(&mut String, &Block)) {
        let mut before_field = false;
        for block in &self.blocks {
            let field = matches!(block, Block::Field(_));
            if !(field && before_field) {
                out.push('\n');
            }
            before_field = field;
            write(out, block);
        }
    }
}

impl std::fmt::Debug for Document {
    /// Says how long it is, not what it says.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} blocks)", self.blocks.len())
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        self.title.zeroize();
        self.blocks.iter_mut().for_each(Block::wipe);
    }
}

/// One block. A text may have line breaks; an empty line parts paragraphs.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 1 to 4, as 一、（一）1.（1） in official documents.
        level: u8,
        /// Its number as it is printed, with the mark behind it. A
        /// [`DocumentBuilder`](super::DocumentBuilder) counts.
        mark: String,
        /// Its words.
        text: String,
    },
    /// Who and when, under the title.
    Byline(String),
    /// Whom it is for (主送机关), without a colon.
    Recipient(String),
    /// Running text.
    Paragraph(String),
    /// A label and what it says, e.g. 单位：石桥镇党委.
    Field(Labelled),
    /// A list without numbers.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A ruled form: rows of one or two boxes, each with its label.
    Form(Vec<Vec<Labelled>>),
    /// A remark that is not part of the text proper.
    Note(String),
    /// Who answers for it and when (落款), at its end.
    Closing {
        /// The organisation or person.
        name: String,
        /// The date as it is printed.
        date: String,
    },
    /// What follows begins on a new page.
    PageBreak,
}

/// A label and what it says.
#[derive(Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The label, without a colon.
    pub label: String,
    /// What it says.
    pub text: String,
}

impl Labelled {
    /// A label and what it says.
    #[must_use]
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
        }
    }

    fn wipe(&mut self) {
        self.text.zeroize();
    }
}

impl Block {
    /// Overwrites its words.
    fn wipe(&mut self) {
        match self {
            Self::Heading { text, .. }
            | Self::Byline(text)
            | Self::Recipient(text)
            | Self::Paragraph(text)
            | Self::Note(text) => text.zeroize(),
            Self::Field(field) => field.wipe(),
            Self::List(items) => items.zeroize(),
            Self::Table(table) => table.rows.iter_mut().flatten().for_each(Cell::wipe),
            Self::Form(rows) => rows.iter_mut().flatten().for_each(Labelled::wipe),
            Self::Closing { name, .. } => name.zeroize(),
            Self::PageBreak => {}
        }
    }

    /// What kind of block it is.
    const fn kind(&self) -> &'static str {
        match self {
            Self::Heading { .. } => "Heading",
            Self::Byline(_) => "Byline",
            Self::Recipient(_) => "Recipient",
            Self::Paragraph(_) => "Paragraph",
            Self::Field(_) => "Field",
            Self::List(_) => "List",
            Self::Table(_) => "Table",
            Self::Form(_) => "Form",
            Self::Note(_) => "Note",
            Self::Closing { .. } => "Closing",
            Self::PageBreak => "PageBreak",
        }
    }
}

impl std::fmt::Debug for Block {
    /// Says what kind it is, not what it says.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}

/// A table with one header row.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The caption, if it has one.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// Whether it is printed on a page turned sideways, together with what
    /// introduces it.
    pub landscape: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// Where its cells sit.
    pub align: Align,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            align: Align::Right,
        }
    }
}

/// Where a cell sits in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left: words.
    #[default]
    Left,
    /// At the right: numbers.
    Right,
    /// In the middle.
    Centre,
}

impl Align {
    /// A cell filled with blanks to the columns of its column.
    #[must_use]
    pub fn pad(self, words: &str, columns: usize) -> String {
        match self {
            Self::Left => text::pad_end(words, columns),
            Self::Right => text::pad_start(words, columns),
            Self::Centre => text::center(words, columns),
        }
    }
}

/// A cell of a table.
#[derive(Clone, PartialEq, Eq)]
pub enum Cell {
    /// It says this.
    Text(String),
    /// A figure that is withheld.
    Withheld,
}

impl Cell {
    /// The sign of a withheld figure, the same everywhere.
    pub const WITHHELD: &'static str = "＊";

    /// What is written in the cell.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Withheld => Self::WITHHELD,
        }
    }

    fn wipe(&mut self) {
        if let Self::Text(text) = self {
            text.zeroize();
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A text without what could act on the reader's program or turn the
/// direction of writing: control characters (but for line breaks; a tab
/// becomes a blank), bidirectional marks and the two code points that no XML
/// may hold.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let kept = |c: char| {
        !is_bidi(c) && !matches!(c, '\u{FFFE}' | '\u{FFFF}') && (c == '\n' || !c.is_control())
    };
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    let text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ");
    Cow::Owned(text.chars().filter(|c| kept(*c)).collect())
}

const fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The paragraphs of a text, each with its lines; empty ones are left out.
pub(super) fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut paragraphs = vec![Vec::new()];
    for line in printable(text).lines() {
        let line = line.trim();
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push(line.to_owned()),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|paragraph: &Vec<String>| !paragraph.is_empty());
    paragraphs
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<String> = paragraphs(text).into_iter().flatten().collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printable_text_has_no_control_and_no_bidi_characters() {
        assert_eq!(printable("补贴\r\n晚发\t21 天"), "补贴\n晚发 21 天");
        assert_eq!(printable("a\u{1b}[31mb\u{202E}c\u{7f}\u{FFFF}"), "a[31mbc");
        assert!(matches!(printable("好\n的"), Cow::Borrowed(_)));
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        assert_eq!(
            paragraphs("甲\n 乙\n\n\n丙\n"),
            [vec!["甲", "乙"], vec!["丙"]]
        );
        assert!(paragraphs(" \n").is_empty());
        assert_eq!(one_line("甲\n\n乙"), "甲 乙");
    }
}
