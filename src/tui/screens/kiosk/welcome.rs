//! What everybody sees first, and last.

use ratatui::layout::Rect;

use crate::domain::Setup;
use crate::domain::round::KeyMode;
use crate::tr;
use crate::tui::screens::place::{blocks, column, draw_big, middle};
use crate::tui::{Canvas, Context, Role};
use crate::usecase::kiosk::Booth;

/// The promise, and how to begin.
pub(super) fn draw_welcome(canvas: &mut Canvas, booth: &Booth, cx: &Context) {
    let area = column(canvas.area());
    let mut y = area.y;
    let words = tr!(cx.lang, "kiosk-welcome");
    let room = Rect { height: 8, ..area };
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
    y = canvas.paragraph(area.x, y, area.width, &mark, Role::Muted);
    y += u16::from(y + 1 < area.bottom());
    canvas.print(
        area.x,
        y,
        &tr!(cx.lang, "kiosk-welcome-begin"),
        Role::Accent,
    );
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

/// The ballot is in the box.
pub(super) fn draw_saved(canvas: &mut Canvas, cx: &Context) {
    let area = column(canvas.area());
    let words = tr!(cx.lang, "kiosk-saved");
    let room = Rect {
        y: area.y + 1,
        height: 8,
        ..area
    };
    let y = draw_big(canvas, room, &words, Role::Good) + 2;
    let y = canvas.paragraph(
        area.x,
        y,
        area.width,
        &tr!(cx.lang, "kiosk-saved-box"),
        Role::Text,
    );
    let y = canvas.paragraph(
        area.x,
        y,
        area.width,
        &tr!(cx.lang, "kiosk-saved-slip"),
        Role::Text,
    );
    canvas.print(
        area.x,
        y + 1,
        &tr!(cx.lang, "kiosk-saved-end"),
        Role::Accent,
    );
}

/// Nobody has pressed a key for long.
pub(super) fn draw_warning(canvas: &mut Canvas, seconds: u64, cx: &Context) {
    let area = middle(canvas.area(), 60);
    let heading = tr!(cx.lang, "kiosk-idle-heading");
    canvas.print(area.x, area.y, &heading, Role::Warning);
    let room = Rect {
        y: area.y + 2,
        height: 8,
        ..area
    };
    let y = draw_big(canvas, room, &seconds.to_string(), Role::Warning) + 1;
    let words = tr!(cx.lang, "kiosk-idle", seconds = seconds);
    canvas.paragraph(area.x, y, area.width, &words, Role::Text);
}

/// How it is done, for whoever presses the help key.
pub(super) fn draw_help(canvas: &mut Canvas, cx: &Context) {
    let area = middle(canvas.area(), 66);
    canvas.print(
        area.x,
        area.y,
        &tr!(cx.lang, "kiosk-help-heading"),
        Role::Heading,
    );
    let lines = [
        tr!(cx.lang, "kiosk-help-grades"),
        tr!(cx.lang, "kiosk-help-move"),
        tr!(cx.lang, "kiosk-help-mistake"),
        tr!(cx.lang, "kiosk-help-blank"),
        tr!(cx.lang, "kiosk-help-leave"),
        tr!(cx.lang, "kiosk-help-big"),
    ];
    let air = u16::from(area.height > 16);
    let mut y = area.y + 2;
    for line in lines {
        canvas.print(area.x, y, canvas.signs().separator, Role::Accent);
        y = canvas.paragraph(area.x + 3, y, area.width - 3, &line, Role::Text) + air;
    }
    canvas.print(
        area.x,
        y + 1 - air,
        &tr!(cx.lang, "kiosk-help-close"),
        Role::Accent,
    );
}
