//! The outline beside the item, where the terminal is wide: how far every
//! item is, and where one is.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::draw::Hit;
use super::outline::{Line, lines, sign};
use super::pad::Pad;

pub(super) fn draw(
    canvas: &mut Canvas,
    pad: &Pad,
    hits: &mut Vec<(Rect, Hit)>,
    cx: &Context,
) {
    let area = canvas.area();
    let lines = lines(pad);
    let height = usize::from(area.height);
    let here = lines.iter().position(|line| line.item() == Some(pad.at())).unwrap_or(0);
    let top = (here + height / 2 + 1).saturating_sub(height).min(lines.len().saturating_sub(height));
    for (y, line) in (area.y..).zip(lines.iter().skip(top).take(height)) {
        match line {
            Line::Section(title) => {
                canvas.print(area.x, y, title, Role::Muted);
            }
            Line::Item { item, state, words, .. } => {
                let in_hand = *item == pad.at();
                let role = if in_hand { Role::Accent } else { Role::Muted };
                let (mark, colour) = sign(*state, cx);
                let cursor = if in_hand { cx.signs.cursor } else { " " };
                canvas.print(area.x, y, cursor, Role::Accent);
                canvas.print(area.x + 2, y, mark, colour);
                canvas.print(area.x + 4, y, words, role);
                let place = Rect { y, height: 1, ..area };
                hits.push((place, Hit::Item(*item)));
            }
        }
    }
}
