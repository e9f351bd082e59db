//! The result of a round as it may leave: counts and figures per cell, each
//! shown or withheld, with everything that is needed to draw them years later.
//! Figures are rounded to six decimals, so that files compare byte by byte.

use serde::{Deserialize, Serialize};

use super::statistics::Consensus;
use super::straight::StraightLines;
use crate::domain::{GroupId, ItemId, Questionnaire, Subject, SubjectId};

/// Why something is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It stands on fewer than k valid answers (or kᶜ ballots, for opinions).
    BelowThreshold,
    /// What is shown would, by subtraction, give away a withheld group.
    WouldReveal,
}

/// Something that is shown or withheld.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guarded<T> {
    /// It may be seen.
    Shown(T),
    /// It may not; read as `＊` everywhere.
    Withheld(Reason),
}

impl<T> Guarded<T> {
    /// The value, if it may be seen.
    #[must_use]
    pub const fn shown(&self) -> Option<&T> {
        match self {
            Self::Shown(value) => Some(value),
            Self::Withheld(_) => None,
        }
    }

    /// Why it may not be seen, if so.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Shown(_) => None,
            Self::Withheld(reason) => Some(*reason),
        }
    }
}

/// What the favourable rate is a rate of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Denominator {
    /// Answers that name a grade; 不了解 and blank stay outside.
    #[default]
    Graded,
    /// Answers that name a grade or say 不了解; blank stays outside.
    GradedAndDontKnow,
}

/// The settings a result was made under; printed on every result. What no
/// setting changes is in `docs/figures.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What the favourable rate is a rate of.
    pub denominator: Denominator,
}

/// A rate with its Wilson 95 % interval, all between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The rate.
    pub rate: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// The figures of one cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Ballots per grade, in the order of the scale.
    pub counts: Vec<u32>,
    /// Valid answers: the sum of `counts`.
    pub valid: u32,
    /// 不了解
    pub dont_know: u32,
    /// Left open.
    pub blank: u32,
    /// Mean score under the scale's table.
    pub mean: f64,
    /// Standard deviation (n − 1) of the score.
    pub deviation: Option<f64>,
    /// The favourable rate.
    pub favourable: Rate,
    /// `r_wg` from 0 to 1; show [`Figures::consensus`] beside it.
    pub agreement: Option<f64>,
}

impl Figures {
    /// The agreement in words.
    #[must_use]
    pub fn consensus(&self) -> Option<Consensus> {
        self.agreement.map(Consensus::of)
    }

    /// Ballots that had this item: valid, don't know and blank.
    #[must_use]
    pub const fn ballots(&self) -> u32 {
        self.valid + self.dont_know + self.blank
    }
}

/// One item about one subject, by one group or pooled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The item.
    pub item: ItemId,
    /// The subject.
    pub subject: SubjectId,
    /// The group, or `None` for the pooled figure.
    pub group: Option<GroupId>,
    /// The groups it stands on. A pooled figure that leaves groups out must be
    /// labelled so ([`RoundResult::leaves_out`]); empty where withheld.
    pub over: Vec<GroupId>,
    /// The figures.
    pub figures: Guarded<Figures>,
}

/// A weighted score and what it stands on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightedScore {
    /// The mean of the shown groups' means under their weights.
    pub score: f64,
    /// Groups that were shown and have a weight.
    pub over: Vec<GroupId>,
}

/// The weighted score of one item about one subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weighted {
    /// The item.
    pub item: ItemId,
    /// The subject.
    pub subject: SubjectId,
    /// Its score.
    pub score: Guarded<WeightedScore>,
}

/// A subject's mean over its items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overall {
    /// The subject.
    pub subject: SubjectId,
    /// The mean of the weighted item scores that are shown.
    pub score: Guarded<f64>,
    /// Items it stands on.
    pub items: u32,
    /// Graded items about this subject.
    pub items_asked: u32,
}

/// The opinions on one item about one subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// The item.
    pub item: ItemId,
    /// The subject.
    pub subject: SubjectId,
    /// Where they come from: one group, or several without saying which.
    pub from: Vec<GroupId>,
    /// The words, sorted by their bytes. Shuffle them before showing.
    pub texts: Guarded<Vec<String>>,
}

/// A group and its ballots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupResult {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Its weight; only ratios between groups matter.
    pub weight: u32,
    /// People in it.
    pub invited: u32,
    /// Ballots handed out.
    pub handed_out: u32,
    /// Ballots returned: valid and spoiled.
    pub returned: u32,
    /// Counted ballots.
    pub valid: u32,
    /// Ballots that could not be counted.
    pub spoiled: u32,
    /// Ballots with one grade throughout.
    pub straight_lines: StraightLines,
}

