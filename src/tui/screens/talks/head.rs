//! The head of one unit: a name, and which unit.

use std::sync::Arc;

use crate::domain::UnitHeadId;
use crate::domain::form::{Field, FormSpec, Values};
use crate::domain::talk::UnitHead;
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::{Effect, Input, Place, Screen, Title, Typing, answered};
use crate::usecase::talks;
use crate::usecase::vault::MemberKey;

/// What this form is answered.
pub(super) enum Answer {
    Stored,
    /// Leave without what was typed.
    Drop,
}

/// The form, over the list of heads.
pub(super) struct HeadScreen {
    key: Arc<MemberKey>,
    /// Whose name is written anew; `None` for somebody new.
    id: Option<UnitHeadId>,
    before: Values,
    form: Form,
}

impl HeadScreen {
    /// For somebody new.
    pub fn new(key: Arc<MemberKey>, lang: &Lang) -> Self {
        Self::of(key, None, Values::new(), lang)
    }

    /// For somebody who is on the list.
    pub fn change(key: Arc<MemberKey>, head: &UnitHead, lang: &Lang) -> Self {
        let values = Values::new()
            .with_text("name", head.name.as_str())
            .with_text("unit", head.unit.as_str());
        Self::of(key, Some(head.id), values, lang)
    }

    fn of(key: Arc<MemberKey>, id: Option<UnitHeadId>, before: Values, lang: &Lang) -> Self {
        Self {
            key,
            id,
            form: Form::new(spec(lang), &before),
            before,
        }
    }

    fn save(&self, values: &Values) -> Vec<Effect<Answer>> {
        let (key, id) = (Arc::clone(&self.key), self.id);
        let (name, unit) = (
            values.text("name").to_owned(),
            values.text("unit").to_owned(),
        );
        vec![Effect::ask(move |desk| {
            match id {
                Some(id) => talks::rename_head(desk, &key, id, &name, &unit)?,
                None => {
                    talks::add_head(desk, &key, &name, &unit)?;
                }
            }
            Ok(Answer::Stored)
        })]
    }

    /// Asks before what was typed is gone.
    fn leave(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let now = self.form.values(cx);
        let same = |id| now.text(id).trim() == self.before.text(id);
        if same("name") && same("unit") {
            return vec![Effect::Pop];
        }
        let question = Question::new(
            tr!(cx.lang, "talk-head-leave"),
            tr!(cx.lang, "talk-head-leave-text"),
            tr!(cx.lang, "talk-head-leave-yes"),
        );
        let stay = tr!(cx.lang, "talk-head-leave-no");
        vec![Effect::Confirm(question.or(stay), Answer::Drop)]
    }
}

fn spec(lang: &Lang) -> FormSpec {
    FormSpec::new([
        Field::line("name", tr!(lang, "talk-head-name"))
            .required()
            .max(20),
        Field::line("unit", tr!(lang, "talk-head-unit"))
            .required()
            .max(40)
            .placeholder(tr!(lang, "talk-head-unit-example")),
    ])
}

impl Screen for HeadScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.save(&values),
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Command(Command::Submit) => match self.form.submit(cx) {
                Some(values) => self.save(&values),
                None => Vec::new(),
            },
            Input::Command(Command::Back) => self.leave(cx),
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Stored | Answer::Drop => vec![Effect::Pop],
            }),
            Input::Language(_) => {
                self.form.rename(spec(cx.lang));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(match self.id {
            None => tr!(cx.lang, "talk-head-add"),
            Some(_) => tr!(cx.lang, "talk-head-change"),
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "talk-save")),
            Offer::new(Command::Back).own(),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }

    fn place(&self, cx: &Context) -> Place {
        Place::Dialog {
            width: cx.size.width.saturating_sub(8).min(56),
            height: 5,
        }
    }
}
