//! What can be done with an opinion, from the list and from its own page.

use std::sync::Arc;

use crate::domain::opinion::Registered;
use crate::domain::{Author, OpinionId};
use crate::tr;
use crate::tui::Effect;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screens::worksheet::WorksheetScreen;
use crate::usecase::opinions::{self, Bar};
use crate::usecase::worksheet::Whose;

use super::book::Book;
use super::choose::{ChooseScreen, Line};
use super::keeper::Keeper;
use super::sort::SortScreen;

/// What somebody wants to do about who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Answer oneself.
    Own,
    /// Let the body answer.
    Body,
    /// No longer answer.
    GiveBack,
    /// Say at which item it is answered.
    Place,
    /// Go and write the answer.
    Write,
}

/// What can be done with opinions of the same words.
pub(super) struct Act<'a> {
    pub keeper: &'a Keeper,
    pub book: &'a Book,
    pub ids: Vec<OpinionId>,
}

impl Act<'_> {
    fn records(&self) -> Vec<&Registered> {
        self.book.records(&self.ids)
    }

    /// F4, under the name that fits.
    pub fn claim_offer(&self, cx: &Context) -> Offer {
        let records = self.records();
        let claimed = records.iter().any(|record| record.claim.is_some());
        let label = match (self.keeper, claimed) {
            (Keeper::Office(_), false) => tr!(cx.lang, "opinion-assign"),
            (Keeper::Member(_), false) => tr!(cx.lang, "opinion-claim"),
            (_, true) => tr!(cx.lang, "opinion-claimed"),
        };
        let lines = self.lines(cx);
        let none = lines.iter().all(|line| line.blocked.is_some());
        let reason = none.then(|| lines.iter().find_map(|line| line.blocked.clone()));
        Offer::named(Command::Claim, label).blocked(reason.flatten())
    }

    /// Sorting anew and taking back.
    pub fn other_offers(&self, cx: &Context) -> [Offer; 2] {
        let records = self.records();
        let typed = |record: &&Registered| self.book.was_typed_now(record.opinion.id);
        let reason = if records.iter().any(|record| record.claim.is_some()) {
            Some(tr!(cx.lang, "opinion-remove-claimed"))
        } else if records.iter().all(typed) {
            None
        } else {
            Some(tr!(cx.lang, "opinion-remove-not-now"))
        };
        [
            Offer::named(Command::Edit, tr!(cx.lang, "opinion-sort")).quiet(),
            Offer::named(Command::Remove, tr!(cx.lang, "opinion-remove"))
                .blocked(reason)
                .quiet(),
        ]
    }

    /// The dialog of who answers.
    pub fn choose(&self, cx: &Context) -> ChooseScreen {
        let words = if self.ids.len() > 1 {
            let count = self.ids.len();
            tr!(cx.lang, "opinion-choose-several", count = count)
        } else {
            tr!(cx.lang, "opinion-choose-one")
        };
        ChooseScreen::new(words, self.lines(cx))
    }

    fn lines(&self, cx: &Context) -> Vec<Line> {
        let records = self.records();
        let claimed = records.iter().find_map(|record| record.claim.as_ref());
        let lang = cx.lang;
        let Some(claim) = claimed else {
            let body = self.line(Choice::Body, cx);
            return match self.keeper {
                Keeper::Member(_) => vec![self.line(Choice::Own, cx), body],
                Keeper::Office(_) => vec![body],
            };
        };
        let give_back = |blocked| Line {
            choice: Choice::GiveBack,
            words: tr!(lang, "opinion-give-back"),
            blocked,
        };
        let answered = claim
            .answered
            .then(|| tr!(lang, "opinion-give-back-answered"));
        let own = self.keeper.is(claim.by);
        let write = |blocked| Line {
            choice: Choice::Write,
            words: tr!(lang, "opinion-write"),
            blocked,
        };
        match self.keeper {
            Keeper::Member(_) if own => vec![
                write(None),
                Line {
                    choice: Choice::Place,
                    words: tr!(lang, "opinion-place"),
                    blocked: None,
                },
                give_back(answered),
            ],
            _ if claim.by == Author::Body => {
                let bar = self.body_bar(cx);
                let give_back = give_back(answered.or_else(|| bar.clone()));
                match self.keeper {
                    Keeper::Member(_) => vec![write(bar), give_back],
                    Keeper::Office(_) => vec![give_back],
                }
            }
            _ => {
                let name = self.book.author(claim.by, lang);
                vec![give_back(Some(tr!(
                    lang,
                    "opinion-bar-claimed",
                    name = name
                )))]
            }
        }
    }

    /// Claiming for oneself or for the body, or why not.
    fn line(&self, choice: Choice, cx: &Context) -> Line {
        let author = match (choice, self.keeper.member()) {
            (Choice::Own, Some(member)) => Author::Member(member),
            _ => Author::Body,
        };
        let bar = self
            .records()
            .into_iter()
            .find_map(|record| opinions::bar_to_claim(record, author));
        let mut blocked = bar.map(|bar| self.bar(bar, cx));
        let words = match (choice, self.keeper) {
            (Choice::Own, _) => tr!(cx.lang, "opinion-claim-own"),
            (_, Keeper::Member(_)) => {
                blocked = blocked.or_else(|| self.body_bar(cx));
                tr!(cx.lang, "opinion-claim-body")
            }
            (_, Keeper::Office(_)) => tr!(cx.lang, "opinion-assign-body"),
        };
        Line {
            choice,
            words,
            blocked,
        }
    }

    fn bar(&self, bar: Bar, cx: &Context) -> String {
        match bar {
            Bar::Claimed(by) => {
                let name = self.book.author(by, cx.lang);
                tr!(cx.lang, "opinion-bar-claimed", name = name)
            }
            Bar::AboutAnother(member) => {
                let member = self.book.member(member);
                let name = member.map(|member| member.name.clone());
                let name = name.unwrap_or_default();
                tr!(cx.lang, "opinion-bar-another", name = name)
            }
        }
    }

    /// Why a member does not speak for the body now.
    fn body_bar(&self, cx: &Context) -> Option<String> {
        let member = self.keeper.member()?;
        let turn = self.book.turn.filter(|turn| *turn != member)?;
        let name = self.book.member(turn).map(|member| member.name.clone());
        let name = name.unwrap_or_default();
        Some(tr!(cx.lang, "opinion-bar-turn", name = name))
    }

    /// Goes to where the answer is written: in one's own worksheet or in the
    /// body's, at the item that was chosen for it.
    pub fn write<A>(&self) -> Option<Effect<A>> {
        let Keeper::Member(key) = self.keeper else {
            return None;
        };
        let records = self.records();
        let (record, claim) = records
            .iter()
            .find_map(|record| Some((record, record.claim.as_ref()?)))?;
        let sheet = match claim.by {
            Author::Body => WorksheetScreen::body(Arc::clone(key)),
            Author::Member(_) => WorksheetScreen::new(Arc::clone(key)),
        };
        Some(Effect::push(match &claim.slot {
            Some(slot) => sheet.answering(slot.clone(), record.opinion.id),
            None => sheet,
        }))
    }

    /// The page on which the opinion is sorted anew.
    pub fn sort(&self, cx: &Context) -> Option<SortScreen> {
        let records = self.records();
        let first = records.first()?;
        Some(SortScreen::new(
            self.keeper.clone(),
            self.book,
            self.ids.clone(),
            &first.opinion,
            cx,
        ))
    }
}

