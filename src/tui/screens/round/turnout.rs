//! How many of each group have voted: all that may be seen of an open round.

use ratatui::layout::Rect;

use crate::domain::Turnout;
use crate::text;
use crate::tr;
use crate::tui::screens::numbers::percent;
use crate::tui::{Canvas, Context, Role};

/// Columns of a number.
const NUMBER: u16 = 7;

/// Draws the table and returns the row after it.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, turnout: &[Turnout], cx: &Context) -> u16 {
    let all = tr!(cx.lang, "round-all");
    let names = turnout
        .iter()
        .map(|row| row.name.as_str())
        .chain([all.as_str()]);
    let name = (text::widest(names) as u16 + 4).min(area.width / 3);
    let headings = [
        tr!(cx.lang, "round-invited"),
        tr!(cx.lang, "round-out"),
        tr!(cx.lang, "round-back"),
    ];
    let widths = headings
        .each_ref()
        .map(|heading| NUMBER.max(text::width(heading) as u16 + 2));
    let mut right = area.x + name;
    for (heading, width) in headings.iter().zip(widths) {
        right += width;
        canvas.print_right(right, area.y, heading, Role::Muted);
    }
    canvas.print(right + 3, area.y, &tr!(cx.lang, "round-rate"), Role::Muted);
    let table = Table {
        x: area.x,
        name,
        widths,
        right,
        end: area.right(),
    };
    let mut y = area.y + 1;
    for row in turnout {
        table.row(
            canvas,
            y,
            &row.name,
            [row.invited, row.handed_out, row.returned],
            Role::Text,
        );
        y += 1;
    }
    if turnout.len() > 1 {
        let sum = |of: fn(&Turnout) -> u32| turnout.iter().map(of).sum::<u32>();
        let sums = [
            sum(|row| row.invited),
            sum(|row| row.handed_out),
            sum(|row| row.returned),
        ];
        table.row(canvas, y, &all, sums, Role::Heading);
        y += 1;
    }
    y
}

struct Table {
    x: u16,
    name: u16,
    widths: [u16; 3],
    right: u16,
    end: u16,
}

impl Table {
    fn row(&self, canvas: &mut Canvas, y: u16, name: &str, numbers: [u32; 3], role: Role) {
        canvas.print_within(self.x + 2, y, self.name.saturating_sub(3), name, role);
        let mut right = self.x + self.name;
        for (number, width) in numbers.into_iter().zip(self.widths) {
            right += width;
            canvas.print_right(right, y, &number.to_string(), role);
        }
        let [invited, _, returned] = numbers.map(f64::from);
        if invited > 0.0 {
            canvas.print_right(self.right + 7, y, &percent(returned / invited), role);
            let bar = self.end.saturating_sub(self.right + 9).min(24);
            canvas.bar((self.right + 9, y), bar, returned, invited, Role::Bar);
        }
    }
}
