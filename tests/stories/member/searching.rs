//! Finding one's way in a worksheet: words, what is not finished, counts.

use std::time::Duration;

use zhaojing::tui::screens::worksheet::WorksheetScreen;

use super::town::Town;
use crate::support::from_menu;

const SOON: Duration = Duration::from_millis(500);

#[test]
fn words_are_found_without_a_control_key_and_the_place_is_gone_to() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("2 Down")
        .type_("补贴名单没有张榜")
        .keys("Ctrl-Down Ctrl-Down 2 Down")
        .type_("会上答应张榜，会后忘了")
        .advance(SOON)
        .expect("已存");
    from_menu(&mut app, "查找");
    app.expect("找什么").type_("张榜").expect("2 处");
    app.expect("1 表现")
        .keys("Down Enter")
        .expect("第 3 条 / 35")
        .expect("会上答应");
    // What is asked is found as well, and so is what was written a moment ago.
    app.keys("End").type_("，第二次").expect("第二次");
    app.keys("Ctrl-F").type_("第二次").expect("1 处");
    app.keys("Enter").expect("第 3 条 / 35");
    app.keys("Ctrl-F").type_("保密规定").expect("4 条目");
    app.keys("Enter").expect("第 4 条 / 35");
    app.keys("Ctrl-F")
        .type_("没有这样的话")
        .expect("没有找到")
        .keys("Esc")
        .expect("第 4 条 / 35");
}

#[test]
fn the_next_unfinished_item_is_gone_to_from_the_menu_and_the_counts_follow() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.expect("写完 0 / 35 · 问题 0 · 0 字");
    app.keys("1 Ctrl-Down 3 Down")
        .type_("三月补贴晚发")
        .keys("Ctrl-Down 1")
        .advance(SOON)
        .expect("写完 2 / 35 · 问题 1 · 6 字");
    from_menu(&mut app, "没写完的");
    app.expect("第 4 条 / 35");
    app.keys("Ctrl-Up Ctrl-Up Ctrl-Up").expect("第 1 条 / 35");
    from_menu(&mut app, "没写完的");
    app.expect("第 2 条 / 35").expect("三月补贴晚发");
}
