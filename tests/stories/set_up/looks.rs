//! How the pages look at three sizes. The page with the characters is not
//! among them: they differ every time, and belong to nobody's file.

use std::time::Duration;

use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::round::RoundScreen;

use super::holders::turn;
use crate::office;
use crate::support::town;

fn at_three_sizes(name: &str, counted: bool, keys: &[&str], typed: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = if counted {
        office::counted(&desk, folder.path())
    } else {
        office::meeting(&desk, folder.path())
    };
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let layer = Layer::new(RoundScreen::new(Some(office.clone())));
        let mut app = Harness::start_at(&desk, layer, (width, height));
        for (at, keys) in keys.iter().enumerate() {
            let _ = app.keys(keys).screen();
            if let Some(typed) = typed.get(at) {
                let _ = app.type_(typed).screen();
            }
        }
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), app.screen());
    }
}

#[test]
fn the_parts_of_a_plan_look_right() {
    at_three_sizes("plan", false, &["Enter"], &[]);
    at_three_sizes("kinds", false, &["Enter Enter"], &[]);
    at_three_sizes(
        "counts",
        false,
        &["Enter Down Enter Right Right Right"],
        &[],
    );
    let halls = [
        "Enter Down Down Enter Enter",
        "Enter Enter Right Right 8 Insert",
        "Enter Down Enter 7",
    ];
    at_three_sizes("halls", false, &halls, &["北村", "南村"]);
    at_three_sizes("key", false, &["Enter Down Down Down Enter"], &[]);
    at_three_sizes("frozen", false, &["Enter F8"], &[]);
}

#[test]
fn the_ceremony_looks_right_where_nothing_secret_shows() {
    at_three_sizes("turn_round", false, &["Enter F8 F8 Right Enter"], &[]);
    let typing = "Enter F8 F8 Right Enter Enter Enter";
    at_three_sizes("typing", false, &[typing, "Enter"], &["一是在不囍"]);
}

#[test]
fn what_stands_there_when_the_characters_are_gone_looks_right() {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = office::meeting(&desk, folder.path());
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let layer = Layer::new(RoundScreen::new(Some(office.clone())));
        let mut app = Harness::start_at(&desk, layer, (width, height));
        let size = format!("{width}x{height}");
        app.keys("Enter F8 F8 Right Enter Enter").expect("抄在纸上");
        let covered = app.advance(Duration::from_secs(60)).screen();
        insta::assert_snapshot!(format!("covered_{size}"), covered);
        app.keys("Enter Enter F7").expect("请主持人");
        turn(&mut app);
        insta::assert_snapshot!(format!("proved_{size}"), app.screen());
        app.keys("Enter").expect("请监票人");
        turn(&mut app);
        insta::assert_snapshot!(format!("all_proved_{size}"), app.screen());
    }
}

#[test]
fn the_rounds_of_a_meeting_look_right() {
    at_three_sizes("rounds", true, &["End Enter"], &[]);
}
