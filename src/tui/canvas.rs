//! Where screens draw: the terminal's cells, addressed by the column and row
//! of the whole terminal and cut to this canvas's area.
//!
//! Words are measured and broken by [`crate::text`] only. There is one caret,
//! the terminal's own, because that is where an input method opens its window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text;

use super::signs::Signs;
use super::theme::{Role, Theme};

/// Lines longer than this are read badly.
pub const COLUMN: u16 = 80;

/// A part of the terminal to draw into.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: &'a Theme,
    signs: &'a Signs,
    caret: &'a mut Option<Position>,
    ground: Role,
}

impl<'a> Canvas<'a> {
    /// A canvas over `area` of a buffer; the caret is left in `caret`.
    pub fn new(
        buffer: &'a mut Buffer,
        area: Rect,
        theme: &'a Theme,
        signs: &'a Signs,
        caret: &'a mut Option<Position>,
    ) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            buffer,
            area,
            theme,
            signs,
            caret,
            ground: Role::Text,
        }
    }

    /// A part of it.
    pub fn part(&mut self, area: Rect) -> Canvas<'_> {
        Canvas {
            area: area.intersection(self.area),
            buffer: self.buffer,
            theme: self.theme,
            signs: self.signs,
            caret: self.caret,
            ground: self.ground,
        }
    }

    /// The same area on another background.
    #[must_use]
    pub const fn on(mut self, ground: Role) -> Self {
        self.ground = ground;
        self
    }

    /// The background it draws on.
    #[must_use]
    pub const fn ground(&self) -> Role {
        self.ground
    }

    /// A canvas of the same kind over cells that are not on the screen.
    pub(super) fn off_screen<'b>(
        &self,
        buffer: &'b mut Buffer,
        caret: &'b mut Option<Position>,
    ) -> Canvas<'b>
    where
        'a: 'b,
    {
        let area = buffer.area;
        Canvas {
            buffer,
            area,
            theme: self.theme,
            signs: self.signs,
            caret,
            ground: self.ground,
        }
    }

    /// What there is to draw into.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.area
    }

    /// The signs.
    #[must_use]
    pub const fn signs(&self) -> &'a Signs {
        self.signs
    }

    /// The area, narrowed to a readable column.
    #[must_use]
    pub const fn column(&self) -> Rect {
        let mut area = self.area;
        if area.width > COLUMN {
            area.width = COLUMN;
        }
        area
    }

    /// The cells, for what has no helper here.
    pub const fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Writes a line and returns the column after it. What does not fit ends
    /// in an ellipsis. The background is that of the role when it differs
    /// from the page's, else what is there.
    pub fn print(&mut self, x: u16, y: u16, words: &str, role: Role) -> u16 {
        self.print_within(x, y, self.area.right().saturating_sub(x), words, role)
    }

    /// The same in at most `columns` columns.
    pub fn print_within(&mut self, x: u16, y: u16, columns: u16, words: &str, role: Role) -> u16 {
        let room = columns.min(self.area.right().saturating_sub(x));
        if !self.area.contains(Position::new(x, y)) || room == 0 {
            return x;
        }
        let words = text::sanitize(words);
        let shown = text::truncate(&words, usize::from(room));
        let style = self.style(role);
        let (after, _) = self
            .buffer
            .set_stringn(x, y, &shown, usize::from(room), style);
        after
    }

    /// The same without cleaning or cutting: for the rows of an edit buffer,
    /// which are clean and fit.
    pub fn print_exact(&mut self, x: u16, y: u16, words: &str, role: Role) -> u16 {
        let room = self.area.right().saturating_sub(x);
        if !self.area.contains(Position::new(x, y)) {
            return x;
        }
        let style = self.style(role);
        let (after, _) = self
            .buffer
            .set_stringn(x, y, words, usize::from(room), style);
        after
    }

    /// Writes a line that ends before column `right`; returns where it starts.
    pub fn print_right(&mut self, right: u16, y: u16, words: &str, role: Role) -> u16 {
        let columns = u16::try_from(text::width(words)).unwrap_or(u16::MAX);
        let start = right.saturating_sub(columns).max(self.area.x);
        self.print_within(start, y, right.saturating_sub(start), words, role);
        start
    }

    /// Writes a paragraph from a corner, broken to `columns`, and returns the
    /// row after it. Rows below the area are not drawn but counted.
    pub fn paragraph(&mut self, x: u16, y: u16, columns: u16, words: &str, role: Role) -> u16 {
        let mut row = y;
        let words = text::sanitize(words);
        for line in text::wrapped(&words, usize::from(columns.max(2))) {
            self.print_within(x, row, columns, line, role);
            row = row.saturating_add(1);
        }
        row
    }

    /// How many rows [`Canvas::paragraph`] takes.
    #[must_use]
    pub fn rows(words: &str, columns: u16) -> u16 {
        let words = text::sanitize(words);
        let lines = text::wrapped(&words, usize::from(columns.max(2)));
        u16::try_from(lines.len()).unwrap_or(u16::MAX)
    }

    /// A thin rule over the whole width.
    pub fn rule(&mut self, y: u16) {
        let line = self.signs.rule.repeat(usize::from(self.area.width));
        self.print(self.area.x, y, &line, Role::Rule);
    }

    /// A bar of a chart: `part` of `whole` in at most `columns` columns, to
    /// half a column. Whatever is not nothing shows.
    pub fn bar(&mut self, (x, y): (u16, u16), columns: u16, part: f64, whole: f64, role: Role) {
        if !(part > 0.0 && whole > 0.0) {
            return;
        }
        let halves = f64::from(columns) * 2.0 * (part / whole).min(1.0);
        let halves = (halves.round() as usize).max(1);
        let mut line = self.signs.bar.repeat(halves / 2);
        if halves % 2 == 1 {
            line.push_str(self.signs.half_bar);
        }
        if line.is_empty() {
            line.push_str(self.signs.bar);
        }
        self.print_within(x, y, columns, &line, role);
    }

    /// Blanks an area in a role's colours, for a popup or a row in hand. A wide
    /// character that the edge would cut in two goes as a whole; ratatui's own
    /// widget for this leaves half of it.
    pub fn clear(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.area);
        let style = self.style(role);
        for y in area.top()..area.bottom() {
            if let Some(left) = area.x.checked_sub(1)
                && let Some(cell) = self.buffer.cell_mut(Position::new(left, y))
                && text::width(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position::new(x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Gives a row the colours of a role without touching its words.
    pub fn tint(&mut self, area: Rect, role: Role) {
        let style = self.style(role);
        self.buffer.set_style(area.intersection(self.area), style);
    }

    /// Puts the terminal's cursor here; the last call of a frame counts.
    pub const fn caret(&mut self, x: u16, y: u16) {
        if self.area.width > 0 && self.area.height > 0 {
            let right = self.area.x + self.area.width - 1;
            let bottom = self.area.y + self.area.height - 1;
            let x = if x > right {
                right
            } else if x < self.area.x {
                self.area.x
            } else {
                x
            };
            let y = if y > bottom {
                bottom
            } else if y < self.area.y {
                self.area.y
            } else {
                y
            };
            *self.caret = Some(Position::new(x, y));
        }
    }

    /// The role's style; where its background is the page's, this canvas's
    /// own background shows through.
    fn style(&self, role: Role) -> ratatui::style::Style {
        let mut style = self.theme.style(role);
        if style.bg == self.theme.style(Role::Text).bg {
            style.bg = self.theme.style(self.ground).bg;
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::harness::dump;
    use crate::tui::theme::{BuiltIn, Depth};

    fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Canvas)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let theme = Theme::built_in(BuiltIn::Dark, Depth::True);
        let mut caret = None;
        let area = buffer.area;
        draw(&mut Canvas::new(
            &mut buffer,
            area,
            &theme,
            &Signs::UNICODE,
            &mut caret,
        ));
        dump(&buffer, caret)
    }

    #[test]
    fn a_popup_over_a_wide_character_takes_all_of_it() {
        let shown = drawn(12, 1, |canvas| {
            canvas.print(0, 0, "没有核对名册", Role::Text);
            canvas.clear(Rect::new(3, 0, 4, 1), Role::Dialog);
            canvas.print(3, 0, "|  |", Role::Dialog);
        });
        // 有 began left of the popup and 对 ended right of it.
        assert_eq!(shown, "没 |  | 名册");
    }

    #[test]
    fn words_are_cut_to_the_canvas_with_an_ellipsis() {
        let shown = drawn(8, 2, |canvas| {
            canvas.print(0, 0, "对照检查材料", Role::Text);
            canvas.print_right(8, 1, "12月", Role::Text);
            canvas.print(0, 7, "below", Role::Text);
            canvas.caret(99, 99);
        });
        assert_eq!(shown, "对照检…\n    12月▏");
    }

    #[test]
    fn a_paragraph_says_how_far_it_went() {
        let mut after = 0;
        let shown = drawn(10, 3, |canvas| {
            after = canvas.paragraph(0, 0, 10, "没有核对名册，就签了字。", Role::Text);
        });
        assert_eq!(after, 3);
        assert_eq!(Canvas::rows("没有核对名册，就签了字。", 10), 3);
        assert!(!shown.lines().any(|line| line.starts_with('，')), "{shown}");
    }

    #[test]
    fn a_bar_shows_whatever_is_not_nothing() {
        let bar = |part, whole| drawn(10, 1, |c| c.bar((0, 0), 10, part, whole, Role::Bar));
        assert_eq!(bar(5.0, 10.0), "━━━━━");
        assert_eq!(bar(0.01, 10.0), "╸");
        assert_eq!(bar(0.0, 10.0), "");
        assert_eq!(bar(20.0, 10.0), "━━━━━━━━━━");
        assert_eq!(bar(1.0, 0.0), "");
    }

    #[test]
    fn what_could_disturb_a_terminal_is_not_drawn() {
        let shown = drawn(20, 1, |canvas| {
            canvas.print(0, 0, "a\u{1b}[31mb\u{202e}c", Role::Text);
        });
        assert!(
            !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
            "{shown:?}"
        );
    }
}
