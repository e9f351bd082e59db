//! The record of one talk: with whom, when, where, what was said. It is saved
//! by itself, sealed for whoever writes it.

mod fields;
mod pad;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::TalkId;
use crate::domain::talk::Partner;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::{Filled, date_words};
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::theme::Role;
use crate::usecase::Error;
use crate::usecase::talks::{self, Mine};
use crate::usecase::vault::MemberKey;

use self::pad::{Number, Opened, Pad, Start};
use super::super::preview::PaperScreen;
use super::super::saving::Saving;
use super::super::{opinions, place};
use super::words;

/// What this screen's asks and questions answer.
pub enum Answer {
    /// The record as it is stored, or as a new one begins.
    Opened(Box<Opened>),
    /// It was saved, or not.
    Saved(Result<(), Error>),
    /// It was saved, or not, and then the page is left.
    Done(Result<(), Error>),
    /// The records, to look at this one as a paper.
    Paper(Box<Mine>),
    /// Yes, remove it.
    Remove,
    /// It was removed, or not.
    Removed(Result<(), Error>),
    /// The last save before leaving.
    Left,
}

/// The record of one talk.
pub struct RecordScreen {
    key: Arc<MemberKey>,
    start: Start,
    number: Number,
    pad: Option<Pad>,
    saving: Saving,
    /// It is removed: nothing may bring it back.
    removed: bool,
}

impl RecordScreen {
    /// A record of this member.
    #[must_use]
    pub fn stored(key: Arc<MemberKey>, id: TalkId) -> Self {
        let screen = Self::of(key, Start::Stored(id));
        screen.number.get_or_init(|| id);
        screen
    }

    /// A new record, with nobody chosen.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self::of(key, Start::New(None, None))
    }

    /// A new record of a talk with somebody, today.
    #[must_use]
    pub fn with(key: Arc<MemberKey>, partner: Partner) -> Self {
        Self::of(key, Start::New(Some(partner), None))
    }

    /// A new record of a talk with somebody on a day: the other side has
    /// recorded it already.
    #[must_use]
    pub fn of_day(key: Arc<MemberKey>, partner: Partner, day: NaiveDate) -> Self {
        Self::of(key, Start::New(Some(partner), Some(day)))
    }

    fn of(key: Arc<MemberKey>, start: Start) -> Self {
        Self {
            key,
            start,
            number: Number::default(),
            pad: None,
            saving: Saving::default(),
            removed: false,
        }
    }

    fn look(&self, cx: &Context) -> Effect<Answer> {
        let (key, start, today) = (Arc::clone(&self.key), self.start, cx.wall.date());
        Effect::ask(move |desk| {
            let opened = pad::open(desk, &key, start, today)?;
            Ok(Answer::Opened(Box::new(opened)))
        })
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Opened(opened) => {
                let member = self.key.member();
                self.pad = Some(Pad::new(*opened, self.start, member, cx));
                Vec::new()
            }
            Answer::Saved(result) => self.saving.settle(result, cx),
            Answer::Done(result) => {
                let done = result.is_ok();
                let mut effects = self.saving.settle(result, cx);
                if done {
                    effects.push(Effect::toast(tr!(cx.lang, "talk-recorded")));
                    effects.push(Effect::Pop);
                }
                effects
            }
            Answer::Paper(mine) => {
                let only = self.number.get().copied();
                vec![Effect::push(PaperScreen::new(cx.lang, move |lang| {
                    mine.document(only, lang)
                }))]
            }
            Answer::Remove => self.remove(),
            Answer::Removed(Ok(())) => {
                vec![Effect::toast(tr!(cx.lang, "talk-removed")), Effect::Pop]
            }
            Answer::Removed(Err(error)) => {
                self.removed = false;
                vec![Effect::Fail(error)]
            }
            Answer::Left => Vec::new(),
        }
    }

    /// Sends off what is not saved.
    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if self.removed {
            return Vec::new();
        }
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if !self.saving.take() {
            return Vec::new();
        }
        pad.commit(cx);
        let mut save = pad.to_be_saved(&self.key, &self.number);
        vec![Effect::ask(move |desk| Ok(Answer::Saved(save.run(desk))))]
    }

    /// Checks it, saves it and goes.
    fn submit(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if pad.form.submit(cx).is_none() {
            return Vec::new();
        }
        pad.commit(cx);
        self.saving.touch(cx.now);
        self.saving.take();
        let mut save = pad.to_be_saved(&self.key, &self.number);
        vec![Effect::ask(move |desk| Ok(Answer::Done(save.run(desk))))]
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if self.removed || self.saving.is_settled() {
            return Vec::new();
        }
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        pad.commit(cx);
        let mut save = pad.to_be_saved(&self.key, &self.number);
        vec![Effect::ask(move |desk| {
            save.run(desk)?;
            Ok(Answer::Left)
        })]
    }

    fn remove(&mut self) -> Vec<Effect<Answer>> {
        self.removed = true;
        let (key, number) = (Arc::clone(&self.key), Arc::clone(&self.number));
        vec![Effect::ask(move |desk| {
            let removed = match number.get() {
                Some(id) => talks::remove(desk, &key, *id),
                None => Ok(()),
            };
            Ok(Answer::Removed(removed))
        })]
    }

    /// Shows it as the paper that is filed, once it is saved.
    fn preview(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        let (key, today) = (Arc::clone(&self.key), cx.wall.date());
        effects.push(Effect::ask(move |desk| {
            let mine = talks::mine(desk, &key, today)?;
            Ok(Answer::Paper(Box::new(mine)))
        }));
        effects
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Submit => self.submit(cx),
            Command::Save => self.save(cx),
            Command::Preview => self.preview(cx),
            Command::Remove => vec![Effect::Confirm(ask_to_remove(cx), Answer::Remove)],
            Command::ToOpinions => {
                let mut effects = self.save(cx);
                if let Some(pad) = &self.pad {
                    let words = pad.words().raised.trim();
                    let form = opinions::raised_in_talk(Arc::clone(&self.key), words);
                    effects.push(Effect::Push(form));
                }
                effects
            }
            command => self.filled(&Input::Command(command), cx),
        }
    }

    fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        match pad.form.handle(input, cx) {
            Filled::Changed(field) => {
                pad.changed(&field, cx);
                self.saving.touch(cx.now);
                Vec::new()
            }
            Filled::Submitted(_) => self.submit(cx),
            Filled::Moved | Filled::Nothing => Vec::new(),
        }
    }

    /// Nothing of it is stored, and nothing was changed.
    fn is_untouched(&self) -> bool {
        self.number.get().is_none() && self.saving.is_settled()
    }
}

