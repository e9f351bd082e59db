//! The same loop driven by a test: no terminal, a clock that stands still,
//! the real threads. Nothing here sleeps or polls; after every step the
//! program is *idle*: nothing pending, nothing asked that is not answered.
//!
//! A chain of steps must end in an assertion:
//!
//! ```ignore
//! app.keys("Down Enter").expect("对照检查").type_("作风").expect("作风▏");
//! ```

use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::lang::{Lang, Language};
use crate::text;
use crate::usecase::Desk;

use super::app::App;
use super::burst::{Act, Event, Mouse};
use super::clock::ManualClock;
use super::context::Face;
use super::key::{Code, Key};
use super::layer::Layer;
use super::message::Message;
use super::theme::{BuiltIn, Depth};

/// The program under test.
pub struct Harness {
    app: App<TestBackend, ManualClock>,
}

/// A step of a story that no assertion has followed yet.
#[must_use = "a story must end in an assertion"]
pub struct Step<'a>(&'a mut Harness);

impl Harness {
    /// Starts at 80×24 in Chinese, on Friday 2026-12-18 at 09:42.
    #[must_use]
    pub fn start(desk: &Arc<Desk>, start: Layer) -> Self {
        Self::start_at(desk, start, (80, 24))
    }

    /// Starts at a size.
    ///
    /// # Panics
    /// When the language cannot be loaded.
    #[must_use]
    #[expect(clippy::panic, reason = "a test that cannot start fails")]
    pub fn start_at(desk: &Arc<Desk>, start: Layer, (width, height): (u16, u16)) -> Self {
        let Ok(lang) = Lang::load(Language::Chinese) else {
            panic!("no language")
        };
        let face = Face::new(lang, BuiltIn::Dark, Depth::True);
        let backend = TestBackend::new(width, height);
        let clock = ManualClock::at(wall());
        let Ok(app) = App::new(backend, clock, desk, face, start);
        let mut harness = Self { app };
        harness.settle();
        harness
    }

    /// Presses keys: `"Down Enter F8 Ctrl-Z 1"`.
    ///
    /// # Panics
    /// When a name names no key.
    #[expect(clippy::panic, reason = "a test that names no key fails")]
    pub fn keys(&mut self, names: &str) -> Step<'_> {
        for name in names.split_whitespace() {
            let Ok(key) = name.parse() else {
                panic!("no key is called {name:?}")
            };
            self.send(vec![Event::Key(key)]);
        }
        Step(self)
    }

    /// Types as an input method commits: all of it at once.
    pub fn type_(&mut self, words: &str) -> Step<'_> {
        let keys = words.chars().map(|c| {
            Event::Key(Key::plain(if c == '\n' {
                Code::Enter
            } else {
                Code::Char(c)
            }))
        });
        self.send(keys.collect());
        Step(self)
    }

    /// Pastes.
    pub fn paste(&mut self, words: &str) -> Step<'_> {
        self.send(vec![Event::Paste(words.to_owned())]);
        Step(self)
    }

    /// Clicks on the first place where these words stand.
    ///
    /// # Panics
    /// When the words do not stand on the screen.
    #[expect(clippy::panic, reason = "a test that clicks on nothing fails")]
    pub fn click(&mut self, words: &str) -> Step<'_> {
        let Some((x, y)) = find(self.app.backend().buffer(), words) else {
            panic!("{words:?} does not stand in\n{}", self.screen())
        };
        self.mouse(x, y, Act::Click)
    }

    /// Uses the mouse at a cell.
    pub fn mouse(&mut self, x: u16, y: u16, act: Act) -> Step<'_> {
        self.send(vec![Event::Mouse(Mouse { x, y, act })]);
        Step(self)
    }

    /// Gives the window another size.
    pub fn resize(&mut self, width: u16, height: u16) -> Step<'_> {
        self.app.backend().resize(width, height);
        self.send(vec![Event::Resize]);
        Step(self)
    }

    /// Lets time pass, and whatever is due happen.
    pub fn advance(&mut self, time: Duration) -> Step<'_> {
        self.app.clock().advance(time);
        self.settle();
        Step(self)
    }

    /// Sends what a signal sends.
    pub fn terminate(&mut self) -> Step<'_> {
        let _ = self.app.sender().send(Message::Terminate);
        self.settle();
        Step(self)
    }

    /// Sends events as one burst.
    pub fn send(&mut self, events: Vec<Event>) {
        for event in events {
            let _ = self.app.sender().send(Message::Input(event));
        }
        self.settle();
    }

    /// What a person sees, the caret as `▏`.
    pub fn screen(&mut self) -> String {
        let backend = self.app.backend();
        let caret = backend.cursor_visible().then(|| backend.cursor_position());
        dump(backend.buffer(), caret)
    }

    /// The cells, for a test of colours.
    pub fn buffer(&mut self) -> &Buffer {
        self.app.backend().buffer()
    }

    /// Where the caret is, if there is one.
    pub fn caret(&mut self) -> Option<Position> {
        let backend = self.app.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// Whether the program has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.app.ended()
    }

    /// These words stand on the screen.
    ///
    /// # Panics
    /// When they do not.
    pub fn expect(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(words),
            "{words:?} does not stand in\n{screen}"
        );
        self
    }

    /// These words do not stand on the screen.
    ///
    /// # Panics
    /// When they do.
    pub fn expect_not(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} stands in\n{screen}");
        self
    }

    /// The program has ended.
    ///
    /// # Panics
    /// When it goes on.
    pub fn expect_end(&mut self) -> &mut Self {
        assert!(self.ended(), "it goes on with\n{}", self.screen());
        self
    }

    fn settle(&mut self) {
        let Ok(()) = self.app.settle();
    }
}

