//! Slips: what is on each, and what only the cover says.

use proptest::prelude::*;

use super::given::{HASH, SHEET, code, load, shown, slips, written};
use crate::lang::Language;
use crate::report::print::slips::PER_PAGE;
use crate::report::print::{Print, PrintFormat, Slip, SlipSheet, slip_sheet};

fn sheet(count: usize, spare: usize) -> (Vec<String>, Print) {
    let codes: Vec<String> = (0..count).map(code).collect();
    let lang = load(Language::Chinese);
    let print = slip_sheet(&lang, &SHEET, slips(None, "服务对象", &codes, spare));
    (codes, print)
}

#[test]
fn every_slip_bears_its_code_group_mark_and_promise() {
    for language in Language::ALL {
        let lang = load(language);
        let codes: Vec<String> = (0..14).map(code).collect();
        let print = slip_sheet(&lang, &SHEET, slips(None, "<群众>&", &codes, 0));
        for format in PrintFormat::ALL {
            let text = written(&print, format, &lang);
            for code in &codes {
                assert_eq!(text.matches(&format!(">{code}<")).count(), 1);
            }
            // on each slip, at the foot of both sheets and on the cover
            assert_eq!(text.matches("&lt;群众&gt;&amp;").count(), 14 + 2 + 1);
            assert_eq!(text.matches("a1b2 c3d4 e5f6 0718").count(), 14 + 1);
            assert!(!text.contains("9900") && !text.contains("<群众>"));
            let promise = crate::tr!(lang, "print-slip-promise");
            assert_eq!(text.matches(&promise).count(), 14);
        }
    }
}

#[test]
fn a_spare_slip_is_like_any_other_and_only_the_cover_counts_them() {
    let (_, without) = sheet(16, 0);
    let (_, with) = sheet(16, 8);
    let (without, with) = (shown(&without), shown(&with));
    let slips_of = |text: &str| text.split("――――\n").skip(2).collect::<String>();
    assert_eq!(slips_of(&without), slips_of(&with));
    assert!(!slips_of(&with).contains("备用"));
    assert!(with.contains("服务对象 | 8 | 8 | 16 | 1 | 2\n合计 | 8 | 8 | 16 | 1 | 2\n"));
    assert!(without.contains("服务对象 | 16 | 0 | 16 | 1–2 | —"));
}

#[test]
fn each_booth_and_group_has_sheets_of_its_own_and_spares_come_last() {
    let codes: Vec<String> = (0..40).map(code).collect();
    let lang = load(Language::Chinese);
    let all = slips(Some("东村"), "基层群众", &codes[..12], 2)
        .chain(slips(Some("西村"), "基层群众", &codes[12..30], 1))
        .chain(slips(Some("东村"), "单位同事", &codes[30..], 0));
    let print = slip_sheet(&lang, &SHEET, all);
    // cover; 10 and 17 and 10 planned; 2 and 1 spare
    assert_eq!(print.page_count(), 1 + 2 + 3 + 2 + 1 + 1);
    let text = shown(&print);
    let feet: Vec<&str> = text.lines().filter(|line| line.starts_with('第')).collect();
    assert_eq!(feet[0], "第 1 张 · 东村 · 基层群众");
    assert_eq!(feet[4], "第 5 张 · 西村 · 基层群众");
    assert_eq!(feet[7], "第 8 张 · 东村 · 基层群众");
    assert!(text.contains("西村 | 基层群众 | 17 | 1 | 18 | 5–7 | 9\n"));
    let spare = text.split("――――\n").nth(9).unwrap();
    assert!(spare.contains(&codes[10]) && spare.contains(&codes[11]));
    for (page, sheet) in text.split("――――\n").skip(2).enumerate() {
        let on_it = codes.iter().filter(|code| sheet.contains(*code)).count();
        assert!((1..=PER_PAGE).contains(&on_it), "{on_it} on sheet {page}");
    }
}

