//! One criticism being written: what happened, what is wrong in it, what came
//! of it, what could be done. It is saved by itself, sealed for its author.

mod act;
mod fields;
mod marks;
mod pad;
mod pointing;
mod sentences;

use std::sync::Arc;

use crate::domain::MemberId;
use crate::domain::criticism::CriticismState;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::usecase::Error;
use crate::usecase::criticism::{self, Draft};
use crate::usecase::review::{CriticismSpot, Known, Reviewed};
use crate::usecase::vault::MemberKey;

use self::marks::Marks;
use self::pad::Pad;
use super::super::findings::{self, Explained, Pointing};
use super::super::place;
use super::saving::Saving;

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// The criticism as it is stored.
    Draft(Box<Draft>),
    /// It was saved, or not.
    Saved(Result<(), Error>),
    /// Yes, hand it in.
    HandIn,
    /// It has just been handed in.
    HandedIn(Box<Draft>),
    /// Yes, take it back.
    TakeBack,
    /// It has just been taken back.
    TakenBack(Box<Draft>),
    /// Yes, take this opinion away.
    Remove,
    /// What the review rules need to know.
    Known(Arc<Known>),
    /// What they found.
    Reviewed(Box<Reviewed<CriticismSpot>>),
    /// Somebody looked at a finding.
    Explained(Explained),
    /// The last save before leaving.
    Left,
}

/// One criticism being written.
#[derive(Debug)]
pub struct WriteScreen {
    key: Arc<MemberKey>,
    target: MemberId,
    pad: Option<Pad>,
    saving: Saving,
    marks: Marks,
    /// It is handed in as soon as all of it is saved.
    handing_in: bool,
}

impl WriteScreen {
    /// What an unlocked member writes about a colleague.
    #[must_use]
    pub fn new(key: Arc<MemberKey>, target: MemberId) -> Self {
        Self {
            key,
            target,
            pad: None,
            saving: Saving::default(),
            marks: Marks::default(),
            handing_in: false,
        }
    }

    fn look(&self) -> Effect<Answer> {
        let (key, target) = (Arc::clone(&self.key), self.target);
        Effect::ask(move |desk| {
            let draft = criticism::draft(desk, &key, target)?;
            Ok(Answer::Draft(Box::new(draft)))
        })
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Draft(draft) => {
                match &mut self.pad {
                    None => self.pad = Some(Pad::new(*draft, cx)),
                    // Nothing that is not saved yet may be overwritten.
                    Some(pad) if self.saving.is_settled() => pad.reload(*draft, cx),
                    Some(_) => {}
                }
                vec![marks::ask(&self.key, self.target)]
            }
            Answer::Saved(result) => {
                self.handing_in &= result.is_ok();
                let mut effects = self.saving.settle(result, cx);
                effects.extend(self.hand_in_saved(cx));
                effects
            }
            Answer::HandIn => {
                self.handing_in = true;
                let mut effects = self.save(cx);
                effects.extend(self.hand_in_saved(cx));
                effects
            }
            Answer::HandedIn(draft) => {
                let words = match draft.pair.state {
                    CriticismState::Open => tr!(cx.lang, "criticism-now-open"),
                    _ => tr!(cx.lang, "criticism-now-sealed"),
                };
                self.show(*draft, cx);
                vec![Effect::toast(words)]
            }
            Answer::TakeBack => self.take_back(),
            Answer::TakenBack(draft) => {
                self.show(*draft, cx);
                vec![Effect::toast(tr!(cx.lang, "criticism-now-taken-back"))]
            }
            Answer::Remove => {
                if let Some(pad) = &mut self.pad {
                    pad.remove(cx);
                    self.touch(cx);
                    self.marks.forget(cx.now);
                }
                self.save(cx)
            }
            Answer::Known(known) => self.known(known),
            Answer::Reviewed(reviewed) => self.found(*reviewed),
            Answer::Explained(explained) => self.explained(&explained, cx),
            Answer::Left => Vec::new(),
        }
    }

    /// Shows what was just handed in or taken back; findings are for what can
    /// be changed.
    fn show(&mut self, draft: Draft, cx: &Context) {
        if let Some(pad) = &mut self.pad {
            pad.reload(draft, cx);
        }
        self.marks.forget(cx.now);
    }

    /// Something was changed.
    fn touch(&mut self, cx: &Context) {
        self.saving.touch(cx.now);
        self.marks.touch(cx.now);
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
        let (key, target, draft) = (Arc::clone(&self.key), self.target, pad.draft().clone());
        vec![Effect::ask(move |desk| {
            let result = criticism::save(desk, &key, target, &draft.opinions);
            Ok(Answer::Saved(result))
        })]
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = self.pad.as_mut().filter(|_| !self.saving.is_settled()) else {
            return Vec::new();
        };
        pad.commit(cx);
        let (key, target, draft) = (Arc::clone(&self.key), self.target, pad.draft().clone());
        vec![Effect::ask(move |desk| {
            criticism::save(desk, &key, target, &draft.opinions)?;
            Ok(Answer::Left)
        })]
    }
}

