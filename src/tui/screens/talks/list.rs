//! A member's talks: whom one still owes one, then those that were held.

use std::sync::Arc;

use crate::domain::TalkId;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::talks::{self, Held, Mine};
use crate::usecase::vault::MemberKey;

use super::super::export::ExportScreen;
use super::super::preview::PaperScreen;
use super::super::{landing, place};
use super::record::ask_to_remove;
use super::rows::{self, Row};
use super::{HeadsScreen, RecordScreen, TalkMatrixScreen, words};

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// The talks as they are now.
    Mine(Box<Mine>),
    /// Yes, remove this record.
    Remove(TalkId),
    /// It is removed.
    Removed(Box<Mine>),
}

/// A member's talks.
#[derive(Debug)]
pub struct TalksScreen {
    key: Arc<MemberKey>,
    mine: Option<Mine>,
    rows: Vec<Row>,
    list: List,
}

impl TalksScreen {
    /// For an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            mine: None,
            rows: Vec::new(),
            list: List::new(),
        }
    }

    fn show(&mut self, mine: Mine) {
        self.rows = rows::rows(&mine);
        self.mine = Some(mine);
        self.list.set_len(self.rows.len());
        self.land(true);
    }

    fn land(&mut self, downwards: bool) {
        let rows = &self.rows;
        let fits = |row: usize| rows.get(row).is_some_and(Row::can_be_in_hand);
        landing::land(&mut self.list, rows.len(), fits, downwards);
    }

    fn in_hand(&self) -> Option<&Row> {
        self.rows.get(self.list.selected())
    }

    /// The talk in hand.
    fn held(&self) -> Option<Held<'_>> {
        match self.in_hand()? {
            Row::Held(at) => self.mine.as_ref()?.held().get(*at).copied(),
            _ => None,
        }
    }

    /// The record in hand, if this member wrote it.
    fn own(&self) -> Option<TalkId> {
        match self.held()? {
            Held::Own(record) => Some(record.talk.id),
            Held::Others(_) => None,
        }
    }

    fn opened(&self) -> Vec<Effect<Answer>> {
        let key = Arc::clone(&self.key);
        let screen = match (self.in_hand(), self.held()) {
            (_, Some(Held::Own(record))) => RecordScreen::stored(key, record.talk.id),
            (_, Some(held @ Held::Others(talk))) => {
                RecordScreen::of_day(key, held.partner(), talk.held_on)
            }
            (Some(Row::Owed(partner, _)), _) => RecordScreen::with(key, *partner),
            (Some(Row::Another), _) => RecordScreen::new(key),
            _ => return Vec::new(),
        };
        vec![Effect::push(screen)]
    }

    fn command(&self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let key = Arc::clone(&self.key);
        match command {
            Command::New => vec![Effect::push(RecordScreen::new(key))],
            Command::UnitHeads => vec![Effect::push(HeadsScreen::new(key))],
            Command::Outline => vec![Effect::push(TalkMatrixScreen::new())],
            Command::Preview | Command::Export => {
                let Some(mine) = self.mine.clone() else {
                    return Vec::new();
                };
                let compose = move |lang: &_| mine.document(None, lang);
                vec![if command == Command::Export {
                    Effect::push(ExportScreen::document(compose))
                } else {
                    Effect::push(PaperScreen::new(cx.lang, compose))
                }]
            }
            Command::Remove => {
                let ask = |id| Effect::Confirm(ask_to_remove(cx), Answer::Remove(id));
                self.own().map(ask).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Mine(mine) => self.show(*mine),
            Answer::Remove(id) => {
                let (key, today) = (Arc::clone(&self.key), cx.wall.date());
                return vec![Effect::ask(move |desk| {
                    talks::remove(desk, &key, id)?;
                    let mine = talks::mine(desk, &key, today)?;
                    Ok(Answer::Removed(Box::new(mine)))
                })];
            }
            Answer::Removed(mine) => {
                self.show(*mine);
                return vec![Effect::toast(tr!(cx.lang, "talk-removed"))];
            }
        }
        Vec::new()
    }

    fn moved(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Moved => {
                let downwards = self.list.selected() >= before;
                self.land(downwards);
                Vec::new()
            }
            Chosen::Opened(_) => self.opened(),
            Chosen::Nothing => Vec::new(),
        }
    }
}

/// Whom one owes a talk, by when, and who reads what was said.
fn lead(mine: &Mine, cx: &Context) -> String {
    let secret = tr!(cx.lang, "talk-lead-secret");
    let whom = match mine.board.due {
        Some(due) => {
            let when = words::by_when(due, cx);
            tr!(cx.lang, "talk-lead-due", when = when)
        }
        None => tr!(cx.lang, "talk-lead"),
    };
    format!("{whom}{secret}")
}

impl Screen for TalksScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => {
                let (key, today) = (Arc::clone(&self.key), cx.wall.date());
                vec![Effect::ask(move |desk| {
                    let mine = talks::mine(desk, &key, today)?;
                    Ok(Answer::Mine(Box::new(mine)))
                })]
            }
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(
                command @ (Command::New
                | Command::UnitHeads
                | Command::Outline
                | Command::Preview
                | Command::Export
                | Command::Remove),
            ) => self.command(command, cx),
            input => self.moved(&input),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(mine) = &self.mine else { return };
        let area = canvas.column();
        let lead = lead(mine, cx);
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted);
        let air = u16::from(area.height > 16);
        let below = place::below(area, y + air);
        let mut list = std::mem::take(&mut self.list);
        let columns = rows::Columns::of(mine, below.width, cx);
        let all = &self.rows;
        list.draw(canvas, below, (all.len(), 1), |canvas, at, in_hand| {
            if let Some(row) = all.get(at) {
                rows::draw(canvas, row, in_hand, (mine, &columns), cx);
            }
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "stage-talk"));
        let Some(mine) = &self.mine else { return title };
        let (done, all) = mine.board.count(Some(mine.member));
        let (done, all) = (done.to_string(), all.to_string());
        title.right(tr!(cx.lang, "talk-done-of", done = done, all = all))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let none = self.mine.as_ref().is_none_or(|it| it.records().is_empty());
        let none = none.then(|| tr!(cx.lang, "talk-no-records"));
        let open = match self.in_hand() {
            Some(Row::Held(_)) if self.own().is_some() => Offer::new(Command::Open),
            _ => Offer::named(Command::Open, tr!(cx.lang, "talk-record")),
        };
        let mut offers = vec![
            open,
            Offer::new(Command::UnitHeads),
            Offer::named(Command::Outline, tr!(cx.lang, "talk-matrix")),
            Offer::new(Command::Export).blocked(none.clone()),
            Offer::new(Command::Back),
            Offer::new(Command::Help),
            Offer::named(Command::New, tr!(cx.lang, "talk-another")).quiet(),
            Offer::new(Command::Preview).blocked(none).quiet(),
        ];
        if self.own().is_some() {
            let remove = tr!(cx.lang, "talk-remove-yes");
            offers.push(Offer::named(Command::Remove, remove).quiet());
        }
        offers
    }
}
