//! Everybody × one item: a digit grades and goes on to the next person, and the
//! last one that was missing to the next item.

use ratatui::layout::{Position, Rect};

use crate::domain::questionnaire::Scale;
use crate::domain::{Mark, Setup, Subject};
use crate::text;
use crate::tr;
use crate::tui::burst::Act;
use crate::tui::screens::place::{above, column};
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Code, Context, Input, Key, Role};

use super::steps::{self, GradeStep};

/// Stands between two posts of one person.
const ENUMERATION_COMMA: char = '\u{3001}';

/// The row in hand, and where the marks were drawn.
#[derive(Debug, Default)]
pub(super) struct Grid {
    list: List,
    cells: Vec<(Rect, usize, Mark)>,
}

/// One page as it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// What is asked.
    pub(super) setup: &'a Setup,
    /// Which item about whom.
    pub(super) step: &'a GradeStep,
    /// The marks of these subjects.
    pub(super) marks: &'a [Mark],
    /// What the last row goes on to.
    pub(super) onward: &'a str,
}

impl Sheet<'_> {
    pub(super) fn subject(&self, row: usize) -> Option<&Subject> {
        steps::subject(self.setup, *self.step.subjects.get(row)?)
    }

    pub(super) fn scale(&self) -> Option<&Scale> {
        steps::scale(self.setup, self.step.item)
    }

    /// Digit, mark and word of everything that can be chosen.
    pub(super) fn choices(&self) -> Vec<(char, Mark, &str)> {
        let Some(scale) = self.scale() else {
            return Vec::new();
        };
        let mut choices: Vec<_> = ('1'..='9')
            .zip(0..)
            .zip(&scale.grades)
            .map(|((digit, grade), word)| (digit, Mark::Grade(grade), word.label.as_str()))
            .collect();
        if self.step.dont_know {
            choices.push(('0', Mark::DontKnow, scale.dont_know.as_str()));
        }
        choices
    }

    /// How many are still without a mark.
    pub(super) fn open(&self) -> usize {
        self.marks
            .iter()
            .filter(|mark| **mark == Mark::Blank)
            .count()
    }

    /// What stands in the row below the last subject.
    pub(super) fn onward_words(&self, cx: &Context) -> String {
        match self.open() {
            0 => self.onward.to_owned(),
            open => tr!(
                cx.lang,
                "kiosk-onward-open",
                onward = self.onward,
                open = open
            ),
        }
    }

    /// A subject's post, or only the last of several; for the body, that it is
    /// the body.
    pub(super) fn post(subject: &Subject, brief: bool, cx: &Context) -> String {
        let posts = subject.post.as_str();
        match posts.rsplit(ENUMERATION_COMMA).next() {
            _ if subject.body => tr!(cx.lang, "kiosk-body"),
            Some(last) if brief => last.to_owned(),
            _ => posts.to_owned(),
        }
    }
}

impl Grid {
    /// The row in hand; the one below the last subject goes on.
    pub(super) const fn row(&self) -> usize {
        self.list.selected()
    }

    /// Where a mark was drawn, for the mouse.
    pub(super) fn set_cells(&mut self, cells: Vec<(Rect, usize, Mark)>) {
        self.cells = cells;
    }

    /// Takes the first row in hand that has no mark yet, else the last one.
    pub(super) fn enter(&mut self, marks: &[Mark]) {
        let open = marks.iter().position(|mark| *mark == Mark::Blank);
        self.list = List::new();
        self.list.select(open.unwrap_or(marks.len()));
        self.cells.clear();
    }

    /// Reacts; true when the person wants to go on to the next page.
    pub(super) fn handle<A>(
        &mut self,
        input: &Input<A>,
        marks: &mut [Mark],
        (grades, dont_know): (usize, bool),
    ) -> bool {
        self.list.set_len(marks.len() + 1);
        if let Input::Mouse(mouse) = input
            && mouse.act == Act::Click
        {
            let at = Position::new(mouse.x, mouse.y);
            let hit = self.cells.iter().find(|(place, ..)| place.contains(at));
            if let Some(&(_, row, mark)) = hit {
                self.list.select(row);
                set(marks, row, mark);
                return false;
            }
        }
        if let Input::Key(key) = input
            && let Some(complete) = self.key(*key, marks, (grades, dont_know))
        {
            return complete;
        }
        match self.list.handle(input) {
            Chosen::Opened(row) if row >= marks.len() => true,
            Chosen::Opened(row) => {
                self.list.select(row + 1);
                false
            }
            Chosen::Moved | Chosen::Nothing => false,
        }
    }

