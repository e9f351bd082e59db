//! The way to a kiosk: the box is opened, or a sentence says why not.

use std::path::PathBuf;
use std::sync::Arc;

use crate::say;
use crate::text::wrapped;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::layer::Layer;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::Error;
use crate::usecase::exit_key::ExitKey;
use crate::usecase::kiosk::Booth;

use super::kiosk;

/// The layer for a kiosk over a box, and what ends it if the operator said so
/// before.
#[must_use]
pub fn from_box(path: PathBuf, exit: Option<ExitKey>) -> Layer {
    Layer::new(BoxDoor {
        path,
        exit,
        refused: None,
    })
}

/// A box is being opened.
#[derive(Debug)]
struct BoxDoor {
    path: PathBuf,
    exit: Option<ExitKey>,
    refused: Option<Error>,
}

impl BoxDoor {
    fn open(&mut self) -> Vec<Effect<Result<Arc<Booth>, Error>>> {
        self.refused = None;
        let path = self.path.clone();
        vec![Effect::ask(move |_| Ok(Booth::open(&path).map(Arc::new)))]
    }
}

impl Screen for BoxDoor {
    type Answer = Result<Arc<Booth>, Error>;

    fn handle(&mut self, input: Input<Self::Answer>, _cx: &Context) -> Vec<Effect<Self::Answer>> {
        match input {
            Input::Opened => self.open(),
            // The box may be free or in its place by now.
            Input::Command(Command::Refresh) if self.refused.is_some() => self.open(),
            Input::Answer(answer) => answered(answer, |booth| match booth {
                Ok(booth) => vec![Effect::Replace(kiosk::open(booth, self.exit.take()))],
                Err(error) => {
                    self.refused = Some(error);
                    Vec::new()
                }
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let path = self.path.display().to_string();
        let (words, role) = match &self.refused {
            None => (tr!(cx.lang, "kiosk-opening", path = path), Role::Muted),
            Some(error) => {
                let why = say::sentence(error, cx.lang);
                (
                    tr!(cx.lang, "kiosk-refused", path = path, why = why),
                    Role::Text,
                )
            }
        };
        for (row, line) in (area.y..area.bottom()).zip(wrapped(&words, area.width.into())) {
            canvas.print(area.x, row, line, role);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "kiosk-door-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.refused.is_none() {
            return Vec::new();
        }
        vec![
            Offer::named(Command::Refresh, tr!(cx.lang, "kiosk-door-again")),
            Offer::new(Command::Quit),
        ]
    }
}
