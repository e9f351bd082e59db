//! What is typed, and where keys go that mean nothing to the form.

use super::{Answer, Mode, WorksheetScreen, item_form};
use crate::tr;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Effect, Input};
use crate::tui::toast::Toast;

use super::act::not_mine;
use super::pad::Pad;
use super::tree::lines;

impl WorksheetScreen {
    /// What is filled in, wherever the focus is.
    pub(super) fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if self.mode == Mode::Tree {
            return self.in_tree(input, cx);
        }
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if !pad.is_open() {
            return self.read_only(input, cx);
        }
        let mut filled = pad.form.handle(input, cx);
        if filled == Filled::Nothing && begins_to_write(pad, input) {
            pad.form.set_focus(item_form::FACTS);
            filled = match input {
                Input::Key(key) => pad.form.handle(&Input::<Answer>::Text(typed(*key)), cx),
                input => pad.form.handle(input, cx),
            };
        }
        match filled {
            Filled::Changed(_) => {
                self.saving.touch(pad.at(), cx.now);
                self.marks.touch(cx.now);
                Vec::new()
            }
            Filled::Submitted(_) => self.step(true, cx),
            Filled::Moved => Vec::new(),
            Filled::Nothing => self.beyond(input, cx),
        }
    }

    /// Going about in the tree.
    fn in_tree(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let tab = matches!(input, Input::Command(Command::NextField))
            || matches!(input, Input::Key(key) if key.code == Code::Tab && !key.shift);
        if tab {
            self.mode = Mode::Edit;
            return Vec::new();
        }
        let lines = lines(pad, cx.lang);
        self.tree.show(pad.at(), &lines);
        match self.tree.handle(input, &lines) {
            Some((page, opened)) => {
                if opened {
                    self.mode = Mode::Edit;
                }
                self.go(page, cx)
            }
            None => Vec::new(),
        }
    }

    /// A key that found no way further within the page.
    fn beyond(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let forward = match input {
            Input::Key(key) => match key.code {
                Code::PageDown => true,
                Code::PageUp => false,
                Code::Tab => !key.shift,
                _ => return Vec::new(),
            },
            Input::Command(Command::NextField) => true,
            Input::Command(Command::PreviousField) => false,
            _ => return Vec::new(),
        };
        self.step(forward, cx)
    }

    /// What may not be written in is only read: the caret goes about in it, but
    /// whatever would change it is undone at once.
    fn read_only(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        let before = pad.form.clone();
        let writes = match pad.form.handle(input, cx) {
            Filled::Changed(_) => true,
            Filled::Nothing => match input {
                Input::Key(key) if key.typed().is_some() => true,
                input => return self.beyond(input, cx),
            },
            Filled::Moved | Filled::Submitted(_) => false,
        };
        if !writes {
            return Vec::new();
        }
        pad.form = before;
        let words = not_mine(pad, cx).unwrap_or_else(|| {
            let key = cx.keys.label(Command::TakeBack);
            tr!(cx.lang, "sheet-take-back-first", key = key)
        });
        vec![Effect::Toast(Toast::warning(words))]
    }
}

/// Whether somebody writes while the rating has the focus: they mean the
/// first text.
fn begins_to_write(pad: &Pad, input: &Input<Answer>) -> bool {
    let writes = match input {
        Input::Key(key) => key.typed().is_some_and(|c| !c.is_whitespace()),
        Input::Paste(_) => true,
        _ => false,
    };
    writes && pad.form.focus() == item_form::RATING
}

fn typed(key: Key) -> String {
    key.typed().map(String::from).unwrap_or_default()
}
