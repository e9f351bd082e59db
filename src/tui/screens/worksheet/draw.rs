//! How an item looks: the question stays at the top, the answers scroll below
//! it, and the row that is typed into is always seen. In a wide terminal the
//! outline stands beside it.

use ratatui::layout::{Position, Rect};

use crate::text::{self, Cell, Layout};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::field::Field;
use super::pad::Pad;
use super::row::{self, Row};
use super::side;

/// The narrowest terminal with room for the outline beside the item.
const WIDE: u16 = 110;

/// What a place on the screen stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// A rating, by its number from 1.
    Rating(usize),
    /// A row of a text.
    Text(Field, usize),
    /// An item in the outline.
    Item(usize),
}

/// Where things were drawn, and how far it is scrolled.
#[derive(Debug, Default)]
pub(super) struct View {
    top: usize,
    height: usize,
    /// The place was chosen with the wheel; the caret does not pull it back.
    loose: bool,
    hits: Vec<(Rect, Hit)>,
}

impl View {
    /// Keeps the caret in sight again.
    pub const fn follow(&mut self) {
        self.loose = false;
    }

    pub const fn to_top(&mut self) {
        self.top = 0;
        self.loose = false;
    }

    /// Rows that a page key moves.
    pub fn page(&self) -> usize {
        self.height.saturating_sub(1).max(1)
    }

    pub fn scroll(&mut self, rows: isize) {
        self.loose = true;
        self.top = self.top.saturating_add_signed(rows);
    }

    /// What stands at a cell of the terminal, and the cell within it.
    pub fn hit(&self, x: u16, y: u16) -> Option<(Hit, Cell)> {
        let at = Position::new(x, y);
        let (place, hit) = self.hits.iter().find(|(place, _)| place.contains(at))?;
        Some((*hit, Cell { row: 0, column: usize::from(x - place.x) }))
    }

    pub fn draw(&mut self, canvas: &mut Canvas, pad: &mut Pad, cx: &Context) {
        self.hits.clear();
        let area = canvas.area();
        let column = canvas.column();
        if area.width >= WIDE {
            let x = column.right() + 2;
            let beside = Rect { x, width: area.right().saturating_sub(x), ..area };
            side::draw(&mut canvas.part(beside), pad, &mut self.hits, cx);
        }
        let y = draw_question(canvas, column, pad, cx);
        let below = Rect { y, height: column.bottom().saturating_sub(y), ..column };
        let label = row::label_columns(cx.lang);
        // One column stays free for the caret behind a full row.
        let columns = usize::from(below.width.saturating_sub(label + 1).max(2));
        pad.set_columns(columns);
        let rows = row::rows(pad, columns, cx);
        self.settle(&rows, pad, usize::from(below.height), columns);
        let mut canvas = canvas.part(below);
        for (line, row) in rows.iter().skip(self.top).take(self.height).enumerate() {
            let y = below.y + line as u16;
            self.draw_row(&mut canvas, (below.x + label, y), row, pad, cx);
        }
        let [up, down] = cx.signs.more;
        if self.top > 0 {
            canvas.print_right(below.right(), below.y, up, Role::Muted);
        }
        if self.top + self.height < rows.len() && below.height > 0 {
            canvas.print_right(below.right(), below.bottom() - 1, down, Role::Muted);
        }
    }

    /// Scrolls so that what is in hand is seen.
    fn settle(&mut self, rows: &[Row], pad: &Pad, height: usize, columns: usize) {
        self.height = height;
        let last = rows.len().saturating_sub(height);
        if !self.loose && !pad.is_handed_in() {
            let field = pad.focus();
            let begins = rows.iter().position(|row| row.field() == Some(field)).unwrap_or(0);
            let ends = rows.iter().rposition(|row| row.field() == Some(field)).unwrap_or(begins);
            let caret = match pad.text(field) {
                Some(buffer) => begins + buffer.caret_cell(&buffer.layout(columns)).row,
                None => begins,
            };
            // The whole field, if it fits; in any case the row of the caret.
            self.top = self.top.min(begins).max((ends + 1).saturating_sub(height));
            self.top = self.top.min(caret).max((caret + 1).saturating_sub(height));
            if field == Field::Rating && begins < height {
                self.top = 0;
            }
        }
        self.top = self.top.min(last);
    }

