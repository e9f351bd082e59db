//! A member's worksheet, one item at a time. What is typed is saved by itself
//! within half a second, sealed for its author alone.

mod draw;
mod field;
mod outline;
mod pad;
mod row;
mod saving;
mod side;

use std::sync::Arc;

use crate::text::{Cell, Edit, Motion};
use crate::tr;
use crate::tui::burst::{Act, Mouse};
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::tui::toast::Toast;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, OpenSheet};

use self::draw::{Hit, View};
use self::field::Field;
use self::outline::OutlineScreen;
pub(super) use self::pad::wipe;
use self::pad::Pad;
use self::saving::{Outcome, Saving};
use super::dates;
use super::editing::{Edited, edit};
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
    view: View,
}

impl WorksheetScreen {
    /// The worksheet of an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self { key, pad: None, saving: Saving::default(), view: View::default() }
    }

    fn look(&self) -> Effect<Answer> {
        let key = Arc::clone(&self.key);
        Effect::ask(move |desk| Ok(Answer::Sheet(Box::new(worksheet::open(desk, &key)?))))
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Sheet(open) => {
                match &mut self.pad {
                    // Nothing that is not saved yet may be overwritten.
                    Some(pad) if self.saving.is_settled() => pad.reload(*open),
                    Some(pad) => pad.take_state(&open),
                    None => self.pad = Some(Pad::new(*open)),
                }
                Vec::new()
            }
            Answer::Saved(outcome) => self.saving.settle(outcome, cx),
            Answer::Go(item) => self.go(item),
            Answer::Left => Vec::new(),
        }
    }

    /// Saves what is not saved; the words are on their way when this returns.
    fn save(&mut self) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit();
                self.saving.send(&self.key, pad.sheet())
            }
            None => Vec::new(),
        }
    }

    fn go(&mut self, item: usize) -> Vec<Effect<Answer>> {
        let effects = self.save();
        if let Some(pad) = &mut self.pad {
            pad.go(item);
        }
        self.view.to_top();
        effects
    }

    fn step(&mut self, forward: bool) -> Vec<Effect<Answer>> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let to = if forward { pad.at() + 1 } else { pad.at().wrapping_sub(1) };
        if to < pad.len() { self.go(to) } else { Vec::new() }
    }

    /// On to the next field; after the last one, to the next item.
    fn next_field(&mut self) -> Vec<Effect<Answer>> {
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        match pad.focus().next() {
            Some(field) => {
                pad.focus_on(field);
                Vec::new()
            }
            None => self.step(true),
        }
    }

    fn previous_field(&mut self) {
        if let Some(pad) = &mut self.pad
            && let Some(field) = pad.focus().previous()
        {
            pad.focus_on(field);
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Next => self.step(true),
            Command::Previous => self.step(false),
            Command::NextField => self.next_field(),
            Command::PreviousField => {
                self.previous_field();
                Vec::new()
            }
            Command::NextFinding => {
                let next = self.pad.as_mut().and_then(|pad| {
                    pad.commit();
                    pad.next_unfinished()
                });
                match next {
                    Some(item) => self.go(item),
                    None => vec![Effect::toast(tr!(cx.lang, "sheet-all-done"))],
                }
            }
            Command::Outline => {
                let mut effects = self.save();
                if let Some(pad) = &self.pad {
                    effects.push(Effect::call(OutlineScreen::new(pad), Answer::Go));
                }
                effects
            }
            // Handing in begins with reading what is handed in.
            Command::Preview | Command::HandIn | Command::TakeBack => {
                let mut effects = self.save();
                effects.push(Effect::push(PreviewScreen::own(Arc::clone(&self.key))));
                effects
            }
            Command::Save => self.save(),
            _ => self.typed(&Input::Command(command), cx),
        }
    }

    /// What is typed, wherever the focus is.
    fn typed(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        self.view.follow();
        let page = self.view.page();
        let Some(pad) = &mut self.pad else {
            return Vec::new();
        };
        if pad.is_handed_in() {
            return self.read_only(input, cx);
        }
        let Some(buffer) = pad.buffer() else {
            return self.rated(input, cx);
        };
        match edit(buffer, input, page) {
            Edited::Changed => {
                let at = pad.at();
                pad.check_due(cx.wall.date());
                self.saving.touch(at, cx.now);
                Vec::new()
            }
            Edited::Refused if matches!(input, Input::Text(_) | Input::Paste(_)) => {
                let most = pad::LIMIT.to_string();
                vec![Effect::Toast(Toast::warning(tr!(cx.lang, "sheet-too-long", most = most)))]
            }
            Edited::Nothing => self.leave_field(input),
            Edited::Moved | Edited::Refused => Vec::new(),
        }
    }

    /// A key that found no way further within the field.
    fn leave_field(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        let Input::Key(key) = input else {
            return Vec::new();
        };
        match key.code {
            Code::Up => self.previous_field(),
            Code::Down if !self.is_last_field() => return self.next_field(),
            Code::Enter => return self.next_field(),
            Code::PageDown => return self.step(true),
            Code::PageUp => return self.step(false),
            _ => {}
        }
        Vec::new()
    }

    fn is_last_field(&self) -> bool {
        self.pad.as_ref().is_some_and(|pad| pad.focus().next().is_none())
    }

    /// A key on the line of the self rating.
    fn rated(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let (Input::Key(key), Some(pad)) = (input, &mut self.pad) else {
            return Vec::new();
        };
        let changed = match (key.code, key.digit()) {
            (_, Some(digit)) => pad.rate(digit),
            (Code::Left, _) => pad.rate_beside(false),
            (Code::Right | Code::Char(' '), _) => pad.rate_beside(true),
            (Code::Backspace | Code::Delete, _) => pad.rate(0),
            (Code::Down | Code::Enter, _) => return self.next_field(),
            // Whoever begins to write means the first text.
            (Code::Char(character), _) if !key.ctrl && !key.alt => {
                pad.focus_on(Field::Facts);
                return self.typed(&Input::Text(character.to_string()), cx);
            }
            _ => false,
        };
        if changed {
            self.saving.touch(pad.at(), cx.now);
        }
        Vec::new()
    }

    /// What was handed in is read; it can be taken back to be changed.
    fn read_only(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let refused = match input {
            Input::Key(Key { code: Code::Up, .. }) => return self.scrolled(-1),
            Input::Key(Key { code: Code::Down, .. }) => return self.scrolled(1),
            Input::Key(key) => key.typed().is_some(),
            Input::Text(_) | Input::Paste(_) => true,
            _ => false,
        };
        if refused {
            let key = cx.keys.label(Command::TakeBack);
            let words = tr!(cx.lang, "sheet-take-back-first", key = key);
            return vec![Effect::Toast(Toast::warning(words))];
        }
        Vec::new()
    }

    fn scrolled(&mut self, rows: isize) -> Vec<Effect<Answer>> {
        self.view.scroll(rows);
        Vec::new()
    }

    fn mouse(&mut self, mouse: Mouse, cx: &Context) -> Vec<Effect<Answer>> {
        match mouse.act {
            Act::WheelUp => return self.scrolled(-3),
            Act::WheelDown => return self.scrolled(3),
            Act::Click | Act::Drag => {}
        }
        let Some((hit, cell)) = self.view.hit(mouse.x, mouse.y) else {
            return Vec::new();
        };
        if let Hit::Item(item) = hit {
            return if mouse.act == Act::Click { self.go(item) } else { Vec::new() };
        }
        let Some(pad) = self.pad.as_mut().filter(|pad| !pad.is_handed_in()) else {
            return Vec::new();
        };
        self.view.follow();
        match hit {
            Hit::Rating(digit) if mouse.act == Act::Click => {
                pad.focus_on(Field::Rating);
                if pad.rate(digit) {
                    self.saving.touch(pad.at(), cx.now);
                }
            }
            Hit::Text(field, row) => point(pad, field, Cell { row, ..cell }, mouse.act),
            Hit::Rating(_) | Hit::Item(_) => {}
        }
        Vec::new()
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    fn leaving(&mut self) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit();
                self.saving.last(&self.key, pad.sheet()).into_iter().collect()
            }
            None => Vec::new(),
        }
    }
}

