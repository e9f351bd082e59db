//! The 24 characters of a part, numbered, in rows an eye can keep its place in.

use ratatui::layout::Rect;

use crate::text::big;
use crate::tui::screens::place::blocks;
use crate::tui::{Canvas, Context, Role};

/// Characters of a part.
pub(super) const CHARACTERS: usize = 24;
/// Below so many columns four characters stand in a row, else six.
const WIDE: u16 = 70;
/// Columns of a numbered character in a wide and in a narrow row.
const CELLS: [u16; 2] = [12, 14];

/// Characters in a row at this width.
pub(super) const fn in_a_row(width: u16) -> usize {
    if width < WIDE { 4 } else { 6 }
}

/// Which characters stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    /// Those of a row.
    Row(usize),
    /// The one at this place, which is wrong.
    Wrong(usize),
    /// None.
    Nothing,
}

/// Draws the characters with their numbers; returns the row after them.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, characters: &[&str], marked: Marked) -> u16 {
    let in_row = in_a_row(area.width);
    let cell = CELLS[usize::from(in_row == 4)];
    for (place, character) in characters.iter().enumerate().take(CHARACTERS) {
        let (row, column) = (place / in_row, place % in_row);
        let (x, y) = (area.x + column as u16 * cell, area.y + row as u16);
        let role = match marked {
            Marked::Row(own) if own == row => Role::Accent,
            Marked::Wrong(wrong) if wrong == place => Role::Bad,
            _ => Role::Text,
        };
        let after = canvas.print(x, y, &format!("{:>2} ", place + 1), Role::Muted);
        canvas.print(after, y, character, role);
    }
    area.y + CHARACTERS.div_ceil(in_row) as u16
}

/// Draws a row large where it fits; returns the row of the terminal after it.
pub(super) fn draw_large(canvas: &mut Canvas, area: Rect, row: &[&str], cx: &Context) -> u16 {
    let words = zeroize::Zeroizing::new(row.join(" "));
    let Some(blocks) = blocks(&words, area, cx.signs) else {
        return area.y;
    };
    let mut y = area.y;
    for line in big(&words, blocks) {
        canvas.print(area.x, y, &line, Role::Text);
        y += 1;
    }
    y + 1
}
