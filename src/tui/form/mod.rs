//! The one form widget: draws and edits a [`FormSpec`].

mod control;
mod draw;
mod editor;
mod grid;
mod pick;
mod sentence;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

pub use control::date_words;
pub use draw::{Arrangement, table_columns};
pub use editor::{Edited, Editor};
pub use sentence::sentence;

use crate::domain::form::{Fault, Field, FormSpec, Kind, Problem, Values, check};

use self::control::Control;
use super::burst::{Act, Mouse};
use super::command::{Command, Offer};
use super::context::Context;
use super::key::Code;
use super::screen::{Input, Typing};

/// What an input did to a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// It was not meant for it.
    Nothing,
    /// The focus or a caret moved.
    Moved,
    /// The field of this id has another value.
    Changed(String),
    /// Enter on the last field, and nothing is wrong. The values of fields
    /// that do not show are left out.
    Submitted(Values),
}

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    spec: FormSpec,
    controls: BTreeMap<String, Control>,
    /// The id of the field that has the focus.
    focus: String,
    complaints: BTreeMap<String, Complaint>,
    /// First row that shows.
    top: u16,
    area: Rect,
    /// Rows of each field when it was drawn, within the whole form.
    places: Vec<(String, Rect)>,
    arrangement: Arrangement,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Complaint {
    Fault(Fault),
    Words(String),
}

impl Form {
    /// A form with these values; the first field has the focus.
    #[must_use]
    pub fn new(spec: FormSpec, values: &Values) -> Self {
        let controls = spec
            .fields
            .iter()
            .map(|field| (field.id.clone(), Control::new(field, values.get(&field.id))))
            .collect();
        let mut form = Self {
            spec,
            controls,
            focus: String::new(),
            complaints: BTreeMap::new(),
            top: 0,
            area: Rect::default(),
            places: Vec::new(),
            arrangement: Arrangement::default(),
        };
        form.focus = form.stops(values).into_iter().next().unwrap_or_default();
        form
    }

    /// The same form in other words (after the language changed); what was
    /// filled in and the focus stay.
    pub fn rename(&mut self, spec: FormSpec) {
        for field in &spec.fields {
            if let Some(control) = self.controls.get_mut(&field.id) {
                control.rename(field);
            } else {
                self.controls
                    .insert(field.id.clone(), Control::new(field, None));
            }
        }
        self.spec = spec;
    }

    /// Says how the fields stand.
    pub const fn arrange(&mut self, arrangement: Arrangement) {
        self.arrangement = arrangement;
    }

    /// What is filled in, in fields that show and in those that do not.
    #[must_use]
    pub fn values(&self, cx: &Context) -> Values {
        let mut values = Values::new();
        for (id, control) in &self.controls {
            values.set(id.clone(), control.value(cx.wall.date()));
        }
        values
    }

    /// Puts another value into a field: what was loaded, what was claimed.
    pub fn set(&mut self, id: &str, value: &crate::domain::form::Value) {
        if let Some(field) = self.spec.field(id) {
            self.controls
                .insert(id.to_owned(), Control::new(field, Some(value)));
        }
    }

    /// The id of the field that has the focus.
    #[must_use]
    pub fn focus(&self) -> &str {
        &self.focus
    }

    /// Gives the focus to a field.
    pub fn set_focus(&mut self, id: &str) {
        if self.controls.get(id).is_some_and(Control::takes_focus) {
            id.clone_into(&mut self.focus);
        }
    }

