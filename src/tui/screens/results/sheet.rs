//! The released result in the order in which its pages show it.

use std::sync::Arc;

use crate::assess::{Guarded, Overall, Released, RoundResult, Weighted};
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::domain::round::KeyMode;
use crate::domain::{GroupId, Scale, Subject};
use crate::lang::Lang;
use crate::tr;
use crate::tui::Context;
use crate::tui::screens::numbers;

/// A released result, shared by the pages over it.
#[derive(Clone)]
pub(super) struct Sheet {
    released: Arc<Released<RoundResult>>,
    one_person: bool,
}

/// Terminals narrower than this show less at the edges.
const NARROW: u16 = 72;

/// One subject and one graded item, by their places in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Index into the subjects.
    pub subject: usize,
    /// Index into the graded items.
    pub item: usize,
}

impl Sheet {
    pub(super) fn new(released: Released<RoundResult>, key_mode: KeyMode) -> Self {
        let one_person = match key_mode {
            KeyMode::OnePerson => true,
            KeyMode::TwoPersons | KeyMode::TwoOfThree => false,
        };
        Self {
            released: Arc::new(released),
            one_person,
        }
    }

    pub(super) fn released(&self) -> &Released<RoundResult> {
        &self.released
    }

    pub(super) fn result(&self) -> &RoundResult {
        self.released.get()
    }

    /// Whether one person alone could open the box; it is said wherever its
    /// figures are shown.
    pub(super) const fn one_person(&self) -> bool {
        self.one_person
    }

    pub(super) fn subjects(&self) -> &[Subject] {
        &self.result().subjects
    }

    pub(super) fn subject(&self, spot: Spot) -> Option<&Subject> {
        self.subjects().get(spot.subject)
    }

    /// The graded items in the order of the questionnaire.
    pub(super) fn items(&self) -> Vec<&QuestionnaireItem> {
        let items = self.result().questionnaire.items.iter();
        items
            .filter(|item| matches!(item.kind, AnswerKind::Grade { .. }))
            .collect()
    }

    pub(super) fn item(&self, spot: Spot) -> Option<&QuestionnaireItem> {
        self.items().get(spot.item).copied()
    }

    pub(super) fn scale(&self, spot: Spot) -> Option<&Scale> {
        self.result().questionnaire.scale_of(self.item(spot)?)
    }

    /// The weighted score; `None` where this was not asked.
    pub(super) fn weighted(&self, spot: Spot) -> Option<&Weighted> {
        self.result()
            .weighted(&self.item(spot)?.id, &self.subject(spot)?.id)
    }

    /// The score as a table shows it; `None` where this was not asked.
    pub(super) fn score(&self, spot: Spot) -> Option<Guarded<f64>> {
        Some(match &self.weighted(spot)?.score {
            Guarded::Shown(weighted) => Guarded::Shown(weighted.score),
            Guarded::Withheld(reason) => Guarded::Withheld(*reason),
        })
    }

    pub(super) fn overall(&self, subject: usize) -> Option<&Overall> {
        let id = &self.subjects().get(subject)?.id;
        self.result()
            .overall
            .iter()
            .find(|overall| &overall.subject == id)
    }

    /// The nearest spot along the subjects (`by` is 1 or −1) where the same
    /// item was asked; where it is when there is none.
    pub(super) fn next_subject(&self, from: Spot, by: isize) -> Spot {
        self.walk(from, |spot| {
            Some(Spot {
                subject: spot.subject.checked_add_signed(by)?,
                ..spot
            })
        })
    }

    /// The same along the items.
    pub(super) fn next_item(&self, from: Spot, by: isize) -> Spot {
        self.walk(from, |spot| {
            Some(Spot {
                item: spot.item.checked_add_signed(by)?,
                ..spot
            })
        })
    }

    fn walk(&self, from: Spot, step: impl Fn(Spot) -> Option<Spot>) -> Spot {
        let (subjects, items) = (self.subjects().len(), self.items().len());
        let mut at = from;
        while let Some(next) = step(at) {
            if next.subject >= subjects || next.item >= items {
                break;
            }
            if self.weighted(next).is_some() {
                return next;
            }
            at = next;
        }
        from
    }

    /// `发出 114  收回 109  有效 108  废 1`, over all groups; less in a narrow
    /// terminal.
    pub(super) fn base(&self, cx: &Context) -> String {
        let groups = &self.result().groups;
        let sum = |of: fn(&crate::assess::GroupResult) -> u32| groups.iter().map(of).sum::<u32>();
        let (back, valid) = (sum(|g| g.returned), sum(|g| g.valid));
        if cx.size.width < NARROW {
            return tr!(cx.lang, "results-base-short", back = back, valid = valid);
        }
        let (out, spoiled) = (sum(|g| g.handed_out), sum(|g| g.spoiled));
        tr!(
            cx.lang,
            "results-base",
            out = out,
            back = back,
            valid = valid,
            spoiled = spoiled
        )
    }

    pub(super) fn group_name<'a>(&'a self, id: &'a GroupId) -> &'a str {
        self.result()
            .group(id)
            .map_or(id.as_str(), |group| &group.name)
    }

    /// The weights in words: equal ones need no numbers.
    pub(super) fn weights(&self, lang: &Lang) -> String {
        let weights: Vec<u32> = self
            .result()
            .groups
            .iter()
            .map(|group| group.weight)
            .collect();
        let equal = weights.windows(2).all(|pair| pair.first() == pair.last());
        if equal {
            return tr!(lang, "results-weights-equal");
        }
        let each = self
            .result()
            .groups
            .iter()
            .map(|group| format!("{} {}", group.name, group.weight));
        let each: Vec<String> = each.collect();
        tr!(
            lang,
            "results-weights",
            each = each.join(&tr!(lang, "results-list-comma"))
        )
    }
}

/// `王建国 党委书记`, or the body's name.
pub(super) fn full_name(subject: &Subject) -> String {
    if subject.post.is_empty() {
        subject.name.clone()
    } else {
        format!("{} {}", subject.name, subject.post)
    }
}

/// A score as it is read: one decimal.
pub(super) fn score_words(score: &Guarded<f64>, cx: &Context) -> String {
    match score {
        Guarded::Shown(score) => numbers::score(*score),
        Guarded::Withheld(_) => cx.signs.withheld.to_owned(),
    }
}

/// The footnotes of `＊`, for the reasons that occur.
pub(super) fn footnotes(
    sheet: &Sheet,
    reasons: &[crate::assess::Reason],
    cx: &Context,
) -> Vec<String> {
    use crate::assess::Reason;
    let threshold = sheet.result().threshold;
    let mut notes = Vec::new();
    if reasons.contains(&Reason::BelowThreshold) {
        let words = tr!(cx.lang, "results-note-few", threshold = threshold);
        notes.push(format!("{} {words}", cx.signs.withheld));
    }
    if reasons.contains(&Reason::WouldReveal) {
        let words = tr!(cx.lang, "results-note-reveal");
        notes.push(format!("{} {words}", cx.signs.withheld));
    }
    notes
}
