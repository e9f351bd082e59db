//! The answer to one critic, recorded then and there: by the office in the
//! meeting, or by the person alone. It saves itself.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::domain::MemberId;
use crate::domain::criticism::{OpenCriticism, ReplyKind};
use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::theme::Role;
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::{Desk, Error, criticism};

use super::super::place;
use super::saving::Saving;
use super::state;

/// How the person answered.
const KIND: &str = "kind";
/// In which words.
const WORDS: &str = "words";

/// The longest answer, in characters.
const LIMIT: usize = 2_000;

/// Who records it.
#[derive(Debug, Clone)]
enum By {
    Office(Arc<OfficeKey>, MemberId),
    Person(Arc<MemberKey>),
}

/// What this screen's asks answer.
#[derive(Debug)]
pub enum Answer {
    /// It was saved, or not.
    Saved(Result<(), Error>),
    /// The last save before leaving.
    Left,
}

/// The answer to one critic.
#[derive(Debug)]
pub struct ReplyScreen {
    by: By,
    critic: MemberId,
    name: String,
    form: Form,
    /// A form needs a language to be made; until then, what is stored.
    stored: Option<(ReplyKind, Zeroizing<String>)>,
    made: bool,
    saving: Saving,
    /// It goes as soon as all of it is saved.
    done: bool,
}

impl ReplyScreen {
    /// Recorded by the office, in the meeting.
    #[must_use]
    pub fn by_office(key: Arc<OfficeKey>, open: &OpenCriticism, critic: &str) -> Self {
        Self::of(By::Office(key, open.target), open, critic)
    }

    /// By the criticised person.
    #[must_use]
    pub fn by_person(key: Arc<MemberKey>, open: &OpenCriticism, critic: &str) -> Self {
        Self::of(By::Person(key), open, critic)
    }

    fn of(by: By, open: &OpenCriticism, critic: &str) -> Self {
        let stored = open.reply.clone();
        Self {
            by,
            critic: open.critic,
            name: critic.to_owned(),
            form: Form::new(FormSpec::default(), &Values::new()),
            stored: stored.map(|(kind, words)| (kind, Zeroizing::new(words))),
            made: false,
            saving: Saving::default(),
            done: false,
        }
    }

    fn make(&mut self, cx: &Context) {
        if std::mem::replace(&mut self.made, true) {
            return;
        }
        let mut values = Values::new();
        if let Some((kind, words)) = self.stored.take() {
            values = values
                .with(KIND, Value::Choice(kind.word().into()))
                .with_text(WORDS, words.as_str());
        }
        self.form = Form::new(spec(cx.lang), &values);
    }

    /// What is filled in; nothing before one of the two is chosen, unless
    /// there are words: those explain.
    fn filled_in(&self, cx: &Context) -> Option<(ReplyKind, Zeroizing<String>)> {
        let values = self.form.values(cx);
        let words = Zeroizing::new(values.text(WORDS).to_owned());
        let chosen = values.choice(KIND).and_then(ReplyKind::from_word);
        let explains = (!words.trim().is_empty()).then_some(ReplyKind::Explains);
        Some((chosen.or(explains)?, words))
    }

    fn work(&self, cx: &Context) -> Option<impl FnOnce(&Desk) -> Result<(), Error> + Send + use<>> {
        let (kind, words) = self.filled_in(cx)?;
        let (by, critic) = (self.by.clone(), self.critic);
        Some(move |desk: &Desk| match &by {
            By::Office(key, target) => {
                criticism::reply_by_office(desk, key, (critic, *target), kind, &words)
            }
            By::Person(key) => criticism::reply_by_person(desk, key, critic, kind, &words),
        })
    }

    /// Sends off what is not saved.
    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(work) = self.work(cx) else {
            return Vec::new();
        };
        if !self.saving.take() {
            return Vec::new();
        }
        vec![Effect::ask(move |desk| Ok(Answer::Saved(work(desk))))]
    }

    /// Goes, once all of it is saved.
    fn finish(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        self.done = !self.saving.is_settled();
        if !self.done {
            effects.push(Effect::Pop);
        }
        effects
    }

    fn saved(&mut self, result: Result<(), Error>, cx: &Context) -> Vec<Effect<Answer>> {
        self.done &= result.is_ok();
        let mut effects = self.saving.settle(result, cx);
        if self.done && self.saving.is_settled() {
            effects.push(Effect::Pop);
        }
        effects
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let work = self.work(cx).filter(|_| !self.saving.is_settled());
        work.map(|work| Effect::ask(move |desk| work(desk).map(|()| Answer::Left)))
            .into_iter()
            .collect()
    }
}

fn spec(lang: &Lang) -> FormSpec {
    let kinds = ReplyKind::ALL.map(|kind| (kind.word(), state::reply(kind, lang)));
    FormSpec::new([
        Field::choice(KIND, tr!(lang, "criticism-reply"), kinds),
        Field::long(WORDS, tr!(lang, "criticism-reply-in-words"))
            .placeholder(tr!(lang, "criticism-reply-hint"))
            .max(LIMIT),
    ])
}

impl Screen for ReplyScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        self.make(cx);
        match input {
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Saved(result) => self.saved(result, cx),
                Answer::Left => Vec::new(),
            }),
            Input::Deadline => self.save(cx),
            Input::Leaving => self.leaving(cx),
            Input::Command(Command::Submit) => self.finish(cx),
            Input::Language(_) => {
                self.form.rename(spec(cx.lang));
                Vec::new()
            }
            input => match self.form.handle(&input, cx) {
                Filled::Changed(_) => {
                    self.saving.touch(cx.now);
                    Vec::new()
                }
                Filled::Submitted(_) => self.finish(cx),
                Filled::Moved | Filled::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.make(cx);
        let area = canvas.column();
        let words = tr!(cx.lang, "criticism-reply-lead", name = self.name.as_str());
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        self.form.draw(canvas, place::below(area, y), cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let name = self.name.as_str();
        Title::new(tr!(cx.lang, "criticism-reply-title", name = name))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let done = Offer::named(Command::Submit, tr!(cx.lang, "criticism-reply-done"));
        let mut offers = vec![done, Offer::new(Command::Help)];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }

    fn deadline(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
