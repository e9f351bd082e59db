//! Writing, handing in, reading; and that a draft stays its author's.

use std::time::Duration;

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::worksheet::{self, Whose};

use super::town::{PASSPHRASE, Town};

const SOON: Duration = Duration::from_millis(500);

#[test]
fn a_member_writes_an_item_leaves_and_finds_it_again() {
    let town = Town::found();
    let mut app = town.at(HomeScreen::member(town.member(0)));
    app.expect("0 / 35 条")
        .keys("Enter")
        .expect("第 1 条 / 35")
        .expect("想一想");
    app.keys("3 Tab")
        .type_("三月补贴晚发")
        .paste("\n涉及三十七户")
        .expect("涉及三十七户▏");
    app.advance(SOON).expect("已存 09:42:00");
    app.keys("Tab")
        .type_("没有核对名册")
        .keys("Esc")
        .expect("0 / 35 条");
    app.keys("Enter")
        .expect("三月补贴晚发")
        .expect("涉及三十七户")
        .expect("没有核对名册");
    app.keys("3 Tab Tab Tab")
        .type_("每月五日核对")
        .keys("Tab")
        .type_("3-5")
        .expect("3-5▏");
    app.advance(SOON).expect("写完 1 / 35");
    app.keys("Esc")
        .expect("1 / 35 条")
        .keys("Enter")
        .expect("第 2 条 / 35");
    app.keys("Ctrl-Up")
        .expect("每月五日核对")
        .expect("2027-03-05");
}

#[test]
fn whoever_begins_to_write_on_the_rating_writes_what_happened() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.type_("今年三月").expect("表现    今年三月▏");
}

#[test]
fn a_pulled_plug_costs_only_what_was_typed_since_the_last_save() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key.clone()));
    app.type_("存下来的话").advance(SOON).expect("已存");
    app.type_("来不及存的话").expect("来不及存的话");
    drop(app);
    let mut app = town.at(WorksheetScreen::new(key));
    app.expect("存下来的话").expect_not("来不及存的话");
}

#[test]
fn whoever_types_without_a_pause_is_saved_all_the_same() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    for _ in 0..12 {
        let _ = app
            .type_("不停")
            .advance(Duration::from_millis(200))
            .screen();
    }
    app.expect("已存 09:42:02");
}

#[test]
fn a_program_that_must_end_saves_first() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key.clone()));
    app.type_("断电之前的话").expect("断电之前的话▏");
    app.terminate().expect_end();
    town.at(WorksheetScreen::new(key)).expect("断电之前的话");
}

#[test]
fn a_save_that_fails_is_told_tried_again_and_nobody_leaves_before() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(HomeScreen::member(key.clone()));
    app.keys("Enter")
        .type_("第一句")
        .advance(SOON)
        .expect("已存");
    // Handed in from elsewhere: this draft can no longer be saved.
    let now = chrono::NaiveDateTime::default();
    worksheet::hand_in(&town.desk, &key, Whose::Own, now).unwrap();
    app.type_("第二句").advance(SOON).expect("没有做成");
    app.keys("Enter")
        .expect("还没存上")
        .keys("Esc")
        .expect("没有做成");
    app.keys("Enter").expect("第一句第二句");
    worksheet::withdraw(&town.desk, &key, Whose::Own).unwrap();
    app.advance(Duration::from_secs(6))
        .expect("已存")
        .keys("Ctrl-Q")
        .expect_end();
}

#[test]
fn no_word_of_a_draft_lies_in_the_file() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.type_("不能外传的话")
        .advance(SOON)
        .expect("已存")
        .keys("Ctrl-Q")
        .expect_end();
    let bytes = town.bytes();
    let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    let wide: Vec<u8> = "不能外传的话"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(has("石桥镇党委".as_bytes()), "the file was not read");
    assert!(!has("不能外传的话".as_bytes()) && !has(&wide));
    assert!(!has("不能外传".as_bytes()));
}

#[test]
fn a_member_hands_in_and_only_then_the_office_reads() {
    let town = Town::found();
    let member = town.member(1);
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("还没动笔")
        .click("李秀英")
        .keys("Enter")
        .expect("草稿只有本人能看");

    let mut app = town.at(WorksheetScreen::new(member));
    app.keys("3 Tab")
        .type_("交出去的话")
        .keys("F8")
        .expect("李秀英同志对照检查材料")
        .expect("还有 35 条没写完")
        .expect("还能撤回");
    app.keys("Enter")
        .expect("草稿，只有您能看")
        .expect("交出去的话");
    app.keys("F8 Right Enter")
        .expect("已交出。")
        .expect("F7 撤回");

    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("已交 1 / 3")
        .click("李秀英")
        .keys("Enter")
        .expect("交出去的话")
        .expect_not("F7");

    // Another member sees neither the words nor a way to them.
    let mut app = town.at(HomeScreen::member(town.member(2)));
    app.expect("对照检查材料").expect_not("李秀英");
}

#[test]
fn what_was_handed_in_is_read_only_until_it_is_taken_back() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(HomeScreen::member(key));
    app.keys("Enter")
        .type_("原来的话")
        .keys("F8 Right Enter")
        .expect("已交出。");
    app.keys("Esc")
        .expect("现在只能看")
        .keys("Down")
        .type_("新的")
        .expect_not("新的");
    app.expect("要改，先按 F7 撤回")
        .keys("1")
        .expect_not("(▸) 1");
    app.keys("F7 Right Enter")
        .expect("已撤回")
        .keys("Esc")
        .expect_not("现在只能看");
    app.type_("1").advance(SOON).expect("写完 1 / 35");
}

#[test]
fn an_empty_worksheet_is_not_handed_in() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("F8 Right Enter").expect("没有做成");
    app.keys("Enter").expect("草稿，只有您能看");
}

#[test]
fn the_outline_shows_how_far_every_item_is_and_leads_there() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("1 Ctrl-Down 3 Ctrl-Down 1 F6")
        .expect("写完 2 · 写了一半 1 · 没动笔 32");
    app.keys("Ctrl-G")
        .expect("▸ ☐   4")
        .keys("Up Up")
        .expect("▸ …   2");
    app.keys("Enter")
        .expect("第 2 条 / 35")
        .keys("Ctrl-G")
        .expect("第 4 条 / 35");
}

#[test]
fn keys_lead_from_field_to_field_and_on_to_the_next_item() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("2 Down")
        .type_("一")
        .keys("Enter")
        .type_("二")
        .keys("Down")
        .type_("三")
        .expect("三▏");
    app.expect("原因    三▏").keys("Up Up Up Up").expect("▸) 2");
    app.keys("Tab Tab Tab Tab Tab Tab").expect("第 2 条 / 35");
    app.keys("PgUp").expect("第 1 条 / 35").expect("二");
}

#[test]
fn what_was_typed_is_undone_commit_by_commit() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("Tab").type_("今年三月").expect("今年三月▏");
    app.type_("补贴晚发")
        .keys("Ctrl-Z")
        .expect("今年三月▏")
        .keys("Ctrl-Y")
        .expect("补贴晚发▏");
}

#[test]
fn coming_back_with_the_passphrase_finds_what_was_written() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.type_("昨天写的").keys("Ctrl-Q").expect_end();
    let mut app = town.open();
    app.keys("Down Enter")
        .type_(PASSPHRASE)
        .keys("Enter Enter")
        .expect("昨天写的");
}
