//! Who answers: a small dialog that says why something is not possible.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::Place;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Effect, Input, Role, Screen, Title, Toast};

use super::act::Choice;

/// Columns of the dialog.
const WIDTH: u16 = 56;

/// One possibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub choice: Choice,
    pub words: String,
    /// Why not.
    pub blocked: Option<String>,
}

/// The dialog; it gives the [`Choice`] to whoever called it.
pub(super) struct ChooseScreen {
    words: String,
    lines: Vec<Line>,
    list: List,
}

impl ChooseScreen {
    pub fn new(words: String, lines: Vec<Line>) -> Self {
        let mut list = List::new();
        list.set_len(lines.len());
        let free = lines.iter().position(|line| line.blocked.is_none());
        list.select(free.unwrap_or(0));
        Self { words, lines, list }
    }

    fn opened(&self, row: usize) -> Vec<Effect<()>> {
        match self.lines.get(row) {
            Some(Line {
                blocked: Some(reason),
                ..
            }) => vec![Effect::Toast(Toast::warning(reason.clone()))],
            Some(line) => vec![Effect::give(line.choice)],
            None => Vec::new(),
        }
    }

    /// Every possibility takes as many rows, so that one can be clicked.
    fn height(&self) -> u16 {
        if self.lines.iter().any(|line| line.blocked.is_some()) {
            2
        } else {
            1
        }
    }
}

impl Screen for ChooseScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        // A digit chooses as well.
        if let Input::Key(key) = &input
            && let Some(row) = key.digit().and_then(|digit| digit.checked_sub(1))
        {
            return self.opened(row);
        }
        match self.list.handle(&input) {
            Chosen::Opened(row) => self.opened(row),
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.area();
        let y = canvas.paragraph(area.x, area.y, area.width, &self.words, Role::Muted) + 1;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let (lines, height) = (&self.lines, self.height());
        self.list.draw(
            canvas,
            below,
            (lines.len(), height),
            |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                let Some(line) = lines.get(row) else { return };
                if in_hand {
                    canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                }
                let role = if line.blocked.is_some() {
                    Role::Disabled
                } else {
                    Role::Text
                };
                canvas.print(x + 2, y, &format!("{} {}", row + 1, line.words), role);
                if let Some(reason) = &line.blocked {
                    canvas.print(x + 4, y + 1, reason, Role::Muted);
                }
            },
        );
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "opinion-choose-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "opinion-choose")),
            Offer::new(Command::Back),
        ]
    }

    fn place(&self, _cx: &Context) -> Place {
        let words = Canvas::rows(&self.words, WIDTH);
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        Place::Dialog {
            width: WIDTH,
            height: words + 1 + lines.saturating_mul(self.height()),
        }
    }
}
