//! What every story test stands on: the real program with a test terminal, a
//! clock that stands still, a real desk and a folder of its own.
//!
//! `mod support;` and `use support::Story;`. A chain of steps must end in an
//! assertion; see [`zhaojing::tui::harness`].

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

pub mod hall;
pub mod pty;
pub mod town;

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use zhaojing::tui::Layer;
use zhaojing::tui::burst::{Act, Event, Mouse};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::key::{Code, Key};
use zhaojing::usecase::Desk;
use zhaojing::usecase::desk::PassphraseCost;

/// The program under test, with what it works on.
pub struct Story {
    app: Harness,
    desk: Arc<Desk>,
    folder: TempDir,
}

impl Story {
    /// Starts at a layer, with nothing on the desk.
    pub fn start(layer: Layer) -> Self {
        Self::start_with(|_, _| layer)
    }

    /// Starts at a layer that is made with a desk and a folder.
    pub fn start_with(layer: impl FnOnce(&Arc<Desk>, &Path) -> Layer) -> Self {
        let desk = town::desk();
        let folder = TempDir::new().unwrap();
        let start = layer(&desk, folder.path());
        let app = Harness::start(&desk, start);
        Self { app, desk, folder }
    }

    /// The same where the user has content packs of their own: names in the
    /// content folder, and texts.
    pub fn start_with_content(packs: &[(&str, &str)], layer: impl FnOnce(&Path) -> Layer) -> Self {
        let folder = TempDir::new().unwrap();
        let content = folder.path().join("content");
        for (name, text) in packs {
            let path = content.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let desk = Arc::new(Desk::new(PassphraseCost::Floor, Some(content)));
        let app = Harness::start(&desk, layer(folder.path()));
        Self { app, desk, folder }
    }

    /// What the program works at, to look behind the screens.
    pub fn desk(&self) -> &Arc<Desk> {
        &self.desk
    }

    /// The folder of this test, gone at its end.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Deref for Story {
    type Target = Harness;

    fn deref(&self) -> &Harness {
        &self.app
    }
}

impl DerefMut for Story {
    fn deref_mut(&mut self) -> &mut Harness {
        &mut self.app
    }
}

/// Does what the menu (F10) calls by this name, with arrows and Enter.
///
/// # Panics
/// When the menu does not have it.
pub fn from_menu(app: &mut Harness, name: &str) {
    let _ = app.keys("F10 Home").screen();
    let mut steps = 0;
    while !row_in_hand(app).contains(name) {
        assert!(steps < 60, "the menu has no {name:?}:\n{}", app.screen());
        let _ = app.keys("Down").screen();
        steps += 1;
    }
    let _ = app.keys("Enter").screen();
}

/// The row of a dialog's list that is in hand: the only one of its colour.
fn row_in_hand(app: &mut Harness) -> String {
    const INSIDE: u16 = 12;
    let buffer = app.buffer();
    let ground = |y: u16| buffer.cell((INSIDE, y)).map(|cell| cell.bg);
    let rows = 0..buffer.area.height;
    let alone = |y: &u16| {
        rows.clone()
            .filter(|row| ground(*row) == ground(*y))
            .count()
            == 1
    };
    let row = rows.clone().find(alone);
    let screen = app.screen();
    let row = row.and_then(|row| screen.lines().nth(row.into()));
    row.unwrap_or_default().to_owned()
}

/// Presses `count` keys by chance (the same ones for the same seed) at sizes
/// by chance. No key may panic, leave the caret outside, or widen a row.
pub fn random_keys(seed: u64, count: usize, start: impl Fn(&Arc<Desk>) -> Layer) {
    let desk = town::desk();
    random_keys_at(&desk, seed, count, || start(&desk));
}

/// The same at a desk on which something lies already.
pub fn random_keys_at(desk: &Arc<Desk>, seed: u64, count: usize, start: impl Fn() -> Layer) {
    random_keys_after("", desk, seed, count, start);
}

/// The same after certain keys, which lead from the start to the page in
/// question.
pub fn random_keys_after(
    lead: &str,
    desk: &Arc<Desk>,
    seed: u64,
    count: usize,
    start: impl Fn() -> Layer,
) {
    let mut chance = Chance(seed.wrapping_add(1));
    let mut app = Harness::start(desk, start());
    let _ = app.keys(lead).screen();
    let mut size = (80, 24);
    let mut pressed = Vec::new();
    for _ in 0..count {
        if chance.below(16) == 0 {
            size = (20 + chance.below(140) as u16, 5 + chance.below(46) as u16);
            let _ = app.resize(size.0, size.1).screen();
        }
        let events = events(&mut chance, size);
        pressed.push(format!("{events:?}"));
        app.send(events);
        if app.ended() {
            app = Harness::start_at(desk, start(), size);
            let _ = app.keys(lead).screen();
        }
        let screen = app.screen();
        let place = || {
            format!(
                "seed {seed} at {size:?} after {:?}\n{screen}",
                pressed.last()
            )
        };
        for row in screen.lines() {
            let columns = zhaojing::text::width(&row.replacen('▏', "", 1));
            assert!(
                columns <= usize::from(size.0),
                "a row is too wide: {}",
                place()
            );
        }
        if let Some(caret) = app.caret() {
            let inside = caret.x < size.0 && caret.y < size.1;
            assert!(inside, "the caret is at {caret:?}: {}", place());
        }
    }
}

/// One key, a commit of an input method, a paste or the mouse.
fn events(chance: &mut Chance, (width, height): (u16, u16)) -> Vec<Event> {
    const CODES: [Code; 15] = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Insert,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::Char(' '),
    ];
    const TEXTS: [&str; 8] = [
        "作风",
        "，。",
        "a",
        "“引号”",
        "👨‍👩‍👧",
        "e\u{301}",
        "123",
        "ﾞ\u{200b}",
    ];
    let pick = |chance: &mut Chance, len: usize| chance.below(len as u64) as usize;
    match chance.below(10) {
        0..=4 => {
            let mut key = Key::plain(CODES[pick(chance, CODES.len())]);
            key.shift = chance.below(6) == 0;
            key.ctrl = chance.below(8) == 0;
            vec![Event::Key(key)]
        }
        5 => vec![Event::Key(Key::f(1 + chance.below(12) as u8))],
        6 => {
            let letter = b'a' + chance.below(26) as u8;
            vec![Event::Key(Key::ctrl(Code::Char(char::from(letter))))]
        }
        7 => {
            let text = TEXTS[pick(chance, TEXTS.len())];
            text.chars()
                .map(|c| Event::Key(Key::plain(Code::Char(c))))
                .collect()
        }
        8 => {
            let text = TEXTS[pick(chance, TEXTS.len())];
            vec![Event::Paste(format!("{text}\r\n{text}\u{1b}[31m{text}"))]
        }
        _ => {
            let acts = [Act::Click, Act::Drag, Act::WheelUp, Act::WheelDown];
            let x = chance.below(u64::from(width)) as u16;
            let y = chance.below(u64::from(height)) as u16;
            vec![Event::Mouse(Mouse {
                x,
                y,
                act: acts[pick(chance, acts.len())],
            })]
        }
    }
}

/// Numbers by chance that are the same for the same seed (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
