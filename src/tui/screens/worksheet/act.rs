//! What the commands of a worksheet do, and which hold now.

use std::sync::Arc;

use super::edition::EditionScreen;
use super::heard::{self, Choice, ClaimScreen};
use super::pad::{Hand, Pad};
use super::page::Page;
use super::past::PastScreen;
use super::search::SearchScreen;
use super::spot::Spot;
use super::turn::PassScreen;
use super::{Answer, Mode, WorksheetScreen, draw, item_form};
use crate::domain::{MemberId, OpinionId};
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input};
use crate::usecase::history::Reader;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{Standing, Whose};
use crate::usecase::{committee, opinions};

use super::super::contrast::ContrastScreen;
use super::super::findings::Pointing;
use super::super::history::HistoryScreen;
use super::super::preview::PreviewScreen;

/// Why it is not in one's own hand.
pub(super) fn not_mine(pad: &Pad, cx: &Context) -> Option<String> {
    match pad.hand() {
        Hand::Mine => None,
        Hand::Free => {
            let key = cx.keys.label(Command::Turn);
            Some(tr!(cx.lang, "sheet-turn-free", key = key))
        }
        Hand::Other { name, .. } => Some(tr!(cx.lang, "sheet-turn-wait", name = name.as_str())),
    }
}

impl WorksheetScreen {
    pub(super) fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Next => self.step(true, cx),
            Command::Previous => self.step(false, cx),
            Command::NextFinding => self.next_finding(cx),
            Command::Findings => self.all_findings(cx),
            Command::Help => self.explain(cx),
            Command::NextUnfinished => self.next_unfinished(cx),
            Command::Outline => self.other_way(cx),
            Command::Back => {
                self.mode = Mode::Tree;
                self.save(cx)
            }
            Command::Earlier => self.earlier(cx),
            Command::Find => self.find(cx),
            Command::Turn => self.turn(cx),
            Command::Edition => {
                let mut effects = self.save(cx);
                let screen = EditionScreen::new(Arc::clone(&self.key), self.whose);
                effects.push(Effect::push(screen));
                effects
            }
            Command::Claim => self.claim(cx),
            Command::Journal => self.diary(cx),
            Command::Exemplars => self.exemplars(cx),
            Command::History => self.history(cx),
            Command::Preview => self.with_preview(PreviewScreen::own, cx),
            // Handing in and taking back stand over what it is about.
            Command::HandIn | Command::TakeBack => {
                self.with_preview(|key, whose| PreviewScreen::asking(key, whose, command), cx)
            }
            Command::Save => self.save(cx),
            _ => self.filled(&Input::Command(command), cx),
        }
    }

    /// Sends off what is not saved.
    pub(super) fn save(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit(cx);
                self.saving.send(&self.key, self.whose, pad.sheet())
            }
            None => Vec::new(),
        }
    }

    /// The last save. It says so when it fails, and then nobody leaves.
    pub(super) fn leaving(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        match &mut self.pad {
            Some(pad) => {
                pad.commit(cx);
                let last = self.saving.last(&self.key, self.whose, pad.sheet());
                last.into_iter().collect()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn go(&mut self, page: Page, cx: &Context) -> Vec<Effect<Answer>> {
        let effects = self.save(cx);
        if let Some(pad) = &mut self.pad {
            pad.go(page, cx);
        }
        effects
    }

    /// Goes to a place and opens it for writing.
    pub(super) fn go_to(&mut self, spot: &Spot, cx: &Context) -> Vec<Effect<Answer>> {
        if self.mode == Mode::Tree {
            self.mode = Mode::Edit;
        }
        let effects = self.go(spot.page, cx);
        if let Some(pad) = &mut self.pad
            && let Some(field) = &spot.field
        {
            pad.form.set_focus(field);
            if let Some(editor) = pad.form.editor_mut(field)
                && !spot.bytes.is_empty()
            {
                editor.select(spot.bytes.clone());
            }
        }
        effects
    }

    pub(super) fn step(&mut self, forward: bool, cx: &Context) -> Vec<Effect<Answer>> {
        match self.pad.as_ref().and_then(|pad| pad.step(forward)) {
            Some(page) => self.go(page, cx),
            None => Vec::new(),
        }
    }

    fn next_unfinished(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let next = self.pad.as_mut().and_then(|pad| {
            pad.commit(cx);
            pad.at().next_owing(pad.sheet())
        });
        match next {
            Some(page) => self.go(page, cx),
            None => vec![Effect::toast(tr!(cx.lang, "sheet-all-done"))],
        }
    }

    /// From one way of writing to the other, at the same page.
    fn other_way(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        self.mode = match self.mode {
            Mode::Guided => Mode::Tree,
            Mode::Tree | Mode::Edit => Mode::Guided,
        };
        self.save(cx)
    }

    /// Shows what was written before, beside or on a page of its own.
    fn earlier(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(pad), Some(past)) = (&self.pad, &self.past) else {
            return Vec::new();
        };
        if self.mode == Mode::Guided && cx.size.width >= draw::HALVED {
            self.beside = !self.beside;
            return Vec::new();
        }
        vec![Effect::push(PastScreen::new(past, pad, cx.lang))]
    }

    fn find(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        if let Some(pad) = &self.pad {
            effects.push(Effect::call(SearchScreen::new(pad, cx.lang), Answer::Go));
        }
        effects
    }

    /// Claims what the masses said on the item in hand; with several, asks
    /// which.
    fn claim(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        let Some(pad) = &self.pad else {
            return effects;
        };
        let heard = pad.heard();
        let touching = |(standing, _): &&(Standing, _)| *standing == Standing::Touching;
        let mut free = heard.iter().filter(touching);
        match (free.next(), free.next(), pad.said()) {
            (Some((_, alike)), None, _) => {
                effects.extend(self.claim_at(heard::numbers(alike), cx));
            }
            (_, _, Some(said)) if !heard.is_empty() => {
                let screen = ClaimScreen::new(said, &heard, cx.lang);
                effects.push(Effect::call(screen, Answer::Chosen));
            }
            _ => {}
        }
        effects
    }

    pub(super) fn chosen(&mut self, choice: Choice, cx: &Context) -> Vec<Effect<Answer>> {
        match choice {
            Choice::Claim(opinions) => self.claim_at(opinions, cx).into_iter().collect(),
            Choice::Answer(opinion) => {
                if let Some(pad) = &mut self.pad {
                    pad.form.set_focus(&item_form::answer(opinion));
                }
                if self.mode == Mode::Tree {
                    self.mode = Mode::Edit;
                }
                Vec::new()
            }
            Choice::GiveBack(opinions) => {
                let (key, whose) = (Arc::clone(&self.key), self.whose);
                vec![Effect::ask(move |desk| {
                    opinions::unclaim(desk, &key, whose, &opinions)?;
                    Ok(Answer::Claimed(None))
                })]
            }
        }
    }

    /// Claims opinions at the item in hand.
    fn claim_at(&mut self, opinions: Vec<OpinionId>, cx: &Context) -> Option<Effect<Answer>> {
        let slot = self.pad.as_ref()?.entry()?.slot();
        let field = item_form::answer(*opinions.first()?);
        if self.mode == Mode::Tree {
            self.mode = Mode::Edit;
        }
        let (key, whose, today) = (Arc::clone(&self.key), self.whose, cx.wall.date());
        Some(Effect::ask(move |desk| {
            opinions::claim(desk, &key, whose, &opinions, Some(&slot), today)?;
            Ok(Answer::Claimed(Some(field)))
        }))
    }

    /// Takes the body's worksheet in hand, or asks who gets it next.
    fn turn(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(pad) = &self.pad else {
            return Vec::new();
        };
        let (key, now) = (Arc::clone(&self.key), cx.wall);
        match pad.hand() {
            Hand::Free => vec![Effect::ask(move |desk| {
                committee::take_turn(desk, &key, now)?;
                Ok(Answer::Turned)
            })],
            Hand::Mine => {
                let mut effects = self.save(cx);
                effects.push(Effect::call(PassScreen::new(key), Answer::Pass));
                effects
            }
            Hand::Other { .. } => Vec::new(),
        }
    }

    pub(super) fn pass(&mut self, to: Option<MemberId>, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        let (key, now) = (Arc::clone(&self.key), cx.wall);
        effects.push(Effect::ask(move |desk| {
            committee::pass_turn(desk, &key, to, now)?;
            Ok(Answer::Turned)
        }));
        effects
    }

    /// Every version that was handed in, and the draft.
    fn history(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        if let Some(pad) = &self.pad {
            let reader = Reader::Author(Arc::clone(&self.key), self.whose);
            let name = pad.open().name().to_owned();
            effects.push(Effect::push(HistoryScreen::new(reader, name)));
        }
        effects
    }

    /// Who did well on the item in hand.
    fn exemplars(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        if let Some(item) = self.pad.as_ref().and_then(Pad::item_ref) {
            let key = Arc::clone(&self.key);
            effects.push(Effect::push(ContrastScreen::good_at(key, item)));
        }
        effects
    }

    /// Why nobody is known to have done well on the item in hand.
    fn no_exemplar(&self, pad: &Pad, cx: &Context) -> Option<String> {
        let item = pad.item_ref();
        let known = item.is_some_and(|item| self.good_at.contains_key(&item));
        (!known).then(|| tr!(cx.lang, "contrast-nobody"))
    }

    /// Saves, then shows the whole.
    fn with_preview(
        &mut self,
        preview: impl FnOnce(Arc<MemberKey>, Whose) -> PreviewScreen,
        cx: &Context,
    ) -> Vec<Effect<Answer>> {
        let mut effects = self.save(cx);
        effects.push(Effect::push(preview(Arc::clone(&self.key), self.whose)));
        effects
    }

    /// Claiming what the masses said on this item.
    pub(super) fn claim_offer(pad: &Pad, cx: &Context) -> Option<Offer> {
        if !pad.is_open() {
            return None;
        }
        let heard = pad.heard();
        let standings = || heard.iter().map(|(standing, _)| *standing);
        if heard.is_empty() {
            return None;
        }
        let offer = Offer::new(Command::Claim);
        if standings().any(|standing| standing == Standing::Touching) {
            return Some(offer);
        }
        let all = tr!(cx.lang, "sheet-said-title");
        Some(Offer::named(Command::Claim, all).quiet())
    }

    /// The commands that lead on.
    pub(super) fn moving_offers(&self, pad: &Pad, cx: &Context) -> Vec<Offer> {
        let last = pad.step(true).is_none();
        let last = last.then(|| tr!(cx.lang, "sheet-last"));
        let first = pad.step(false).is_none();
        let first = first.then(|| tr!(cx.lang, "sheet-first"));
        let next = Offer::new(Command::Next).blocked(last);
        let previous = Offer::new(Command::Previous).blocked(first).quiet();
        match self.mode {
            Mode::Guided => vec![Offer::new(Command::NextField), next, previous],
            Mode::Tree => vec![
                Offer::named(Command::Open, tr!(cx.lang, "sheet-write-here")),
                next.quiet(),
                previous,
            ],
            Mode::Edit => vec![
                Offer::new(Command::NextField),
                Offer::named(Command::Back, tr!(cx.lang, "sheet-to-tree")).own(),
                next,
                previous,
            ],
        }
    }

    /// Taking the body's worksheet in hand, or passing it on.
    pub(super) fn turn_offer(&self, pad: &Pad, cx: &Context) -> Option<Offer> {
        if self.whose == Whose::Own {
            return None;
        }
        let take = tr!(cx.lang, "sheet-turn-take");
        Some(match pad.hand() {
            Hand::Free => Offer::named(Command::Turn, take),
            Hand::Mine => Offer::named(Command::Turn, tr!(cx.lang, "sheet-turn-pass")),
            Hand::Other { .. } => Offer::named(Command::Turn, take).blocked(not_mine(pad, cx)),
        })
    }

    /// The other way of writing.
    pub(super) fn way_offer(&self, cx: &Context) -> Offer {
        match self.mode {
            Mode::Guided => Offer::new(Command::Outline),
            Mode::Tree | Mode::Edit => {
                Offer::named(Command::Outline, tr!(cx.lang, "sheet-one-by-one"))
            }
        }
    }

    /// Everything that is not wanted all the time.
    pub(super) fn other_offers(&self, pad: &Pad, cx: &Context) -> Vec<Offer> {
        let none = tr!(cx.lang, "sheet-past-none");
        let none = self.past.is_none().then_some(none);
        let mut offers = vec![
            Offer::new(Command::Help),
            Offer::new(Command::NextUnfinished).quiet(),
            Offer::new(Command::Find).quiet(),
            Offer::new(Command::Earlier).blocked(none).quiet(),
            Offer::new(Command::Exemplars)
                .blocked(self.no_exemplar(pad, cx))
                .quiet(),
            Offer::new(Command::History).quiet(),
        ];
        if pad.is_open() {
            offers.push(Offer::new(Command::Edition).quiet());
            offers.push(Offer::new(Command::Save).quiet());
        }
        if pad.is_open() && self.mode != Mode::Tree {
            offers.extend(pad.form.offers());
        }
        offers
    }
}
