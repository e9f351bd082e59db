//! What a day touches, and its words in the worksheet.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::time::Duration;

use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::journal;
use zhaojing::usecase::worksheet::{self, Whose};

use super::desk::{Desk, days_ago, today};
use crate::support::town::morning;

const SOON: Duration = Duration::from_millis(500);

/// The fourth item of the checklist of the stories.
fn item(desk: &Desk, place: usize) -> String {
    let targets = journal::targets(&desk.town.desk, &desk.key).unwrap();
    let (_, item) = targets.checklist.items().nth(place).unwrap();
    item.id.as_str().to_owned()
}

#[test]
fn a_days_words_go_into_an_item_and_the_day_stands_beside_it() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.keys("F4").expect("这一天还没写，先写几句");
    app.type_("张家坪三户的补贴拖了半个月，是我没有签字")
        .expect("没有签字▏");
    app.keys("Tab")
        .type_("在会上训了老陈")
        .keys("F4")
        .expect("关系到哪几条");
    app.type_("群众").expect("选了 0 条");
    let found = app.keys("Enter").screen();
    assert!(
        found.contains("选了 1 条") && found.contains("☑"),
        "{found}"
    );
    app.keys("Esc").expect("关联  第 ");
    let tagged = desk.stored(today()).items.clone();
    assert_eq!(tagged.len(), 1);
    app.keys("F8")
        .expect("把哪一段写进对照检查？")
        .expect("1 今天为群众办的事");
    app.keys("1")
        .expect("写进对照检查的哪一条")
        .expect("要写的：张家坪三户")
        .expect("这天关联的");
    app.keys("Enter").expect("写进了第 ");
    let sheet = worksheet::open(&desk.town.desk, &desk.key, Whose::Own)
        .unwrap()
        .sheet;
    let entry = sheet
        .entries
        .iter()
        .find(|entry| entry.item == tagged[0])
        .unwrap();
    assert_eq!(entry.facts, "张家坪三户的补贴拖了半个月，是我没有签字");
    // The same words a second time change nothing.
    app.keys("F8 1 Enter").expect("早就在里面了");
    let place = sheet
        .entries
        .iter()
        .position(|entry| entry.item == tagged[0])
        .unwrap();
    let screen = Layer::new(WorksheetScreen::new(desk.key.clone()));
    let mut app = Harness::start_at(&desk.town.desk, screen, (120, 40));
    for _ in 0..place {
        app.keys("Ctrl-Down").expect("对照检查");
    }
    app.expect("日记里写过").expect("12月18日 张家坪三户");
    app.expect("我没有签字 · 在会上");
}

#[test]
fn in_the_worksheet_a_days_words_are_taken_over_with_two_keys_and_out_again_with_one() {
    let desk = Desk::found();
    let first = item(&desk, 0);
    desk.wrote(days_ago(2), ["补贴晚了", "", "明天去对名册"], &[&first]);
    desk.wrote(days_ago(9), ["与这一条无关", "", ""], &[]);
    let mut app = desk.town.at(WorksheetScreen::new(desk.key.clone()));
    app.expect("日记里的").keys("3 Tab Tab").expect("原因    ▏");
    app.keys("Ctrl-D")
        .expect("日记里与这一条有关的")
        .expect("12月16日 周三")
        .expect_not("与这一条无关");
    app.keys("Down Enter").expect("写进了“原因”");
    app.advance(SOON).expect("原因    明天去对名册");
    app.keys("Ctrl-Z").expect_not("原因    明天去对名册");
    app.keys("Ctrl-Y Ctrl-D Down F8").expect("早就在“原因”里了");
    // An item that no day touches says how one comes to touch it.
    app.keys("Ctrl-Down Ctrl-D")
        .expect("还没有哪一天关联到这一条");
    app.keys("Esc").expect("第 2 条 / 35");
    let sheet = worksheet::open(&desk.town.desk, &desk.key, Whose::Own)
        .unwrap()
        .sheet;
    assert_eq!(sheet.entries[0].causes, "明天去对名册");
}

#[test]
fn all_answers_go_below_what_was_written_already() {
    let desk = Desk::found();
    let first = item(&desk, 0);
    desk.wrote(today(), ["第一句", "", "第三句"], &[&first]);
    let mut app = desk.town.at(WorksheetScreen::new(desk.key.clone()));
    app.type_("先写的").keys("Esc Ctrl-Q").expect_end();
    let mut app = desk.page();
    app.keys("F8")
        .expect("3 全部")
        .keys("3 Enter")
        .expect("写进了第 1 条");
    let sheet = worksheet::open(&desk.town.desk, &desk.key, Whose::Own)
        .unwrap()
        .sheet;
    assert_eq!(sheet.entries[0].facts, "先写的\n第一句\n第三句");
}

#[test]
fn a_single_answer_is_not_asked_for_and_items_are_found_by_number() {
    let desk = Desk::found();
    desk.wrote(today(), ["", "只有这一句", ""], &[]);
    let mut app = desk.page();
    app.keys("F8").expect("要写的：只有这一句");
    app.type_("没有的词").expect("清单里没有这样的条目");
    app.keys("Ctrl-U")
        .type_("35")
        .keys("Enter")
        .expect("写进了第 35 条");
    let sheet = worksheet::open(&desk.town.desk, &desk.key, Whose::Own)
        .unwrap()
        .sheet;
    assert_eq!(sheet.entries[34].facts, "只有这一句");
}

#[test]
fn into_a_worksheet_that_is_handed_in_nothing_is_written() {
    let desk = Desk::found();
    let first = item(&desk, 0);
    desk.wrote(today(), ["晚了的话", "", ""], &[&first]);
    let mut app = desk.town.at(WorksheetScreen::new(desk.key.clone()));
    app.type_("先写的").keys("Esc Ctrl-Q").expect_end();
    let mut page = desk.page();
    page.keys("F8").expect("写进对照检查的哪一条");
    worksheet::hand_in(&desk.town.desk, &desk.key, Whose::Own, morning()).unwrap();
    page.keys("Enter").expect("已经交出，不能再往里写");
    page.keys("Esc F8").expect("请先打开它，按 F7 撤回");
    let mut app = desk.town.at(WorksheetScreen::new(desk.key.clone()));
    app.keys("Ctrl-D Enter").expect("F7");
    let sheet = worksheet::open(&desk.town.desk, &desk.key, Whose::Own)
        .unwrap()
        .sheet;
    assert_eq!(sheet.entries[0].facts, "先写的");
}

#[test]
fn the_journal_is_not_beside_the_bodys_worksheet() {
    let desk = Desk::found();
    let first = item(&desk, 0);
    desk.wrote(today(), ["自己的话", "", ""], &[&first]);
    let mut home = desk.town.at(HomeScreen::member(desk.key.clone()));
    home.expect("班子对照检查");
    let office = desk.town.office();
    zhaojing::usecase::committee::admit(&desk.town.desk, &office).unwrap();
    let screen = Layer::new(WorksheetScreen::body(desk.key.clone()));
    let mut app = Harness::start_at(&desk.town.desk, screen, (120, 40));
    app.expect("班子").expect_not("日记里写过");
    app.keys("Ctrl-D").expect_not("自己的话");
}
