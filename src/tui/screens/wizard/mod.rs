//! Creating a meeting, step by step: the first of a unit with its file, or the
//! next one in the same file. What was typed in one step stays while one goes
//! back and forth; nothing is written before the last step.

mod draw;
mod entry;
mod facts;
mod groups;
mod next;
mod packs;
mod people;
mod place;
pub mod recovery;
mod reply;
mod step;
mod summary;
mod way;

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::MemberId;
use crate::domain::form::Values;
use crate::domain::meeting::{MeetingPlan, PlanProblem, Seat};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::Filled;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::tui::toast::Toast;
use crate::usecase::meeting::{Before, Created};
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Error, folder, meeting};

use self::entry::Entry;
use self::facts::Facts;
use self::groups::Groups;
use self::next::Next;
use self::packs::{Pack, Packs};
use self::people::People;
use self::place::Place;
use self::step::Step;
use self::summary::Summary;
use super::file_picker::{FilePicker, Wanted};

/// What its asks, jobs, questions and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// The packs there are, and a place where nothing lies yet.
    Loaded(Vec<Pack>, PathBuf),
    /// The packs there are, and what there is to begin the next meeting with.
    Before(Vec<Pack>, Box<Before>),
    /// The member at this place has another name, but is the same person.
    Same(usize, MemberId),
    /// The next meeting was created.
    Next(Arc<OfficeKey>),
    /// A member was filled in; at this place, or a new one.
    Seat(Option<usize>, Values),
    /// A group was filled in; at this place, or a new one.
    Group(Option<usize>, Values),
    /// This file is said to be a roster.
    Roster(PathBuf),
    /// The members of a roster.
    Members(Vec<Seat>),
    /// These members take the place of those that were there.
    Exchange(Vec<Seat>),
    /// Whether the file can go where it shall.
    Place(Result<(), Error>),
    /// The meeting was created.
    Created(Box<Created>),
    /// The person leaves although something was typed.
    Leave,
    /// The person quits although something was typed.
    Quit,
}

/// The steps of creating a meeting.
#[derive(Debug)]
pub struct Wizard {
    /// Where the file goes unless somebody says otherwise.
    data: PathBuf,
    step: Step,
    /// The farthest step that was seen.
    reached: Step,
    /// The forms, which need words and so begin with the first input.
    forms: Option<(Facts, Place)>,
    people: People,
    groups: Groups,
    packs: Packs,
    summary: Summary,
    /// Somebody tried to go on although something is missing.
    insisted: bool,
    /// Something was typed that would be lost.
    changed: bool,
    /// The meeting before, where this is not the first one.
    next: Option<Next>,
}

impl Wizard {
    /// `data` is where the file goes unless somebody says otherwise; where
    /// something lies there, the place beside it.
    #[must_use]
    pub fn new(data: PathBuf) -> Self {
        Self {
            data,
            step: Step::Facts,
            reached: Step::Facts,
            forms: None,
            people: People::default(),
            groups: Groups::default(),
            packs: Packs::default(),
            summary: Summary::default(),
            insisted: false,
            changed: false,
            next: None,
        }
    }

    /// The next meeting in the file that this office has open.
    #[must_use]
    pub fn next(office: Arc<OfficeKey>) -> Self {
        Self {
            next: Some(Next::new(office)),
            ..Self::new(PathBuf::new())
        }
    }

