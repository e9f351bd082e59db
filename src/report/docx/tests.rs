//! What the written file says, against the numbers of GB/T 9704-2012.

mod golden;
mod hostile;
mod measures;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::block::{Column, Document, Labelled, Table};
use super::super::builder::DocumentBuilder;
use crate::lang::{Lang, Language};

/// A document with every kind of block.
fn everything(lang: &Lang) -> Document {
    let title = "中共石桥镇委员会领导班子2026年度民主生活会对照检查材料";
    let mut builder = DocumentBuilder::new(lang, title);
    builder
        .byline("石桥镇党委")
        .recipient("县委组织部")
        .paragraph("第一段。\n第二段。\n\n第三段有2026年和“引号”。")
        .heading(1, "存在的突出问题")
        .heading(2, "党员义务")
        .heading(3, "密切联系群众")
        .heading(4, "补贴晚发")
        .field("依据", "党章\n第三条")
        .list(vec!["甲".into(), "乙\n丙".into()])
        .note("草稿")
        .table(Table {
            caption: Some("表1".into()),
            columns: vec![Column::numbers("序号"), Column::words("问题")],
            rows: vec![vec!["1".into(), "晚发\n21天".into()], vec!["2".into()]],
            landscape: false,
        })
        .form(vec![
            vec![Labelled::new("谈话人", "甲"), Labelled::new("对象", "乙")],
            vec![Labelled::new("内容", "")],
        ])
        .page_break()
        .paragraph("新的一页")
        .heading(1, "台账")
        .table(Table {
            caption: None,
            columns: vec![Column::words("问题")],
            rows: vec![vec!["晚发".into()]],
            landscape: true,
        })
        .paragraph("最后一段")
        .closing("中共石桥镇委员会", "2026年12月18日");
    builder.build()
}

/// One part of a written file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The body of a document as it is written in Chinese.
fn body(document: &Document) -> String {
    let lang = Lang::load(Language::Chinese).unwrap();
    part(&super::write(document, &lang).unwrap(), "word/document.xml")
}
