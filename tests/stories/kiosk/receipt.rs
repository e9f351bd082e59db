//! A resident takes a receipt home; a colleague does not.

use crate::support::hall::{Hall, seconds};

/// Grades nothing and goes to the last question before the ballot is cast.
fn to_the_end(hall: &mut Hall, slip: usize) {
    let code = hall.codes[slip].clone();
    hall.press("Enter").type_code(&code).press("Enter");
    for _ in 0..20 {
        if hall.app.screen().contains("请核对") {
            break;
        }
        hall.press("F8");
    }
    hall.expect("请核对").press("F8 2");
}

/// The receipt on the screen.
fn receipt(hall: &mut Hall) -> String {
    let screen = hall.app.screen();
    let is_receipt = |word: &&str| {
        let parts: Vec<usize> = word.split('-').map(str::len).collect();
        parts == [5, 5, 3]
    };
    let found = screen.split_whitespace().find(is_receipt);
    found.unwrap_or_default().to_owned()
}

#[test]
fn a_resident_chooses_two_symbols_and_finds_them_in_the_receipt() {
    let mut hall = Hall::with_receipts((80, 24));
    to_the_end(&mut hall, 2);
    hall.expect("选两个字符做记号");
    assert_eq!(hall.returned(), 0, "not cast before the mark is chosen");
    hall.press("k 照")
        .expect("不能用“照”")
        .press("Backspace k 7 9 Enter");
    hall.expect("您的票已经进了票箱");
    let receipt = receipt(&mut hall);
    assert!(
        receipt.split('-').next_back().unwrap().starts_with("K7"),
        "{receipt}"
    );
    assert_eq!(hall.returned(), 1);
    // It does not go by itself like the thanks, but it goes with the voter.
    let _ = hall.app.advance(seconds(60)).screen();
    hall.expect(&receipt).press("Enter").expect("按 Enter 开始");
    assert!(!hall.app.screen().contains(&receipt));
}

#[test]
fn whoever_walks_away_from_the_receipt_leaves_an_empty_page() {
    let mut hall = Hall::with_receipts((80, 24));
    to_the_end(&mut hall, 2);
    hall.press("Enter").expect("您的票已经进了票箱");
    let receipt = receipt(&mut hall);
    assert_eq!(receipt.len(), 15);
    let _ = hall.app.advance(seconds(130)).screen();
    hall.expect("按 Enter 开始");
    assert!(!hall.app.screen().contains(&receipt));
}

#[test]
fn a_colleague_gets_none_and_whoever_goes_back_has_not_voted() {
    let mut hall = Hall::with_receipts((80, 24));
    to_the_end(&mut hall, 0);
    hall.expect("已经放进票箱").press("Enter");
    assert_eq!(hall.returned(), 1);
    to_the_end(&mut hall, 2);
    hall.expect("选两个字符做记号")
        .press("Esc")
        .expect("现在交票吗");
    assert_eq!(hall.returned(), 1);
}

#[test]
fn the_two_pages_look_right() {
    for (name, size) in [
        ("60x17", (60, 17)),
        ("80x24", (80, 24)),
        ("120x40", (120, 40)),
    ] {
        let mut hall = Hall::with_receipts(size);
        to_the_end(&mut hall, 2);
        insta::assert_snapshot!(format!("pair_{name}"), hall.app.screen());
        hall.press("F9");
        insta::assert_snapshot!(format!("pair_large_{name}"), hall.app.screen());
        hall.press("F9 Enter").expect("您的票已经进了票箱");
        let receipt = receipt(&mut hall);
        let screen = hall.app.screen();
        assert!(
            screen.contains("现在可以") || screen.contains("Enter"),
            "{screen}"
        );
        assert_eq!(receipt.len(), 15);
    }
}
