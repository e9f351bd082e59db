//! One exemplar: what they did, what I did, the distance. Three columns where
//! there is room, else one below the other. What is typed is saved by itself.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::items::ItemsScreen;
use super::pad::Pad;
use super::rows;
use crate::domain::{ExemplarId, TraitId};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::{Arrangement, Filled, table_columns};
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::theme::Role;
use crate::usecase::Error;
use crate::usecase::contrast::{self, Beside, ContrastSheet, Touched};
use crate::usecase::vault::MemberKey;

use super::super::place;
use super::super::saving::Saving;
use super::super::worksheet::WorksheetScreen;

/// The narrowest place with room for three columns.
const WIDE: u16 = 108;

/// Columns of the whole table, at most: longer lines are read badly.
const TABLE: u16 = 144;

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// What is stored, and the items that it touches; `None` when neither a
    /// content pack nor the data file knows the exemplar any more.
    Loaded(Option<Box<(Beside, Vec<Touched>)>>),
    /// It was saved, or not.
    Saved(Result<(), Error>),
    /// The whole contrast sheet, to be read.
    Sheet(Box<ContrastSheet>),
    /// To the item of the worksheet that is kept there.
    Item(String),
    /// Yes, take it away.
    Remove,
    /// It is gone.
    Removed,
    /// The last save before leaving.
    Left,
}

/// One exemplar, with what a member writes beside it.
#[derive(Debug)]
pub struct ExemplarScreen {
    key: Arc<MemberKey>,
    id: ExemplarId,
    /// The trait to begin at.
    begin: Option<TraitId>,
    pad: Option<Pad>,
    saving: Saving,
}

impl ExemplarScreen {
    /// For an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>, id: ExemplarId) -> Self {
        Self {
            key,
            id,
            begin: None,
            pad: None,
            saving: Saving::default(),
        }
    }

    /// Beginning at a trait.
    #[must_use]
    pub fn at(mut self, begin: Option<TraitId>) -> Self {
        self.begin = begin;
        self
    }

    fn look(&self) -> Effect<Answer> {
        let (key, id) = (Arc::clone(&self.key), self.id.clone());
        Effect::ask(move |desk| {
            let mut all = contrast::sheet(desk, &key)?.all.into_iter();
            let Some(beside) = all.find(|beside| beside.exemplar.id == id) else {
                return Ok(Answer::Loaded(None));
            };
            let touched = contrast::touched(desk, &key, &beside.exemplar)?;
            Ok(Answer::Loaded(Some(Box::new((beside, touched)))))
        })
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(None) => return vec![Effect::Pop],
            Answer::Loaded(Some(loaded)) => {
                let (beside, touched) = *loaded;
                match &mut self.pad {
                    None => {
                        let begin = self.begin.take();
                        self.pad = Some(Pad::new(beside, touched, begin.as_ref(), cx));
                    }
                    // Nothing that is not saved yet may be overwritten.
                    Some(pad) if self.saving.is_settled() => pad.reload(beside, touched, cx),
                    Some(_) => {}
                }
            }
            Answer::Saved(result) => return self.saving.settle(result, cx),
            Answer::Sheet(sheet) => return vec![super::preview(Arc::from(sheet), cx)],
            Answer::Item(slot) => {
                let screen = WorksheetScreen::new(Arc::clone(&self.key)).at(slot);
                return vec![Effect::push(screen)];
            }
            Answer::Remove => {
                let (key, id) = (Arc::clone(&self.key), self.id.clone());
                return vec![Effect::ask(move |desk| {
                    contrast::remove(desk, &key, &id)?;
                    Ok(Answer::Removed)
                })];
            }
            Answer::Removed => {
                let words = tr!(cx.lang, "contrast-removed");
                return vec![Effect::toast(words), Effect::Pop];
            }
            Answer::Left => {}
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
        let (key, contrast) = (Arc::clone(&self.key), pad.contrast().clone());
        vec![Effect::ask(move |desk| {
            Ok(Answer::Saved(contrast::save(desk, &key, &contrast)))
        })]
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = self.pad.as_mut().filter(|_| !self.saving.is_settled()) else {
            return Vec::new();
        };
        pad.commit(cx);
        let (key, contrast) = (Arc::clone(&self.key), pad.contrast().clone());
        vec![Effect::ask(move |desk| {
            contrast::save(desk, &key, &contrast)?;
            Ok(Answer::Left)
        })]
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = match command {
            Command::Look | Command::Preview | Command::Remove | Command::Save => self.save(cx),
            _ => Vec::new(),
        };
        let Some(pad) = &mut self.pad else {
            return effects;
        };
        match command {
            Command::Next => pad.go(pad.at() + 1),
            Command::Previous => pad.go(pad.at().saturating_sub(1)),
            Command::Look => {
                let items = ItemsScreen::new(pad.exemplar(), pad.touched(), pad.trait_in_hand());
                effects.push(Effect::call(items, Answer::Item));
            }
            Command::Preview => {
                let key = Arc::clone(&self.key);
                effects.push(Effect::ask(move |desk| {
                    Ok(Answer::Sheet(Box::new(contrast::sheet(desk, &key)?)))
                }));
            }
            Command::Remove => {
                effects.push(Effect::Confirm(remove_question(pad, cx), Answer::Remove));
            }
            Command::Save => {}
            _ => return self.filled(&Input::Command(command), cx),
        }
        effects
    }

    fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        match pad.form.handle(input, cx) {
            Filled::Changed(_) => self.saving.touch(cx.now),
            Filled::Nothing => {
                if let Input::Key(key) = input {
                    match key.code {
                        Code::PageDown => pad.go(pad.at() + 1),
                        Code::PageUp => pad.go(pad.at().saturating_sub(1)),
                        _ => {}
                    }
                }
            }
            Filled::Moved | Filled::Submitted(_) => {}
        }
        Vec::new()
    }
}

