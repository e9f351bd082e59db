//! The year as a map.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use chrono::NaiveDate;
use zhaojing::tui::burst::Act;
use zhaojing::tui::burst::Event;
use zhaojing::tui::key::{Code, Key};

use super::desk::{Desk, days_ago, today};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn the_map_says_how_much_was_written_and_leads_to_the_day() {
    let desk = Desk::found();
    let long = "字".repeat(160);
    desk.wrote(days_ago(1), ["昨天的话", &long, ""], &[]);
    desk.wrote(day(2026, 3, 8), ["三月八日的话", "", ""], &[]);
    let mut app = desk.page();
    app.keys("F6")
        .expect("三省日记 · 2026 年")
        .expect("写了 2 天")
        .expect("12月18日 周五（今天）：没有写");
    app.keys("Up").expect("12月17日 周四：答了 2 问，164 字");
    app.expect("▓");
    app.keys("Left Left").expect("12月3日 周四：没有写");
    app.keys("Home").expect("1月1日 周四");
    app.keys("End").expect("12月18日 周五（今天）");
    for _ in 0..40 {
        app.keys("Left").expect("2026 年");
    }
    app.keys("Down Down").expect("3月15日 周日：没有写");
    app.keys("Left").expect("3月8日 周日：答了 1 问，6 字");
    app.keys("Enter")
        .expect("三月八日的话")
        .expect("3月8日 周日");
}

#[test]
fn one_goes_back_through_the_years_and_not_ahead() {
    let desk = Desk::found();
    desk.wrote(day(2024, 2, 29), ["闰年", "", ""], &[]);
    desk.wrote(today(), ["今天", "", ""], &[]);
    let mut app = desk.page();
    app.keys("F6 Right").expect("12月18日 周五（今天）");
    app.keys("PgDn").expect("已经是今年了");
    app.keys("PgUp").expect("2025 年").expect("写了 0 天");
    app.expect("2025年12月18日 周四：没有写");
    app.keys("PgUp").expect("2024 年").expect("写了 1 天");
    app.keys("PgUp").expect("更早没有写过");
    app.keys("Home").expect("2024年1月1日 周一");
    for _ in 0..8 {
        app.keys("Right").expect("2024 年");
    }
    app.keys("Down Down Down")
        .expect("2024年2月29日 周四：答了 1 问，2 字");
    app.keys("PgDn").expect("2025年2月28日 周五：没有写");
    // Over the turn of the year with an arrow, both ways.
    app.keys("Home Up").expect("2024年12月31日");
    app.keys("Down").expect("2025年1月1日");
    app.keys("Enter")
        .expect("2025年1月1日")
        .expect("哪一件尽了心");
}

#[test]
fn a_click_takes_a_day_in_hand_and_another_one_opens_it() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.keys("F6").expect("2026 年");
    let screen = app.screen();
    let row = screen.lines().position(|row| row.contains("一 ")).unwrap();
    app.mouse(6, row as u16, Act::Click)
        .expect("1月5日 周一：没有写");
    app.mouse(6, row as u16, Act::Click).expect("1月5日 周一");
    app.expect("哪一件尽了心");
}

#[test]
fn days_to_come_are_blank_and_cannot_be_opened() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.keys("F6 Down Down").expect("12月18日 周五（今天）");
    app.send(vec![Event::Key(Key::plain(Code::Char('7')))]);
    app.expect("12月18日 周五（今天）");
}
