//! From the last vote to the empty box, by keys: closing, the scrutineer's
//! copy, opening together, accepting, destroying; the boxes of other halls; and
//! the recount on a machine that has nothing else.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story that cannot set itself up fails"
)]

mod end;
mod halls;
mod looks;
mod recount;

use std::sync::Arc;

use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::round::RoundScreen;

use crate::ballots::town_hall::TownHall;

/// The page of the town's round.
fn round_of(town: &TownHall) -> Harness {
    round_at(town, (80, 24))
}

fn round_at(town: &TownHall, size: (u16, u16)) -> Harness {
    let screen = RoundScreen::new(Some(Arc::clone(&town.office)));
    Harness::start_at(&town.desk, Layer::new(screen), size)
}

/// Presses Down until a line is in hand, and opens it.
fn take(app: &mut Harness, line: &str) {
    let _ = app.keys("Home").screen();
    for _ in 0..12 {
        let screen = app.screen();
        let in_hand = screen.lines().find(|row| row.trim_start().starts_with('▸'));
        if in_hand.is_some_and(|row| row.contains(line)) {
            let _ = app.keys("Enter").screen();
            return;
        }
        let _ = app.keys("Down").screen();
    }
    panic!("no line {line:?} to take:\n{}", app.screen());
}

/// Both holders type their papers in, each while the others turn round.
fn type_shares(app: &mut Harness, town: &TownHall) {
    for (_, words) in town.papers.iter().take(2) {
        app.expect("请其他人转过身去")
            .keys("Enter")
            .expect("24 个字");
        app.type_(words).expect("24 个字齐了");
        app.keys("Enter")
            .expect_not(&words.chars().take(4).collect::<String>());
    }
}

/// The letters and digits of a text: symbols however they are spaced.
fn symbols(words: &str) -> String {
    words.chars().filter(char::is_ascii_alphanumeric).collect()
}