    /// The ids of the fields with text of paragraphs, in their order.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let fields = self.spec.fields.iter();
        fields
            .filter(|field| matches!(field.kind, Kind::Long { .. }))
            .map(|field| field.id.clone())
            .collect()
    }

    /// The editor of a text field, for findings.
    #[must_use]
    pub fn editor(&self, id: &str) -> Option<&Editor> {
        self.controls.get(id).and_then(Control::editor)
    }

    /// The editor of a text field, to select what a finding means.
    pub fn editor_mut(&mut self, id: &str) -> Option<&mut Editor> {
        self.controls.get_mut(id).and_then(Control::editor_mut)
    }

    /// For [`Screen::typing`](super::Screen::typing).
    #[must_use]
    pub fn typing(&self) -> Typing {
        self.controls
            .get(&self.focus)
            .map(Control::typing)
            .unwrap_or_default()
    }

    /// The commands of writing, for [`Screen::offers`](super::Screen::offers).
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let writing = [Command::Undo, Command::Redo, Command::SelectAll];
        let fields = [Command::NextField, Command::PreviousField];
        let typing = self.typing() != Typing::Nothing;
        let writing = writing.into_iter().filter(|_| typing);
        fields
            .into_iter()
            .chain(writing)
            .map(|command| Offer::new(command).quiet())
            .collect()
    }

    /// Shows a sentence under a field: what the use case said about it.
    pub fn blame(&mut self, id: &str, words: impl Into<String>) {
        self.complaints
            .insert(id.to_owned(), Complaint::Words(words.into()));
        self.set_focus(id);
    }

    /// Checks everything: the values, or `None` with the faults shown and the
    /// focus on the first.
    pub fn submit(&mut self, cx: &Context) -> Option<Values> {
        let values = self.values(cx);
        let problems = check(&self.spec, &values);
        self.complaints.clear();
        if let Some(first) = problems.first() {
            self.set_focus(&first.field);
        }
        let done = problems.is_empty();
        for Problem { field, fault } in problems {
            self.complaints.insert(field, Complaint::Fault(fault));
        }
        done.then(|| {
            let mut shown = Values::new();
            for field in self.spec.shown(&values) {
                if let Some(value) = values.get(&field.id) {
                    shown.set(field.id.clone(), value.clone());
                }
            }
            shown
        })
    }

    /// Reacts to typing, keys, commands of writing, click and wheel.
    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Filled {
        if let Input::Mouse(mouse) = input {
            return self.mouse(*mouse, cx);
        }
        if let Input::Command(command) = input
            && let Some(key) = command.fixed_key()
        {
            return self.handle(&Input::<A>::Key(key), cx);
        }
        if let Input::Key(key) = input
            && key.code == Code::Tab
        {
            return self.step(!key.shift, cx);
        }
        let edited = self.edit(input, cx);
        if edited != Filled::Nothing {
            return edited;
        }
        match input {
            Input::Key(key) if !key.ctrl && !key.alt => match key.code {
                Code::Up => self.step_row(false, cx),
                Code::Down => self.step_row(true, cx),
                Code::Left => self.step(false, cx),
                Code::Right => self.step(true, cx),
                Code::Enter => self.enter(cx),
                _ => Filled::Nothing,
            },
            _ => Filled::Nothing,
        }
    }

    fn edit<A>(&mut self, input: &Input<A>, cx: &Context) -> Filled {
        let Some(control) = self.controls.get_mut(&self.focus) else {
            return Filled::Nothing;
        };
        match control.handle(input, cx) {
            Edited::Nothing => Filled::Nothing,
            Edited::Moved => Filled::Moved,
            Edited::Changed => {
                self.complaints.remove(&self.focus);
                Filled::Changed(self.focus.clone())
            }
            Edited::Full => {
                let editor = control.editor();
                let has = editor.map_or(0, |editor| editor.buffer().characters());
                if let Some(max) = editor.and_then(|editor| editor.buffer().limit()) {
                    let fault = Fault::TooLong {
                        max,
                        has: has.max(max),
                    };
                    self.complaints
                        .insert(self.focus.clone(), Complaint::Fault(fault));
                }
                Filled::Changed(self.focus.clone())
            }
        }
    }

    fn enter(&mut self, cx: &Context) -> Filled {
        let chosen = self.controls.get_mut(&self.focus).map(Control::enter);
        if chosen == Some(Edited::Changed) {
            self.complaints.remove(&self.focus);
        }
        let last = self.stops(&self.values(cx)).last() == Some(&self.focus);
        if last {
            return self.submit(cx).map_or(Filled::Moved, Filled::Submitted);
        }
        let was = self.focus.clone();
        self.step(true, cx);
        if chosen == Some(Edited::Changed) {
            Filled::Changed(was)
        } else {
            Filled::Moved
        }
    }

    /// Ids of the fields that show and take the focus.
    fn stops(&self, values: &Values) -> Vec<String> {
        let takes = |field: &&Field| {
            self.controls
                .get(&field.id)
                .is_some_and(Control::takes_focus)
        };
        self.spec
            .shown(values)
            .filter(takes)
            .map(|field| field.id.clone())
            .collect()
    }

    /// The focus goes a row of the table down, or up; without a table, to the
    /// next field or the one before.
    fn step_row(&mut self, forward: bool, cx: &Context) -> Filled {
        let Arrangement::Table(columns) = self.arrangement else {
            return self.step(forward, cx);
        };
        let columns = usize::from(columns);
        let values = self.values(cx);
        let shown: Vec<&Field> = self.spec.shown(&values).collect();
        let at = shown.iter().position(|field| field.id == self.focus);
        let to = match (at, forward) {
            (None, _) => None,
            (Some(at), true) => Some(at + columns),
            (Some(at), false) => at.checked_sub(columns),
        };
        match to
            .and_then(|to| shown.get(to))
            .map(|field| field.id.clone())
        {
            Some(id) => {
                self.set_focus(&id);
                Filled::Moved
            }
            None => Filled::Nothing,
        }
    }

    /// The focus goes to the next field, or to the one before.
    fn step(&mut self, forward: bool, cx: &Context) -> Filled {
        let values = self.values(cx);
        self.look_back(&values);
        let stops = self.stops(&values);
        let at = stops.iter().position(|id| *id == self.focus);
        let to = match (at, forward) {
            (None, _) => Some(0),
            (Some(at), true) => Some(at + 1),
            (Some(at), false) => at.checked_sub(1),
        };
        match to.and_then(|to| stops.get(to)) {
            Some(id) => {
                self.focus.clone_from(id);
                Filled::Moved
            }
            None => Filled::Nothing,
        }
    }

    /// Says what is wrong with a field that is left; an empty one is not
    /// wrong yet.
    fn look_back(&mut self, values: &Values) {
        let problems = check(&self.spec, values);
        let own = problems
            .into_iter()
            .find(|problem| problem.field == self.focus);
        if let Some(Problem { field, fault }) = own.filter(|p| !is_open(&p.fault)) {
            self.complaints.insert(field, Complaint::Fault(fault));
        }
    }

    fn mouse(&mut self, mouse: Mouse, cx: &Context) -> Filled {
        if !self.area.contains((mouse.x, mouse.y).into()) {
            return Filled::Nothing;
        }
        match mouse.act {
            Act::WheelUp => self.top = self.top.saturating_sub(3),
            Act::WheelDown => self.top = self.top.saturating_add(3),
            Act::Click | Act::Drag => {
                // Fields know where they are within the whole form.
                let x = mouse.x - self.area.x;
                let y = mouse.y - self.area.y + self.top;
                let hit = self
                    .places
                    .iter()
                    .find(|(_, place)| place.contains((x, y).into()));
                let Some((id, _)) = hit.cloned() else {
                    return Filled::Nothing;
                };
                self.set_focus(&id);
                let inner = Input::<()>::Mouse(Mouse {
                    x,
                    y,
                    act: mouse.act,
                });
                let filled = self.edit(&inner, cx);
                if filled != Filled::Nothing {
                    return filled;
                }
            }
        }
        Filled::Moved
    }
}

/// Whether a fault only says that something is still open.
const fn is_open(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::Missing | Fault::RowsMissing(_) | Fault::TooFew { .. }
    )
}
