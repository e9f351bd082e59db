//! People vote at the kiosk: an old man who has never used a computer, one who
//! guesses, one who walks away, and whoever leans on the keyboard.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

mod door;
mod operator;
mod receipt;
mod twelve;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use zhaojing::tui::burst::Event;
use zhaojing::tui::key::{Code, Key};
use zhaojing::tui::screens::kiosk;

use crate::support;
use crate::support::hall::{Hall, open_round, seconds};

/// Nothing like this may be found in any file.
const MARKED: &str = "三组机耕路塌了半年没人管";

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect()
}

fn holds(file: &Path, bytes: &[u8]) -> bool {
    fs::read(file)
        .unwrap()
        .windows(bytes.len())
        .any(|window| window == bytes)
}

#[test]
fn a_township_ballot_of_fifty_marks_takes_70_keys() {
    let mut hall = Hall::new();
    hall.admit(0);
    for (item, subjects) in [
        ("政治素质", 10),
        ("工作作风", 10),
        ("为民办事", 10),
        ("廉洁自律", 10),
        ("班子总评", 1),
        ("个人总评", 9),
    ] {
        // The last mark of a question leads to the next one by itself.
        hall.expect(item).press(&"1 ".repeat(subjects));
    }
    hall.expect("最盼的一件事").press("F8 F8 F8");
    hall.expect("请核对").expect("都对了，交票").press("Enter");
    hall.expect("每一处都评了")
        .press("2")
        .expect("已经放进票箱")
        .press("Enter");
    hall.expect("按 Enter 开始");
    assert_eq!(
        hall.pressed, 70,
        "1 begin, 13 code, 50 marks, 3 own words left out, 2 cast, 1 end"
    );
    assert_eq!(hall.returned(), 1);
}

#[test]
fn a_vote_is_counted_once_and_nothing_of_it_is_in_any_file() {
    let mut hall = Hall::new();
    hall.admit(1)
        .press("1 2 3 F8 F8 F8 F8 F8 F8")
        .expect("最盼的一件事");
    hall.app.type_(MARKED).expect("塌了半年");
    hall.press("F8 F8 F8")
        .expect(MARKED)
        .press("F8 2")
        .expect("已经放进票箱");
    hall.app
        .advance(seconds(8))
        .expect("按 Enter 开始")
        .expect_not(MARKED);
    assert_eq!(hall.returned(), 1);
    let files = files(hall.folder.path());
    assert!(files.len() >= 2);
    let code = hall.codes[1].clone();
    for file in files {
        assert!(!holds(&file, MARKED.as_bytes()), "{}", file.display());
        assert!(!holds(&file, code.as_bytes()), "{}", file.display());
    }
    hall.press("Enter")
        .type_code(&code)
        .press("Enter")
        .expect("这个票码已经用过了");
    assert_eq!(hall.returned(), 1);
}

#[test]
fn a_wrong_symbol_is_named_by_its_place_and_a_wrong_code_says_so() {
    let mut hall = Hall::new();
    let code = hall.codes[0].clone();
    let (first, last) = code.split_at(6);
    hall.press("Enter")
        .type_code(first)
        .press("U")
        .expect("第 2 段的第 2 个“U”");
    hall.type_code(last.get(1..).unwrap())
        .press("Enter")
        .expect("还差 1 位");
    hall.press("Delete").type_code(&code).press("Backspace");
    let wrong = if code.ends_with('A') { "B" } else { "A" };
    hall.press(wrong).press("Enter").expect("有一位看错了");
    hall.press("Backspace 我").expect("中文输入法");
}

#[test]
fn a_code_is_taken_in_any_form_and_picked_without_letters() {
    let mut hall = Hall::new();
    let code = hall.codes[2].clone();
    let wide: String = code
        .to_lowercase()
        .chars()
        .map(|c| {
            if c == '-' {
                '－'
            } else {
                char::from_u32(c as u32 + 0xFEE0).unwrap()
            }
        })
        .collect();
    hall.press("Enter");
    hall.app.paste(&wide).keys("Enter").expect("政治素质");
    hall.press("Esc 2 Enter Down Left Up Enter Enter")
        .expect("0 0 ▏_ _ - _");
    hall.app.click("Z").expect("0 0 Z ▏_ - _");
}

#[test]
fn guessing_gets_slower_and_nothing_sleeps() {
    let mut hall = Hall::new();
    // valid in form, unknown to this box
    hall.press("Enter")
        .type_code("000000000000")
        .press("Enter")
        .expect("没有这个票码");
    hall.expect("请等 1 秒");
    hall.app
        .advance(seconds(1))
        .keys("Enter")
        .expect("请等 2 秒");
    // Nothing that is typed meanwhile is lost, and nobody need press again.
    let code = hall.codes[0].clone();
    hall.app.keys("Delete").paste(&code).expect("请等 2 秒");
    hall.app.keys("Enter").expect("请等 2 秒，到时候自动核对");
    hall.app.advance(seconds(1)).expect("请等 1 秒");
    hall.app.advance(seconds(1)).expect("政治素质");
}

#[test]
fn going_back_and_forth_keeps_every_answer() {
    let mut hall = Hall::new();
    hall.admit(0)
        .press("1 2 3 0 F8")
        .expect("第 2 题")
        .press("4 4 F7")
        .expect("第 1 题");
    let first = hall.app.screen();
    assert_eq!(first.matches('✓').count(), 4, "{first}");
    hall.press("F8");
    assert_eq!(hall.app.screen().matches('✓').count(), 2);
    hall.press("Backspace");
    assert_eq!(
        hall.app.screen().matches('✓').count(),
        1,
        "Backspace takes the last one back"
    );
    hall.press("F8 F8 F8 F8 F8");
    hall.app.type_("修路").expect("修路▏");
    hall.press("F9 F12")
        .expect("Question 7 of 9")
        .press("F12 F8 F8 F8")
        .expect("请 核 对")
        .expect("修 路");
    hall.press("Home Enter")
        .expect("政 治 素 质")
        .expect("去核对")
        .press("F8 F9")
        .expect("请核对");
}

