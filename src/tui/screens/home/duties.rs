//! What each of them has to do, as lines.

use chrono::NaiveDate;

use crate::domain::worksheet::Progress;
use crate::domain::{RoundState, Stage};
use crate::tr;
use crate::tui::context::Context;
use crate::usecase::meeting::{MemberView, Overview};

use super::super::dates::{self, Pressing};
use super::super::person::Person;
use super::super::routes::Errand;
use super::super::who::People;
use super::body;
use super::criticism;
use super::journal;
use super::line::{Duty, Goal, Line, Note};
use super::opinions;
use super::talks;

/// The lines for whoever sits here.
pub(super) fn lines(people: &People, person: &Person, cx: &Context) -> Vec<Line> {
    let mut lines = opinions::alarms(&people.opinions, person, cx);
    match person {
        Person::Nobody => lines.extend(who(people, cx)),
        Person::Member(key) => {
            lines.push(heading(tr!(cx.lang, "home-my-duties"), String::new()));
            let own = people
                .overview
                .members
                .iter()
                .find(|v| v.member.id == key.member());
            lines.extend(own.map(|view| Line::Duty(own_worksheet(view, &people.overview, cx))));
            lines.push(talks::of_member(&people.overview, key.member(), cx));
            lines.push(opinions::of_member(&people.opinions, key.member(), cx));
            lines.extend(criticism::of_member(&people.overview, key.member(), cx));
            lines.extend(people.journal.map(|glance| journal::line(&glance, cx)));
            lines.push(contrast(cx));
            lines.push(body::line(people, person, cx));
            lines.push(results(&people.overview, cx));
            lines.extend(opinions::most(&people.opinions, cx));
        }
        Person::Office(_) => lines.extend(office(people, person, cx)),
    }
    lines
}

fn heading(left: String, right: String) -> Line {
    Line::Heading { left, right }
}

fn who(people: &People, cx: &Context) -> Vec<Line> {
    let claims = people.claims().map(|claim| {
        let words = people.describe(&claim, cx);
        let mut duty = Duty::new(Goal::Unlock(claim), words.name);
        duty.amount = words.detail;
        Line::Duty(duty)
    });
    [heading(tr!(cx.lang, "home-who-sits-here"), String::new())]
        .into_iter()
        .chain(claims)
        .collect()
}

fn own_worksheet(view: &MemberView, overview: &Overview, cx: &Context) -> Duty {
    let mut duty = Duty::new(
        Goal::Errand(Errand::Worksheet),
        tr!(cx.lang, "home-own-worksheet"),
    );
    duty.amount = tr!(
        cx.lang,
        "home-items-done",
        done = number(view.progress.done),
        total = number(view.progress.total)
    );
    if let Some(at) = view.handed_in {
        duty.note = handed_in(at.date(), cx);
    } else {
        (duty.due, duty.note) = due(overview, Stage::SelfReview, cx);
    }
    duty
}

/// Oneself beside exemplars. What was written there, nobody else may count.
fn contrast(cx: &Context) -> Line {
    let mut duty = errand(Errand::Contrast, tr!(cx.lang, "contrast-title"));
    duty.amount = tr!(cx.lang, "contrast-home");
    Line::Duty(duty)
}

/// What the released round leads to, or why it does not yet.
fn results(overview: &Overview, cx: &Context) -> Line {
    let mut duty = errand(Errand::Results, tr!(cx.lang, "home-results"));
    let released = overview
        .round
        .as_ref()
        .is_some_and(|round| round.state == RoundState::Released);
    if released {
        duty.amount = tr!(cx.lang, "home-results-ready");
    } else {
        duty.amount = tr!(cx.lang, "home-results-later");
        duty.blocked = Some(tr!(cx.lang, "home-results-blocked"));
    }
    Line::Duty(duty)
}

fn errand(errand: Errand, name: String) -> Duty {
    Duty::new(Goal::Errand(errand), name)
}

fn office(people: &People, person: &Person, cx: &Context) -> Vec<Line> {
    let overview = &people.overview;
    let mut duties = vec![Line::Duty(round(overview, cx))];
    duties.extend(kiosk(overview, cx).map(Line::Duty));
    duties.extend(talks::of_office(overview, cx));
    duties.push(opinions::of_office(&people.opinions, cx));
    duties.push(results(overview, cx));
    duties.extend(after_release(overview, cx));
    duties.extend(criticism::of_office(overview, cx));
    duties.extend(next_meeting(overview, cx));
    let mut lines = vec![heading(tr!(cx.lang, "home-office-duties"), String::new())];
    lines.append(&mut duties);
    lines.push(Line::Blank);
    let handed_in = overview
        .members
        .iter()
        .filter(|view| view.handed_in.is_some())
        .count();
    let count = tr!(
        cx.lang,
        "home-handed-in-count",
        done = number(handed_in),
        total = number(overview.members.len())
    );
    let (when, _) = due(overview, Stage::SelfReview, cx);
    let right = if when.is_empty() {
        count
    } else {
        format!("{count}   {when}")
    };
    lines.push(heading(tr!(cx.lang, "home-worksheets"), right));
    lines.push(body::line(people, person, cx));
    lines.extend(
        overview
            .members
            .iter()
            .map(|view| Line::Duty(member(view, people, cx))),
    );
    lines.extend(opinions::most(&people.opinions, cx));
    lines
}

