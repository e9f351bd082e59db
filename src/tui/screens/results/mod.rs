//! 结果: what was released, as a table to enter by, a page per figure, and
//! the opinions. Everything is drawn from [`Released`] and nothing else.

mod base;
mod detail;
mod opinions;
mod rows;
mod sheet;
mod table;

use crate::assess::{Released, RoundResult};
use crate::domain::round::KeyMode;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::screens::export::ExportScreen;
use crate::tui::screens::projector;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::{Error, results, round};

use detail::DetailScreen;
use opinions::OpinionsScreen;
use sheet::{Sheet, Spot};
use table::Table;

/// The overview: subjects by items, in their customary order, never ranked.
#[derive(Default)]
pub struct ResultsScreen {
    state: State,
    rows: List,
    /// The item in hand.
    column: usize,
}

/// What the results screen is answered.
pub struct Answer {
    released: Released<RoundResult>,
    key_mode: KeyMode,
}

#[derive(Default)]
enum State {
    #[default]
    Loading,
    /// Nothing was counted yet.
    Missing,
    Here(Sheet),
}

impl ResultsScreen {
    /// The results of the round in hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn sheet(&self) -> Option<&Sheet> {
        match &self.state {
            State::Here(sheet) => Some(sheet),
            State::Loading | State::Missing => None,
        }
    }

    fn load() -> Vec<Effect<Answer>> {
        vec![Effect::ask(|desk| {
            let released = results::released(desk)?;
            Ok(Answer {
                released,
                key_mode: round::setup(desk)?.key_mode,
            })
        })]
    }

    fn loaded(&mut self, answer: Result<Answer, Error>) -> Vec<Effect<Answer>> {
        match answer {
            Err(Error::NotReleased | Error::NoRound | Error::NoMeeting) => {
                self.state = State::Missing;
                Vec::new()
            }
            answer => answered(answer, |Answer { released, key_mode }| {
                let sheet = Sheet::new(released, key_mode);
                self.rows.set_len(sheet.subjects().len());
                self.state = State::Here(sheet);
                Vec::new()
            }),
        }
    }

    fn spot(&self) -> Spot {
        Spot {
            subject: self.rows.selected(),
            item: self.column,
        }
    }

    fn command(&mut self, command: Command) -> Option<Vec<Effect<Answer>>> {
        let sheet = self.sheet()?.clone();
        let last = sheet.items().len().saturating_sub(1);
        match command {
            Command::Left => self.column = self.column.saturating_sub(1),
            Command::Right => self.column = (self.column + 1).min(last),
            Command::Look => {
                return Some(vec![Effect::push(OpinionsScreen::new(
                    sheet,
                    self.rows.selected(),
                ))]);
            }
            Command::Project => {
                let pages = projector::open(sheet.released().clone());
                return Some(vec![Effect::Push(pages)]);
            }
            Command::Export => return Some(vec![Effect::push(ExportScreen::ratings())]),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Opens the figure in hand, or the first one of its row.
    fn open(&self) -> Vec<Effect<Answer>> {
        let Some(sheet) = self.sheet() else {
            return Vec::new();
        };
        let mut spot = self.spot();
        if sheet.weighted(spot).is_none() {
            let next = sheet.next_item(spot, 1);
            spot = if next == spot {
                sheet.next_item(spot, -1)
            } else {
                next
            };
        }
        if sheet.weighted(spot).is_none() {
            return Vec::new();
        }
        vec![Effect::push(DetailScreen::new(sheet.clone(), spot))]
    }
}

impl Screen for ResultsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, _cx: &Context) -> Vec<Effect<Answer>> {
        let command = match &input {
            Input::Opened => return Self::load(),
            Input::Command(command) => Some(*command),
            Input::Key(key) if key.code == Code::Left => Some(Command::Left),
            Input::Key(key) if key.code == Code::Right => Some(Command::Right),
            _ => None,
        };
        if let Some(effects) = command.and_then(|command| self.command(command)) {
            return effects;
        }
        match self.rows.handle(&input) {
            Chosen::Opened(_) => return self.open(),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Answer(answer) => self.loaded(answer),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        match &self.state {
            State::Loading => {}
            State::Missing => {
                let area = canvas.column();
                canvas.paragraph(
                    area.x,
                    area.y,
                    area.width,
                    &tr!(cx.lang, "results-missing"),
                    Role::Muted,
                );
            }
            State::Here(sheet) => {
                let sheet = sheet.clone();
                Table {
                    sheet: &sheet,
                    column: self.column,
                }
                .draw(&mut self.rows, canvas, cx);
            }
        }
    }

    fn title(&self, cx: &Context) -> Title {
        match self.sheet() {
            Some(sheet) => {
                let result = sheet.result();
                Title::new(tr!(
                    cx.lang,
                    "results-title",
                    unit = result.unit.as_str(),
                    meeting = result.title.as_str()
                ))
                .right(sheet.base(cx))
            }
            None => Title::new(tr!(cx.lang, "results-name")),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.sheet().is_none() {
            return Vec::new();
        }
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "results-open")),
            Offer::named(Command::Look, tr!(cx.lang, "results-opinions")),
            Offer::new(Command::Project),
            Offer::new(Command::Export),
        ]
    }
}
