//! A row of buttons, one of them in hand.

use ratatui::layout::{Position, Rect};

use crate::text;
use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

/// A row of buttons. The first one is in hand at the beginning.
pub(super) struct Buttons {
    labels: Vec<String>,
    selected: usize,
    places: Vec<Rect>,
}

impl Buttons {
    pub(super) fn new(labels: Vec<String>) -> Self {
        Self {
            labels,
            selected: 0,
            places: Vec::new(),
        }
    }

    /// The button that was pressed, if any.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<usize> {
        let count = self.labels.len().max(1);
        match input {
            Input::Key(key) => match key.code {
                Code::Left | Code::Up => self.selected = (self.selected + count - 1) % count,
                Code::Tab if key.shift => self.selected = (self.selected + count - 1) % count,
                Code::Right | Code::Down | Code::Tab => self.selected = (self.selected + 1) % count,
                Code::Enter | Code::Char(' ') => return Some(self.selected),
                _ => {}
            },
            Input::Mouse(mouse) if mouse.act == Act::Click => {
                let at = Position::new(mouse.x, mouse.y);
                return self.places.iter().position(|place| place.contains(at));
            }
            _ => {}
        }
        None
    }

    /// Draws them from a corner.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, mut x: u16, y: u16) {
        self.places.clear();
        for (index, label) in self.labels.iter().enumerate() {
            let (words, role) = if index == self.selected {
                (format!("[ {label} ]"), Role::Button)
            } else {
                (format!("  {label}  "), Role::Text)
            };
            let columns = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
            self.places.push(Rect::new(x, y, columns, 1));
            canvas.print(x, y, &words, role);
            x = x.saturating_add(columns + 2);
        }
    }
}