#[test]
fn only_who_gets_a_receipt_has_a_line_for_it() {
    let codes: Vec<String> = (0..2).map(code).collect();
    for language in Language::ALL {
        let lang = load(language);
        let line = crate::tr!(lang, "print-slip-receipt");
        let of = |group| shown(&slip_sheet(&lang, &SHEET, slips(None, group, &codes, 0)));
        assert_eq!(of("基层群众").matches(line.as_str()).count(), 2);
        assert_eq!(of("单位同事").matches(line.as_str()).count(), 0);
        assert!(line.contains("□□□□□-□□□□□-□□□"));
    }
}

#[test]
fn the_cover_and_a_slip_read_well() {
    let codes: Vec<String> = (0..3).map(code).collect();
    for language in Language::ALL {
        let all = slips(Some("石桥村文化礼堂"), "基层群众", &codes, 1);
        let text = shown(&slip_sheet(&load(language), &SHEET, all));
        insta::assert_snapshot!(format!("slips_{}", language.tag()), text);
    }
}

#[test]
fn nothing_of_a_code_shows_in_a_log() {
    let (codes, print) = sheet(3, 0);
    let said = format!("{print:?}");
    assert_eq!(said, "Print(2 pages)");
    assert!(codes.iter().all(|code| !said.contains(code)));
}

#[test]
fn no_slips_are_a_cover_and_nothing_else() {
    let (_, print) = sheet(0, 0);
    assert_eq!(print.page_count(), 1);
    assert!(shown(&print).contains("合计 | 0 | 0 | 0 | — | —"));
}

#[test]
fn a_file_has_its_room_from_the_beginning_and_leaves_no_copies_of_codes() {
    let lang = load(Language::Chinese);
    let (_, print) = sheet(1000, 0);
    for format in PrintFormat::ALL {
        let file = print.write(format, &lang).unwrap();
        // had it grown, it would have doubled
        let spare = file.capacity() - file.len();
        assert!(spare < 32_768, "{format:?}: {spare} of {}", file.len());
    }
}

#[test]
fn a_file_says_its_format_by_its_ending() {
    let of = |path: &str| PrintFormat::of_path(std::path::Path::new(path));
    assert_eq!(of("/a.b/纸条.DOCX"), Some(PrintFormat::Docx));
    assert_eq!(of("纸条.htm"), Some(PrintFormat::Html));
    assert_eq!([of("纸条"), of("纸条.pdf"), of(".docx")], [None; 3]);
    for format in PrintFormat::ALL {
        assert_eq!(of(&format!("a.{}", format.ending())), Some(format));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_people_call_things_both_files_can_be_read(
        unit in any::<String>(), title in "\\PC{0,300}", group in any::<String>(), booth in "\\PC{0,80}",
    ) {
        let lang = load(Language::Chinese);
        let sheet = SlipSheet { unit: &unit, title: &title, setup_hash: HASH };
        let code = code(1);
        let slip = Slip { group_name: &group, booth: Some(&booth), code: &code, receipt: true, spare: false };
        let print = slip_sheet(&lang, &sheet, std::iter::repeat_n(slip, 9));
        prop_assert_eq!(print.page_count(), 3);
        let body = written(&print, PrintFormat::Docx, &lang);
        let mut reader = quick_xml::Reader::from_str(&body);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        for format in PrintFormat::ALL {
            let text = written(&print, format, &lang);
            prop_assert_eq!(text.matches(&format!(">{code}<")).count(), 9);
        }
        // whatever is long is cut short rather than lost below the edge
        let slips = print.batches.iter().flat_map(|batch| &batch.pages).skip(1);
        for panel in slips.flat_map(|page| &page.0).flat_map(|grid| &grid.rows).flat_map(|row| &row.panels) {
            prop_assert!(panel.lines.iter().map(|line| line.height).sum::<u32>() <= 680);
        }
    }
}
