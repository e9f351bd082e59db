//! A question with a few answers, one line and one digit each. The safe answer
//! stands first and is in hand.

use ratatui::layout::{Position, Rect};

use crate::tui::burst::Act;
use crate::tui::{Canvas, Code, Input, Role};

/// Which answer is in hand, and where each was drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Choices {
    selected: usize,
    places: Vec<Rect>,
    count: usize,
}

impl Choices {
    /// So many answers, the first in hand.
    pub(super) const fn new(count: usize) -> Self {
        Self {
            selected: 0,
            places: Vec::new(),
            count,
        }
    }

    /// The answer that was given, if any.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<usize> {
        match input {
            Input::Key(key) => {
                if let Some(chosen) = key.digit().and_then(|digit| digit.checked_sub(1)) {
                    return (chosen < self.count).then_some(chosen);
                }
                let last = self.count.saturating_sub(1);
                match key.code {
                    Code::Up | Code::Left => self.selected = self.selected.saturating_sub(1),
                    Code::Tab if key.shift => self.selected = self.selected.saturating_sub(1),
                    Code::Down | Code::Right => self.selected = (self.selected + 1).min(last),
                    Code::Tab => self.selected = (self.selected + 1) % self.count.max(1),
                    Code::Enter => return Some(self.selected),
                    _ => {}
                }
                None
            }
            Input::Mouse(mouse) if mouse.act == Act::Click => {
                let at = Position::new(mouse.x, mouse.y);
                self.places.iter().position(|place| place.contains(at))
            }
            _ => None,
        }
    }

    /// Draws them from a row on, every other row; returns the row after.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        labels: &[impl AsRef<str>],
    ) -> u16 {
        self.places.clear();
        let mut y = area.y;
        for (index, label) in labels.iter().enumerate() {
            let place = Rect {
                y,
                height: 1,
                ..area
            };
            self.places.push(place);
            let in_hand = index == self.selected;
            let role = if in_hand { Role::Cursor } else { Role::Text };
            let mut row = if in_hand {
                canvas.clear(place, Role::Cursor);
                canvas.part(place).on(Role::Cursor)
            } else {
                canvas.part(place)
            };
            if in_hand {
                let sign = row.signs().cursor;
                row.print(place.x, y, sign, Role::Accent);
            }
            row.print(place.x + 2, y, &(index + 1).to_string(), Role::Key);
            row.print(place.x + 5, y, label.as_ref(), role);
            y += 2;
        }
        y
    }
}