#[test]
fn somebody_who_walks_away_leaves_nothing() {
    let mut hall = Hall::new();
    hall.admit(0)
        .press("1 1 F8 F8 F8 F8 F8 F8")
        .expect("最盼的一件事");
    hall.app.type_(MARKED).expect(MARKED);
    hall.app
        .advance(seconds(90))
        .expect("您还在吗")
        .expect("30 秒")
        .expect_not(MARKED);
    hall.app.advance(seconds(10)).expect("20 秒");
    hall.press("1").expect(MARKED);
    hall.app.advance(seconds(90)).expect("您还在吗");
    hall.app.advance(seconds(30)).expect("按 Enter 开始");
    assert_eq!(hall.returned(), 0);
    hall.admit(0);
    assert_eq!(hall.app.screen().matches('✓').count(), 0, "a fresh ballot");
}

#[test]
fn giving_up_wipes_and_the_code_is_still_good() {
    let mut hall = Hall::new();
    hall.admit(0)
        .press("1 1 Esc")
        .expect("不填了吗")
        .press("Enter")
        .expect("政治素质");
    hall.press("Esc 2").expect("按 Enter 开始");
    hall.admit(0);
    assert_eq!(hall.returned(), 0);
}

#[test]
fn big_type_shows_one_person_and_one_key_goes_on() {
    let mut hall = Hall::new();
    hall.admit(0)
        .press("F9")
        .expect("1 / 10")
        .expect("优 秀")
        .expect("▙▄▄▄▖");
    hall.press("1")
        .expect("2 / 10")
        .expect("党委书记")
        .press("Up")
        .expect("✓");
    hall.press("1 2 3 1 1 1 1 1 1")
        .expect("10 / 10")
        .press("0")
        .expect("工 作 作 风")
        .expect("1 / 10");
}

#[test]
fn whoever_leans_on_the_keyboard_does_not_get_out() {
    let mut hall = Hall::new();
    let code = hall.codes[0].clone();
    let mut chance = 7_u64;
    let mut next = |below: u64| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (chance >> 33) % below
    };
    for round in 0..1500_u64 {
        let key = match next(24) {
            0..=6 => Key::char(char::from_digit(next(10) as u32, 10).unwrap()),
            7 => Key::char('中'),
            8..=10 => Key::f(1 + next(12) as u8),
            11 => Key::plain(Code::Esc),
            12..=15 => Key::plain(Code::Enter),
            16 => Key::ctrl(Code::Char(['c', 'z', 'q', 'p', '\\'][next(5) as usize])),
            17 => Key::plain(Code::Up),
            18 => Key::plain(Code::Down),
            19 => Key::plain(Code::Left),
            20 => Key::plain(Code::Backspace),
            21 => Key::plain(Code::Tab),
            22 => Key::plain(Code::PageDown),
            _ => Key::plain(Code::Delete),
        };
        hall.app.send(vec![Event::Key(key)]);
        if round % 40 == 0 {
            let _ = hall.app.paste(&code).screen();
        }
        assert!(!hall.app.ended(), "ended by {key}");
    }
    let _ = hall.app.advance(seconds(1200)).screen();
    hall.app.expect("按 Enter 开始");
}

#[test]
fn no_key_at_any_size_breaks_a_page() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    support::random_keys(11, 400, |_| kiosk::open(Arc::clone(&booth), None));
}

#[test]
fn every_page_fits_from_the_smallest_window_on() {
    for size in [(60, 17), (80, 24), (120, 40)] {
        let mut hall = Hall::sized(size);
        hall.expect("按 Enter 开始")
            .press("Enter")
            .expect("Q")
            .press("Esc");
        hall.admit(0)
            .press("1")
            .expect("石桥镇党委")
            .expect("郑国栋")
            .expect("0 不了解");
        hall.press(&"F8 ".repeat(6))
            .expect("还能写 200 个字")
            .press("F8 F8 F8")
            .expect("都对了，交票");
        hall.press("F8").expect("2  交票").press("2").expect("结束");
    }
}

#[test]
fn the_pages_look_like_this() {
    for size in [(60, 17), (80, 24), (120, 40)] {
        let mut hall = Hall::sized(size);
        let mark = hall.booth.setup_mark();
        let look = |hall: &mut Hall, name: &str| {
            let screen = hall.app.screen().replace(&mark, "1a2b 3c4d 5e6f 7a8b");
            insta::assert_snapshot!(format!("kiosk-{name}-{}", size.0), screen);
        };
        look(&mut hall, "welcome");
        hall.press("Enter K 7 M 2 9 Down");
        look(&mut hall, "code");
        hall.press("Esc").admit(0).press("1 2 3 0");
        look(&mut hall, "grid");
        hall.press("F9");
        look(&mut hall, "large");
        hall.press(&"F8 ".repeat(6));
        hall.app
            .type_("三组机耕路塌了半年，找过村里三次，都说等项目。")
            .expect("项目。▏");
        look(&mut hall, "opinion");
        hall.press("F8 F8 F8");
        look(&mut hall, "review");
        hall.press("Enter");
        look(&mut hall, "submit");
    }
}
