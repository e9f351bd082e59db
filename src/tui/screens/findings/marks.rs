//! Findings while somebody writes: when the rules read again, which finding
//! belongs to the field in hand, and where its words are now. The same for
//! every form; a form tells its own in [`Marked`].

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use crate::lang::Lang;
use crate::lint::Finding;
use crate::tr;
use crate::tui::clock::Moment;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Editor, Form};
use crate::tui::screen::Effect;
use crate::usecase::review::{Known, Reviewed, Spot, Text};

use super::{ExplainScreen, FindingsScreen, Keep, Pointed};

/// How long after the last key the rules read.
const CALM: Duration = Duration::from_millis(600);

/// A text in a form, page by page, that findings are shown in.
pub(in crate::tui::screens) trait Marked {
    /// A place in it.
    type Spot: Spot;

    /// Takes in what was typed into the form.
    fn commit(&mut self, cx: &Context);

    /// All of it, for the rules to read.
    fn text(&self) -> Text<Self::Spot>;

    /// The form of the page in hand.
    fn form(&self) -> &Form;

    /// The form of the page in hand, to mark words in it.
    fn form_mut(&mut self) -> &mut Form;

    /// The field of a place; `None` when it is on another page.
    fn field(&self, spot: Self::Spot) -> Option<String>;

    /// Whether a place is on a page after the one in hand.
    fn is_later(&self, spot: Self::Spot) -> bool;

    /// The words of a place on another page, as they are now.
    fn words(&self, spot: Self::Spot) -> Option<&str>;

    /// A place as people say it.
    fn name(spot: Self::Spot, lang: &Lang) -> String;
}

/// A text that is to be read by the rules.
pub(in crate::tui::screens) struct Reading<S> {
    text: Text<S>,
    known: Arc<Known>,
}

impl<S: Spot> Reading<S> {
    /// Lets the rules read it, off the thread that draws.
    pub fn ask<A>(self, answer: impl FnOnce(Box<Reviewed<S>>) -> A + Send + 'static) -> Effect<A> {
        let Self { text, known } = self;
        Effect::ask(move |_| Ok(answer(Box::new(text.review(&known)))))
    }
}

/// What the rules found, and when they read again.
#[derive(Debug)]
pub(in crate::tui::screens) struct Marks<S> {
    known: Option<Arc<Known>>,
    reviewed: Option<Reviewed<S>>,
    due: Option<Moment>,
    /// A review is under way.
    reading: bool,
    /// Something changed since it set out.
    again: bool,
    /// The finding that was gone to last, by its place.
    in_hand: Option<usize>,
}

impl<S> Default for Marks<S> {
    fn default() -> Self {
        Self {
            known: None,
            reviewed: None,
            due: None,
            reading: false,
            again: false,
            in_hand: None,
        }
    }
}

impl<S: Spot> Marks<S> {
    /// Something was changed.
    pub fn touch(&mut self, now: Moment) {
        self.in_hand = None;
        self.due = Some(now + CALM);
    }

    /// Another text stands there now: what was found no longer holds.
    pub fn forget(&mut self, now: Moment) {
        self.reviewed = None;
        self.touch(now);
    }

    /// When the rules read next.
    pub const fn deadline(&self) -> Option<Moment> {
        self.due
    }

    /// What the rules need is there.
    pub fn know(&mut self, known: Arc<Known>, pad: &impl Marked<Spot = S>) -> Option<Reading<S>> {
        self.known = Some(known);
        self.read(pad)
    }

    /// Lets the rules read when it is time.
    pub fn read_when_due(
        &mut self,
        now: Moment,
        pad: &impl Marked<Spot = S>,
    ) -> Option<Reading<S>> {
        let due = self.due.is_some_and(|due| due <= now);
        if due { self.read(pad) } else { None }
    }

    fn read(&mut self, pad: &impl Marked<Spot = S>) -> Option<Reading<S>> {
        self.due = None;
        let known = Arc::clone(self.known.as_ref()?);
        if self.reading {
            self.again = true;
            return None;
        }
        self.reading = true;
        let text = pad.text();
        Some(Reading { text, known })
    }

    /// What they found.
    pub fn found(
        &mut self,
        reviewed: Reviewed<S>,
        pad: &impl Marked<Spot = S>,
    ) -> Option<Reading<S>> {
        self.reading = false;
        self.reviewed = Some(reviewed);
        if std::mem::take(&mut self.again) {
            return self.read(pad);
        }
        None
    }