impl Screen for WriteScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(command) => self.command(command, cx),
            Input::Deadline => self.due(cx),
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
        self.marks.paint(pad);
        let mut canvas = findings::line::draw(canvas, (&*pad, &self.marks), cx);
        let canvas = &mut canvas;
        let area = canvas.column();
        let (sign, words, role) = sentences::situation(pad.draft(), cx);
        let mut x = area.x;
        if !sign.is_empty() {
            x = canvas.print(x, area.y, sign, role) + 1;
        }
        let room = area.right().saturating_sub(x);
        let y = canvas.paragraph(x, area.y, room, &words, role) + 1;
        pad.form.draw(canvas, place::below(area, y), cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let Some(pad) = &self.pad else {
            return Title::new(tr!(cx.lang, "criticism-title"));
        };
        let target = &pad.draft().target;
        let separator = cx.signs.separator;
        let what = tr!(cx.lang, "criticism-title");
        let left = format!("{what} {separator} {} {}", target.name, target.post);
        let (number, total) = ((pad.at() + 1).to_string(), pad.len().to_string());
        let place = tr!(
            cx.lang,
            "criticism-opinion-of",
            number = number,
            total = total
        );
        Title::new(left).right(place)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let draft = pad.draft();
        let last = pad.at() + 1 == pad.len();
        let key = cx.key_label(Command::New);
        let next = last.then(|| tr!(cx.lang, "criticism-last", key = key));
        let previous = (pad.at() == 0).then(|| tr!(cx.lang, "criticism-first"));
        let mut offers = Vec::new();
        if !draft.is_handed_in() {
            offers.extend(self.marks.offers(pad, cx));
        }
        offers.push(Offer::new(Command::Preview));
        if draft.can_be_withdrawn() {
            offers.push(Offer::new(Command::TakeBack));
        } else if !draft.is_handed_in() {
            let no_key =
                (!draft.can_be_handed_in()).then(|| tr!(cx.lang, "criticism-error-no-key"));
            offers.push(Offer::new(Command::HandIn).blocked(no_key));
        }
        if !draft.is_handed_in() {
            let full = (!pad.has_room()).then(|| tr!(cx.lang, "criticism-full"));
            let more = Offer::named(Command::New, tr!(cx.lang, "criticism-one-more"));
            offers.push(more.blocked(full));
        }
        offers.push(Offer::new(Command::Help));
        if pad.len() > 1 {
            offers.push(Offer::new(Command::Next).blocked(next));
            offers.push(Offer::new(Command::Previous).blocked(previous));
        }
        if !draft.is_handed_in() {
            let remove = Offer::named(Command::Remove, tr!(cx.lang, "criticism-remove-yes"));
            offers.extend([remove.quiet(), Offer::new(Command::Save)]);
            offers.extend(pad.form.offers());
        }
        offers
    }

    fn typing(&self) -> Typing {
        match &self.pad {
            Some(pad) if !pad.draft().is_handed_in() => pad.form.typing(),
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        let deadlines = [self.saving.deadline(), self.marks.deadline()];
        deadlines.into_iter().flatten().min()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