fn round(overview: &Overview, cx: &Context) -> Duty {
    let mut duty = errand(Errand::Round, tr!(cx.lang, "home-round"));
    let state = overview.round.as_ref().map(|round| round.state);
    duty.amount = match state {
        None => tr!(cx.lang, "home-round-none"),
        Some(RoundState::Open) => tr!(cx.lang, "home-round-open"),
        Some(RoundState::Closed) => tr!(cx.lang, "home-round-closed"),
        Some(RoundState::Released) => tr!(cx.lang, "home-round-released"),
    };
    if matches!(state, None | Some(RoundState::Open)) {
        (duty.due, duty.note) = due(overview, Stage::Collect, cx);
    }
    duty
}

fn kiosk(overview: &Overview, cx: &Context) -> Option<Duty> {
    let open = overview
        .round
        .as_ref()
        .filter(|round| round.state == RoundState::Open)?;
    let to = Errand::Kiosk(open.box_path.clone());
    let mut duty = errand(to, tr!(cx.lang, "home-kiosk"));
    duty.amount = tr!(cx.lang, "home-kiosk-here");
    Some(duty)
}

/// Projection and export of what was released; nothing before.
fn after_release(overview: &Overview, cx: &Context) -> Vec<Line> {
    let released = overview
        .round
        .as_ref()
        .is_some_and(|round| round.state == RoundState::Released);
    let mut project = errand(Errand::Project, tr!(cx.lang, "home-project"));
    project.amount = tr!(cx.lang, "home-project-detail");
    project.blocked = (!released).then(|| tr!(cx.lang, "home-results-blocked"));
    let mut export = errand(Errand::Export, tr!(cx.lang, "home-export"));
    export.amount = tr!(cx.lang, "home-export-detail");
    export.blocked.clone_from(&project.blocked);
    vec![Line::Duty(project), Line::Duty(export)]
}

/// The next meeting, once this one is past.
fn next_meeting(overview: &Overview, cx: &Context) -> Option<Line> {
    if overview.days_left >= 0 {
        return None;
    }
    let mut duty = errand(Errand::NextMeeting, tr!(cx.lang, "command-next-meeting"));
    duty.amount = tr!(cx.lang, "wizard-next-home");
    Some(Line::Duty(duty))
}

/// A member's line in the office's table: numbers, never words.
fn member(view: &MemberView, people: &People, cx: &Context) -> Duty {
    let goal = Goal::Errand(Errand::HandedIn(view.member.id));
    let mut duty = Duty::new(goal, people.label(&view.member));
    let Progress { done, begun, total } = view.progress;
    duty.amount = format!("{done:>3} / {total}");
    let Some(at) = view.handed_in else {
        duty.blocked = Some(tr!(cx.lang, "home-not-handed-in"));
        duty.due = if done + begun == 0 {
            tr!(cx.lang, "home-not-begun")
        } else {
            tr!(cx.lang, "home-writing")
        };
        let (_, note) = due(&people.overview, Stage::SelfReview, cx);
        if matches!(note, Note::Late(_)) {
            duty.note = note;
        }
        return duty;
    };
    duty.note = handed_in(at.date(), cx);
    duty
}

fn handed_in(day: NaiveDate, cx: &Context) -> Note {
    Note::Done(tr!(
        cx.lang,
        "home-handed-in",
        date = dates::day(cx.lang, day)
    ))
}

/// When a stage is due, and whether that is soon or past.
pub(super) fn due(overview: &Overview, stage: Stage, cx: &Context) -> (String, Note) {
    let view = overview.stages.iter().find(|view| view.stage == stage);
    let Some(day) = view.and_then(|view| view.due) else {
        return (String::new(), Note::None);
    };
    let words = tr!(cx.lang, "home-due", date = dates::day(cx.lang, day));
    let note = match dates::pressing(cx.lang, day, cx.wall.date()) {
        Some(Pressing::Soon(words)) => Note::Soon(words),
        Some(Pressing::Late(words)) => Note::Late(words),
        None => Note::None,
    };
    (words, note)
}

fn number(count: usize) -> String {
    count.to_string()
}
