//! Going from finding to finding in a criticism, and looking at one.

use std::ops::Range;
use std::sync::Arc;

use super::super::super::findings::{Explained, Keep};
use super::marks::field;
use super::{Answer, WriteScreen};
use crate::tr;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::review::{About, CriticismSpot};

impl WriteScreen {
    /// What has come due: saving, and reading by the rules.
    pub(super) fn due(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let saving = self.saving.deadline();
        let mut effects = if saving.is_some_and(|due| due <= cx.now) {
            self.save(cx)
        } else {
            Vec::new()
        };
        if let Some(pad) = &mut self.pad {
            pad.commit(cx);
            let reading = self.marks.read_when_due(cx.now, pad);
            effects.extend(reading.map(|it| it.ask(Answer::Reviewed)));
        }
        effects
    }

    /// To the next finding, whichever opinion it is in.
    pub(super) fn next_finding(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let spot = match &mut self.pad {
            Some(pad) => {
                pad.commit(cx);
                self.marks.next(pad)
            }
            None => None,
        };
        match spot {
            Some(spot) => self.go_to(spot, cx),
            None => vec![Effect::toast(tr!(cx.lang, "findings-none"))],
        }
    }

    /// All findings.
    pub(super) fn all_findings(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        if let Some(pad) = &self.pad {
            let screen = self.marks.list(pad, self.keep(), cx.lang);
            effects.push(Effect::call(screen, Answer::Explained));
        }
        effects
    }

    /// The finding of the line below the form.
    pub(super) fn explain(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        let pad = self.pad.as_ref();
        let screen = pad.and_then(|pad| self.marks.explain(pad, self.keep(), cx.lang));
        effects.extend(screen.map(|screen| Effect::call(screen, Answer::Explained)));
        effects
    }

    /// Goes to the finding that somebody looked at.
    pub(super) fn explained(&mut self, explained: &Explained, cx: &Context) -> Vec<Effect<Answer>> {
        let Explained::Mend(at) = explained else {
            // What was answered shows when the rules have read again.
            return Vec::new();
        };
        let spot = self.pad.as_ref().and_then(|pad| self.marks.go(*at, pad));
        spot.map(|spot| self.go_to(spot, cx)).unwrap_or_default()
    }

    /// Goes to a place, with its words selected.
    fn go_to(
        &mut self,
        (spot, bytes): (CriticismSpot, Range<usize>),
        cx: &Context,
    ) -> Vec<Effect<Answer>> {
        let effects = self.go(Some(spot.opinion), cx);
        if let Some(pad) = &mut self.pad {
            let field = field(spot.role);
            pad.form.set_focus(field);
            if let Some(editor) = pad.form.editor_mut(field)
                && !bytes.is_empty()
            {
                editor.select(bytes);
            }
        }
        effects
    }

    fn keep(&self) -> Keep {
        Keep {
            key: Arc::clone(&self.key),
            about: About::Criticism(self.target),
        }
    }
}
