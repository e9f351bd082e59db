//! Findings while somebody writes: when the rules read again, which finding
//! belongs to the field in hand, and where its words are now.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::worksheet::Field;
use crate::lang::Lang;
use crate::lint::Finding;
use crate::tr;
use crate::tui::clock::Moment;
use crate::tui::form::Editor;
use crate::tui::screen::Effect;
use crate::usecase::review::{self, Known, Reviewed, Text};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, Whose};

use super::super::findings::Pointed;
use super::Answer;
use super::item_form::{self, CAUSES, FACTS, MEASURES, TEXT};
use super::pad::Pad;
use super::page::{Page, part_name};
use super::spot::Spot;

/// How long after the last key the rules read.
const CALM: Duration = Duration::from_millis(600);

/// What the rules found, and when they read again.
#[derive(Debug, Default)]
pub(super) struct Marks {
    known: Option<Arc<Known>>,
    reviewed: Option<Reviewed>,
    due: Option<Moment>,
    /// A review is under way.
    reading: bool,
    /// Something changed since it set out.
    again: bool,
    /// The finding that was gone to last, by its place.
    in_hand: Option<usize>,
}

impl Marks {
    /// Asks what the rules need to know; they read as soon as it is there.
    pub fn ask(key: &Arc<MemberKey>, whose: Whose) -> Effect<Answer> {
        let key = Arc::clone(key);
        Effect::ask(move |desk| {
            let mut open = worksheet::open(desk, &key, whose)?;
            let known = review::known(desk, &key, whose, &open);
            worksheet::wipe(&mut open);
            Ok(Answer::Known(Arc::new(known?)))
        })
    }

    /// Something was changed.
    pub fn touch(&mut self, now: Moment) {
        self.in_hand = None;
        self.due = Some(now + CALM);
    }

    pub const fn deadline(&self) -> Option<Moment> {
        self.due
    }

    /// What the rules need is there.
    pub fn know(&mut self, known: Arc<Known>, pad: &Pad) -> Option<Effect<Answer>> {
        self.known = Some(known);
        self.read(pad)
    }

    /// Lets the rules read when it is time.
    pub fn read_when_due(&mut self, now: Moment, pad: &Pad) -> Option<Effect<Answer>> {
        let due = self.due.is_some_and(|due| due <= now);
        if due { self.read(pad) } else { None }
    }

    fn read(&mut self, pad: &Pad) -> Option<Effect<Answer>> {
        self.due = None;
        let known = Arc::clone(self.known.as_ref()?);
        if self.reading {
            self.again = true;
            return None;
        }
        self.reading = true;
        let text = Text::of(pad.sheet());
        Some(Effect::ask(move |_| {
            Ok(Answer::Reviewed(Box::new(text.review(&known))))
        }))
    }

