//! The numbers of the cover sheet beside those that were typed.

use ratatui::layout::Rect;

use crate::say;
use crate::tr;
use crate::tui::screens::place::below;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Input, Role};
use crate::usecase::Error;
use crate::usecase::paper::Batch;

/// Columns of a number.
const NUMBER: u16 = 12;

/// The page of the numbers.
pub(super) struct CheckPage {
    list: List,
}

impl CheckPage {
    pub(super) fn new() -> Self {
        Self { list: List::new() }
    }

    /// Reacts; returns a form that both want to look at again.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, batch: &Batch) -> Option<usize> {
        self.list.set_len(batch.len());
        match self.list.handle(input) {
            Chosen::Opened(form) => Some(form),
            _ => None,
        }
    }

    /// Draws the page.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, batch: &Batch, cx: &Context) {
        let area = canvas.column();
        let airy = u16::from(area.height >= 18);
        let mut y = draw_numbers(canvas, area, batch, cx) + airy;
        let rate = batch.error_rate();
        let (places, conflicts) = (rate.places, rate.conflicts);
        let percent = format!("{:.1}", rate.percent());
        let words = tr!(
            cx.lang,
            "forms-check-rate",
            places = places,
            conflicts = conflicts,
            percent = percent
        );
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
        let (sign, words, role) = match batch.check() {
            Ok(_) => {
                let words = tr!(cx.lang, "forms-check-good");
                (canvas.signs().done, words, Role::Good)
            }
            Err(problem) => {
                let words = say::sentence(&Error::from(problem), cx.lang);
                (canvas.signs().warning, words, Role::Bad)
            }
        };
        canvas.print(area.x, y, sign, role);
        let room = area.width.saturating_sub(2);
        y = canvas.paragraph(area.x + 2, y, room, &words, role) + airy;
        canvas.print(area.x, y, &tr!(cx.lang, "forms-check-forms"), Role::Muted);
        let place = below(area, y + 1);
        self.list
            .draw(canvas, place, (batch.len(), 1), |canvas, at, in_hand| {
                draw_form(canvas, batch, at, in_hand, cx);
            });
    }
}

fn draw_form(canvas: &mut Canvas, batch: &Batch, at: usize, in_hand: bool, cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    let (Some(label), Some(entry)) = (batch.label(at), batch.entry(at)) else {
        return;
    };
    if in_hand {
        canvas.print(x, y, canvas.signs().cursor, Role::Accent);
    }
    let form = label.number;
    let words = tr!(cx.lang, "forms-conflict-form", form = form);
    canvas.print(x + 2, y, &words, Role::Text);
    canvas.print(x + 14, y, label.tail, Role::Muted);
    let group = batch.setup().groups.get(usize::from(label.class));
    let name = group.map_or("", |group| group.group.name.as_str());
    canvas.print_within(x + 20, y, 20, name, Role::Text);
    if entry.is_spoiled() {
        canvas.print(x + 42, y, &tr!(cx.lang, "forms-is-spoiled"), Role::Warning);
    }
}

fn draw_numbers(canvas: &mut Canvas, area: Rect, batch: &Batch, cx: &Context) -> u16 {
    let (cover, typed) = (batch.cover(), batch.totals());
    let (left, right) = (area.x + 16 + NUMBER, area.x + 16 + 2 * NUMBER);
    canvas.print_right(
        left,
        area.y,
        &tr!(cx.lang, "forms-check-cover"),
        Role::Muted,
    );
    canvas.print_right(
        right,
        area.y,
        &tr!(cx.lang, "forms-check-typed"),
        Role::Muted,
    );
    let rows = [
        (tr!(cx.lang, "forms-check-out"), cover.handed_out, None),
        (
            tr!(cx.lang, "forms-check-back"),
            cover.returned,
            Some(typed.typed),
        ),
        (
            tr!(cx.lang, "forms-check-spoiled"),
            cover.spoiled,
            Some(typed.spoiled),
        ),
    ];
    let mut y = area.y;
    for (name, cover, typed) in rows {
        y += 1;
        canvas.print(area.x, y, &name, Role::Text);
        canvas.print_right(left, y, &cover.to_string(), Role::Text);
        if let Some(typed) = typed {
            let same = typed == cover;
            let role = if same { Role::Good } else { Role::Bad };
            canvas.print_right(right, y, &typed.to_string(), role);
            let signs = canvas.signs();
            let sign = if same { signs.done } else { signs.warning };
            canvas.print(right + 2, y, sign, role);
        }
    }
    y + 1
}
