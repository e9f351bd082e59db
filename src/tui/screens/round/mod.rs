//! 征求意见: the round as the office sees it. Not yet there, open, closed or
//! counted: each time what is so, and what can be done next.

mod actions;
mod boxes;
mod ceremony;
mod collect;
mod counts;
mod destroy;
mod detail;
mod frozen;
mod give_up;
mod halls;
mod minutes;
mod number_grid;
mod opened;
mod page;
mod plan;
mod questionnaires;
pub(super) mod release;
mod rounds;
mod save_as;
pub(super) mod shares;
mod slips_left;
mod turnout;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::RoundState;
use crate::domain::round::KeyMode;
use crate::say;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::screens::box_door;
use crate::tui::screens::import::ImportScreen;
use crate::tui::screens::paper;
use crate::tui::screens::results::ResultsScreen;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Effect, Input, Offer, Question, Screen, Title, Toast, answered};
use crate::usecase::round::{self, Counted, Opener, Shares};
use crate::usecase::standing::{self, RoundStanding, Standing};
use crate::usecase::vault::OfficeKey;

use actions::{Action, Deed};
use boxes::BoxesScreen;
use destroy::{DestroyScreen, Destroyed};
use minutes::MinutesScreen;
use plan::PlanScreen;
use release::ReleaseScreen;
use rounds::RoundsScreen;
use save_as::{SaveAs, Saved, What};
use shares::ShareScreen;

/// The round of the meeting in hand.
pub struct RoundScreen {
    office: Option<Arc<OfficeKey>>,
    standing: Option<Standing>,
    actions: List,
    /// Steps after closing that were taken since the page was opened.
    taken: Vec<Action>,
    /// The box was just closed: what is shown first is the minutes.
    just_closed: bool,
}

/// What the round screen is answered.
pub enum Answer {
    /// How things stand.
    Standing(Box<Standing>),
    /// A person said yes to closing.
    Close,
    /// The box is closed.
    Closed,
    /// The minutes were written.
    Written,
    /// A copy for the scrutineer was made.
    Copied,
    /// The list of receipts was written.
    Listed,
    /// A person said yes to opening the box.
    Count,
    /// Two holders typed their parts of the key.
    Shares(Shares),
    /// The box was opened and counted.
    Counted(Box<Counted>),
    /// A person said that the meeting accepted the result.
    Accept,
    /// Something is otherwise than before.
    Changed,
    /// A round was opened; nothing is left to say about it here.
    Opened,
}

impl RoundScreen {
    /// The round, for chair and clerk. Without the office's key a round can be
    /// neither opened nor counted.
    #[must_use]
    pub fn new(office: Option<Arc<OfficeKey>>) -> Self {
        Self {
            office,
            standing: None,
            actions: List::new(),
            taken: Vec::new(),
            just_closed: false,
        }
    }

    fn look(cx: &Context) -> Vec<Effect<Answer>> {
        let today = cx.wall.date();
        vec![Effect::ask(move |desk| {
            Ok(Answer::Standing(Box::new(standing::standing(desk, today)?)))
        })]
    }

    fn round(&self) -> Option<&RoundStanding> {
        match &self.standing {
            Some(Standing::Round(round)) => Some(round),
            _ => None,
        }
    }

    fn deeds(&self, cx: &Context) -> Vec<Deed> {
        self.standing
            .as_ref()
            .map(|standing| actions::deeds(standing, self.office.is_some(), &self.taken, cx))
            .unwrap_or_default()
    }

    fn open(&mut self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(deed) = self.deeds(cx).into_iter().nth(row) else {
            return Vec::new();
        };
        if let Some(reason) = deed.blocked {
            return vec![Effect::Toast(Toast::warning(reason))];
        }
        self.act(deed.action, cx)
    }

