//! What the home screen says of mutual criticism.

use crate::domain::criticism::CriticismState;
use crate::domain::{MemberId, Stage};
use crate::tr;
use crate::tui::context::Context;
use crate::usecase::meeting::Overview;

use super::super::dates;
use super::super::routes::Errand;
use super::duties::due;
use super::line::{Duty, Goal, Line, Note};

/// A member's lines: whom one still owes, and what one was told.
pub(super) fn of_member(overview: &Overview, member: MemberId, cx: &Context) -> Vec<Line> {
    let standing = &overview.criticism;
    let (done, total) = (standing.done_by(member), standing.others(member).count());
    if total == 0 {
        return Vec::new();
    }
    let mut duty = Duty::new(
        Goal::Errand(Errand::Criticism),
        tr!(cx.lang, "criticism-title"),
    );
    let (done_words, total_words) = (done.to_string(), total.to_string());
    duty.amount = tr!(
        cx.lang,
        "criticism-home-mine",
        done = done_words,
        total = total_words
    );
    if done == total {
        duty.note = Note::Done(tr!(cx.lang, "criticism-home-all"));
    } else {
        (duty.due, duty.note) = due(overview, Stage::Criticise, cx);
    }
    let mut lines = vec![Line::Duty(duty)];
    lines.extend(of_me(overview, member, cx).map(Line::Duty));
    lines
}

/// What one was told, from the moment one has spoken.
fn of_me(overview: &Overview, member: MemberId, cx: &Context) -> Option<Duty> {
    let standing = &overview.criticism;
    let spoken = standing.spoken_by(member)?;
    let mut duty = Duty::new(
        Goal::Errand(Errand::CriticismOfMe),
        tr!(cx.lang, "criticism-of-me"),
    );
    let waiting = standing.about(member, CriticismState::ForThePerson);
    let open = standing.about(member, CriticismState::Open);
    if waiting > 0 {
        let count = waiting.to_string();
        duty.amount = tr!(cx.lang, "criticism-home-count", count = count);
        duty.note = Note::Soon(tr!(cx.lang, "criticism-home-waits"));
    } else {
        duty.amount = tr!(cx.lang, "criticism-home-count", count = open.to_string());
        let date = dates::day(cx.lang, spoken.at.date());
        duty.due = tr!(cx.lang, "criticism-home-spoken", date = date);
    }
    Some(duty)
}

/// The office's lines: who has written for whom, and the meeting.
pub(super) fn of_office(overview: &Overview, cx: &Context) -> Vec<Line> {
    let standing = &overview.criticism;
    let (done, total) = standing.done();
    if total == 0 {
        return Vec::new();
    }
    let mut pairs = Duty::new(
        Goal::Errand(Errand::CriticismMatrix),
        tr!(cx.lang, "criticism-title"),
    );
    pairs.amount = format!("{done} / {total}");
    if done < total {
        (pairs.due, pairs.note) = due(overview, Stage::Criticise, cx);
    }
    let mut room = Duty::new(
        Goal::Errand(Errand::Room),
        tr!(cx.lang, "criticism-home-room"),
    );
    let (spoken, members) = (
        standing.spoken.len().to_string(),
        standing.members.len().to_string(),
    );
    room.amount = tr!(
        cx.lang,
        "criticism-room-done",
        done = spoken,
        total = members
    );
    vec![Line::Duty(pairs), Line::Duty(room)]
}