    /// The steps of this way.
    const fn way(&self) -> &'static [Step] {
        if self.next.is_some() {
            Step::NEXT
        } else {
            Step::FIRST
        }
    }

    /// What the step in hand asks.
    fn asks(&self, cx: &Context) -> String {
        match (&self.next, self.step) {
            (Some(_), Step::People) => tr!(cx.lang, "wizard-next-asks-people"),
            (Some(_), Step::Check) => tr!(cx.lang, "wizard-next-asks-check"),
            _ => self.step.asks(cx),
        }
    }

    fn load(&self) -> Vec<Effect<Answer>> {
        if self.next.is_some() {
            return vec![Effect::ask(|desk| {
                let before = meeting::before(desk)?;
                Ok(Answer::Before(packs::load(desk)?, Box::new(before)))
            })];
        }
        let data = self.data.clone();
        vec![Effect::ask(move |desk| {
            Ok(Answer::Loaded(
                packs::load(desk)?,
                folder::free_place(&data),
            ))
        })]
    }

    fn heading(&self, cx: &Context) -> String {
        match self.next {
            Some(_) => tr!(cx.lang, "command-next-meeting"),
            None => tr!(cx.lang, "wizard-heading"),
        }
    }

    fn create_words(&self, cx: &Context) -> String {
        match self.next {
            Some(_) => tr!(cx.lang, "command-next-meeting"),
            None => tr!(cx.lang, "wizard-create"),
        }
    }

    /// What is wrong with what this step asks.
    fn problem(&self) -> Option<PlanProblem> {
        match self.step {
            Step::People => self.people.problem(),
            Step::Groups => self.groups.problem(),
            _ => None,
        }
    }

    fn plan(&self, cx: &Context) -> Option<MeetingPlan> {
        let (facts, _) = self.forms.as_ref()?;
        Some(MeetingPlan {
            unit: facts.text("unit", cx),
            title: facts.text("title", cx),
            kind: facts.kind(),
            held_on: facts.held_on(cx),
            theme: facts.text("theme", cx),
            members: self.people.seats.clone(),
            groups: self.groups.rows.clone(),
            checklist: self.packs.checklist()?.id().clone(),
            questionnaire: self.packs.questionnaire()?.id().clone(),
        })
    }

    /// What belongs to the step in hand.
    fn within(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let Some((facts, place)) = self.forms.as_mut() else {
            return Vec::new();
        };
        let filled = match self.step {
            Step::Facts => facts.handle(input, cx),
            Step::Place => place.handle(input, cx),
            Step::People => return self.on_people(input, cx),
            Step::Groups => return self.on_groups(input, cx),
            Step::Packs => {
                self.changed |= self.packs.handle(input, facts.kind());
                self.groups.suggest(self.packs.groups());
                self.suggest_theme(cx);
                return Vec::new();
            }
            Step::Check => {
                self.summary.handle(input);
                return Vec::new();
            }
        };
        match filled {
            Filled::Submitted(_) => return self.go_on(cx),
            Filled::Changed(_) => {
                self.changed = true;
                self.packs.settle(facts.kind());
                self.groups.suggest(self.packs.groups());
            }
            Filled::Moved | Filled::Nothing => {}
        }
        Vec::new()
    }

    /// Fills in the theme of the chosen checklist where nobody wrote one.
    fn suggest_theme(&mut self, cx: &Context) {
        let theme = self.packs.checklist().and_then(Pack::theme);
        if let Some((facts, _)) = &mut self.forms {
            facts.suggest_theme(theme, cx);
        }
    }

    fn on_people(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        use people::Wish;
        if let Some(next) = &mut self.next
            && next::is_toggle(input)
        {
            let row = self.people.in_hand();
            self.changed |= row.is_some_and(|row| next.toggle(&self.people.seats, row));
            return Vec::new();
        }
        match self.people.handle(input) {
            Wish::Nothing | Wish::Moved => Vec::new(),
            Wish::Changed => {
                self.changed = true;
                removed(input, self.people.removed(), cx)
            }
            Wish::Add => {
                let entry = Entry::seat(None, cx);
                vec![Effect::call(entry, |values| Answer::Seat(None, values))]
            }
            Wish::Edit(place, seat) => {
                let entry = Entry::seat(Some(&seat), cx);
                vec![Effect::call(entry, move |values| {
                    Answer::Seat(Some(place), values)
                })]
            }
            Wish::Import => {
                let folder = self.data.parent().map(PathBuf::from).unwrap_or_default();
                let folder = if folder.as_os_str().is_empty() {
                    ".".into()
                } else {
                    folder
                };
                vec![Effect::call(
                    FilePicker::new(Wanted::Roster, folder),
                    Answer::Roster,
                )]
            }
        }
    }

    fn on_groups(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        use groups::Wish;
        match self.groups.handle(input) {
            Wish::Nothing | Wish::Moved => Vec::new(),
            Wish::Changed => {
                self.changed = true;
                removed(input, self.groups.removed(), cx)
            }
            Wish::Add => {
                let entry = Entry::group(None, cx);
                vec![Effect::call(entry, |values| Answer::Group(None, values))]
            }
            Wish::Edit(place, group) => {
                let entry = Entry::group(Some(&group), cx);
                vec![Effect::call(entry, move |values| {
                    Answer::Group(Some(place), values)
                })]
            }
        }
    }
}

