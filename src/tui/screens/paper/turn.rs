//! What a person and the box make of the page that is shown.

use std::sync::Arc;

use crate::say;
use crate::tr;
use crate::tui::{Code, Command, Context, Effect, Input, Question};
use crate::usecase::Error;
use crate::usecase::kiosk::Booth;
use crate::usecase::paper::{Batch, CoverSheet, Entry, PaperProblem, Pass};

use super::check::CheckPage;
use super::code::CodeRow;
use super::conflicts::ConflictsPage;
use super::cover::CoverPage;
use super::sheet::{Paper, Sheet};
use super::{Again, Answer, PaperScreen, Stage};

impl PaperScreen {
    pub(super) fn open_box(&mut self) -> Vec<Effect<Answer>> {
        self.stage = Stage::Opening(None);
        let path = self.path.clone();
        vec![Effect::ask(move |_| {
            Ok(Answer::Booth(Booth::open(&path).map(Arc::new)))
        })]
    }

    /// Whether something would be lost by leaving.
    pub(super) const fn is_asked_before_leaving(&self) -> bool {
        match self.stage {
            Stage::Opening(_) | Stage::Casting | Stage::Done(_) => false,
            _ => self.batch.is_some(),
        }
    }

    pub(super) fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Booth(Ok(booth)) => {
                self.booth = Some(booth);
                self.stage = Stage::Cover(CoverPage::new(None, cx.lang));
            }
            Answer::Booth(Err(error)) => self.stage = Stage::Opening(Some(error)),
            Answer::Admitted(outcome, typed) => {
                let (Some(batch), Stage::Code(row)) = (&mut self.batch, &mut self.stage) else {
                    return Vec::new();
                };
                match outcome.and_then(|admission| batch.add(admission, &typed)) {
                    Ok(form) => self.show(form),
                    Err(error) => row.refused(error),
                }
            }
            Answer::Stop(program) => {
                self.batch = None;
                return vec![if program { Effect::Quit } else { Effect::Pop }];
            }
            Answer::Remove(form) => {
                if let Some(batch) = &mut self.batch {
                    batch.remove(form);
                    self.stage = Stage::Code(CodeRow::new());
                }
            }
            Answer::Cast => return self.cast(),
            Answer::Done(batch, outcome) => match outcome {
                Ok(totals) => self.stage = Stage::Done(totals),
                Err(error) => {
                    self.batch = Some(batch);
                    self.stage = Stage::Check(CheckPage::new());
                    return vec![Effect::Fail(error)];
                }
            },
        }
        Vec::new()
    }

    fn cast(&mut self) -> Vec<Effect<Answer>> {
        let Some(mut batch) = self.batch.take() else {
            return Vec::new();
        };
        self.stage = Stage::Casting;
        vec![Effect::ask(move |_| {
            let outcome = batch.cast();
            Ok(Answer::Done(batch, outcome))
        })]
    }

    /// A person did something.
    pub(super) fn act(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Command(Command::Back) => return self.back(cx),
            Input::Command(Command::Quit) => return vec![stop(true, cx)],
            Input::Command(Command::Refresh) => return self.open_box(),
            Input::Command(Command::CoverSheet) => {
                let cover = self.batch.as_ref().map(|batch| batch.cover());
                self.stage = Stage::Cover(CoverPage::new(cover, cx.lang));
                return Vec::new();
            }
            _ => {}
        }
        match &mut self.stage {
            Stage::Cover(page) => {
                let cover = match input {
                    Input::Command(Command::Submit) => page.submit(cx),
                    input => page.handle(input, cx),
                };
                cover.map(|cover| self.begin(cover, cx)).unwrap_or_default()
            }
            Stage::Code(row) => {
                let typed = row.handle(input);
                match typed {
                    Some(typed) => self.admit(typed),
                    None => self.type_on(input, cx),
                }
            }
            Stage::Sheet(_) => self.type_on(input, cx),
            Stage::HandOver if is_enter(input) => {
                self.show(0);
                Vec::new()
            }
            Stage::Conflicts(_) => self.settle(input, cx),
            Stage::Again(_) => self.look_again(input, cx),
            Stage::Check(_) => self.check(input, cx),
            Stage::Done(_) if is_enter(input) => {
                self.stage = Stage::Cover(CoverPage::new(None, cx.lang));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Esc: first out of what is typed anew, then asks.
    fn back(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if let Stage::Conflicts(page) = &mut self.stage
            && page.cancel()
        {
            return Vec::new();
        }
        match &self.stage {
            Stage::Again(_) => {
                self.resume();
                Vec::new()
            }
            Stage::Cover(_) if self.batch.is_some() => {
                self.resume();
                Vec::new()
            }
            _ => vec![stop(false, cx)],
        }
    }

    fn begin(&mut self, cover: CoverSheet, cx: &Context) -> Vec<Effect<Answer>> {
        let begun = match (&mut self.batch, &self.booth) {
            (Some(batch), _) => batch.set_cover(cover),
            (None, Some(booth)) => Batch::begin(Arc::clone(booth), cover).map(|batch| {
                self.batch = Some(Box::new(batch));
            }),
            (None, None) => Ok(()),
        };
        match begun {
            Ok(()) => {
                self.resume();
                Vec::new()
            }
            Err(error) => {
                if let (Error::Paper(PaperProblem::Miscount(miscount)), Stage::Cover(page)) =
                    (&error, &mut self.stage)
                {
                    page.blame(*miscount, &say::sentence(&error, cx.lang));
                    return Vec::new();
                }
                vec![Effect::Fail(error)]
            }
        }
    }

    /// The page where the pass in hand goes on.
    fn resume(&mut self) {
        let Some(batch) = self.batch.as_deref() else {
            return;
        };
        match batch.pass() {
            Pass::Settling if batch.open_conflicts() > 0 => {
                self.stage = Stage::Conflicts(ConflictsPage::new(batch));
            }
            Pass::Settling => self.stage = Stage::Check(CheckPage::new()),
            Pass::First | Pass::Second => match first_unfinished(batch) {
                Some(form) => self.show(form),
                None if batch.pass() == Pass::First => self.stage = Stage::Code(CodeRow::new()),
                None => self.show(batch.len().saturating_sub(1)),
            },
        }
    }

    /// Shows a form of the pass in hand.
    fn show(&mut self, form: usize) {
        let Some(batch) = self.batch.as_deref() else {
            return;
        };
        if let (Some(label), Some(entry)) = (batch.label(form), batch.entry(form)) {
            self.stage = Stage::Sheet(Sheet::new(form, batch.setup(), label.class, entry));
        }
    }

    fn admit(&self, typed: zeroize::Zeroizing<String>) -> Vec<Effect<Answer>> {
        let Some(booth) = self.booth.clone() else {
            return Vec::new();
        };
        vec![Effect::ask(move |_| {
            Ok(Answer::Admitted(booth.admit(&typed), typed))
        })]
    }

    /// While a pass is typed.
    fn type_on(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let form = match &self.stage {
            Stage::Sheet(sheet) => Some(sheet.form),
            _ => None,
        };
        match (input, &mut self.batch) {
            (Input::Command(Command::StepBack), Some(batch)) => {
                let earlier = form.unwrap_or(batch.len()).checked_sub(1);
                if let Some(earlier) = earlier {
                    self.show(earlier);
                }
            }
            (Input::Command(Command::Continue), Some(_)) => return self.finish_pass(),
            (Input::Command(Command::Remove), Some(_)) => {
                return form.map(|form| remove(form, cx)).into_iter().collect();
            }
            (Input::Command(Command::Spoil), Some(batch)) => {
                if let Some(entry) = form.and_then(|form| batch.entry_mut(form)) {
                    entry.set_spoiled(!entry.is_spoiled());
                }
            }
            (input, Some(_)) => self.type_row(input, cx),
            _ => {}
        }
        Vec::new()
    }

    fn type_row(&mut self, input: &Input<Answer>, cx: &Context) {
        let (Some(batch), Stage::Sheet(sheet)) = (&mut self.batch, &mut self.stage) else {
            return;
        };
        let form = sheet.form;
        let Some(mut entry) = batch.entry(form).cloned() else {
            return;
        };
        let paper = Paper {
            setup: batch.setup(),
            fits: &|entry| batch.fits(entry),
        };
        let done = sheet.handle(input, &mut entry, &paper, cx);
        if let Some(place) = batch.entry_mut(form) {
            *place = entry;
        }
        if !done {
            return;
        }
        let (next, first) = (form + 1, batch.pass() == Pass::First);
        if next < batch.len() {
            self.show(next);
        } else if first {
            self.stage = Stage::Code(CodeRow::new());
        } else {
            sheet.is_last();
        }
    }

    fn finish_pass(&mut self) -> Vec<Effect<Answer>> {
        let Some(batch) = &mut self.batch else {
            return Vec::new();
        };
        match batch.finish_pass() {
            Ok(()) if batch.pass() == Pass::Second => self.stage = Stage::HandOver,
            Ok(()) => self.resume(),
            Err(error) => {
                if let Error::Paper(PaperProblem::Unfinished { form }) = &error {
                    self.show(form.saturating_sub(1));
                }
                return vec![Effect::Fail(error)];
            }
        }
        Vec::new()
    }

    fn settle(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(batch), Stage::Conflicts(page)) = (&mut self.batch, &mut self.stage) else {
            return Vec::new();
        };
        if matches!(input, Input::Command(Command::Continue)) {
            self.stage = Stage::Check(CheckPage::new());
            return Vec::new();
        }
        if let Some(form) = page.handle(input, batch, cx) {
            let blank = Entry::untouched(batch.setup());
            self.begin_again(form, blank);
        }
        Vec::new()
    }

    /// Both look at a whole form.
    fn begin_again(&mut self, form: usize, entry: Entry) {
        let Some(batch) = self.batch.as_deref() else {
            return;
        };
        let class = batch.label(form).map_or(0, |label| label.class);
        let sheet = Sheet::new(form, batch.setup(), class, &entry);
        self.stage = Stage::Again(Box::new(Again { sheet, entry }));
    }

    fn look_again(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(batch), Stage::Again(again)) = (&mut self.batch, &mut self.stage) else {
            return Vec::new();
        };
        if matches!(input, Input::Command(Command::Spoil)) {
            again.entry.set_spoiled(!again.entry.is_spoiled());
            return Vec::new();
        }
        let paper = Paper {
            setup: batch.setup(),
            fits: &|entry| batch.fits(entry),
        };
        let Again { sheet, entry } = &mut **again;
        if !sheet.handle(input, entry, &paper, cx) {
            return Vec::new();
        }
        let (form, entry) = (sheet.form, entry.clone());
        match batch.settle_form(form, entry) {
            Ok(()) => {
                self.resume();
                Vec::new()
            }
            Err(error) => vec![Effect::Fail(error)],
        }
    }

    fn check(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(batch), Stage::Check(page)) = (&mut self.batch, &mut self.stage) else {
            return Vec::new();
        };
        match input {
            Input::Command(Command::Continue) => {
                let forms = batch.len();
                return vec![Effect::Confirm(
                    Question::new(
                        tr!(cx.lang, "forms-cast-ask", forms = forms),
                        tr!(cx.lang, "forms-cast-text"),
                        tr!(cx.lang, "forms-cast"),
                    ),
                    Answer::Cast,
                )];
            }
            Input::Command(Command::StepBack) => {
                self.stage = Stage::Conflicts(ConflictsPage::new(batch));
            }
            input => {
                let form = page.handle(input, batch);
                let entry = form.and_then(|form| batch.entry(form).cloned());
                if let (Some(form), Some(entry)) = (form, entry) {
                    self.begin_again(form, entry);
                }
            }
        }
        Vec::new()
    }
}

/// The first form of the pass in hand that is not typed to its end.
fn first_unfinished(batch: &Batch) -> Option<usize> {
    (0..batch.len()).find(|form| {
        let class = batch.label(*form).map_or(0, |label| label.class);
        let entry = batch.entry(*form);
        entry.is_some_and(|entry| entry.first_untyped(batch.setup(), class).is_some())
    })
}

fn stop(program: bool, cx: &Context) -> Effect<Answer> {
    Effect::Confirm(
        Question::new(
            tr!(cx.lang, "forms-drop-ask"),
            tr!(cx.lang, "forms-drop-text"),
            tr!(cx.lang, "forms-stop"),
        ),
        Answer::Stop(program),
    )
}

fn remove(form: usize, cx: &Context) -> Effect<Answer> {
    let number = form + 1;
    Effect::Confirm(
        Question::new(
            tr!(cx.lang, "forms-remove-ask", form = number),
            tr!(cx.lang, "forms-remove-text"),
            tr!(cx.lang, "forms-remove"),
        ),
        Answer::Remove(form),
    )
}

fn is_enter(input: &Input<Answer>) -> bool {
    match input {
        Input::Command(Command::Open) => true,
        Input::Key(key) => key.code == Code::Enter,
        _ => false,
    }
}
