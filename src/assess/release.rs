//! From tally to result: the one way in which figures leave.
//!
//! 1. Ballots must add up, or nothing is released.
//! 2. A cell on fewer than k valid answers is withheld.
//! 3. A pooled figure stands on all groups only where subtraction reveals no
//!    withheld one ([`pooling`]).
//! 4. A weighted score is computed from shown groups alone, so it says
//!    nothing that they do not; the weights of the others are left out.
//! 5. Opinions are listed by `comments`, on numbers of ballots alone.

use super::comments::{self, Source};
use super::pooling;
use super::released::Released;
use super::result::{
    Cell, Comments, Denominator, Figures, GroupResult, Guarded, Overall, Rate, Reason, RoundResult,
    Rules, Weighted, WeightedScore,
};
use super::statistics;
use super::straight::StraightLines;
use super::tally::{Counts, Tally};
use crate::domain::{GroupId, Scale, Setup, Slot, Turnout};

/// Ballots that do not add up. Nothing is released; the sentence must name
/// the numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArithmeticProblem {
    /// A group of the set-up has no turnout.
    #[error("no turnout is known for {group}")]
    NoTurnout {
        /// The group's name.
        group: String,
    },
    /// More ballots came back than went out.
    #[error("{group}: {returned} ballots returned of {handed_out} handed out")]
    MoreReturned {
        /// The group's name.
        group: String,
        /// Ballots handed out.
        handed_out: u32,
        /// Ballots returned.
        returned: u32,
    },
    /// Returned is not valid plus spoiled.
    #[error("{group}: {returned} ballots returned, but {valid} valid and {spoiled} spoiled")]
    NotAllCounted {
        /// The group's name.
        group: String,
        /// Ballots returned.
        returned: u32,
        /// Ballots counted.
        valid: u32,
        /// Ballots that could not be counted.
        spoiled: u32,
    },
    /// Ballots of a group that the set-up does not have.
    #[error("{count} ballots belong to no group of this round")]
    Foreign {
        /// How many.
        count: u32,
    },
    /// The tally was made with another set-up.
    #[error("the tally is of another round")]
    OtherRound,
}

/// Releases a round: applies the disclosure rules to the tally, once.
///
/// `setup_hash` is the SHA-256 of the set-up's bytes in hex. Thresholds and
/// weights are those frozen in the set-up.
///
/// # Errors
/// [`ArithmeticProblem`] when the ballots do not add up.
pub fn release(
    setup: &Setup,
    setup_hash: &str,
    tally: &Tally,
    turnout: &[Turnout],
    rules: Rules,
) -> Result<Released<RoundResult>, ArithmeticProblem> {
    let groups = group_results(setup, tally, turnout)?;
    let slots = setup.grade_slots();
    if slots.len() != tally.cells.len() || setup.groups.len() != tally.ballots.len() {
        return Err(ArithmeticProblem::OtherRound);
    }
    let mut result = RoundResult {
        format: RoundResult::FORMAT,
        setup_hash: setup_hash.to_owned(),
        unit: setup.unit.clone(),
        title: setup.title.clone(),
        threshold: setup.threshold,
        comment_threshold: setup.comment_threshold,
        rules,
        subjects: setup.subjects.clone(),
        questionnaire: setup.questionnaire.clone(),
        groups,
        cells: Vec::with_capacity(slots.len() * (setup.groups.len() + 1)),
        weighted: Vec::with_capacity(slots.len()),
        overall: Vec::new(),
        comments: Vec::new(),
    };
    for (slot, classes) in slots.iter().zip(&tally.cells) {
        let Some(place) = Place::find(setup, *slot) else {
            continue;
        };
        let asked: Vec<usize> = (0..classes.len())
            .filter(|class| setup.asks_slot(*class, *slot))
            .collect();
        let cells = place.cells(setup, &asked, classes, rules);
        result.weighted.push(place.weighted(setup, &asked, &cells));
        result.cells.extend(cells);
    }
    result.overall = overall(setup, &result.weighted);
    result.comments = comment_lists(setup, tally);
    Ok(Released::new(result))
}

