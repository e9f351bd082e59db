//! A worksheet, in two ways over one draft: guided, one question after
//! another, and free, along the tree of the whole. What is typed is saved by
//! itself within half a second, sealed for its author alone.

mod act;
mod diary;
mod draw;
mod edition;
mod head;
mod heard;
mod item_form;
mod loading;
mod marks;
pub mod office;
mod pad;
mod page;
mod past;
mod pointing;
mod saving;
mod search;
mod spot;
mod tree;
mod turn;
mod writing;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::worksheet::Progress;
use crate::domain::{ItemRef, MemberId, OpinionId};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing, answered};
use crate::usecase::review::{Known, Reviewed, SheetSpot};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::Whose;

use self::heard::Choice;
pub(super) use self::item_form::name as rating_name;
use self::loading::{Loaded, Past};
use self::marks::Marks;
pub(super) use self::marks::{pointed, spot_name};
use self::pad::Pad;
use self::page::Page;
pub(super) use self::page::part_name;
use self::saving::{Outcome, Saving};
use self::spot::Spot;
use self::tree::Tree;
use super::dates;
use super::findings::{self, Explained, Pointing};

/// What this screen's asks and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// Everything as it is stored.
    Loaded(Box<Loaded>),
    /// A page was saved, or not.
    Saved(Outcome),
    /// Somebody chose this place.
    Go(Spot),
    /// Somebody chose what to do with an opinion.
    Chosen(Choice),
    /// The register was changed; this field is to be written in.
    Claimed(Option<String>),
    /// What the review rules need to know.
    Known(Arc<Known>),
    /// What they found.
    Reviewed(Box<Reviewed<SheetSpot>>),
    /// Somebody looked at a finding.
    Explained(Explained),
    /// Words of the journal go into the field.
    Taken(diary::Words),
    /// The body's worksheet goes to this member, or to whoever comes next.
    Pass(Option<MemberId>),
    /// The body's worksheet changed hands.
    Turned,
    /// The last save before leaving.
    Left,
}

/// The way of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    /// One question after another.
    #[default]
    Guided,
    /// In the tree of the whole.
    Tree,
    /// On a page that was opened in the tree.
    Edit,
}

/// A worksheet.
#[derive(Debug)]
pub struct WorksheetScreen {
    key: Arc<MemberKey>,
    whose: Whose,
    pad: Option<Pad>,
    saving: Saving,
    marks: Marks,
    mode: Mode,
    tree: Tree,
    past: Option<Past>,
    /// Who did well on which item.
    good_at: BTreeMap<ItemRef, Vec<String>>,
    /// Whether what was written before stands beside.
    beside: bool,
    /// Whether what is stored must be read once more when all is saved.
    stale: bool,
    /// The field to go to when what is stored was read.
    then: Option<String>,
    /// The slot of the page to begin at.
    begin: Option<String>,
}

impl WorksheetScreen {
    /// The worksheet of an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self::of(key, Whose::Own)
    }

    /// The body's, for one of its members.
    #[must_use]
    pub fn body(key: Arc<MemberKey>) -> Self {
        Self::of(key, Whose::Body)
    }

    fn of(key: Arc<MemberKey>, whose: Whose) -> Self {
        Self {
            key,
            whose,
            pad: None,
            saving: Saving::default(),
            marks: Marks::default(),
            mode: Mode::default(),
            tree: Tree::default(),
            past: None,
            good_at: BTreeMap::new(),
            beside: false,
            stale: false,
            then: None,
            begin: None,
        }
    }

    /// Beginning where an opinion is answered.
    #[must_use]
    pub(super) fn answering(mut self, slot: String, opinion: OpinionId) -> Self {
        self.begin = Some(slot);
        self.then = Some(item_form::answer(opinion));
        self
    }

    /// Beginning at the item whose words lie at a slot.
    #[must_use]
    pub(super) fn at(mut self, slot: String) -> Self {
        self.begin = Some(slot);
        self
    }

    fn look(&self) -> Effect<Answer> {
        let (key, whose) = (Arc::clone(&self.key), self.whose);
        Effect::ask(move |desk| Ok(Answer::Loaded(Box::new(Loaded::read(desk, &key, whose)?))))
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(loaded) => {
                self.loaded(*loaded, cx);
                vec![marks::ask(&self.key, self.whose)]
            }
            Answer::Known(known) => self.known(known),
            Answer::Reviewed(reviewed) => self.found(*reviewed),
            Answer::Explained(explained) => self.explained(&explained, cx),
            Answer::Saved(outcome) => {
                let mut effects = self.saving.settle(outcome, cx);
                if self.stale && self.saving.is_settled() {
                    effects.push(self.look());
                }
                effects
            }
            Answer::Chosen(choice) => self.chosen(choice, cx),
            Answer::Claimed(field) => {
                self.then = field;
                vec![self.look()]
            }
            Answer::Taken(words) => self.taken(&words, cx),
            Answer::Go(spot) => self.go_to(&spot, cx),
            Answer::Pass(to) => self.pass(to, cx),
            Answer::Turned => vec![self.look()],
            Answer::Left => Vec::new(),
        }
    }

    fn loaded(&mut self, mut loaded: Loaded, cx: &Context) {
        // Nothing that is not saved yet may be overwritten.
        self.stale = self.pad.is_some() && !self.saving.is_settled();
        if self.stale {
            return;
        }
        self.past = loaded.past.take();
        self.good_at = std::mem::take(&mut loaded.good_at);
        let (hand, said) = (loaded.hand.clone(), loaded.said.take());
        if let Some(open) = loaded.open.take() {
            match &mut self.pad {
                None => {
                    let mut pad = Pad::new(open, hand, said, cx);
                    if let Some(slot) = self.begin.take() {
                        pad.go_to_slot(&slot, cx);
                    }
                    self.pad = Some(pad);
                }
                Some(pad) => pad.reload(open, hand, said, cx),
            }
        }
        if let Some(pad) = &mut self.pad {
            pad.diary = std::mem::take(&mut loaded.diary);
        }
        if let (Some(pad), Some(field)) = (&mut self.pad, self.then.take()) {
            pad.form.set_focus(&field);
        }
    }
}

