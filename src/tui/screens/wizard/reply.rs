//! What comes back from asks, jobs, dialogs and called screens.

use crate::domain::GroupId;
use crate::domain::meeting::Seat;
use crate::say;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::Effect;
use crate::usecase::meeting;

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
            Answer::Seat(place, values) => {
                self.changed = true;
                self.people.put(place, entry::seat(&values));
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
