//! Lists with rows that are passed over: headings and blank lines.

use crate::tui::widget::List;

/// Moves on to a row that can be in hand, in the direction of the last step
/// if there is one, else the other way.
pub(super) fn land(list: &mut List, len: usize, fits: impl Fn(usize) -> bool, downwards: bool) {
    let here = list.selected().min(len.saturating_sub(1));
    let down = (here..len).find(|row| fits(*row));
    let up = (0..=here).rev().find(|row| fits(*row));
    let found = if downwards { down.or(up) } else { up.or(down) };
    if let Some(row) = found {
        list.select(row);
    }
}
