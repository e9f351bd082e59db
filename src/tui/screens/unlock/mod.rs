//! Proving who one is: a passphrase, set at the first time; the recovery key
//! when it is forgotten. Nothing that is typed here stays.

mod draw;
mod work;

use crate::say;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::usecase::vault::{RecoveryWords, SHORTEST_PASSPHRASE};

use super::home::HomeScreen;
use super::person::{Claim, Person};

/// The longest passphrase or recovery key that is taken, in characters.
const LONGEST: usize = 256;

/// What is asked now.
#[derive(Debug)]
enum Page {
    /// Whether there is a passphrase is being looked up.
    Looking,
    /// The passphrase.
    Enter,
    /// A first passphrase, twice.
    First,
    /// The recovery key.
    Recovery,
    /// A new passphrase, twice, from somebody who came in: by the recovery key,
    /// or by the old passphrase to change it.
    Renew(Person),
    /// Nothing: the recovery key shows, once.
    WriteDown(Person, RecoveryWords),
}

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// Whether a passphrase was set.
    HasPassphrase(bool),
    /// The passphrase fits.
    In(Person),
    /// The recovery key fits.
    Recovered(Person),
    /// A passphrase was set; this is the key to write down.
    Set(Person, RecoveryWords),
    /// The key is written down.
    WrittenDown,
}

/// Somebody says who they are and proves it; then their home opens.
#[derive(Debug)]
pub struct UnlockScreen {
    claim: Claim,
    page: Page,
    lines: [Editor; 2],
    /// Which line is typed into.
    focus: usize,
    /// The lines show what is typed.
    seen: bool,
    /// The passphrase is asked in order to change it.
    changing: bool,
    /// A key is being derived, which takes about a second.
    busy: bool,
    /// Why it did not work.
    trouble: Option<String>,
    /// Somebody proves who they are at another's machine, in the middle of
    /// something: what it is for. The screen below gets the key, and nothing
    /// else can be done here.
    in_place: Option<String>,
}

impl UnlockScreen {
    /// For somebody who says who they are.
    #[must_use]
    pub fn new(claim: Claim) -> Self {
        Self {
            claim,
            page: Page::Looking,
            lines: [line(false), line(false)],
            focus: 0,
            seen: false,
            changing: false,
            busy: false,
            trouble: None,
            in_place: None,
        }
    }

    /// For somebody who proves who they are in the middle of another's work:
    /// the calling screen gets the [`Person`]. `lead` says what it is for.
    /// Here, perhaps before a whole room, nothing that is typed can be shown
    /// and no key is handed out.
    #[must_use]
    pub fn in_place(claim: Claim, lead: String) -> Self {
        Self {
            in_place: Some(lead),
            ..Self::new(claim)
        }
    }

    fn turn(&mut self, page: Page) {
        // A recovery key is copied from paper, where everybody sees it anyway.
        self.seen = matches!(page, Page::Recovery);
        self.page = page;
        self.lines = [line(self.seen), line(self.seen)];
        self.focus = 0;
        self.busy = false;
        self.trouble = None;
    }

    /// Shows what is typed, or hides it.
    fn look(&mut self) {
        self.seen = !self.seen;
        for editor in &mut self.lines {
            let mut other = line(self.seen);
            other.set_text(editor.text());
            *editor = other;
        }
    }

    fn characters(&self) -> usize {
        self.lines
            .first()
            .map_or(0, |line| line.buffer().characters())
    }

    const fn sets_passphrase(&self) -> bool {
        matches!(self.page, Page::First | Page::Renew(_))
    }

