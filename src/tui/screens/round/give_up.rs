//! The box of a hall will not come back; why goes into the minutes.

use crate::domain::form::{Field, FormSpec, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Question, Role, Screen, Title,
    Typing, answered,
};
use crate::usecase::round::booths;

/// It was noted; whoever called is given this.
pub(super) struct GivenUp;

/// What it is answered.
pub(super) enum Answer {
    /// A person said yes.
    Sure(String),
    /// It is in the data file.
    Noted,
}

/// Asks why.
pub(super) struct GiveUpScreen {
    place: u8,
    name: String,
    form: Form,
}

impl GiveUpScreen {
    /// For a hall by its place and its name.
    pub(super) fn new(place: u8, name: String) -> Self {
        Self {
            place,
            name,
            form: Form::new(FormSpec::default(), &Values::new()),
        }
    }

    fn ask(&self, values: &Values, cx: &Context) -> Vec<Effect<Answer>> {
        let name = self.name.as_str();
        let question = Question::new(
            tr!(cx.lang, "give-up-ask", name = name),
            tr!(cx.lang, "give-up-text"),
            tr!(cx.lang, "give-up-yes"),
        );
        let why = values.text("why").trim().to_owned();
        vec![Effect::Confirm(question, Answer::Sure(why))]
    }
}

fn spec(lang: &Lang) -> FormSpec {
    let why = Field::line("why", tr!(lang, "give-up-why"));
    FormSpec::new([why.required().max(200).hint(tr!(lang, "give-up-why-hint"))])
}

impl Screen for GiveUpScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.ask(&values, cx),
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Opened => {
                self.form = Form::new(spec(cx.lang), &Values::new());
                Vec::new()
            }
            Input::Language(_) => {
                self.form.rename(spec(cx.lang));
                Vec::new()
            }
            Input::Command(Command::Submit) => self
                .form
                .submit(cx)
                .map(|values| self.ask(&values, cx))
                .unwrap_or_default(),
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Sure(why) => {
                    let place = self.place;
                    vec![Effect::ask(move |desk| {
                        booths::give_up(desk, place, &why)?;
                        Ok(Answer::Noted)
                    })]
                }
                Answer::Noted => vec![Effect::give(GivenUp)],
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let words = tr!(cx.lang, "give-up-words", name = self.name.as_str());
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "give-up-title", name = self.name.as_str()))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(Command::Submit, tr!(cx.lang, "give-up-note"))];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
