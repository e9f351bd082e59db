//! Every version that was handed in, and what never is.

use std::time::Duration;

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;

use super::town::Town;
use crate::support::from_menu;

const SOON: Duration = Duration::from_millis(500);

#[test]
fn three_versions_are_handed_in_and_any_two_of_them_are_compared() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key));
    app.keys("3 Down")
        .type_("三月补贴晚发。")
        .keys("F8 Right Enter")
        .expect("已交出");
    for more in ["涉及三十七户。", "我没有核对名册。"] {
        app.advance(Duration::from_secs(60)).expect("F7 撤回");
        app.keys("F7 Right Enter Esc Ctrl-End")
            .type_(more)
            .keys("F8 Right Enter")
            .expect("已交出");
    }
    app.keys("Esc").expect("现在只能看");
    from_menu(&mut app, "历次稿");
    app.expect("现在的草稿")
        .expect("第 3 版")
        .expect("第 2 版")
        .expect("后来撤回了");
    // The second with the one before it.
    app.keys("Down Down Enter")
        .expect("第 1 版 → 第 2 版")
        .expect("涉及三十七户。")
        .expect_not("我没有核对名册");
    // The third with the first.
    app.keys("Esc Home Down Space Down Down Enter")
        .expect("第 1 版 → 第 3 版")
        .expect("涉及三十七户。")
        .expect("我没有核对名册。");
    // What was taken back is no longer the office's to read.
    let mut office = town.at(HomeScreen::office(town.office()));
    office
        .click("王建国")
        .keys("Enter")
        .expect("我没有核对名册");
    from_menu(&mut office, "历次稿");
    office
        .expect("第 3 版")
        .expect_not("现在的草稿")
        .keys("Down Enter")
        .expect("这一版看不到");
}

#[test]
fn notes_to_oneself_are_never_handed_in() {
    let town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("2 Down")
        .type_("今年按时发了")
        .keys("Tab Tab Tab Tab")
        .type_("这一句只给自己看")
        .advance(SOON)
        .expect("已存");
    app.keys("F5")
        .expect("今年按时发了")
        .expect_not("这一句只给自己看");
    app.keys("F8 Right Enter").expect("已交出");
    app.keys("Esc").expect("这一句只给自己看");
    from_menu(&mut app, "历次稿");
    app.keys("Down Enter").expect_not("这一句只给自己看");
    let mut office = town.at(HomeScreen::office(town.office()));
    office
        .click("王建国")
        .keys("Enter")
        .expect("今年按时发了")
        .expect_not("这一句只给自己看");
    drop((app, office));
    assert!(town.keeps_secret("这一句只给自己看"));
}
