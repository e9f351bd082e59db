//! How the page of a day looks: who can read it, the three questions, and
//! which items it touches.

use ratatui::layout::Rect;

use crate::domain::ItemId;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::journal::Targets;

use super::super::super::place;
use super::super::item_words;
use super::pad::Pad;

/// From so many rows up there is air between the parts.
const ROOMY: u16 = 18;

/// Draws the page.
pub(super) fn page(canvas: &mut Canvas, pad: &mut Pad, targets: Option<&Targets>, cx: &Context) {
    let area = canvas.column();
    let air = u16::from(canvas.area().height >= ROOMY);
    let words = tr!(cx.lang, "journal-private");
    let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + air;
    let lines = touched(&pad.written().items, targets, area.height, cx);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let foot = area.bottom().saturating_sub(rows);
    let mut form = place::below(area, y);
    form.height = foot.saturating_sub(air).saturating_sub(form.y);
    pad.form.draw(canvas, form, cx);
    draw_touched(canvas, Rect { y: foot, ..area }, &lines, cx);
}

/// Draws which items it touches, with the key that changes it.
fn draw_touched(canvas: &mut Canvas, area: Rect, lines: &[String], cx: &Context) {
    let label = tr!(cx.lang, "journal-touches");
    let x = canvas.print(area.x, area.y, &label, Role::Muted) + 2;
    let key = cx.key_label(Command::Tag);
    let edge = canvas.print_right(area.right(), area.y, &key, Role::Key);
    let room = edge.saturating_sub(x + 2);
    for (y, line) in (area.y..).zip(lines) {
        canvas.print_within(x, y, room, line, Role::Text);
    }
}

/// What stands behind the label: an item a line, as many as there is room for.
fn touched(items: &[ItemId], targets: Option<&Targets>, height: u16, cx: &Context) -> Vec<String> {
    let checklist = targets.map(|targets| &targets.checklist);
    let named = |id| item_words(checklist?, id, cx.lang);
    let mut lines: Vec<String> = items.iter().filter_map(named).collect();
    if lines.is_empty() {
        lines.push(tr!(cx.lang, "journal-touches-nothing"));
    }
    let most = usize::from(height / 8).max(1);
    if lines.len() > most {
        let more = (lines.len() + 1 - most).to_string();
        lines.truncate(most - 1);
        if most == 1 {
            lines.push(tr!(cx.lang, "journal-touches-count", count = more));
        } else {
            lines.push(tr!(cx.lang, "journal-touches-more", count = more));
        }
    }
    lines
}
