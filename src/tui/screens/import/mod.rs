//! 导入: an export of a survey platform, column by column and value by value,
//! into the box. Nothing is stored before the last step.

mod chooser;
mod columns;
mod draft;
mod pick;
mod report;
mod row;
mod samples;
mod saving;
mod values;

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::Setup;
use crate::intake::{Mapping, Table};
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, Typing, answered,
};
use crate::usecase::import::{self, Imported, Place};
use crate::usecase::round;

use chooser::{Choice, Chooser};
use columns::ColumnsScreen;
use draft::Draft;
use report::ReportScreen;

/// The endings of tables.
const TABLES: [&str; 4] = ["xls", "xlsx", "csv", "txt"];

/// The first step: which file.
pub struct ImportScreen {
    chooser: Chooser,
}

/// What the first step is answered.
pub enum Answer {
    /// What lies in a folder.
    Places(PathBuf, Vec<Place>),
    /// The table was read, and its columns guessed.
    Read(Box<(PathBuf, Table, Setup, Mapping)>),
    /// The import was done.
    Imported(Imported),
}

impl ImportScreen {
    /// Begins in the folder of the data file.
    #[must_use]
    pub fn new() -> Self {
        Self {
            chooser: Chooser::new(),
        }
    }

    fn chosen(choice: Choice, cx: &Context) -> Vec<Effect<Answer>> {
        match choice {
            Choice::Nothing | Choice::Moved => Vec::new(),
            Choice::Folder(folder) => vec![Effect::ask(move |_| {
                let places = import::places(&folder, &TABLES)?;
                Ok(Answer::Places(folder, places))
            })],
            Choice::File(path) => vec![Effect::job(
                tr!(cx.lang, "import-reading"),
                move |desk, _| {
                    let table = import::read_table(&path)?;
                    let setup = round::setup(desk)?;
                    let mapping = import::guess(desk, &table)?;
                    Ok(Answer::Read(Box::new((path, table, setup, mapping))))
                },
            )],
        }
    }
}

impl Default for ImportScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for ImportScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.chooser.handle(&input, cx) {
            Choice::Nothing => {}
            choice => return Self::chosen(choice, cx),
        }
        match input {
            Input::Opened => vec![Effect::ask(|desk| {
                let folder = desk.path()?.parent().map(PathBuf::from).unwrap_or_default();
                let places = import::places(&folder, &TABLES)?;
                Ok(Answer::Places(folder, places))
            })],
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Places(folder, places) => {
                    self.chooser.show(folder, places);
                    Vec::new()
                }
                Answer::Read(read) => {
                    let (path, table, setup, mapping) = *read;
                    let draft = Draft::new(path, Arc::new(table), Arc::new(setup), mapping);
                    vec![Effect::call(ColumnsScreen::new(draft), Answer::Imported)]
                }
                Answer::Imported(imported) => vec![Effect::replace(ReportScreen::new(imported))],
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "import-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        let rest = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        self.chooser.draw(canvas, rest, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-title")).right(tr!(cx.lang, "import-step-1"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(Command::Open, tr!(cx.lang, "import-open"))]
    }

    fn typing(&self) -> Typing {
        self.chooser.typing()
    }
}
