//! 填票机: a machine in a hall where one person after the other votes.
//!
//! | module | page |
//! | --- | --- |
//! | `operator`, `exit` | the operator begins and ends |
//! | `welcome` | the promise; thanks; a warning before everything goes |
//! | `code` | the code of the slip |
//! | `ballot`, `steps` | the way through the ballot |
//! | `grid`, `large` | everybody × one item; one person in big type |
//! | `letters` | how large words are set |
//! | `writing` | own words |
//! | `review` | looking back |
//! | `asking`, `choices` | before something happens |
//! | `receipt` | two symbols of one's own; the receipt |
//! | `turn` | what leads from one page to the next |
//! | `idle`, `pause`, `held` | somebody walks away; somebody guesses; a key is held down |
//!
//! Nothing of a voter outlives the voter: a `ballot::Ballot` is dropped, and
//! with it wiped, when it is cast, given up or left alone. The kiosk asks no
//! dialogs of the program, since those would outlive the page they belong to.

mod asking;
mod ballot;
mod choices;
mod code;
mod exit;
mod grid;
mod held;
mod idle;
mod large;
mod letters;
mod operator;
mod pause;
mod receipt;
mod review;
mod steps;
mod turn;
mod welcome;
mod writing;

use std::sync::Arc;
use std::time::Duration;

use zeroize::{Zeroize, Zeroizing};

use crate::domain::Turnout;
use crate::lang::Language;
use crate::tr;
use crate::usecase::Error;
use crate::usecase::exit_key::ExitKey;
use crate::usecase::kiosk::{Admission, Booth};

pub(super) use self::code::ALPHABET;

use self::ballot::Ballot;
use self::code::CodeEntry;
use self::exit::{ExitEntry, OwnWords};
use self::held::Held;
use self::idle::Idle;
use self::letters::Letters;
use self::operator::OperatorPage;
use self::pause::Pause;
use self::receipt::PairEntry;
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
/// left from there only; without an `exit` it draws digits that end it.
#[must_use]
pub fn open(booth: Arc<Booth>, exit: Option<ExitKey>) -> Layer {
    Layer::new(Kiosk::new(booth, exit))
}

/// What the box answers.
#[derive(Debug)]
pub(crate) enum Answer {
    /// What ends this kiosk.
    Exit(ExitKey),
    /// How many have voted.
    Turnout(Result<Vec<Turnout>, Error>),
    /// A code was looked at.
    Admitted(Result<Admission, Error>),
    /// A ballot was cast.
    Cast(Result<Option<String>, Error>),
}

/// Whose turn it is.
enum Stage {
    /// The operator begins or ends.
    Operator(OperatorPage),
    /// The operator makes up words that end the kiosk.
    OwnWords(Box<OwnWords>),
    /// Nobody.
    Welcome,
    /// Somebody types what ends the kiosk.
    Exit(ExitEntry),
    /// A voter types a code.
    Code(CodeEntry),
    /// A voter fills in a ballot.
    Ballot(Box<Ballot>),
    /// A voter chooses two symbols for the receipt.
    Pair(PairEntry),
    /// A voter writes the receipt down.
    Receipt(Zeroizing<String>),
    /// A voter is thanked until then.
    Saved(Moment),
}

/// The kiosk.
struct Kiosk {
    booth: Arc<Booth>,
    exit: Option<ExitKey>,
    /// Voters were let in before: from now on nobody is alone with the
    /// operator's page for long.
    opened: bool,
    stage: Stage,
    pause: Pause,
    idle: Idle,
    held: Held,
    now: Moment,
    home: Language,
    spoken: Language,
    letters: Letters,
    help: bool,
}

impl Kiosk {
    fn new(booth: Arc<Booth>, exit: Option<ExitKey>) -> Self {
        Self {
            booth,
            exit,
            opened: false,
            stage: Stage::Operator(OperatorPage::new()),
            pause: Pause::default(),
            idle: Idle::default(),
            held: Held::default(),
            now: Moment::default(),
            home: Language::default(),
            spoken: Language::default(),
            letters: Letters::Normal,
            help: false,
        }
    }

    /// How long nobody may press a key here; `None` where that is no matter.
    fn patience(&self) -> Option<Duration> {
        match &self.stage {
            Stage::Operator(_) | Stage::OwnWords(_) => self.opened.then_some(PATIENCE),
            Stage::Saved(_) => None,
            Stage::Welcome => {
                (self.letters.large() || self.help || self.spoken != self.home).then_some(PATIENCE)
            }
            Stage::Ballot(ballot) if ballot.casting_since().is_some() => None,
            Stage::Ballot(ballot) if ballot.failed() => Some(PATIENCE_FOR_HELP),
            Stage::Exit(_)
            | Stage::Code(_)
            | Stage::Ballot(_)
            | Stage::Pair(_)
            | Stage::Receipt(_) => Some(PATIENCE),
        }
    }

    /// What the key for big type leads to from here.
    fn type_name(&self, cx: &Context) -> String {
        if self.letters.large() {
            tr!(cx.lang, "kiosk-type-normal")
        } else {
            tr!(cx.lang, "kiosk-type-large")
        }
    }

