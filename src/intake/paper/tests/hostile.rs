//! Files that are no papers, damaged ones and those made to do harm.

use std::io::Cursor;

use proptest::prelude::*;

use super::super::*;
use super::word::{document, packed};

fn refused(bytes: &[u8]) -> PaperProblem {
    from_bytes(bytes, false).unwrap_err()
}

#[test]
fn a_file_without_a_word_is_empty() {
    for bytes in ["", "\n \u{3000}\r\n", "\u{FEFF}"] {
        assert!(matches!(refused(bytes.as_bytes()), PaperProblem::Empty));
    }
    let blank = document("<w:p/>", "<s/>");
    assert!(matches!(refused(&blank), PaperProblem::Empty));
}

#[test]
fn other_files_are_named() {
    let odt = packed(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    let workbook = packed(&[("word/document.xml", "<workbook/>")]);
    for (bytes, format) in [
        (
            &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
            OtherFormat::OldWord,
        ),
        (b"%PDF-1.7\n", OtherFormat::Pdf),
        (b"{\\rtf1\\ansi", OtherFormat::RichText),
        (b"\n<!DOCTYPE html><p>", OtherFormat::WebPage),
        (&odt, OtherFormat::Packed),
        (&workbook, OtherFormat::Packed),
        (b"PK\x05\x06\0\0", OtherFormat::Packed),
    ] {
        match refused(bytes) {
            PaperProblem::Other(found) => assert_eq!(found, format),
            problem => panic!("{format:?}: {problem}"),
        }
    }
}

#[test]
fn a_folder_and_a_missing_file_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("无.md");
    assert!(matches!(
        read_paper(folder.path()),
        Err(PaperProblem::Folder)
    ));
    assert!(matches!(read_paper(&missing), Err(PaperProblem::NotFound)));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert!(matches!(
        refused(&[b'a', 0, 1, b'b']),
        PaperProblem::NotText
    ));
    assert!(matches!(
        refused(&[0xFF, 0xFF, 0xFF]),
        PaperProblem::BadEncoding
    ));
}

#[test]
fn entities_and_document_types_are_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w='w'><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
    let file = packed(&[("word/document.xml", bomb)]);
    assert!(matches!(refused(&file), PaperProblem::Damaged { .. }));
    let own = document("<w:p><w:r><w:t>&own;</w:t></w:r></w:p>", "<s/>");
    assert!(matches!(refused(&own), PaperProblem::Damaged { .. }));
}

#[test]
fn endless_nesting_is_refused() {
    let deep = document(&"<w:p>".repeat(100_000), "<s/>");
    assert!(matches!(refused(&deep), PaperProblem::Damaged { .. }));
}

#[test]
fn a_document_that_ends_in_the_middle_is_refused() {
    let file = packed(&[("word/document.xml", "<w:document xmlns:w='w'><w:p>")]);
    assert!(matches!(refused(&file), PaperProblem::Damaged { .. }));
}

#[test]
fn a_part_that_unpacks_too_far_is_refused_whatever_it_says() {
    // 65 MiB of blanks pack to a few kilobytes.
    let much = " ".repeat(65 * 1024 * 1024);
    let mut file = packed(&[("word/document.xml", &much)]);
    assert!(file.len() < 200_000);
    let limit = |bytes: &[u8]| match refused(bytes) {
        PaperProblem::TooLarge { limit, .. } => Some(limit),
        _ => None,
    };
    assert_eq!(limit(&file), Some(PaperLimit::Part));
    // The real size in the list at the end is not needed to notice.
    let entry = file
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    file[entry + 24..entry + 28].copy_from_slice(&1_u32.to_le_bytes());
    assert!(matches!(
        refused(&file),
        PaperProblem::TooLarge { .. } | PaperProblem::Damaged { .. }
    ));
}

#[test]
fn too_much_text_is_refused_in_either_format() {
    let much = "字".repeat(MOST_TEXT / 3 + 1);
    let body = format!("<w:p><w:r><w:t>{much}</w:t></w:r></w:p>");
    for file in [much.into_bytes(), document(&body, "<s/>")] {
        assert!(matches!(
            refused(&file),
            PaperProblem::TooLarge {
                limit: PaperLimit::Text,
                ..
            }
        ));
    }
}

#[test]
fn reading_stops_at_the_limit_of_a_stream_without_end() {
    let endless = std::io::repeat(b'a');
    assert!(matches!(
        read_from(endless, false),
        Err(PaperProblem::TooLarge {
            limit: PaperLimit::Bytes,
            ..
        })
    ));
    assert!(read_from(Cursor::new("补贴晚发。"), true).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_or_refused(
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xEF\xBB\xBF", b"\xFF\xFE"]),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
        markdown in any::<bool>(),
    ) {
        let _ = from_bytes(&[head, &bytes].concat(), markdown);
    }

    #[test]
    fn a_damaged_document_is_read_or_refused(at in 0_usize..6000, with in any::<u8>()) {
        let mut bytes = document("<w:p><w:r><w:t>补贴晚发。</w:t></w:r></w:p>", "<s/>");
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = from_bytes(&bytes, false);
    }

    #[test]
    fn any_xml_within_a_document_is_read_or_refused(body in "[<>/&;a-z:=\"' 字w]{0,200}") {
        let _ = from_bytes(&document(&body, &body), false);
    }

    #[test]
    fn every_word_of_a_text_keeps_its_place(
        text in "([#*>`~_\\\\|\\-0-9.a-c 一、。（）字“”&;\\[\\]\u{3000}\t]|\r\n|\n|\r){0,200}",
        markdown in any::<bool>(),
    ) {
        if let Ok(read) = from_bytes(text.as_bytes(), markdown) {
            let characters: Vec<char> = text.chars().collect();
            for paragraph in &read.paragraphs {
                for (at, c) in paragraph.text().char_indices() {
                    let spot = paragraph.spot(at).unwrap();
                    let there = characters[spot.offset.unwrap()];
                    // Only breaks, joining blanks and entities are not as in the file.
                    prop_assert!(c == there || c == '\n' || c == ' ' || there == '&', "{c:?} {there:?}");
                }
            }
        }
    }
}
