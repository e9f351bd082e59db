//! 征求意见: the round as the office sees it. Not yet there, open, closed or
//! counted: each time what is so, and what can be done next.

mod actions;
mod ceremony;
mod counts;
mod detail;
mod frozen;
mod halls;
mod minutes;
mod number_grid;
mod opened;
mod plan;
mod questionnaires;
mod rounds;
mod turnout;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::RoundState;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::screens::box_door;
use crate::tui::screens::import::ImportScreen;
use crate::tui::screens::paper;
use crate::tui::screens::results::ResultsScreen;
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Context, Effect, Input, Offer, Question, Role, Screen, Title, Toast, answered,
};
use crate::usecase::Error;
use crate::usecase::round::{self, Closed, Opener};
use crate::usecase::standing::{self, RoundStanding, Standing};
use crate::usecase::vault::OfficeKey;

use actions::{Action, Deed};
use minutes::MinutesScreen;
use plan::PlanScreen;
use rounds::RoundsScreen;

/// The round of the meeting in hand.
pub struct RoundScreen {
    office: Option<Arc<OfficeKey>>,
    standing: Option<Standing>,
    actions: List,
}

/// What the round screen is answered.
pub enum Answer {
    /// How things stand.
    Standing(Box<Standing>),
    /// A person said yes to closing.
    Close,
    /// The box is closed.
    Closed(Closed),
    /// A person said yes to opening the box.
    Count,
    /// The box was opened and counted.
    Counted,
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
            .map(|standing| actions::deeds(standing, self.office.is_some(), cx))
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
            Action::Close => vec![Effect::Confirm(
                Question::new(
                    tr!(cx.lang, "round-close-title"),
                    tr!(cx.lang, "round-close-text"),
                    tr!(cx.lang, "round-close-yes"),
                ),
                Answer::Close,
            )],
            Action::Count => vec![Effect::Confirm(
                Question::new(
                    tr!(cx.lang, "round-count-title"),
                    tr!(cx.lang, "round-count-text"),
                    tr!(cx.lang, "round-count-yes"),
                ),
                Answer::Count,
            )],
            Action::Results => vec![Effect::push(ResultsScreen::new())],
            Action::Minutes => self
                .round()
                .and_then(|round| round.root_words.clone())
                .map(|words| vec![Effect::push(MinutesScreen::new(&words))])
                .unwrap_or_default(),
        }
    }

    fn count(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(office) = self.office.clone() else {
            return Vec::new();
        };
        let now = cx.wall;
        vec![Effect::job(
            tr!(cx.lang, "round-counting"),
            move |desk, progress| {
                round::count(desk, Opener::Office(&office), now, progress)?;
                Ok(Answer::Counted)
            },
        )]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Standing(standing) => {
                self.standing = Some(*standing);
                self.actions.set_len(self.deeds(cx).len());
                Vec::new()
            }
            Answer::Close => vec![Effect::job(tr!(cx.lang, "round-closing"), |desk, _| {
                Ok(Answer::Closed(round::close(desk)?))
            })],
            Answer::Count => self.count(cx),
            Answer::Closed(closed) => {
                self.actions.select(0);
                let mut effects = Self::look(cx);
                effects.push(Effect::push(MinutesScreen::new(&closed.root_words)));
                effects
            }
            Answer::Counted => {
                self.actions.select(0);
                let mut effects = Self::look(cx);
                effects.push(Effect::push(ResultsScreen::new()));
                effects
            }
            Answer::Opened => Self::look(cx),
        }
    }
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
            Standing::NotYet(_) => not_yet(canvas, area, cx),
            Standing::Round(round) => draw_round(canvas, area, round, cx),
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
            draw_places(
                canvas,
                Rect {
                    y,
                    height: area.bottom().saturating_sub(y),
                    ..area
                },
                round,
                cx,
            );
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "round-title"));
        match self.round() {
            Some(round) => {
                let mark = round.mark.as_str();
                title.right(tr!(cx.lang, "round-mark-one-person", mark = mark))
            }
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

/// What a round is, for somebody who has never opened one.
fn not_yet(canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
    let mut y = canvas.paragraph(
        area.x,
        area.y,
        area.width,
        &tr!(cx.lang, "round-not-yet"),
        Role::Text,
    ) + 1;
    let steps = [
        tr!(cx.lang, "round-way-1"),
        tr!(cx.lang, "round-way-2"),
        tr!(cx.lang, "round-way-3"),
        tr!(cx.lang, "round-way-4"),
    ];
    for (number, step) in (1..).zip(steps) {
        canvas.print(area.x, y, &format!("{number}"), Role::Accent);
        y = canvas.paragraph(
            area.x + 3,
            y,
            area.width.saturating_sub(3),
            &step,
            Role::Muted,
        );
    }
    y + 1
}

fn draw_round(canvas: &mut Canvas, area: Rect, round: &RoundStanding, cx: &Context) -> u16 {
    let words = match round.state {
        RoundState::Open => tr!(cx.lang, "round-is-open"),
        RoundState::Closed => tr!(cx.lang, "round-is-closed"),
        RoundState::Released => tr!(cx.lang, "round-is-released"),
    };
    let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
    match &round.turnout {
        Ok(turnout) => turnout::draw(canvas, Rect { y, ..area }, turnout, cx) + 1,
        Err(error) => {
            let words = in_the_way(error, cx);
            canvas.print(area.x, y, cx.signs.warning, Role::Warning);
            canvas.paragraph(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &words,
                Role::Warning,
            ) + 1
        }
    }
}

/// Why the turnout cannot be seen.
fn in_the_way(error: &Error, cx: &Context) -> String {
    if error.is_in_use() {
        tr!(cx.lang, "round-box-in-use")
    } else {
        crate::say::sentence(error, cx.lang)
    }
}

/// Where the box is and who holds the key.
fn draw_places(canvas: &mut Canvas, area: Rect, round: &RoundStanding, cx: &Context) {
    let label = [
        tr!(cx.lang, "round-box"),
        tr!(cx.lang, "round-key"),
        tr!(cx.lang, "round-thresholds"),
    ];
    let column = crate::text::widest(&label) as u16 + 2;
    let path = round.box_path.display().to_string();
    let (figures, opinions) = (round.setup.threshold, round.setup.comment_threshold);
    let words = [
        path,
        tr!(cx.lang, "round-key-one-person"),
        tr!(
            cx.lang,
            "round-thresholds-are",
            figures = figures,
            opinions = opinions
        ),
    ];
    let mut y = area.y;
    for (label, words) in label.iter().zip(words) {
        if y < area.bottom() {
            canvas.print(area.x, y, label, Role::Muted);
            y = canvas.paragraph(
                area.x + column,
                y,
                area.width.saturating_sub(column),
                &words,
                Role::Muted,
            );
        }
    }
}
