//! Home: where the meeting stands, and what whoever sits here has to do.

mod body;
mod criticism;
mod duties;
mod journal;
mod line;
mod opinions;
mod stages;
mod talks;

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::date_words;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::tui::widget::{Chosen, List};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::{self, Desk, Error};

use self::line::{Goal, Line};
use super::person::Person;
use super::routes::Errand;
use super::unlock::UnlockScreen;
use super::who::{People, WhoScreen};

/// The outermost screen.
#[derive(Debug)]
pub struct HomeScreen {
    person: Person,
    people: Option<People>,
    list: List,
}

impl HomeScreen {
    /// For whoever comes next: it asks who they are.
    #[must_use]
    pub fn nobody() -> Self {
        Self::of(Person::Nobody)
    }

    /// For an unlocked member.
    #[must_use]
    pub fn member(key: Arc<MemberKey>) -> Self {
        Self::of(Person::Member(key))
    }

    /// For chair and clerk, unlocked.
    #[must_use]
    pub fn office(key: Arc<OfficeKey>) -> Self {
        Self::of(Person::Office(key))
    }

    /// For anybody.
    #[must_use]
    pub fn of(person: Person) -> Self {
        Self {
            person,
            people: None,
            list: List::new(),
        }
    }

    fn lines(&self, cx: &Context) -> Vec<Line> {
        self.people
            .as_ref()
            .map(|people| duties::lines(people, &self.person, cx))
            .unwrap_or_default()
    }

    fn loaded(&mut self, people: People, cx: &Context) -> Vec<Effect<People>> {
        let first = self.people.is_none();
        self.people = Some(people);
        let lines = self.lines(cx);
        self.list.set_len(lines.len());
        if first {
            // Before anybody has said who they are, alarms are passed over.
            let open = |line: &Line| !matches!(line, Line::Duty(duty) if duty.blocked.is_some());
            let fits = |line: &Line| line.can_be_in_hand() && open(line);
            self.list.select(lines.iter().position(fits).unwrap_or(0));
        }
        line::land(&mut self.list, &lines, true);
        Vec::new()
    }

    fn moved(&mut self, input: &Input<People>, cx: &Context) -> Vec<Effect<People>> {
        let lines = self.lines(cx);
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Moved => {
                let downwards = self.list.selected() >= before;
                line::land(&mut self.list, &lines, downwards);
                Vec::new()
            }
            Chosen::Opened(row) => lines
                .get(row)
                .map(|line| self.opened(line))
                .unwrap_or_default(),
            Chosen::Nothing => Vec::new(),
        }
    }

    fn opened(&self, line: &Line) -> Vec<Effect<People>> {
        let goal = match line {
            Line::Duty(duty) => {
                if let Some(reason) = &duty.blocked {
                    return vec![Effect::Toast(Toast::warning(reason.clone()))];
                }
                &duty.goal
            }
            Line::Bar(bar) => &bar.goal,
            Line::Blank | Line::Heading { .. } => return Vec::new(),
        };
        match goal {
            Goal::Errand(errand) => errand
                .layer(&self.person)
                .map(Effect::Push)
                .into_iter()
                .collect(),
            Goal::Unlock(claim) => vec![Effect::push(UnlockScreen::new(claim.clone()))],
        }
    }

    fn whose(&self, cx: &Context) -> String {
        match (&self.person, &self.people) {
            (Person::Office(_), _) => tr!(cx.lang, "who-office"),
            (Person::Member(key), Some(people)) => people
                .member(key.member())
                .map(|member| member.name.clone())
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}

impl Screen for HomeScreen {
    type Answer = People;

    fn handle(&mut self, input: Input<People>, cx: &Context) -> Vec<Effect<People>> {
        match input {
            Input::Opened | Input::Uncovered => vec![look(&self.person, cx.wall.date())],
            Input::Answer(answer) => answered(answer, |people| self.loaded(people, cx)),
            Input::Command(Command::SwitchPerson) => {
                vec![Effect::push(WhoScreen::new(self.person.clone()))]
            }
            Input::Command(Command::NextMeeting) => {
                let layer = Errand::NextMeeting.layer(&self.person);
                layer.map(Effect::Push).into_iter().collect()
            }
            Input::Command(Command::Journal) => {
                let layer = Errand::Journal.layer(&self.person);
                layer.map(Effect::Push).into_iter().collect()
            }
            input => self.moved(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(people) = &self.people else {
            return;
        };
        let area = canvas.area();
        stages::draw(canvas, (area.x, area.y), &people.overview, cx);
        let y = area.y + 3;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..canvas.column()
        };
        let lines = self.lines(cx);
        line::draw(canvas, below, &mut self.list, &lines);
    }

    fn title(&self, cx: &Context) -> Title {
        let name = tr!(cx.lang, "home-program");
        let Some(People { overview, .. }) = &self.people else {
            return Title::new(name);
        };
        let meeting = &overview.meeting;
        let full = if meeting.title.starts_with(&meeting.unit) {
            meeting.title.clone()
        } else {
            tr!(
                cx.lang,
                "home-title",
                unit = meeting.unit.as_str(),
                title = meeting.title.as_str()
            )
        };
        let separator = cx.signs.separator;
        Title::new(format!("{name} {separator} {full}")).right(held_on(
            meeting.held_on,
            overview.days_left,
            cx,
        ))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if matches!(self.person, Person::Nobody) {
            return vec![Offer::named(Command::Open, tr!(cx.lang, "who-choose"))];
        }
        let mut offers = vec![Offer::new(Command::Open), Offer::new(Command::SwitchPerson)];
        match self.person {
            Person::Office(_) => offers.push(Offer::new(Command::NextMeeting).quiet()),
            Person::Member(_) => offers.push(Offer::new(Command::Journal).quiet()),
            Person::Nobody => {}
        }
        offers
    }

    fn status(&self, cx: &Context) -> String {
        self.whose(cx)
    }
}

/// Looks at the meeting in hand, at who has a passphrase, and at what is the
/// person's own.
fn look(person: &Person, today: NaiveDate) -> Effect<People> {
    let person = person.clone();
    Effect::ask(move |desk: &Desk| -> Result<People, Error> {
        let mut people = People::look(desk, today)?;
        if let Person::Member(key) = &person {
            people.journal = Some(usecase::journal::glance(desk, key, today)?);
        }
        Ok(people)
    })
}

fn held_on(day: NaiveDate, left: i64, cx: &Context) -> String {
    let date = date_words(day, cx.wall.date(), cx.lang);
    match left {
        0 => tr!(cx.lang, "home-held-today", date = date),
        1.. => tr!(cx.lang, "home-days-left", date = date, days = left),
        _ => tr!(
            cx.lang,
            "home-days-past",
            date = date,
            days = left.unsigned_abs()
        ),
    }
}

/// The role that a date is shown in.
const fn role_of_note(note: &line::Note) -> Role {
    match note {
        line::Note::None => Role::Muted,
        line::Note::Done(_) => Role::Good,
        line::Note::Soon(_) => Role::Warning,
        line::Note::Late(_) => Role::Bad,
    }
}