/// Puts the caret where the mouse points; dragging selects.
fn point(pad: &mut Pad, field: Field, cell: Cell, act: Act) {
    if act == Act::Drag && pad.focus() != field {
        return;
    }
    pad.focus_on(field);
    if let Some(buffer) = pad.buffer() {
        let motion = Motion::Cell(cell);
        buffer.apply(if act == Act::Drag { Edit::Extend(motion) } else { Edit::Move(motion) });
    }
}

impl Screen for WorksheetScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(command) => self.command(command, cx),
            Input::Deadline => self.save(),
            Input::Leaving => self.leaving(),
            Input::Mouse(mouse) => self.mouse(mouse, cx),
            Input::Key(Key { code: Code::Tab, shift: false, .. }) => self.next_field(),
            Input::Key(Key { code: Code::Tab, .. }) => {
                self.previous_field();
                Vec::new()
            }
            Input::Language(_) => Vec::new(),
            input => self.typed(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        if let Some(pad) = &mut self.pad {
            self.view.draw(canvas, pad, cx);
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
        let handed_in = self.pad.as_ref().is_some_and(Pad::is_handed_in);
        let last = self.pad.as_ref().is_some_and(|pad| pad.at() + 1 == pad.len());
        let none = last.then(|| tr!(cx.lang, "sheet-last"));
        let mut offers = vec![
            Offer::new(Command::Next).blocked(none),
            Offer::new(Command::Outline),
            Offer::new(Command::Preview),
        ];
        if handed_in {
            offers.push(Offer::new(Command::TakeBack));
        } else {
            offers.push(Offer::new(Command::HandIn));
        }
        offers.push(Offer::new(Command::Help));
        offers.push(Offer::new(Command::Previous));
        let unfinished = tr!(cx.lang, "sheet-next-unfinished");
        offers.push(Offer::named(Command::NextFinding, unfinished));
        if !handed_in {
            let writing = [Command::Undo, Command::Redo, Command::SelectAll, Command::Save];
            offers.extend(writing.map(Offer::new));
        }
        offers
    }

    fn typing(&self) -> Typing {
        match &self.pad {
            Some(pad) if !pad.is_handed_in() => pad.focus().typing(),
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
