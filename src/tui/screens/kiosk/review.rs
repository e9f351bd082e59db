//! Looking back: what was answered page by page, before it goes into the box.

use std::borrow::Cow;

use crate::domain::{Answers, Mark, Setup};
use crate::text;
use crate::tr;
use crate::tui::screens::place::{below, column};
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Input, Role};
use ratatui::layout::Rect;

use super::letters::Letters;
use super::steps::{self, GradeStep, OpinionStep, Step};

/// What was chosen on the page that looks back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Back to this step.
    To(usize),
    /// Into the box.
    Submit,
}

/// The page that looks back.
#[derive(Debug, Default)]
pub(super) struct Review {
    list: List,
}

impl Review {
    /// Takes the last row in hand, which puts the ballot into the box.
    pub(super) fn enter(&mut self, steps: usize) {
        self.list = List::new();
        self.list.set_len(steps);
        self.list.select(steps.saturating_sub(1));
    }

    /// Reacts. The row after the last question submits.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, steps: usize) -> Option<Turn> {
        self.list.set_len(steps);
        match self.list.handle(input) {
            Chosen::Opened(row) if row + 1 >= steps => Some(Turn::Submit),
            Chosen::Opened(row) => Some(Turn::To(row)),
            Chosen::Moved | Chosen::Nothing => None,
        }
    }

    /// Draws the page.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        (setup, all): (&Setup, &[Step]),
        answers: &Answers,
        letters: Letters,
        cx: &Context,
    ) {
        let area = column(canvas.area());
        let airy = area.height >= 18;
        let lead = match open(all, answers) {
            0 => tr!(cx.lang, "kiosk-review-lead"),
            open => tr!(cx.lang, "kiosk-review-lead-open", open = open),
        };
        let mut y = letters.paragraph(canvas, area, &lead, Role::Text);
        y += u16::from(airy);
        if letters.large() {
            return self.draw_large(canvas, below(area, y), (setup, all), answers, cx);
        }
        let ends = ends(area);
        let heads = [
            tr!(cx.lang, "kiosk-review-graded"),
            tr!(cx.lang, "kiosk-review-unsure"),
            tr!(cx.lang, "kiosk-review-open"),
        ];
        for (end, head) in ends.iter().zip(&heads) {
            canvas.print_right(*end, y, head, Role::Muted);
        }
        let rows = Rect {
            y: y + 1,
            height: area.bottom().saturating_sub(y + 1),
            ..area
        };
        self.list
            .draw(canvas, rows, (all.len(), 1), |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Text };
                match all.get(row) {
                    Some(Step::Grades(step)) => {
                        canvas.print_within(x + 2, y, 20, steps::label(setup, step.item), role);
                        draw_counts(canvas, ends, marks_of(answers, step), role);
                    }
                    Some(Step::Opinion(step)) => {
                        draw_opinion(canvas, setup, step, answers, role, cx);
                    }
                    Some(Step::Review) | None => {
                        let role = if in_hand { Role::Accent } else { Role::Text };
                        canvas.print(x + 2, y, &tr!(cx.lang, "kiosk-review-submit"), role);
                    }
                }
            });
    }
}

impl Review {
    /// The same in big type: what is missing, or that nothing is.
    fn draw_large(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        (setup, all): (&Setup, &[Step]),
        answers: &Answers,
        cx: &Context,
    ) {
        let letters = Letters::Large;
        self.list
            .draw(canvas, area, (all.len(), 2), |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, canvas.signs().cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Text };
                let (label, words, about) = match all.get(row) {
                    Some(Step::Grades(step)) => {
                        let (words, about) = state(marks_of(answers, step), cx);
                        (steps::label(setup, step.item), words, about)
                    }
                    Some(Step::Opinion(step)) => (
                        steps::label(setup, step.item),
                        written(answers, step, cx).to_string(),
                        Role::Text,
                    ),
                    Some(Step::Review) | None => {
                        let submit = tr!(cx.lang, "kiosk-review-submit");
                        letters.line(canvas, (x + 2, y), &submit, Role::Accent);
                        return;
                    }
                };
                let after = letters.line(canvas, (x + 2, y), label, role);
                let start = (after + 3).max(x + 30);
                let room = canvas.area().right().saturating_sub(start);
                canvas.print_within(start, y, room, &letters.set(&words), about);
            });
    }
}

/// How far the marks of one page are.
fn state(marks: &[Mark], cx: &Context) -> (String, Role) {
    match marks.iter().filter(|mark| **mark == Mark::Blank).count() {
        0 => (
            format!("{} {}", cx.signs.done, tr!(cx.lang, "kiosk-review-done")),
            Role::Text,
        ),
        open => (
            format!(
                "{} {}",
                cx.signs.warning,
                tr!(cx.lang, "kiosk-review-missing", open = open)
            ),
            Role::Warning,
        ),
    }
}

/// The beginning of what was written, or that nothing was.
fn written<'a>(answers: &'a Answers, step: &OpinionStep, cx: &Context) -> Cow<'a, str> {
    let words = answers.opinions.get(step.opinion);
    let words = words.map_or("", |words| words.trim());
    if words.is_empty() {
        return Cow::Owned(tr!(cx.lang, "kiosk-review-nothing"));
    }
    let rows = text::wrapped(words, 10_000);
    Cow::Borrowed(rows.first().copied().unwrap_or_default())
}

/// The columns before which the three counts end.
fn ends(area: Rect) -> [u16; 3] {
    [32, 42, 52].map(|column| area.x + column)
}

/// How many marks are missing on all pages together.
pub(super) fn open(all: &[Step], answers: &Answers) -> usize {
    let grades = all.iter().filter_map(|step| match step {
        Step::Grades(step) => Some(step),
        Step::Opinion(_) | Step::Review => None,
    });
    grades
        .flat_map(|step| marks_of(answers, step))
        .filter(|mark| **mark == Mark::Blank)
        .count()
}

/// The marks of one page.
pub(super) fn marks_of<'a>(answers: &'a Answers, step: &GradeStep) -> &'a [Mark] {
    answers
        .marks
        .get(step.first..step.first + step.subjects.len())
        .unwrap_or_default()
}

fn draw_counts(canvas: &mut Canvas, ends: [u16; 3], marks: &[Mark], role: Role) {
    let y = canvas.area().y;
    let count = |wanted: fn(&Mark) -> bool| marks.iter().filter(|mark| wanted(mark)).count();
    let graded = count(|mark| matches!(mark, Mark::Grade(_)));
    let unsure = count(|mark| *mark == Mark::DontKnow);
    let open = count(|mark| *mark == Mark::Blank);
    let [graded_at, unsure_at, open_at] = ends;
    canvas.print_right(graded_at, y, &graded.to_string(), role);
    canvas.print_right(unsure_at, y, &unsure.to_string(), role);
    if open > 0 {
        canvas.print_right(open_at, y, &open.to_string(), Role::Warning);
        canvas.print(open_at + 1, y, canvas.signs().warning, Role::Warning);
    } else {
        canvas.print_right(open_at, y, "0", Role::Muted);
    }
}

fn draw_opinion(
    canvas: &mut Canvas,
    setup: &Setup,
    step: &OpinionStep,
    answers: &Answers,
    role: Role,
    cx: &Context,
) {
    let Rect { x, y, .. } = canvas.area();
    canvas.print_within(x + 2, y, 20, steps::label(setup, step.item), role);
    let room = canvas.area().right().saturating_sub(x + 25);
    canvas.print_within(x + 24, y, room, &written(answers, step, cx), Role::Muted);
}
