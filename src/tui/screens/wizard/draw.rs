//! How the wizard looks.

use ratatui::layout::Rect;

use crate::domain::meeting::PlanProblem;
use crate::say;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::packs::Pack;
use super::step::{self, Step};
use super::{Wizard, summary};

impl Wizard {
    /// The line of steps, what this one asks, and its part.
    pub(super) fn draw_page(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        step::draw_line(canvas, area, self.way(), (self.step, self.reached), cx);
        let air = u16::from(area.height > 15);
        let y = area.y + 2 + air;
        let y = canvas.paragraph(area.x, y, area.width, &self.asks(cx), Role::Muted) + air;
        let rest = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let below = self.draw_problem(canvas, rest, cx);
        let y = if below > y { below + air } else { y };
        let rest = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        self.draw_step(canvas, rest, cx);
    }

    /// What keeps this step from being done; returns the row below.
    fn draw_problem(&self, canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
        let missing = |problem: &PlanProblem| {
            matches!(problem, PlanProblem::NoMembers | PlanProblem::NoGroups)
                || matches!(problem, PlanProblem::EmptyGroup { .. })
        };
        let problem = self
            .problem()
            .filter(|problem| self.insisted || !missing(problem));
        let Some(problem) = problem else {
            return area.y;
        };
        canvas.print(area.x, area.y, cx.signs.warning, Role::Bad);
        let words = say::plan_problem(&problem, cx.lang);
        canvas.paragraph(
            area.x + 2,
            area.y,
            area.width.saturating_sub(2),
            &words,
            Role::Bad,
        )
    }

    fn draw_step(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let plan = self.plan(cx);
        let known = self.next.as_ref();
        let known = known.map(|next| next.known(&self.people.seats));
        let Some((facts, place)) = self.forms.as_mut() else {
            return;
        };
        match self.step {
            Step::Facts => facts.form.draw(canvas, area, cx),
            Step::People => self.people.draw(canvas, area, known.as_deref(), cx),
            Step::Groups => self.groups.draw(canvas, area, cx),
            Step::Packs => {
                let theme = facts.text("theme", cx);
                self.packs.draw(canvas, area, (facts.kind(), &theme), cx);
            }
            Step::Place => place.form.draw(canvas, area, cx),
            Step::Check => {
                let title =
                    |pack: Option<&Pack>| pack.map(|p| p.title().to_owned()).unwrap_or_default();
                let packs = (
                    title(self.packs.checklist()),
                    title(self.packs.questionnaire()),
                );
                if let Some(plan) = plan {
                    let path = self.next.is_none().then(|| place.path(cx));
                    let packs = (&*packs.0, &*packs.1);
                    let next = self.next.as_ref();
                    let changes = next.map(|next| next.lines(&plan.members, cx));
                    let mut lines = changes.unwrap_or_default();
                    lines.extend(summary::lines(&plan, packs, path.as_deref(), cx));
                    self.summary.draw(canvas, area, &lines);
                }
            }
        }
    }
}
