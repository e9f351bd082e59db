//! What is different where a meeting was held before: who of the members is
//! the same person as then, and keeps passphrase and notes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::MemberId;
use crate::domain::meeting::{MeetingPlan, NextPlan, Seat};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::date_words;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input};
use crate::tui::theme::Role;
use crate::usecase::meeting::{self, Before, Past};
use crate::usecase::vault::OfficeKey;

use super::Answer;
use super::summary::Line;

/// The meeting before, and whom one knows from it. Members are known by their
/// names, so that a roster from a file finds them too.
#[derive(Debug)]
pub(super) struct Next {
    office: Arc<OfficeKey>,
    before: Option<Before>,
    /// Names that somebody else bears now.
    apart: BTreeSet<String>,
    /// Other names of persons who were there.
    renamed: BTreeMap<String, MemberId>,
}

impl Next {
    pub const fn new(office: Arc<OfficeKey>) -> Self {
        Self {
            office,
            before: None,
            apart: BTreeSet::new(),
            renamed: BTreeMap::new(),
        }
    }

    pub fn begin(&mut self, before: Before) {
        self.before = Some(before);
    }

    fn people(&self) -> &[Past] {
        self.before.as_ref().map_or(&[], |before| &before.people)
    }

    /// Whose seat it could be: the person of that name; of several the one
    /// with the same post.
    fn candidate(&self, seat: &Seat) -> Option<MemberId> {
        let name = called(seat);
        if let Some(person) = self.renamed.get(&name) {
            return Some(*person);
        }
        let namesakes: Vec<&Past> = self
            .people()
            .iter()
            .filter(|past| called(&past.seat) == name)
            .collect();
        match namesakes.as_slice() {
            [only] => Some(only.home),
            several => several
                .iter()
                .find(|past| past.seat.post.trim() == seat.post.trim())
                .map(|past| past.home),
        }
    }

    /// For each seat, the same person before; nobody twice.
    fn same_as(&self, seats: &[Seat]) -> Vec<Option<MemberId>> {
        let mut taken = BTreeSet::new();
        let person = |seat: &Seat| {
            self.candidate(seat)
                .filter(|_| !self.apart.contains(&called(seat)))
                .filter(|person| taken.insert(*person))
        };
        seats.iter().map(person).collect()
    }

    /// For each seat, whether one knows the person.
    pub fn known(&self, seats: &[Seat]) -> Vec<bool> {
        self.same_as(seats).iter().map(Option::is_some).collect()
    }

    /// Says of a member that this is somebody else of the same name, or the
    /// same person after all; false where nobody of that name was there.
    pub fn toggle(&mut self, seats: &[Seat], row: usize) -> bool {
        let Some(seat) = seats.get(row) else {
            return false;
        };
        if self.candidate(seat).is_none() {
            return false;
        }
        let name = called(seat);
        if !self.apart.remove(&name) {
            self.apart.insert(name);
        }
        true
    }

    pub fn offer(&self, seats: &[Seat], row: usize, cx: &Context) -> Option<Offer> {
        let seat = seats.get(row)?;
        self.candidate(seat)?;
        let words = if self.apart.contains(&called(seat)) {
            tr!(cx.lang, "wizard-next-same")
        } else {
            tr!(cx.lang, "wizard-next-apart")
        };
        Some(Offer::named(Command::Toggle, words))
    }

    /// A member whom one knows gets another name: asks whether it is another
    /// person.
    pub fn ask_about(
        &self,
        seats: &[Seat],
        (place, now): (usize, &Seat),
        cx: &Context,
    ) -> Option<Effect<Answer>> {
        let was = seats.get(place)?;
        let person = self.same_as(seats).get(place).copied().flatten()?;
        if called(was) == called(now) || self.candidate(now).is_some() {
            return None;
        }
        let (old, new) = (was.name.as_str(), now.name.as_str());
        let question = Question::new(
            tr!(cx.lang, "wizard-next-renamed", old = old, new = new),
            tr!(cx.lang, "wizard-next-renamed-text", old = old, new = new),
            tr!(cx.lang, "wizard-next-renamed-yes"),
        );
        let question = question.or(tr!(cx.lang, "wizard-next-renamed-no"));
        Some(Effect::Confirm(question, Answer::Same(place, person)))
    }

    /// The person goes by this name now.
    pub fn rename(&mut self, seat: &Seat, person: MemberId) {
        self.renamed.insert(called(seat), person);
    }

    /// What changes for whom, above what the plan says.
    pub fn lines(&self, seats: &[Seat], cx: &Context) -> Vec<Line> {
        let Some(before) = &self.before else {
            return Vec::new();
        };
        let same_as = self.same_as(seats);
        let between = tr!(cx.lang, "wizard-between");
        let mut lines = Vec::new();
        let mut add = |label: String, names: Vec<&str>| {
            if !names.is_empty() {
                lines.push((label, names.join(&between)));
            }
        };
        let new = seats.iter().zip(&same_as);
        let new = new.filter(|(_, person)| person.is_none());
        let new = new.map(|(seat, _)| seat.name.as_str());
        add(tr!(cx.lang, "wizard-next-new"), new.collect());
        let sat = |past: &&Past| before.seats.contains(&past.seat);
        let left = before.people.iter().filter(sat);
        let left = left.filter(|past| !same_as.contains(&Some(past.home)));
        let left = left.map(|past| past.seat.name.as_str());
        add(tr!(cx.lang, "wizard-next-left"), left.collect());
        let (today, held_on) = (cx.wall.date(), before.meeting.held_on);
        if held_on >= today {
            let date = date_words(held_on, today, cx.lang);
            let title = before.meeting.title.as_str();
            let words = tr!(
                cx.lang,
                "wizard-next-early-text",
                title = title,
                date = date
            );
            lines.insert(0, (tr!(cx.lang, "wizard-next-early"), words));
        }
        lines
    }

    /// Creates it.
    pub fn create(&self, plan: MeetingPlan, cx: &Context) -> Effect<Answer> {
        let next = NextPlan {
            same_as: self.same_as(&plan.members),
            plan,
        };
        let (office, now) = (Arc::clone(&self.office), cx.wall);
        Effect::ask(move |desk| {
            let office = meeting::create_next(desk, &office, &next, now)?;
            Ok(Answer::Next(Arc::new(office)))
        })
    }
}

/// The name without blanks: one of two characters is often written with one.
fn called(seat: &Seat) -> String {
    seat.name.split_whitespace().collect()
}

/// Whether somebody asks for the other of two.
pub(super) fn is_toggle<A>(input: &Input<A>) -> bool {
    match input {
        Input::Command(Command::Toggle) => true,
        Input::Key(key) => key.code == Code::Char(' '),
        _ => false,
    }
}

/// Says at the right whether a member goes on or is new.
pub(super) fn draw_known(canvas: &mut Canvas, known: bool, cx: &Context) {
    let area: Rect = canvas.area();
    let (words, role) = if known {
        (tr!(cx.lang, "wizard-next-row-known"), Role::Muted)
    } else {
        (tr!(cx.lang, "wizard-next-row-new"), Role::Accent)
    };
    canvas.print_right(area.right().saturating_sub(2), area.y, &words, role);
}
