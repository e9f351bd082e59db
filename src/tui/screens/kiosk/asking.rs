//! Questions on a page of their own, since they must go when the voter goes.

use ratatui::layout::Rect;

use crate::domain::Answers;
use crate::say;
use crate::tr;
use crate::tui::screens::place::{below, middle};
use crate::tui::{Canvas, Context, Role};
use crate::usecase::Error;

use super::choices::Choices;
use super::letters::Letters;

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
    (answers, open): (&Answers, usize),
    (letters, cx): (Letters, &Context),
) {
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
    draw_question(
        canvas,
        (choices, letters),
        (&heading, Role::Heading),
        &words,
        &labels,
    );
}

pub(super) fn draw_failed(
    canvas: &mut Canvas,
    choices: &mut Choices,
    error: &Error,
    (letters, cx): (Letters, &Context),
) {
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
    draw_question(
        canvas,
        (choices, letters),
        (&heading, Role::Bad),
        &words,
        &labels,
    );
}

/// A question, what happens, and the answers one below the other.
fn draw_question(
    canvas: &mut Canvas,
    (choices, letters): (&mut Choices, Letters),
    (heading, role): (&str, Role),
    words: &[String],
    labels: &[String],
) {
    let area = middle(canvas.area(), if letters.large() { 72 } else { 60 });
    let rows = |words: &String| Canvas::rows(&letters.set(words), area.width) + 1;
    let needed = words.iter().map(rows).sum::<u16>() + 2 * labels.len() as u16;
    let top = u16::from(area.height > 16 && !letters.large());
    let place = below(area, area.y + top);
    let mut y = letters.heading(canvas, place, needed, (heading, role));
    for words in words {
        y = letters.paragraph(canvas, Rect { y, ..area }, words, Role::Text) + 1;
    }
    let labels: Vec<_> = labels.iter().map(|label| letters.set(label)).collect();
    choices.draw(canvas, Rect { y, ..area }, &labels);
}

/// Before everything is forgotten.
pub(super) fn draw_abandon(
    canvas: &mut Canvas,
    choices: &mut Choices,
    (letters, cx): (Letters, &Context),
) {
    let words = [tr!(cx.lang, "kiosk-abandon-what")];
    let labels = [
        tr!(cx.lang, "kiosk-abandon-no"),
        tr!(cx.lang, "kiosk-abandon-yes"),
    ];
    let heading = tr!(cx.lang, "kiosk-abandon-ask");
    draw_question(
        canvas,
        (choices, letters),
        (&heading, Role::Heading),
        &words,
        &labels,
    );
}
