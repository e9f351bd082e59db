//! A member's worksheet, one item at a time. What is typed is saved by itself
//! within half a second, sealed for its author alone.

mod draw;
mod item_form;
mod outline;
mod pad;
mod saving;
mod side;

use std::sync::Arc;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::toast::Toast;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, OpenSheet, Whose};

use self::outline::OutlineScreen;
use self::pad::Pad;
pub(super) use self::pad::wipe;
use self::saving::{Outcome, Saving};
use self::side::Side;
use super::dates;
use super::preview::PreviewScreen;

/// What this screen's asks and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// The worksheet as it is stored.
    Sheet(Box<OpenSheet>),
    /// An entry was saved, or not.
    Saved(Outcome),
    /// Somebody chose this item in the outline.
    Go(usize),
    /// The last save before leaving.
    Left,
}

/// A member's worksheet.
#[derive(Debug)]
pub struct WorksheetScreen {
    key: Arc<MemberKey>,
    pad: Option<Pad>,
    saving: Saving,
    side: Side,
}

impl WorksheetScreen {
    /// The worksheet of an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            pad: None,
            saving: Saving::default(),
            side: Side::default(),
        }
    }

    fn look(&self) -> Effect<Answer> {
        let key = Arc::clone(&self.key);
        Effect::ask(move |desk| {
            Ok(Answer::Sheet(Box::new(worksheet::open(
                desk,
                &key,
                Whose::Own,
            )?)))
        })
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Sheet(open) => {
                match &mut self.pad {
                    None => self.pad = Some(Pad::new(*open, cx.lang)),
                    // Nothing that is not saved yet may be overwritten.
                    Some(pad) if self.saving.is_settled() => pad.reload(*open, cx),
                    Some(_) => wipe(&mut { *open }),
                }
                Vec::new()
            }
            Answer::Saved(outcome) => self.saving.settle(outcome, cx),
            Answer::Go(item) => self.go(item, cx),
            Answer::Left => Vec::new(),
        }
    }

    /// Sends off what is not saved.
    fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit(cx);
                self.saving.send(&self.key, pad.sheet())
            }
            None => Vec::new(),
        }
    }

    fn go(&mut self, item: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let effects = self.save(cx);
        if let Some(pad) = &mut self.pad {
            pad.go(item, cx);
        }
        effects
    }

    fn step(&mut self, forward: bool, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let to = if forward {
            pad.at() + 1
        } else {
            pad.at().wrapping_sub(1)
        };
        if to < pad.len() {
            self.go(to, cx)
        } else {
            Vec::new()
        }
    }

    fn next_unfinished(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let next = self.pad.as_mut().and_then(|pad| {
            pad.commit(cx);
            pad.next_unfinished()
        });
        match next {
            Some(item) => self.go(item, cx),
            None => vec![Effect::toast(tr!(cx.lang, "sheet-all-done"))],
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Next => self.step(true, cx),
            Command::Previous => self.step(false, cx),
            Command::NextFinding => self.next_unfinished(cx),
            Command::Outline => {
                let mut effects = self.save(cx);
                if let Some(pad) = &self.pad {
                    effects.push(Effect::call(OutlineScreen::new(pad), Answer::Go));
                }
                effects
            }
            Command::Preview => self.with_preview(PreviewScreen::own, cx),
            // Handing in and taking back stand over what it is about.
            Command::HandIn | Command::TakeBack => {
                self.with_preview(|key| PreviewScreen::asking(key, command), cx)
            }
            Command::Save => self.save(cx),
            _ => self.filled(&Input::Command(command), cx),
        }
    }

    /// Saves, then shows the whole.
    fn with_preview(
        &mut self,
        preview: impl FnOnce(Arc<MemberKey>) -> PreviewScreen,
        cx: &Context,
    ) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        effects.push(Effect::push(preview(Arc::clone(&self.key))));
        effects
    }

    /// What is filled in, wherever the focus is.
    fn filled(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if pad.is_handed_in() {
            return read_only(pad, input, cx);
        }
        let mut filled = pad.form.handle(input, cx);
        if filled == Filled::Nothing && begins_to_write(pad, input) {
            pad.form.set_focus(item_form::FACTS);
            filled = match input {
                Input::Key(key) => pad.form.handle(&Input::<Answer>::Text(typed(*key)), cx),
                input => pad.form.handle(input, cx),
            };
        }
        match filled {
            Filled::Changed(_) => {
                self.saving.touch(pad.at(), cx.now);
                Vec::new()
            }
            Filled::Submitted(_) => self.step(true, cx),
            Filled::Moved => Vec::new(),
            Filled::Nothing => self.beyond(input, cx),
        }
    }

    /// A key that found no way further within the item.
    fn beyond(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let forward = match input {
            Input::Key(key) => match key.code {
                Code::PageDown => true,
                Code::PageUp => false,
                Code::Tab => !key.shift,
                _ => return Vec::new(),
            },
            Input::Command(Command::NextField) => true,
            Input::Command(Command::PreviousField) => false,
            _ => return Vec::new(),
        };
        self.step(forward, cx)
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit(cx);
                self.saving
                    .last(&self.key, pad.sheet())
                    .into_iter()
                    .collect()
            }
            None => Vec::new(),
        }
    }
}

