//! A list with one row in hand.

use ratatui::layout::{Position, Rect};

use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

/// What an input did to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It was not meant for it.
    Nothing,
    /// Another row is in hand, or the list moved.
    Moved,
    /// This row was opened.
    Opened(usize),
}

/// A list with one row in hand. The rows belong to the screen; the list knows
/// only how many there are and where they were drawn.
#[derive(Debug, Clone, Default)]
pub struct List {
    selected: usize,
    first: usize,
    len: usize,
    area: Rect,
    height: u16,
}

impl List {
    /// With the first row in hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The row in hand; within `0..len` of the last [`List::set_len`] or draw.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// Takes a row in hand.
    pub const fn select(&mut self, row: usize) {
        self.selected = row;
    }

    /// Says how many rows there are; the row in hand stays among them.
    pub fn set_len(&mut self, len: usize) {
        self.len = len;
        self.selected = self.selected.min(len.saturating_sub(1));
    }

    /// Reacts to arrows, Home, End, page keys, Enter, click and wheel.
    pub fn handle<A>(&mut self, input: &Input<A>) -> Chosen {
        match input {
            Input::Key(key) if !key.ctrl && !key.alt => self.key(key.code),
            Input::Command(command) => self.command(*command),
            Input::Mouse(mouse) if self.area.contains(Position::new(mouse.x, mouse.y)) => {
                match mouse.act {
                    Act::Click => self.click(mouse.y),
                    Act::WheelUp => self.go(self.selected.saturating_sub(1)),
                    Act::WheelDown => self.go(self.selected + 1),
                    Act::Drag => Chosen::Nothing,
                }
            }
            _ => Chosen::Nothing,
        }
    }

    fn key(&mut self, code: Code) -> Chosen {
        match code {
            Code::Up => self.command(Command::Up),
            Code::Down => self.command(Command::Down),
            Code::Home => self.command(Command::First),
            Code::End => self.command(Command::Last),
            Code::PageUp => self.go(self.selected.saturating_sub(self.page())),
            Code::PageDown => self.go(self.selected + self.page()),
            Code::Enter => self.command(Command::Open),
            _ => Chosen::Nothing,
        }
    }

    fn command(&mut self, command: Command) -> Chosen {
        match command {
            Command::Up => self.go(self.selected.saturating_sub(1)),
            Command::Down => self.go(self.selected + 1),
            Command::First => self.go(0),
            Command::Last => self.go(self.len),
            Command::Open if self.len > 0 => Chosen::Opened(self.selected),
            _ => Chosen::Nothing,
        }
    }

    fn go(&mut self, row: usize) -> Chosen {
        self.selected = row.min(self.len.saturating_sub(1));
        Chosen::Moved
    }

    fn click(&mut self, y: u16) -> Chosen {
        let row = self.first + usize::from((y - self.area.y) / self.height.max(1));
        if row >= self.len {
            return Chosen::Nothing;
        }
        if row == self.selected {
            return Chosen::Opened(row);
        }
        self.go(row)
    }

    fn page(&self) -> usize {
        usize::from(self.area.height / self.height.max(1))
            .saturating_sub(1)
            .max(1)
    }

    /// Draws `len` rows of `height` lines each; `row` draws one into its own
    /// canvas and is told whether it is in hand. The row in hand is tinted.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        (len, height): (usize, u16),
        mut row: impl FnMut(&mut Canvas, usize, bool),
    ) {
        self.area = area.intersection(canvas.area());
        self.height = height.max(1);
        self.set_len(len);
        let fit = usize::from(self.area.height / self.height).max(1);
        self.first = self.first.min(self.selected).min(len.saturating_sub(fit));
        self.first = self.first.max((self.selected + 1).saturating_sub(fit));
        for (line, index) in (self.first..len).take(fit).enumerate() {
            let y = self.area.y + line as u16 * self.height;
            let place = Rect {
                y,
                height: self.height,
                ..self.area
            }
            .intersection(self.area);
            let in_hand = index == self.selected;
            let mut part = canvas.part(place);
            if in_hand {
                part.clear(place, Role::Cursor);
                row(&mut part.on(Role::Cursor), index, true);
            } else {
                row(&mut part, index, false);
            }
        }
        self.draw_more(canvas, fit);
    }

    /// Says at the right edge that there is more.
    fn draw_more(&self, canvas: &mut Canvas, fit: usize) {
        let [up, down] = canvas.signs().more;
        if self.first > 0 {
            canvas.print_right(self.area.right(), self.area.y, up, Role::Muted);
        }
        if self.first + fit < self.len && self.area.height > 0 {
            canvas.print_right(self.area.right(), self.area.bottom() - 1, down, Role::Muted);
        }
    }
}
