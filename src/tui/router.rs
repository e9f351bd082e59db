//! Who gets what: pieces of input to the top screen, answers to whoever asked,
//! effects to the stack, the threads and the face.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

use chrono::NaiveDateTime;
use ratatui::layout::{Position, Rect, Size};

use crate::say;
use crate::tr;
use crate::usecase::Error;

use super::burst::{Act, Mouse, Piece};
use super::clock::Moment;
use super::command::{Command, Group, Offer};
use super::context::{Context, Face};
use super::crew::{Crew, Job, Kind};
use super::dialog::{ProgressDialog, QuestionDialog, Step, TellDialog};
use super::key::{Code, Key};
use super::layer::Layer;
use super::message::{LayerId, Message, Outcome};
use super::parting::{After, Parting};
use super::screen::{Effect, Input, Parcel, Typing};
use super::stack::{Stack, Then};
use super::toast::Toast;

/// Time and size as they were when the loop woke up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub moment: Moment,
    pub wall: NaiveDateTime,
    pub size: Size,
}

/// Everything between the terminal and the screens.
pub(super) struct Router {
    pub face: Face,
    pub stack: Stack,
    pub crew: Crew,
    pub toast: Option<(Toast, Moment)>,
    pub parting: Option<Parting>,
    /// Nothing is left to do.
    pub ended: bool,
    pub now: Now,
    pub hints: Vec<(Rect, Command)>,
    /// The last attempt to leave could not save.
    pub refused: bool,
    outbox: Sender<Message>,
}

/// The context of now; a macro, so that the stack stays free to be borrowed.
macro_rules! context {
    ($router:ident) => {
        Context {
            lang: &$router.face.lang,
            theme: &$router.face.theme,
            projector: &$router.face.projector,
            signs: &$router.face.signs,
            keys: &$router.face.keys,
            now: $router.now.moment,
            wall: $router.now.wall,
            size: $router.now.size,
        }
    };
}
pub(super) use context;

impl Router {
    pub fn new(face: Face, crew: Crew, outbox: Sender<Message>, now: Now) -> Self {
        Self {
            face,
            stack: Stack::default(),
            crew,
            toast: None,
            parting: None,
            ended: false,
            now,
            hints: Vec::new(),
            refused: false,
            outbox,
        }
    }

    /// Gives a layer an input and does what it returns.
    pub fn deliver(&mut self, id: LayerId, input: Input<Parcel>) {
        let cx = context!(self);
        if let Some(layer) = self.stack.get(id) {
            let effects = layer.handle(input, &cx);
            for effect in effects {
                self.perform(id, effect);
            }
        }
    }

    pub fn deliver_to_top(&mut self, input: Input<Parcel>) {
        if let Some(id) = self.stack.top().map(|slot| slot.id) {
            self.deliver(id, input);
        }
    }

    /// Puts a screen on top and opens it.
    pub fn push(&mut self, layer: Layer, caller: Option<(LayerId, Then)>) {
        let id = self.stack.push(layer, caller);
        self.deliver(id, Input::Opened);
    }

    pub fn push_dialog(&mut self, layer: Layer, caller: Option<(LayerId, Then)>) -> LayerId {
        self.stack.push_quiet(layer, caller)
    }

    pub fn perform(&mut self, from: LayerId, effect: Effect<Parcel>) {
        match effect {
            Effect::Push(layer) => self.push(layer, None),
            Effect::Call(layer, then) => self.push(layer, Some((from, then))),
            Effect::Pop => self.pop(from),
            Effect::Return(parcel) => self.give(from, parcel),
            Effect::Replace(layer) => {
                if let Some(id) = self.stack.replace(from, layer) {
                    self.deliver(id, Input::Opened);
                }
            }
            Effect::Home(layer) => self.part(self.stack.ids_but(from), After::Home(layer)),
            Effect::Toast(toast) => self.show(toast),
            Effect::Confirm(question, yes) => {
                let dialog = Layer::new(QuestionDialog::new(question, &context!(self)));
                let then = |answer: Parcel| answer.downcast::<bool>().ok()?.then_some(yes);
                self.push_dialog(dialog, Some((from, Box::new(then))));
            }
            Effect::Tell { title, text } => self.tell(title, text),
            Effect::Fail(error) => self.fail(&error),
            Effect::Ask(work) => self.crew.ask(from, Kind::Ask, work),
            Effect::Job { label, work } => {
                let stop = Arc::new(AtomicBool::new(false));
                let dialog = ProgressDialog::new(label, Arc::clone(&stop), &context!(self));
                let shown = self.push_dialog(Layer::new(dialog), None);
                self.crew.job(
                    Job {
                        to: from,
                        work,
                        shown,
                        stop,
                    },
                    self.outbox.clone(),
                );
            }
            Effect::Perform(command) => {
                self.pop(from);
                self.command(command);
            }
            Effect::Language(language) => {
                self.face.speak(language);
                for id in self.stack.ids() {
                    self.deliver(id, Input::Language(language));
                }
            }
            Effect::NextTheme => self.next_theme(),
            Effect::Quit => self.quit(),
        }
    }

    /// Takes a layer away; the one below hears of it.
    pub fn pop(&mut self, id: LayerId) {
        let was_top = self.stack.is_top(id);
        let Some(slot) = self.stack.remove(id) else {
            return;
        };
        // What the layer held, a ballot box say, is free before others hear.
        let quiet = slot.quiet;
        drop(slot);
        if self.stack.depth() == 0 {
            self.ended = true;
        } else if was_top && !quiet {
            self.deliver_to_top(Input::Uncovered);
        }
    }

