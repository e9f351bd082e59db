//! Big type: one person a page, the name in glyphs, one line per choice.

use ratatui::layout::Rect;

use crate::domain::Mark;
use crate::text;
use crate::tr;
use crate::tui::screens::place::{above, below, blocks, column, draw_big};
use crate::tui::{Canvas, Context, Role};

use super::grid::{Grid, Sheet, draw_foot};
use super::letters::{GLYPHS, Letters};
use super::steps;

impl Grid {
    /// Draws the person in hand.
    pub(super) fn draw_large(&mut self, canvas: &mut Canvas, sheet: Sheet, cx: &Context) {
        let area = column(canvas.area());
        let y = draw_top(canvas, area, sheet, self.row());
        // The choices say their digits themselves; what else the keys do is
        // said where there is room.
        let roomy = area.height > 20;
        let air = u16::from(area.height > 16);
        let rest = above(below(area, y + air), 2 * u16::from(roomy));
        let cells = match sheet.subject(self.row()) {
            None => {
                draw_onward(canvas, rest, sheet, cx);
                Vec::new()
            }
            Some(_) => draw_person(canvas, rest, sheet, self.row(), cx),
        };
        self.set_cells(cells);
        if roomy {
            draw_foot(canvas, area, sheet, false, cx);
        }
    }
}

/// The item, how far one is with it, and the question; returns the row after.
fn draw_top(canvas: &mut Canvas, area: Rect, sheet: Sheet, row: usize) -> u16 {
    let of = sheet.marks.len();
    let count = format!("{} / {of}", (row + 1).min(of));
    canvas.print_right(area.right(), area.y, &count, Role::Text);
    let item = sheet.step.item;
    let label = steps::label(sheet.setup, item);
    Letters::Large.line(canvas, (area.x, area.y), label, Role::Accent);
    let asked = steps::text(sheet.setup, item);
    canvas.paragraph(area.x, area.y + 1, area.width, asked, Role::Heading)
}

fn draw_onward(canvas: &mut Canvas, area: Rect, sheet: Sheet, cx: &Context) {
    let room = Rect {
        y: area.y + 1,
        height: GLYPHS,
        ..area
    };
    let y = draw_big(canvas, room, sheet.onward, Role::Accent) + 1;
    let letters = Letters::Large;
    letters.line(canvas, (area.x, y), &sheet.onward_words(cx), Role::Text);
    let how = tr!(cx.lang, "kiosk-large-onward");
    letters.line(canvas, (area.x, y + 2), &how, Role::Text);
}

/// The name, then a line per choice; returns where the lines are.
fn draw_person(
    canvas: &mut Canvas,
    area: Rect,
    sheet: Sheet,
    row: usize,
    cx: &Context,
) -> Vec<(Rect, usize, Mark)> {
    let Some(subject) = sheet.subject(row) else {
        return Vec::new();
    };
    let choices = sheet.choices();
    let count = choices.len().max(1) as u16;
    let room = Rect {
        height: GLYPHS.min(area.height.saturating_sub(count)),
        ..area
    };
    let post = Sheet::post(subject, false, cx);
    let mut y = area.y;
    if blocks(&subject.name, room, canvas.signs()).is_some() {
        y = draw_big(canvas, room, &subject.name, Role::Heading);
        let x = area.x + big_columns(&subject.name, room, canvas) + 2;
        let beside = usize::from(area.right().saturating_sub(x)) >= text::width(&post);
        if beside {
            canvas.print(x, y - 1, &post, Role::Text);
        }
    } else {
        let name = subject.name.as_str();
        let after = Letters::Large.line(canvas, (area.x, y), name, Role::Heading);
        let room = usize::from(area.right().saturating_sub(after + 2));
        let (x, down) = if text::width(&post) <= room {
            (after + 2, 0)
        } else {
            (area.x, 1)
        };
        canvas.print(x, y + down, &post, Role::Text);
        y += 2;
    }
    let left = area.bottom().saturating_sub(y);
    let pitch = if left + 1 >= 2 * count { 2 } else { 1 };
    y += u16::from(left > pitch * (count - 1) + 1);
    let mark = sheet.marks.get(row).copied().unwrap_or_default();
    let mut cells = Vec::new();
    for (digit, choice, word) in choices {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        cells.push((place, row, choice));
        draw_choice(canvas, place, (digit, word), choice == mark);
        y += pitch;
    }
    cells
}

fn big_columns(words: &str, room: Rect, canvas: &Canvas) -> u16 {
    blocks(words, room, canvas.signs()).map_or(0, |blocks| text::big_width(words, blocks)) as u16
}

/// `1   优 秀        ✓`
fn draw_choice(canvas: &mut Canvas, place: Rect, (digit, word): (char, &str), chosen: bool) {
    let mut row = if chosen {
        canvas.clear(place, Role::Cursor);
        canvas.part(place).on(Role::Cursor)
    } else {
        canvas.part(place)
    };
    let role = if chosen { Role::Cursor } else { Role::Heading };
    row.print(
        place.x + 2,
        place.y,
        digit.encode_utf8(&mut [0; 4]),
        Role::Key,
    );
    let after = Letters::Large.line(&mut row, (place.x + 6, place.y), word, role);
    if chosen {
        row.print(after + 2, place.y, row.signs().done, Role::Accent);
    }
}
