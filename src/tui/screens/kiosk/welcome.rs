//! What everybody sees first, and last.

use ratatui::layout::Rect;

use crate::domain::Setup;
use crate::domain::round::KeyMode;
use crate::tr;
use crate::tui::screens::place::{below, blocks, column, draw_big, middle};
use crate::tui::{Canvas, Context, Role};
use crate::usecase::kiosk::Booth;

use super::letters::{GLYPHS, Letters};

/// The promise, and how to begin.
pub(super) fn draw_welcome(canvas: &mut Canvas, booth: &Booth, letters: Letters, cx: &Context) {
    if letters.large() {
        return draw_welcome_large(canvas, booth, cx);
    }
    let area = column(canvas.area());
    let mut y = area.y;
    let words = tr!(cx.lang, "kiosk-welcome");
    let room = Rect {
        height: GLYPHS,
        ..area
    };
    if area.height >= 20 && blocks(&words, room, canvas.signs()).is_some() {
        y = draw_big(canvas, room, &words, Role::Accent) + 1;
    } else {
        canvas.print(area.x, y, &words, Role::Title);
        y += 2;
    }
    for line in promise(booth.setup(), cx) {
        canvas.print(area.x, y, canvas.signs().done, Role::Accent);
        y = canvas.paragraph(area.x + 3, y, area.width - 3, &line, Role::Text);
    }
    y += 1;
    let mark = tr!(cx.lang, "kiosk-welcome-mark", mark = booth.setup_mark());
    y = canvas.paragraph(area.x, y, area.width, &mark, Role::Text);
    y += u16::from(y + 1 < area.bottom());
    canvas.print(
        area.x,
        y,
        &tr!(cx.lang, "kiosk-welcome-begin"),
        Role::Accent,
    );
}

/// The same in big type: the promise in fewer words, with air between them.
fn draw_welcome_large(canvas: &mut Canvas, booth: &Booth, cx: &Context) {
    let letters = Letters::Large;
    let area = column(canvas.area());
    let pitch = if area.height >= 18 { 2 } else { 1 };
    let mut y = area.y;
    for line in promise_in_short(booth.setup(), cx) {
        canvas.print(area.x, y, canvas.signs().done, Role::Accent);
        letters.line(canvas, (area.x + 3, y), &line, Role::Heading);
        y += pitch;
    }
    y += 1;
    let mark = tr!(cx.lang, "kiosk-code-mark", mark = booth.setup_mark());
    letters.line(canvas, (area.x, y), &mark, Role::Text);
    let compare = tr!(cx.lang, "kiosk-large-compare");
    let place = below(area, y + pitch);
    y = letters.paragraph(canvas, place, &compare, Role::Text) + pitch;
    let begin = tr!(cx.lang, "kiosk-welcome-begin");
    letters.line(canvas, (area.x, y), &begin, Role::Accent);
}

/// The promise in five lines; none of them says more than is true.
fn promise(setup: &Setup, cx: &Context) -> [String; 5] {
    let lang = cx.lang;
    [
        tr!(lang, "kiosk-promise-nobody"),
        match setup.key_mode {
            KeyMode::OnePerson => tr!(lang, "kiosk-promise-sealed-one-person"),
            KeyMode::TwoPersons | KeyMode::TwoOfThree => {
                tr!(lang, "kiosk-promise-sealed-two-persons")
            }
        },
        tr!(lang, "kiosk-promise-threshold", threshold = setup.threshold),
        tr!(lang, "kiosk-promise-once"),
        tr!(lang, "kiosk-promise-leave"),
    ]
}

/// The same in so few words that big type has room for them.
fn promise_in_short(setup: &Setup, cx: &Context) -> [String; 5] {
    let lang = cx.lang;
    [
        tr!(lang, "kiosk-short-nobody"),
        match setup.key_mode {
            KeyMode::OnePerson => tr!(lang, "kiosk-short-sealed-one-person"),
            KeyMode::TwoPersons | KeyMode::TwoOfThree => {
                tr!(lang, "kiosk-short-sealed-two-persons")
            }
        },
        tr!(lang, "kiosk-short-threshold", threshold = setup.threshold),
        tr!(lang, "kiosk-short-once"),
        tr!(lang, "kiosk-short-leave"),
    ]
}

/// The ballot is in the box.
pub(super) fn draw_saved(canvas: &mut Canvas, letters: Letters, cx: &Context) {
    let area = column(canvas.area());
    let words = tr!(cx.lang, "kiosk-saved");
    let air = u16::from(area.height > 16);
    let room = Rect {
        y: area.y + air,
        height: GLYPHS,
        ..area
    };
    let mut y = draw_big(canvas, room, &words, Role::Good) + 1 + air;
    for words in [
        tr!(cx.lang, "kiosk-saved-box"),
        tr!(cx.lang, "kiosk-saved-slip"),
    ] {
        let place = Rect { y, ..area };
        y = letters.paragraph(canvas, place, &words, Role::Text) + letters.gap().min(air);
    }
    let end = tr!(cx.lang, "kiosk-saved-end");
    letters.paragraph(canvas, Rect { y: y + 1, ..area }, &end, Role::Accent);
}

/// Nobody has pressed a key for long.
pub(super) fn draw_warning(canvas: &mut Canvas, seconds: u64, letters: Letters, cx: &Context) {
    let area = middle(canvas.area(), 60);
    let heading = tr!(cx.lang, "kiosk-idle-heading");
    letters.line(canvas, (area.x, area.y), &heading, Role::Warning);
    let room = Rect {
        y: area.y + 2,
        height: GLYPHS,
        ..area
    };
    let y = draw_big(canvas, room, &seconds.to_string(), Role::Warning) + 1;
    let words = tr!(cx.lang, "kiosk-idle", seconds = seconds);
    letters.paragraph(canvas, Rect { y, ..area }, &words, Role::Text);
}

/// How it is done, for whoever presses the help key.
pub(super) fn draw_help(canvas: &mut Canvas, letters: Letters, cx: &Context) {
    let area = middle(canvas.area(), if letters.large() { 76 } else { 66 });
    let heading = tr!(cx.lang, "kiosk-help-heading");
    letters.line(canvas, (area.x, area.y), &heading, Role::Heading);
    let lines = [
        tr!(cx.lang, "kiosk-help-grades"),
        tr!(cx.lang, "kiosk-help-move"),
        tr!(cx.lang, "kiosk-help-mistake"),
        tr!(cx.lang, "kiosk-help-blank"),
        tr!(cx.lang, "kiosk-help-leave"),
        tr!(cx.lang, "kiosk-help-big"),
    ];
    let width = area.width - 3;
    let rows: u16 = lines
        .iter()
        .map(|line| Canvas::rows(&letters.set(line), width))
        .sum();
    // Air between the lines where there is room for it.
    let air = u16::from(area.height >= 4 + rows + lines.len() as u16);
    let mut y = area.y + 1 + u16::from(area.height > 3 + rows);
    for line in lines {
        canvas.print(area.x, y, canvas.signs().separator, Role::Accent);
        let place = Rect {
            x: area.x + 3,
            y,
            width,
            ..area
        };
        y = letters.paragraph(canvas, place, &line, Role::Text) + air;
    }
    let y = (y + 1 - air).min(area.bottom().saturating_sub(1));
    let close = tr!(cx.lang, "kiosk-help-close");
    letters.line(canvas, (area.x, y), &close, Role::Accent);
}