    /// Takes a layer away and gives its caller what it returns.
    fn give(&mut self, id: LayerId, parcel: Parcel) {
        let caller = self.stack.take_caller(id);
        self.pop(id);
        if let Some((to, then)) = caller
            && let Some(answer) = then(parcel)
        {
            self.deliver(to, Input::Answer(Ok(answer)));
        }
    }

    pub fn show(&mut self, toast: Toast) {
        let until = self.now.moment + toast.stays();
        self.toast = Some((toast, until));
    }

    fn tell(&mut self, title: String, text: String) {
        let dialog = TellDialog::new(title, text, &context!(self));
        self.push_dialog(Layer::new(dialog), None);
    }

    pub fn fail(&mut self, error: &Error) {
        let sentence = say::sentence(error, &self.face.lang);
        if matches!(error, Error::Cancelled) {
            self.show(Toast::new(sentence));
        } else {
            self.tell(tr!(self.face.lang, "frame-error-title"), sentence);
        }
    }

    pub fn next_theme(&mut self) {
        let name = self.face.next_theme().name(&self.face.lang);
        self.show(Toast::new(tr!(
            self.face.lang,
            "frame-theme-now",
            name = name
        )));
    }

    /// Work on another thread is finished.
    pub fn answer(&mut self, to: LayerId, kind: Kind, outcome: Outcome) {
        self.crew.settle();
        if let Kind::Job(shown) = kind {
            self.stack.remove(shown);
        }
        match outcome {
            Outcome::Broken => {
                let words = tr!(self.face.lang, "frame-broken");
                self.tell(tr!(self.face.lang, "frame-error-title"), words);
                self.parted(kind, true);
            }
            Outcome::Done(Err(error)) if kind == Kind::Last => {
                self.fail(&error);
                self.parted(kind, true);
            }
            Outcome::Done(Err(error)) if !self.stack.holds(to) => self.fail(&error),
            Outcome::Done(result) => {
                self.deliver(to, Input::Answer(result));
                self.parted(kind, false);
            }
        }
    }

    pub fn progress(&mut self, to: LayerId, done: usize, total: usize) {
        self.deliver(to, Input::Answer(Ok(Box::new(Step { done, total }))));
    }

    /// Gives a piece of input to the top screen.
    pub fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Key(key) => self.key(key),
            Piece::Text(text) => self.deliver_to_top(Input::Text(text)),
            Piece::Paste(text) => self.deliver_to_top(Input::Paste(text)),
            Piece::Mouse(mouse) => self.mouse(mouse),
        }
    }

    fn mouse(&mut self, mouse: Mouse) {
        let at = Position::new(mouse.x, mouse.y);
        let hint = self
            .hints
            .iter()
            .find(|(place, _)| place.contains(at))
            .map(|(_, c)| *c);
        match hint {
            Some(command) if mouse.act == Act::Click => self.command(command),
            _ => self.deliver_to_top(Input::Mouse(mouse)),
        }
    }

    fn key(&mut self, key: Key) {
        let typing = self.typing();
        if !kept(typing, key) {
            let offers = self.offers();
            let asked = offers
                .iter()
                .find(|offer| self.face.keys.asks(key, offer.command));
            let global = Command::ALL
                .iter()
                .copied()
                .filter(|c| c.group() == Group::Anywhere);
            let global = global.filter(|command| self.face.keys.asks(key, *command));
            let mut global = global.filter(|command| !self.vetoed(*command));
            if let Some(command) = asked.map(|offer| offer.command).or_else(|| global.next()) {
                self.command(command);
                return;
            }
            if key == INTERRUPT && !self.stack.exclusive() {
                self.show(Toast::new(tr!(self.face.lang, "frame-ctrl-c")));
                return;
            }
        }
        self.deliver_to_top(Input::Key(key));
    }

    pub fn typing(&self) -> Typing {
        self.stack
            .top()
            .map(|slot| slot.layer.typing())
            .unwrap_or_default()
    }

    pub fn offers(&self) -> Vec<Offer> {
        let cx = context!(self);
        self.stack
            .top()
            .map(|slot| slot.layer.offers(&cx))
            .unwrap_or_default()
    }

    /// Does a command: the top screen's if it offers it, else the program's.
    pub fn command(&mut self, command: Command) {
        let offer = self
            .offers()
            .into_iter()
            .find(|offer| offer.command == command);
        let own = command.group() != Group::Anywhere
            || offer.as_ref().is_some_and(|offer| offer.own)
            || self.vetoed(command);
        match offer {
            Some(Offer {
                blocked: Some(reason),
                ..
            }) => self.show(Toast::warning(reason)),
            Some(_) if own => self.deliver_to_top(Input::Command(command)),
            _ if self.vetoed(command) => {}
            _ => self.global(command),
        }
    }

    /// Whether a screen keeps people from doing this.
    pub fn vetoed(&self, command: Command) -> bool {
        match command {
            Command::Quit | Command::Palette | Command::Menu | Command::Help | Command::Theme => {
                self.stack.exclusive()
            }
            Command::Back => self.stack.top().is_some_and(|slot| slot.layer.exclusive()),
            _ => false,
        }
    }
}

/// What people press to stop a program; here it says how.
const INTERRUPT: Key = Key::ctrl(Code::Char('c'));

/// Keys that stay with what is typed into.
const fn kept(typing: Typing, key: Key) -> bool {
    let within_line = matches!(
        key.code,
        Code::Left | Code::Right | Code::Home | Code::End | Code::Backspace | Code::Delete
    );
    let within_text = matches!(
        key.code,
        Code::Up | Code::Down | Code::PageUp | Code::PageDown | Code::Enter
    );
    match typing {
        Typing::Nothing => false,
        Typing::Line => within_line,
        Typing::Long => within_line || within_text && !key.ctrl,
    }
}
