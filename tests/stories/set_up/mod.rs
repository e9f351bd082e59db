//! A round is set up: what kind, who is asked, which halls, who holds the key;
//! its key is written on paper; it opens.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

mod ceremony;
mod holders;
mod looks;
mod plan;
mod rounds;

use zhaojing::tui::Layer;
use zhaojing::tui::screens::round::RoundScreen;

use crate::office;
use crate::support::Story;

/// The round screen over a fresh meeting.
fn fresh() -> Story {
    Story::start_with(|desk, folder| {
        let office = office::meeting(desk, folder);
        Layer::new(RoundScreen::new(Some(office)))
    })
}