    /// How many findings are open.
    pub fn count(&self) -> usize {
        self.reviewed
            .as_ref()
            .map_or(0, |reviewed| reviewed.open.len())
    }

    /// Where a finding stands.
    fn spot(&self, finding: &Finding) -> Option<S> {
        let (spot, _) = self.reviewed.as_ref()?.spot(finding)?;
        Some(spot)
    }

    /// The finding after the one gone to last, else after the field in hand,
    /// going round: its place, and its bytes there now.
    pub fn next(&mut self, pad: &impl Marked<Spot = S>) -> Option<(S, Range<usize>)> {
        let open = &self.reviewed.as_ref()?.open;
        let mut spots = open.iter().map(|finding| self.spot(finding));
        let next = match self.in_hand {
            Some(last) => (last + 1) % open.len().max(1),
            None => spots
                .position(|spot| spot.is_some_and(|spot| is_ahead(spot, pad)))
                .unwrap_or(0),
        };
        self.go(next, pad)
    }

    /// Goes to a finding, by its place among the open ones and then the
    /// answered ones.
    pub fn go(&mut self, at: usize, pad: &impl Marked<Spot = S>) -> Option<(S, Range<usize>)> {
        let reviewed = self.reviewed.as_ref()?;
        let silenced = reviewed.silenced.iter().map(|silenced| &silenced.finding);
        let finding = reviewed.open.iter().chain(silenced).nth(at)?;
        let (spot, bytes) = reviewed.spot(finding)?;
        let now = words_now(pad, spot);
        let bytes = now.and_then(|now| carried(reviewed.words(spot), now, &bytes));
        self.in_hand = (at < reviewed.open.len()).then_some(at);
        Some((spot, bytes.unwrap_or(0..0)))
    }

    /// The finding that the line below the form is about: the one gone to, else
    /// one of the field in hand, else one of the page.
    pub fn in_hand(&self, pad: &impl Marked<Spot = S>) -> Option<(usize, &Finding)> {
        let open = &self.reviewed.as_ref()?.open;
        let field = |at: &usize| {
            let spot = open.get(*at).and_then(|finding| self.spot(finding))?;
            pad.field(spot)
        };
        let here = |at: &usize| field(at).is_some();
        if let Some(at) = self.in_hand.filter(here) {
            return Some((at, open.get(at)?));
        }
        let focus = pad.form().focus();
        let of_field = |at: &usize| field(at).is_some_and(|field| field == focus);
        let mut all = 0..open.len();
        let at = all.clone().find(of_field).or_else(|| all.find(here))?;
        Some((at, open.get(at)?))
    }

    /// Whether a finding was gone to and stands on this page.
    pub fn is_gone_to(&self, pad: &impl Marked<Spot = S>) -> bool {
        let here = self.in_hand(pad).map(|(at, _)| at);
        self.in_hand.is_some() && self.in_hand == here
    }

    /// Marks the words of the page in hand that findings are about.
    pub fn paint(&self, pad: &mut impl Marked<Spot = S>) {
        let Some(reviewed) = &self.reviewed else {
            return;
        };
        let mut fields: Vec<(String, Vec<Range<usize>>)> = Vec::new();
        for finding in &reviewed.open {
            let Some((spot, bytes)) = reviewed.spot(finding) else {
                continue;
            };
            let Some(field) = pad.field(spot).filter(|_| !bytes.is_empty()) else {
                continue;
            };
            let now = words_now(pad, spot).unwrap_or_default();
            if let Some(range) = carried(reviewed.words(spot), now, &bytes) {
                match fields.iter_mut().find(|(known, _)| *known == field) {
                    Some((_, ranges)) => ranges.push(range),
                    None => fields.push((field, vec![range])),
                }
            }
        }
        let form = pad.form_mut();
        for id in form.texts() {
            let at = fields.iter().position(|(field, _)| *field == id);
            let marks = at.map(|at| fields.swap_remove(at).1).unwrap_or_default();
            if let Some(editor) = form.editor_mut(&id) {
                editor.mark(marks);
            }
        }
    }

    /// All findings as they are shown: the open ones, then those that were
    /// answered.
    fn pointed<P: Marked<Spot = S>>(&self, lang: &Lang) -> Vec<Pointed> {
        let reviewed = self.reviewed.as_ref();
        reviewed
            .map(|reviewed| pointed(reviewed, P::name, lang))
            .unwrap_or_default()
    }

