//! The body's own review, drafted by two hands in turn.

use std::time::Duration;

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;

use super::town::Town;

const SOON: Duration = Duration::from_millis(500);

#[test]
fn the_bodys_review_is_written_by_two_hands_in_turn_and_read_by_the_office() {
    let town = Town::found();
    let (one, other) = (town.member(0), town.member(1));
    // The office lets in whoever has a passphrase.
    drop(town.office());
    let mut app = town.at(HomeScreen::member(one.clone()));
    app.keys("Down")
        .click("班子对照检查")
        .keys("Enter")
        .expect("班子的稿子现在没人在写")
        .type_("写不进去")
        .expect_not("写不进去");
    app.keys("F2")
        .expect("F2 交给别人写")
        .keys("3 Down")
        .type_("今年班子会上没有议过一次补贴")
        .advance(SOON)
        .expect("已存");
    // The other only reads while the first writes.
    let mut second = town.at(WorksheetScreen::body(other.clone()));
    second
        .expect("王建国从")
        .expect("今年班子会上没有议过一次补贴")
        .keys("Down")
        .type_("插一句")
        .expect_not("插一句");
    second.keys("F2").expect_not("插一句").expect("王建国");
    // Passed on by name.
    app.keys("F2")
        .expect("交给谁接着写？")
        .keys("Down Enter")
        .expect("李秀英从")
        .keys("Down")
        .type_("再补一句")
        .expect_not("再补一句");
    let mut second = town.at(WorksheetScreen::body(other.clone()));
    second
        .expect("今年班子会上没有议过一次补贴")
        .keys("Down Ctrl-End")
        .type_("，十一月才补上")
        .keys("Tab")
        .type_("议题由各线自报，没有人盯群众反映")
        .advance(SOON)
        .expect("已存");
    second.keys("F8 Right Enter").expect("已交出");
    let mut office = town.at(HomeScreen::office(town.office()));
    office
        .click("班子     ")
        .keys("Enter")
        .expect("今年班子会上没有议过一次补贴，十一月才补上")
        .keys("Ctrl-Down")
        .expect("议题由各线自报");
    drop((app, second, office));
    assert!(town.keeps_secret("没有人盯群众反映"));
}

#[test]
fn a_draft_that_whoever_wrote_it_forgot_to_pass_on_is_freed_by_the_office() {
    let town = Town::found();
    let (one, other) = (town.member(0), town.member(1));
    drop(town.office());
    let mut app = town.at(WorksheetScreen::body(one));
    app.keys("F2 3 Down")
        .type_("写了一半")
        .keys("Ctrl-Q")
        .expect_end();
    let mut office = town.at(HomeScreen::office(town.office()));
    office
        .click("班子     ")
        .keys("Enter")
        .expect("王建国从")
        .keys("F2")
        .expect("收回来了");
    let mut app = town.at(WorksheetScreen::body(other));
    app.expect("没人在写")
        .keys("F2 Down End")
        .expect("写了一半▏");
}
