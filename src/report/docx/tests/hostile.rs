//! Whatever people write, the file opens.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::write;
use super::{body, everything};
use crate::lang::{Lang, Language};
use crate::report::block::{Block, Column, Document, Labelled, Table};

/// The words of a body, each paragraph a line, read by another program's
/// reader; fails when it is no XML.
fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut words = String::new();
    let mut open = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => open += 1,
            Event::End(tag) => {
                open -= 1;
                if tag.name().as_ref() == "w:p" {
                    words.push('\n');
                }
            }
            Event::Text(text) if open > 1 => words.push_str(&text),
            Event::GeneralRef(name) => words.push(match name.as_ref() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                other => panic!("no such reference: {other}"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    words
}

fn everywhere(evil: &str) -> Document {
    let labelled = || Labelled::new(evil, evil);
    Document {
        title: evil.into(),
        blocks: vec![
            Block::Byline(evil.into()),
            Block::Recipient(evil.into()),
            Block::Heading {
                level: 0,
                mark: String::new(),
                text: evil.into(),
            },
            Block::Paragraph(evil.into()),
            Block::Field(labelled()),
            Block::List(vec![evil.into()]),
            Block::Table(Table {
                caption: Some(evil.into()),
                columns: vec![Column::words(evil), Column::numbers("2")],
                rows: vec![vec![evil.into()]],
                landscape: evil.len().is_multiple_of(2),
            }),
            Block::Form(vec![
                vec![],
                vec![labelled()],
                vec![labelled(), labelled(), labelled()],
            ]),
            Block::Note(evil.into()),
            Block::Closing {
                name: evil.into(),
                date: evil.into(),
            },
        ],
    }
}

#[test]
fn markup_stays_words_and_bad_characters_go() {
    let evil = "</w:t></w:p>&amp;<!--\u{0}\u{1b}[31m\u{202E}\u{FFFE}\"'";
    let words = words(&body(&everywhere(evil)));
    assert_eq!(words.matches("</w:t></w:p>&amp;<!--[31m\"'").count(), 22);
    assert!(!words.contains(['\u{0}', '\u{1b}', '\u{202E}', '\u{FFFE}']));
}

#[test]
fn an_empty_document_and_an_empty_table_are_files_too() {
    let empty = words(&body(&Document::default()));
    assert_eq!(empty.trim(), "");
    let table = Block::Table(Table::default());
    let document = Document {
        title: String::new(),
        blocks: vec![table.clone(), table, Block::PageBreak, Block::Form(vec![])],
    };
    let xml = body(&document);
    assert!(!xml.contains("<w:tbl>"), "a table without columns is none");
    assert!(!xml.contains("</w:tbl><w:tbl>"));
}

#[test]
fn the_same_document_is_the_same_file_and_tells_nothing_of_its_making() {
    let lang = Lang::load(Language::Chinese).unwrap();
    let document = everything(&lang);
    let bytes = write(&document, &lang).unwrap();
    assert_eq!(bytes, write(&document.clone(), &lang).unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for at in 0..archive.len() {
        let part = archive.by_index(at).unwrap();
        let name = part.name().unwrap();
        assert!(!name.starts_with("docProps"), "{name}");
        let date = part.last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1));
    }
}

#[test]
fn two_hundred_pages_are_written_at_once() {
    let paragraph = "今年三月能繁母猪补贴晚发二十一天，涉及石桥村三十七户。".repeat(20);
    let lang = Lang::load(Language::Chinese).unwrap();
    // 28 × 22 characters to a page
    let blocks = vec![Block::Paragraph(paragraph.clone()); 200 * 28 * 22 / 540];
    let document = Document {
        title: "长".into(),
        blocks,
    };
    let start = Instant::now();
    let bytes = write(&document, &lang).unwrap();
    assert!(start.elapsed() < Duration::from_secs(20));
    let xml = super::part(&bytes, "word/document.xml");
    assert_eq!(xml.matches(&paragraph).count(), document.blocks.len());
    assert!(xml.len() > 123_200 * 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_come_out_as_xml(evil in any::<String>()) {
        let words = words(&body(&everywhere(&evil)));
        let kept = evil.chars().filter(|c| c.is_alphanumeric()).count();
        prop_assert!(words.chars().filter(|c| c.is_alphanumeric()).count() >= kept * 10);
    }
}
