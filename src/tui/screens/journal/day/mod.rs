//! The page of a day: three questions to answer. It is saved by itself, sealed
//! for its author alone.

mod draw;
mod pad;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::journal::JournalDay;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::usecase::journal::{self, Glance, Targets};
use crate::usecase::vault::MemberKey;
use crate::usecase::{Desk, Error};

use self::pad::Pad;
use super::super::saving::Saving;
use super::take::{Take, WordsScreen};
use super::{QuestionsScreen, TagScreen, YearScreen, day_words, kept_up};

/// What this screen's asks and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// A day as it is stored.
    Loaded(Box<Loaded>),
    /// It was saved, or not.
    Saved(Result<Glance, Error>),
    /// Somebody chose a day.
    Go(NaiveDate),
    /// Somebody chose which answers go into the worksheet.
    Take(Take),
    /// The last save before leaving.
    Left,
}

/// What is read with a day.
#[derive(Debug)]
pub struct Loaded {
    day: JournalDay,
    glance: Glance,
    /// `None` when the worksheet cannot be opened now.
    targets: Option<Targets>,
}

impl Loaded {
    fn read(desk: &Desk, key: &MemberKey, day: NaiveDate, today: NaiveDate) -> Result<Self, Error> {
        Ok(Self {
            day: journal::open(desk, key, day)?,
            glance: journal::glance(desk, key, today)?,
            targets: journal::targets(desk, key).ok(),
        })
    }
}

/// The page of a day.
#[derive(Debug)]
pub struct DayScreen {
    key: Arc<MemberKey>,
    pad: Option<Pad>,
    glance: Glance,
    targets: Option<Targets>,
    saving: Saving,
    /// The first page did not open.
    failed: bool,
    /// The day to go to as soon as this one is saved.
    then: Option<NaiveDate>,
}

impl DayScreen {
    /// Today's page of an unlocked member.
    #[must_use]
    pub fn today(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            pad: None,
            glance: Glance::default(),
            targets: None,
            saving: Saving::default(),
            failed: false,
            then: None,
        }
    }

    fn look(&self, day: NaiveDate, cx: &Context) -> Effect<Answer> {
        let (key, today) = (Arc::clone(&self.key), cx.wall.date());
        Effect::ask(move |desk| {
            let loaded = Loaded::read(desk, &key, day, today)?;
            Ok(Answer::Loaded(Box::new(loaded)))
        })
    }

    fn look_again(&self, cx: &Context) -> Effect<Answer> {
        let day = self.pad.as_ref().map_or(cx.wall.date(), Pad::day);
        self.look(day, cx)
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(loaded) => self.loaded(*loaded, cx),
            Answer::Saved(result) => {
                let result = result.map(|glance| self.glance = glance);
                if result.is_err() {
                    // Nobody leaves a page that is not saved.
                    self.then = None;
                }
                let mut effects = self.saving.settle(result, cx);
                effects.extend(self.go_on(cx));
                effects
            }
            Answer::Go(day) => self.go(Some(day), cx),
            Answer::Take(take) => self.take(take),
            Answer::Left => Vec::new(),
        }
    }

    fn loaded(&mut self, loaded: Loaded, cx: &Context) -> Vec<Effect<Answer>> {
        let Loaded {
            day,
            glance,
            targets,
        } = loaded;
        (self.glance, self.targets) = (glance, targets);
        match &mut self.pad {
            // Nothing that is not saved yet may be overwritten.
            Some(pad) if !self.saving.is_settled() => {
                if pad.day() == day.day {
                    pad.tag(day.items.clone());
                    // What is on its way to the file does not know them yet.
                    self.saving.touch(cx.now);
                } else {
                    return self.go(Some(day.day), cx);
                }
            }
            Some(pad) if pad.day() == day.day => pad.reload(day, cx),
            _ => self.pad = Some(Pad::new(day, cx.lang)),
        }
        Vec::new()
    }

    /// Sends off what is not saved.
    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        pad.commit(cx);
        if !self.saving.take() {
            return Vec::new();
        }
        let (key, today) = (Arc::clone(&self.key), cx.wall.date());
        let day = pad.written().clone();
        vec![Effect::ask(move |desk| {
            let saved = journal::save(desk, &key, &day);
            let glance = saved.and_then(|()| journal::glance(desk, &key, today));
            Ok(Answer::Saved(glance))
        })]
    }

    /// Goes to another day once this one is saved. Nobody writes ahead.
    fn go(&mut self, day: Option<NaiveDate>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(day) = day.filter(|day| *day <= cx.wall.date()) else {
            return vec![Effect::Toast(Toast::warning(tr!(
                cx.lang,
                "journal-not-yet"
            )))];
        };
        self.then = Some(day);
        let mut effects = self.save(cx);
        effects.extend(self.go_on(cx));
        effects
    }

    fn go_on(&mut self, cx: &Context) -> Option<Effect<Answer>> {
        if !self.saving.is_settled() {
            return None;
        }
        self.then.take().map(|day| self.look(day, cx))
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let day = self.pad.as_ref().map_or(cx.wall.date(), Pad::day);
        let screen = match command {
            Command::Next => return self.go(day.succ_opt(), cx),
            Command::Previous => return self.go(day.pred_opt(), cx),
            Command::Save => return self.save(cx),
            Command::TakeOver => return self.take_over(cx),
            Command::WholeYear => {
                Effect::call(YearScreen::new(Arc::clone(&self.key), day), Answer::Go)
            }
            Command::Edit => Effect::push(QuestionsScreen::new(Arc::clone(&self.key))),
            Command::Tag => match (&self.pad, &self.targets) {
                (Some(pad), Some(targets)) => {
                    let key = Arc::clone(&self.key);
                    Effect::push(TagScreen::new(key, pad.written(), &targets.checklist))
                }
                _ => return Vec::new(),
            },
            _ => return self.filled(&Input::Command(command), cx),
        };
        let mut effects = self.save(cx);
        effects.push(screen);
        effects
    }

    /// Puts words into the worksheet; with several answers, asks which.
    fn take_over(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        let Some(pad) = &self.pad else {
            return effects;
        };
        let day = pad.written();
        if day.answered() == 1 {
            effects.extend(self.take(Take::All));
        } else {
            let screen = WordsScreen::new(day, pad.in_hand(), cx.lang);
            effects.push(Effect::call(screen, Answer::Take));
        }
        effects
    }

    fn take(&self, take: Take) -> Vec<Effect<Answer>> {
        let (Some(pad), Some(targets)) = (&self.pad, &self.targets) else {
            return Vec::new();
        };
        let key = Arc::clone(&self.key);
        vec![Effect::push(take.into_item(key, pad.written(), targets))]
    }

    fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        match pad.form.handle(input, cx) {
            Filled::Changed(_) => {
                self.saving.touch(cx.now);
                Vec::new()
            }
            Filled::Nothing => self.beyond(input, cx),
            Filled::Moved | Filled::Submitted(_) => Vec::new(),
        }
    }

    /// A key that found no way further within the page leafs.
    fn beyond(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Key(key) if key.code == Code::PageUp => self.command(Command::Previous, cx),
            Input::Key(key) if key.code == Code::PageDown => self.command(Command::Next, cx),
            _ => Vec::new(),
        }
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = self.pad.as_mut().filter(|_| !self.saving.is_settled()) else {
            return Vec::new();
        };
        pad.commit(cx);
        let (key, day) = (Arc::clone(&self.key), pad.written().clone());
        vec![Effect::ask(move |desk| {
            journal::save(desk, &key, &day)?;
            Ok(Answer::Left)
        })]
    }

    /// Why nothing can be said about items now.
    fn no_items(&self, pad: &Pad, cx: &Context) -> Option<String> {
        if self.targets.is_none() {
            return Some(tr!(cx.lang, "journal-no-checklist"));
        }
        pad.is_empty()
            .then(|| tr!(cx.lang, "journal-nothing-written"))
    }

    fn work_offers(&self, pad: &Pad, cx: &Context) -> [Offer; 2] {
        let no_items = self.no_items(pad, cx);
        let handed_in = self.targets.as_ref().is_some_and(|it| it.handed_in);
        let closed = handed_in.then(|| {
            let key = cx.key_label(Command::TakeBack);
            tr!(cx.lang, "journal-handed-in", key = key)
        });
        [
            Offer::new(Command::Tag).blocked(no_items.clone()),
            Offer::new(Command::TakeOver).blocked(closed.or(no_items)),
        ]
    }
}

