//! One's own three questions. They are asked from the next day that is begun;
//! a day that was written keeps those it was asked.

use std::sync::Arc;

use crate::domain::form::{Field, FormSpec, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::theme::Role;
use crate::usecase::journal;
use crate::usecase::vault::MemberKey;

use super::super::place;

/// The longest question, in characters.
const LIMIT: usize = 60;

/// The fields of the questions.
const QUESTIONS: [&str; 3] = ["first", "second", "third"];

/// What this screen's asks answer.
#[derive(Debug)]
pub enum Answer {
    /// The questions in force, and the usual ones.
    Loaded(Box<[[String; 3]; 2]>),
    /// They are saved.
    Saved,
}

/// One's own three questions.
#[derive(Debug)]
pub struct QuestionsScreen {
    key: Arc<MemberKey>,
    usual: [String; 3],
    /// As they are stored; a usual one as an empty field.
    stored: [String; 3],
    form: Option<Form>,
}

impl QuestionsScreen {
    /// Of an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            usual: Default::default(),
            stored: Default::default(),
            form: None,
        }
    }

    fn look(&self) -> Effect<Answer> {
        let key = Arc::clone(&self.key);
        Effect::ask(move |desk| {
            let asked = journal::questions(desk, &key)?;
            let usual = journal::usual_questions(desk)?;
            Ok(Answer::Loaded(Box::new([asked, usual])))
        })
    }

    fn loaded(&mut self, [asked, usual]: [[String; 3]; 2], lang: &Lang) {
        self.usual = usual;
        self.stored = asked;
        for (own, usual) in self.stored.iter_mut().zip(&self.usual) {
            if own == usual {
                own.clear();
            }
        }
        let mut values = Values::new();
        for (id, own) in QUESTIONS.iter().zip(&self.stored) {
            values = values.with_text(*id, own.as_str());
        }
        self.form = Some(Form::new(self.spec(lang), &values));
    }

    fn spec(&self, lang: &Lang) -> FormSpec {
        let names = [
            tr!(lang, "journal-question-1"),
            tr!(lang, "journal-question-2"),
            tr!(lang, "journal-question-3"),
        ];
        let fields = QUESTIONS.iter().zip(names).zip(&self.usual);
        FormSpec::new(fields.map(|((id, name), usual)| {
            Field::line(*id, name)
                .placeholder(usual.as_str())
                .max(LIMIT)
        }))
    }

    /// Saves what differs from what is stored.
    fn save(&mut self, cx: &Context) -> Option<Effect<Answer>> {
        let values = self.form.as_ref()?.values(cx);
        let typed = QUESTIONS.map(|id| values.text(id).trim().to_owned());
        if typed == self.stored {
            return None;
        }
        self.stored.clone_from(&typed);
        let key = Arc::clone(&self.key);
        Some(Effect::ask(move |desk| {
            journal::set_questions(desk, &key, &typed)?;
            Ok(Answer::Saved)
        }))
    }

    /// Enter on the last question, or the key for it.
    fn submit(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let saved = self.save(cx).into_iter();
        saved.chain([Effect::Pop]).collect()
    }
}

impl Screen for QuestionsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => return vec![self.look()],
            Input::Answer(answer) => {
                return answered(answer, |answer| {
                    if let Answer::Loaded(loaded) = answer {
                        self.loaded(*loaded, cx.lang);
                    }
                    Vec::new()
                });
            }
            Input::Leaving => return self.save(cx).into_iter().collect(),
            Input::Command(Command::Submit) => return self.submit(cx),
            Input::Language(_) => {
                let spec = self.spec(cx.lang);
                if let Some(form) = &mut self.form {
                    form.rename(spec);
                }
                return Vec::new();
            }
            _ => {}
        }
        let filled = self.form.as_mut().map(|form| form.handle(&input, cx));
        match filled {
            Some(Filled::Submitted(_)) => self.submit(cx),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "journal-questions-about");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        if let Some(form) = &mut self.form {
            form.draw(canvas, place::below(area, y), cx);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "journal-questions"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "journal-questions-save")),
            Offer::new(Command::Back),
        ];
        offers.extend(self.form.as_ref().map(Form::offers).unwrap_or_default());
        offers
    }

    fn typing(&self) -> Typing {
        let form = self.form.as_ref();
        form.map(Form::typing).unwrap_or_default()
    }
}
