//! Sorting an opinion anew. Its words stay.

use crate::domain::OpinionId;
use crate::domain::form::{FormSpec, Value, Values};
use crate::domain::opinion::{Correction, Opinion};
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::{Canvas, Effect, Filled, Form, Input, Role, Screen, Title, Toast, Typing};
use crate::usecase::opinions;

use super::book::Book;
use super::failed;
use super::fields::Fields;
use super::keeper::Keeper;

/// The form: category, addressee and urgency, as far as they are for whoever
/// sits here to say.
pub(super) struct SortScreen {
    keeper: Keeper,
    ids: Vec<OpinionId>,
    fields: Fields,
    words: String,
    /// Whether addressee and “not urgent after all” may be said.
    all: bool,
    was_urgent: bool,
    form: Form,
}

impl SortScreen {
    pub fn new(
        keeper: Keeper,
        book: &Book,
        ids: Vec<OpinionId>,
        opinion: &Opinion,
        cx: &Context,
    ) -> Self {
        let all = keeper.office().is_some() || ids.iter().all(|id| book.was_typed_now(*id));
        let mut screen = Self {
            fields: Fields::of(book),
            words: opinion.words.clone(),
            was_urgent: opinion.urgent,
            form: Form::new(FormSpec::default(), &Values::new()),
            keeper,
            ids,
            all,
        };
        let values = Values::new()
            .with("category", Value::Choice(opinion.category.to_string()))
            .with("about", Fields::about_value(opinion.addressee))
            .with("urgent", Fields::urgent_value(opinion.urgent));
        screen.form = Form::new(screen.spec(cx), &values);
        screen
    }

    fn spec(&self, cx: &Context) -> FormSpec {
        let mut fields = vec![self.fields.category(cx.lang)];
        if self.all {
            fields.push(self.fields.about(cx.lang));
        }
        if self.all || !self.was_urgent {
            fields.push(self.fields.urgent(cx.lang));
        }
        FormSpec::new(fields)
    }

    fn save(&self, values: &Values, cx: &Context) -> Vec<Effect<()>> {
        let correction = Correction {
            category: values.choice("category").map(Into::into),
            addressee: values.choice("about").map(Fields::addressee),
            urgent: values
                .choice("urgent")
                .map(|urgent| urgent == "yes")
                .filter(|urgent| *urgent != self.was_urgent),
        };
        let (keeper, ids) = (self.keeper.clone(), self.ids.clone());
        let words = tr!(cx.lang, "opinion-sorted");
        vec![
            Effect::ask(move |desk| {
                for id in ids {
                    opinions::correct(desk, keeper.hand(), id, &correction)?;
                }
                Ok(())
            }),
            Effect::Toast(Toast::new(words)),
        ]
    }
}

impl Screen for SortScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.save(&values, cx),
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Command(Command::Submit) => self
                .form
                .submit(cx)
                .map(|values| self.save(&values, cx))
                .unwrap_or_default(),
            Input::Language(_) => {
                self.form.rename(self.spec(cx));
                Vec::new()
            }
            Input::Answer(Ok(())) => vec![Effect::Pop],
            Input::Answer(Err(error)) => failed(error),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let words = crate::text::sanitize(&self.words).into_owned();
        let most = (area.height / 3).max(1);
        let rows = Canvas::rows(&words, area.width).min(most);
        let mut above = canvas.part(ratatui::layout::Rect {
            height: rows,
            ..area
        });
        above.paragraph(area.x, area.y, area.width, &words, Role::Text);
        let note = if self.all {
            tr!(cx.lang, "opinion-sort-note")
        } else {
            tr!(cx.lang, "opinion-sort-note-member")
        };
        let y = canvas.paragraph(area.x, area.y + rows + 1, area.width, &note, Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "opinion-sort-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let save = Offer::named(Command::Submit, tr!(cx.lang, "opinion-save"));
        let mut offers = vec![save, Offer::new(Command::Back)];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
