//! Where pages that strangers or a whole room read put things: a readable column
//! in the middle, big glyphs where they fit.

use ratatui::layout::Rect;

use crate::text::{Blocks, big, big_height, big_width};
use crate::tui::canvas::COLUMN;
use crate::tui::signs::Signs;
use crate::tui::{Canvas, Role};

/// A column of at most so many columns in the middle of an area.
pub(super) fn middle(area: Rect, columns: u16) -> Rect {
    let width = area.width.min(columns);
    Rect {
        x: area.x + (area.width - width) / 2,
        width,
        ..area
    }
}

/// The column that people read.
pub(super) fn column(area: Rect) -> Rect {
    middle(area, COLUMN - 2)
}

/// The area without its first rows.
pub(super) const fn below(area: Rect, y: u16) -> Rect {
    let used = y.saturating_sub(area.y);
    let used = if used > area.height {
        area.height
    } else {
        used
    };
    Rect {
        x: area.x,
        y: area.y + used,
        width: area.width,
        height: area.height - used,
    }
}

/// The area without its last rows.
pub(super) const fn above(area: Rect, rows: u16) -> Rect {
    Rect {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height.saturating_sub(rows),
    }
}

/// The style in which words fit as big glyphs, if any does. Where ambiguous
/// characters take two columns there are no blocks to draw with.
pub(super) fn blocks(words: &str, area: Rect, signs: &Signs) -> Option<Blocks> {
    let fits = |blocks: &Blocks| {
        big_width(words, *blocks) <= usize::from(area.width)
            && big_height(*blocks) <= usize::from(area.height)
    };
    let plain = *signs == Signs::ASCII || words.is_empty();
    [Blocks::Half, Blocks::Quadrant]
        .into_iter()
        .find(fits)
        .filter(|_| !plain)
}

/// Draws words as big glyphs where they fit, else as a line; returns the row
/// after.
pub(super) fn draw_big(canvas: &mut Canvas, area: Rect, words: &str, role: Role) -> u16 {
    let Some(blocks) = blocks(words, area, canvas.signs()) else {
        return canvas.paragraph(area.x, area.y, area.width, words, role);
    };
    let mut y = area.y;
    for row in big(words, blocks) {
        canvas.print(area.x, y, &row, role);
        y += 1;
    }
    y
}
