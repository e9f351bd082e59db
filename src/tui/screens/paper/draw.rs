//! How a form that is being typed looks.

use ratatui::layout::Rect;

use crate::domain::{Mark, Setup, Subject};
use crate::text;
use crate::tr;
use crate::tui::screens::place::{above, below};
use crate::tui::{Canvas, Context, Role};
use crate::usecase::paper::{Entry, FormLabel};

use super::rows::{self, Answer, Row};
use super::sheet::{Note, Sheet};

/// Between the words of a line.
const GAP: u16 = 3;

/// What stands around the form.
pub(super) struct Around<'a> {
    pub(super) setup: &'a Setup,
    pub(super) label: FormLabel<'a>,
    /// How many forms there are.
    pub(super) forms: usize,
    /// What comes when all rows are typed.
    pub(super) onward: String,
    /// Whether the sheet in hand is to be compared with its code.
    pub(super) compare: bool,
}

impl Sheet {
    /// Draws the form.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        entry: &Entry,
        around: &Around<'_>,
        cx: &Context,
    ) {
        let area = canvas.column();
        draw_label(canvas, area, entry, around, cx);
        let airy = area.height >= 18;
        let body = above(below(area, area.y + 1 + u16::from(airy)), 1);
        self.draw_foot(canvas, area, around, cx);
        if entry.is_spoiled() {
            let words = tr!(cx.lang, "forms-spoiled-words");
            let y = canvas.paragraph(body.x, body.y, body.width, &words, Role::Warning);
            canvas.print(body.x, y + 1, &around.onward, Role::Accent);
            return;
        }
        match self.row() {
            Some(Row {
                answer: Answer::Words(..),
                ..
            }) => self.draw_words(canvas, body, around),
            _ => self.draw_marks(canvas, body, entry, around, cx),
        }
    }

    /// What was wrong, or what to compare.
    fn draw_foot(&self, canvas: &mut Canvas, area: Rect, around: &Around<'_>, cx: &Context) {
        let y = area.bottom().saturating_sub(1);
        let Some(note) = self.note else {
            if around.compare && self.at == 0 {
                let words = tr!(cx.lang, "forms-same-sheet");
                canvas.print(area.x, y, &words, Role::Accent);
            } else if let Some(editor) = &self.editor {
                canvas.print(area.x, y, &tr!(cx.lang, "forms-opinion-how"), Role::Muted);
                if let Some(left) = editor.buffer().remaining() {
                    let words = tr!(cx.lang, "kiosk-opinion-left", left = left);
                    canvas.print_right(area.right(), y, &words, Role::Muted);
                }
            }
            return;
        };
        let words = match note {
            Note::NoUnsure(grades) => tr!(cx.lang, "forms-no-unsure", grades = grades),
            Note::NoGrade(grades) => tr!(cx.lang, "forms-no-grade", grades = grades),
            Note::Missing(open) => tr!(cx.lang, "forms-missing", open = open),
            Note::Full => tr!(cx.lang, "forms-full"),
            Note::Last => tr!(cx.lang, "forms-last"),
        };
        canvas.print(area.x, y, canvas.signs().warning, Role::Bad);
        canvas.print(area.x + 2, y, &words, Role::Bad);
    }

    fn draw_words(&mut self, canvas: &mut Canvas, area: Rect, around: &Around<'_>) {
        let Some(row) = self.row() else {
            return;
        };
        let y = draw_item(canvas, area, around.setup, &row);
        let about = around.setup.subjects.get(row.subject);
        let about = about.filter(|subject| !subject.body);
        let y = about.map_or(y, |subject| {
            canvas.print(area.x, y, &subject.name, Role::Heading);
            y + 1
        });
        canvas.part(area).rule(y);
        if let Some(editor) = &mut self.editor {
            let place = below(area, y + 1);
            editor.draw(canvas, place, true, "");
        }
    }

    fn draw_marks(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        entry: &Entry,
        around: &Around<'_>,
        cx: &Context,
    ) {
        // Behind the last row the last item stays in sight.
        let Some(row) = self.row().or_else(|| self.rows.last().copied()) else {
            return;
        };
        let setup = around.setup;
        let mut y = draw_item(canvas, area, setup, &row);
        let (first, count) = self.of_item(&row);
        let of_item = self.rows.get(first..first + count).unwrap_or_default();
        let behind = self.at >= self.rows.len();
        if let Answer::Mark(_) = row.answer {
            y = draw_scale(canvas, Rect { y, ..area }, setup, &row, cx);
        }
        y += u16::from(area.height >= 18);
        let place = below(area, y);
        let ends = first + count == self.rows.len();
        let name = longest(setup, of_item, area.width / 2);
        self.list.select(self.at.saturating_sub(first).min(count));
        let len = count + usize::from(ends);
        self.list
            .draw(canvas, place, (len, 1), |canvas, line, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                }
                let Some(row) = of_item.get(line) else {
                    let role = if behind { Role::Accent } else { Role::Muted };
                    canvas.print(x + 2, y, &around.onward, role);
                    return;
                };
                let role = if in_hand { Role::Cursor } else { Role::Text };
                draw_subject(
                    canvas,
                    (x + 2, y),
                    name,
                    setup.subjects.get(row.subject),
                    role,
                );
                let (words, role) = answer(setup, row, entry, cx);
                canvas.print(x + 2 + name + GAP, y, &words, role);
            });
    }

    /// Where the rows of the item of this row begin, and how many they are.
    fn of_item(&self, row: &Row) -> (usize, usize) {
        let same = |other: &&Row| other.item == row.item;
        let first = self.rows.iter().position(|other| other.item == row.item);
        (first.unwrap_or(0), self.rows.iter().filter(same).count())
    }
}

