//! The blocks that every document consists of. They say what a thing is,
//! never how it looks.

use std::borrow::Cow;

use crate::text;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
            let field = matches!(block, Block::Field { .. });
            if !(field && before_field) {
                out.push('\n');
            }
            before_field = field;
            write(out, block);
        }
    }
}

/// One block. A text may have line breaks; an empty line parts paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// 1 to 4, as 一、（一）1.（1） in official documents.
        level: u8,
        /// Its words.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// A label and what it says, e.g. 单位：石桥镇党委.
    Field {
        /// The label, without a colon.
        label: String,
        /// What it says.
        text: String,
    },
    /// A list without numbers.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A remark that is not part of the text proper.
    Note(String),
    /// What follows begins on a new page.
    PageBreak,
}

/// A table with one header row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The caption, if it has one.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A text without what could act on the reader's program or turn the
/// direction of writing: control characters (but for line breaks; a tab
/// becomes a blank) and bidirectional marks.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let kept = |c: char| !is_bidi(c) && (c == '\n' || !c.is_control());
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
        assert_eq!(printable("a\u{1b}[31mb\u{202E}c\u{7f}"), "a[31mbc");
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
