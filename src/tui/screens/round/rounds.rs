//! The rounds of the meeting: which is in hand, another taken in hand, another
//! opened.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::content::QuestionnairePack;
use crate::domain::{RoundState, Setup};
use crate::report::round_setup;
use crate::report::words::round_kind;
use crate::text;
use crate::tr;
use crate::tui::screens::preview::PaperScreen;
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, Toast, answered,
};
use crate::usecase::round::{self, Listed};
use crate::usecase::standing::{self, Prospect};
use crate::usecase::vault::OfficeKey;

use super::plan::PlanScreen;
use super::questionnaires::QuestionnaireScreen;

/// The rounds of the meeting in hand, the latest first, and a line for another.
pub(super) struct RoundsScreen {
    office: Option<Arc<OfficeKey>>,
    rounds: Vec<Listed>,
    /// What another round would be about, once it is asked for.
    prospect: Option<Prospect>,
    list: List,
}

/// What the list is answered.
pub(super) enum Answer {
    /// The rounds.
    Listed(Vec<Listed>),
    /// A round was taken in hand.
    Chosen,
    /// The set-up of a round and its mark.
    Setup(Box<Setup>, String),
    /// What another round would be about.
    Prospect(Box<Prospect>),
    /// Which questionnaire it has.
    Asking(Box<QuestionnairePack>),
    /// Another round was opened.
    Opened,
}

impl RoundsScreen {
    /// Without the office's key no round can be opened.
    pub fn new(office: Option<Arc<OfficeKey>>) -> Self {
        Self {
            office,
            rounds: Vec::new(),
            prospect: None,
            list: List::new(),
        }
    }

    fn look() -> Vec<Effect<Answer>> {
        vec![Effect::ask(|desk| Ok(Answer::Listed(round::list(desk)?)))]
    }

    /// Why there can be no other round now.
    fn blocked(&self, cx: &Context) -> Option<String> {
        if self.office.is_none() {
            return Some(tr!(cx.lang, "round-needs-office"));
        }
        let under_way = |round: &Listed| round.state != RoundState::Released;
        let under_way = self.rounds.iter().any(under_way);
        under_way.then(|| tr!(cx.lang, "rounds-under-way"))
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        if let Some(round) = self.rounds.get(row) {
            let id = round.id;
            return vec![Effect::ask(move |desk| {
                round::choose(desk, id);
                Ok(Answer::Chosen)
            })];
        }
        if let Some(reason) = self.blocked(cx) {
            return vec![Effect::Toast(Toast::warning(reason))];
        }
        let today = cx.wall.date();
        vec![Effect::ask(move |desk| {
            let prospect = standing::prospect(desk, today)?;
            Ok(Answer::Prospect(Box::new(prospect)))
        })]
    }

    /// The frozen set-up of the round on this line.
    fn setup(&self) -> Vec<Effect<Answer>> {
        let Some(round) = self.rounds.get(self.list.selected()) else {
            return Vec::new();
        };
        let id = round.id;
        vec![Effect::ask(move |desk| {
            let (setup, mark) = round::frozen(desk, id)?;
            Ok(Answer::Setup(Box::new(setup), mark))
        })]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Listed(rounds) => {
                let in_hand = rounds.iter().position(|round| round.in_hand);
                self.rounds = rounds;
                self.list.set_len(self.rounds.len() + 1);
                self.list.select(in_hand.unwrap_or(0));
                Vec::new()
            }
            Answer::Chosen | Answer::Opened => vec![Effect::Pop],
            Answer::Setup(setup, mark) => {
                let compose = move |lang: &_| round_setup(lang, &setup, Some(&mark));
                vec![Effect::push(PaperScreen::new(cx.lang, compose))]
            }
            Answer::Prospect(prospect) => {
                let chosen = &prospect.pack.info.pack;
                let screen = QuestionnaireScreen::new(prospect.packs.clone(), chosen);
                self.prospect = Some(*prospect);
                vec![Effect::call(screen, |pack| Answer::Asking(Box::new(pack)))]
            }
            Answer::Asking(pack) => match (&self.office, self.prospect.take()) {
                (Some(office), Some(mut prospect)) => {
                    prospect.pack = *pack;
                    let plan = PlanScreen::new(Arc::clone(office), prospect, cx);
                    vec![Effect::call(plan, |()| Answer::Opened)]
                }
                _ => Vec::new(),
            },
        }
    }

    fn draw_round(canvas: &mut Canvas, round: &Listed, column: u16, in_hand: bool, cx: &Context) {
        let Rect { x, y, width, .. } = canvas.area();
        let role = if in_hand { Role::Cursor } else { Role::Text };
        canvas.print(x + 2, y, &round_kind(cx.lang, round.kind), role);
        let state = match round.state {
            RoundState::Open => tr!(cx.lang, "rounds-open"),
            RoundState::Closed => tr!(cx.lang, "rounds-closed"),
            RoundState::Released => tr!(cx.lang, "rounds-released"),
        };
        let after = canvas.print(x + column, y, &state, role);
        if round.in_hand {
            let words = tr!(cx.lang, "rounds-in-hand");
            canvas.print(after + 2, y, cx.signs.done, Role::Good);
            canvas.print(after + 4, y, &words, Role::Good);
        }
        let room = width.saturating_sub(column + 1);
        canvas.print_within(x + column, y + 1, room, &round.title, Role::Muted);
    }
}

impl Screen for RoundsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Opened => Self::look(),
            Input::Command(Command::Look) => self.setup(),
            Input::Command(Command::New) => self.open(self.rounds.len(), cx),
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let lead = tr!(cx.lang, "rounds-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted) + 1;
        let kinds: Vec<String> = self
            .rounds
            .iter()
            .map(|round| round_kind(cx.lang, round.kind))
            .collect();
        let another = tr!(cx.lang, "rounds-another");
        let column = text::widest(kinds.iter().map(String::as_str)) as u16 + 5;
        let blocked = self.blocked(cx);
        let place = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let rounds = &self.rounds;
        self.list.draw(
            canvas,
            place,
            (rounds.len() + 1, 2),
            |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                if let Some(round) = rounds.get(row) {
                    Self::draw_round(canvas, round, column, in_hand, cx);
                    return;
                }
                let role = match (&blocked, in_hand) {
                    (Some(_), _) => Role::Disabled,
                    (None, true) => Role::Cursor,
                    (None, false) => Role::Text,
                };
                let after = canvas.print(x + 2, y, &another, role);
                if let Some(reason) = &blocked {
                    canvas.print(after + 2, y, reason, Role::Muted);
                }
            },
        );
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "rounds-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let on_round = self.list.selected() < self.rounds.len();
        let blocked = self.blocked(cx);
        let open = if on_round {
            Offer::named(Command::Open, tr!(cx.lang, "rounds-take"))
        } else {
            let another = tr!(cx.lang, "rounds-another");
            Offer::named(Command::Open, another).blocked(blocked.clone())
        };
        let another = tr!(cx.lang, "rounds-another");
        let look = Offer::named(Command::Look, tr!(cx.lang, "rounds-setup"));
        let mut offers = vec![open];
        offers.extend(on_round.then_some(look));
        offers.extend([
            Offer::named(Command::New, another).blocked(blocked),
            Offer::new(Command::Back),
        ]);
        offers
    }
}