    fn seconds_left(&self) -> Option<u64> {
        self.idle.seconds_left(self.now, self.patience()?)
    }

    /// Back to the first page; nothing of anybody remains.
    fn forget(&mut self) -> Vec<Effect<Answer>> {
        self.stage = Stage::Welcome;
        (self.letters, self.help) = (Letters::Normal, false);
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
                if self.exit.is_none() {
                    effects.push(Effect::ask(|_| Ok(Answer::Exit(ExitKey::draw()?))));
                }
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
            mut input => {
                let effects = self.act(&input, cx);
                // Words of voters and operators are not left in memory.
                if let Input::Text(words) | Input::Paste(words) = &mut input {
                    words.zeroize();
                }
                effects
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.now = cx.now;
        let letters = self.letters;
        if let Some(seconds) = self.seconds_left() {
            return welcome::draw_warning(canvas, seconds, letters, cx);
        }
        if self.help {
            return welcome::draw_help(canvas, letters, cx);
        }
        let wait = self.pause.seconds_left(self.now);
        match &mut self.stage {
            Stage::Operator(page) => page.draw(canvas, &self.booth, self.exit.as_ref(), cx),
            Stage::OwnWords(words) => words.draw(canvas, cx),
            Stage::Welcome => welcome::draw_welcome(canvas, &self.booth, letters, cx),
            Stage::Exit(entry) => entry.draw(canvas, wait, cx),
            Stage::Code(entry) => entry.draw(canvas, &self.booth.setup_mark(), (wait, letters), cx),
            Stage::Ballot(ballot) => ballot.draw(canvas, self.booth.setup(), letters, cx),
            Stage::Pair(entry) => entry.draw(canvas, letters, cx),
            Stage::Receipt(receipt) => receipt::draw(canvas, receipt, letters, cx),
            Stage::Saved(_) => welcome::draw_saved(canvas, letters, cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let setup = self.booth.setup();
        match &self.stage {
            Stage::Operator(_) | Stage::OwnWords(_) => {
                Title::new(tr!(cx.lang, "kiosk-operator")).right(&*setup.unit)
            }
            Stage::Ballot(ballot) => {
                let (step, questions) = ballot.progress();
                let bar = cx.signs.bar.repeat(step) + &cx.signs.rule.repeat(questions - step);
                let words = if ballot.reviewing() {
                    tr!(cx.lang, "kiosk-progress-review", questions = questions)
                } else {
                    tr!(
                        cx.lang,
                        "kiosk-progress",
                        step = step,
                        questions = questions
                    )
                };
                Title::new(tr!(cx.lang, "kiosk-welcome")).right(format!("{words}  {bar}"))
            }
            _ => Title::new(setup.unit.clone()).right(&*setup.title),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.help || self.seconds_left().is_some() {
            return Vec::new();
        }
        let back = || Offer::named(Command::Back, tr!(cx.lang, "kiosk-back"));
        let mut offers = match &self.stage {
            Stage::Operator(_) => return vec![Offer::new(Command::Language)],
            Stage::OwnWords(_) => return vec![back(), Offer::new(Command::Language)],
            Stage::Welcome => vec![Offer::named(Command::Open, tr!(cx.lang, "kiosk-begin"))],
            Stage::Exit(_) | Stage::Code(_) => vec![back()],
            Stage::Ballot(ballot) => ballot.offers(cx),
            Stage::Pair(_) => vec![back()],
            Stage::Receipt(_) | Stage::Saved(_) => {
                vec![Offer::named(Command::Open, tr!(cx.lang, "kiosk-end"))]
            }
        };
        // The same two everywhere, whatever else a page needs.
        offers.push(Offer::named(Command::BigType, self.type_name(cx)));
        offers.push(Offer::new(Command::Language));
        offers.push(Offer::new(Command::Help).quiet());
        if matches!(self.stage, Stage::Welcome) {
            offers.push(Offer::named(Command::Menu, tr!(cx.lang, "kiosk-staff")));
        }
        offers
    }

    fn typing(&self) -> Typing {
        if self.help || self.seconds_left().is_some() {
            return Typing::Nothing;
        }
        match &self.stage {
            Stage::Ballot(ballot) => ballot.typing(),
            Stage::Exit(entry) => entry.typing(),
            Stage::OwnWords(words) => words.typing(),
            Stage::Pair(_) => Typing::Line,
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        let idle = self
            .patience()
            .map(|patience| self.idle.next(self.now, patience));
        let pause = match self.stage {
            Stage::Code(_) | Stage::Exit(_) => self.pause.next(self.now),
            _ => None,
        };
        let stage = match &self.stage {
            Stage::Saved(until) => Some(*until),
            Stage::Ballot(ballot) => ballot.casting_since().map(|since| since + LONGEST_CAST),
            _ => None,
        };
        [idle, pause, stage].into_iter().flatten().min()
    }

    fn status(&self, cx: &Context) -> String {
        match &self.stage {
            Stage::Ballot(ballot) if ballot.untouched() => tr!(cx.lang, "kiosk-not-cast"),
            _ => String::new(),
        }
    }

    fn exclusive(&self) -> bool {
        true
    }
}
