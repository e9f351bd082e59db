//! Word documents, made here part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::*;
use super::{begins, texts};
use crate::domain::Counting;

const RELATIONS: &str = r#"<Relationships xmlns="x"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A packed file of these parts.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body.
pub fn document(body: &str, styles: &str) -> Vec<u8> {
    let body = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#
    );
    packed(&[
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &body),
        ("word/styles.xml", styles),
    ])
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="a0"><w:name w:val="公文标题"/><w:basedOn w:val="2"/></w:style>
  <w:style w:type="paragraph" w:styleId="own"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
</w:styles>"#;

#[test]
fn headings_are_known_by_style_and_by_outline() {
    let body = r#"
      <w:p><w:pPr><w:pStyle w:val="own"/></w:pPr><w:r><w:t>一、问题</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="a0"/></w:pPr><w:r><w:t>（一）作风</w:t></w:r></w:p>
      <w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>1.下村少</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="loop"/></w:pPr><w:r><w:t>正文。</w:t></w:r></w:p>"#;
    let read = from_bytes(&document(body, STYLES), false).unwrap();
    let levels: Vec<_> = read.paragraphs.iter().map(|p| p.level).collect();
    assert_eq!(levels, [Some(1), Some(2), Some(3), None]);
}

#[test]
fn runs_are_put_together_and_places_count_paragraphs_with_words() {
    let body = r#"
      <w:p/><w:p><w:r><w:t xml:space="preserve">　　今年</w:t></w:r><w:r><w:t>3月，A&amp;B&#x7A97;口</w:t></w:r></w:p>
      <w:p><w:r><w:t> </w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>表里的话</w:t><w:br/><w:t>第二行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let read = from_bytes(&document(body, "<w:styles xmlns:w='w'/>"), false).unwrap();
    assert_eq!(texts(&read), ["今年3月，A&B窗口", "表里的话\n第二行"]);
    assert_eq!(read.counting, Counting::Paragraphs);
    assert_eq!((begins(&read, 0), begins(&read, 1)), ((1, 3), (2, 1)));
}

#[test]
fn what_is_not_on_the_page_is_left_out() {
    let body = r#"<w:p>
      <w:del><w:r><w:delText>删掉</w:delText><w:t>删掉</w:t></w:r></w:del>
      <w:ins><w:r><w:t>加上</w:t></w:r></w:ins>
      <w:r><w:instrText>PAGE</w:instrText></w:r>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着</w:t></w:r>
      <w:r><w:t>的话</w:t></w:r>
      <w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></mc:Choice>
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
    </w:p>"#;
    let read = from_bytes(&document(body, "<s/>"), false).unwrap();
    assert_eq!(texts(&read), ["框里的话", "加上的话"]);
}

#[test]
fn a_bold_lead_is_a_label() {
    let body = r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>原因</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>下村少。</w:t></w:r></w:p>"#;
    let read = from_bytes(&document(body, "<s/>"), false).unwrap();
    assert_eq!(read.paragraphs[0].bold, "原因".len());
}

#[test]
fn the_document_is_found_where_the_file_says_it_is() {
    let elsewhere = RELATIONS.replace("word/document.xml", "/doc/main.xml");
    let body = r#"<w:document xmlns:w="w"><w:p><w:r><w:t>在这里</w:t></w:r></w:p></w:document>"#;
    let file = packed(&[("_rels/.rels", &elsewhere), ("doc/main.xml", body)]);
    assert_eq!(texts(&from_bytes(&file, false).unwrap()), ["在这里"]);
}
