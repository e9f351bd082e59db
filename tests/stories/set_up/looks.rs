//! How the pages look at three sizes. The page with the characters is not
//! among them: they differ every time, and belong to nobody's file.

use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::round::RoundScreen;

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
        "Enter Right Right 8 Insert",
        "Enter 7",
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
fn the_rounds_of_a_meeting_look_right() {
    at_three_sizes("rounds", true, &["End Enter"], &[]);
}