fn remove_question(pad: &Pad, cx: &Context) -> Question {
    let name = pad.exemplar().name.as_str();
    let count = pad.written().to_string();
    Question::new(
        tr!(cx.lang, "contrast-remove-title", name = name),
        tr!(cx.lang, "contrast-remove-text", name = name, count = count),
        tr!(cx.lang, "contrast-remove-yes"),
    )
}

/// Who it is and where that is known from; returns the row after.
fn draw_head(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let exemplar = pad.exemplar();
    let source = match (exemplar.source.trim(), exemplar.verified) {
        ("", _) => String::new(),
        (source, true) => tr!(cx.lang, "contrast-source", source = source),
        (source, false) => tr!(cx.lang, "contrast-source-unverified", source = source),
    };
    let mut y = area.y;
    for (words, role) in [
        (exemplar.who.as_str(), Role::Text),
        (source.as_str(), Role::Muted),
    ] {
        if words.is_empty() {
            continue;
        }
        // In a low window a line each must do.
        if area.height < 18 {
            canvas.print_within(area.x, y, area.width, words, role);
            y += 1;
        } else {
            y = canvas.paragraph(area.x, y, area.width, words, role);
        }
    }
    y + u16::from(area.height >= 14)
}

/// Which items the point in hand touches, in the last row; returns how many
/// rows that takes.
fn draw_foot(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let by = pad.trait_in_hand();
    let touched = pad.touched().iter();
    let touched = touched.filter(|item| by == Some(&item.by));
    let numbers: Vec<String> = touched.map(|item| item.number.to_string()).collect();
    let y = area.bottom().saturating_sub(1);
    if numbers.is_empty() {
        let words = tr!(cx.lang, "contrast-private");
        canvas.print_within(area.x, y, area.width, &words, Role::Muted);
        return 2;
    }
    let numbers = numbers.join(&tr!(cx.lang, "contrast-numbers-and"));
    let words = tr!(cx.lang, "contrast-touches", numbers = numbers);
    let key = cx.keys.label(Command::Look);
    let key = tr!(cx.lang, "contrast-touches-key", key = key);
    let start = canvas.print_right(area.right(), y, &key, Role::Muted);
    let room = start.saturating_sub(area.x + 2);
    canvas.print_within(area.x, y, room, &words, Role::Accent);
    2
}

impl Screen for ExemplarScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(Err(error)) if self.pad.is_none() => {
                vec![Effect::Fail(error), Effect::Pop]
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
        let wide = canvas.area().width >= WIDE;
        let mut area = canvas.column();
        if wide {
            area.width = canvas.area().width.min(TABLE);
        }
        let mut y = draw_head(canvas, area, pad, cx);
        if wide {
            let heads = [
                tr!(cx.lang, "doc-contrast-theirs"),
                tr!(cx.lang, "doc-contrast-mine"),
                tr!(cx.lang, "doc-contrast-distance"),
            ];
            for ((x, width), words) in table_columns(area.width, 3).zip(&heads) {
                canvas.print_within(area.x + x, y, width, words, Role::Heading);
            }
            canvas.part(area).rule(y + 1);
            y += 2;
        }
        let foot = draw_foot(canvas, area, pad, cx);
        let below = place::above(place::below(area, y), foot);
        pad.form.arrange(if wide {
            Arrangement::Table(3)
        } else {
            Arrangement::Groups(3)
        });
        pad.form.draw(canvas, below, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "contrast-title");
        let Some(pad) = &self.pad else {
            return Title::new(what);
        };
        let name = pad.exemplar().name.as_str();
        Title::new(format!("{what} {} {name}", cx.signs.separator))
            .right(rows::done(pad.beside(), cx.lang))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let last = (pad.at() + 1 >= pad.len()).then(|| tr!(cx.lang, "contrast-last"));
        let first = (pad.at() == 0).then(|| tr!(cx.lang, "contrast-first"));
        let none = pad
            .touched()
            .is_empty()
            .then(|| tr!(cx.lang, "contrast-items-none"));
        let blank = (pad.written() == 0).then(|| tr!(cx.lang, "contrast-nothing-written"));
        let next = tr!(cx.lang, "contrast-next");
        let mut offers = vec![
            Offer::new(Command::NextField),
            Offer::named(Command::Next, next).blocked(last),
            Offer::named(Command::Look, tr!(cx.lang, "contrast-items")).blocked(none),
            Offer::new(Command::Preview),
            Offer::new(Command::Help),
            Offer::new(Command::Previous).blocked(first).quiet(),
            Offer::named(Command::Remove, tr!(cx.lang, "contrast-remove"))
                .blocked(blank)
                .quiet(),
            Offer::new(Command::Save).quiet(),
        ];
        offers.extend(pad.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.pad
            .as_ref()
            .map(|pad| pad.form.typing())
            .unwrap_or_default()
    }

    fn deadline(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
