//! What ends the kiosk: the operator makes up words of their own, and types
//! them, or the drawn digits, when the voting is over.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::text;
use crate::tr;
use crate::tui::form::Editor;
use crate::tui::screens::place::middle;
use crate::tui::{Canvas, Code, Context, Input, Role, Typing};
use crate::usecase::exit_key::ExitKey;

use super::code::join;

/// Words or digits that end the kiosk, as far as they are typed.
#[derive(Debug)]
pub(super) struct ExitEntry {
    line: Editor,
    /// Six digits are all of them; words end with Enter.
    drawn: bool,
    wrong: bool,
    /// It was finished while guessing was slowed down, and will be looked at
    /// when the pause is over.
    pub(super) waits: bool,
}

impl ExitEntry {
    /// Nothing typed yet.
    pub(super) fn new(drawn: bool) -> Self {
        Self {
            line: line(),
            drawn,
            wrong: false,
            waits: false,
        }
    }

    /// It was not the right one.
    pub(super) fn refused(&mut self) {
        *self = Self {
            wrong: true,
            ..Self::new(self.drawn)
        };
    }

    /// What was typed.
    pub(super) fn typed(&self) -> Zeroizing<String> {
        Zeroizing::new(self.line.text().to_owned())
    }

    /// For the screen.
    pub(super) const fn typing(&self) -> Typing {
        self.line.typing()
    }

    /// Reacts; true when all is typed and may be looked at.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> bool {
        if let Input::Key(key) = input
            && key.code == Code::Enter
        {
            return !self.line.text().is_empty();
        }
        let before = self.line.buffer().characters();
        self.line.handle(input, cx);
        let characters = self.line.buffer().characters();
        if characters == before {
            return false;
        }
        (self.wrong, self.waits) = (false, false);
        self.drawn && characters == ExitKey::DIGITS
    }

    /// Draws the page.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, wait: Option<u64>, cx: &Context) {
        let area = middle(canvas.area(), 60);
        let heading = tr!(cx.lang, "kiosk-exit-heading");
        canvas.print(area.x, area.y, &heading, Role::Heading);
        let lead = if self.drawn {
            tr!(cx.lang, "kiosk-exit-lead-number")
        } else {
            tr!(cx.lang, "kiosk-exit-lead-own")
        };
        let y = canvas.paragraph(area.x, area.y + 2, area.width, &lead, Role::Text) + 1;
        draw_line(canvas, area, y, &mut self.line, true);
        let wrong = self.wrong.then(|| tr!(cx.lang, "kiosk-exit-wrong"));
        let wait = wait.map(|seconds| {
            if self.waits {
                tr!(cx.lang, "kiosk-wait-then", seconds = seconds)
            } else {
                tr!(cx.lang, "kiosk-wait", seconds = seconds)
            }
        });
        let words: Vec<String> = wrong.into_iter().chain(wait).collect();
        canvas.paragraph(area.x, y + 2, area.width, &join(&words), Role::Bad);
    }
}

/// What is wrong with the operator's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// Too few characters.
    Short,
    /// The second time it was something else.
    Differs,
}

/// The operator makes up words and types them twice.
#[derive(Debug)]
pub(super) struct OwnWords {
    lines: [Editor; 2],
    second: bool,
    trouble: Option<Trouble>,
}

impl OwnWords {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            lines: [line(), line()],
            second: false,
            trouble: None,
        }
    }

    /// For the screen.
    pub(super) const fn typing(&self) -> Typing {
        let [first, _] = &self.lines;
        first.typing()
    }

    /// Reacts; returns what ends the kiosk when it was typed twice alike.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Option<ExitKey> {
        if let Input::Key(key) = input {
            match key.code {
                Code::Enter => return self.enter(),
                Code::Tab | Code::Up | Code::Down => {
                    self.second = !self.second;
                    return None;
                }
                _ => {}
            }
        }
        let [first, second] = &mut self.lines;
        let line = if self.second { second } else { first };
        let before = line.buffer().characters();
        line.handle(input, cx);
        if line.buffer().characters() != before {
            self.trouble = None;
        }
        None
    }

    fn enter(&mut self) -> Option<ExitKey> {
        let [first, second] = &self.lines;
        let Some(key) = ExitKey::own(first.text()) else {
            (self.second, self.trouble) = (false, Some(Trouble::Short));
            return None;
        };
        if !self.second {
            self.second = true;
            return None;
        }
        if key.is(second.text()) {
            return Some(key);
        }
        // Whoever mistyped cannot see which of the two it was.
        *self = Self {
            trouble: Some(Trouble::Differs),
            ..Self::new()
        };
        None
    }

    /// Draws the page.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = middle(canvas.area(), 60);
        let heading = tr!(cx.lang, "kiosk-own-heading");
        canvas.print(area.x, area.y, &heading, Role::Heading);
        let lead = tr!(cx.lang, "kiosk-own-lead", least = ExitKey::LEAST);
        let mut y = canvas.paragraph(area.x, area.y + 2, area.width, &lead, Role::Text) + 1;
        let labels = [
            tr!(cx.lang, "kiosk-own-first"),
            tr!(cx.lang, "kiosk-own-second"),
        ];
        let x = area.x + text::widest(&labels) as u16 + 2;
        for (at, (label, line)) in labels.iter().zip(&mut self.lines).enumerate() {
            let here = (at == 1) == self.second;
            let role = if here { Role::Text } else { Role::Muted };
            canvas.print(area.x, y, label, role);
            let place = Rect {
                x,
                width: area.right().saturating_sub(x),
                ..area
            };
            draw_line(canvas, place, y, line, here);
            y += 2;
        }
        let words = self.trouble.map(|trouble| match trouble {
            Trouble::Short => tr!(cx.lang, "kiosk-own-short", least = ExitKey::LEAST),
            Trouble::Differs => tr!(cx.lang, "kiosk-own-differs"),
        });
        canvas.paragraph(area.x, y, area.width, &words.unwrap_or_default(), Role::Bad);
    }
}

/// A line shown as dots and wiped when it goes.
fn line() -> Editor {
    Editor::secret().limit(Some(ExitKey::MOST))
}

fn draw_line(canvas: &mut Canvas, area: Rect, y: u16, line: &mut Editor, here: bool) {
    let place = Rect {
        x: area.x,
        y,
        width: area.width.min(24),
        height: 1,
    };
    let blank = "_".repeat(usize::from(place.width));
    line.draw(canvas, place, here, &blank);
}
