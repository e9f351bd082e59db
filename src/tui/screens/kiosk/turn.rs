//! What a person, the box and the clock make of the stage the kiosk is at.

use std::sync::Arc;

use crate::tui::{Command, Effect, Input};
use crate::usecase::Error;

use super::ballot::{Ballot, Wish};
use super::code::CodeEntry;
use super::operator::{self, NumberEntry, OperatorPage};
use super::{Answer, Kiosk, LONGEST_CAST, Stage, THANKS};

impl Kiosk {
    pub(super) fn count(&mut self) -> Vec<Effect<Answer>> {
        self.stage = Stage::Operator(OperatorPage::new());
        let booth = Arc::clone(&self.booth);
        vec![Effect::ask(move |_| Ok(Answer::Turnout(booth.turnout())))]
    }

    /// A person did something.
    pub(super) fn act(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        if self.seconds_left().is_some() {
            // The key that says “I am still here” says nothing else.
            self.idle.touch(self.now);
            return Vec::new();
        }
        self.idle.touch(self.now);
        if self.help {
            self.help = matches!(input, Input::BurstEnd);
            return Vec::new();
        }
        if matches!(input, Input::Command(Command::Help)) {
            self.help = true;
            return Vec::new();
        }
        match &mut self.stage {
            Stage::Operator(page) => match page.handle(input) {
                Some(operator::Wish::Open) => self.forget(),
                Some(operator::Wish::Leave) => vec![Effect::Pop],
                None => Vec::new(),
            },
            Stage::Welcome => self.begin(input),
            Stage::Number(_) => self.type_number(input),
            Stage::Code(_) => self.type_code(input),
            Stage::Ballot(ballot) => {
                let wish = ballot.handle(input, &self.booth);
                wish.map(|wish| self.grant(wish)).unwrap_or_default()
            }
            Stage::Saved(_) if is_enter(input) => self.forget(),
            Stage::Saved(_) => Vec::new(),
        }
    }

    fn begin(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        match input {
            Input::Command(Command::Open) => self.stage = Stage::Code(CodeEntry::new()),
            Input::Command(Command::Menu) => self.stage = Stage::Number(NumberEntry::new()),
            Input::Command(Command::BigType) => self.large = !self.large,
            _ => {}
        }
        Vec::new()
    }

    fn type_number(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        if matches!(input, Input::Command(Command::Back)) {
            return self.forget();
        }
        let Stage::Number(entry) = &mut self.stage else {
            return Vec::new();
        };
        let Some(typed) = entry.handle(input) else {
            return Vec::new();
        };
        let waits = self.pause.seconds_left(self.now).is_some();
        if !waits && self.number.as_ref().is_some_and(|number| number.is(&typed)) {
            self.pause.right();
            return self.count();
        }
        entry.refused();
        if !waits {
            self.pause.wrong(self.now);
        }
        Vec::new()
    }

    fn type_code(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        match input {
            Input::Command(Command::Back) => return self.forget(),
            Input::Command(Command::BigType) => {
                self.large = !self.large;
                return Vec::new();
            }
            _ => {}
        }
        let Stage::Code(entry) = &mut self.stage else {
            return Vec::new();
        };
        if entry.asking {
            return Vec::new();
        }
        match entry.handle(input) {
            Some(typed) if self.pause.seconds_left(self.now).is_none() => {
                entry.asking = true;
                let booth = Arc::clone(&self.booth);
                vec![Effect::ask(move |_| {
                    Ok(Answer::Admitted(booth.admit(&typed)))
                })]
            }
            _ => Vec::new(),
        }
    }

    fn grant(&mut self, wish: Wish) -> Vec<Effect<Answer>> {
        match (wish, &mut self.stage) {
            (Wish::Cast, Stage::Ballot(ballot)) => {
                let (admission, answers) = ballot.cast();
                ballot.casting(self.now);
                let booth = Arc::clone(&self.booth);
                vec![Effect::ask(move |_| {
                    Ok(Answer::Cast(
                        booth.cast(&admission, &answers, "").map(|_| ()),
                    ))
                })]
            }
            (Wish::BigType, _) => {
                self.large = !self.large;
                Vec::new()
            }
            _ => self.forget(),
        }
    }

    pub(super) fn answered(&mut self, answer: Answer) -> Vec<Effect<Answer>> {
        self.idle.touch(self.now);
        match (answer, &mut self.stage) {
            (Answer::Number(number), _) => self.number = Some(number),
            (Answer::Turnout(turnout), Stage::Operator(page)) => page.counted(turnout),
            (Answer::Admitted(outcome), Stage::Code(entry)) if entry.asking => match outcome {
                Ok(admission) => {
                    self.pause.right();
                    self.stage = Stage::Ballot(Box::new(Ballot::new(&self.booth, admission)));
                }
                Err(error) => {
                    if matches!(error, Error::CodeUnknown | Error::CodeUsed) {
                        self.pause.wrong(self.now);
                    }
                    entry.refused(error);
                }
            },
            (Answer::Cast(outcome), Stage::Ballot(ballot)) => {
                let recorded = match outcome {
                    Ok(()) => true,
                    Err(error) => ballot.refused(error),
                };
                if recorded {
                    self.stage = Stage::Saved(self.now + THANKS);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn time(&mut self) -> Vec<Effect<Answer>> {
        if let Stage::Saved(until) = self.stage
            && self.now >= until
        {
            return self.forget();
        }
        if self
            .patience()
            .is_some_and(|patience| self.idle.over(self.now, patience))
        {
            return self.forget();
        }
        if let Stage::Ballot(ballot) = &mut self.stage
            && ballot
                .casting_since()
                .is_some_and(|since| self.now >= since + LONGEST_CAST)
        {
            ballot.refused(Error::DamagedBox);
        }
        Vec::new()
    }
}

fn is_enter(input: &Input<Answer>) -> bool {
    matches!(input, Input::Command(Command::Open))
}
