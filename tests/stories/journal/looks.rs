//! How the screens look at three sizes, and that no key breaks them.

use chrono::{Datelike, Days};
use zhaojing::domain::Checklist;
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::journal::{DayScreen, QuestionsScreen, YearScreen};
use zhaojing::tui::screens::worksheet::WorksheetScreen;

use super::desk::{Desk, days_ago, today};
use crate::support::random_keys_at;

fn at_three_sizes(name: &str, desk: &Desk, layer: impl Fn() -> Layer, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let mut app = Harness::start_at(&desk.town.desk, layer(), (width, height));
        let screen = app.keys(keys).screen();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
    }
}

/// Somebody who wrote through the year, with gaps, and today.
fn kept() -> Desk {
    let desk = Desk::found();
    let sentence = "今天到李家湾看了三户，名册对不上。";
    for ago in 0..340 {
        let day = days_ago(ago);
        let lazy = day.ordinal().is_multiple_of(5) || (150..190).contains(&ago);
        if lazy && ago > 11 {
            continue;
        }
        let times = (day.ordinal() as usize * 7) % 19 + 1;
        let first = sentence.repeat(times);
        let items = if ago < 3 {
            vec!["duty-study"]
        } else {
            Vec::new()
        };
        desk.wrote(day, [&first, "", "明天先去对名册。"], &items);
    }
    desk
}

#[test]
fn the_page_of_a_day_looks_right() {
    let desk = Desk::found();
    let page = || Layer::new(DayScreen::today(desk.key.clone()));
    at_three_sizes("page_empty", &desk, page, "");
    let desk = kept();
    let page = || Layer::new(DayScreen::today(desk.key.clone()));
    at_three_sizes("page", &desk, page, "Tab");
    at_three_sizes("tags", &desk, page, "F4 Down Enter");
    at_three_sizes("take_which", &desk, page, "F8");
    at_three_sizes("take_where", &desk, page, "F8 1");
    let mut app = Harness::start_at(&desk.town.desk, page(), (80, 24));
    insta::assert_snapshot!("page_english", app.keys("F12 Tab").screen());
}

#[test]
fn the_year_looks_right() {
    let desk = kept();
    let year = || Layer::new(YearScreen::new(desk.key.clone(), days_ago(17)));
    at_three_sizes("year", &desk, year, "");
    let mut app = Harness::start_at(&desk.town.desk, year(), (80, 24));
    insta::assert_snapshot!("year_english", app.keys("F12").screen());
    let empty = Desk::found();
    let year = || Layer::new(YearScreen::new(empty.key.clone(), today()));
    at_three_sizes("year_empty", &empty, year, "");
}

#[test]
fn own_questions_look_right() {
    let desk = Desk::found();
    let questions = || Layer::new(QuestionsScreen::new(desk.key.clone()));
    at_three_sizes("questions", &desk, questions, "Tab");
}

#[test]
fn the_journal_beside_an_item_looks_right() {
    let desk = Desk::found();
    let targets = zhaojing::usecase::journal::targets(&desk.town.desk, &desk.key);
    let checklist = targets.ok().map(|targets| targets.checklist);
    let first = checklist.iter().flat_map(Checklist::items).next();
    let first = first.map(|(_, item)| item.id.as_str().to_owned());
    for ago in [1, 4, 9, 30] {
        let long =
            "张家坪三户的补贴拖了半个月，是我没有核对名册就签了字，老陈当面提醒过。".repeat(2);
        let items: Vec<&str> = first.iter().map(String::as_str).collect();
        desk.wrote(days_ago(ago), [&long, "", "明天去对名册"], &items);
    }
    let sheet = || Layer::new(WorksheetScreen::new(desk.key.clone()));
    at_three_sizes("beside", &desk, sheet, "Down");
    at_three_sizes("beside_list", &desk, sheet, "Ctrl-D Down");
}

#[test]
fn no_key_breaks_the_screens_of_the_journal() {
    let desk = kept();
    let start = today().checked_sub_days(Days::new(3));
    random_keys_at(&desk.town.desk, 61, 400, || {
        Layer::new(DayScreen::today(desk.key.clone()))
    });
    random_keys_at(&desk.town.desk, 62, 300, || {
        Layer::new(YearScreen::new(desk.key.clone(), start.unwrap_or_default()))
    });
    random_keys_at(&desk.town.desk, 63, 150, || {
        Layer::new(QuestionsScreen::new(desk.key.clone()))
    });
    random_keys_at(&desk.town.desk, 64, 300, || {
        Layer::new(WorksheetScreen::new(desk.key.clone()))
    });
}
