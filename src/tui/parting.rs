//! Going away without losing anything: a screen that must go may save once
//! more, and goes only when that is done.

use std::time::Duration;

use crate::tr;

use super::clock::Moment;
use super::context::Context;
use super::crew::Kind;
use super::layer::Layer;
use super::message::LayerId;
use super::router::{Router, context};
use super::screen::{Effect, Input};
use super::toast::Toast;

/// How long a program that must end waits for the last save.
const PATIENCE: Duration = Duration::from_secs(5);

/// What happens when everything is saved.
pub(super) enum After {
    /// A layer goes.
    Pop(LayerId),
    /// All layers go and this one comes.
    Home(Layer),
    /// The program ends.
    Quit,
}

/// Last saves that are under way. Meanwhile nothing is typed anywhere.
pub(super) struct Parting {
    after: After,
    open: usize,
    failed: bool,
    /// The system wants the end: go in any case, at the latest then.
    pub until: Option<Moment>,
}

impl Router {
    /// Lets these layers save, then does `after`.
    pub fn part(&mut self, leaving: Vec<LayerId>, after: After) {
        let mut open = 0;
        for id in leaving {
            let cx = context!(self);
            let Some(layer) = self.stack.get(id) else {
                continue;
            };
            for effect in layer.handle(Input::Leaving, &cx) {
                if let Effect::Ask(work) = effect {
                    self.crew.ask(id, Kind::Last, work);
                    open += 1;
                }
            }
        }
        match &mut self.parting {
            // Whoever comes second goes further: home, or out.
            Some(parting) => {
                parting.open += open;
                if !matches!(parting.after, After::Quit) {
                    parting.after = after;
                }
            }
            None => {
                self.parting = Some(Parting {
                    after,
                    open,
                    failed: false,
                    until: None,
                });
            }
        }
        self.go_if_saved();
    }

    /// A person wants to leave.
    pub fn quit(&mut self) {
        if self.refused {
            self.ended = true;
        } else {
            self.part(self.stack.ids(), After::Quit);
        }
    }

    /// The system wants the program to end, or the terminal is gone.
    pub fn terminate(&mut self) {
        self.crew.stop_jobs();
        let until = self.now.moment + PATIENCE;
        match &mut self.parting {
            Some(parting) if matches!(parting.after, After::Quit) => {}
            _ => self.part(self.stack.ids(), After::Quit),
        }
        if let Some(parting) = &mut self.parting {
            parting.until = Some(until);
        } else {
            self.ended = true;
        }
    }

    /// An answer came; `failed` when it was not what was wished.
    pub fn parted(&mut self, kind: Kind, failed: bool) {
        if kind == Kind::Last
            && let Some(parting) = &mut self.parting
        {
            parting.open = parting.open.saturating_sub(1);
            parting.failed |= failed;
            self.go_if_saved();
        }
    }

    fn go_if_saved(&mut self) {
        let Some(parting) = self.parting.take_if(|parting| parting.open == 0) else {
            return;
        };
        if parting.failed && parting.until.is_none() {
            if matches!(parting.after, After::Quit) {
                self.refused = true;
                self.show(Toast::warning(tr!(self.face.lang, "frame-save-failed")));
            }
            return;
        }
        match parting.after {
            After::Pop(id) => self.pop(id),
            After::Home(layer) => {
                self.stack.clear();
                self.push(layer, None);
            }
            After::Quit => self.ended = true,
        }
    }
}