fn group_results(
    setup: &Setup,
    tally: &Tally,
    turnout: &[Turnout],
) -> Result<Vec<GroupResult>, ArithmeticProblem> {
    if tally.foreign > 0 {
        return Err(ArithmeticProblem::Foreign {
            count: tally.foreign,
        });
    }
    let mut results = Vec::with_capacity(setup.groups.len());
    for (class, frozen) in setup.groups.iter().enumerate() {
        let group = &frozen.group;
        let name = || group.name.clone();
        let Some(turnout) = turnout.iter().find(|turnout| turnout.group == group.id) else {
            return Err(ArithmeticProblem::NoTurnout { group: name() });
        };
        let of = |counts: &[u32]| counts.get(class).copied().unwrap_or(0);
        let (valid, spoiled) = (of(&tally.ballots), of(&tally.spoiled));
        let Turnout {
            invited,
            handed_out,
            returned,
            ..
        } = *turnout;
        if !turnout.adds_up() {
            return Err(ArithmeticProblem::MoreReturned {
                group: name(),
                handed_out,
                returned,
            });
        }
        if Some(returned) != valid.checked_add(spoiled) {
            return Err(ArithmeticProblem::NotAllCounted {
                group: name(),
                returned,
                valid,
                spoiled,
            });
        }
        results.push(GroupResult {
            id: group.id.clone(),
            name: name(),
            weight: group.weight,
            invited,
            handed_out,
            returned,
            valid,
            spoiled,
            straight_lines: StraightLines::of(of(&tally.straight), valid, setup.threshold),
        });
    }
    Ok(results)
}

/// One item about one subject, with the scale it is graded on.
struct Place<'a> {
    item: &'a crate::domain::ItemId,
    subject: &'a crate::domain::SubjectId,
    scale: &'a Scale,
}

impl<'a> Place<'a> {
    fn find(setup: &'a Setup, slot: Slot) -> Option<Self> {
        let item = setup.questionnaire.items.get(slot.item)?;
        let scale = setup.questionnaire.scale_of(item)?;
        let subject = setup.subjects.get(slot.subject)?;
        Some(Self {
            item: &item.id,
            subject: &subject.id,
            scale,
        })
    }

    /// A cell for each class that was asked, and the pooled one.
    fn cells(&self, setup: &Setup, asked: &[usize], classes: &[Counts], rules: Rules) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(asked.len() + 1);
        let counted: Vec<Counts> = asked
            .iter()
            .filter_map(|class| classes.get(*class).cloned())
            .collect();
        for (class, counts) in asked.iter().copied().zip(&counted) {
            let shown = counts.valid() >= setup.threshold;
            let over = if shown {
                Ok(vec![class])
            } else {
                Err(Reason::BelowThreshold)
            };
            cells.push(self.cell(setup, classes, group_id(setup, class), over, rules));
        }
        let over = pooling::pool(&counted, setup.threshold).map(|over| {
            let class = |place: usize| asked.get(place).copied();
            over.into_iter().filter_map(class).collect()
        });
        cells.push(self.cell(setup, classes, None, over, rules));
        cells
    }

    fn cell(
        &self,
        setup: &Setup,
        classes: &[Counts],
        group: Option<GroupId>,
        over: Result<Vec<usize>, Reason>,
        rules: Rules,
    ) -> Cell {
        let (over, figures) = match over {
            Err(reason) => (Vec::new(), Guarded::Withheld(reason)),
            Ok(over) => {
                let mut sum = Counts::none(self.scale.grades.len());
                over.iter()
                    .filter_map(|class| classes.get(*class))
                    .for_each(|c| sum.add(c));
                let figures = figures(&sum, self.scale, rules)
                    .map_or(Guarded::Withheld(Reason::BelowThreshold), Guarded::Shown);
                (
                    over.iter()
                        .filter_map(|class| group_id(setup, *class))
                        .collect(),
                    figures,
                )
            }
        };
        Cell {
            item: self.item.clone(),
            subject: self.subject.clone(),
            group,
            over,
            figures,
        }
    }

    /// The mean of the shown groups' means under their weights.
    fn weighted(&self, setup: &Setup, asked: &[usize], cells: &[Cell]) -> Weighted {
        let (mut sum, mut weights, mut over) = (0.0, 0.0, Vec::new());
        let groups = asked.iter().filter_map(|class| setup.groups.get(*class));
        for (frozen, cell) in groups.zip(cells) {
            if let Some(figures) = cell.figures.shown()
                && frozen.group.weight > 0
            {
                let weight = f64::from(frozen.group.weight);
                sum += weight * figures.mean;
                weights += weight;
                over.push(frozen.group.id.clone());
            }
        }
        let score = if over.is_empty() {
            Guarded::Withheld(Reason::BelowThreshold)
        } else {
            Guarded::Shown(WeightedScore {
                score: round(sum / weights),
                over,
            })
        };
        Weighted {
            item: self.item.clone(),
            subject: self.subject.clone(),
            score,
        }
    }
}

