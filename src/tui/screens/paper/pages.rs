//! Pages to be read: the box is being opened, the seat is handed over, all is in
//! the box.

use crate::say;
use crate::tr;
use crate::tui::screens::place::{draw_big, middle};
use crate::tui::{Canvas, Context, Role};
use crate::usecase::Error;
use crate::usecase::paper::Totals;

/// The box is being opened, or a sentence says why not.
pub(super) fn draw_opening(canvas: &mut Canvas, path: &str, refused: Option<&Error>, cx: &Context) {
    let area = canvas.column();
    let (words, role) = match refused {
        None => (tr!(cx.lang, "forms-opening", path = path), Role::Muted),
        Some(error) => {
            let why = say::sentence(error, cx.lang);
            let words = tr!(cx.lang, "forms-refused", path = path, why = why);
            (words, Role::Text)
        }
    };
    canvas.paragraph(area.x, area.y, area.width, &words, role);
}

/// The second person sits down. Nothing that was typed is here.
pub(super) fn draw_hand_over(canvas: &mut Canvas, forms: usize, cx: &Context) {
    let heading = tr!(cx.lang, "forms-hand-over");
    let steps = [
        tr!(cx.lang, "forms-hand-over-done", forms = forms),
        tr!(cx.lang, "forms-hand-over-stack"),
        tr!(cx.lang, "forms-hand-over-blind"),
    ];
    let area = middle(canvas.area(), 64);
    let airy = u16::from(area.height >= 16);
    canvas.print(area.x, area.y + airy, &heading, Role::Accent);
    let mut y = area.y + 2 + 2 * airy;
    for step in steps {
        y = canvas.paragraph(area.x, y, area.width, &step, Role::Text) + airy;
    }
}

/// The box is at work.
pub(super) fn draw_casting(canvas: &mut Canvas, cx: &Context) {
    let area = canvas.column();
    canvas.print(area.x, area.y, &tr!(cx.lang, "forms-casting"), Role::Accent);
}

/// All is in the box.
pub(super) fn draw_done(canvas: &mut Canvas, totals: Totals, cx: &Context) {
    let area = middle(canvas.area(), 64);
    let mut y = area.y;
    if area.height >= 18 {
        let typed = totals.typed.to_string();
        y = draw_big(canvas, area, &typed, Role::Good) + 1;
    }
    let (typed, spoiled) = (totals.typed, totals.spoiled);
    let words = [
        (
            tr!(cx.lang, "forms-done", typed = typed, spoiled = spoiled),
            Role::Heading,
        ),
        (tr!(cx.lang, "forms-done-keep"), Role::Text),
        (tr!(cx.lang, "forms-done-codes"), Role::Muted),
    ];
    for (words, role) in words {
        y = canvas.paragraph(area.x, y, area.width, &words, role) + 1;
    }
}
