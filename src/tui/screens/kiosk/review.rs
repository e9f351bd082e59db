//! Looking back: what was answered page by page, before it goes into the box.

use crate::domain::{Answers, Mark, Setup};
use crate::text;
use crate::tr;
use crate::tui::screens::place::column;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Input, Role};
use ratatui::layout::Rect;

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
        setup: &Setup,
        all: &[Step],
        answers: &Answers,
        cx: &Context,
    ) {
        let area = column(canvas.area());
        let airy = area.height >= 18;
        let lead = tr!(cx.lang, "kiosk-review-lead");
        let mut y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text);
        y += u16::from(airy);
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
        let tall = if usize::from(rows.height) >= 2 * all.len() {
            2
        } else {
            1
        };
        self.list
            .draw(canvas, rows, (all.len(), tall), |canvas, row, in_hand| {
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

/// The columns before which the three counts end.
fn ends(area: Rect) -> [u16; 3] {
    [32, 42, 52].map(|column| area.x + column)
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
    let words = answers
        .opinions
        .get(step.opinion)
        .map_or("", String::as_str);
    let room = canvas.area().right().saturating_sub(x + 25);
    if words.trim().is_empty() {
        let nothing = tr!(cx.lang, "kiosk-review-nothing");
        canvas.print_within(x + 24, y, room, &nothing, Role::Muted);
    } else {
        let first = text::wrapped(words, 10_000);
        let line = first.first().copied().unwrap_or_default();
        canvas.print_within(x + 24, y, room, line, Role::Muted);
    }
}
