//! The loop: wait, take everything that is pending, update, draw once.
//!
//! There is no tick. The loop sleeps until a message comes or until the
//! nearest deadline a screen or a toast asked for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use ratatui::Terminal;
use ratatui::layout::Rect;

use crate::tr;
use crate::usecase::Desk;

use super::burst::{Burst, Event};
use super::clock::{Clock, Moment};
use super::command::Command;
use super::context::{Context, Face};
use super::crew::Crew;
use super::frame;
use super::key::Key;
use super::layer::Layer;
use super::message::Message;
use super::router::{Now, Router, context};
use super::screen::{Input, Typing};
use super::surface::Surface;
use super::toast::Toast;

/// The program at a terminal.
pub struct App<B: Surface, C> {
    terminal: Terminal<B>,
    clock: C,
    router: Router,
    burst: Burst,
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    dirty: bool,
    /// Something was typed since the last end of a burst.
    typed: bool,
}

impl<B: Surface, C: Clock> App<B, C> {
    /// Puts the first layer on the stack; nothing is drawn yet.
    ///
    /// # Errors
    /// When the terminal cannot say how large it is.
    pub fn new(
        backend: B,
        clock: C,
        desk: &Arc<Desk>,
        face: Face,
        start: Layer,
    ) -> Result<Self, B::Error> {
        let terminal = Terminal::new(backend)?;
        let (outbox, inbox) = channel();
        let crew = Crew::start(desk, &outbox);
        let size = terminal.size()?;
        let now = Now {
            moment: clock.now(),
            wall: clock.wall(),
            size,
        };
        let mut router = Router::new(face, crew, outbox.clone(), now);
        router.push(start, None);
        let (burst, dirty, typed) = (Burst::default(), true, false);
        Ok(Self {
            terminal,
            clock,
            router,
            burst,
            inbox,
            outbox,
            dirty,
            typed,
        })
    }

    /// Where threads send what happens.
    #[must_use]
    pub fn sender(&self) -> Sender<Message> {
        self.outbox.clone()
    }

    /// Runs until somebody leaves.
    ///
    /// # Errors
    /// When the terminal cannot be drawn to.
    pub fn run(&mut self) -> Result<(), B::Error> {
        while !self.router.ended {
            self.draw()?;
            self.wait();
            self.update()?;
        }
        Ok(())
    }

    /// Says once that signs are plain because the terminal shows some wide.
    pub fn say_signs_are_plain(&mut self) {
        let words = tr!(self.router.face.lang, "frame-ambiguous");
        self.router.show(Toast::new(words));
    }

    /// Lets every screen save after the loop broke; draws nothing.
    pub fn rescue(&mut self) {
        self.read_clock();
        self.router.terminate();
        while !self.router.ended {
            self.wait();
            self.take_messages();
        }
    }

    /// Sleeps until a message comes or a deadline.
    fn wait(&mut self) {
        let message = match self.deadline() {
            None => self
                .inbox
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
            Some(at) => self.inbox.recv_timeout(at.since(self.clock.now())),
        };
        self.read_clock();
        match message {
            Ok(message) => self.take(message),
            Err(RecvTimeoutError::Timeout) => {}
            // Cannot be: the loop itself holds a sender.
            Err(RecvTimeoutError::Disconnected) => self.router.ended = true,
        }
    }

    /// Takes what is pending, and serves who is due.
    pub(super) fn update(&mut self) -> Result<(), B::Error> {
        self.read_clock();
        self.take_messages();
        self.router.now.size = self.terminal.size()?;
        self.serve_burst();
        self.serve_deadlines();
        Ok(())
    }

    fn read_clock(&mut self) {
        self.router.now.moment = self.clock.now();
        self.router.now.wall = self.clock.wall();
    }

    fn take_messages(&mut self) {
        while let Ok(message) = self.inbox.try_recv() {
            self.take(message);
        }
    }

