//! Why a finding does not hold here, in a person's own words.

use crate::domain::form::{Field, FormSpec, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::{Effect, Input, Place, Screen, Title, Typing};
use crate::tui::theme::Role;

const REASON: &str = "reason";

/// Asks for the reason and gives it.
#[derive(Debug)]
pub(super) struct ReasonScreen {
    form: Form,
}

impl ReasonScreen {
    pub fn new(lang: &Lang) -> Self {
        Self {
            form: Form::new(spec(lang), &Values::new()),
        }
    }

    fn done(&mut self, cx: &Context) -> Vec<Effect<()>> {
        let given = self.form.submit(cx);
        let reason = given.map(|values| values.text(REASON).trim().to_owned());
        reason.map(Effect::give).into_iter().collect()
    }
}

fn spec(lang: &Lang) -> FormSpec {
    FormSpec::new([Field::line(REASON, tr!(lang, "findings-reason"))
        .placeholder(tr!(lang, "findings-reason-hint"))
        .required()
        .max(100)])
}

impl Screen for ReasonScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Submit) => self.done(cx),
            Input::Language(_) => {
                self.form.rename(spec(cx.lang));
                Vec::new()
            }
            input => match self.form.handle(&input, cx) {
                Filled::Submitted(_) => self.done(cx),
                _ => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let words = tr!(cx.lang, "findings-reason-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Dialog) + 1;
        let below = ratatui::layout::Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        self.form.draw(canvas, below, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "findings-silence"))
    }

    fn place(&self, cx: &Context) -> Place {
        let words = tr!(cx.lang, "findings-reason-words");
        Place::Dialog {
            width: 54,
            height: Canvas::rows(&words, 54) + 4,
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "findings-silence")),
            Offer::new(Command::Back),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
