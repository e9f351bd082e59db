//! What every figure stands on: the groups and their ballots, and what was
//! withheld.

use ratatui::layout::Rect;

use crate::assess::{GroupResult, Reason, StraightLines};
use crate::text;
use crate::tr;
use crate::tui::{Canvas, Context, Role};

use super::sheet::{Sheet, footnotes};

/// How many rows to keep for [`draw`] under a table of `table` rows: the
/// groups only where the table does not need the room.
pub(super) fn rows(sheet: &Sheet, area: Rect, table: u16) -> u16 {
    let groups = sheet.result().groups.len() as u16 + 2;
    if area.height >= table + groups + 4 {
        groups + 4
    } else {
        4
    }
}

/// Draws the groups, if there is room, and the footnotes at the bottom.
pub(super) fn draw(
    sheet: &Sheet,
    reasons: &[Reason],
    canvas: &mut Canvas,
    area: Rect,
    cx: &Context,
) {
    let mut notes = footnotes(sheet, reasons, cx);
    notes.push(tr!(cx.lang, "results-note-dont-know"));
    if sheet.one_person() {
        notes.push(tr!(cx.lang, "results-note-one-person"));
    }
    let heights: u16 = notes
        .iter()
        .map(|note| Canvas::rows(note, area.width))
        .sum();
    let groups = sheet.result().groups.len() as u16 + 1;
    let mut y = area.y;
    if area.height > heights + groups {
        groups_table(
            sheet,
            canvas,
            Rect {
                height: groups,
                ..area
            },
            cx,
        );
        y += groups + 1;
    }
    for note in &notes {
        if y < area.bottom() {
            y = canvas.paragraph(area.x, y, area.width, note, Role::Muted);
        }
    }
}

fn groups_table(sheet: &Sheet, canvas: &mut Canvas, area: Rect, cx: &Context) {
    let headings = [
        tr!(cx.lang, "results-group-invited"),
        tr!(cx.lang, "results-group-out"),
        tr!(cx.lang, "results-group-back"),
        tr!(cx.lang, "results-group-valid"),
        tr!(cx.lang, "results-group-spoiled"),
        tr!(cx.lang, "results-group-straight"),
    ];
    let names = text::widest(sheet.result().groups.iter().map(|group| &group.name));
    let name = (names as u16 + 4).min(area.width / 3);
    let widths = headings
        .each_ref()
        .map(|heading| (text::width(heading) as u16).max(4) + 2);
    canvas.print(
        area.x + 2,
        area.y,
        &tr!(cx.lang, "results-group"),
        Role::Muted,
    );
    right_aligned(
        canvas,
        area.x + name,
        area.y,
        &widths,
        &headings,
        Role::Muted,
    );
    for (group, y) in sheet.result().groups.iter().zip(area.y + 1..area.bottom()) {
        canvas.print_within(
            area.x + 2,
            y,
            name.saturating_sub(3),
            &group.name,
            Role::Text,
        );
        right_aligned(
            canvas,
            area.x + name,
            y,
            &widths,
            &numbers(group, cx),
            Role::Text,
        );
    }
}

fn numbers(group: &GroupResult, cx: &Context) -> [String; 6] {
    let straight = match group.straight_lines {
        StraightLines::Shown(ballots) => ballots.to_string(),
        StraightLines::Withheld => cx.signs.withheld.to_owned(),
    };
    let counts = [
        group.invited,
        group.handed_out,
        group.returned,
        group.valid,
        group.spoiled,
    ];
    let [invited, out, back, valid, spoiled] = counts.map(|count| count.to_string());
    [invited, out, back, valid, spoiled, straight]
}

fn right_aligned(
    canvas: &mut Canvas,
    x: u16,
    y: u16,
    widths: &[u16],
    words: &[String],
    role: Role,
) {
    let mut right = x;
    for (width, words) in widths.iter().zip(words) {
        right += width;
        canvas.print_right(right, y, words, role);
    }
}