/// Which form it is.
fn draw_label(canvas: &mut Canvas, area: Rect, entry: &Entry, around: &Around<'_>, cx: &Context) {
    let label = around.label;
    let (form, forms) = (label.number, around.forms);
    let words = tr!(cx.lang, "forms-of", form = form, forms = forms);
    let x = canvas.print(area.x, area.y, &words, Role::Heading) + GAP;
    let x = canvas.print(x, area.y, &tr!(cx.lang, "forms-same-code"), Role::Muted) + 1;
    let x = canvas.print(x, area.y, label.tail, Role::Accent) + GAP;
    let group = around.setup.groups.get(usize::from(label.class));
    let name = group.map_or("", |group| group.group.name.as_str());
    let x = canvas.print(x, area.y, name, Role::Muted) + GAP;
    if entry.is_spoiled() {
        canvas.print(x, area.y, &tr!(cx.lang, "forms-is-spoiled"), Role::Warning);
    }
}

/// The item as it is printed, in one line; returns the row after.
fn draw_item(canvas: &mut Canvas, area: Rect, setup: &Setup, row: &Row) -> u16 {
    if let Some(item) = rows::item(setup, row) {
        let label = format!("{}. {}", row.number, item.label);
        let x = canvas.print(area.x, area.y, &label, Role::Accent) + 2;
        let room = area.right().saturating_sub(x);
        canvas.print_within(x, area.y, room, &item.text, Role::Text);
    }
    area.y + 1
}

/// The digits and what they mean; returns the row after.
fn draw_scale(canvas: &mut Canvas, area: Rect, setup: &Setup, row: &Row, cx: &Context) -> u16 {
    let choices = rows::choices(setup, row);
    let mut keys: Vec<(String, String)> = choices
        .into_iter()
        .map(|(digit, _, word)| (digit.to_string(), word.to_owned()))
        .collect();
    keys.push((tr!(cx.lang, "forms-key-space"), tr!(cx.lang, "forms-blank")));
    let (mut x, mut y) = (area.x, area.y);
    for (key, word) in keys {
        let width = (text::width(&key) + 1 + text::width(&word)) as u16;
        if x + width > area.right() && x > area.x {
            (x, y) = (area.x, y + 1);
        }
        let after = canvas.print(x, y, &key, Role::Key);
        x = canvas.print(after + 1, y, &word, Role::Text) + GAP;
    }
    y + 1
}

fn longest(setup: &Setup, rows: &[Row], most: u16) -> u16 {
    let subjects = rows
        .iter()
        .filter_map(|row| setup.subjects.get(row.subject));
    let widths = subjects.map(|subject| {
        let post = text::width(&subject.post);
        text::width(&subject.name) + post + usize::from(post > 0)
    });
    (widths.max().unwrap_or(0) as u16).min(most)
}

fn draw_subject(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    columns: u16,
    subject: Option<&Subject>,
    role: Role,
) {
    let Some(subject) = subject else {
        return;
    };
    let after = canvas.print_within(x, y, columns, &subject.name, role);
    let room = (x + columns).saturating_sub(after + 1);
    canvas.print_within(after + 1, y, room, &subject.post, Role::Muted);
}

/// What was typed in a row of marks or words.
fn answer(setup: &Setup, row: &Row, entry: &Entry, cx: &Context) -> (String, Role) {
    match row.answer {
        Answer::Mark(slot) => match entry.mark(slot) {
            None => (tr!(cx.lang, "forms-not-typed"), Role::Placeholder),
            Some(Mark::Blank) => (tr!(cx.lang, "forms-blank"), Role::Muted),
            Some(mark) => (mark_words(setup, row, mark, cx), Role::Text),
        },
        Answer::Words(slot, _) => (entry.opinion(slot).to_owned(), Role::Text),
    }
}

/// A mark as digit and word.
pub(super) fn mark_words(setup: &Setup, row: &Row, mark: Mark, cx: &Context) -> String {
    let choices = rows::choices(setup, row);
    let found = choices.iter().find(|(_, of, _)| *of == mark);
    found.map_or_else(
        || tr!(cx.lang, "forms-blank"),
        |(digit, _, word)| format!("{digit} {word}"),
    )
}
