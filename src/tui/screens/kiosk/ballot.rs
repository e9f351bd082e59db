//! One voter's ballot while it is filled in. It lives in memory only and is
//! wiped when it is dropped.

use std::sync::Arc;

use zeroize::Zeroize;

use crate::domain::{Answers, Setup};
use crate::text::EditBuffer;
use crate::tr;
use crate::tui::screens::place::column;
use crate::tui::{Canvas, Command, Context, Input, Moment, Offer, Role, Typing};
use crate::usecase::Error;
use crate::usecase::kiosk::{Admission, Booth};

use super::asking::{draw_abandon, draw_failed, draw_submit, hopeless};
use super::choices::Choices;
use super::grid::{Grid, Sheet};
use super::letters::Letters;
use super::review::{Review, Turn, marks_of, open};
use super::steps::{self, GradeStep, OpinionStep, Step, steps};
use super::writing::{Question, Writing};

/// What the voter wants that the ballot cannot do itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Into the box.
    Cast,
    /// Forget everything.
    Forget,
}

/// What is on the screen.
#[derive(Debug)]
enum Page {
    /// The step in hand.
    Step,
    /// Asking before the ballot goes into the box.
    Submit(Choices),
    /// Asking before everything is forgotten.
    Abandon(Choices),
    /// The box is at work since then.
    Casting(Moment),
    /// The box could not take it.
    Failed(Error, Choices),
}

/// One voter's ballot.
pub(super) struct Ballot {
    admission: Arc<Admission>,
    steps: Vec<Step>,
    at: usize,
    answers: Answers,
    texts: Vec<EditBuffer>,
    /// The voter jumped here from the page that looks back.
    jumped: bool,
    /// It was tried before to put it into the box.
    tried: bool,
    /// Bytes left for opinions.
    room: usize,
    page: Page,
    grid: Grid,
    writing: Writing,
    review: Review,
}

impl Ballot {
    /// An untouched ballot for whoever was admitted.
    pub(super) fn new(booth: &Booth, admission: Admission) -> Self {
        let steps = steps(booth.setup(), admission.class());
        let answers = Answers::blank(booth.setup());
        // One for each opinion of the ballot, also for those of other groups.
        let mut texts = vec![EditBuffer::new(); answers.opinions.len()];
        for step in &steps {
            if let Step::Opinion(step) = step
                && let Some(text) = texts.get_mut(step.opinion)
            {
                *text = EditBuffer::new().with_limit(step.limit.into());
            }
        }
        let mut ballot = Self {
            admission: Arc::new(admission),
            steps,
            at: 0,
            answers,
            texts,
            jumped: false,
            tried: false,
            room: 0,
            page: Page::Step,
            grid: Grid::default(),
            writing: Writing::default(),
            review: Review::default(),
        };
        ballot.weigh(booth);
        ballot.go(0);
        ballot
    }

    /// Who may cast, and what. Wiped by whoever takes it.
    pub(super) fn cast(&self) -> (Arc<Admission>, Answers) {
        (Arc::clone(&self.admission), self.answers.clone())
    }

    /// The class of the voter's group.
    pub(super) fn class(&self) -> u8 {
        self.admission.class()
    }

    /// The box is at work.
    pub(super) fn casting(&mut self, now: Moment) {
        self.page = Page::Casting(now);
    }

    /// Since when the box is at work, if it is.
    pub(super) const fn casting_since(&self) -> Option<Moment> {
        match self.page {
            Page::Casting(since) => Some(since),
            _ => None,
        }
    }

    /// Whether the box could not take it and somebody must help.
    pub(super) const fn failed(&self) -> bool {
        matches!(self.page, Page::Failed(..))
    }

    /// The box says no. True when the ballot is in the box after all: it was
    /// recorded at an earlier try that could not say so.
    pub(super) fn refused(&mut self, error: Error) -> bool {
        if self.tried && matches!(error, Error::CodeUsed) {
            return true;
        }
        self.tried = true;
        let choices = Choices::new(if hopeless(&error) { 1 } else { 2 });
        self.page = Page::Failed(error, choices);
        false
    }

