//! Reading papers: good ones of every kind; `hostile` has the bad ones.

mod hostile;
mod word;

use encoding_rs::GB18030;

use super::*;
use crate::domain::Paragraph;

const TEXT: &str =
    "一、存在的主要问题\r\n　　今年3月，五组补贴晚发21天。\r\n\r\n　　原因：没有核对名册。\r\n";

fn texts(manuscript: &Manuscript) -> Vec<&str> {
    manuscript.paragraphs.iter().map(Paragraph::text).collect()
}

/// The line and column where a paragraph begins.
fn begins(manuscript: &Manuscript, paragraph: usize) -> (usize, usize) {
    let spot = manuscript.paragraphs[paragraph].spot(0).unwrap();
    (spot.line, spot.column)
}

/// What the file says at the places of a paragraph, character by character.
fn as_in_the_file(source: &str, paragraph: &Paragraph) -> String {
    let characters: Vec<char> = source.chars().collect();
    paragraph
        .text()
        .char_indices()
        .map(|(at, _)| characters[paragraph.spot(at).unwrap().offset.unwrap()])
        .collect()
}

#[test]
fn every_usual_encoding_reads_the_same() {
    let plain = from_bytes(TEXT.as_bytes(), false).unwrap();
    assert_eq!(
        texts(&plain),
        [
            "一、存在的主要问题",
            "今年3月，五组补贴晚发21天。",
            "原因：没有核对名册。"
        ]
    );
    assert_eq!(begins(&plain, 1), (2, 3));
    assert_eq!(begins(&plain, 2), (4, 3));
    let (gbk, _, lost) = GB18030.encode(TEXT);
    assert!(!lost);
    let utf16: Vec<u8> = format!("\u{FEFF}{TEXT}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [format!("\u{FEFF}{TEXT}").as_bytes(), &gbk, &utf16] {
        assert_eq!(from_bytes(bytes, false).unwrap(), plain);
    }
    for ends in ["\n", "\r"] {
        let read = from_bytes(TEXT.replace("\r\n", ends).as_bytes(), false).unwrap();
        assert_eq!((texts(&read), begins(&read, 2)), (texts(&plain), (4, 3)));
    }
}

#[test]
fn a_text_broken_at_a_fixed_width_is_put_together_again() {
    let broken = "今年三月五组的补贴晚发了二十一天，村民找到窗口三次，我没有\n\
                  核对名册就签了字。\n下一段另起一行。\n（一）这是标题不接上一行\n";
    let read = from_bytes(broken.as_bytes(), false).unwrap();
    assert_eq!(texts(&read).len(), 3);
    assert!(texts(&read)[0].ends_with("我没有核对名册就签了字。"));
    let spot = read.paragraphs[0]
        .spot(texts(&read)[0].find("核对").unwrap())
        .unwrap();
    assert_eq!((spot.line, spot.column), (2, 1));
}

#[test]
fn a_short_line_without_a_stop_is_a_paragraph_of_its_own() {
    let read = from_bytes("对照检查材料\n王建国\n正文。\n".as_bytes(), false).unwrap();
    assert_eq!(texts(&read), ["对照检查材料", "王建国", "正文。"]);
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_places() {
    let source = "---\ntitle: x\n---\n# 对照检查材料\n\n## 一、问题\n\n1. 下村**只去**三个\\*示范村。\n\n\
                  > 群众说：修路要快。\n\n- **表现** 补贴晚发。\\\n  没有核对。\n\n```\n代码\n```\n\n\
                  ~~划掉的~~留下的 `窗口` &amp; [链接](http://x)\n\n    缩进的正文。\n";
    let read = from_bytes(source.as_bytes(), true).unwrap();
    assert_eq!(
        texts(&read),
        [
            "对照检查材料",
            "一、问题",
            "下村只去三个*示范村。",
            "群众说：修路要快。",
            "表现 补贴晚发。\n没有核对。",
            "留下的 窗口 & 链接",
            "缩进的正文。",
        ]
    );
    let levels: Vec<_> = read.paragraphs.iter().map(|p| p.level).collect();
    assert_eq!(levels, [Some(1), Some(2), None, None, None, None, None]);
    let quoted: Vec<_> = read.paragraphs.iter().map(|p| p.quoted).collect();
    assert_eq!(quoted, [false, false, false, true, false, false, false]);
    assert_eq!(read.paragraphs[4].bold, "表现".len());
    assert_eq!(begins(&read, 1), (6, 4));
    assert_eq!(begins(&read, 6), (21, 5));
    for paragraph in &read.paragraphs {
        let there = as_in_the_file(source, paragraph);
        for (said, there) in paragraph.text().chars().zip(there.chars()) {
            assert!(said == there || said == '\n', "{said:?} {there:?}");
        }
    }
}

#[test]
fn lines_of_markdown_without_blank_lines_between_are_told_apart() {
    let source = "一、基本情况\n今年下村四十三次。\n1.学习不深\n";
    let read = from_bytes(source.as_bytes(), true).unwrap();
    assert_eq!(
        texts(&read),
        ["一、基本情况", "今年下村四十三次。", "1.学习不深"]
    );
    assert_eq!(begins(&read, 2), (3, 1));
}
