//! The counts that two people write down at closing: how many slips must be
//! left over when every ballot in the box has its code.

use ratatui::layout::Rect;

use crate::domain::Turnout;
use crate::text;
use crate::tr;
use crate::tui::{Canvas, Context, Role};

/// The fewest columns of a number.
const NUMBER: u16 = 5;

/// Draws a row per group and returns the row after the last.
pub(super) fn draw<'a>(
    canvas: &mut Canvas,
    area: Rect,
    turnout: impl Iterator<Item = &'a Turnout> + Clone,
    cx: &Context,
) -> u16 {
    let headings = [
        tr!(cx.lang, "slips-left-invited"),
        tr!(cx.lang, "slips-left-codes"),
        tr!(cx.lang, "slips-left-used"),
        tr!(cx.lang, "slips-left-left"),
        tr!(cx.lang, "slips-left-imported"),
        tr!(cx.lang, "slips-left-ballots"),
    ];
    let widths = headings
        .each_ref()
        .map(|heading| NUMBER.max(text::width(heading) as u16 + 2));
    let numbers: u16 = widths.iter().sum();
    let names = turnout.clone().map(|row| row.name.as_str());
    let name = (text::widest(names) as u16 + 2).min(area.width.saturating_sub(numbers));
    let mut right = area.x + name;
    for (heading, width) in headings.iter().zip(widths) {
        right += width;
        canvas.print_right(right, area.y, heading, Role::Muted);
    }
    let mut y = area.y + 1;
    for row in turnout {
        canvas.print_within(area.x, y, name.saturating_sub(1), &row.name, Role::Text);
        let mut right = area.x + name;
        for (at, (number, width)) in counts(row).into_iter().zip(widths).enumerate() {
            right += width;
            let role = if at == 3 { Role::Accent } else { Role::Text };
            canvas.print_right(right, y, &number.to_string(), role);
        }
        y += 1;
    }
    y
}

/// Invited; codes, used and left over; imported; ballots in the box.
const fn counts(row: &Turnout) -> [u32; 6] {
    [
        row.invited,
        row.handed_out.saturating_sub(row.imported),
        row.returned.saturating_sub(row.imported),
        row.unused_codes(),
        row.imported,
        row.returned,
    ]
}
