//! The first layer for a file named at start, and where all ways in lead. The
//! first frame does not wait for the file.

use std::path::PathBuf;
use std::sync::Arc;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::layer::Layer;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::Error;
use crate::usecase::vault::OfficeKey;

use super::demo_page::DemoPage;
use super::first_run::FirstRun;
use super::home::HomeScreen;

/// Home for whoever comes next.
#[must_use]
pub fn home() -> Layer {
    Layer::new(HomeScreen::nobody())
}

/// Home for chair and clerk, unlocked.
#[must_use]
pub fn home_of_office(office: Arc<OfficeKey>) -> Layer {
    Layer::new(HomeScreen::office(office))
}

/// The layer for a data file: home, or the first page where there is none or
/// it does not open.
#[must_use]
pub fn from_data(path: PathBuf) -> Layer {
    Layer::new(Opening {
        path,
        then: Then::Home,
    })
}

/// The layer for an example that was just written.
#[must_use]
pub fn from_demo(path: PathBuf) -> Layer {
    Layer::new(Opening {
        path,
        then: Then::Example,
    })
}

/// What comes when the file is open.
#[derive(Debug, Clone, Copy)]
enum Then {
    Home,
    Example,
}

/// A file is being opened.
#[derive(Debug)]
struct Opening {
    path: PathBuf,
    then: Then,
}

/// How that went.
enum Found {
    Opened,
    Nothing,
    Failed(Error),
}

impl Screen for Opening {
    type Answer = Found;

    fn handle(&mut self, input: Input<Found>, _cx: &Context) -> Vec<Effect<Found>> {
        let path = self.path.clone();
        match input {
            Input::Opened => vec![Effect::ask(move |desk| {
                if path.symlink_metadata().is_err() {
                    return Ok(Found::Nothing);
                }
                Ok(desk
                    .open(&path)
                    .map_or_else(Found::Failed, |()| Found::Opened))
            })],
            Input::Answer(answer) => answered(answer, |found| {
                vec![match (found, self.then) {
                    (Found::Opened, Then::Home) => Effect::Replace(home()),
                    (Found::Opened, Then::Example) => Effect::replace(DemoPage::new()),
                    (Found::Nothing, _) => Effect::replace(FirstRun::new(path)),
                    (Found::Failed(error), _) => {
                        Effect::replace(FirstRun::after_failure(path, error))
                    }
                }]
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let words = tr!(
            cx.lang,
            "first-opening",
            path = self.path.display().to_string()
        );
        canvas.print(area.x, area.y, &words, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "first-title"))
    }
}
