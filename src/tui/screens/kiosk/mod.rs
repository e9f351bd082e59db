//! 填票机: a machine in a hall where one person after the other votes.
//!
//! | module | page |
//! | --- | --- |
//! | `operator` | the operator begins and ends |
//! | `welcome` | the promise; thanks; a warning before everything goes |
//! | `code` | the code of the slip |
//! | `ballot`, `steps` | the way through the ballot |
//! | `grid`, `large` | everybody × one item; one person in big type |
//! | `writing` | own words |
//! | `review` | looking back |
//! | `asking`, `choices` | before something happens |
//! | `turn` | what leads from one page to the next |
//! | `idle`, `pause` | somebody walks away; somebody guesses |
//!
//! Nothing of a voter outlives the voter: a `ballot::Ballot` is dropped, and
//! with it wiped, when it is cast, given up or left alone. The kiosk asks no
//! dialogs of the program, since those would outlive the page they belong to.

mod asking;
mod ballot;
mod choices;
mod code;
mod grid;
mod idle;
mod large;
mod operator;
mod pause;
mod review;
mod steps;
mod turn;
mod welcome;
mod writing;

use std::sync::Arc;
use std::time::Duration;

use crate::domain::Turnout;
use crate::lang::Language;
use crate::tr;
use crate::usecase::Error;
use crate::usecase::kiosk::{Admission, Booth, ExitNumber};

pub(super) use self::code::ALPHABET;

use self::ballot::Ballot;
use self::code::CodeEntry;
use self::idle::Idle;
use self::operator::{NumberEntry, OperatorPage};
use self::pause::Pause;
use super::super::{
    Canvas, Command, Context, Effect, Input, Layer, Moment, Offer, Screen, Title, Typing,
};

/// How long a voter may do nothing before the warning.
const PATIENCE: Duration = Duration::from_secs(90);
/// The same while somebody fetches help for a box that cannot be written.
const PATIENCE_FOR_HELP: Duration = Duration::from_secs(600);
/// How long the thanks stay.
const THANKS: Duration = Duration::from_secs(8);
/// How long the box may take.
const LONGEST_CAST: Duration = Duration::from_secs(20);

/// A kiosk over a box, as a layer. It begins at the operator's page and is
/// left from there only.
#[must_use]
pub fn open(booth: Arc<Booth>) -> Layer {
    Layer::new(Kiosk::new(booth))
}

/// What the box answers.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The number that ends this kiosk.
    Number(ExitNumber),
    /// How many have voted.
    Turnout(Result<Vec<Turnout>, Error>),
    /// A code was looked at.
    Admitted(Result<Admission, Error>),
    /// A ballot was cast.
    Cast(Result<(), Error>),
}

/// Whose turn it is.
enum Stage {
    /// The operator begins or ends.
    Operator(OperatorPage),
    /// Nobody.
    Welcome,
    /// Somebody types the number that ends the kiosk.
    Number(NumberEntry),
    /// A voter types a code.
    Code(CodeEntry),
    /// A voter fills in a ballot.
    Ballot(Box<Ballot>),
    /// A voter is thanked until then.
    Saved(Moment),
}

/// The kiosk.
struct Kiosk {
    booth: Arc<Booth>,
    number: Option<ExitNumber>,
    stage: Stage,
    pause: Pause,
    idle: Idle,
    now: Moment,
    home: Language,
    spoken: Language,
    large: bool,
    help: bool,
}

impl Kiosk {
    fn new(booth: Arc<Booth>) -> Self {
        Self {
            booth,
            number: None,
            stage: Stage::Operator(OperatorPage::new()),
            pause: Pause::default(),
            idle: Idle::default(),
            now: Moment::default(),
            home: Language::default(),
            spoken: Language::default(),
            large: false,
            help: false,
        }
    }

    /// How long nobody may press a key here; `None` where that is no matter.
    fn patience(&self) -> Option<Duration> {
        match &self.stage {
            Stage::Operator(_) | Stage::Saved(_) => None,
            Stage::Welcome => {
                (self.large || self.help || self.spoken != self.home).then_some(PATIENCE)
            }
            Stage::Ballot(ballot) if ballot.casting_since().is_some() => None,
            Stage::Ballot(ballot) if ballot.failed() => Some(PATIENCE_FOR_HELP),
            Stage::Number(_) | Stage::Code(_) | Stage::Ballot(_) => Some(PATIENCE),
        }
    }

