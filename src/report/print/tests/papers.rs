//! Receipts, the record and the cover of a pile.

use super::given::{BATCH, HASH, SYMBOLS, TITLE, UNIT, load, minutes, receipt, shown};
use crate::lang::Language;
use crate::report::print::{Minutes, ReceiptList, batch_cover, minutes_sheet, receipt_list};

fn list<'a>(receipts: &'a [&'a str]) -> ReceiptList<'a> {
    ReceiptList {
        unit: UNIT,
        title: TITLE,
        setup_hash: HASH,
        root: SYMBOLS,
        receipts,
    }
}

#[test]
fn receipts_are_all_there_and_their_order_is_that_of_their_symbols() {
    let lang = load(Language::Chinese);
    let receipts: Vec<String> = (0..200).map(receipt).collect();
    let forth: Vec<&str> = receipts.iter().map(String::as_str).collect();
    let back: Vec<&str> = forth.iter().rev().copied().collect();
    let text = shown(&receipt_list(&lang, &list(&forth)));
    assert_eq!(text, shown(&receipt_list(&lang, &list(&back))));
    let mut read: Vec<&str> = Vec::new();
    for page in text.split("――――\n").skip(1) {
        let rows: Vec<Vec<&str>> = page
            .lines()
            .filter(|line| line.contains("QM7K"))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        for column in 0..3 {
            read.extend(
                rows.iter()
                    .filter_map(|row| row.get(column))
                    .filter(|r| !r.is_empty())
                    .copied(),
            );
        }
    }
    let mut sorted = forth.clone();
    sorted.sort_unstable();
    assert_eq!(read, sorted);
    assert!(text.contains("共 200 个") && text.contains("7Q4M ZK3T 9XW2 HJ5N 0VBC 8D1E"));
}

#[test]
fn a_list_without_receipts_says_so() {
    let lang = load(Language::Chinese);
    let print = receipt_list(&lang, &list(&[]));
    assert_eq!(print.page_count(), 1);
    assert!(shown(&print).contains("共 0 个"));
}

#[test]
fn the_record_adds_up_and_leaves_boxes_for_the_hand() {
    let lang = load(Language::Chinese);
    let text = shown(&minutes_sheet(&lang, &minutes()));
    assert!(text.contains("合计 | 160 | 119 | 109 | 30 | 139"));
    // printed once for the root, and twenty-four boxes twice
    assert_eq!(
        text.matches("程序打出的： 7Q4M ZK3T 9XW2 HJ5N 0VBC 8D1E")
            .count(),
        1
    );
    let boxes = text.lines().filter(|line| line.matches('|').count() == 28);
    assert_eq!(boxes.count(), 2);
    let counted = Minutes {
        release: Some("HJ5N0VBC8D1E7Q4MZK3T9XW2"),
        ..minutes()
    };
    let text = shown(&minutes_sheet(&lang, &counted));
    assert!(text.contains("程序打出的： HJ5N 0VBC 8D1E 7Q4M ZK3T 9XW2"));
    let open = Minutes {
        root: None,
        ..minutes()
    };
    assert!(!shown(&minutes_sheet(&lang, &open)).contains("程序打出的"));
}

#[test]
fn the_papers_read_well() {
    for language in Language::ALL {
        let (lang, tag) = (load(language), language.tag());
        let receipts: Vec<String> = (0..4).map(receipt).collect();
        let receipts: Vec<&str> = receipts.iter().map(String::as_str).collect();
        let receipts = shown(&receipt_list(&lang, &list(&receipts)));
        insta::assert_snapshot!(format!("receipts_{tag}"), receipts);
        insta::assert_snapshot!(
            format!("minutes_{tag}"),
            shown(&minutes_sheet(&lang, &minutes()))
        );
        insta::assert_snapshot!(format!("batch_{tag}"), shown(&batch_cover(&lang, &BATCH)));
    }
}