    /// Reacts.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, booth: &Booth) -> Option<Wish> {
        match &mut self.page {
            Page::Step => return self.step(input, booth),
            Page::Submit(choices) => match choices.handle(input)? {
                0 => self.page = Page::Step,
                _ => return Some(Wish::Cast),
            },
            Page::Abandon(choices) => match choices.handle(input)? {
                0 => self.page = Page::Step,
                _ => return Some(Wish::Forget),
            },
            Page::Casting(_) => {}
            Page::Failed(error, choices) => match (choices.handle(input)?, hopeless(error)) {
                (_, true) => return Some(Wish::Forget),
                (0, false) => return Some(Wish::Cast),
                _ => self.page = Page::Step,
            },
        }
        None
    }

    fn step<A>(&mut self, input: &Input<A>, booth: &Booth) -> Option<Wish> {
        match input {
            Input::Command(Command::Continue) => self.onward(),
            Input::Command(Command::Submit) => self.ask_submit(),
            Input::Command(Command::StepBack) => self.backward(),
            Input::Command(Command::Back) => self.page = Page::Abandon(Choices::new(2)),
            _ => self.answer(input, booth),
        }
        None
    }

    fn answer<A>(&mut self, input: &Input<A>, booth: &Booth) {
        match self.steps.get(self.at).cloned() {
            Some(Step::Grades(step)) => {
                let grades = steps::scale(booth.setup(), step.item).map_or(0, |s| s.grades.len());
                let places = step.first..step.first + step.subjects.len();
                let marks = self.answers.marks.get_mut(places).unwrap_or_default();
                if self.grid.handle(input, marks, (grades, step.dont_know)) {
                    self.onward();
                }
            }
            Some(Step::Opinion(step)) => self.write(input, step.opinion, booth),
            Some(Step::Review) => match self.review.handle(input, self.steps.len()) {
                Some(Turn::To(step)) => {
                    self.go(step);
                    self.jumped = true;
                }
                Some(Turn::Submit) => self.ask_submit(),
                None => {}
            },
            None => {}
        }
    }

    fn write<A>(&mut self, input: &Input<A>, opinion: usize, booth: &Booth) {
        let places = (
            self.texts.get_mut(opinion),
            self.answers.opinions.get_mut(opinion),
        );
        if let (Some(buffer), Some(answer)) = places {
            self.writing.handle(input, buffer, self.room);
            if answer != buffer.text() {
                answer.zeroize();
                *answer = buffer.text().to_owned();
                self.weigh(booth);
            }
        }
    }

    /// How many bytes are left.
    fn weigh(&mut self, booth: &Booth) {
        self.room = booth
            .fill(&self.answers)
            .map_or(0, |(used, most)| most.saturating_sub(used));
    }

    fn onward(&mut self) {
        if std::mem::take(&mut self.jumped) {
            self.go(self.steps.len().saturating_sub(1));
        } else {
            self.go((self.at + 1).min(self.steps.len().saturating_sub(1)));
        }
    }

    fn backward(&mut self) {
        self.jumped = false;
        self.go(self.at.saturating_sub(1));
    }

    fn go(&mut self, to: usize) {
        self.at = to;
        match self.steps.get(to) {
            Some(Step::Grades(step)) => self.grid.enter(marks_of(&self.answers, step)),
            Some(Step::Opinion(_)) => self.writing = Writing::default(),
            Some(Step::Review) => self.review.enter(self.steps.len()),
            None => {}
        }
    }

    fn ask_submit(&mut self) {
        self.page = Page::Submit(Choices::new(2));
    }

    /// The step in hand, from 0.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// How far one is: this question, and all of them. The page that looks
    /// back is none; there all are done.
    pub(super) fn progress(&self) -> (usize, usize) {
        let questions = self.steps.len().saturating_sub(1);
        ((self.at + 1).min(questions), questions)
    }

    /// Whether the voter looks back, or has gone further.
    pub(super) fn reviewing(&self) -> bool {
        matches!(self.steps.get(self.at), Some(Step::Review))
    }

    /// Whether nothing is answered yet on the first page.
    pub(super) fn untouched(&self) -> bool {
        self.at == 0 && matches!(self.page, Page::Step) && self.answers.is_blank()
    }

    /// What is typed into.
    pub(super) fn typing(&self) -> Typing {
        match (&self.page, self.steps.get(self.at)) {
            (Page::Step, Some(Step::Opinion(_))) => Typing::Long,
            _ => Typing::Nothing,
        }
    }

    /// Which keys hold.
    pub(super) fn offers(&self, cx: &Context) -> Vec<Offer> {
        if !matches!(self.page, Page::Step) {
            return Vec::new();
        }
        let first = (self.at == 0).then(|| tr!(cx.lang, "kiosk-first-step"));
        let onward = match self.steps.get(self.at) {
            Some(Step::Review) => Offer::named(Command::Submit, tr!(cx.lang, "kiosk-submit")),
            _ => Offer::named(Command::Continue, self.onward_name(cx)),
        };
        vec![
            onward,
            Offer::named(Command::StepBack, tr!(cx.lang, "kiosk-step-back")).blocked(first),
            Offer::named(Command::Back, tr!(cx.lang, "kiosk-abandon")),
        ]
    }

    /// What comes next.
    fn onward_name(&self, cx: &Context) -> String {
        let last = self.at + 2 >= self.steps.len();
        if self.jumped || last {
            tr!(cx.lang, "kiosk-to-review")
        } else {
            tr!(cx.lang, "kiosk-next-step")
        }
    }

    /// Draws what is on the screen.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        setup: &Setup,
        letters: Letters,
        cx: &Context,
    ) {
        match &mut self.page {
            Page::Step => self.draw_step(canvas, setup, letters, cx),
            Page::Submit(choices) => {
                let answers = (&self.answers, open(&self.steps, &self.answers));
                draw_submit(canvas, choices, answers, (letters, cx));
            }
            Page::Abandon(choices) => draw_abandon(canvas, choices, (letters, cx)),
            Page::Casting(_) => {
                let area = column(canvas.area());
                let words = tr!(cx.lang, "kiosk-casting");
                letters.heading(canvas, area, 0, (&words, Role::Accent));
            }
            Page::Failed(error, choices) => draw_failed(canvas, choices, error, (letters, cx)),
        }
    }

    fn draw_step(&mut self, canvas: &mut Canvas, setup: &Setup, letters: Letters, cx: &Context) {
        match self.steps.get(self.at).cloned() {
            Some(Step::Grades(step)) => self.draw_grades(canvas, setup, &step, letters, cx),
            Some(Step::Opinion(step)) => self.draw_opinion(canvas, setup, &step, letters, cx),
            Some(Step::Review) => {
                self.review
                    .draw(canvas, (setup, &self.steps), &self.answers, letters, cx);
            }
            None => {}
        }
    }

    fn draw_grades(
        &mut self,
        canvas: &mut Canvas,
        setup: &Setup,
        step: &GradeStep,
        letters: Letters,
        cx: &Context,
    ) {
        let onward = self.onward_name(cx);
        let marks = marks_of(&self.answers, step);
        let sheet = Sheet {
            setup,
            step,
            marks,
            onward: &onward,
        };
        if letters.large() {
            self.grid.draw_large(canvas, sheet, cx);
        } else {
            self.grid.draw(canvas, sheet, cx);
        }
    }

    fn draw_opinion(
        &mut self,
        canvas: &mut Canvas,
        setup: &Setup,
        step: &OpinionStep,
        letters: Letters,
        cx: &Context,
    ) {
        let about = steps::subject(setup, step.subject).filter(|subject| !subject.body);
        let question = Question {
            label: steps::label(setup, step.item),
            text: steps::text(setup, step.item),
            about: about.map_or("", |subject| subject.name.as_str()),
            room: self.room,
            letters,
        };
        if let Some(buffer) = self.texts.get_mut(step.opinion) {
            self.writing.draw(canvas, buffer, question, cx);
        }
    }
}
