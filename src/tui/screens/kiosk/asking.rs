//! Questions on a page of their own, since they must go when the voter goes.

use ratatui::layout::Rect;

use crate::domain::{Answers, Mark};
use crate::say;
use crate::tr;
use crate::tui::screens::place::middle;
use crate::tui::{Canvas, Context, Role};
use crate::usecase::Error;

use super::choices::Choices;

/// Trying again cannot help.
pub(super) const fn hopeless(error: &Error) -> bool {
    matches!(
        error,
        Error::CodeUsed | Error::CodeUnknown | Error::BoxClosed
    )
}

pub(super) fn draw_submit(
    canvas: &mut Canvas,
    choices: &mut Choices,
    answers: &Answers,
    cx: &Context,
) {
    let open = answers
        .marks
        .iter()
        .filter(|mark| **mark == Mark::Blank)
        .count();
    let mut words = Vec::new();
    if answers.is_blank() {
        words.push(tr!(cx.lang, "kiosk-submit-blank"));
    } else if open > 0 {
        words.push(tr!(cx.lang, "kiosk-submit-open", open = open));
    } else {
        words.push(tr!(cx.lang, "kiosk-submit-full"));
    }
    words.push(tr!(cx.lang, "kiosk-submit-what"));
    let labels = [
        tr!(cx.lang, "kiosk-submit-no"),
        tr!(cx.lang, "kiosk-submit-yes"),
    ];
    let heading = tr!(cx.lang, "kiosk-submit-ask");
    draw_question(canvas, choices, (&heading, Role::Heading), &words, &labels);
}

pub(super) fn draw_failed(canvas: &mut Canvas, choices: &mut Choices, error: &Error, cx: &Context) {
    let mut words = vec![say::sentence(error, cx.lang)];
    let labels = if hopeless(error) {
        vec![tr!(cx.lang, "kiosk-failed-end")]
    } else {
        words.push(tr!(cx.lang, "kiosk-failed-kept"));
        vec![
            tr!(cx.lang, "kiosk-failed-again"),
            tr!(cx.lang, "kiosk-failed-look"),
        ]
    };
    let heading = tr!(cx.lang, "kiosk-failed");
    draw_question(canvas, choices, (&heading, Role::Bad), &words, &labels);
}

/// A question, what happens, and the answers one below the other.
fn draw_question(
    canvas: &mut Canvas,
    choices: &mut Choices,
    (heading, role): (&str, Role),
    words: &[String],
    labels: &[String],
) {
    let area = middle(canvas.area(), 60);
    let mut y = area.y + u16::from(area.height > 16);
    canvas.print(area.x, y, heading, role);
    y += 2;
    for words in words {
        y = canvas.paragraph(area.x, y, area.width, words, Role::Text) + 1;
    }
    choices.draw(canvas, Rect { y, ..area }, labels);
}

/// Before everything is forgotten.
pub(super) fn draw_abandon(canvas: &mut Canvas, choices: &mut Choices, cx: &Context) {
    let words = [tr!(cx.lang, "kiosk-abandon-what")];
    let labels = [
        tr!(cx.lang, "kiosk-abandon-no"),
        tr!(cx.lang, "kiosk-abandon-yes"),
    ];
    let heading = tr!(cx.lang, "kiosk-abandon-ask");
    draw_question(canvas, choices, (&heading, Role::Heading), &words, &labels);
}
