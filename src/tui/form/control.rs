//! What a field is filled in with.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use crate::domain::form::{Field, Kind, Secret, Value, read_date};
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::{Input, Typing};
use crate::tui::theme::Role;

use super::editor::{Edited, Editor};
use super::grid::Grid;
use super::pick::Pick;

/// The state of one field.
#[derive(Debug, Clone)]
pub(super) enum Control {
    Text(Editor),
    Secret(Editor),
    Number(Editor),
    Date(Editor),
    Pick(Pick),
    Grid(Grid),
    ReadOnly(String),
}

impl Control {
    pub fn new(field: &Field, value: Option<&Value>) -> Self {
        let words = match value {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Date(date)) => date.to_string(),
            _ => String::new(),
        };
        match &field.kind {
            Kind::Line { max } => Self::Text(Editor::line(&words).limit(*max)),
            Kind::Long { max } => Self::Text(Editor::long(&words).limit(*max)),
            Kind::Secret { .. } => Self::Secret(Editor::secret()),
            Kind::Number { .. } => Self::Number(Editor::line(&words).limit(Some(20))),
            Kind::Date { .. } => Self::Date(Editor::line(&words).limit(Some(20))),
            Kind::Choice { options } => {
                Self::Pick(Pick::new(options.clone(), false, value).folded(field.folded))
            }
            Kind::Choices { options, .. } => Self::Pick(Pick::new(options.clone(), true, value)),
            Kind::Grades { rows, options } => {
                Self::Grid(Grid::new(rows.clone(), options.clone(), value))
            }
            Kind::ReadOnly => Self::ReadOnly(words),
        }
    }

    /// The words of a field made anew, in another language.
    pub fn rename(&mut self, field: &Field) {
        match (self, &field.kind) {
            (Self::Pick(pick), Kind::Choice { options } | Kind::Choices { options, .. }) => {
                pick.rename(options.clone());
            }
            (Self::Grid(grid), Kind::Grades { rows, options }) => {
                grid.rename(rows.clone(), options.clone());
            }
            _ => {}
        }
    }

    pub fn value(&self, today: NaiveDate) -> Value {
        match self {
            Self::Text(editor) => Value::Text(editor.text().to_owned()),
            Self::Secret(editor) => Value::Secret(Secret::new(editor.text())),
            Self::Number(editor) => {
                let typed = text::fold(editor.text().trim());
                typed
                    .parse()
                    .map_or_else(|_| Value::Text(typed.clone()), Value::Number)
            }
            Self::Date(editor) => {
                let typed = editor.text().trim();
                read_date(typed, today).map_or_else(|| Value::Text(typed.to_owned()), Value::Date)
            }
            Self::Pick(pick) => pick.value(),
            Self::Grid(grid) => grid.value(),
            Self::ReadOnly(words) => Value::Text(words.clone()),
        }
    }

    pub const fn typing(&self) -> Typing {
        match self {
            Self::Text(editor) => editor.typing(),
            Self::Secret(_) | Self::Number(_) | Self::Date(_) => Typing::Line,
            Self::Pick(_) | Self::Grid(_) | Self::ReadOnly(_) => Typing::Nothing,
        }
    }

    pub const fn takes_focus(&self) -> bool {
        !matches!(self, Self::ReadOnly(_))
    }

    pub const fn editor(&self) -> Option<&Editor> {
        match self {
            Self::Text(e) | Self::Secret(e) | Self::Number(e) | Self::Date(e) => Some(e),
            Self::Pick(_) | Self::Grid(_) | Self::ReadOnly(_) => None,
        }
    }

    pub const fn editor_mut(&mut self) -> Option<&mut Editor> {
        match self {
            Self::Text(e) | Self::Secret(e) | Self::Number(e) | Self::Date(e) => Some(e),
            Self::Pick(_) | Self::Grid(_) | Self::ReadOnly(_) => None,
        }
    }

    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Edited {
        match self {
            Self::Number(editor) => match input {
                Input::Text(typed) => editor.handle(&Input::<A>::Text(text::fold(typed)), cx),
                _ => editor.handle(input, cx),
            },
            Self::Date(editor) => match input {
                Input::Text(typed) => editor.handle(&Input::<A>::Text(text::fold(typed)), cx),
                _ => step_day(editor, input, cx),
            },
            Self::Text(editor) | Self::Secret(editor) => editor.handle(input, cx),
            Self::Pick(pick) => pick.handle(input),
            Self::Grid(grid) => grid.handle(input),
            Self::ReadOnly(_) => Edited::Nothing,
        }
    }

    /// Enter, before the form goes to the next field.
    pub fn enter(&mut self) -> Edited {
        match self {
            Self::Pick(pick) => pick.enter(),
            _ => Edited::Nothing,
        }
    }

    pub fn rows(&self, columns: u16, most: u16, focused: bool) -> u16 {
        let rows = match self {
            Self::Text(editor) => editor.rows(columns).min(usize::from(most)),
            Self::Secret(_) | Self::Number(_) | Self::Date(_) => 1,
            Self::Pick(pick) => pick.rows(columns, focused),
            Self::Grid(grid) => grid.rows(),
            Self::ReadOnly(words) => usize::from(Canvas::rows(words, columns)),
        };
        u16::try_from(rows).unwrap_or(u16::MAX).max(1)
    }

    /// The row within the field that must show while it has the focus.
    pub const fn row_in_hand(&self) -> usize {
        match self {
            Self::Grid(grid) => grid.row() + 1,
            _ => 0,
        }
    }

    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        focused: bool,
        field: &Field,
        cx: &Context,
    ) {
        match self {
            Self::Text(editor) | Self::Secret(editor) => {
                editor.draw(canvas, area, focused, &field.placeholder);
            }
            Self::Number(editor) => {
                let short = Rect {
                    width: area.width.min(22),
                    ..area
                };
                editor.draw(canvas, short, focused, &field.placeholder);
            }
            Self::Date(editor) => {
                let short = Rect {
                    width: area.width.min(14),
                    ..area
                };
                let hint = tr!(cx.lang, "form-date-hint");
                if editor.text().is_empty() {
                    canvas.print(area.x, area.y, &hint, Role::Placeholder);
                }
                editor.draw(canvas, short, focused, "");
                if let Some(date) = read_date(editor.text(), cx.wall.date()) {
                    let words = date_words(date, cx.wall.date(), cx.lang);
                    canvas.print(area.x + 15, area.y, &words, Role::Muted);
                }
            }
            Self::Pick(pick) => pick.draw(canvas, area, focused),
            Self::Grid(grid) => grid.draw(canvas, area, focused),
            Self::ReadOnly(words) => {
                canvas.paragraph(area.x, area.y, area.width, words, Role::Muted);
            }
        }
    }
}