    fn seconds_left(&self) -> Option<u64> {
        self.idle.seconds_left(self.now, self.patience()?)
    }

    /// Back to the first page; nothing of anybody remains.
    fn forget(&mut self) -> Vec<Effect<Answer>> {
        self.stage = Stage::Welcome;
        (self.large, self.help) = (false, false);
        self.idle.touch(self.now);
        if self.spoken == self.home {
            Vec::new()
        } else {
            vec![Effect::Language(self.home)]
        }
    }
}

impl Screen for Kiosk {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        self.now = cx.now;
        match input {
            Input::Opened => {
                (self.home, self.spoken) = (cx.lang.language(), cx.lang.language());
                let mut effects = self.count();
                effects.push(Effect::ask(|_| Ok(Answer::Number(ExitNumber::draw()?))));
                effects
            }
            Input::Answer(Ok(answer)) => self.answered(answer),
            Input::Answer(Err(error)) => vec![Effect::Fail(error)],
            Input::Deadline => self.time(),
            Input::Language(language) => {
                self.spoken = language;
                self.idle.touch(self.now);
                Vec::new()
            }
            Input::Leaving => {
                self.forget();
                Vec::new()
            }
            Input::Uncovered => Vec::new(),
            input => self.act(&input),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.now = cx.now;
        if let Some(seconds) = self.seconds_left() {
            return welcome::draw_warning(canvas, seconds, cx);
        }
        if self.help {
            return welcome::draw_help(canvas, cx);
        }
        let wait = self.pause.seconds_left(self.now);
        match &mut self.stage {
            Stage::Operator(page) => page.draw(canvas, &self.booth, self.number.as_ref(), cx),
            Stage::Welcome => welcome::draw_welcome(canvas, &self.booth, cx),
            Stage::Number(entry) => entry.draw(canvas, wait, cx),
            Stage::Code(entry) => entry.draw(canvas, wait, self.large, cx),
            Stage::Ballot(ballot) => ballot.draw(canvas, self.booth.setup(), self.large, cx),
            Stage::Saved(_) => welcome::draw_saved(canvas, cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let setup = self.booth.setup();
        match &self.stage {
            Stage::Operator(_) => Title::new(tr!(cx.lang, "kiosk-operator")).right(&*setup.unit),
            Stage::Ballot(ballot) => {
                let (step, steps) = ballot.progress();
                let bar = cx.signs.bar.repeat(step) + &cx.signs.rule.repeat(steps - step);
                let words = tr!(cx.lang, "kiosk-progress", step = step, steps = steps);
                Title::new(tr!(cx.lang, "kiosk-welcome")).right(format!("{words}  {bar}"))
            }
            _ => Title::new(setup.unit.clone()).right(&*setup.title),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.help || self.seconds_left().is_some() {
            return Vec::new();
        }
        match &self.stage {
            Stage::Operator(_) => Vec::new(),
            Stage::Welcome => vec![
                Offer::named(Command::Open, tr!(cx.lang, "kiosk-begin")),
                Offer::new(Command::Language),
                Offer::new(Command::Help).quiet(),
                Offer::named(Command::Menu, tr!(cx.lang, "kiosk-staff")),
            ],
            Stage::Number(_) => {
                vec![Offer::named(Command::Back, tr!(cx.lang, "kiosk-back"))]
            }
            Stage::Code(_) => vec![
                Offer::named(Command::Back, tr!(cx.lang, "kiosk-back")),
                Offer::new(Command::BigType),
                Offer::new(Command::Language),
                Offer::new(Command::Help).quiet(),
            ],
            Stage::Ballot(ballot) => ballot.offers(cx),
            Stage::Saved(_) => vec![Offer::named(Command::Open, tr!(cx.lang, "kiosk-end"))],
        }
    }

    fn typing(&self) -> Typing {
        match &self.stage {
            Stage::Ballot(ballot) if !self.help && self.seconds_left().is_none() => ballot.typing(),
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        let idle = self
            .patience()
            .map(|patience| self.idle.next(self.now, patience));
        let pause = match self.stage {
            Stage::Code(_) | Stage::Number(_) => self.pause.next(self.now),
            _ => None,
        };
        let stage = match &self.stage {
            Stage::Saved(until) => Some(*until),
            Stage::Ballot(ballot) => ballot.casting_since().map(|since| since + LONGEST_CAST),
            _ => None,
        };
        [idle, pause, stage].into_iter().flatten().min()
    }

    fn exclusive(&self) -> bool {
        true
    }
}