    /// `None` when the key was none for marks; true when the mark was the last
    /// one missing.
    fn key(
        &mut self,
        key: Key,
        marks: &mut [Mark],
        (grades, dont_know): (usize, bool),
    ) -> Option<bool> {
        let row = self.list.selected();
        if let Some(digit) = key.digit() {
            let mark = match digit.checked_sub(1) {
                None if dont_know => Mark::DontKnow,
                Some(grade) if grade < grades => Mark::Grade(grade as u8),
                None | Some(_) => return Some(false),
            };
            return Some(row < marks.len() && self.grade(row, mark, marks));
        }
        match key.code {
            Code::Delete => set(marks, row, Mark::Blank),
            Code::Backspace => {
                // Whoever takes back has just gone on to the next person.
                let blank = marks.get(row).is_none_or(|mark| *mark == Mark::Blank);
                let row = if blank { row.saturating_sub(1) } else { row };
                self.list.select(row);
                set(marks, row, Mark::Blank);
            }
            _ => return None,
        }
        Some(false)
    }

    /// Grades a person and goes on: after a change to the next one, else to
    /// the next one without a mark. True when none is left without.
    fn grade(&mut self, row: usize, mark: Mark, marks: &mut [Mark]) -> bool {
        let open = |mark: &Mark| *mark == Mark::Blank;
        let changed = marks.get(row).is_some_and(|mark| !open(mark));
        set(marks, row, mark);
        if changed {
            self.list.select(row + 1);
            return false;
        }
        let next = marks.iter().skip(row + 1).position(open);
        self.list
            .select(next.map_or(marks.len(), |next| row + 1 + next));
        !marks.iter().any(open)
    }

    /// Draws the page.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, sheet: Sheet, cx: &Context) {
        let area = column(canvas.area());
        let airy = area.height >= 18;
        let foot = if airy { 3 } else { 1 };
        let y = draw_question(canvas, area, sheet) + u16::from(airy);
        let columns = Columns::of(sheet, area, cx);
        let y = columns.draw_header(canvas, y, sheet);
        let rows = above(
            Rect {
                y,
                height: area.bottom().saturating_sub(y),
                ..area
            },
            foot,
        );
        let len = sheet.marks.len() + 1;
        let tall = if usize::from(rows.height) >= 2 * len {
            2
        } else {
            1
        };
        let mut cells = Vec::new();
        self.list
            .draw(canvas, rows, (len, tall), |canvas, row, in_hand| {
                columns.draw_row(canvas, sheet, (row, in_hand), &mut cells, cx);
            });
        self.cells = cells;
        draw_foot(canvas, area, sheet, airy, cx);
    }
}

fn set(marks: &mut [Mark], row: usize, mark: Mark) {
    if let Some(place) = marks.get_mut(row) {
        *place = mark;
    }
}

/// The item as asked; returns the row after.
pub(super) fn draw_question(canvas: &mut Canvas, area: Rect, sheet: Sheet) -> u16 {
    let item = sheet.step.item;
    let label = steps::label(sheet.setup, item);
    canvas.print(area.x, area.y, label, Role::Accent);
    let asked = steps::text(sheet.setup, item);
    canvas.paragraph(area.x, area.y + 1, area.width, asked, Role::Heading)
}

/// Which keys do what, and the promise.
pub(super) fn draw_foot(canvas: &mut Canvas, area: Rect, sheet: Sheet, airy: bool, cx: &Context) {
    let last = area.bottom().saturating_sub(1);
    let grades = sheet.scale().map_or(0, |scale| scale.grades.len());
    let how = match sheet.scale() {
        Some(scale) if sheet.step.dont_know => {
            let unsure = scale.dont_know.as_str();
            tr!(cx.lang, "kiosk-grid-how", grades = grades, unsure = unsure)
        }
        _ => tr!(cx.lang, "kiosk-grid-how-sure", grades = grades),
    };
    if airy {
        canvas.print(
            area.x,
            last - 1,
            &tr!(cx.lang, "kiosk-grid-promise"),
            Role::Muted,
        );
    }
    canvas.print(area.x, last, &how, Role::Text);
}

/// Columns of the longest name alone.
fn widest_name(sheet: Sheet) -> u16 {
    let names = (0..sheet.marks.len()).filter_map(|row| sheet.subject(row));
    text::widest(names.map(|subject| &subject.name)) as u16
}

