//! The operator begins and ends, and nobody else does either.

use tempfile::TempDir;
use zhaojing::tui::burst::Event;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::key::{Code, Key};
use zhaojing::tui::screens::kiosk;
use zhaojing::usecase::exit_key::ExitKey;

use crate::support::hall::{Hall, open_round, seconds};
use crate::support::town;

#[test]
fn only_the_exit_number_ends_it_and_never_while_somebody_votes() {
    let folder = TempDir::new().unwrap();
    let (booth, codes) = open_round(folder.path());
    let mut app = Harness::start(&town::desk(), kiosk::open(booth, None));
    app.keys("Up").expect("退出号");
    let number = exit_number(&app.screen());
    app.keys("Enter Ctrl-Q Ctrl-P Ctrl-C Ctrl-Z Ctrl-\\ Esc F11 F2")
        .expect("按 Enter 开始");
    app.keys("Enter").expect("请输入纸条上的票码");
    app.paste(&codes[0])
        .keys("Enter 1 F10 Ctrl-Q Ctrl-P F11")
        .expect("政治素质");
    app.keys("Esc 2 F10").expect("退出号");
    let wrong = if number == "1 1 1 1 1 1" {
        "2 2 2 2 2 2"
    } else {
        "1 1 1 1 1 1"
    };
    app.keys(wrong).expect("不对。请等 1 秒");
    // What is typed during the pause is kept and looked at after it.
    app.keys(&number).expect("请等 1 秒，到时候自动核对");
    app.advance(seconds(1)).expect("关闭填票机");
    app.keys("3").expect_end();
}

#[test]
fn the_operator_makes_up_words_and_only_they_end_it() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    let mut app = Harness::start(&town::desk(), kiosk::open(booth, None));
    app.keys("2").expect("自己定一个退出口令");
    app.type_("石桥-1").keys("Enter").expect("太短了");
    app.type_("２号").keys("Enter").expect_not("太短了");
    app.type_("石桥-12").keys("Enter").expect("两遍不一样");
    app.type_("石桥-12号").keys("Enter").expect_not("石桥-12");
    app.type_("石桥-12号")
        .keys("Enter")
        .expect("是您自己定的")
        .expect_not("石桥-12");
    app.keys("Enter F10").expect("退出口令");
    app.type_("石桥-13号").expect_not("关闭填票机");
    app.keys("Enter").expect("不对。请等 1 秒");
    app.type_("石桥－１２号")
        .keys("Enter")
        .expect("到时候自动核对");
    app.advance(seconds(1)).expect("关闭填票机");
    app.keys("3").expect_end();
}

#[test]
fn words_that_a_script_brought_end_it_and_are_never_shown() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    let exit = ExitKey::own("hall-2026");
    let mut app = Harness::start(&town::desk(), kiosk::open(booth, exit));
    app.expect("是您自己定的").expect_not("hall");
    app.keys("Enter F10")
        .type_("hall-2026")
        .keys("Enter 3")
        .expect_end();
}

#[test]
fn the_operators_page_is_not_left_open_to_voters() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    let exit = ExitKey::own("hall-2026");
    let mut app = Harness::start(&town::desk(), kiosk::open(booth, exit));
    app.advance(seconds(600)).expect("关闭填票机");
    app.keys("Enter F10")
        .type_("hall-2026")
        .keys("Enter")
        .expect("关闭填票机");
    app.advance(seconds(90)).expect("您还在吗");
    app.advance(seconds(30)).expect("按 Enter 开始");
}

/// The digits of the exit number as keys.
fn exit_number(screen: &str) -> String {
    let line = screen.lines().find(|line| line.contains("退出号")).unwrap();
    let digits: Vec<String> = line
        .chars()
        .filter(char::is_ascii_digit)
        .map(|c| c.to_string())
        .collect();
    assert_eq!(digits.len(), 6, "{line}");
    digits.join(" ")
}

/// Every key with Ctrl, with Alt, with Shift, and every function key.
fn odd_keys() -> Vec<Key> {
    let mut keys: Vec<Key> = (1..=12).map(Key::f).collect();
    let held = (1..=12).map(Code::F).chain((' '..='~').map(Code::Char));
    let named = [Code::Esc, Code::Tab, Code::Insert, Code::Delete, Code::Home];
    for code in held.chain(named) {
        keys.push(Key::ctrl(code));
        if !matches!(code, Code::Char(_)) {
            keys.push(Key::shift(code));
        }
        keys.push(Key {
            alt: true,
            ..Key::plain(code)
        });
    }
    keys
}

#[test]
fn from_no_page_does_any_key_lead_out_of_the_kiosk() {
    // Each way leads to a page; the word stands on it and nowhere outside.
    let ways = [
        ("", "按 Enter 开始"),
        ("Enter", "请输入纸条上的票码"),
        ("F10", "退出号"),
        ("*", "第 1 题"),
        ("* F8 F8 F8 F8 F8 F8", "最盼的一件事"),
        ("* F8 F8 F8 F8 F8 F8 F8 F8 F8", "请核对"),
        ("* F8 F8 F8 F8 F8 F8 F8 F8 F8 Enter", "现在交票吗"),
        ("* Esc", "不填了吗"),
    ];
    for (way, word) in ways {
        let mut hall = Hall::new();
        for key in odd_keys() {
            if !hall.app.screen().contains(word) {
                // The key before led elsewhere: wait for the first page.
                let _ = hall.app.advance(seconds(90)).advance(seconds(30)).screen();
                hall.expect("按 Enter 开始");
                let way = way.strip_prefix('*').map_or(way, |rest| {
                    hall.admit(0);
                    rest
                });
                hall.press(way).expect(word);
            }
            hall.app.send(vec![Event::Key(key)]);
            assert!(!hall.app.ended(), "{key} at {word}");
            let screen = hall.app.screen();
            for outside in ["找命令", "菜单", "关闭填票机", "文件夹"] {
                assert!(!screen.contains(outside), "{key} at {word}:\n{screen}");
            }
            assert_eq!(hall.returned(), 0, "{key} at {word} cast a ballot");
        }
    }
}

#[test]
fn a_huge_paste_leads_nowhere() {
    let mut hall = Hall::new();
    let huge = "\u{3}\u{1b}:q!\n12345 路灯坏了\n".repeat(40_000);
    hall.app.paste(&huge).expect("按 Enter 开始");
    hall.press("Enter");
    hall.app.paste(&huge).expect("请输入纸条上的票码");
    hall.press("Esc F10");
    hall.app.paste(&huge).expect("退出号");
    hall.press("Esc").admit(0);
    hall.app.paste(&huge).expect("第 1 题");
    assert_eq!(hall.app.screen().matches('✓').count(), 0);
    hall.press("F8 F8 F8 F8 F8 F8");
    hall.app.paste(&huge).expect("写不下了");
    hall.press("F8 F8 F8").expect("请核对");
    assert_eq!(hall.returned(), 0);
}