/// Before a record is removed.
pub(super) fn ask_to_remove(cx: &Context) -> Question {
    Question::new(
        tr!(cx.lang, "talk-remove-ask"),
        tr!(cx.lang, "talk-remove-text"),
        tr!(cx.lang, "talk-remove-yes"),
    )
}

impl Screen for RecordScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => vec![self.look(cx)],
            Input::Answer(Err(error)) if self.pad.is_none() => {
                vec![Effect::Pop, Effect::Fail(error)]
            }
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(command) => self.command(command, cx),
            Input::Deadline => self.save(cx),
            Input::Leaving => self.leaving(cx),
            Input::Language(_) => {
                if let Some(pad) = &mut self.pad {
                    pad.rename(cx);
                }
                Vec::new()
            }
            input => self.filled(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(pad) = &mut self.pad else { return };
        let area = canvas.column();
        let lead = tr!(cx.lang, "talk-record-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted) + 1;
        pad.form.draw(canvas, place::below(area, y), cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "stage-talk");
        let Some(pad) = &self.pad else {
            return Title::new(what);
        };
        let talk = pad.talk();
        let with = words::partner(pad.board(), talk.partner, Some(pad.words()), cx);
        let left = format!("{what} {} {} {}", cx.signs.separator, with.name, with.post);
        let day = date_words(talk.held_on, cx.wall.date(), cx.lang);
        Title::new(left.trim_end()).right(day)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let untouched = self.is_untouched();
        let nothing = untouched.then(|| tr!(cx.lang, "talk-nothing-yet"));
        let silent = pad.words().raised.trim().is_empty();
        let silent = silent.then(|| tr!(cx.lang, "talk-nothing-raised"));
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "talk-save")),
            Offer::new(Command::ToOpinions).blocked(silent),
            Offer::new(Command::Preview).blocked(nothing.clone()),
            Offer::new(Command::Help),
            Offer::new(Command::Back),
            Offer::named(Command::Remove, tr!(cx.lang, "talk-remove-yes"))
                .blocked(nothing)
                .quiet(),
            Offer::new(Command::Save).quiet(),
        ];
        offers.extend(pad.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.pad
            .as_ref()
            .map_or(Typing::Nothing, |pad| pad.form.typing())
    }

    fn deadline(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