impl Screen for DayScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look_again(cx)],
            Input::Answer(Ok(answer)) => self.answered(answer, cx),
            Input::Answer(Err(error)) => {
                self.failed = self.pad.is_none();
                vec![Effect::Fail(error)]
            }
            Input::Command(command) => self.command(command, cx),
            Input::Deadline => self.save(cx),
            Input::Leaving => self.leaving(cx),
            Input::Language(_) => {
                if let Some(pad) = &mut self.pad {
                    pad.rename(cx.lang);
                }
                Vec::new()
            }
            input => self.filled(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        match &mut self.pad {
            Some(pad) => draw::page(canvas, pad, self.targets.as_ref(), cx),
            None if !self.failed => {}
            None => {
                let area = canvas.column();
                let key = cx.key_label(Command::WholeYear);
                let words = tr!(cx.lang, "journal-no-page", key = key);
                canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            }
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let title = tr!(cx.lang, "journal-title");
        let Some(pad) = &self.pad else {
            return Title::new(title);
        };
        let separator = cx.signs.separator;
        let day = day_words(pad.day(), cx);
        Title::new(format!("{title} {separator} {day}")).right(kept_up(&self.glance, cx.lang))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return vec![Offer::new(Command::WholeYear), Offer::new(Command::Back)];
        };
        let next = (pad.day() >= cx.wall.date()).then(|| tr!(cx.lang, "journal-not-yet"));
        let [tag, take] = self.work_offers(pad, cx);
        let next_field = tr!(cx.lang, "journal-next-question");
        let mut offers = vec![
            Offer::named(Command::Previous, tr!(cx.lang, "journal-day-before")),
            tag,
            Offer::new(Command::WholeYear),
            take,
            Offer::named(Command::NextField, next_field),
            Offer::named(Command::Next, tr!(cx.lang, "journal-day-after")).blocked(next),
            Offer::named(Command::Edit, tr!(cx.lang, "journal-questions")).quiet(),
            Offer::new(Command::Save).quiet(),
        ];
        let writing = pad.form.offers().into_iter();
        offers.extend(writing.filter(|offer| offer.command != Command::NextField));
        offers
    }

    fn typing(&self) -> Typing {
        let pad = self.pad.as_ref();
        pad.map(|pad| pad.form.typing()).unwrap_or_default()
    }

    fn deadline(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
