//! Whether the recount came to the same result, and its symbols.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::screens::round::release::{draw_refused, valid};
use crate::tui::screens::symbols;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::round::Refused;
use crate::usecase::round::recount::Recount;

/// What a recount found.
pub(super) struct OutcomeScreen {
    recount: Recount,
}

impl OutcomeScreen {
    pub(super) const fn new(recount: Recount) -> Self {
        Self { recount }
    }
}

impl Screen for OutcomeScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Open) => vec![Effect::Pop],
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let (sign, verdict, role, more) = match self.recount.equal {
            Some(true) => (
                cx.signs.done,
                tr!(cx.lang, "recount-equal"),
                Role::Good,
                tr!(cx.lang, "recount-equal-more"),
            ),
            Some(false) => (
                cx.signs.warning,
                tr!(cx.lang, "recount-different"),
                Role::Bad,
                tr!(cx.lang, "recount-different-more"),
            ),
            None => (
                cx.signs.open,
                tr!(cx.lang, "recount-by-eye"),
                Role::Heading,
                tr!(cx.lang, "recount-by-eye-more"),
            ),
        };
        let x = canvas.print(area.x, area.y, sign, role) + 1;
        canvas.print(x, area.y, &verdict, role);
        let mut y = canvas.paragraph(area.x, area.y + 1, area.width, &more, Role::Text);
        let counted = &self.recount.counted;
        let words = tr!(cx.lang, "release-counted", valid = valid(&counted.released));
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Text);
        let words = tr!(cx.lang, "recount-words");
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
        let below = if counted.refused == Refused::default() {
            1
        } else {
            6
        };
        y = symbols::draw(canvas, y, &counted.release_words, below, cx) + 1;
        draw_refused(canvas, Rect { y, ..area }, &counted.refused, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "recount-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(Command::Open, tr!(cx.lang, "recount-done"))]
    }
}
