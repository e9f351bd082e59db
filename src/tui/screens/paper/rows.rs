//! The rows of a form in the order in which it is printed.

use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::domain::{Mark, Setup};

/// One row: one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The item, by its place in the questionnaire.
    pub(super) item: usize,
    /// The number printed before the item, from 1.
    pub(super) number: usize,
    /// The subject, by its place in the set-up.
    pub(super) subject: usize,
    /// Where the answer stands on the ballot.
    pub(super) answer: Answer,
}

/// How a row is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// A mark, by its place in the grade slots.
    Mark(usize),
    /// Own words, by their place in the opinion slots; at most so many
    /// characters.
    Words(usize, u16),
}

/// The rows of a form for this class.
pub(super) fn rows(setup: &Setup, class: u8) -> Vec<Row> {
    let (mut marks, mut opinions, mut number) = (0, 0, 0);
    let mut rows = Vec::new();
    for (place, item) in setup.questionnaire.items.iter().enumerate() {
        let asked = setup.asks(usize::from(class), item);
        let before = rows.len();
        for subject in setup.subjects_of(item) {
            let answer = match item.kind {
                AnswerKind::Grade { .. } => Answer::Mark(next(&mut marks)),
                AnswerKind::Opinion { limit } => Answer::Words(next(&mut opinions), limit),
            };
            if asked {
                rows.push(Row {
                    item: place,
                    number: number + 1,
                    subject,
                    answer,
                });
            }
        }
        number += usize::from(rows.len() > before);
    }
    rows
}

fn next(counter: &mut usize) -> usize {
    *counter += 1;
    *counter - 1
}

/// The item of a row.
pub(super) fn item<'a>(setup: &'a Setup, row: &Row) -> Option<&'a QuestionnaireItem> {
    setup.questionnaire.items.get(row.item)
}

/// Digit and word of what a graded row can be answered with, best first, and
/// “don't know” as 0 where it is offered.
pub(super) fn choices<'a>(setup: &'a Setup, row: &Row) -> Vec<(usize, Mark, &'a str)> {
    let item = item(setup, row);
    let scale = item.and_then(|item| setup.questionnaire.scale_of(item));
    let (Some(item), Some(scale)) = (item, scale) else {
        return Vec::new();
    };
    let grades = scale.grades.iter().enumerate();
    let mut choices: Vec<_> = grades
        .map(|(at, grade)| {
            let place = u8::try_from(at).unwrap_or(u8::MAX);
            (at + 1, Mark::Grade(place), grade.label.as_str())
        })
        .collect();
    if item.dont_know {
        choices.push((0, Mark::DontKnow, scale.dont_know.as_str()));
    }
    choices
}
