//! The body's own worksheet, as a line: for whoever may write it, and for the
//! office.

use crate::tr;
use crate::tui::context::Context;

use super::super::dates;
use super::super::person::Person;
use super::super::routes::Errand;
use super::super::who::People;
use super::line::{Duty, Goal, Line, Note};

/// The line, for whoever sits here.
pub(super) fn line(people: &People, person: &Person, cx: &Context) -> Line {
    let body = &people.body;
    let is_member = matches!(person, Person::Member(_));
    let (errand, name) = match (is_member, body.handed_in) {
        (true, _) => (Errand::Body, tr!(cx.lang, "home-body-worksheet")),
        (false, Some(_)) => (Errand::BodyHandedIn, tr!(cx.lang, "home-body")),
        (false, None) => (Errand::BodyTurn, tr!(cx.lang, "home-body")),
    };
    let mut duty = Duty::new(Goal::Errand(errand), name);
    let (done, mut total) = (body.progress.done, body.progress.total);
    if total == 0 {
        total = people
            .overview
            .members
            .first()
            .map_or(0, |view| view.progress.total);
    }
    duty.amount = if is_member {
        let (done, total) = (done.to_string(), total.to_string());
        tr!(cx.lang, "home-items-done", done = done, total = total)
    } else {
        format!("{done:>3} / {total}")
    };
    if let Some(at) = body.handed_in {
        let date = dates::day(cx.lang, at.date());
        duty.note = Note::Done(tr!(cx.lang, "home-handed-in", date = date));
        return Line::Duty(duty);
    }
    duty.due = match &body.turn {
        None => tr!(cx.lang, "home-body-free"),
        Some(turn) if person.member() == Some(turn.member) => tr!(cx.lang, "home-body-mine"),
        Some(turn) => {
            let name = people.member(turn.member);
            let name = name.map(|member| member.name.clone()).unwrap_or_default();
            tr!(cx.lang, "home-body-other", name = name)
        }
    };
    Line::Duty(duty)
}
