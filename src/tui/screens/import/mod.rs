//! 导入: an export of a survey platform, column by column and value by value,
//! into the box. Nothing is stored before the last step.

mod columns;
mod draft;
mod pick;
mod report;
mod review;
mod row;
mod samples;
mod saving;
mod values;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::Setup;
use crate::intake::Table;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::screens::file_picker::{FilePicker, Wanted};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::import::{self, Proposal, Report};
use crate::usecase::round;

use columns::ColumnsScreen;
use draft::Draft;
use report::ReportScreen;

/// The first step: what happens, and which file.
#[derive(Debug, Default)]
pub struct ImportScreen {
    /// The folder of the data file, where the picker begins.
    folder: PathBuf,
}

/// What the first step is answered.
pub enum Answer {
    /// The folder of the data file.
    Home(PathBuf),
    /// A file was chosen.
    File(PathBuf),
    /// The table was read, and its columns guessed.
    Read(Box<(PathBuf, Table, Setup, Proposal)>),
    /// The import was done.
    Imported(Box<Report>),
}

impl ImportScreen {
    /// An import into the box of the round in hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Home(folder) => {
                self.folder = folder;
                Vec::new()
            }
            Answer::File(path) => {
                if let Some(folder) = path.parent() {
                    folder.clone_into(&mut self.folder);
                }
                vec![read(path, cx)]
            }
            Answer::Read(read) => {
                let (path, table, setup, proposal) = *read;
                let draft = Draft::new(path, Arc::new(table), Arc::new(setup), proposal);
                vec![Effect::call(ColumnsScreen::new(draft), Answer::Imported)]
            }
            Answer::Imported(report) => vec![Effect::replace(ReportScreen::new(*report))],
        }
    }

    fn pick(&self) -> Vec<Effect<Answer>> {
        let picker = FilePicker::new(Wanted::Survey, self.folder.clone());
        vec![Effect::call(picker, Answer::File)]
    }
}

/// Reads a table and proposes what its columns are.
fn read(path: PathBuf, cx: &Context) -> Effect<Answer> {
    Effect::job(tr!(cx.lang, "import-reading"), move |desk, _| {
        let table = import::read_table(&path)?;
        let setup = round::setup(desk)?;
        let proposal = import::propose(desk, &table)?;
        Ok(Answer::Read(Box::new((path, table, setup, proposal))))
    })
}

impl Screen for ImportScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => vec![Effect::ask(|desk| {
                let path = desk.path()?;
                Ok(Answer::Home(
                    path.parent().unwrap_or(Path::new("")).to_owned(),
                ))
            })],
            Input::Command(Command::Open) => self.pick(),
            Input::Key(key) if key.code == Code::Enter => self.pick(),
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "import-words");
        let mut y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let steps = [
            tr!(cx.lang, "import-way-1"),
            tr!(cx.lang, "import-way-2"),
            tr!(cx.lang, "import-way-3"),
            tr!(cx.lang, "import-way-4"),
        ];
        for (number, step) in (1..).zip(steps) {
            canvas.print(area.x, y, &format!("{number}"), Role::Accent);
            let room = area.width.saturating_sub(3);
            y = canvas.paragraph(area.x + 3, y, room, &step, Role::Muted);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-title")).right(tr!(cx.lang, "import-step-1"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-choose")),
            Offer::new(Command::Back),
        ]
    }
}