    const fn lines_shown(&self) -> usize {
        match self.page {
            Page::Looking | Page::WriteDown(..) => 0,
            Page::Enter | Page::Recovery => 1,
            Page::First | Page::Renew(_) => 2,
        }
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect<Answer>> {
        self.busy = false;
        match answer {
            Answer::HasPassphrase(true) => self.turn(Page::Enter),
            Answer::HasPassphrase(false) => self.turn(Page::First),
            Answer::In(person) if self.changing => self.turn(Page::Renew(person)),
            Answer::In(person) if self.in_place.is_some() => return vec![Effect::give(person)],
            Answer::In(person) => return vec![Effect::home(HomeScreen::of(person))],
            Answer::Recovered(person) => self.turn(Page::Renew(person)),
            Answer::Set(person, words) => self.turn(Page::WriteDown(person, words)),
            Answer::WrittenDown => {
                if let Page::WriteDown(person, _) = &self.page {
                    return vec![Effect::home(HomeScreen::of(person.clone()))];
                }
            }
        }
        Vec::new()
    }

    fn enter(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if self.busy {
            return Vec::new();
        }
        let [first, second] = &self.lines;
        if first.text().is_empty() {
            return Vec::new();
        }
        let effect = match &self.page {
            Page::Looking | Page::WriteDown(..) => return Vec::new(),
            Page::Enter => work::unlock(&self.claim, first.text()),
            Page::Recovery => work::recover(&self.claim, first.text()),
            Page::First | Page::Renew(_) if first.buffer().characters() < SHORTEST_PASSPHRASE => {
                self.focus = 0;
                let least = SHORTEST_PASSPHRASE.to_string();
                self.trouble = Some(tr!(cx.lang, "vault-too-short", least = least));
                return Vec::new();
            }
            Page::First | Page::Renew(_) if second.text().is_empty() => {
                self.focus = 1;
                return Vec::new();
            }
            Page::First | Page::Renew(_) if first.text() != second.text() => {
                self.trouble = Some(tr!(
                    cx.lang,
                    "vault-differ",
                    key = cx.keys.label(Command::Look)
                ));
                return Vec::new();
            }
            Page::First => work::create(&self.claim, first.text()),
            Page::Renew(person) => work::change(person, first.text()),
        };
        self.busy = true;
        self.trouble = None;
        vec![effect]
    }

    fn typed(&mut self, input: &Input<Answer>, cx: &Context) {
        let Some(line) = self.lines.get_mut(self.focus) else {
            return;
        };
        if line.handle(input, cx) == Edited::Changed {
            self.trouble = None;
        } else if let Input::Key(key) = input
            && matches!(key.code, Code::Tab | Code::Up | Code::Down)
        {
            self.focus = (self.focus + 1) % self.lines_shown().max(1);
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match (command, &self.page) {
            (Command::Continue | Command::Back | Command::Quit, Page::WriteDown(..)) => {
                return vec![written_down(cx)];
            }
            (Command::Back, _) => self.turn(Page::Enter),
            (Command::Open, _) => return self.enter(cx),
            (Command::Recover, _) => self.turn(Page::Recovery),
            (Command::Edit, _) => self.changing = !self.changing,
            (Command::Look, _) => self.look(),
            _ => {}
        }
        Vec::new()
    }

    fn whose(&self, cx: &Context) -> String {
        match &self.claim.member {
            None => tr!(cx.lang, "who-office"),
            Some(member) => format!("{}  {}", member.name, member.post),
        }
    }
}

impl Screen for UnlockScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => return vec![work::look(&self.claim)],
            Input::Answer(Ok(answer)) => return self.answered(answer),
            Input::Answer(Err(error)) => {
                self.busy = false;
                self.trouble = Some(say::sentence(&error, cx.lang));
                let [line, _] = &mut self.lines;
                let all = line.text().len();
                line.select(0..all);
            }
            Input::Command(command) if !self.busy => return self.command(command, cx),
            // Sentences are made in a language; a new one makes none.
            Input::Language(_) => self.trouble = None,
            input if !self.busy => self.typed(&input, cx),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.draw_page(canvas, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let what = match self.page {
            Page::Looking | Page::Enter => tr!(cx.lang, "vault-title-enter"),
            Page::First => tr!(cx.lang, "vault-title-first"),
            Page::Recovery => tr!(cx.lang, "vault-title-recovery"),
            Page::Renew(_) => tr!(cx.lang, "vault-title-renew"),
            Page::WriteDown(..) => tr!(cx.lang, "vault-title-write-down"),
        };
        Title::new(format!("{what} {} {}", cx.signs.separator, self.whose(cx)))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let go = |id: String| Offer::named(Command::Open, id);
        let look = || {
            let seen = self.seen;
            let hide = || tr!(cx.lang, "vault-hide");
            let show = || tr!(cx.lang, "vault-show");
            Offer::named(Command::Look, if seen { hide() } else { show() })
        };
        let change = if self.changing {
            tr!(cx.lang, "vault-do-not-change")
        } else {
            tr!(cx.lang, "vault-change")
        };
        match self.page {
            Page::Looking => Vec::new(),
            Page::Enter if self.in_place.is_some() => vec![
                go(tr!(cx.lang, "vault-go-unlock")),
                Offer::new(Command::Help),
                Offer::new(Command::Back),
            ],
            Page::Enter => vec![
                go(tr!(cx.lang, "vault-go-unlock")),
                look(),
                Offer::new(Command::Recover),
                Offer::new(Command::Help),
                Offer::new(Command::Menu),
                Offer::named(Command::Edit, change),
            ],
            Page::First | Page::Renew(_) => {
                vec![
                    go(tr!(cx.lang, "vault-go-set")),
                    look(),
                    Offer::new(Command::Help),
                ]
            }
            Page::Recovery => vec![
                go(tr!(cx.lang, "vault-go-unlock")),
                look(),
                Offer::new(Command::Back).own(),
                Offer::new(Command::Help),
            ],
            Page::WriteDown(..) => {
                let label = tr!(cx.lang, "vault-go-written");
                let continue_ = Offer::named(Command::Continue, label);
                vec![
                    continue_,
                    Offer::new(Command::Back).own(),
                    Offer::new(Command::Quit).own(),
                ]
            }
        }
    }

    fn typing(&self) -> Typing {
        if self.lines_shown() > 0 {
            Typing::Line
        } else {
            Typing::Nothing
        }
    }

    fn exclusive(&self) -> bool {
        // The key shows once; leaving by accident would lose it.
        matches!(self.page, Page::WriteDown(..))
    }
}

/// A line that is typed into; its words are wiped when it goes.
fn line(seen: bool) -> Editor {
    let line = if seen {
        Editor::line("")
    } else {
        Editor::secret()
    };
    line.limit(Some(LONGEST))
}

/// Whether the key is really on paper.
fn written_down(cx: &Context) -> Effect<Answer> {
    let question = Question::new(
        tr!(cx.lang, "vault-written-title"),
        tr!(cx.lang, "vault-written-text"),
        tr!(cx.lang, "vault-written-yes"),
    );
    Effect::Confirm(question, Answer::WrittenDown)
}