/// Up and Down change the day of a date; anything else is typing.
fn step_day<A>(editor: &mut Editor, input: &Input<A>, cx: &Context) -> Edited {
    let Input::Key(key) = input else {
        return editor.handle(input, cx);
    };
    let today = cx.wall.date();
    let read = read_date(editor.text(), today);
    let next = match (key.code, read) {
        (Code::Up | Code::Down, None) if editor.text().trim().is_empty() => Some(today),
        (Code::Up, Some(date)) => date.pred_opt(),
        (Code::Down, Some(date)) => date.succ_opt(),
        _ => return editor.handle(input, cx),
    };
    match next {
        Some(date) => {
            editor.set_text(&date.to_string());
            Edited::Changed
        }
        None => Edited::Nothing,
    }
}

/// A day as people say it, with the year when it is not this one:
/// `12月18日 周五`.
#[must_use]
pub fn date_words(date: NaiveDate, today: NaiveDate, lang: &Lang) -> String {
    let weekday = match date.weekday().number_from_monday() {
        1 => tr!(lang, "frame-weekday-1"),
        2 => tr!(lang, "frame-weekday-2"),
        3 => tr!(lang, "frame-weekday-3"),
        4 => tr!(lang, "frame-weekday-4"),
        5 => tr!(lang, "frame-weekday-5"),
        6 => tr!(lang, "frame-weekday-6"),
        _ => tr!(lang, "frame-weekday-7"),
    };
    let (month, day) = (date.month(), date.day());
    if date.year() == today.year() {
        tr!(
            lang,
            "frame-date",
            month = month,
            day = day,
            weekday = weekday
        )
    } else {
        // As text, lest the number format put a comma into it.
        let year = date.year().to_string();
        tr!(
            lang,
            "frame-date-year",
            year = year,
            month = month,
            day = day,
            weekday = weekday
        )
    }
}