    fn draw_row(
        &mut self,
        canvas: &mut Canvas,
        at: (u16, u16),
        row: &Row,
        pad: &Pad,
        cx: &Context,
    ) {
        let (x, y) = at;
        let left = canvas.area().x;
        let width = canvas.area().right().saturating_sub(x);
        let place = Rect { x, y, width, height: 1 };
        match row {
            Row::Blank => {}
            Row::Words { label, words, role } => {
                canvas.print(left, y, label, Role::Muted);
                canvas.print(x, y, words, *role);
            }
            Row::Ratings { label, choices } => {
                let focus = pad.focus() == Field::Rating && !pad.is_handed_in();
                canvas.print(left, y, label, role_of_label(focus));
                self.draw_ratings(canvas, at, choices, focus);
            }
            Row::Text { label, field, row } => {
                let focus = pad.focus() == *field && !pad.is_handed_in();
                canvas.print(left, y, label, role_of_label(focus));
                self.hits.push((place, Hit::Text(*field, *row)));
                draw_text_row(canvas, at, (*field, *row), pad, cx);
            }
        }
    }

    fn draw_ratings(
        &mut self,
        canvas: &mut Canvas,
        (mut x, y): (u16, u16),
        choices: &[row::Choice],
        focus: bool,
    ) {
        for choice in choices {
            let role = match (choice.chosen, focus) {
                (true, _) => Role::Accent,
                (false, true) => Role::Text,
                (false, false) => Role::Muted,
            };
            let columns = text::width(&choice.words) as u16;
            let after = canvas.print(x, y, &choice.words, role);
            self.hits.push((Rect { x, y, width: columns, height: 1 }, Hit::Rating(choice.number)));
            if focus && choice.in_hand {
                canvas.caret(x + 1, y);
            }
            x = after + row::BETWEEN_CHOICES;
        }
    }
}

const fn role_of_label(focus: bool) -> Role {
    if focus { Role::Accent } else { Role::Muted }
}

/// Section, source and the item itself; returns the row after them.
fn draw_question(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let Some((section, item)) = pad.item() else {
        let words = tr!(cx.lang, "sheet-earlier-edition");
        return canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
    };
    let source = match item.citation.shown_article() {
        Some(article) => format!("{} {article}", item.citation.document),
        None => item.citation.document.clone(),
    };
    let mut y = area.y;
    let start = canvas.print_right(area.right(), y, &source, Role::Muted);
    let room = start.saturating_sub(area.x + 2);
    canvas.print_within(area.x, y, room, &section.title, Role::Muted);
    y = canvas.paragraph(area.x, y + 1, area.width, &item.text, Role::Heading);
    y + u16::from(area.height >= 16)
}

/// A row of a text with its selection, and the caret if it is there.
fn draw_text_row(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    (field, row): (Field, usize),
    pad: &Pad,
    cx: &Context,
) {
    let focus = pad.focus() == field && !pad.is_handed_in();
    let buffer = pad.text(field).unwrap_or_else(|| pad.due());
    let columns = if field == Field::Due { usize::MAX } else { buffer.columns() };
    let layout = Layout::new(buffer.text(), columns);
    if buffer.is_empty() {
        canvas.print(x, y, &field.hint(cx.lang), Role::Placeholder);
    }
    let role = if focus { Role::Focus } else { Role::Field };
    canvas.print(x, y, layout.row_text(row), role);
    if !focus {
        return;
    }
    if let Some(covered) = buffer.selection().and_then(|range| layout.covered(row, &range)) {
        let width = covered.len() as u16;
        let selected = Rect { x: x + covered.start as u16, y, width, height: 1 };
        canvas.tint(selected, Role::Selection);
    }
    let caret = buffer.caret_cell(&layout);
    if caret.row == row {
        canvas.caret(x + caret.column as u16, y);
    }
}
