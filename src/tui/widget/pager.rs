//! Something longer than its place, moved up and down.

use ratatui::layout::{Position, Rect};

use crate::text;
use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

/// Something longer than its place.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    top: usize,
    total: usize,
    area: Rect,
}

impl Pager {
    /// At the beginning.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The first row that shows.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Moves so that the row shows.
    pub fn show(&mut self, row: usize) {
        let height = usize::from(self.area.height).max(1);
        self.top = self.top.min(row).max((row + 1).saturating_sub(height));
    }

    /// Reacts to arrows, page keys, Home, End, Space and the wheel; true when
    /// the input was meant for it.
    pub fn handle<A>(&mut self, input: &Input<A>) -> bool {
        let page = usize::from(self.area.height).saturating_sub(1).max(1);
        let to = match input {
            Input::Key(key) => match key.code {
                Code::Up => self.top.saturating_sub(1),
                Code::Down => self.top + 1,
                Code::PageUp => self.top.saturating_sub(page),
                Code::PageDown | Code::Char(' ') => self.top + page,
                Code::Home => 0,
                Code::End => self.total,
                _ => return false,
            },
            Input::Command(Command::Up) => self.top.saturating_sub(1),
            Input::Command(Command::Down) => self.top + 1,
            Input::Command(Command::Previous) => self.top.saturating_sub(page),
            Input::Command(Command::Next) => self.top + page,
            Input::Command(Command::First) => 0,
            Input::Command(Command::Last) => self.total,
            Input::Mouse(mouse) if self.area.contains(Position::new(mouse.x, mouse.y)) => {
                match mouse.act {
                    Act::WheelUp => self.top.saturating_sub(3),
                    Act::WheelDown => self.top + 3,
                    Act::Click | Act::Drag => return false,
                }
            }
            _ => return false,
        };
        self.top = to.min(self.last_top());
        true
    }

    /// Draws `total` rows of which `row` draws one into a canvas of one line.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        total: usize,
        mut row: impl FnMut(&mut Canvas, usize),
    ) {
        self.area = area.intersection(canvas.area());
        self.total = total;
        self.top = self.top.min(self.last_top());
        let fit = usize::from(self.area.height);
        for (line, index) in (self.top..total).take(fit).enumerate() {
            let y = self.area.y + line as u16;
            row(
                &mut canvas.part(Rect {
                    y,
                    height: 1,
                    ..self.area
                }),
                index,
            );
        }
        let [up, down] = canvas.signs().more;
        if self.top > 0 {
            canvas.print_right(self.area.right(), self.area.y, up, Role::Muted);
        }
        if self.top + fit < total && self.area.height > 0 {
            canvas.print_right(self.area.right(), self.area.bottom() - 1, down, Role::Muted);
        }
    }

    /// Draws text, broken to the area's width less a column for the arrows.
    pub fn draw_text(&mut self, canvas: &mut Canvas, area: Rect, words: &str, role: Role) {
        let words = text::sanitize(words);
        let columns = usize::from(area.width.saturating_sub(2).max(2));
        let lines = text::wrapped(&words, columns);
        self.draw(canvas, area, lines.len(), |canvas, index| {
            let line = lines.get(index).copied().unwrap_or_default();
            let Rect { x, y, .. } = canvas.area();
            canvas.print(x, y, line, role);
        });
    }

    fn last_top(&self) -> usize {
        self.total.saturating_sub(usize::from(self.area.height))
    }
}
