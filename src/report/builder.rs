//! Puts a document together, block by block, and counts its headings: the one
//! place where they get their numbers.

use super::block::{Block, Document, Labelled, Table};
use crate::lang::{Lang, Language};
use crate::text::counting;
use crate::tr;

/// A document in the making. What says nothing is left out.
#[derive(Debug)]
pub struct DocumentBuilder<'a> {
    lang: &'a Lang,
    document: Document,
    /// The last number of each level of headings.
    numbers: [u32; 4],
}

impl<'a> DocumentBuilder<'a> {
    /// A document with a title and nothing else.
    #[must_use]
    pub fn new(lang: &'a Lang, title: impl Into<String>) -> Self {
        Self {
            lang,
            document: Document {
                title: title.into(),
                blocks: Vec::new(),
            },
            numbers: [0; 4],
        }
    }

    /// The next heading of a level from 1 to 4: 一、 （一） 1. （1） in Chinese,
    /// I. A. 1. (1) in English. Deeper levels begin again under it.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) -> &mut Self {
        let level = level.clamp(1, 4);
        let mut number = 1;
        for (deeper, last) in (1..).zip(&mut self.numbers) {
            if deeper == level {
                *last += 1;
                number = *last;
            } else if deeper > level {
                *last = 0;
            }
        }
        self.push(Block::Heading {
            level,
            mark: mark(self.lang, level, number),
            text: text.into(),
        })
    }

    /// Who and when, under the title.
    pub fn byline(&mut self, text: impl Into<String>) -> &mut Self {
        self.unless_blank(text.into(), Block::Byline)
    }

    /// Whom it is for.
    pub fn recipient(&mut self, text: impl Into<String>) -> &mut Self {
        self.unless_blank(text.into(), Block::Recipient)
    }

    /// Running text.
    pub fn paragraph(&mut self, text: impl Into<String>) -> &mut Self {
        self.unless_blank(text.into(), Block::Paragraph)
    }

    /// A label and what it says.
    pub fn field(&mut self, label: impl Into<String>, text: impl Into<String>) -> &mut Self {
        let label = label.into();
        self.unless_blank(text.into(), |text| Block::Field(Labelled { label, text }))
    }

    /// A remark that is not part of the text proper.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.unless_blank(text.into(), Block::Note)
    }

    /// A list without numbers.
    pub fn list(&mut self, items: Vec<String>) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.push(Block::List(items))
    }

    /// A table.
    pub fn table(&mut self, table: Table) -> &mut Self {
        self.push(Block::Table(table))
    }

    /// A ruled form; its empty boxes stay, to be filled in by hand.
    pub fn form(&mut self, rows: Vec<Vec<Labelled>>) -> &mut Self {
        self.push(Block::Form(rows))
    }

    /// Who answers for it and when, at its end.
    pub fn closing(&mut self, name: impl Into<String>, date: impl Into<String>) -> &mut Self {
        let (name, date) = (name.into(), date.into());
        self.push(Block::Closing { name, date })
    }

    /// What follows begins on a new page.
    pub fn page_break(&mut self) -> &mut Self {
        self.push(Block::PageBreak)
    }

    /// The document.
    #[must_use]
    pub fn build(self) -> Document {
        self.document
    }

    fn unless_blank(&mut self, text: String, block: impl FnOnce(String) -> Block) -> &mut Self {
        if text.trim().is_empty() {
            return self;
        }
        self.push(block(text))
    }

    fn push(&mut self, block: Block) -> &mut Self {
        self.document.blocks.push(block);
        self
    }
}

/// The number of a heading as it is printed, with the mark behind it.
fn mark(lang: &Lang, level: u8, number: u32) -> String {
    let number = match (lang.language(), level) {
        (Language::Chinese, 1 | 2) => counting::chinese(number),
        (Language::English, 1) => counting::roman(number),
        (Language::English, 2) => counting::letter(number),
        _ => number.to_string(),
    };
    match level {
        1 => tr!(lang, "doc-mark-1", number = number),
        2 => tr!(lang, "doc-mark-2", number = number),
        3 => tr!(lang, "doc-mark-3", number = number),
        _ => tr!(lang, "doc-mark-4", number = number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(language: Language, levels: &[u8]) -> String {
        let lang = Lang::load(language).unwrap();
        let mut builder = DocumentBuilder::new(&lang, "t");
        for level in levels {
            builder.heading(*level, "题");
        }
        let marks = builder.document.blocks.iter().map(|block| match block {
            Block::Heading { mark, .. } => mark.as_str(),
            _ => "",
        });
        marks.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn headings_count_as_official_documents_do() {
        assert_eq!(
            marks(Language::Chinese, &[1, 2, 3, 4, 4, 3, 2, 1, 2, 9]),
            "一、|（一）|1.|（1）|（2）|2.|（二）|二、|（一）|（1）"
        );
        assert_eq!(
            marks(Language::English, &[1, 2, 3, 4, 2, 3]),
            "I. |A. |1. |(1) |B. |1. "
        );
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let mut builder = DocumentBuilder::new(&lang, "t");
        builder
            .paragraph(" \n")
            .field("单位", "")
            .note("")
            .byline("")
            .recipient(" ")
            .list(vec![]);
        assert_eq!(builder.build().blocks, []);
    }

    #[test]
    fn debug_output_keeps_the_words_secret() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let mut builder = DocumentBuilder::new(&lang, "不能外传");
        builder.paragraph("不能外传").field("表现", "不能外传");
        let printed = format!("{builder:?} {:?}", builder.document.blocks);
        assert!(!printed.contains("不能外传"), "{printed}");
    }
}
