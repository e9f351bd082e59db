//! Who has talked with whom: done, due, missing.

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::talks::{TalkMatrixScreen, TalksScreen};

use super::PAST_THE_DAY;
use crate::member::town::Town;

#[test]
fn the_missing_ones_show_after_the_day() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(key.clone()));
    app.keys("Enter F8").expect("谈过 1 / 2 人");

    let mut app = town.at(HomeScreen::member(key));
    app.advance(PAST_THE_DAY)
        .keys("Down Enter")
        .expect("已过 1 天")
        .expect("晚了 1 天");
    app.keys("F6")
        .expect("谁和谁谈过")
        .expect("王建国本人")
        .keys("Down")
        .expect("李秀英：12月18日谈过");
    app.keys("Down").expect("王建国 和 赵敏：还没谈");
    app.expect("!     1/2");
}

#[test]
fn the_office_reaches_it_from_its_first_page() {
    let town = Town::found();
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("谈心谈话")
        .expect("0 / 3")
        .keys("Down Enter")
        .expect("谁和谁谈过")
        .expect("谈过 0 / 3 对");
}

#[test]
fn the_stage_is_done_when_all_have_talked() {
    let town = Town::found();
    for place in [0, 1] {
        let mut app = town.at(TalksScreen::new(town.member(place)));
        let owed = if place == 0 {
            "Enter F8 Enter F8"
        } else {
            "Enter F8"
        };
        app.keys(owed).expect("该谈的都谈过了");
    }
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("谈心谈话 ✓").expect("3 / 3").expect("都谈过了");
    let mut app = town.at(TalkMatrixScreen::new());
    app.expect("谈过 3 / 3 对");
}