/// Whether somebody writes while the rating has the focus: they mean the
/// first text.
fn begins_to_write(pad: &Pad, input: &Input<Answer>) -> bool {
    let writes = match input {
        Input::Key(key) => key.typed().is_some_and(|c| !c.is_whitespace()),
        Input::Paste(_) => true,
        _ => false,
    };
    writes && pad.form.focus() == item_form::RATING
}

fn typed(key: Key) -> String {
    key.typed().map(String::from).unwrap_or_default()
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
    let key = cx.keys.label(Command::TakeBack);
    let words = tr!(cx.lang, "sheet-take-back-first", key = key);
    vec![Effect::Toast(Toast::warning(words))]
}

impl Screen for WorksheetScreen {
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
            Input::Mouse(mouse) => match self.side.clicked(mouse) {
                Some(item) => self.go(item, cx),
                None => self.filled(&Input::Mouse(mouse), cx),
            },
            input => self.filled(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        if let Some(pad) = &mut self.pad {
            draw::draw(canvas, pad, &mut self.side, cx);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let Some(pad) = &self.pad else {
            return Title::new(tr!(cx.lang, "sheet-title"));
        };
        let progress = pad.sheet().progress();
        let (number, total) = ((pad.at() + 1).to_string(), pad.len().to_string());
        let left = tr!(cx.lang, "sheet-title-item", number = number, total = total);
        let (done, total) = (progress.done.to_string(), progress.total.to_string());
        Title::new(left).right(tr!(cx.lang, "sheet-progress", done = done, total = total))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let last = (pad.at() + 1 == pad.len()).then(|| tr!(cx.lang, "sheet-last"));
        let first = (pad.at() == 0).then(|| tr!(cx.lang, "sheet-first"));
        let handed_in = pad.is_handed_in();
        let hand_in = if handed_in {
            Command::TakeBack
        } else {
            Command::HandIn
        };
        let unfinished = tr!(cx.lang, "sheet-next-unfinished");
        let mut offers = vec![
            Offer::new(Command::Next).blocked(last),
            Offer::new(Command::Outline),
            Offer::new(Command::Preview),
            Offer::new(hand_in),
            Offer::new(Command::Help),
            Offer::new(Command::Previous).blocked(first),
            Offer::named(Command::NextFinding, unfinished),
        ];
        if !handed_in {
            offers.push(Offer::new(Command::Save));
            offers.extend(pad.form.offers());
        }
        offers
    }

    fn typing(&self) -> Typing {
        match &self.pad {
            Some(pad) if !pad.is_handed_in() => pad.form.typing(),
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        self.saving.deadline()
    }

    fn status(&self, cx: &Context) -> String {
        if self.saving.is_failing() {
            return tr!(cx.lang, "sheet-not-saved");
        }
        match self.saving.saved_at() {
            Some(at) => tr!(cx.lang, "sheet-saved", time = dates::second(at)),
            None => String::new(),
        }
    }
}
