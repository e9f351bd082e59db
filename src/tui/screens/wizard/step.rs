//! The steps, and the line that shows them.

use ratatui::layout::Rect;

use crate::domain::meeting::PlanProblem;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

/// A step of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Facts,
    People,
    Groups,
    Packs,
    Place,
    Check,
}

impl Step {
    /// The way to a first meeting.
    pub const FIRST: &'static [Self] = &[
        Self::Facts,
        Self::People,
        Self::Groups,
        Self::Packs,
        Self::Place,
        Self::Check,
    ];

    /// The way to the next meeting: file and passphrase are there.
    pub const NEXT: &'static [Self] = &[
        Self::Facts,
        Self::People,
        Self::Groups,
        Self::Packs,
        Self::Check,
    ];

    pub fn next(self, way: &[Self]) -> Option<Self> {
        way.iter().copied().find(|step| *step > self)
    }

    pub fn previous(self, way: &[Self]) -> Option<Self> {
        way.iter().copied().rev().find(|step| *step < self)
    }

    /// The step in which a problem of the plan is put right.
    pub const fn of(problem: &PlanProblem) -> Self {
        match problem {
            PlanProblem::NoUnit | PlanProblem::NoTitle | PlanProblem::NotAfterLast { .. } => {
                Self::Facts
            }
            PlanProblem::NoMembers
            | PlanProblem::UnnamedMember { .. }
            | PlanProblem::SameMemberTwice { .. }
            | PlanProblem::TooManyMembers { .. } => Self::People,
            PlanProblem::NoGroups
            | PlanProblem::EmptyGroup { .. }
            | PlanProblem::SameGroupTwice { .. }
            | PlanProblem::NoWeight => Self::Groups,
        }
    }

    fn name(self, cx: &Context) -> String {
        match self {
            Self::Facts => tr!(cx.lang, "wizard-step-facts"),
            Self::People => tr!(cx.lang, "wizard-step-people"),
            Self::Groups => tr!(cx.lang, "wizard-step-groups"),
            Self::Packs => tr!(cx.lang, "wizard-step-packs"),
            Self::Place => tr!(cx.lang, "wizard-step-place"),
            Self::Check => tr!(cx.lang, "wizard-step-check"),
        }
    }

    /// What this step asks, in a sentence.
    pub fn asks(self, cx: &Context) -> String {
        match self {
            Self::Facts => tr!(cx.lang, "wizard-asks-facts"),
            Self::People => tr!(cx.lang, "wizard-asks-people"),
            Self::Groups => tr!(cx.lang, "wizard-asks-groups"),
            Self::Packs => tr!(cx.lang, "wizard-asks-packs"),
            Self::Place => tr!(cx.lang, "wizard-asks-place"),
            Self::Check => tr!(cx.lang, "wizard-asks-check"),
        }
    }

    /// Its place on a way, from 1.
    pub fn number(self, way: &[Self]) -> usize {
        way.iter().take_while(|step| **step < self).count() + 1
    }
}

/// Draws the line of steps, two rows: names, and a bar under the one in hand.
/// Steps before `reached` have a sign that they are done.
pub(super) fn draw_line(
    canvas: &mut Canvas,
    area: Rect,
    way: &[Step],
    (step, reached): (Step, Step),
    cx: &Context,
) {
    let dashes = cx.signs.rule.repeat(2);
    let wide = format!(" {dashes} ");
    let (with_sign, between) = [(true, wide.as_str()), (true, "  "), (false, "  ")]
        .into_iter()
        .find(|style| columns(style, (way, reached), cx) <= usize::from(area.width))
        .unwrap_or((false, " "));
    let mut x = area.x;
    for each in way.iter().copied() {
        if each != Step::Facts {
            x = canvas.print(x, area.y, between, Role::Rule);
        }
        let words = words(each, (with_sign, way, reached), cx);
        let role = if each == step {
            Role::Accent
        } else {
            Role::Muted
        };
        let after = canvas.print(x, area.y, &words, role);
        if each == step {
            let bar = cx.signs.bar.repeat(usize::from(after.saturating_sub(x)));
            canvas.print_within(x, area.y + 1, after.saturating_sub(x), &bar, Role::Accent);
        }
        x = after;
    }
}

fn words(step: Step, (with_sign, way, reached): (bool, &[Step], Step), cx: &Context) -> String {
    let name = format!("{} {}", step.number(way), step.name(cx));
    if with_sign && step < reached {
        format!("{name} {}", cx.signs.done)
    } else {
        name
    }
}

fn columns(
    (with_sign, between): &(bool, &str),
    (way, reached): (&[Step], Step),
    cx: &Context,
) -> usize {
    let names = way
        .iter()
        .map(|step| text::width(&words(*step, (*with_sign, way, reached), cx)));
    names.sum::<usize>() + (way.len() - 1) * text::width(between)
}
