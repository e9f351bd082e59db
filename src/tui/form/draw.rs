//! Drawing a form: all of it off screen, then the rows that show.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::form::{Field, Kind};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::sentence::sentence;
use super::{Complaint, Form};

/// Labels up to this many columns stand beside their field, others above.
const BESIDE: usize = 16;

/// Rows of a form at most; nobody scrolls further.
const ROWS: u16 = 4_000;

/// Where the parts of one field are, from row 0 of the whole form.
struct Plan {
    id: String,
    top: u16,
    label: Rect,
    content: Rect,
    /// Rows of hint and complaint under the content.
    notes: u16,
}

impl Form {
    /// Draws the form; it scrolls so that the focus shows.
    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        self.area = area.intersection(canvas.area());
        if self.area.is_empty() {
            return;
        }
        let plans = self.plan(cx);
        // A counter may stand below the last field.
        let counter = |plan: &Plan| u16::from(self.limit(&plan.id).is_some());
        let total = plans
            .last()
            .map_or(0, |plan| bottom(plan).saturating_add(counter(plan)));
        let total = total.min(ROWS);
        let whole = Rect::new(0, 0, self.area.width, total.max(1));
        let mut buffer = Buffer::empty(whole);
        let mut caret = None;
        let mut off = canvas.off_screen(&mut buffer, &mut caret);
        off.clear(whole, off.ground());
        self.places = plans
            .iter()
            .map(|plan| {
                let height = bottom(plan) - plan.top;
                (plan.id.clone(), Rect::new(0, plan.top, whole.width, height))
            })
            .collect();
        for plan in &plans {
            self.draw_field(&mut off, plan, cx);
        }
        self.scroll(&plans, caret, total);
        self.show(canvas, &buffer, caret, total);
    }

    /// How many rows the form takes in so many columns; for a dialog's height.
    #[must_use]
    pub fn rows(&mut self, columns: u16, cx: &Context) -> u16 {
        let area = std::mem::replace(&mut self.area, Rect::new(0, 0, columns, 200));
        let plans = self.plan(cx);
        self.area = area;
        plans.last().map_or(0, bottom)
    }

    fn plan(&self, cx: &Context) -> Vec<Plan> {
        let values = self.values(cx);
        let shown: Vec<&Field> = self.spec.shown(&values).collect();
        let beside = |field: &&&Field| text::width(&field.label) <= BESIDE;
        let widest = shown
            .iter()
            .filter(beside)
            .map(|field| text::width(&field.label))
            .max();
        let indent = widest
            .map_or(0, |widest| widest as u16 + 2)
            .min(self.area.width / 3);
        let mut y = 0_u16;
        let mut plans = Vec::new();
        let mut air = true;
        for field in shown {
            // A long text has air above it as well.
            y += u16::from(!air && matches!(field.kind, Kind::Long { .. }));
            let plan = self.plan_field(field, (y, indent), cx);
            air = is_tall(field, &plan);
            y = bottom(&plan).saturating_add(u16::from(air));
            plans.push(plan);
        }
        plans
    }

    fn plan_field(&self, field: &Field, (top, indent): (u16, u16), cx: &Context) -> Plan {
        let width = self.area.width;
        let grid = matches!(field.kind, Kind::Grades { .. });
        let (label, content) = if text::width(&field.label) <= BESIDE && !grid {
            let label = Rect::new(0, top, indent.saturating_sub(1), 1);
            (
                label,
                Rect::new(indent, top, width.saturating_sub(indent), 1),
            )
        } else {
            let words = if field.label.is_empty() {
                0
            } else {
                Canvas::rows(&field.label, width)
            };
            let label = Rect::new(0, top, width, words);
            (label, Rect::new(2, top + words, width.saturating_sub(2), 1))
        };
        let most = self.area.height.saturating_sub(2).max(3);
        let rows = self
            .controls
            .get(&field.id)
            .map_or(1, |c| c.rows(content.width, most, field.id == self.focus));
        let mut notes = 0;
        if field.id == self.focus && !field.hint.is_empty() {
            notes += Canvas::rows(&field.hint, content.width);
        }
        if let Some(words) = self.complaint(&field.id, cx) {
            notes += Canvas::rows(&words, content.width.saturating_sub(2));
        }
        Plan {
            id: field.id.clone(),
            top,
            label,
            content: Rect {
                height: rows,
                ..content
            },
            notes,
        }
    }

    fn complaint(&self, id: &str, cx: &Context) -> Option<String> {
        Some(match self.complaints.get(id)? {
            Complaint::Fault(fault) => sentence(fault, cx.lang),
            Complaint::Words(words) => words.clone(),
        })
    }

    fn draw_field(&mut self, canvas: &mut Canvas, plan: &Plan, cx: &Context) {
        let Some(field) = self.spec.field(&plan.id).cloned() else {
            return;
        };
        let focused = self.focus == field.id;
        let role = if focused { Role::Accent } else { Role::Muted };
        let Rect { x, y, width, .. } = plan.label;
        let after = canvas.paragraph(x, y, width.max(2), &field.label, role);
        if field.required && plan.content.x > 2 && after == y + 1 {
            let end = x + text::width(&field.label) as u16;
            canvas.print(end, y, "*", Role::Accent);
        }
        let content = plan.content;
        if let Some(control) = self.controls.get_mut(&field.id) {
            control.draw(canvas, content, focused, &field, cx);
        }
        let mut row = content.bottom();
        if focused && !field.hint.is_empty() {
            row = canvas.paragraph(content.x, row, content.width, &field.hint, Role::Muted);
        }
        if let Some(words) = self.complaint(&field.id, cx) {
            canvas.print(content.x, row, canvas.signs().warning, Role::Bad);
            let room = content.width.saturating_sub(2);
            canvas.paragraph(content.x + 2, row, room, &words, Role::Bad);
        }
        self.draw_counter(canvas, &field, plan, cx);
    }

    /// `120 / 500` at the right edge of the label's row, near the limit.
    fn draw_counter(&self, canvas: &mut Canvas, field: &Field, plan: &Plan, cx: &Context) {
        let Some(max) = self.limit(&field.id) else {
            return;
        };
        let has = self
            .editor(&field.id)
            .map_or(0, |editor| editor.buffer().characters());
        if self.focus == field.id && has * 5 >= max * 4 && plan.content.bottom() > plan.content.y {
            let words = tr!(cx.lang, "form-counter", has = has, max = max);
            let y = plan.content.bottom() + plan.notes;
            let role = if has >= max {
                Role::Warning
            } else {
                Role::Muted
            };
            canvas.print_right(
                canvas.area().right(),
                y.min(canvas.area().bottom() - 1),
                &words,
                role,
            );
        }
    }

    /// Characters that the field may have, where people must know.
    fn limit(&self, id: &str) -> Option<usize> {
        let kind = &self.spec.field(id)?.kind;
        let limited = matches!(kind, Kind::Line { .. } | Kind::Long { .. });
        self.editor(id).filter(|_| limited)?.buffer().limit()
    }

    /// Moves the window over the form so that the focus shows: the caret's
    /// row above all, then its label and its notes.
    fn scroll(&mut self, plans: &[Plan], caret: Option<Position>, total: u16) {
        let height = self.area.height;
        let focus = plans.iter().find(|plan| plan.id == self.focus);
        if let Some(plan) = focus {
            let in_hand = self
                .controls
                .get(&plan.id)
                .map_or(0, |c| c.row_in_hand() as u16);
            let caret = caret.map_or(plan.content.y + in_hand, |caret| caret.y);
            let mut reveal = |row: u16| {
                let least = (row + 1).saturating_sub(height);
                self.top = self.top.min(row).max(least);
            };
            reveal(bottom(plan).saturating_sub(1));
            reveal(plan.top);
            reveal(caret);
        }
        self.top = self.top.min(total.saturating_sub(height));
    }

    fn show(&self, canvas: &mut Canvas, form: &Buffer, caret: Option<Position>, total: u16) {
        let area = self.area;
        for y in 0..area.height.min(total) {
            for x in 0..area.width {
                let from = form.cell(Position::new(x, y + self.top));
                let to = canvas
                    .buffer()
                    .cell_mut(Position::new(area.x + x, area.y + y));
                if let (Some(from), Some(to)) = (from, to) {
                    to.clone_from(from);
                }
            }
        }
        let visible = |caret: &Position| (self.top..self.top + area.height).contains(&caret.y);
        if let Some(caret) = caret.filter(visible) {
            canvas.caret(area.x + caret.x, area.y + caret.y - self.top);
        }
        let [up, down] = canvas.signs().more;
        if self.top > 0 {
            canvas.print_right(area.right(), area.y, up, Role::Muted);
        }
        if self.top + area.height < total {
            canvas.print_right(area.right(), area.bottom() - 1, down, Role::Muted);
        }
    }
}

const fn bottom(plan: &Plan) -> u16 {
    plan.content
        .y
        .saturating_add(plan.content.height)
        .saturating_add(plan.notes)
}

/// Fields of several rows get a row of air.
fn is_tall(field: &Field, plan: &Plan) -> bool {
    plan.label.width == 0
        || plan.content.height > 1
        || plan.content.y > plan.top
        || matches!(field.kind, Kind::Long { .. })
}
