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

/// How the fields of a form stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrangement {
    /// One below the other.
    #[default]
    Plain,
    /// One below the other, so many at a time kept together in sight. Words to
    /// read are part of the matter and stand out.
    Groups(u16),
    /// In so many columns, row by row, without labels but for words to read.
    Table(u16),
}

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
        let ends = plans
            .iter()
            .map(|plan| bottom(plan).saturating_add(counter(plan)));
        let total = ends.max().unwrap_or(0).min(ROWS);
        let whole = Rect::new(0, 0, self.area.width, total.max(1));
        let mut buffer = Buffer::empty(whole);
        let mut caret = None;
        let mut off = canvas.off_screen(&mut buffer, &mut caret);
        off.clear(whole, off.ground());
        self.places = plans
            .iter()
            .map(|plan| {
                let height = bottom(plan) - plan.top;
                let (x, width) = match self.arrangement {
                    Arrangement::Table(_) => (plan.content.x, plan.content.width),
                    _ => (0, whole.width),
                };
                (plan.id.clone(), Rect::new(x, plan.top, width, height))
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
        plans.iter().map(bottom).max().unwrap_or(0)
    }

    fn plan(&self, cx: &Context) -> Vec<Plan> {
        let values = self.values(cx);
        let shown: Vec<&Field> = self.spec.shown(&values).collect();
        if let Arrangement::Table(columns) = self.arrangement {
            return self.plan_table(&shown, columns, cx);
        }
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
        self.planned(field, top, (label, content), cx)
    }

    /// The fields as a table, row by row. Only words to read keep their label,
    /// above them.
    fn plan_table(&self, shown: &[&Field], columns: u16, cx: &Context) -> Vec<Plan> {
        let mut plans = Vec::new();
        let mut top = 0_u16;
        for row in shown.chunks(usize::from(columns.max(1))) {
            let mut end = top;
            for (field, (x, width)) in row.iter().zip(table_columns(self.area.width, columns)) {
                let labelled = matches!(field.kind, Kind::ReadOnly) && !field.label.is_empty();
                let rows = if labelled {
                    Canvas::rows(&field.label, width)
                } else {
                    0
                };
                let label = Rect::new(x, top, width, rows);
                let content = Rect::new(x, top + rows, width, 1);
                let plan = self.planned(field, top, (label, content), cx);
                end = end.max(bottom(&plan));
                plans.push(plan);
            }
            top = end.saturating_add(1);
        }
        plans
    }

    /// A field whose label and first row of content have their places.
    fn planned(
        &self,
        field: &Field,
        top: u16,
        (label, content): (Rect, Rect),
        cx: &Context,
    ) -> Plan {
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
        let Rect {
            x,
            y,
            width,
            height,
        } = plan.label;
        let after = if height == 0 {
            y
        } else {
            canvas.paragraph(x, y, width.max(2), &field.label, role)
        };
        if field.required && plan.content.x > 2 && after == y + 1 {
            let end = x + text::width(&field.label) as u16;
            canvas.print(end, y, "*", Role::Accent);
        }
        let content = plan.content;
        if let Some(control) = self.controls.get_mut(&field.id) {
            control.draw(canvas, content, focused, &field, cx);
            if field.kind == Kind::ReadOnly && self.arrangement != Arrangement::Plain {
                canvas.tint(content, Role::Text);
            }
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
                plan.content.right(),
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
            let together = self.together(plans);
            let ends = together.iter().map(bottom).max();
            let mut reveal = |row: u16| {
                let least = (row + 1).saturating_sub(height);
                self.top = self.top.min(row).max(least);
            };
            reveal(ends.unwrap_or(0).saturating_sub(1));
            reveal(together.first().map_or(0, |first| first.top));
            reveal(bottom(plan).saturating_sub(1));
            reveal(plan.top);
            reveal(caret);
        }
        self.top = self.top.min(total.saturating_sub(height));
    }

    /// The fields that are seen together with the focus where they fit.
    fn together<'a>(&self, plans: &'a [Plan]) -> &'a [Plan] {
        let size = match self.arrangement {
            Arrangement::Plain => 1,
            Arrangement::Groups(size) | Arrangement::Table(size) => usize::from(size.max(1)),
        };
        let mut groups = plans.chunks(size);
        let here = groups.find(|group| group.iter().any(|plan| plan.id == self.focus));
        here.unwrap_or_default()
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

/// Where the columns of a table begin in so many columns of the terminal, and
/// how wide they are.
pub fn table_columns(width: u16, columns: u16) -> impl Iterator<Item = (u16, u16)> {
    const GAP: u16 = 3;
    let columns = columns.max(1);
    let each = (width.saturating_sub(GAP * (columns - 1)) / columns).max(2);
    (0..columns).map(move |column| (column * (each + GAP), each))
}

/// Fields of several rows get a row of air.
fn is_tall(field: &Field, plan: &Plan) -> bool {
    plan.label.width == 0
        || plan.content.height > 1
        || plan.content.y > plan.top
        || matches!(field.kind, Kind::Long { .. })
}