    fn act(&mut self, action: Action, cx: &Context) -> Vec<Effect<Answer>> {
        match action {
            Action::Plan => match (&self.standing, &self.office) {
                (Some(Standing::NotYet(prospect)), Some(office)) => {
                    let prospect = prospect.as_ref().clone();
                    let plan = PlanScreen::new(Arc::clone(office), prospect, cx);
                    vec![Effect::call(plan, |()| Answer::Opened)]
                }
                _ => Vec::new(),
            },
            Action::Kiosk => self
                .round()
                .map(|round| Effect::Push(box_door::from_box(round.box_path.clone(), None)))
                .into_iter()
                .collect(),
            Action::Paper => self
                .round()
                .map(|round| Effect::Push(paper::from_box(round.box_path.clone())))
                .into_iter()
                .collect(),
            Action::Import => vec![Effect::push(ImportScreen::new())],
            Action::Rounds => vec![Effect::push(RoundsScreen::new(self.office.clone()))],
            Action::Close => vec![close_question(cx)],
            Action::Count => self
                .round()
                .map(|r| count_question(r, cx))
                .into_iter()
                .collect(),
            Action::Accept => vec![accept_question(cx)],
            Action::Results => vec![Effect::push(ResultsScreen::new())],
            Action::Halls
            | Action::Minutes
            | Action::Copy
            | Action::Receipts
            | Action::Release
            | Action::Destroy => match self.round() {
                Some(round) => page_of(action, round, cx).into_iter().collect(),
                None => Vec::new(),
            },
        }
    }

    /// Asks for the parts of the key where it was divided; else the office has
    /// it.
    fn begin_count(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(round) = self.round() else {
            return Vec::new();
        };
        if round.setup.key_mode != KeyMode::OnePerson {
            let screen = ShareScreen::new(Shares::of(&round.setup));
            return vec![Effect::call(screen, Answer::Shares)];
        }
        let Some(office) = self.office.clone() else {
            return Vec::new();
        };
        let now = cx.wall;
        let label = tr!(cx.lang, "round-counting");
        vec![Effect::job(label, move |desk, progress| {
            let counted = round::count(desk, Opener::Office(&office), now, progress)?;
            Ok(Answer::Counted(Box::new(counted)))
        })]
    }

    fn count_with(shares: Shares, cx: &Context) -> Vec<Effect<Answer>> {
        let now = cx.wall;
        let label = tr!(cx.lang, "round-counting");
        vec![Effect::job(label, move |desk, progress| {
            let counted = round::count(desk, Opener::Shares(&shares), now, progress)?;
            Ok(Answer::Counted(Box::new(counted)))
        })]
    }

    /// Takes note of a step after closing; the next one is in hand.
    fn take(&mut self, step: Action, cx: &Context) -> Vec<Effect<Answer>> {
        if !self.taken.contains(&step) {
            self.taken.push(step);
        }
        let deeds = self.deeds(cx);
        let next = deeds
            .iter()
            .position(|deed| deed.step.is_some_and(|(_, taken)| !taken));
        if let Some(next) = next {
            self.actions.select(next);
        }
        Vec::new()
    }

    fn stands(&mut self, standing: Standing, cx: &Context) -> Vec<Effect<Answer>> {
        self.standing = Some(standing);
        self.actions.set_len(self.deeds(cx).len());
        if std::mem::take(&mut self.just_closed) {
            return self.act(Action::Minutes, cx);
        }
        Vec::new()
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Standing(standing) => self.stands(*standing, cx),
            Answer::Close => vec![Effect::job(tr!(cx.lang, "round-closing"), |desk, _| {
                round::close(desk)?;
                Ok(Answer::Closed)
            })],
            Answer::Closed => {
                self.actions.select(0);
                self.just_closed = true;
                Self::look(cx)
            }
            Answer::Written => self.take(Action::Minutes, cx),
            Answer::Copied => self.take(Action::Copy, cx),
            Answer::Listed => self.take(Action::Receipts, cx),
            Answer::Count => self.begin_count(cx),
            Answer::Shares(shares) => Self::count_with(shares, cx),
            Answer::Counted(counted) => {
                self.actions.select(0);
                let mut effects = Self::look(cx);
                if let Some(round) = self.round() {
                    let place = round.box_path.clone();
                    effects.push(Effect::push(ReleaseScreen::counted(&counted, place)));
                }
                effects
            }
            Answer::Accept => {
                let today = cx.wall.date();
                vec![Effect::ask(move |desk| {
                    round::accept(desk, today)?;
                    Ok(Answer::Changed)
                })]
            }
            Answer::Opened | Answer::Changed => Self::look(cx),
        }
    }
}

