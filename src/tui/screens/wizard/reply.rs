//! What comes back from asks, jobs, dialogs and called screens.

use crate::domain::GroupId;
use crate::domain::meeting::Seat;
use crate::say;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::Effect;
use crate::tui::screens::opening;
use crate::usecase::meeting::{self, Before};

use super::facts::Facts;
use super::packs::Pack;
use super::place::Place;
use super::recovery::RecoveryPage;
use super::step::Step;
use super::{Answer, Wizard, entry};

impl Wizard {
    pub(super) fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(packs, path) => {
                if let Some((facts, place)) = &mut self.forms {
                    place.suggest(&path);
                    self.packs.loaded(packs, facts.kind());
                    self.groups.suggest(self.packs.groups());
                }
                self.suggest_theme(cx);
            }
            Answer::Before(packs, before) => self.began(packs, *before, cx),
            Answer::Same(place, person) => {
                if let (Some(next), Some(seat)) = (&mut self.next, self.people.seats.get(place)) {
                    next.rename(seat, person);
                }
            }
            Answer::Next(office) => {
                let words = tr!(cx.lang, "wizard-next-done");
                let home = opening::home_of_office(office);
                return vec![Effect::Home(home), Effect::toast(words)];
            }
            Answer::Seat(place, values) => {
                let seat = entry::seat(&values);
                let question = self.next.as_ref().zip(place).and_then(|(next, place)| {
                    next.ask_about(&self.people.seats, (place, &seat), cx)
                });
                self.changed = true;
                self.people.put(place, seat);
                return question.into_iter().collect();
            }
            Answer::Group(place, values) => {
                self.changed = true;
                let id = place.and_then(|place| self.groups.rows.get(place));
                let id = id.map_or_else(|| GroupId::from("own"), |group| group.id.clone());
                self.groups.put(place, entry::group(&values, id));
            }
            Answer::Roster(path) => {
                return vec![Effect::ask(move |_| {
                    meeting::read_roster(&path).map(Answer::Members)
                })];
            }
            Answer::Members(seats) => return self.members(seats, cx),
            Answer::Exchange(seats) => return self.exchange(seats, cx),
            Answer::Place(Ok(())) => self.go(Step::Check),
            Answer::Place(Err(error)) => {
                if let Some((_, place)) = &mut self.forms {
                    place.form.blame("path", say::sentence(&error, cx.lang));
                }
            }
            Answer::Created(created) => {
                return vec![Effect::replace(RecoveryPage::new(*created))];
            }
            Answer::Leave => return vec![Effect::Pop],
            Answer::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }

    /// What there was before is filled in.
    fn began(&mut self, packs: Vec<Pack>, before: Before, cx: &Context) {
        let facts = Facts::after(&before.meeting, cx);
        self.data.clone_from(&before.path);
        self.people.replace(before.seats.clone());
        self.groups.take(before.groups.clone());
        self.packs.loaded_after(packs, &before.meeting);
        self.forms = Some((facts, Place::new(&before.path, cx)));
        if let Some(next) = &mut self.next {
            next.begin(before);
        }
        self.suggest_theme(cx);
    }

    /// A roster takes the place of the list, after asking if there is one.
    fn members(&mut self, seats: Vec<Seat>, cx: &Context) -> Vec<Effect<Answer>> {
        if self.people.seats.is_empty() {
            return self.exchange(seats, cx);
        }
        let (had, has) = (self.people.seats.len(), seats.len());
        let question = Question::new(
            tr!(cx.lang, "wizard-exchange"),
            tr!(cx.lang, "wizard-exchange-text", had = had, has = has),
            tr!(cx.lang, "wizard-exchange-yes"),
        );
        vec![Effect::Confirm(question, Answer::Exchange(seats))]
    }

    fn exchange(&mut self, seats: Vec<Seat>, cx: &Context) -> Vec<Effect<Answer>> {
        self.changed = true;
        let words = tr!(cx.lang, "wizard-roster-read", count = seats.len());
        self.people.replace(seats);
        vec![Effect::toast(words)]
    }
}