    /// What they found.
    pub fn found(&mut self, reviewed: Reviewed, pad: &Pad) -> Option<Effect<Answer>> {
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

    /// Where a finding stands in the worksheet.
    fn spot(&self, finding: &Finding) -> Option<Spot> {
        let (spot, bytes) = self.reviewed.as_ref()?.spot(finding)?;
        let (page, field) = place(spot);
        Some(Spot {
            page,
            field: Some(field),
            bytes,
        })
    }

    /// The finding after the one gone to last, else after the field in hand,
    /// going round.
    pub fn next(&mut self, pad: &Pad) -> Option<Spot> {
        let open = &self.reviewed.as_ref()?.open;
        let spots: Vec<Option<Spot>> = open.iter().map(|finding| self.spot(finding)).collect();
        let next = match self.in_hand {
            Some(last) => (last + 1) % spots.len().max(1),
            None => spots
                .iter()
                .position(|spot| spot.as_ref().is_some_and(|spot| is_ahead(spot, pad)))
                .unwrap_or(0),
        };
        self.go(next, pad)
    }

    /// Goes to a finding, by its place among the open ones and then the
    /// answered ones.
    pub fn go(&mut self, at: usize, pad: &Pad) -> Option<Spot> {
        let reviewed = self.reviewed.as_ref()?;
        let silenced = reviewed.silenced.iter().map(|silenced| &silenced.finding);
        let finding = reviewed.open.iter().chain(silenced).nth(at)?;
        let spot = self.spot(finding)?;
        let now = text_now(pad, &spot);
        let was = reviewed.spot(finding);
        let was = was.map_or("", |(spot, _)| reviewed.words(spot));
        let bytes = now.and_then(|now| carried(was, now, &spot.bytes));
        self.in_hand = (at < reviewed.open.len()).then_some(at);
        Some(Spot {
            bytes: bytes.unwrap_or(0..0),
            ..spot
        })
    }

    /// The finding that the line below the form is about: the one gone to, else
    /// one of the field in hand, else one of the page.
    pub fn in_hand(&self, pad: &Pad) -> Option<(usize, &Finding)> {
        let open = &self.reviewed.as_ref()?.open;
        let here = |at: &usize| {
            let spot = open.get(*at).and_then(|finding| self.spot(finding));
            spot.is_some_and(|spot| spot.page == pad.at())
        };
        if let Some(at) = self.in_hand.filter(here) {
            return Some((at, open.get(at)?));
        }
        let focus = pad.form.focus();
        let of_field = |at: &usize| {
            let spot = open.get(*at).and_then(|finding| self.spot(finding));
            spot.is_some_and(|spot| spot.page == pad.at() && spot.field.as_deref() == Some(focus))
        };
        let mut all = 0..open.len();
        let at = all.clone().find(of_field).or_else(|| all.find(here))?;
        Some((at, open.get(at)?))
    }

    /// Whether a finding was gone to and stands on this page.
    pub fn is_gone_to(&self, pad: &Pad) -> bool {
        let here = self.in_hand(pad).map(|(at, _)| at);
        self.in_hand.is_some() && self.in_hand == here
    }

    /// Marks the words of the page in hand that findings are about.
    pub fn paint(&self, pad: &mut Pad) {
        let Some(reviewed) = &self.reviewed else {
            return;
        };
        let mut fields: Vec<(String, Vec<Range<usize>>)> = Vec::new();
        for finding in &reviewed.open {
            let Some((spot, bytes)) = reviewed.spot(finding) else {
                continue;
            };
            let (page, field) = place(spot);
            if page != pad.at() || bytes.is_empty() {
                continue;
            }
            let now = pad.form.editor(&field).map_or("", |editor| editor.text());
            if let Some(range) = carried(reviewed.words(spot), now, &bytes) {
                match fields.iter_mut().find(|(known, _)| *known == field) {
                    Some((_, ranges)) => ranges.push(range),
                    None => fields.push((field, vec![range])),
                }
            }
        }
        for id in pad.form.texts() {
            let at = fields.iter().position(|(field, _)| *field == id);
            let marks = at.map(|at| fields.swap_remove(at).1).unwrap_or_default();
            if let Some(editor) = pad.form.editor_mut(&id) {
                editor.mark(marks);
            }
        }
    }

    /// All findings as they are shown: the open ones, then those that were
    /// answered.
    pub fn pointed(&self, lang: &Lang) -> Vec<Pointed> {
        let Some(reviewed) = &self.reviewed else {
            return Vec::new();
        };
        pointed(reviewed, lang)
    }
}

/// All findings as they are shown: the open ones, then those that were
/// answered.
pub(in crate::tui::screens) fn pointed(reviewed: &Reviewed, lang: &Lang) -> Vec<Pointed> {
    let open = reviewed.open.iter().map(|finding| (finding, None));
    let silenced = reviewed
        .silenced
        .iter()
        .map(|silenced| (&silenced.finding, Some(silenced.reason.clone())));
    open.chain(silenced)
        .map(|(finding, reason)| Pointed {
            place: reviewed
                .spot(finding)
                .map_or_else(String::new, |(spot, _)| spot_name(spot, lang)),
            excerpt: reviewed.excerpt(finding).to_owned(),
            silence: reviewed.silence(finding, ""),
            finding: finding.clone(),
            reason,
        })
        .collect()
}

/// A place as people say it.
fn spot_name(spot: review::Spot, lang: &Lang) -> String {
    match spot {
        review::Spot::Part(kind) => part_name(kind, lang),
        review::Spot::Entry(item, field) => {
            let label = match field {
                Field::Rating => tr!(lang, "sheet-rating"),
                Field::Facts => tr!(lang, "sheet-facts"),
                Field::Causes => tr!(lang, "sheet-causes"),
                Field::Measures => tr!(lang, "sheet-measures"),
                Field::Due => tr!(lang, "sheet-due"),
                Field::Answer(_) => tr!(lang, "sheet-answer"),
            };
            tr!(
                lang,
                "sheet-place",
                number = (item + 1).to_string(),
                field = label
            )
        }
    }
}

/// The page and field of a place.
fn place(spot: review::Spot) -> (Page, String) {
    match spot {
        review::Spot::Part(kind) => (Page::Part(kind), TEXT.to_owned()),
        review::Spot::Entry(item, field) => {
            let field = match field {
                Field::Causes => CAUSES.to_owned(),
                Field::Measures | Field::Due => MEASURES.to_owned(),
                Field::Answer(opinion) => item_form::answer(opinion),
                Field::Rating | Field::Facts => FACTS.to_owned(),
            };
            (Page::Item(item), field)
        }
    }
}

/// Whether a place lies ahead of the field in hand, or in it.
fn is_ahead(spot: &Spot, pad: &Pad) -> bool {
    let mut pages = Page::all(pad.len()).skip_while(|page| *page != pad.at());
    if spot.page != pad.at() {
        return pages.any(|page| page == spot.page);
    }
    let texts = pad.form.texts();
    let place = |id: &str| texts.iter().position(|text| text == id);
    let here = place(pad.form.focus());
    let there = spot.field.as_deref().and_then(place);
    here <= there
}

/// The text of a place as it is now.
fn text_now<'a>(pad: &'a Pad, spot: &Spot) -> Option<&'a str> {
    let field = spot.field.as_deref()?;
    if spot.page == pad.at() {
        return pad.form.editor(field).map(Editor::text);
    }
    match spot.page {
        Page::Part(kind) => Some(pad.sheet().part(kind)),
        Page::Item(item) => {
            let entry = pad.sheet().entries.get(item)?;
            Some(match field {
                FACTS => &entry.facts,
                CAUSES => &entry.causes,
                MEASURES => &entry.measures,
                _ => "",
            })
        }
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
