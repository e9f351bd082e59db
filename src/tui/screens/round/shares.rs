//! 合钥: those who hold a part of the key type it in from their paper, one
//! after the other, while the others turn round. Nothing of it stays on the
//! screen.

use ratatui::layout::Rect;

use crate::report::words;
use crate::say;
use crate::tr;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, Typing};
use crate::usecase::round::Shares;

/// Characters on each paper.
const CHARACTERS: usize = 24;
/// The longest that is taken, in characters.
const LONGEST: usize = 256;

/// Who sits here now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The others are asked to turn round.
    TurnRound,
    /// A holder types.
    Typing,
}

/// Gives the [`Shares`] to whoever called it, once there are enough.
pub(in crate::tui::screens) struct ShareScreen {
    shares: Option<Shares>,
    page: Page,
    line: Editor,
    /// The line shows what is typed.
    seen: bool,
    trouble: Option<String>,
}

impl ShareScreen {
    /// Nothing was typed yet.
    pub(in crate::tui::screens) fn new(shares: Shares) -> Self {
        Self {
            shares: Some(shares),
            page: Page::TurnRound,
            line: line(true),
            seen: true,
            trouble: None,
        }
    }

    fn turn(&mut self, page: Page) {
        self.page = page;
        // With the old line go its words and what Undo would bring back.
        self.line = line(true);
        self.seen = true;
        self.trouble = None;
    }

    /// Shows what is typed, or hides it.
    fn look(&mut self) {
        self.seen = !self.seen;
        let mut other = line(self.seen);
        other.set_text(self.line.text());
        self.line = other;
    }

    fn characters(&self) -> usize {
        let typed = self.line.text().chars();
        typed.filter(|c| c.is_alphabetic()).count()
    }

    fn enter(&mut self, cx: &Context) -> Vec<Effect<()>> {
        if self.page == Page::TurnRound {
            self.turn(Page::Typing);
            return Vec::new();
        }
        if self.characters() == 0 {
            return Vec::new();
        }
        let Some(shares) = &mut self.shares else {
            return Vec::new();
        };
        if let Err(error) = shares.give(self.line.text()) {
            self.trouble = Some(say::share(&error, cx.lang));
            return Vec::new();
        }
        let enough = shares.suffice();
        self.turn(Page::TurnRound);
        let whole = self.shares.take_if(|_| enough);
        whole.map(Effect::give).into_iter().collect()
    }

    fn draw_holders(&self, canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
        let mut y = area.y;
        let Some(shares) = &self.shares else { return y };
        for holder in shares.holders() {
            let here = shares.given().any(|given| given == *holder);
            let (sign, role) = if here {
                (cx.signs.done, Role::Good)
            } else {
                (cx.signs.open, Role::Muted)
            };
            let after = canvas.print(area.x, y, sign, role);
            let after = canvas.print(after + 1, y, &words::holder(cx.lang, *holder), Role::Text);
            if here {
                canvas.print(after + 2, y, &tr!(cx.lang, "share-here"), Role::Muted);
            }
            y += 1;
        }
        y
    }

    fn draw_turn_round(&self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let begun = self.shares.iter().any(|shares| shares.given().count() > 0);
        let words = if begun {
            tr!(cx.lang, "share-next")
        } else {
            tr!(cx.lang, "share-first")
        };
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let y = self.draw_holders(canvas, Rect { y, ..area }, cx) + 1;
        let words = tr!(cx.lang, "share-turn-round");
        let y = canvas.paragraph(area.x, y, area.width, &words, Role::Accent) + 1;
        let words = tr!(cx.lang, "share-projector");
        canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
    }

    fn draw_typing(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let words = tr!(cx.lang, "share-type");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let field = Rect {
            y,
            height: 1,
            ..area
        };
        self.line.draw(canvas, field, true, "");
        let under = cx.signs.rule.repeat(usize::from(area.width));
        canvas.print(area.x, y + 1, &under, Role::Accent);
        let has = self.characters();
        let mut y = y + 2;
        if let Some(trouble) = &self.trouble {
            let x = canvas.print(area.x, y, cx.signs.warning, Role::Bad) + 1;
            let room = area.width.saturating_sub(2);
            y = canvas.paragraph(x, y, room, trouble, Role::Bad);
        } else if has > 0 {
            let words = match CHARACTERS.checked_sub(has) {
                Some(0) => tr!(cx.lang, "share-complete"),
                Some(missing) => {
                    let (has, missing) = (has.to_string(), missing.to_string());
                    tr!(cx.lang, "share-count", has = has, missing = missing)
                }
                None => tr!(cx.lang, "share-too-many", has = has.to_string()),
            };
            y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
        } else {
            y += 1;
        }
        let words = tr!(cx.lang, "share-nothing-stays");
        canvas.paragraph(area.x, y + 1, area.width, &words, Role::Muted);
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

impl Screen for ShareScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Open) => return self.enter(cx),
            Input::Key(key) if key.code == Code::Enter => return self.enter(cx),
            Input::Command(Command::Back) => self.turn(Page::TurnRound),
            Input::Command(Command::Look) => self.look(),
            // Sentences are made in a language; a new one makes none.
            Input::Language(_) => self.trouble = None,
            input
                if self.page == Page::Typing && self.line.handle(&input, cx) == Edited::Changed =>
            {
                self.trouble = None;
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        match self.page {
            Page::TurnRound => self.draw_turn_round(canvas, area, cx),
            Page::Typing => self.draw_typing(canvas, area, cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "share-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        match self.page {
            Page::TurnRound => vec![
                Offer::named(Command::Open, tr!(cx.lang, "share-turned")),
                Offer::new(Command::Back),
            ],
            Page::Typing => {
                let look = if self.seen {
                    tr!(cx.lang, "share-hide")
                } else {
                    tr!(cx.lang, "share-show")
                };
                vec![
                    Offer::named(Command::Open, tr!(cx.lang, "share-done")),
                    Offer::named(Command::Look, look),
                    Offer::new(Command::Back).own(),
                ]
            }
        }
    }

    fn typing(&self) -> Typing {
        match self.page {
            Page::TurnRound => Typing::Nothing,
            Page::Typing => self.line.typing(),
        }
    }
}
