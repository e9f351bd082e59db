//! One criticism being written: what happened, what is wrong in it, what came
//! of it, what could be done. It is saved by itself, sealed for its author.

mod fields;
mod pad;
mod sentences;

use std::sync::Arc;

use crate::domain::MemberId;
use crate::domain::criticism::CriticismState;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::toast::Toast;
use crate::usecase::Error;
use crate::usecase::criticism::{self, Draft};
use crate::usecase::vault::MemberKey;

use self::pad::Pad;
use super::super::place;
use super::PagesScreen;
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
                Vec::new()
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
                    self.saving.touch(cx.now);
                }
                self.save(cx)
            }
            Answer::Left => Vec::new(),
        }
    }

    fn show(&mut self, draft: Draft, cx: &Context) {
        if let Some(pad) = &mut self.pad {
            pad.reload(draft, cx);
        }
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

    /// Hands in what is stored, once that is what stands here.
    fn hand_in_saved(&mut self, cx: &Context) -> Option<Effect<Answer>> {
        if !self.handing_in || !self.saving.is_settled() {
            return None;
        }
        self.handing_in = false;
        let (key, target, now) = (Arc::clone(&self.key), self.target, cx.wall);
        Some(Effect::ask(move |desk| {
            criticism::hand_in(desk, &key, target, now)?;
            let draft = criticism::draft(desk, &key, target)?;
            Ok(Answer::HandedIn(Box::new(draft)))
        }))
    }

    fn take_back(&self) -> Vec<Effect<Answer>> {
        let (key, target) = (Arc::clone(&self.key), self.target);
        vec![Effect::ask(move |desk| {
            criticism::withdraw(desk, &key, target)?;
            let draft = criticism::draft(desk, &key, target)?;
            Ok(Answer::TakenBack(Box::new(draft)))
        })]
    }

    fn go(&mut self, at: Option<usize>, cx: &Context) -> Vec<Effect<Answer>> {
        let effects = self.save(cx);
        if let (Some(pad), Some(at)) = (&mut self.pad, at) {
            pad.go(at, cx);
        }
        effects
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        let at = pad.at();
        match command {
            Command::Next => self.go(Some(at + 1), cx),
            Command::Previous => self.go(at.checked_sub(1), cx),
            Command::New => {
                let effects = self.save(cx);
                if let Some(pad) = &mut self.pad {
                    pad.add(cx);
                }
                effects
            }
            Command::Remove => vec![Effect::Confirm(sentences::remove(at, cx), Answer::Remove)],
            Command::Preview => {
                let mut effects = self.save(cx);
                if let Some(pad) = &self.pad {
                    effects.push(Effect::push(PagesScreen::preview(pad.draft())));
                }
                effects
            }
            Command::HandIn => {
                pad.commit(cx);
                let question = sentences::hand_in_question(pad.draft(), cx);
                let mut effects = self.save(cx);
                effects.push(Effect::Confirm(question, Answer::HandIn));
                effects
            }
            Command::TakeBack => vec![Effect::Confirm(sentences::take_back(cx), Answer::TakeBack)],
            Command::Save => self.save(cx),
            _ => self.filled(&Input::Command(command), cx),
        }
    }

    fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if pad.draft().is_handed_in() {
            return read_only(pad, input, cx);
        }
        match pad.form.handle(input, cx) {
            Filled::Changed(_) => {
                self.saving.touch(cx.now);
                Vec::new()
            }
            Filled::Nothing => self.beyond(input, cx),
            Filled::Moved | Filled::Submitted(_) => Vec::new(),
        }
    }

    /// A key that found no way further within the opinion.
    fn beyond(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let at = self.pad.as_ref().map_or(0, Pad::at);
        let Input::Key(key) = input else {
            return Vec::new();
        };
        match key.code {
            Code::PageDown => self.go(Some(at + 1), cx),
            Code::PageUp => self.go(at.checked_sub(1), cx),
            _ => Vec::new(),
        }
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

/// What was handed in is only read: the caret goes about in it, but whatever
/// would change it is undone at once.
fn read_only(pad: &mut Pad, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
    let before = pad.form.clone();
    let writes = match pad.form.handle(input, cx) {
        Filled::Changed(_) => true,
        Filled::Nothing => matches!(input, Input::Key(key) if key.typed().is_some()),
        Filled::Moved | Filled::Submitted(_) => false,
    };
    if !writes {
        return Vec::new();
    }
    pad.form = before;
    let words = if pad.draft().can_be_withdrawn() {
        let key = cx.key_label(Command::TakeBack);
        tr!(cx.lang, "sheet-take-back-first", key = key)
    } else {
        tr!(cx.lang, "criticism-stands")
    };
    vec![Effect::Toast(Toast::warning(words))]
}

impl Screen for WriteScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
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
        let mut offers = vec![Offer::new(Command::Preview)];
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
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        self.saving.status(cx)
    }
}
