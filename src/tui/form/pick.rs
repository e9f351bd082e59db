//! Choosing: one of several, some of several, one grade for each row.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::{Position, Rect};

use crate::domain::form::{Choice, Value};
use crate::text;
use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

use super::editor::Edited;

/// Options of which one or several are chosen.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    options: Vec<Choice>,
    chosen: BTreeSet<String>,
    several: bool,
    /// The option in hand.
    at: usize,
    places: Vec<Rect>,
    inline: bool,
}

impl Pick {
    pub fn new(options: Vec<Choice>, several: bool, value: Option<&Value>) -> Self {
        let chosen: BTreeSet<String> = match value {
            Some(Value::Choice(id)) => BTreeSet::from([id.clone()]),
            Some(Value::Choices(ids)) => ids.clone(),
            _ => BTreeSet::new(),
        };
        let at = options
            .iter()
            .position(|option| chosen.contains(&option.id))
            .unwrap_or(0);
        Self {
            options,
            chosen,
            several,
            at,
            places: Vec::new(),
            inline: true,
        }
    }

    pub fn value(&self) -> Value {
        if self.several {
            Value::Choices(self.chosen.clone())
        } else {
            Value::Choice(self.chosen.first().cloned().unwrap_or_default())
        }
    }

    /// Other words for the same choices.
    pub fn rename(&mut self, options: Vec<Choice>) {
        self.options = options;
    }

    pub fn handle<A>(&mut self, input: &Input<A>) -> Edited {
        match input {
            Input::Key(key) if !key.ctrl && !key.alt => {
                if let Some(digit) = key.digit() {
                    let keyed = |(index, option): (usize, &Choice)| {
                        (option.key(index) == Some(digit)).then_some(index)
                    };
                    return match self.options.iter().enumerate().find_map(keyed) {
                        Some(index) => self.choose(index),
                        None => Edited::Nothing,
                    };
                }
                match key.code {
                    Code::Left if self.inline => self.go(self.at.checked_sub(1)),
                    Code::Right if self.inline => self.go(Some(self.at + 1)),
                    Code::Up if !self.inline => self.go(self.at.checked_sub(1)),
                    Code::Down if !self.inline => self.go(Some(self.at + 1)),
                    Code::Char(' ') => self.choose(self.at),
                    Code::Delete | Code::Backspace => self.empty(),
                    _ => Edited::Nothing,
                }
            }
            Input::Mouse(mouse) if mouse.act == Act::Click => {
                let at = Position::new(mouse.x, mouse.y);
                match self.places.iter().position(|place| place.contains(at)) {
                    Some(index) => self.choose(index),
                    None => Edited::Nothing,
                }
            }
            _ => Edited::Nothing,
        }
    }

    /// The option in hand moves; of one, the choice goes with it along a row.
    fn go(&mut self, to: Option<usize>) -> Edited {
        let Some(to) = to.filter(|to| *to < self.options.len()) else {
            return Edited::Nothing;
        };
        self.at = to;
        if self.inline && !self.several {
            return self.choose(to);
        }
        Edited::Moved
    }

    fn choose(&mut self, index: usize) -> Edited {
        let Some(option) = self.options.get(index) else {
            return Edited::Nothing;
        };
        self.at = index;
        let id = option.id.clone();
        if self.several {
            if !self.chosen.remove(&id) {
                self.chosen.insert(id);
            }
        } else {
            self.chosen = BTreeSet::from([id]);
        }
        Edited::Changed
    }

    fn empty(&mut self) -> Edited {
        let any = !self.chosen.is_empty();
        self.chosen.clear();
        if any {
            Edited::Changed
        } else {
            Edited::Nothing
        }
    }

    /// Enter on a list of one chooses what is in hand.
    pub fn enter(&mut self) -> Edited {
        if !self.several && !self.inline {
            self.choose(self.at)
        } else {
            Edited::Nothing
        }
    }

    pub fn rows(&self, columns: u16) -> usize {
        if self.width() <= usize::from(columns) {
            return 1;
        }
        let room = columns.saturating_sub(8);
        self.options
            .iter()
            .map(|option| usize::from(Canvas::rows(&option.label, room)))
            .sum()
    }

    /// Columns of all options in one row.
    fn width(&self) -> usize {
        self.options
            .iter()
            .map(|option| 6 + text::width(&option.label) + 2)
            .sum()
    }

    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, focused: bool) {
        self.inline = self.width() <= usize::from(area.width);
        self.places.clear();
        let (mut x, mut y) = (area.x, area.y);
        for index in 0..self.options.len() {
            let Some(option) = self.options.get(index) else {
                break;
            };
            let in_hand = focused && index == self.at;
            let role = if in_hand { Role::Cursor } else { Role::Text };
            let sign = self.sign(option, canvas);
            let digit = option
                .key(index)
                .map(|digit| digit.to_string())
                .unwrap_or_default();
            let after = canvas.print(x, y, &sign, if in_hand { role } else { Role::Accent });
            if in_hand {
                canvas.caret(x + u16::from(!self.several), y);
            }
            let after = canvas.print(after, y, &format!(" {digit} "), Role::Muted);
            if self.inline {
                let end = canvas.print(after, y, &option.label, role);
                self.places.push(Rect {
                    x,
                    y,
                    width: end.saturating_sub(x),
                    height: 1,
                });
                x = end + 2;
            } else {
                let room = area.width.saturating_sub(after.saturating_sub(x)).max(2);
                let below = canvas.paragraph(after, y, room, &option.label, role);
                let height = Canvas::rows(&option.label, area.width.saturating_sub(8));
                self.places.push(Rect {
                    x,
                    y,
                    width: area.width,
                    height,
                });
                y = below.max(y + height);
            }
        }
    }

    fn sign(&self, option: &Choice, canvas: &Canvas) -> String {
        let signs = canvas.signs();
        match (self.several, self.chosen.contains(&option.id)) {
            (true, true) => signs.ticked.to_owned(),
            (true, false) => signs.unticked.to_owned(),
            (false, true) => format!("({})", signs.cursor),
            (false, false) => "( )".to_owned(),
        }
    }
}

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
                    let keyed = |(index, option): (usize, &Choice)| {
                        (option.key(index) == Some(digit)).then_some(index)
                    };
                    let Some(option) = self.options.iter().enumerate().find_map(keyed) else {
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
        let longest = self
            .rows
            .iter()
            .map(|row| text::width(&row.label))
            .max()
            .unwrap_or(0);
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
        for (line, row) in self.rows.iter().enumerate() {
            let y = area.y + 1 + line as u16;
            let in_hand = focused && line == self.at;
            let role = if in_hand { Role::Cursor } else { Role::Text };
            if in_hand {
                canvas.tint(
                    Rect {
                        y,
                        height: 1,
                        ..area
                    },
                    Role::Cursor,
                );
                canvas.print(area.x, y, canvas.signs().cursor, Role::Accent);
                canvas.caret(area.x, y);
            }
            let room = self.label_columns.saturating_sub(3);
            canvas.print_within(area.x + 2, y, room, &row.label, role);
            let grade = self.grades.get(&row.id);
            let graded = self
                .options
                .iter()
                .position(|option| Some(&option.id) == grade);
            if let Some(index) = graded {
                canvas.print(place(index) + 2, y, canvas.signs().done, Role::Accent);
            }
        }
    }
}
