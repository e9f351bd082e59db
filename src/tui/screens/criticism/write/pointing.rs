//! What the rules point at in a criticism.

use std::ops::Range;
use std::sync::Arc;

use super::super::super::findings::{Explained, Keep, Pointing};
use super::marks::{Marks, field};
use super::pad::Pad;
use super::{Answer, WriteScreen};
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::review::{About, CriticismSpot, Reviewed};

impl Pointing for WriteScreen {
    type Pad = Pad;

    fn written(&mut self) -> (Option<&mut Pad>, &mut Marks) {
        (self.pad.as_mut(), &mut self.marks)
    }

    fn saved_by(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        self.save(cx)
    }

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

    fn reviewed(reviewed: Box<Reviewed<CriticismSpot>>) -> Answer {
        Answer::Reviewed(reviewed)
    }

    fn looked(explained: Explained) -> Answer {
        Answer::Explained(explained)
    }
}
