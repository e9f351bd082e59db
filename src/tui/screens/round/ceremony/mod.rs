//! 分钥: one after the other, those who hold a part of the key write it on
//! paper and type it back, while the others turn round. Then the round opens.
//!
//! The key is in memory only, in the [`Ceremony`], and wiped with this screen.
//! Characters show to nobody but the one who sits here, and not to an empty
//! chair: after a minute without a key they are covered.

mod characters;
mod page;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroize;

use crate::domain::round::Holder;
use crate::lang::Lang;
use crate::report::words::holder as name;
use crate::say;
use crate::tr;
use crate::tui::clock::Moment;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Question, Screen, Title, Typing};
use crate::usecase::Error;
use crate::usecase::round::{self, Ceremony, Opened};
use crate::usecase::vault::OfficeKey;

use super::detail::{DetailScreen, Part};
use super::opened::OpenedScreen;
use super::plan::Decided;

/// How long characters show to an empty chair.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most that is typed: the characters with their numbers and blanks.
const LONGEST: usize = 256;

/// Where the ceremony stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The key is being made.
    Making,
    /// The others are asked to look away.
    TurnRound(Holder),
    /// The characters show.
    Shown(Holder),
    /// They are typed back.
    Typing(Holder),
    /// They are on paper as they should be.
    Proved(Holder),
    /// The round is being opened.
    Opening,
    /// Opening failed; the papers still hold.
    Again,
}

/// The ceremony, and the opening of the round after it.
pub(super) struct CeremonyScreen {
    office: Arc<OfficeKey>,
    decided: Decided,
    data_path: PathBuf,
    /// Shared with the work that opens the round, and with nothing else.
    ceremony: Option<Arc<Ceremony>>,
    step: Step,
    /// Nobody pressed a key for a while; what showed is hidden.
    covered: bool,
    touched: Moment,
    /// The row of characters in hand.
    row: usize,
    /// The holder looked at the characters again.
    looked_again: bool,
    line: Editor,
    trouble: Option<String>,
    /// The place of a typed character that is in no key.
    wrong: Option<usize>,
}

/// What the ceremony is answered.
pub(super) enum Answer {
    /// The key is made.
    Begun(Box<Ceremony>),
    /// The round is open.
    Opened(Opened),
    /// Box and slips go elsewhere.
    Places(Box<Decided>),
    /// Yes, throw the key away.
    Abandoned,
}

impl CeremonyScreen {
    /// For a plan to which a person said yes.
    pub fn new(office: Arc<OfficeKey>, decided: Decided, data_path: PathBuf) -> Self {
        Self {
            office,
            decided,
            data_path,
            ceremony: None,
            step: Step::Making,
            covered: false,
            touched: Moment::default(),
            row: 0,
            looked_again: false,
            line: line(),
            trouble: None,
            wrong: None,
        }
    }

    /// Whether a part of the key shows at this step.
    const fn secret(&self) -> bool {
        matches!(self.step, Step::Shown(_) | Step::Typing(_))
    }

    /// The next holder's turn, or the opening when every part is on paper.
    fn go_on(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(ceremony) = &self.ceremony else {
            return Vec::new();
        };
        let Some(holder) = ceremony.next() else {
            return self.open(cx);
        };
        self.step = Step::TurnRound(holder);
        self.looked_again = false;
        Vec::new()
    }

    fn open(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        // The language on the screen was loaded before and loads again.
        let (Some(ceremony), Ok(lang)) = (self.ceremony.clone(), Lang::load(cx.lang.language()))
        else {
            return Vec::new();
        };
        self.step = Step::Opening;
        let (office, plan, now) = (Arc::clone(&self.office), self.decided.plan.clone(), cx.wall);
        vec![Effect::job(
            tr!(cx.lang, "round-opening"),
            move |desk, progress| {
                let opened = round::open(desk, &office, &plan, &ceremony, &lang, now, progress)?;
                Ok(Answer::Opened(opened))
            },
        )]
    }

    fn enter(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if std::mem::take(&mut self.covered) {
            return Vec::new();
        }
        match self.step {
            Step::Making | Step::Opening => {}
            Step::TurnRound(holder) => {
                self.row = 0;
                self.step = Step::Shown(holder);
            }
            Step::Shown(holder) => {
                self.clear();
                self.step = Step::Typing(holder);
            }
            Step::Typing(holder) => self.prove(holder, cx),
            Step::Proved(_) => return self.go_on(cx),
            Step::Again => return self.open(cx),
        }
        Vec::new()
    }

    fn prove(&mut self, holder: Holder, cx: &Context) {
        let Some(ceremony) = self.ceremony.as_mut().and_then(Arc::get_mut) else {
            return;
        };
        match ceremony.prove(holder, self.line.text()) {
            Ok(()) => {
                self.clear();
                self.step = Step::Proved(holder);
            }
            Err(error) => {
                self.wrong = error.unknown_character();
                self.trouble = Some(say::sentence(&error, cx.lang));
            }
        }
    }

    /// Nothing typed; what was typed, and what Undo would bring back, is wiped.
    fn clear(&mut self) {
        self.line = line();
        self.trouble = None;
        self.wrong = None;
    }

    /// Back to the characters, once.
    fn look_again(&mut self) {
        if let Step::Typing(holder) = self.step
            && !self.looked_again
        {
            self.looked_again = true;
            self.clear();
            self.step = Step::TurnRound(holder);
        }
    }

    fn walk(&mut self, forward: bool, cx: &Context) {
        let rows = characters::CHARACTERS / characters::in_a_row(cx.size.width);
        self.row = if forward {
            (self.row + 1).min(rows.saturating_sub(1))
        } else {
            self.row.saturating_sub(1)
        };
    }