impl Screen for WorksheetScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(Err(error)) if self.pad.is_none() => {
                vec![Effect::Fail(error), Effect::Pop]
            }
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
        let Some(pad) = &mut self.pad else {
            return;
        };
        self.marks.paint(pad);
        let mut canvas = findings::line::draw(canvas, (&*pad, &self.marks), cx);
        let canvas = &mut canvas;
        match self.mode {
            Mode::Guided => draw::guided(canvas, pad, (self.past.as_ref(), self.beside), cx),
            mode => draw::free(canvas, pad, (&mut self.tree, mode), cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let what = match self.whose {
            Whose::Own => tr!(cx.lang, "sheet-title"),
            Whose::Body => tr!(cx.lang, "sheet-title-body"),
        };
        let Some(pad) = &self.pad else {
            return Title::new(what);
        };
        let here = match pad.at() {
            Page::Part(kind) => part_name(kind, cx.lang),
            Page::Item(item) => {
                let (number, total) = ((item + 1).to_string(), pad.len().to_string());
                tr!(cx.lang, "sheet-title-item", number = number, total = total)
            }
        };
        let counts = match self.mode {
            Mode::Guided => tr!(
                cx.lang,
                "sheet-counts",
                done = pad.sheet().progress().done.to_string(),
                total = pad.len().to_string(),
                problems = pad.sheet().problems().to_string(),
                characters = pad.sheet().characters().to_string()
            ),
            Mode::Tree | Mode::Edit => tree_counts(pad, cx),
        };
        Title::new(format!("{what} {} {here}", cx.signs.separator)).right(counts)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let mut offers = self.moving_offers(pad, cx);
        offers.extend(self.marks.offers(pad, cx));
        offers.extend(Self::claim_offer(pad, cx));
        offers.extend(self.diary_offer(pad, cx));
        offers.extend(self.turn_offer(pad, cx));
        offers.push(self.way_offer(cx));
        offers.push(Offer::new(Command::Preview).quiet());
        let not_mine = act::not_mine(pad, cx);
        if pad.is_handed_in() {
            offers.push(Offer::new(Command::TakeBack).blocked(not_mine));
        } else if not_mine.is_none() {
            offers.push(Offer::new(Command::HandIn));
        }
        offers.extend(self.other_offers(pad, cx));
        offers
    }

    fn typing(&self) -> Typing {
        match &self.pad {
            Some(pad) if pad.is_open() && self.mode != Mode::Tree => pad.form.typing(),
            _ => Typing::Nothing,
        }
    }

    fn deadline(&self) -> Option<Moment> {
        let deadlines = [self.saving.deadline(), self.marks.deadline()];
        deadlines.into_iter().flatten().min()
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

/// How many items are done, begun and open.
fn tree_counts(pad: &Pad, cx: &Context) -> String {
    let Progress { done, begun, total } = pad.sheet().progress();
    tr!(
        cx.lang,
        "sheet-outline-counts",
        done = done.to_string(),
        begun = begun.to_string(),
        open = (total - done - begun).to_string()
    )
}
