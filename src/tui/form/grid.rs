//! Grading: one grade for each row, a page of a questionnaire.

use std::collections::BTreeMap;

use ratatui::layout::{Position, Rect};

use crate::domain::form::{Choice, Value};
use crate::text;
use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

use super::editor::Edited;

/// One grade for each row.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    rows: Vec<Choice>,
    options: Vec<Choice>,
    grades: BTreeMap<String, String>,
    /// The row in hand.
    at: usize,
    place: Rect,
    label_columns: u16,
}

impl Grid {
    pub fn new(rows: Vec<Choice>, options: Vec<Choice>, value: Option<&Value>) -> Self {
        let grades = match value {
            Some(Value::Grades(grades)) => grades.clone(),
            _ => BTreeMap::new(),
        };
        let open = rows
            .iter()
            .position(|row| !grades.contains_key(&row.id))
            .unwrap_or(0);
        Self {
            rows,
            options,
            grades,
            at: open,
            place: Rect::default(),
            label_columns: 0,
        }
    }

    pub fn value(&self) -> Value {
        Value::Grades(self.grades.clone())
    }

    /// Other words for the same rows and grades.
    pub fn rename(&mut self, rows: Vec<Choice>, options: Vec<Choice>) {
        (self.rows, self.options) = (rows, options);
    }

    /// The row in hand.
    pub const fn row(&self) -> usize {
        self.at
    }

    pub fn handle<A>(&mut self, input: &Input<A>) -> Edited {
        match input {
            Input::Key(key) if !key.ctrl && !key.alt => {
                if let Some(digit) = key.digit() {
                    let Some(option) = Choice::keyed(&self.options, digit) else {
                        return Edited::Nothing;
                    };
                    let edited = self.grade(self.at, option);
                    self.at = (self.at + 1).min(self.rows.len().saturating_sub(1));
                    return edited;
                }
                match key.code {
                    Code::Up => self.go(self.at.checked_sub(1)),
                    Code::Down | Code::Enter => self.go(Some(self.at + 1)),
                    Code::Left => {
                        self.grade(self.at, self.graded().map_or(0, |g| g.saturating_sub(1)))
                    }
                    Code::Right => self.grade(self.at, self.graded().map_or(0, |g| g + 1)),
                    Code::Delete | Code::Backspace => self.empty(),
                    _ => Edited::Nothing,
                }
            }
            Input::Mouse(mouse) if mouse.act == Act::Click => self.click(mouse.x, mouse.y),
            _ => Edited::Nothing,
        }
    }

    /// The index of the grade of the row in hand.
    fn graded(&self) -> Option<usize> {
        let grade = self.grades.get(&self.rows.get(self.at)?.id)?;
        self.options.iter().position(|option| option.id == *grade)
    }

    fn go(&mut self, to: Option<usize>) -> Edited {
        match to.filter(|to| *to < self.rows.len()) {
            Some(to) => {
                self.at = to;
                Edited::Moved
            }
            None => Edited::Nothing,
        }
    }

    fn grade(&mut self, row: usize, option: usize) -> Edited {
        match (self.rows.get(row), self.options.get(option)) {
            (Some(row), Some(option)) => {
                self.grades.insert(row.id.clone(), option.id.clone());
                Edited::Changed
            }
            _ => Edited::Nothing,
        }
    }

    fn empty(&mut self) -> Edited {
        let row = self.rows.get(self.at);
        let removed = row.and_then(|row| self.grades.remove(&row.id));
        if removed.is_some() {
            Edited::Changed
        } else {
            Edited::Nothing
        }
    }

    fn click(&mut self, x: u16, y: u16) -> Edited {
        let first = Rect {
            y: self.place.y + 1,
            height: self.place.height.saturating_sub(1),
            ..self.place
        };
        if !first.contains(Position::new(x, y)) {
            return Edited::Nothing;
        }
        let row = usize::from(y - first.y);
        if row >= self.rows.len() {
            return Edited::Nothing;
        }
        self.at = row;
        let column = x.saturating_sub(first.x + self.label_columns) / self.option_columns().max(1);
        if x < first.x + self.label_columns {
            return Edited::Moved;
        }
        self.grade(row, usize::from(column))
    }

    pub fn rows(&self) -> usize {
        self.rows.len() + 1
    }

    fn option_columns(&self) -> u16 {
        let room = self.place.width.saturating_sub(self.label_columns);
        room.checked_div(self.options.len() as u16)
            .unwrap_or(room)
            .clamp(1, 13)
    }

    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, focused: bool) {
        self.place = area;
        let longest = text::widest(self.rows.iter().map(|row| &row.label));
        self.label_columns = (longest as u16 + 4).min(area.width / 2);
        let column = self.option_columns();
        let place = |index: usize| area.x + self.label_columns + column * index as u16;
        for (index, option) in self.options.iter().enumerate() {
            let digit = option
                .key(index)
                .map(|digit| format!("{digit} "))
                .unwrap_or_default();
            let words = format!("{digit}{}", option.label);
            canvas.print_within(place(index), area.y, column - 1, &words, Role::Muted);
        }
        for (index, row) in self.rows.iter().enumerate() {
            let y = area.y + 1 + index as u16;
            let in_hand = focused && index == self.at;
            let role = if in_hand { Role::Cursor } else { Role::Text };
            let place_of_row = Rect {
                y,
                height: 1,
                ..area
            };
            let mut line = canvas.part(place_of_row);
            if in_hand {
                line = line.on(Role::Cursor);
                line.clear(place_of_row, Role::Cursor);
                line.print(area.x, y, line.signs().cursor, Role::Accent);
                line.caret(area.x, y);
            }
            let room = self.label_columns.saturating_sub(3);
            line.print_within(area.x + 2, y, room, &row.label, role);
            let grade = self.grades.get(&row.id);
            let graded = self
                .options
                .iter()
                .position(|option| Some(&option.id) == grade);
            if let Some(index) = graded {
                line.print(place(index) + 2, y, line.signs().done, Role::Accent);
            }
        }
    }
}
