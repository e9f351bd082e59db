//! How the differences between the passes look.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::screens::place::below;
use crate::tui::{Canvas, Context, Role};
use crate::usecase::paper::{Batch, Conflict, Entry};

use super::conflicts::{Anew, ConflictsPage, about, row_of, words_of};
use super::rows;

/// Rows for what is in hand, below the list.
const DETAIL: u16 = 7;

impl ConflictsPage {
    /// Draws the list, and what is in hand below it.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, batch: &Batch, cx: &Context) {
        let area = canvas.column();
        let (open, all) = (batch.open_conflicts(), batch.conflicts().len());
        let (words, role) = if open == 0 {
            (tr!(cx.lang, "forms-conflicts-done", all = all), Role::Good)
        } else {
            let words = tr!(cx.lang, "forms-conflicts-lead", open = open, all = all);
            (words, Role::Text)
        };
        let y = canvas.paragraph(area.x, area.y, area.width, &words, role);
        let columns = Columns::of(area);
        columns.draw_head(canvas, y, cx);
        let height = area.bottom().saturating_sub(y + 1);
        let detail = DETAIL.min(height.saturating_sub(2));
        let place = Rect {
            y: y + 1,
            height: height - detail,
            ..area
        };
        let conflicts = batch.conflicts();
        let len = conflicts.len();
        self.list
            .draw(canvas, place, (len, 1), |canvas, at, in_hand| {
                if let Some(conflict) = conflicts.get(at) {
                    columns.draw(canvas, batch, *conflict, in_hand, cx);
                }
            });
        if let Some(conflict) = conflicts.get(self.list.selected()) {
            let y = place.bottom();
            canvas.part(area).rule(y);
            self.draw_detail(canvas, below(area, y + 1), batch, *conflict, cx);
        }
    }

    fn draw_detail(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        batch: &Batch,
        conflict: Conflict,
        cx: &Context,
    ) {
        let number = conflict.form + 1;
        let label = batch.label(conflict.form);
        let x = canvas.print(
            area.x,
            area.y,
            &tr!(cx.lang, "forms-conflict-form", form = number),
            Role::Heading,
        );
        let x = canvas.print(x + 2, area.y, &tr!(cx.lang, "forms-same-code"), Role::Muted);
        let tail = label.map_or("", |label| label.tail);
        let x = canvas.print(x + 1, area.y, tail, Role::Accent);
        let words = about(batch.setup(), batch, conflict, cx);
        canvas.print(x + 2, area.y, &words, Role::Text);
        let body = below(area, area.y + 1);
        let foot = area.bottom().saturating_sub(1);
        match &mut self.anew {
            Some(Anew::Words(editor)) => {
                let height = body.height.saturating_sub(1);
                editor.draw(canvas, Rect { height, ..body }, true, "");
                let (words, role) = if self.full {
                    (tr!(cx.lang, "forms-full"), Role::Bad)
                } else {
                    (tr!(cx.lang, "forms-conflict-anew-words"), Role::Accent)
                };
                canvas.print(area.x, foot, &words, role);
            }
            Some(Anew::Mark) => {
                draw_sides(canvas, body, batch, conflict, cx);
                let choices = choices(batch, conflict, cx);
                let words = tr!(cx.lang, "forms-conflict-anew-mark", choices = choices);
                canvas.print(area.x, foot, &words, Role::Accent);
            }
            None => {
                draw_sides(canvas, body, batch, conflict, cx);
                canvas.print(area.x, foot, &tr!(cx.lang, "forms-conflict-how"), Role::Key);
            }
        }
    }
}

/// Both entries in full, side by side.
fn draw_sides(canvas: &mut Canvas, area: Rect, batch: &Batch, conflict: Conflict, cx: &Context) {
    let Some((first, second)) = batch.sides(conflict.form) else {
        return;
    };
    let half = area.width / 2;
    let sides = [
        (tr!(cx.lang, "forms-conflict-first"), "1", first),
        (tr!(cx.lang, "forms-conflict-second"), "2", second),
    ];
    for (x, (name, key, entry)) in [area.x, area.x + half].into_iter().zip(sides) {
        let place = Rect {
            x,
            width: half.saturating_sub(2),
            height: area.height.saturating_sub(1),
            ..area
        };
        let mut canvas = canvas.part(place);
        let after = canvas.print(x, area.y, key, Role::Key);
        canvas.print(after + 1, area.y, &name, Role::Muted);
        let words = words_of(batch, conflict, entry, cx);
        canvas.paragraph(x, area.y + 1, place.width, &words, Role::Heading);
    }
}

/// `1 优秀  2 良好 …  空格 空着`
fn choices(batch: &Batch, conflict: Conflict, cx: &Context) -> String {
    let row = row_of(batch, conflict);
    let choices = row.map(|row| rows::choices(batch.setup(), &row));
    let mut words: Vec<String> = choices
        .unwrap_or_default()
        .into_iter()
        .map(|(digit, _, word)| format!("{digit} {word}"))
        .collect();
    words.push(tr!(cx.lang, "forms-scale-blank"));
    words.join("  ")
}

/// Where the columns of the list begin.
struct Columns {
    about: u16,
    first: u16,
    second: u16,
    settled: u16,
    right: u16,
}

impl Columns {
    fn of(area: Rect) -> Self {
        let value = if area.width >= 76 { 14 } else { 10 };
        let right = area.right();
        let settled = right.saturating_sub(value + 2);
        let second = settled.saturating_sub(value);
        Self {
            about: area.x + 11,
            first: second.saturating_sub(value),
            second,
            settled,
            right,
        }
    }

    fn draw_head(&self, canvas: &mut Canvas, y: u16, cx: &Context) {
        let heads = [
            (self.first, tr!(cx.lang, "forms-conflict-first")),
            (self.second, tr!(cx.lang, "forms-conflict-second")),
            (self.settled + 2, tr!(cx.lang, "forms-conflict-settled")),
        ];
        for (x, words) in heads {
            canvas.print(x, y, &words, Role::Muted);
        }
    }

    fn draw(
        &self,
        canvas: &mut Canvas,
        batch: &Batch,
        conflict: Conflict,
        in_hand: bool,
        cx: &Context,
    ) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
        }
        let number = conflict.form + 1;
        let form = tr!(cx.lang, "forms-conflict-form", form = number);
        canvas.print_within(
            x + 2,
            y,
            self.about.saturating_sub(x + 3),
            &form,
            Role::Text,
        );
        let what = about(batch.setup(), batch, conflict, cx);
        let room = self.first.saturating_sub(self.about + 1);
        canvas.print_within(self.about, y, room, &what, Role::Text);
        if let Some((first, second)) = batch.sides(conflict.form) {
            let mut cell = |x: u16, next: u16, entry: &Entry| {
                let words = words_of(batch, conflict, entry, cx);
                canvas.print_within(x, y, next.saturating_sub(x + 1), &words, Role::Text);
            };
            cell(self.first, self.second, first);
            cell(self.second, self.settled, second);
        }
        if let Some(entry) = batch.entry(conflict.form).filter(|_| conflict.settled) {
            let words = words_of(batch, conflict, entry, cx);
            canvas.print(self.settled, y, canvas.signs().done, Role::Good);
            let room = self.right.saturating_sub(self.settled + 2);
            canvas.print_within(self.settled + 2, y, room, &words, Role::Good);
        } else {
            canvas.print(self.settled, y, canvas.signs().open, Role::Warning);
        }
    }
}