    fn abandon(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let text = match self.decided.mode.holders() {
            [] => tr!(cx.lang, "ceremony-leave-one-person"),
            _ => tr!(cx.lang, "ceremony-leave-text"),
        };
        let question = Question::new(
            tr!(cx.lang, "ceremony-leave"),
            text,
            tr!(cx.lang, "ceremony-leave-yes"),
        );
        vec![Effect::Confirm(question, Answer::Abandoned)]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Begun(ceremony) => {
                self.ceremony = Some(Arc::new(*ceremony));
                self.go_on(cx)
            }
            Answer::Opened(opened) => {
                let decided = self.decided.clone();
                vec![Effect::replace(OpenedScreen::new(opened, decided))]
            }
            Answer::Places(decided) => {
                self.decided = *decided;
                Vec::new()
            }
            Answer::Abandoned => vec![Effect::Pop],
        }
    }

    /// Without a key there is nothing to do here; after it, the opening failed
    /// and can be tried again with the same papers.
    fn failed(&mut self, error: Error) -> Vec<Effect<Answer>> {
        if self.ceremony.is_none() {
            return vec![Effect::Fail(error), Effect::Pop];
        }
        self.step = Step::Again;
        vec![Effect::Fail(error)]
    }

    fn write(&mut self, input: &Input<Answer>, cx: &Context) {
        if self.line.handle(input, cx) == Edited::Changed {
            self.trouble = None;
            self.wrong = None;
        }
    }

    fn key(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match &input {
            Input::Key(key) if key.code == Code::Enter => return self.enter(cx),
            _ if self.covered => {}
            Input::Key(key) if matches!(self.step, Step::Shown(_)) => match key.code {
                Code::Up | Code::Left => self.walk(false, cx),
                Code::Down | Code::Right | Code::Char(' ') => self.walk(true, cx),
                _ => {}
            },
            _ if matches!(self.step, Step::Typing(_)) => self.write(&input, cx),
            _ => {}
        }
        if let Input::Text(mut typed) | Input::Paste(mut typed) = input {
            typed.zeroize();
        }
        Vec::new()
    }
}

fn line() -> Editor {
    Editor::line("").limit(Some(LONGEST))
}

impl Screen for CeremonyScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if !matches!(input, Input::Deadline) {
            self.touched = cx.now;
        }
        match input {
            Input::Opened => {
                let mode = self.decided.mode;
                vec![Effect::ask(move |_| {
                    Ok(Answer::Begun(Box::new(Ceremony::begin(mode)?)))
                })]
            }
            Input::Deadline => {
                self.covered |= self.secret() && cx.now.since(self.touched) >= PATIENCE;
                Vec::new()
            }
            Input::Command(Command::Back) => self.abandon(cx),
            Input::Command(Command::Open) => self.enter(cx),
            Input::Command(Command::StepBack) if self.step == Step::Again => {
                let (decided, data) = (self.decided.clone(), &self.data_path);
                let places = DetailScreen::new(Part::Places, decided, data, cx.lang);
                let then = |decided| Answer::Places(Box::new(decided));
                vec![Effect::call(places, then)]
            }
            Input::Command(Command::StepBack) => {
                self.look_again();
                Vec::new()
            }
            Input::Command(command @ (Command::Up | Command::Down)) => {
                if matches!(self.step, Step::Shown(_)) && !self.covered {
                    self.walk(command == Command::Down, cx);
                }
                Vec::new()
            }
            Input::Answer(Ok(answer)) => self.answer(answer, cx),
            Input::Answer(Err(error)) => self.failed(error),
            input => self.key(input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.draw_step(canvas, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "ceremony-title"));
        let holder = match self.step {
            Step::TurnRound(holder)
            | Step::Shown(holder)
            | Step::Typing(holder)
            | Step::Proved(holder) => holder,
            Step::Making | Step::Opening | Step::Again => return title,
        };
        let holders = self.decided.mode.holders();
        let place = holders.iter().position(|own| *own == holder).unwrap_or(0) + 1;
        let (all, own) = (holders.len(), name(cx.lang, holder));
        title.right(tr!(
            cx.lang,
            "ceremony-whose",
            holder = own,
            place = place,
            all = all
        ))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let lang = cx.lang;
        let enter = match self.step {
            _ if self.covered => tr!(lang, "ceremony-uncover"),
            Step::Making | Step::Opening => return Vec::new(),
            Step::TurnRound(_) => tr!(lang, "ceremony-show"),
            Step::Shown(_) => tr!(lang, "ceremony-written"),
            Step::Typing(_) => tr!(lang, "ceremony-compare"),
            Step::Proved(_) => tr!(lang, "ceremony-go-on"),
            Step::Again => tr!(lang, "ceremony-try-again"),
        };
        let mut offers = vec![Offer::named(Command::Open, enter)];
        match self.step {
            _ if self.covered => {}
            Step::Shown(_) => {
                offers.push(Offer::named(Command::Up, tr!(lang, "ceremony-rows")));
            }
            Step::Typing(_) => {
                let used = self.looked_again.then(|| tr!(lang, "ceremony-looked"));
                let look = tr!(lang, "ceremony-look-again");
                offers.push(Offer::named(Command::StepBack, look).blocked(used));
            }
            Step::Again => {
                let places = tr!(lang, "ceremony-places");
                offers.push(Offer::named(Command::StepBack, places));
            }
            _ => {}
        }
        let leave = tr!(lang, "ceremony-leave-offer");
        offers.push(Offer::named(Command::Back, leave).own());
        offers
    }

    fn typing(&self) -> Typing {
        match self.step {
            Step::Typing(_) if !self.covered => self.line.typing(),
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        (self.secret() && !self.covered).then(|| self.touched + PATIENCE)
    }
}
