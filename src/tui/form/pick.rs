//! Choosing: one of several, or some of several.

use std::collections::BTreeSet;

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
    /// Only what is chosen shows until it has the focus.
    folded: bool,
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
            folded: false,
            at,
            places: Vec::new(),
            inline: true,
        }
    }

    /// A long list shows only what is chosen until it has the focus.
    pub const fn folded(mut self, folded: bool) -> Self {
        self.folded = folded;
        self
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
                    return match Choice::keyed(&self.options, digit) {
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

    pub fn rows(&self, columns: u16, focused: bool) -> usize {
        if self.width() <= usize::from(columns) || self.folded && !focused {
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
        if self.folded && !self.inline && !focused {
            self.draw_chosen(canvas, area);
            return;
        }
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

    /// What is chosen, on one row.
    fn draw_chosen(&self, canvas: &mut Canvas, area: Rect) {
        let chosen = |option: &&Choice| self.chosen.contains(&option.id);
        if let Some(option) = self.options.iter().find(chosen) {
            let sign = self.sign(option, canvas);
            let after = canvas.print(area.x, area.y, &sign, Role::Accent) + 1;
            let room = area.right().saturating_sub(after);
            canvas.print_within(after, area.y, room, &option.label, Role::Text);
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
