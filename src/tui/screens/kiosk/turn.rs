//! What a person, the box and the clock make of the stage the kiosk is at.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::tui::{Command, Context, Effect, Input, Typing};
use crate::usecase::Error;

use super::ballot::{Ballot, Wish};
use super::code::CodeEntry;
use super::exit::{ExitEntry, OwnWords};
use super::operator::{self, OperatorPage};
use super::receipt::{self, PairEntry};
use super::{Answer, Kiosk, LONGEST_CAST, Stage, THANKS};

impl Kiosk {
    pub(super) fn count(&mut self) -> Vec<Effect<Answer>> {
        self.stage = Stage::Operator(OperatorPage::new());
        let booth = Arc::clone(&self.booth);
        vec![Effect::ask(move |_| Ok(Answer::Turnout(booth.turnout())))]
    }

    /// A person did something.
    pub(super) fn act(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
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
        match input {
            Input::Command(Command::Help) => self.help = true,
            Input::Command(Command::BigType) => self.letters = self.letters.other(),
            _ => return self.at_stage(input, cx),
        }
        Vec::new()
    }

    fn at_stage(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match &mut self.stage {
            Stage::Operator(page) => match page.handle(input) {
                Some(operator::Wish::Open) if self.exit.is_some() => {
                    self.opened = true;
                    self.forget()
                }
                Some(operator::Wish::Open | operator::Wish::OwnWords) => {
                    self.stage = Stage::OwnWords(Box::new(OwnWords::new()));
                    Vec::new()
                }
                Some(operator::Wish::Leave) => vec![Effect::Pop],
                None => Vec::new(),
            },
            Stage::OwnWords(words) => {
                let exit = words.handle(input, cx);
                let back = matches!(input, Input::Command(Command::Back));
                if back || exit.is_some() {
                    self.exit = exit.or(self.exit.take());
                    return self.count();
                }
                Vec::new()
            }
            Stage::Welcome => {
                self.begin(input);
                Vec::new()
            }
            Stage::Exit(_) => self.type_exit(input, cx),
            Stage::Code(_) => self.type_code(input),
            Stage::Ballot(ballot) => {
                if ballot.typing() == Typing::Nothing && self.held.repeats(input, self.now) {
                    return Vec::new();
                }
                let before = ballot.at();
                let wish = ballot.handle(input, &self.booth);
                if before != ballot.at() {
                    self.held.turned();
                }
                wish.map(|wish| self.grant(wish)).unwrap_or_default()
            }
            Stage::Pair(_) => self.choose_pair(input),
            Stage::Saved(_) | Stage::Receipt(_) if is_enter(input) => self.forget(),
            Stage::Saved(_) | Stage::Receipt(_) => Vec::new(),
        }
    }

    fn begin(&mut self, input: &Input<Answer>) {
        match input {
            Input::Command(Command::Open) => self.stage = Stage::Code(CodeEntry::new()),
            Input::Command(Command::Menu) => {
                let drawn = self
                    .exit
                    .as_ref()
                    .is_some_and(|exit| exit.digits().is_some());
                self.stage = Stage::Exit(ExitEntry::new(drawn));
            }
            _ => {}
        }
    }

    fn type_exit(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if matches!(input, Input::Command(Command::Back)) {
            return self.forget();
        }
        let Stage::Exit(entry) = &mut self.stage else {
            return Vec::new();
        };
        if !entry.handle(input, cx) {
            return Vec::new();
        }
        if self.pause.seconds_left(self.now).is_some() {
            entry.waits = true;
            return Vec::new();
        }
        self.try_exit()
    }

    /// Looks at what was typed to end the kiosk.
    fn try_exit(&mut self) -> Vec<Effect<Answer>> {
        let Stage::Exit(entry) = &mut self.stage else {
            return Vec::new();
        };
        let typed = entry.typed();
        if self.exit.as_ref().is_some_and(|exit| exit.is(&typed)) {
            self.pause.right();
            return self.count();
        }
        entry.refused();
        self.pause.wrong(self.now);
        Vec::new()
    }

