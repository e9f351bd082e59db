//! Going from step to step, leaving, and the last step: creating.

use crate::tr;
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::Effect;
use crate::usecase::{folder, meeting};

use super::step::Step;
use super::{Answer, Wizard};

impl Wizard {
    pub(super) fn go(&mut self, step: Step) {
        self.step = step;
        self.reached = self.reached.max(step);
        self.insisted = false;
    }

    /// F8: on to the next step if this one is as it should be.
    pub(super) fn go_on(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some((facts, place)) = self.forms.as_mut() else {
            return Vec::new();
        };
        let right = match self.step {
            Step::Facts => facts.is_right(cx),
            Step::Place if place.is_right(cx) => {
                let path = place.path(cx);
                return vec![Effect::ask(move |_| {
                    Ok(Answer::Place(folder::check_new(&path)))
                })];
            }
            Step::Place => false,
            Step::Check => return self.create(cx),
            Step::People | Step::Groups => self.problem().is_none(),
            Step::Packs => self
                .packs
                .checklist()
                .and(self.packs.questionnaire())
                .is_some(),
        };
        self.insisted = !right;
        match (self.step, self.problem()) {
            (Step::People, Some(problem)) => self.people.show(&problem),
            (Step::Groups, Some(problem)) => self.groups.show(&problem),
            _ => {}
        }
        if let Some(next) = self.step.next(self.way()).filter(|_| right) {
            self.go(next);
        }
        Vec::new()
    }

    pub(super) fn go_back(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        match self.step.previous(self.way()) {
            Some(step) => {
                self.go(step);
                Vec::new()
            }
            None => self.leave(Answer::Leave, cx),
        }
    }

    pub(super) fn leave(&self, how: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        if !self.changed {
            return vec![if matches!(how, Answer::Quit) {
                Effect::Quit
            } else {
                Effect::Pop
            }];
        }
        let text = match self.next {
            Some(_) => tr!(cx.lang, "wizard-next-leave-text"),
            None => tr!(cx.lang, "wizard-leave-text"),
        };
        let question = Question::new(
            tr!(cx.lang, "wizard-leave"),
            text,
            tr!(cx.lang, "wizard-leave-yes"),
        );
        vec![Effect::Confirm(
            question.or(tr!(cx.lang, "wizard-leave-no")),
            how,
        )]
    }

    /// Everything is created, or the step with the first problem comes back.
    fn create(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(plan) = self.plan(cx) else {
            return Vec::new();
        };
        if let Err(problem) = plan.check() {
            self.go(Step::of(&problem));
            self.insisted = true;
            return Vec::new();
        }
        if let Some(next) = &self.next {
            return vec![next.create(plan, cx)];
        }
        let Some((path, Some(passphrase))) = self
            .forms
            .as_ref()
            .map(|(_, place)| (place.path(cx), place.passphrase(cx)))
        else {
            self.go(Step::Place);
            return Vec::new();
        };
        let now = cx.wall;
        vec![Effect::job(
            tr!(cx.lang, "wizard-creating"),
            move |desk, _| {
                meeting::create(desk, &path, &plan, passphrase.expose(), now)
                    .map(|created| Answer::Created(Box::new(created)))
            },
        )]
    }
}
