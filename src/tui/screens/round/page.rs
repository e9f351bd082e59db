//! How the page of a round looks above and below what can be done.

use ratatui::layout::Rect;

use crate::domain::RoundState;
use crate::domain::round::KeyMode;
use crate::say;
use crate::tr;
use crate::tui::form::date_words;
use crate::tui::{Canvas, Context, Role};
use crate::usecase::Error;
use crate::usecase::standing::RoundStanding;

use super::turnout;

/// What a round is, for somebody who has never opened one.
pub(super) fn draw_not_yet(canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
    let words = tr!(cx.lang, "round-not-yet");
    let mut y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
    let steps = [
        tr!(cx.lang, "round-way-1"),
        tr!(cx.lang, "round-way-2"),
        tr!(cx.lang, "round-way-3"),
        tr!(cx.lang, "round-way-4"),
    ];
    let room = area.width.saturating_sub(3);
    for (number, step) in (1..).zip(steps) {
        canvas.print(area.x, y, &format!("{number}"), Role::Accent);
        y = canvas.paragraph(area.x + 3, y, room, &step, Role::Muted);
    }
    y + 1
}

/// Where the round stands, and who has voted.
pub(super) fn draw_round(
    canvas: &mut Canvas,
    area: Rect,
    round: &RoundStanding,
    cx: &Context,
) -> u16 {
    let y = canvas.paragraph(area.x, area.y, area.width, &state(round, cx), Role::Text) + 1;
    match &round.turnout {
        Ok(turnout) => turnout::draw(canvas, Rect { y, ..area }, turnout, cx) + 1,
        Err(error) => {
            let words = in_the_way(error, cx);
            canvas.print(area.x, y, cx.signs.warning, Role::Warning);
            let room = area.width.saturating_sub(2);
            canvas.paragraph(area.x + 2, y, room, &words, Role::Warning) + 1
        }
    }
}

fn state(round: &RoundStanding, cx: &Context) -> String {
    let day = |day| date_words(day, cx.wall.date(), cx.lang);
    match (round.state, round.accepted_on, round.destroyed_on) {
        (RoundState::Open, ..) => tr!(cx.lang, "round-is-open"),
        (RoundState::Closed, ..) => tr!(cx.lang, "round-is-closed"),
        (RoundState::Released, _, Some(on)) => tr!(cx.lang, "round-is-destroyed", day = day(on)),
        (RoundState::Released, Some(on), None) => tr!(cx.lang, "round-is-accepted", day = day(on)),
        (RoundState::Released, None, None) => tr!(cx.lang, "round-is-released"),
    }
}

/// Why the turnout cannot be seen.
fn in_the_way(error: &Error, cx: &Context) -> String {
    if error.is_in_use() {
        tr!(cx.lang, "round-box-in-use")
    } else {
        say::sentence(error, cx.lang)
    }
}

/// Who can open the box, in a few words.
pub(super) fn key_words(mode: KeyMode, cx: &Context) -> String {
    match mode {
        KeyMode::OnePerson => tr!(cx.lang, "round-key-one-person"),
        KeyMode::TwoPersons => tr!(cx.lang, "round-key-two-persons"),
        KeyMode::TwoOfThree => tr!(cx.lang, "round-key-two-of-three"),
    }
}

/// The mark of the set-up and who holds the key, for the title line.
pub(super) fn mark(round: &RoundStanding, cx: &Context) -> String {
    let mark = round.mark.as_str();
    match round.setup.key_mode {
        KeyMode::OnePerson => tr!(cx.lang, "round-mark-one-person", mark = mark),
        KeyMode::TwoPersons => tr!(cx.lang, "round-mark-two-persons", mark = mark),
        KeyMode::TwoOfThree => tr!(cx.lang, "round-mark-two-of-three", mark = mark),
    }
}

/// Where the box is and who holds the key.
pub(super) fn draw_places(canvas: &mut Canvas, area: Rect, round: &RoundStanding, cx: &Context) {
    let label = [
        tr!(cx.lang, "round-box"),
        tr!(cx.lang, "round-key"),
        tr!(cx.lang, "round-thresholds"),
    ];
    let column = crate::text::widest(&label) as u16 + 2;
    let (figures, opinions) = (round.setup.threshold, round.setup.comment_threshold);
    let words = [
        round.box_path.display().to_string(),
        key_words(round.setup.key_mode, cx),
        tr!(
            cx.lang,
            "round-thresholds-are",
            figures = figures,
            opinions = opinions
        ),
    ];
    let room = area.width.saturating_sub(column);
    let mut y = area.y;
    for (label, words) in label.iter().zip(words) {
        if y < area.bottom() {
            canvas.print(area.x, y, label, Role::Muted);
            y = canvas.paragraph(area.x + column, y, room, &words, Role::Muted);
        }
    }
}
