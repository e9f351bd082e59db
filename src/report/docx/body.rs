//! The body of a document: its blocks in the styles of official documents.

use super::super::block::{Block, Document, Labelled, Table, one_line, paragraphs};
use super::grid;
use super::page::Page;
use super::paragraph::{Paragraph, Style};
use super::sections::{Section, sections};
use super::xml::Xml;
use crate::lang::Lang;
use crate::{text, tr};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Half characters of 22 pt in 156 mm.
const TITLE_HALVES: usize = 40;
/// The same in 225 mm, on a page turned sideways.
const WIDE_TITLE_HALVES: usize = 57;
/// Half characters that the date keeps from the right edge (右空四字).
const CLOSING_HALVES: i64 = 8;

/// `word/document.xml`
pub(super) fn write(document: &Document, lang: &Lang) -> String {
    let mut xml = Xml::part();
    xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    xml.open("w:body", &[]);
    let sections = sections(&document.blocks);
    let count = sections.len();
    for (place, section) in sections.into_iter().enumerate() {
        let mut body = Body::new(lang, section.page);
        if place == 0 {
            body.title(document, section.blocks);
        }
        body.blocks(&section);
        let last = place + 1 == count;
        body.write(&mut xml, last);
    }
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

/// A part of the body.
enum Part<'a> {
    Paragraph(Paragraph),
    Table(&'a Table),
    Form(&'a [Vec<Labelled>]),
}

/// A section in the making.
struct Body<'a> {
    lang: &'a Lang,
    page: Page,
    parts: Vec<Part<'a>>,
    /// Whether what comes next begins on a new page.
    break_due: bool,
}

impl<'a> Body<'a> {
    const fn new(lang: &'a Lang, page: Page) -> Self {
        Self {
            lang,
            page,
            parts: Vec::new(),
            break_due: false,
        }
    }

    /// The title and who it is by, then an empty line.
    fn title(&mut self, document: &Document, blocks: &[Block]) {
        let halves = match self.page {
            Page::Portrait => TITLE_HALVES,
            Page::Landscape => WIDE_TITLE_HALVES,
        };
        let lines = text::title_lines(&one_line(&document.title), halves);
        self.push(Paragraph::lines(Style::Title, &lines));
        if !matches!(blocks.first(), Some(Block::Byline(_))) {
            self.push(Paragraph::new(Style::Normal, ""));
        }
    }

    fn blocks(&mut self, section: &Section<'a>) {
        for block in section.blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, mark, text } => {
                let words = format!("{mark}{}", one_line(text));
                self.push(Paragraph::new(Style::Heading(*level), &words));
            }
            Block::Byline(text) => {
                self.flow(Style::Byline, text);
                self.push(Paragraph::new(Style::Normal, ""));
            }
            Block::Recipient(text) => {
                let words = tr!(self.lang, "doc-label", label = one_line(text));
                self.push(Paragraph::new(Style::Recipient, &words));
            }
            Block::Paragraph(text) => self.flow(Style::BodyText, text),
            Block::Note(text) => self.flow(Style::Note, text),
            Block::Field(field) => self.field(field),
            Block::List(items) => {
                for item in items {
                    self.item(item);
                }
            }
            // Word takes neither for a document
            Block::Table(table) if table.columns.is_empty() => {}
            Block::Form(rows) if rows.is_empty() => {}
            Block::Table(table) => {
                if let Some(caption) = &table.caption {
                    self.push(Paragraph::new(Style::TableCaption, &one_line(caption)));
                }
                self.grid(Part::Table(table));
            }
            Block::Form(rows) => self.grid(Part::Form(rows)),
            Block::Closing { name, date } => self.closing(&one_line(name), &one_line(date)),
            Block::PageBreak => self.break_due = !self.parts.is_empty(),
        }
    }

    /// Each line a paragraph of its own, as it is in official documents.
    fn flow(&mut self, style: Style, text: &str) {
        for line in paragraphs(text).iter().flatten() {
            self.push(Paragraph::new(style, line));
        }
    }

    fn field(&mut self, field: &Labelled) {
        let label = tr!(self.lang, "doc-label", label = one_line(&field.label));
        let mut lines = paragraphs(&field.text).into_iter().flatten();
        let first = lines.next().unwrap_or_default();
        let labelled = Paragraph::new(Style::BodyText, "").run(&label, true);
        self.push(labelled.run(&first, false));
        for line in lines {
            self.push(Paragraph::new(Style::BodyText, &line));
        }
    }

    fn item(&mut self, item: &str) {
        let mut lines = paragraphs(item).into_iter().flatten();
        let first = lines.next().unwrap_or_default();
        let words = tr!(self.lang, "doc-list-item", item = first);
        self.push(Paragraph::new(Style::ListItem, &words));
        for line in lines {
            self.push(Paragraph::new(Style::BodyText, &line));
        }
    }

    /// The date four characters from the right edge, the name above it, both
    /// with one middle; a name that is too long for that pushes the date.
    fn closing(&mut self, name: &str, date: &str) {
        let lines = [name, date].map(|words| (words, i64::from(text::width(words) as u32)));
        let mut lines: Vec<(&str, i64)> = lines.into();
        lines.retain(|(words, _)| !words.is_empty());
        let last = lines.last().map_or(0, |(_, width)| *width);
        let pushed = lines.iter().map(|(_, width)| (width - last) / 2).max();
        let right = pushed.unwrap_or(0).max(CLOSING_HALVES);
        // on a page with nothing else it would answer for nothing
        if let Some(Part::Paragraph(before)) = self.parts.last_mut() {
            before.keep_next = true;
        }
        let mut gap = Paragraph::new(Style::Normal, "");
        gap.keep_next = true;
        self.push(gap);
        for (place, (words, width)) in (1..).zip(&lines) {
            let mut paragraph = Paragraph::new(Style::Closing, words);
            paragraph.right_halves = Some((right + (last - width) / 2) as u32);
            paragraph.keep_next = place < lines.len();
            self.push(paragraph);
        }
    }

    /// A table or form. Two must not touch, or they become one.
    fn grid(&mut self, part: Part<'a>) {
        // what introduces it does not stay behind
        if let (Some(Part::Paragraph(before)), false) = (self.parts.last_mut(), self.break_due) {
            before.keep_next = true;
        }
        let touches = matches!(self.parts.last(), Some(Part::Table(_) | Part::Form(_)));
        if self.break_due || touches {
            self.push(Paragraph::new(Style::Seam, ""));
        }
        self.parts.push(part);
    }

    fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.on_new_page = std::mem::take(&mut self.break_due);
        self.parts.push(Part::Paragraph(paragraph));
    }

    /// Writes it all. A section ends in the properties of its last paragraph,
    /// the document's last one in the body; and no table may be last.
    fn write(mut self, xml: &mut Xml, last: bool) {
        if !matches!(self.parts.last(), Some(Part::Paragraph(_))) {
            self.parts
                .push(Part::Paragraph(Paragraph::new(Style::Seam, "")));
        }
        if !last && let Some(Part::Paragraph(paragraph)) = self.parts.last_mut() {
            paragraph.ends = Some(self.page);
        }
        for part in &self.parts {
            match part {
                Part::Paragraph(paragraph) => paragraph.write(xml),
                Part::Table(table) => grid::table(xml, table, self.page),
                Part::Form(rows) => grid::form(xml, rows, self.page),
            }
        }
        if last {
            self.page.write(xml);
        }
    }
}
