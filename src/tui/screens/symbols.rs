//! The 24 symbols of a root or a release, large enough to be copied by hand or
//! compared with paper.

use crate::text::{self, Blocks};
use crate::tui::signs::Signs;
use crate::tui::{Canvas, Context, Role};

/// Groups of symbols in one row, which is how far an eye keeps its place.
const GROUPS: usize = 3;
/// The same as big glyphs, of which a line holds ten.
const BIG_GROUPS: usize = 2;

/// Draws symbols as big glyphs where they leave so many rows below, else with
/// air between them; returns the row after them.
pub(super) fn draw(canvas: &mut Canvas, y: u16, words: &str, below: u16, cx: &Context) -> u16 {
    let area = canvas.column();
    let groups: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|group| !group.is_empty())
        .collect();
    let room = usize::from(area.bottom().saturating_sub(y + below));
    let big_rows = groups.len().div_ceil(BIG_GROUPS) * (text::big_height(Blocks::Half) + 1);
    let mut lines = Vec::new();
    if room >= big_rows && *cx.signs != Signs::ASCII {
        for row in groups.chunks(BIG_GROUPS) {
            lines.extend(text::big(&row.join(" "), Blocks::Half));
            lines.push(String::new());
        }
    } else {
        let air = room > 2 * groups.len().div_ceil(GROUPS);
        lines.extend(air.then(String::new));
        for row in groups.chunks(GROUPS) {
            let row: Vec<String> = row.iter().map(|group| spaced(group)).collect();
            lines.push(row.join("      "));
            lines.extend(air.then(String::new));
        }
    }
    for (line, y) in lines.iter().zip(y..) {
        let left = area.width.saturating_sub(text::width(line) as u16) / 2;
        canvas.print(area.x + left, y, line, Role::Accent);
    }
    y + lines.len() as u16
}

/// `K7QF` with air: `K  7  Q  F`.
fn spaced(group: &str) -> String {
    let symbols: Vec<String> = group.chars().map(String::from).collect();
    symbols.join("  ")
}