/// One line of the notes: what was withheld by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note<'a> {
    /// The rule.
    pub reason: Reason,
    /// The group, or `None` for pooled figures.
    pub group: Option<&'a GroupId>,
    /// How many cells.
    pub cells: usize,
}

/// The result of a round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundResult {
    /// Version of this record.
    pub format: u8,
    /// SHA-256 of the round's set-up, in hex, as printed on every slip.
    pub setup_hash: String,
    /// The unit's name.
    pub unit: String,
    /// The meeting's title.
    pub title: String,
    /// k: cells on fewer valid answers are withheld.
    pub threshold: u32,
    /// kᶜ: opinions of fewer ballots are withheld.
    pub comment_threshold: u32,
    /// The settings it was made under.
    pub rules: Rules,
    /// Whom it is about.
    pub subjects: Vec<Subject>,
    /// What was asked, with scales and labels.
    pub questionnaire: Questionnaire,
    /// Who was asked.
    pub groups: Vec<GroupResult>,
    /// Figures, item by item, subject by subject: each group, then pooled.
    pub cells: Vec<Cell>,
    /// Weighted scores in the same order.
    pub weighted: Vec<Weighted>,
    /// One per subject that is graded at all.
    pub overall: Vec<Overall>,
    /// Opinions.
    pub comments: Vec<Comments>,
}

impl RoundResult {
    /// Version written by this program.
    pub const FORMAT: u8 = 1;

    /// The cell of a group, or the pooled one.
    #[must_use]
    pub fn cell(
        &self,
        item: &ItemId,
        subject: &SubjectId,
        group: Option<&GroupId>,
    ) -> Option<&Cell> {
        self.cells.iter().find(|cell| {
            &cell.item == item && &cell.subject == subject && cell.group.as_ref() == group
        })
    }

    /// The weighted score of an item about a subject.
    #[must_use]
    pub fn weighted(&self, item: &ItemId, subject: &SubjectId) -> Option<&Weighted> {
        self.weighted
            .iter()
            .find(|w| &w.item == item && &w.subject == subject)
    }

    /// The opinions on an item about a subject.
    pub fn comments_on<'a>(
        &'a self,
        item: &'a ItemId,
        subject: &'a SubjectId,
    ) -> impl Iterator<Item = &'a Comments> {
        self.comments
            .iter()
            .filter(move |c| &c.item == item && &c.subject == subject)
    }

    /// A group by its id.
    #[must_use]
    pub fn group(&self, id: &GroupId) -> Option<&GroupResult> {
        self.groups.iter().find(|group| &group.id == id)
    }

    /// The groups that have ballots and are not among `over`: name them
    /// beside a pooled or weighted figure.
    pub fn leaves_out<'a>(&'a self, over: &'a [GroupId]) -> impl Iterator<Item = &'a GroupResult> {
        self.groups
            .iter()
            .filter(|group| group.valid > 0 && !over.contains(&group.id))
    }

    /// The two groups whose shown means on a cell lie furthest apart, higher
    /// one first, with the distance; `None` below two shown groups.
    #[must_use]
    pub fn widest_gap(
        &self,
        item: &ItemId,
        subject: &SubjectId,
    ) -> Option<(&GroupId, &GroupId, f64)> {
        let means = self
            .cells
            .iter()
            .filter(|cell| &cell.item == item && &cell.subject == subject)
            .filter_map(|cell| Some((cell.group.as_ref()?, cell.figures.shown()?.mean)));
        let highest = means.clone().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let lowest = means.min_by(|a, b| a.1.total_cmp(&b.1))?;
        (highest.0 != lowest.0).then_some((highest.0, lowest.0, highest.1 - lowest.1))
    }

    /// What was withheld and by which rule, without giving numbers away.
    #[must_use]
    pub fn notes(&self) -> Vec<Note<'_>> {
        let mut notes: Vec<Note<'_>> = Vec::new();
        for cell in &self.cells {
            let Some(reason) = cell.figures.reason() else {
                continue;
            };
            let group = cell.group.as_ref();
            match notes
                .iter_mut()
                .find(|note| note.reason == reason && note.group == group)
            {
                Some(note) => note.cells += 1,
                None => notes.push(Note {
                    reason,
                    group,
                    cells: 1,
                }),
            }
        }
        notes
    }
}
