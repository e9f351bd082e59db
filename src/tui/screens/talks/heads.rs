//! The heads of the units that a member supervises: each is owed a talk.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::UnitHeadId;
use crate::domain::talk::{PairState, Partner, UnitHead};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::talks;
use crate::usecase::vault::MemberKey;

use super::super::{dates, place};
use super::head::HeadScreen;
use super::{RecordScreen, words};

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// Who has talked with whom.
    Board(Box<talks::Board>),
    /// Yes, take this head off the list.
    Remove(UnitHeadId),
    /// Taken off the list.
    Removed(Box<talks::Board>),
}

/// The heads of the units that a member supervises.
#[derive(Debug)]
pub struct HeadsScreen {
    key: Arc<MemberKey>,
    board: Option<talks::Board>,
    list: List,
}

impl HeadsScreen {
    /// For an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            board: None,
            list: List::new(),
        }
    }

    fn heads(&self) -> Vec<&UnitHead> {
        let board = self.board.iter();
        board
            .flat_map(|board| board.heads_of(self.key.member()))
            .collect()
    }

    fn in_hand(&self) -> Option<&UnitHead> {
        self.heads().get(self.list.selected()).copied()
    }

    fn state(&self, head: &UnitHead) -> Option<PairState> {
        let board = self.board.as_ref()?;
        board.state(head.supervisor, Partner::Head(head.id))
    }

    fn show(&mut self, board: talks::Board) {
        self.board = Some(board);
        let rows = self.heads().len() + 1;
        self.list.set_len(rows);
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Board(board) => self.show(*board),
            Answer::Remove(head) => {
                let (key, today) = (Arc::clone(&self.key), cx.wall.date());
                return vec![Effect::ask(move |desk| {
                    talks::remove_head(desk, &key, head)?;
                    let board = talks::board(desk, key.meeting(), today)?;
                    Ok(Answer::Removed(Box::new(board)))
                })];
            }
            Answer::Removed(board) => {
                self.show(*board);
                return vec![Effect::toast(tr!(cx.lang, "talk-head-removed"))];
            }
        }
        Vec::new()
    }

    fn command(&self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let key = Arc::clone(&self.key);
        match (command, self.in_hand()) {
            (Command::New, _) | (Command::Open, None) => {
                vec![Effect::push(HeadScreen::new(key, cx.lang))]
            }
            (Command::Open, Some(head)) => {
                vec![Effect::push(RecordScreen::with(
                    key,
                    Partner::Head(head.id),
                ))]
            }
            (Command::Edit, Some(head)) => {
                vec![Effect::push(HeadScreen::change(key, head, cx.lang))]
            }
            (Command::Remove, Some(head)) => {
                let name = head.name.as_str();
                let question = Question::new(
                    tr!(cx.lang, "talk-head-remove-ask", name = name),
                    tr!(cx.lang, "talk-head-remove-text"),
                    tr!(cx.lang, "talk-head-remove-yes"),
                );
                vec![Effect::Confirm(question, Answer::Remove(head.id))]
            }
            _ => Vec::new(),
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, cx: &Context) {
        let Rect { x, y, width, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
        }
        let heads = self.heads();
        let Some(head) = heads.get(row) else {
            canvas.print(x + 2, y, &tr!(cx.lang, "talk-head-add"), Role::Muted);
            return;
        };
        let widest = text::widest(heads.iter().map(|head| &head.name)).min(14);
        let label = format!("{}  {}", text::pad_end(&head.name, widest), head.unit);
        let at = width.saturating_sub(24).clamp(20, 50);
        canvas.print_within(x + 2, y, at - 3, &label, Role::Text);
        let Some(state) = self.state(head) else {
            return;
        };
        let (sign, role) = words::sign(state, cx);
        let said = match state {
            PairState::Done(day) => {
                let date = dates::day(cx.lang, day);
                tr!(cx.lang, "talk-done-on", date = date)
            }
            PairState::Due | PairState::Missing => tr!(cx.lang, "talk-open"),
        };
        canvas.print(x + at, y, &format!("{sign} {said}"), role);
    }
}

impl Screen for HeadsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => {
                let (meeting, today) = (self.key.meeting(), cx.wall.date());
                vec![Effect::ask(move |desk| {
                    let board = talks::board(desk, meeting, today)?;
                    Ok(Answer::Board(Box::new(board)))
                })]
            }
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(command @ (Command::New | Command::Edit | Command::Remove)) => {
                self.command(command, cx)
            }
            input => match self.list.handle(&input) {
                Chosen::Opened(_) => self.command(Command::Open, cx),
                Chosen::Moved | Chosen::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        if self.board.is_none() {
            return;
        }
        let area = canvas.column();
        let lead = tr!(cx.lang, "talk-heads-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted);
        let rows = self.heads().len() + 1;
        let mut list = std::mem::take(&mut self.list);
        let below = place::below(area, y + 1);
        list.draw(canvas, below, (rows, 1), |canvas, row, in_hand| {
            self.draw_row(canvas, row, in_hand, cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "talk-heads-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let add = tr!(cx.lang, "talk-head-add");
        let Some(head) = self.in_hand() else {
            return vec![
                Offer::named(Command::Open, add.clone()),
                Offer::named(Command::New, add),
                Offer::new(Command::Help),
                Offer::new(Command::Back),
            ];
        };
        let talked = matches!(self.state(head), Some(PairState::Done(_)));
        let talked = talked.then(|| tr!(cx.lang, "error-talked-with"));
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "talk-record")),
            Offer::named(Command::New, add),
            Offer::new(Command::Edit),
            Offer::new(Command::Remove).blocked(talked),
            Offer::new(Command::Back),
            Offer::new(Command::Help),
        ]
    }
}
