//! The line below a form that says what the rules point at in it.

use ratatui::layout::Rect;

use crate::say;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::marks::{Marked, Marks};

/// Draws the finding of the field in hand in the last row, and gives the rest
/// of the canvas.
pub(in crate::tui::screens) fn draw<'a, P: Marked>(
    canvas: &'a mut Canvas,
    (pad, marks): (&P, &Marks<P::Spot>),
    cx: &Context,
) -> Canvas<'a> {
    let area = canvas.area();
    if marks.count() == 0 || area.height < 8 {
        return canvas.part(area);
    }
    let y = area.bottom() - 1;
    let key = cx.keys.label(Command::NextFinding);
    let right = canvas.column().right();
    if let Some((_, finding)) = marks.in_hand(pad) {
        let words = if marks.is_gone_to(pad) {
            let why = cx.keys.label(Command::Help);
            tr!(cx.lang, "findings-line-gone-to", key = key, why = why)
        } else {
            tr!(cx.lang, "findings-line", key = key)
        };
        let start = canvas.print_right(right, y, &words, Role::Muted);
        let x = canvas.print(area.x, y, cx.signs.warning, Role::Warning) + 1;
        let x = canvas.print(x, y, finding.rule.code(), Role::Warning) + 2;
        let room = start.saturating_sub(x + 2);
        let sentence = say::finding::sentence(cx.lang, finding);
        canvas.print_within(x, y, room, &sentence, Role::Text);
    } else {
        let count = marks.count().to_string();
        let words = tr!(cx.lang, "findings-elsewhere", count = count, key = key);
        canvas.print(area.x, y, &words, Role::Muted);
    }
    let height = area.height - if area.height >= 16 { 2 } else { 1 };
    canvas.part(Rect { height, ..area })
}