/// The page that an action leads to.
fn page_of(action: Action, round: &RoundStanding, cx: &Context) -> Option<Effect<Answer>> {
    let place = round.box_path.clone();
    let save = |what, answer: fn(Saved) -> Answer| {
        Some(Effect::call(SaveAs::new(what, place.clone(), cx), answer))
    };
    match action {
        Action::Halls => Some(Effect::push(BoxesScreen::new(place))),
        Action::Minutes => Some(Effect::call(MinutesScreen::new(round), |()| {
            Answer::Written
        })),
        Action::Copy => save(What::Copy, |Saved| Answer::Copied),
        Action::Receipts => save(What::Receipts, |Saved| Answer::Listed),
        Action::Release => match round.release_words.as_ref()? {
            Ok(words) => Some(Effect::push(ReleaseScreen::again(words.clone(), place))),
            Err(error) => {
                let words = say::sentence(error, cx.lang);
                Some(Effect::tell(tr!(cx.lang, "release-title"), words))
            }
        },
        Action::Destroy => {
            let screen = DestroyScreen::new(round);
            Some(Effect::call(screen, |Destroyed| Answer::Changed))
        }
        _ => None,
    }
}

fn close_question(cx: &Context) -> Effect<Answer> {
    let question = Question::new(
        tr!(cx.lang, "round-close-title"),
        tr!(cx.lang, "round-close-text"),
        tr!(cx.lang, "round-close-yes"),
    );
    Effect::Confirm(question, Answer::Close)
}

fn count_question(round: &RoundStanding, cx: &Context) -> Effect<Answer> {
    let text = if round.setup.key_mode == KeyMode::OnePerson {
        tr!(cx.lang, "round-count-text")
    } else {
        tr!(cx.lang, "round-count-text-shares")
    };
    let question = Question::new(
        tr!(cx.lang, "round-count-title"),
        text,
        tr!(cx.lang, "round-count-yes"),
    );
    Effect::Confirm(question, Answer::Count)
}

fn accept_question(cx: &Context) -> Effect<Answer> {
    let question = Question::new(
        tr!(cx.lang, "round-accept-title"),
        tr!(cx.lang, "round-accept-text"),
        tr!(cx.lang, "round-accept-yes"),
    );
    Effect::Confirm(question, Answer::Accept)
}

impl Screen for RoundScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.actions.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Opened | Input::Uncovered | Input::Command(Command::Refresh) => Self::look(cx),
            Input::Command(Command::Import) => self.act(Action::Import, cx),
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(standing) = &self.standing else {
            return;
        };
        let area = canvas.column();
        let mut y = match standing {
            Standing::NotYet(_) => page::draw_not_yet(canvas, area, cx),
            Standing::Round(round) => page::draw_round(canvas, area, round, cx),
        };
        let deeds = self.deeds(cx);
        let height = (deeds.len() as u16).min(area.bottom().saturating_sub(y));
        let place = Rect { y, height, ..area };
        self.actions
            .draw(canvas, place, (deeds.len(), 1), |canvas, row, in_hand| {
                if let Some(deed) = deeds.get(row) {
                    actions::draw(deed, canvas, in_hand, cx);
                }
            });
        y += height + 1;
        if let Some(round) = self.round() {
            let height = area.bottom().saturating_sub(y);
            page::draw_places(canvas, Rect { y, height, ..area }, round, cx);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "round-title"));
        match self.round() {
            Some(round) => title.right(page::mark(round, cx)),
            None => title,
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let row = self.actions.selected();
        let deed = self.deeds(cx).into_iter().nth(row);
        let mut offers: Vec<Offer> = deed
            .map(|deed| Offer::named(Command::Open, deed.name).blocked(deed.blocked))
            .into_iter()
            .collect();
        if let Some(round) = self.round() {
            offers.push(Offer::new(Command::Refresh));
            if round.state == RoundState::Open {
                offers.push(Offer::new(Command::Import));
            }
        }
        offers
    }
}
