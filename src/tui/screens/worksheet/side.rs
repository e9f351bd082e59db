//! The outline beside the item, where the terminal is wide: how far every
//! item is, and where one is. A click goes there.

use ratatui::layout::{Position, Rect};

use crate::tui::burst::{Act, Mouse};
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::outline::{Line, lines, sign};
use super::pad::Pad;

/// Where the items stand beside the form.
#[derive(Debug, Default)]
pub(super) struct Side(Vec<(Rect, usize)>);

impl Side {
    pub fn hide(&mut self) {
        self.0.clear();
    }

    /// The item that was clicked on.
    pub fn clicked(&self, mouse: Mouse) -> Option<usize> {
        let at = Position::new(mouse.x, mouse.y);
        let hit = self.0.iter().find(|(place, _)| place.contains(at))?;
        (mouse.act == Act::Click).then_some(hit.1)
    }

    pub fn draw(&mut self, canvas: &mut Canvas, pad: &Pad, cx: &Context) {
        self.hide();
        let area = canvas.area();
        let lines = lines(pad);
        let height = usize::from(area.height);
        let here = lines
            .iter()
            .position(|line| line.item() == Some(pad.at()))
            .unwrap_or(0);
        let last = lines.len().saturating_sub(height);
        let top = (here + height / 2 + 1).saturating_sub(height).min(last);
        for (y, line) in (area.y..).zip(lines.iter().skip(top).take(height)) {
            match line {
                Line::Section(title) => {
                    canvas.print(area.x, y, title, Role::Muted);
                }
                Line::Item {
                    item, state, words, ..
                } => {
                    let in_hand = *item == pad.at();
                    let role = if in_hand { Role::Accent } else { Role::Muted };
                    let (mark, colour) = sign(*state, cx);
                    if in_hand {
                        canvas.print(area.x, y, cx.signs.cursor, Role::Accent);
                    }
                    canvas.print(area.x + 2, y, mark, colour);
                    canvas.print(area.x + 5, y, words, role);
                    self.0.push((
                        Rect {
                            y,
                            height: 1,
                            ..area
                        },
                        *item,
                    ));
                }
            }
        }
    }
}
