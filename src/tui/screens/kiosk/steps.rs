//! The way through a ballot: one step per question, then the look back.

use crate::domain::questionnaire::{AnswerKind, Scale};
use crate::domain::{Setup, Subject};

/// One page of the ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Everybody, one item.
    Grades(GradeStep),
    /// Own words on one item.
    Opinion(OpinionStep),
    /// Looking back before the ballot goes into the box.
    Review,
}

/// Everybody, one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GradeStep {
    /// Index of the item.
    pub(super) item: usize,
    /// Index of the first mark; the others follow, one per subject.
    pub(super) first: usize,
    /// Indices of the subjects.
    pub(super) subjects: Vec<usize>,
    /// Whether “don't know” is an answer.
    pub(super) dont_know: bool,
}

/// Own words on one item about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpinionStep {
    /// Index of the item.
    pub(super) item: usize,
    /// Index of the subject.
    pub(super) subject: usize,
    /// Index of the opinion.
    pub(super) opinion: usize,
    /// The most characters.
    pub(super) limit: u16,
}

/// What the voters of a class are asked, in the order of the questionnaire.
pub(super) fn steps(setup: &Setup, class: u8) -> Vec<Step> {
    let (mut marks, mut opinions) = (0, 0);
    let mut steps = Vec::new();
    for (item, asked) in setup.questionnaire.items.iter().enumerate() {
        let subjects: Vec<usize> = setup.subjects_of(asked).collect();
        // What other groups are asked keeps its place on the ballot.
        let here = setup.asks(usize::from(class), asked);
        match &asked.kind {
            AnswerKind::Grade { .. } if subjects.is_empty() => {}
            AnswerKind::Grade { .. } => {
                let first = marks;
                marks += subjects.len();
                if here {
                    steps.push(Step::Grades(GradeStep {
                        item,
                        first,
                        subjects,
                        dont_know: asked.dont_know,
                    }));
                }
            }
            AnswerKind::Opinion { limit } => {
                for subject in subjects {
                    let (opinion, limit) = (opinions, *limit);
                    opinions += 1;
                    if !here {
                        continue;
                    }
                    steps.push(Step::Opinion(OpinionStep {
                        item,
                        subject,
                        opinion,
                        limit,
                    }));
                }
            }
        }
    }
    steps.push(Step::Review);
    steps
}

/// An item's word for tables.
pub(super) fn label(setup: &Setup, item: usize) -> &str {
    setup
        .questionnaire
        .items
        .get(item)
        .map_or("", |item| item.label.as_str())
}

/// An item as asked.
pub(super) fn text(setup: &Setup, item: usize) -> &str {
    setup
        .questionnaire
        .items
        .get(item)
        .map_or("", |item| item.text.as_str())
}

/// The scale of a graded item.
pub(super) fn scale(setup: &Setup, item: usize) -> Option<&Scale> {
    let item = setup.questionnaire.items.get(item)?;
    setup.questionnaire.scale_of(item)
}

/// A subject.
pub(super) fn subject(setup: &Setup, index: usize) -> Option<&Subject> {
    setup.subjects.get(index)
}