/// Does what was chosen about who answers.
pub(super) fn perform<A: 'static>(
    keeper: &Keeper,
    choice: Choice,
    ids: Vec<OpinionId>,
    cx: &Context,
    done: fn(String) -> A,
) -> Effect<A> {
    let (keeper, today) = (keeper.clone(), cx.wall.date());
    let words = match choice {
        Choice::Own => tr!(cx.lang, "opinion-done-own"),
        Choice::Body => tr!(cx.lang, "opinion-done-body"),
        _ => tr!(cx.lang, "opinion-done-back"),
    };
    Effect::ask(move |desk| {
        match (choice, &keeper) {
            (Choice::Own, Keeper::Member(key)) => {
                opinions::claim(desk, key, Whose::Own, &ids, None, today)?;
            }
            (Choice::Body, Keeper::Member(key)) => {
                opinions::claim(desk, key, Whose::Body, &ids, None, today)?;
            }
            (Choice::Body, Keeper::Office(key)) => {
                opinions::assign_to_body(desk, key, &ids, today)?;
            }
            (Choice::GiveBack, Keeper::Member(key)) => {
                opinions::give_back(desk, key, &ids)?;
            }
            (Choice::GiveBack, Keeper::Office(key)) => opinions::unassign(desk, key, &ids)?,
            _ => {}
        }
        Ok(done(words))
    })
}

pub(super) fn ask_to_take_back(cx: &Context) -> Question {
    Question::new(
        tr!(cx.lang, "opinion-remove-ask"),
        tr!(cx.lang, "opinion-remove-text"),
        tr!(cx.lang, "opinion-remove-yes"),
    )
}

/// Takes back what was typed by mistake.
pub(super) fn take_back<A: 'static>(
    keeper: &Keeper,
    ids: Vec<OpinionId>,
    cx: &Context,
    done: fn(String) -> A,
) -> Effect<A> {
    let keeper = keeper.clone();
    let words = tr!(cx.lang, "opinion-removed");
    Effect::ask(move |desk| {
        for id in ids {
            opinions::take_back(desk, keeper.hand(), id)?;
        }
        Ok(done(words))
    })
}