/// The steps of [`Harness`] once more, so that they chain.
#[expect(
    clippy::must_use_candidate,
    reason = "an assertion may be the end of a story"
)]
impl<'a> Step<'a> {
    /// See [`Harness::keys`].
    pub fn keys(self, names: &str) -> Self {
        let Step(_) = self.0.keys(names);
        self
    }

    /// See [`Harness::type_`].
    pub fn type_(self, words: &str) -> Self {
        let Step(_) = self.0.type_(words);
        self
    }

    /// See [`Harness::paste`].
    pub fn paste(self, words: &str) -> Self {
        let Step(_) = self.0.paste(words);
        self
    }

    /// See [`Harness::click`].
    pub fn click(self, words: &str) -> Self {
        let Step(_) = self.0.click(words);
        self
    }

    /// See [`Harness::resize`].
    pub fn resize(self, width: u16, height: u16) -> Self {
        let Step(_) = self.0.resize(width, height);
        self
    }

    /// See [`Harness::advance`].
    pub fn advance(self, time: Duration) -> Self {
        let Step(_) = self.0.advance(time);
        self
    }

    /// See [`Harness::expect`].
    pub fn expect(self, words: &str) -> &'a mut Harness {
        self.0.expect(words)
    }

    /// See [`Harness::expect_not`].
    pub fn expect_not(self, words: &str) -> &'a mut Harness {
        self.0.expect_not(words)
    }

    /// See [`Harness::expect_end`].
    pub fn expect_end(self) -> &'a mut Harness {
        self.0.expect_end()
    }

    /// What a person sees then, for a snapshot.
    #[must_use]
    pub fn screen(self) -> String {
        self.0.screen()
    }
}

/// When every test begins.
fn wall() -> NaiveDateTime {
    let date = NaiveDate::from_ymd_opt(2026, 12, 18).unwrap_or_default();
    date.and_hms_opt(9, 42, 0).unwrap_or_default()
}

/// The rows of a buffer without the cells hidden behind wide characters and
/// without blanks at their ends.
#[must_use]
pub fn dump(buffer: &Buffer, caret: Option<Position>) -> String {
    let area = buffer.area;
    let mut rows = Vec::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut hidden = 0;
        for x in area.left()..area.right() {
            if caret == Some(Position::new(x, y)) {
                row.push('▏');
            }
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            if let Some(cell) = buffer.cell(Position::new(x, y)) {
                row.push_str(cell.symbol());
                hidden = text::width(cell.symbol()).saturating_sub(1);
            }
        }
        rows.push(row.trim_end().to_owned());
    }
    let mut dump = rows.join("\n");
    dump.truncate(dump.trim_end().len());
    dump
}

/// The cell where these words begin.
fn find(buffer: &Buffer, words: &str) -> Option<(u16, u16)> {
    let dump = dump(buffer, None);
    for (y, row) in dump.lines().enumerate() {
        if let Some((before, _)) = row.split_once(words) {
            return Some((text::width(before) as u16, y as u16));
        }
    }
    None
}