    /// All findings, on a screen of their own.
    pub fn list<P: Marked<Spot = S>>(&self, _: &P, keep: Keep, lang: &Lang) -> FindingsScreen {
        FindingsScreen::new(self.pointed::<P>(lang), Some(keep))
    }

    /// The finding of the line below the form, on a screen of its own.
    pub fn explain<P: Marked<Spot = S>>(
        &self,
        pad: &P,
        keep: Keep,
        lang: &Lang,
    ) -> Option<ExplainScreen> {
        let (at, _) = self.in_hand(pad)?;
        let pointed = self.pointed::<P>(lang).into_iter().nth(at)?;
        Some(ExplainScreen::new(pointed, at, Some(keep)))
    }

    /// Going through the findings.
    pub fn offers(&self, pad: &impl Marked<Spot = S>, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if self.count() > 0 {
            offers.push(Offer::new(Command::NextFinding));
        }
        if self.is_gone_to(pad) {
            let why = tr!(cx.lang, "findings-why");
            offers.push(Offer::named(Command::Help, why).own());
        }
        offers.push(Offer::new(Command::Findings).quiet());
        offers
    }
}

/// All findings of a text as they are shown: the open ones, then those that
/// were answered.
pub(in crate::tui::screens) fn pointed<S: Spot>(
    reviewed: &Reviewed<S>,
    name: impl Fn(S, &Lang) -> String,
    lang: &Lang,
) -> Vec<Pointed> {
    let open = reviewed.open.iter().map(|finding| (finding, None));
    let silenced = reviewed
        .silenced
        .iter()
        .map(|silenced| (&silenced.finding, Some(silenced.reason.clone())));
    open.chain(silenced)
        .map(|(finding, reason)| Pointed {
            place: reviewed
                .spot(finding)
                .map_or_else(String::new, |(spot, _)| name(spot, lang)),
            excerpt: reviewed.excerpt(finding).to_owned(),
            silence: reviewed.silence(finding, ""),
            finding: finding.clone(),
            reason,
        })
        .collect()
}

/// Whether a place lies ahead of the field in hand, or in it.
fn is_ahead<P: Marked>(spot: P::Spot, pad: &P) -> bool {
    let Some(field) = pad.field(spot) else {
        return pad.is_later(spot);
    };
    let texts = pad.form().texts();
    let place = |id: &str| texts.iter().position(|text| text == id);
    place(pad.form().focus()) <= place(&field)
}

/// The words of a place as they are now.
fn words_now<P: Marked>(pad: &P, spot: P::Spot) -> Option<&str> {
    match pad.field(spot) {
        Some(field) => pad.form().editor(&field).map(Editor::text),
        None => pad.words(spot),
    }
}

/// Where some bytes of a text are after it was edited at one place; `None` when
/// the edit touched them.
fn carried(was: &str, now: &str, bytes: &Range<usize>) -> Option<Range<usize>> {
    if was == now {
        return Some(bytes.clone());
    }
    let same = |(one, other): &(u8, u8)| one == other;
    let head = was.bytes().zip(now.bytes()).take_while(same).count();
    let room = was.len().min(now.len()) - head;
    let tail = was.bytes().rev().zip(now.bytes().rev());
    let tail = tail.take_while(same).take(room).count();
    let moved = if bytes.end <= head {
        bytes.clone()
    } else if bytes.start >= was.len() - tail {
        let from_end = was.len() - bytes.start;
        let start = now.len() - from_end;
        start..start + bytes.len()
    } else {
        return None;
    };
    now.get(moved.clone()).is_some().then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_move_with_the_words_and_go_when_these_change() {
        let was = "有的同志作风不实。工作有待加强。";
        let hollow = 27..48;
        assert_eq!(was.get(hollow.clone()), Some("工作有待加强。"));
        let longer = "我看，有的同志作风不实。工作有待加强。";
        assert_eq!(carried(was, longer, &hollow), Some(36..57));
        let more = "有的同志作风不实。工作有待加强。改。";
        assert_eq!(carried(was, more, &hollow), Some(hollow.clone()));
        let changed = "有的同志作风不实。工作要加强。";
        assert_eq!(carried(was, changed, &hollow), None);
        assert_eq!(carried(was, "", &hollow), None);
        assert_eq!(carried(was, was, &hollow), Some(hollow));
    }
}