    fn take(&mut self, message: Message) {
        self.dirty = true;
        match message {
            Message::Input(event) => self.burst.push(event),
            Message::Answer { to, kind, outcome } => self.router.answer(to, kind, outcome),
            Message::Progress { to, done, total } => self.router.progress(to, done, total),
            Message::Interrupt if self.router.stack.exclusive() => {}
            Message::Interrupt | Message::Terminate | Message::InputLost => {
                self.router.terminate();
            }
        }
    }

    fn serve_burst(&mut self) {
        let size = self.router.now.size;
        if frame::too_small(Rect::new(0, 0, size.width, size.height)) {
            self.serve_blind();
        }
        // Last saves come first; what was typed meanwhile waits.
        while self.router.parting.is_none() && !self.router.ended {
            let typing = self.router.typing() != Typing::Nothing;
            let Some(piece) = self.burst.next(typing) else {
                break;
            };
            self.router.piece(piece);
            self.typed = true;
        }
        if self.typed && self.burst.is_empty() {
            self.typed = false;
            self.router.deliver_to_top(Input::BurstEnd);
        }
    }

    /// Nobody types into what they cannot see; leaving is still possible.
    fn serve_blind(&mut self) {
        while let Some(event) = self.burst.pop() {
            let quit = |key: Key| self.router.face.keys.asks(key, Command::Quit);
            if matches!(event, Event::Key(key) if quit(key)) {
                self.router.command(Command::Quit);
            }
        }
    }

    fn serve_deadlines(&mut self) {
        let now = self.router.now.moment;
        if self
            .router
            .toast
            .as_ref()
            .is_some_and(|(_, until)| *until <= now)
        {
            self.router.toast = None;
            self.dirty = true;
        }
        for id in self.router.stack.due(now) {
            self.router.deliver(id, Input::Deadline);
            self.dirty = true;
        }
        let parting = self.router.parting.as_ref();
        if parting
            .and_then(|parting| parting.until)
            .is_some_and(|until| until <= now)
        {
            self.router.ended = true;
        }
    }

    fn deadline(&self) -> Option<Moment> {
        let toast = self.router.toast.as_ref().map(|(_, until)| *until);
        let parting = self
            .router
            .parting
            .as_ref()
            .and_then(|parting| parting.until);
        [toast, parting, self.router.stack.deadline()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Draws one frame if anything changed.
    pub(super) fn draw(&mut self) -> Result<(), B::Error> {
        if !self.dirty {
            return Ok(());
        }
        self.dirty = false;
        self.terminal.backend_mut().begin_frame()?;
        self.terminal.autoresize()?;
        let router = &mut self.router;
        let mut hints = Vec::new();
        self.terminal.draw(|frame| {
            let area = frame.area();
            router.now.size = area.as_size();
            let cx = context!(router);
            let toast = router.toast.as_ref().map(|(toast, _)| toast);
            let painted = frame::paint(frame.buffer_mut(), router.stack.layers(), toast, &cx);
            if let Some(caret) = painted.caret {
                frame.set_cursor_position(caret);
            }
            hints = painted.hints;
        })?;
        router.hints = hints;
        self.terminal.backend_mut().end_frame()
    }

    /// Blocks until nothing is pending and nothing was asked that is not
    /// answered, then draws. Deadlines do not count: time stands still here.
    ///
    /// # Errors
    /// When the terminal cannot be drawn to.
    pub fn settle(&mut self) -> Result<(), B::Error> {
        self.update()?;
        while self.router.crew.outstanding() > 0 && !self.router.ended {
            match self.inbox.recv_timeout(Duration::from_secs(60)) {
                Ok(message) => self.take(message),
                Err(_) => break,
            }
            self.update()?;
        }
        self.draw()
    }

    /// Whether the program has ended.
    #[must_use]
    pub const fn ended(&self) -> bool {
        self.router.ended
    }

    /// The clock, for a test that moves it.
    pub const fn clock(&mut self) -> &mut C {
        &mut self.clock
    }

    /// The terminal, for a test that reads it.
    pub const fn backend(&mut self) -> &mut B {
        self.terminal.backend_mut()
    }
}
