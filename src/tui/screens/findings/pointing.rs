//! Going from finding to finding while somebody writes: the same keys and the
//! same course of things on every screen that writes.

use std::ops::Range;
use std::sync::Arc;

use super::{Explained, Keep, Marked, Marks};
use crate::tr;
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use crate::usecase::review::{Known, Reviewed};

/// A place of what a screen writes.
type SpotOf<S> = <<S as Pointing>::Pad as Marked>::Spot;

/// A screen with a text that the rules read along with.
pub(in crate::tui::screens) trait Pointing: Screen {
    /// What is written.
    type Pad: Marked;

    /// What is written, once it is there, and what was found in it.
    fn written(&mut self) -> (Option<&mut Self::Pad>, &mut Marks<SpotOf<Self>>);

    /// When what was typed is saved next.
    fn saved_by(&self) -> Option<Moment>;

    /// Saves what was typed.
    fn save(&mut self, cx: &Context) -> Vec<Effect<Self::Answer>>;

    /// Goes to a place, with these bytes of it selected.
    fn go_to(
        &mut self,
        place: (SpotOf<Self>, Range<usize>),
        cx: &Context,
    ) -> Vec<Effect<Self::Answer>>;

    /// Where the reasons for what is put aside are kept.
    fn keep(&self) -> Keep;

    /// The answer that brings what the rules found.
    fn reviewed(reviewed: Box<Reviewed<SpotOf<Self>>>) -> Self::Answer;

    /// The answer that somebody looked at a finding.
    fn looked(explained: Explained) -> Self::Answer;

    /// What has come due: saving, and reading by the rules.
    fn due(&mut self, cx: &Context) -> Vec<Effect<Self::Answer>> {
        let mut effects = if self.saved_by().is_some_and(|due| due <= cx.now) {
            self.save(cx)
        } else {
            Vec::new()
        };
        if let (Some(pad), marks) = self.written() {
            pad.commit(cx);
            let reading = marks.read_when_due(cx.now, pad);
            effects.extend(reading.map(|it| it.ask(Self::reviewed)));
        }
        effects
    }

    /// What the rules need is there.
    fn known(&mut self, known: Arc<Known>) -> Vec<Effect<Self::Answer>> {
        let (Some(pad), marks) = self.written() else {
            return Vec::new();
        };
        let reading = marks.know(known, pad);
        reading
            .map(|it| it.ask(Self::reviewed))
            .into_iter()
            .collect()
    }

    /// The rules have read.
    fn found(&mut self, reviewed: Reviewed<SpotOf<Self>>) -> Vec<Effect<Self::Answer>> {
        let (Some(pad), marks) = self.written() else {
            return Vec::new();
        };
        let reading = marks.found(reviewed, pad);
        reading
            .map(|it| it.ask(Self::reviewed))
            .into_iter()
            .collect()
    }

    /// To the next finding, wherever it is.
    fn next_finding(&mut self, cx: &Context) -> Vec<Effect<Self::Answer>> {
        let place = match self.written() {
            (Some(pad), marks) => {
                pad.commit(cx);
                marks.next(pad)
            }
            (None, _) => None,
        };
        match place {
            Some(place) => self.go_to(place, cx),
            None => vec![Effect::toast(tr!(cx.lang, "findings-none"))],
        }
    }

    /// All findings.
    fn all_findings(&mut self, cx: &Context) -> Vec<Effect<Self::Answer>> {
        let (mut effects, keep) = (self.save(cx), self.keep());
        if let (Some(pad), marks) = self.written() {
            let screen = marks.list(pad, keep, cx.lang);
            effects.push(Effect::call(screen, Self::looked));
        }
        effects
    }

    /// The finding of the line below the form.
    fn explain(&mut self, cx: &Context) -> Vec<Effect<Self::Answer>> {
        let (mut effects, keep) = (self.save(cx), self.keep());
        if let (Some(pad), marks) = self.written() {
            let screen = marks.explain(pad, keep, cx.lang);
            effects.extend(screen.map(|screen| Effect::call(screen, Self::looked)));
        }
        effects
    }

    /// Goes to the finding that somebody looked at.
    fn explained(&mut self, explained: &Explained, cx: &Context) -> Vec<Effect<Self::Answer>> {
        let Explained::Mend(at) = explained else {
            // What was answered shows when the rules have read again.
            return Vec::new();
        };
        let place = match self.written() {
            (Some(pad), marks) => marks.go(*at, pad),
            (None, _) => None,
        };
        place.map(|place| self.go_to(place, cx)).unwrap_or_default()
    }
}
