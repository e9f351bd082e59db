//! How an item looks: the question at the top, the answers below it, and in a
//! wide terminal the outline beside them.

use ratatui::layout::Rect;

use crate::domain::WorksheetState;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::super::dates;
use super::pad::Pad;
use super::side::Side;

/// The narrowest place with room for the outline beside the item.
const WIDE: u16 = 108;

/// Draws everything.
pub(super) fn draw(canvas: &mut Canvas, pad: &mut Pad, side: &mut Side, cx: &Context) {
    let area = canvas.area();
    let column = canvas.column();
    if area.width >= WIDE {
        let x = column.right() + 3;
        let beside = Rect {
            x,
            width: area.right().saturating_sub(x),
            ..area
        };
        side.draw(&mut canvas.part(beside), pad, cx);
    } else {
        side.hide();
    }
    let mut y = draw_question(canvas, column, pad, cx);
    if let WorksheetState::HandedIn { at } = pad.sheet().state {
        let (date, key) = (dates::moment(cx.lang, at), cx.keys.label(Command::TakeBack));
        let words = tr!(cx.lang, "sheet-handed-in", date = date, key = key);
        let after = canvas.print(column.x, y, cx.signs.done, Role::Good) + 1;
        y = canvas.paragraph(
            after,
            y,
            column.right().saturating_sub(after),
            &words,
            Role::Good,
        );
        y += u16::from(area.height >= 16);
    }
    let below = Rect {
        y,
        height: column.bottom().saturating_sub(y),
        ..column
    };
    pad.form.draw(canvas, below, cx);
}

/// Section, source and the item itself; returns the row after them.
fn draw_question(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let Some((section, item)) = pad.item() else {
        let words = tr!(cx.lang, "sheet-earlier-edition");
        return canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
    };
    let source = match item.citation.shown_article() {
        Some(article) => format!("{} {article}", item.citation.document),
        None => item.citation.document.clone(),
    };
    let mut y = area.y;
    let start = canvas.print_right(area.right(), y, &source, Role::Muted);
    let room = start.saturating_sub(area.x + 2);
    canvas.print_within(area.x, y, room, &section.title, Role::Muted);
    y = canvas.paragraph(area.x, y + 1, area.width, &item.text, Role::Heading);
    y + u16::from(area.height >= 16)
}
