//! What the commands of a criticism do.

use std::sync::Arc;

use crate::tr;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input};
use crate::tui::toast::Toast;
use crate::usecase::criticism;

use super::super::super::findings::Pointing;
use super::super::PagesScreen;
use super::pad::Pad;
use super::{Answer, WriteScreen, sentences};

impl WriteScreen {
    /// Hands in what is stored, once that is what stands here.
    pub(super) fn hand_in_saved(&mut self, cx: &Context) -> Option<Effect<Answer>> {
        if !self.handing_in || !self.saving.is_settled() {
            return None;
        }
        self.handing_in = false;
        let (key, target, now) = (Arc::clone(&self.key), self.target, cx.wall);
        Some(Effect::ask(move |desk| {
            criticism::hand_in(desk, &key, target, now)?;
            let draft = criticism::draft(desk, &key, target)?;
            Ok(Answer::HandedIn(Box::new(draft)))
        }))
    }

    pub(super) fn take_back(&self) -> Vec<Effect<Answer>> {
        let (key, target) = (Arc::clone(&self.key), self.target);
        vec![Effect::ask(move |desk| {
            criticism::withdraw(desk, &key, target)?;
            let draft = criticism::draft(desk, &key, target)?;
            Ok(Answer::TakenBack(Box::new(draft)))
        })]
    }

    pub(super) fn go(&mut self, at: Option<usize>, cx: &Context) -> Vec<Effect<Answer>> {
        let effects = self.save(cx);
        if let (Some(pad), Some(at)) = (&mut self.pad, at) {
            pad.go(at, cx);
        }
        effects
    }

    pub(super) fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        let at = pad.at();
        match command {
            Command::Next => self.go(Some(at + 1), cx),
            Command::Previous => self.go(at.checked_sub(1), cx),
            Command::New => {
                let effects = self.save(cx);
                if let Some(pad) = &mut self.pad {
                    pad.add(cx);
                }
                effects
            }
            Command::Remove => vec![Effect::Confirm(sentences::remove(at, cx), Answer::Remove)],
            Command::Preview => {
                let mut effects = self.save(cx);
                if let Some(pad) = &self.pad {
                    effects.push(Effect::push(PagesScreen::preview(pad.draft())));
                }
                effects
            }
            Command::HandIn => {
                pad.commit(cx);
                let question = sentences::hand_in_question(pad.draft(), cx);
                let mut effects = self.save(cx);
                effects.push(Effect::Confirm(question, Answer::HandIn));
                effects
            }
            Command::TakeBack => vec![Effect::Confirm(sentences::take_back(cx), Answer::TakeBack)],
            Command::Save => self.save(cx),
            Command::NextFinding => self.next_finding(cx),
            Command::Findings => self.all_findings(cx),
            Command::Help => self.explain(cx),
            _ => self.filled(&Input::Command(command), cx),
        }
    }

    pub(super) fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if pad.draft().is_handed_in() {
            return read_only(pad, input, cx);
        }
        match pad.form.handle(input, cx) {
            Filled::Changed(_) => {
                self.touch(cx);
                Vec::new()
            }
            Filled::Nothing => self.beyond(input, cx),
            Filled::Moved | Filled::Submitted(_) => Vec::new(),
        }
    }

    /// A key that found no way further within the opinion.
    fn beyond(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let at = self.pad.as_ref().map_or(0, Pad::at);
        let Input::Key(key) = input else {
            return Vec::new();
        };
        match key.code {
            Code::PageDown => self.go(Some(at + 1), cx),
            Code::PageUp => self.go(at.checked_sub(1), cx),
            _ => Vec::new(),
        }
    }
}

/// What was handed in is only read: the caret goes about in it, but whatever
/// would change it is undone at once.
fn read_only(pad: &mut Pad, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
    let before = pad.form.clone();
    let writes = match pad.form.handle(input, cx) {
        Filled::Changed(_) => true,
        Filled::Nothing => matches!(input, Input::Key(key) if key.typed().is_some()),
        Filled::Moved | Filled::Submitted(_) => false,
    };
    if !writes {
        return Vec::new();
    }
    pad.form = before;
    let words = if pad.draft().can_be_withdrawn() {
        let key = cx.key_label(Command::TakeBack);
        tr!(cx.lang, "sheet-take-back-first", key = key)
    } else {
        tr!(cx.lang, "criticism-stands")
    };
    vec![Effect::Toast(Toast::warning(words))]
}