/// The figures of counts; `None` where nobody named a grade.
fn figures(counts: &Counts, scale: &Scale, rules: Rules) -> Option<Figures> {
    let scores: Vec<f64> = scale.grades.iter().map(|grade| grade.score).collect();
    let hits = counts
        .grades
        .iter()
        .zip(&scale.grades)
        .filter(|(_, grade)| grade.favourable);
    let hits: u32 = hits.map(|(count, _)| count).sum();
    let valid = counts.valid();
    let base = match rules.denominator {
        Denominator::Graded => valid,
        Denominator::GradedAndDontKnow => valid + counts.dont_know,
    };
    let (low, high) = statistics::wilson(hits, base)?;
    let rate = f64::from(hits) / f64::from(base);
    Some(Figures {
        counts: counts.grades.clone(),
        valid,
        dont_know: counts.dont_know,
        blank: counts.blank,
        mean: round(statistics::mean(&counts.grades, &scores)?),
        deviation: statistics::deviation(&counts.grades, &scores).map(round),
        favourable: Rate {
            rate: round(rate),
            low: round(low),
            high: round(high),
        },
        agreement: statistics::agreement(&counts.grades).map(round),
    })
}

fn overall(setup: &Setup, weighted: &[Weighted]) -> Vec<Overall> {
    let of_subject = |subject: &crate::domain::Subject| {
        let asked = weighted.iter().filter(|w| w.subject == subject.id);
        let scores: Vec<f64> = asked
            .clone()
            .filter_map(|w| w.score.shown())
            .map(|shown| shown.score)
            .collect();
        let items_asked = u32::try_from(asked.count())
            .ok()
            .filter(|asked| *asked > 0)?;
        let score = if scores.is_empty() {
            Guarded::Withheld(Reason::BelowThreshold)
        } else {
            Guarded::Shown(round(scores.iter().sum::<f64>() / scores.len() as f64))
        };
        let items = u32::try_from(scores.len()).unwrap_or(items_asked);
        Some(Overall {
            subject: subject.id.clone(),
            score,
            items,
            items_asked,
        })
    };
    setup.subjects.iter().filter_map(of_subject).collect()
}

fn comment_lists(setup: &Setup, tally: &Tally) -> Vec<Comments> {
    let mut lists = Vec::new();
    for (slot, classes) in setup.opinion_slots().iter().zip(&tally.opinions) {
        let item = setup.questionnaire.items.get(slot.item);
        let (Some(item), Some(subject)) = (item, setup.subjects.get(slot.subject)) else {
            continue;
        };
        // Groups that were not asked hide nobody.
        let asked = tally.ballots.iter().enumerate();
        let asked = asked.map(|(class, ballots)| {
            let here = setup.asks(class, item);
            if here { *ballots } else { 0 }
        });
        let asked: Vec<u32> = asked.collect();
        for source in &comments::sources(&asked, setup.comment_threshold) {
            let (from, texts) = match source {
                Source::Listed(from) => {
                    let texts = from
                        .iter()
                        .filter_map(|class| classes.get(*class))
                        .flatten();
                    let mut texts: Vec<String> = texts.cloned().collect();
                    texts.sort_unstable();
                    (from, Guarded::Shown(texts))
                }
                Source::TooFew(from) => (from, Guarded::Withheld(Reason::BelowThreshold)),
            };
            lists.push(Comments {
                item: item.id.clone(),
                subject: subject.id.clone(),
                from: from
                    .iter()
                    .filter_map(|class| group_id(setup, *class))
                    .collect(),
                texts,
            });
        }
    }
    lists
}

fn group_id(setup: &Setup, class: usize) -> Option<GroupId> {
    setup
        .groups
        .get(class)
        .map(|frozen| frozen.group.id.clone())
}

/// Six decimals: more than anybody reads, and exact in JSON both ways.
fn round(figure: f64) -> f64 {
    (figure * 1e6).round() / 1e6
}