/// Says what was deleted and how it comes back.
fn removed(input: &Input<Answer>, name: Option<&str>, cx: &Context) -> Vec<Effect<Answer>> {
    match (input, name) {
        (Input::Command(Command::Remove), Some(name)) => {
            let key = cx.keys.label(Command::Undo);
            let words = tr!(cx.lang, "wizard-removed", name = name, key = key);
            vec![Effect::Toast(Toast::new(words))]
        }
        _ => Vec::new(),
    }
}

impl Screen for Wizard {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => {
                if self.next.is_none() {
                    self.forms = Some((Facts::new(cx), Place::new(&self.data, cx)));
                }
                self.load()
            }
            Input::Answer(Ok(answer)) => self.answered(answer, cx),
            Input::Answer(Err(error)) if self.forms.is_none() => {
                vec![Effect::Fail(error), Effect::Pop]
            }
            Input::Answer(Err(error)) => vec![Effect::Fail(error)],
            Input::Command(Command::Continue) => self.go_on(cx),
            Input::Command(Command::StepBack) => self.go_back(cx),
            Input::Command(Command::Back) => self.leave(Answer::Leave, cx),
            Input::Command(Command::Quit) => self.leave(Answer::Quit, cx),
            Input::Language(_) => {
                if let Some((facts, place)) = &mut self.forms {
                    facts.rename(cx);
                    place.rename(cx);
                }
                Vec::new()
            }
            input => self.within(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.draw_page(canvas, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let place = tr!(
            cx.lang,
            "wizard-place-in-line",
            step = self.step.number(self.way()),
            count = self.way().len()
        );
        Title::new(self.heading(cx)).right(place)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let on = match self.step {
            Step::Check => Offer::named(Command::Continue, self.create_words(cx)),
            _ => Offer::new(Command::Continue),
        };
        let mut offers = vec![on];
        let previous = self.step.previous(self.way());
        offers.extend(previous.map(|_| Offer::new(Command::StepBack)));
        match (self.step, &self.forms) {
            (Step::Facts, Some((facts, _))) => offers.extend(facts.form.offers()),
            (Step::Place, Some((_, place))) => offers.extend(place.form.offers()),
            (Step::People, _) => {
                offers.extend(self.people.offers(cx));
                let row = self.people.in_hand();
                let next = self.next.as_ref().zip(row);
                offers.extend(next.and_then(|(next, row)| next.offer(&self.people.seats, row, cx)));
            }
            (Step::Groups, _) => offers.extend(self.groups.offers(cx)),
            (Step::Packs, _) => offers.extend(Packs::offers(cx)),
            _ => {}
        }
        offers.push(Offer::named(Command::Back, tr!(cx.lang, "wizard-leave-yes")).own());
        offers.push(Offer::new(Command::Quit).quiet().own());
        offers
    }

    fn typing(&self) -> Typing {
        match (self.step, &self.forms) {
            (Step::Facts, Some((facts, _))) => facts.form.typing(),
            (Step::Place, Some((_, place))) => place.form.typing(),
            _ => Typing::Nothing,
        }
    }
}
