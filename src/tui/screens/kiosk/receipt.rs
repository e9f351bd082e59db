//! The receipt, for groups that get one: two symbols of the voter's choice
//! before the ballot goes into the box, and afterwards the number to write
//! down.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::text::fold_width;
use crate::tr;
use crate::tui::screens::place::{blocks, column, draw_big, middle};
use crate::tui::{Canvas, Code, Command, Context, Input, Role};

use super::ballot::Ballot;
use super::code::{ALPHABET, meant};
use super::letters::{GLYPHS, Letters};

/// Symbols that the voter chooses.
const SYMBOLS: usize = 2;

/// The two symbols as far as they are typed, and the ballot that waits.
pub(super) struct PairEntry {
    pub(super) ballot: Box<Ballot>,
    typed: Zeroizing<String>,
    /// What was typed last is no symbol.
    stray: Option<char>,
}

/// What the voter wants.
pub(super) enum Wish {
    /// On into the box, under these symbols; nothing where none were chosen.
    Cast(Zeroizing<String>),
    /// Back to the ballot.
    Back,
}

impl PairEntry {
    pub(super) fn new(ballot: Box<Ballot>) -> Self {
        Self {
            ballot,
            typed: Zeroizing::new(String::with_capacity(SYMBOLS)),
            stray: None,
        }
    }

    /// Reacts.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<Wish> {
        match input {
            Input::Command(Command::Back) => return Some(Wish::Back),
            Input::Key(key) if key.code == Code::Enter => {
                // One symbol alone is none: the program draws both.
                let chosen = self.typed.len() == SYMBOLS;
                let typed = if chosen {
                    self.typed.clone()
                } else {
                    Zeroizing::default()
                };
                return Some(Wish::Cast(typed));
            }
            Input::Key(key) if key.code == Code::Backspace => {
                self.typed.pop();
                self.stray = None;
            }
            Input::Key(key) => {
                if let Some(typed) = key.typed() {
                    self.take(typed);
                }
            }
            Input::Text(words) | Input::Paste(words) => {
                words.chars().for_each(|typed| self.take(typed));
            }
            _ => {}
        }
        None
    }

    fn take(&mut self, typed: char) {
        let meant = meant(fold_width(typed));
        self.stray = None;
        if !ALPHABET.contains(&meant) {
            self.stray = (!meant.is_whitespace()).then_some(typed);
        } else if self.typed.len() < SYMBOLS {
            self.typed.push(meant);
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, letters: Letters, cx: &Context) {
        let area = middle(canvas.area(), if letters.large() { 72 } else { 60 });
        let air = u16::from(area.height > 16);
        let heading = tr!(cx.lang, "kiosk-pair-heading");
        letters.line(canvas, (area.x, area.y + air), &heading, Role::Heading);
        let place = |y: u16| Rect { y, ..area };
        let mut y = area.y + 2 + air;
        let why = tr!(cx.lang, "kiosk-pair-why");
        y = letters.paragraph(canvas, place(y), &why, Role::Text) + 1;
        let slots: String = (0..SYMBOLS)
            .map(|at| self.typed.chars().nth(at).unwrap_or('_'))
            .flat_map(|symbol| [symbol, ' '])
            .collect();
        letters.line(canvas, (area.x, y), slots.trim_end(), Role::Accent);
        y += 2;
        let say = match self.stray {
            Some(stray) => {
                let stray = crate::text::sanitize(&stray.to_string()).into_owned();
                (
                    tr!(cx.lang, "kiosk-pair-stray", symbol = stray),
                    Role::Warning,
                )
            }
            None => (tr!(cx.lang, "kiosk-pair-how"), Role::Text),
        };
        letters.paragraph(canvas, place(y), &say.0, say.1);
    }
}

/// The receipt to write down.
pub(super) fn draw(canvas: &mut Canvas, receipt: &str, letters: Letters, cx: &Context) {
    let area = column(canvas.area());
    let air = u16::from(area.height > 16);
    let heading = tr!(cx.lang, "kiosk-receipt-heading");
    letters.line(canvas, (area.x, area.y), &heading, Role::Good);
    let mut y = area.y + 2;
    let room = Rect {
        y,
        height: GLYPHS,
        ..area
    };
    let roomy = area.bottom() > y + 2 * GLYPHS;
    if roomy && blocks(receipt, room, canvas.signs()).is_some() {
        y = draw_big(canvas, room, receipt, Role::Accent) + 1;
    }
    canvas.print(area.x, y, receipt, Role::Accent);
    y += 2;
    for words in [
        tr!(cx.lang, "kiosk-receipt-write"),
        tr!(cx.lang, "kiosk-receipt-what"),
        tr!(cx.lang, "kiosk-receipt-end"),
    ] {
        let place = Rect { y, ..area };
        y = letters.paragraph(canvas, place, &words, Role::Text) + air;
    }
}
