//! How the screens look at three sizes, and that no key breaks them.

use std::sync::Arc;

use chrono::NaiveDate;
use zhaojing::domain::Stage;
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::preview::PreviewScreen;
use zhaojing::tui::screens::talks::TalksScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::meeting;
use zhaojing::usecase::worksheet::Whose;

use super::town::Town;
use crate::support::random_keys_at;

/// A screen at the three sizes that every screen is made for.
fn at_three_sizes(name: &str, town: &Town, layer: impl Fn() -> Layer, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let mut app = Harness::start_at(&town.desk, layer(), (width, height));
        let screen = app.keys(keys).screen();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
    }
}

/// A member who wrote two items and handed nothing in.
fn written(town: &Town) -> Arc<zhaojing::usecase::vault::MemberKey> {
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key.clone()));
    app.keys("1 Ctrl-Down 3 Tab")
        .type_("今年三月能繁母猪补贴晚发二十一天，涉及石桥村三十七户。我没有核对名册就签了字。")
        .keys("Ctrl-Q")
        .expect_end();
    key
}

#[test]
fn home_of_nobody_looks_right() {
    let town = Town::found();
    written(&town);
    at_three_sizes(
        "home_nobody",
        &town,
        || Layer::new(HomeScreen::nobody()),
        "Down",
    );
}

#[test]
fn home_of_a_member_looks_right() {
    let town = Town::found();
    let key = written(&town);
    let home = || Layer::new(HomeScreen::member(key.clone()));
    at_three_sizes("home_member", &town, home, "");
}

#[test]
fn home_of_the_office_looks_right() {
    let town = Town::found();
    written(&town);
    at_three_sizes(
        "home_office",
        &town,
        || Layer::new(HomeScreen::office(town.office())),
        "",
    );
}

#[test]
fn unlocking_looks_right() {
    let town = Town::found();
    written(&town);
    at_three_sizes(
        "unlock",
        &town,
        || Layer::new(HomeScreen::nobody()),
        "Down Enter 1 2 Enter",
    );
    at_three_sizes(
        "unlock_first",
        &town,
        || Layer::new(HomeScreen::nobody()),
        "Down Down Enter",
    );
}

#[test]
fn the_worksheet_looks_right() {
    let town = Town::found();
    let key = written(&town);
    let sheet = || Layer::new(WorksheetScreen::new(key.clone()));
    at_three_sizes("worksheet", &town, sheet, "Down");
    at_three_sizes("outline", &town, sheet, "F6");
    let preview = || Layer::new(PreviewScreen::own(key.clone(), Whose::Own));
    at_three_sizes("preview", &town, preview, "");
}

#[test]
fn no_key_breaks_the_screens_of_a_member() {
    let town = Town::found();
    let key = written(&town);
    town.member(1);
    let desk = &town.desk;
    random_keys_at(desk, 11, 400, || {
        Layer::new(WorksheetScreen::new(key.clone()))
    });
    random_keys_at(desk, 12, 300, || Layer::new(HomeScreen::nobody()));
    random_keys_at(desk, 13, 200, || {
        Layer::new(HomeScreen::office(town.office()))
    });
    random_keys_at(desk, 14, 200, || {
        Layer::new(PreviewScreen::own(key.clone(), Whose::Own))
    });
}

#[test]
fn talks_that_nobody_records_do_not_hold_the_line_up_when_their_day_is_past() {
    let town = Town::found();
    let stage_on = |month, day| {
        let today = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let mut overview = meeting::overview(&town.desk, today).unwrap();
        for view in &mut overview.stages {
            view.done |= view.stage == Stage::Collect;
        }
        overview.in_hand()
    };
    assert_eq!(stage_on(12, 1), Some(Stage::Talk));
    assert_eq!(stage_on(12, 27), Some(Stage::SelfReview));
    // Where they are recorded, those that are missing are still to be held.
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("Enter F8").expect("记下了");
    assert_eq!(stage_on(12, 27), Some(Stage::Talk));
}
