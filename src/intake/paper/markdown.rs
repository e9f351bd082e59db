//! A Markdown text: the words without the marks, each with its place.
//!
//! Left out are code, what is struck through, pictures, HTML and the head of
//! the file between `---`; quotations (`>`) are marked. Lines indented by four blanks
//! are words and no code: people indent paragraphs.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::plain;
use crate::domain::{Counting, Manuscript, Paragraph, Spot};

pub(super) fn read(text: &str) -> Manuscript {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        source: text,
        ruler: Ruler::default(),
        paragraphs: Vec::new(),
        open: Paragraph::default(),
        last_line: String::new(),
        broken: false,
        skipped: 0,
        quoted: 0,
        bold_from_start: false,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.flush();
    Manuscript {
        paragraphs: reader.paragraphs,
        counting: Counting::Lines,
    }
}

struct Reader<'a> {
    source: &'a str,
    ruler: Ruler,
    paragraphs: Vec<Paragraph>,
    open: Paragraph,
    /// The words of the line before a break.
    last_line: String,
    /// Whether a line ended within the paragraph.
    broken: bool,
    /// How deep within something that is left out.
    skipped: usize,
    /// How deep within quotations.
    quoted: usize,
    bold_from_start: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipped > 0 {
            self.skipped = match event {
                Event::Start(_) => self.skipped + 1,
                Event::End(_) => self.skipped - 1,
                _ => self.skipped,
            };
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, range.start),
            Event::Code(_) => self.code(range),
            Event::SoftBreak => self.broken = true,
            Event::HardBreak => {
                let spot = self.ruler.spot(self.source, range.start);
                self.open.push("\n", spot);
                self.last_line.clear();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(_))
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::Strikethrough
            | Tag::Image { .. } => {
                if !matches!(tag, Tag::Strikethrough | Tag::Image { .. }) {
                    self.flush();
                }
                self.skipped = 1;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::Strong => self.bold_from_start = self.open.text().is_empty(),
            Tag::Emphasis | Tag::Link { .. } => {}
            Tag::Heading { level, .. } => {
                self.flush();
                self.open.level = Some(depth(*level));
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => {
                if std::mem::take(&mut self.bold_from_start) {
                    self.open.bold = self.open.text().len();
                }
            }
            TagEnd::Emphasis | TagEnd::Link => {}
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            _ => self.flush(),
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        let mut at = at;
        // Only the lines of an indented block come with their ends.
        for line in words.split_inclusive('\n') {
            self.line(line.trim_end_matches(['\n', '\r']), at);
            at += line.len();
            if line.ends_with('\n') {
                self.flush();
            }
        }
    }

    /// Code within a sentence, as the source has it: it can go over a line.
    fn code(&mut self, range: Range<usize>) {
        let source = self.source;
        let marked = source.get(range.clone()).unwrap_or_default();
        let words = marked.trim_start_matches('`');
        let mut at = range.end - words.len();
        for line in words.trim_end_matches('`').split_inclusive(['\n', '\r']) {
            self.line(line.trim_end_matches(['\n', '\r']), at);
            at += line.len();
            self.broken |= line.ends_with(['\n', '\r']);
        }
    }

    fn line(&mut self, words: &str, at: usize) {
        let begins = self.open.text().is_empty();
        let trimmed = if begins || self.broken {
            words.trim_start()
        } else {
            words
        };
        if trimmed.is_empty() {
            return;
        }
        let at = at + words.len() - trimmed.len();
        let spot = self.ruler.spot(self.source, at);
        if std::mem::take(&mut self.broken) && !begins {
            if plain::goes_on(&self.last_line, trimmed) {
                self.last_line.clear();
                self.last_line.push_str(trimmed);
                plain::join(&mut self.open, trimmed, spot);
                return;
            }
            self.flush();
        }
        self.last_line.push_str(trimmed);
        plain::push(&mut self.open, trimmed, spot);
    }

    fn flush(&mut self) {
        let mut paragraph = std::mem::take(&mut self.open);
        paragraph.quoted = self.quoted > 0;
        self.last_line.clear();
        self.broken = false;
        self.bold_from_start = false;
        if !paragraph.text().trim().is_empty() {
            self.paragraphs.push(paragraph);
        }
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Counts lines, columns and characters up to a byte; places come in reading
/// order, so that it never counts twice.
#[derive(Default)]
struct Ruler {
    at: usize,
    line: usize,
    column: usize,
    offset: usize,
}

impl Ruler {
    fn spot(&mut self, source: &str, at: usize) -> Spot {
        if at < self.at {
            *self = Self::default();
        }
        let between = source.get(self.at..at).unwrap_or_default();
        let mut last = source.get(..self.at).and_then(|s| s.chars().next_back());
        for c in between.chars() {
            self.offset += 1;
            match c {
                '\n' if last == Some('\r') => {}
                '\n' | '\r' => (self.line, self.column) = (self.line + 1, 0),
                _ => self.column += 1,
            }
            last = Some(c);
        }
        self.at = at;
        Spot {
            line: self.line + 1,
            column: self.column + 1,
            offset: Some(self.offset),
        }
    }
}
