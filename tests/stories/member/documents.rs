//! A worksheet leaves the program as a document.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zhaojing::lang::Lang;
use zhaojing::report::{Document, DocumentBuilder};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::export::ExportScreen;
use zhaojing::tui::screens::preview::PreviewScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::worksheet::Whose;

use super::town::Town;
use crate::support::random_keys;
use crate::support::town as place;

/// The preview of a draft that says one thing.
fn preview(town: &Town) -> Harness {
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(Arc::clone(&key)));
    app.keys("3 Tab")
        .type_("名册没有核对")
        .keys("Ctrl-Q")
        .expect_end();
    town.at(PreviewScreen::own(key, Whose::Own))
}

#[test]
fn a_self_review_becomes_a_word_document_first() {
    let town = Town::found();
    let mut app = preview(&town);
    app.keys("Ctrl-P")
        .type_("打印")
        .keys("Enter")
        .expect("1 Word 文档")
        .expect("石桥镇-王建国同志对照检查材料.docx");
    app.keys("F8").expect("写好了");
    let body = body_of(town.bytes_of("石桥镇-王建国同志对照检查材料.docx"));
    assert!(body.contains("名册没有核对") && body.contains("草稿"));
    app.keys("Enter").expect("名册没有核对");
}

#[test]
fn it_becomes_a_page_or_a_text_when_that_is_chosen() {
    let town = Town::found();
    let mut app = preview(&town);
    app.keys("Ctrl-P")
        .type_("打印")
        .keys("Enter 2")
        .expect("石桥镇-王建国同志对照检查材料.html")
        .keys("F8")
        .expect("写好了");
    let page = String::from_utf8(town.bytes_of("石桥镇-王建国同志对照检查材料.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("名册没有核对"));
    app.keys("Enter Ctrl-P")
        .type_("打印")
        .keys("Enter 4 F8")
        .expect("写好了");
    let text = String::from_utf8(town.bytes_of("石桥镇-王建国同志对照检查材料.txt")).unwrap();
    assert!(text.starts_with("王建国同志对照检查材料\n"), "{text}");
}

#[test]
fn a_document_is_never_written_over_another_file() {
    let town = Town::found();
    let mut app = preview(&town);
    app.keys("Ctrl-P")
        .type_("打印")
        .keys("Enter F8")
        .expect("写好了");
    let first = town.bytes_of("石桥镇-王建国同志对照检查材料.docx");
    app.keys("Enter Ctrl-P")
        .type_("打印")
        .keys("Enter F8")
        .expect("王建国同志对照检查材料.docx")
        .expect("没有做成");
    assert_eq!(first, town.bytes_of("石桥镇-王建国同志对照检查材料.docx"));
}

#[test]
fn a_title_that_no_file_can_be_named_for_still_names_one() {
    let town = Town::found();
    let mut app = town.at(ExportScreen::document(|lang: &Lang| -> Document {
        DocumentBuilder::new(lang, "2026/12：谁? 说了什么").build()
    }));
    app.expect("石桥镇-2026-12：谁- 说了什么.docx")
        .keys("F8")
        .expect("写好了");
    let bytes = town.bytes_of("石桥镇-2026-12：谁- 说了什么.docx");
    assert!(body_of(bytes).contains("2026/12：谁? 说了什么"));
}

#[test]
fn writing_a_document_looks_right() {
    let town = Town::found();
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let screen = ExportScreen::document(|lang: &Lang| {
            DocumentBuilder::new(lang, "石桥镇党委征求意见汇总表").build()
        });
        let mut app = Harness::start_at(&town.desk, Layer::new(screen), (width, height));
        // where the folder of a test lies differs from run to run
        let screen = app.screen();
        let lines = screen.lines().map(|line| {
            let (label, _) = line.split_once('/').unwrap_or((line, ""));
            label.trim_end()
        });
        let lines: Vec<&str> = lines.collect();
        insta::assert_snapshot!(format!("document_{width}x{height}"), lines.join("\n"));
    }
}

#[test]
fn no_key_breaks_the_writing_of_a_document() {
    let folder = tempfile::tempdir().unwrap();
    place::found(&place::desk(), folder.path(), 3, [20, 20, 20]);
    random_keys(9, 300, |desk| {
        if !desk.is_open() {
            desk.open(&place::data_file(folder.path())).unwrap();
        }
        Layer::new(ExportScreen::document(|lang: &Lang| {
            DocumentBuilder::new(lang, "材料").build()
        }))
    });
}

/// The body of a DOCX file.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn body_of(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut body = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut body).unwrap();
    body
}