/// Columns of the longest name with its post.
fn longest(sheet: Sheet, brief: bool, cx: &Context) -> u16 {
    (0..sheet.marks.len())
        .filter_map(|row| sheet.subject(row))
        .map(|subject| {
            text::width(&subject.name) + 1 + text::width(&Sheet::post(subject, brief, cx))
        })
        .max()
        .unwrap_or_default() as u16
}

/// Where names and marks stand.
struct Columns {
    area: Rect,
    name: u16,
    /// Start and width of each choice.
    cells: Vec<(u16, u16)>,
    labels: Vec<String>,
    /// The words of the choices do not fit above the columns.
    short: bool,
    /// Only the last of several posts fits.
    brief: bool,
}

impl Columns {
    fn of(sheet: Sheet, area: Rect, cx: &Context) -> Self {
        let choices = sheet.choices();
        let mut labels: Vec<String> = choices
            .iter()
            .map(|(digit, _, word)| format!("{digit} {word}"))
            .collect();
        let width = |labels: &[String]| -> u16 {
            labels.iter().map(|label| text::width(label) as u16).sum()
        };
        let count = labels.len().max(1) as u16;
        let room = area.width.saturating_sub(2);
        // A name is never cut for the sake of the words above the columns.
        let short = room < widest_name(sheet).max(14) + width(&labels) + count;
        if short {
            labels = choices
                .iter()
                .map(|(digit, ..)| digit.to_string())
                .collect();
        }
        let total = width(&labels);
        let most = room.saturating_sub(total + count);
        let brief = longest(sheet, false, cx) > most;
        let name = longest(sheet, brief, cx).min(most);
        let gap = (room.saturating_sub(name + total) / count).min(4);
        let mut x = area.x + 2 + name;
        let cells = labels
            .iter()
            .map(|label| {
                let width = text::width(label) as u16;
                x += gap;
                let start = x;
                x += width;
                (start, width)
            })
            .collect();
        Self {
            area,
            name,
            cells,
            labels,
            short,
            brief,
        }
    }

    /// The choices above their columns; returns the row after.
    fn draw_header(&self, canvas: &mut Canvas, y: u16, sheet: Sheet) -> u16 {
        let mut y = y;
        if self.short {
            let words: Vec<String> = sheet
                .choices()
                .iter()
                .map(|(digit, _, word)| format!("{digit} {word}"))
                .collect();
            y = canvas.paragraph(
                self.area.x,
                y,
                self.area.width,
                &words.join("   "),
                Role::Text,
            );
        }
        for ((x, width), label) in self.cells.iter().zip(&self.labels) {
            let (digit, word) = label.split_once(' ').unwrap_or((label, ""));
            let after = canvas.print_within(*x, y, *width, digit, Role::Key);
            canvas.print_within(after + 1, y, width.saturating_sub(2), word, Role::Text);
        }
        y + 1
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        sheet: Sheet,
        (row, in_hand): (usize, bool),
        cells: &mut Vec<(Rect, usize, Mark)>,
        cx: &Context,
    ) {
        let (x, y) = (self.area.x + 2, canvas.area().y);
        if in_hand {
            canvas.print(self.area.x, y, canvas.signs().cursor, Role::Accent);
        }
        let Some(subject) = sheet.subject(row) else {
            let role = if in_hand { Role::Accent } else { Role::Muted };
            canvas.print(x, y, &sheet.onward_words(cx), role);
            return;
        };
        let role = if in_hand { Role::Cursor } else { Role::Text };
        let after = canvas.print_within(x, y, self.name, &subject.name, role);
        let room = (x + self.name).saturating_sub(after + 1);
        canvas.print_within(
            after + 1,
            y,
            room,
            &Sheet::post(subject, self.brief, cx),
            Role::Muted,
        );
        let mark = sheet.marks.get(row).copied().unwrap_or_default();
        for ((digit, choice, _), (start, width)) in sheet.choices().into_iter().zip(&self.cells) {
            let place = Rect {
                x: *start,
                y,
                width: *width,
                height: canvas.area().height,
            };
            cells.push((place, row, choice));
            let x = start + (width - 1) / 2;
            if choice == mark {
                canvas.print(x, y, canvas.signs().done, Role::Accent);
            } else if in_hand {
                canvas.print(x, y, digit.encode_utf8(&mut [0; 4]), Role::Muted);
            }
        }
    }
}