    fn type_code(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        if matches!(input, Input::Command(Command::Back)) {
            return self.forget();
        }
        let Stage::Code(entry) = &mut self.stage else {
            return Vec::new();
        };
        if entry.asking {
            return Vec::new();
        }
        let Some(typed) = entry.handle(input) else {
            return Vec::new();
        };
        if self.pause.seconds_left(self.now).is_some() {
            entry.waits = true;
            return Vec::new();
        }
        self.ask_about(typed)
    }

    /// Lets the box look at a code.
    fn ask_about(&mut self, typed: Zeroizing<String>) -> Vec<Effect<Answer>> {
        if let Stage::Code(entry) = &mut self.stage {
            (entry.asking, entry.waits) = (true, false);
        }
        let booth = Arc::clone(&self.booth);
        vec![Effect::ask(move |_| {
            Ok(Answer::Admitted(booth.admit(&typed)))
        })]
    }

    fn grant(&mut self, wish: Wish) -> Vec<Effect<Answer>> {
        match (wish, &mut self.stage) {
            (Wish::Cast, Stage::Ballot(ballot)) if self.booth.gives_receipts(ballot.class()) => {
                if let Stage::Ballot(ballot) = std::mem::replace(&mut self.stage, Stage::Welcome) {
                    self.stage = Stage::Pair(PairEntry::new(ballot));
                }
                Vec::new()
            }
            (Wish::Cast, Stage::Ballot(_)) => self.cast(Zeroizing::default()),
            _ => self.forget(),
        }
    }

    fn choose_pair(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        let Stage::Pair(entry) = &mut self.stage else {
            return Vec::new();
        };
        let Some(wish) = entry.handle(input) else {
            return Vec::new();
        };
        if let Stage::Pair(entry) = std::mem::replace(&mut self.stage, Stage::Welcome) {
            self.stage = Stage::Ballot(entry.ballot);
        }
        match wish {
            receipt::Wish::Cast(pair) => self.cast(pair),
            receipt::Wish::Back => Vec::new(),
        }
    }

    /// Lets the box take the ballot in hand.
    fn cast(&mut self, pair: Zeroizing<String>) -> Vec<Effect<Answer>> {
        let Stage::Ballot(ballot) = &mut self.stage else {
            return Vec::new();
        };
        let (admission, answers) = ballot.cast();
        ballot.casting(self.now);
        let booth = Arc::clone(&self.booth);
        vec![Effect::ask(move |_| {
            Ok(Answer::Cast(booth.cast(&admission, &answers, &pair)))
        })]
    }

    pub(super) fn answered(&mut self, answer: Answer) -> Vec<Effect<Answer>> {
        self.idle.touch(self.now);
        match (answer, &mut self.stage) {
            // Unless the operator was quicker and made up words.
            (Answer::Exit(exit), _) => self.exit = self.exit.take().or(Some(exit)),
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
                match outcome {
                    Ok(receipt) => self.recorded(receipt),
                    // An earlier try that could not say so; its receipt is lost.
                    Err(error) => {
                        if ballot.refused(error) {
                            self.recorded(None);
                        }
                    }
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// The ballot is in the box; from here on its voter is thanked.
    fn recorded(&mut self, receipt: Option<String>) {
        self.stage = match receipt {
            Some(receipt) => Stage::Receipt(Zeroizing::new(receipt)),
            None => Stage::Saved(self.now + THANKS),
        };
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
        if self.pause.seconds_left(self.now).is_some() {
            return Vec::new();
        }
        // What was finished during the pause is looked at now.
        match &self.stage {
            Stage::Exit(entry) if entry.waits => self.try_exit(),
            Stage::Code(entry) if entry.waits => {
                let typed = entry.code();
                self.ask_about(typed)
            }
            _ => Vec::new(),
        }
    }
}

fn is_enter(input: &Input<Answer>) -> bool {
    matches!(input, Input::Command(Command::Open))
}
