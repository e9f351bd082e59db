//! What the register of opinions has to say on the home screen: alarms for
//! everybody, what waits for whom, and what people speak of most.

use crate::domain::opinion::Addressee;
use crate::domain::{Author, MemberId};
use crate::text;
use crate::tr;
use crate::tui::context::Context;
use crate::usecase::opinions::{Alarm, Glance};

use super::super::person::Person;
use super::super::routes::Errand;
use super::line::{Bar, Duty, Goal, Line, Note};

/// So many categories have a bar.
const BARS: usize = 5;

/// Urgent opinions for which nobody answers: category and age, no words. They
/// stand on top, whoever sits here and also before anybody does.
pub(super) fn alarms(glance: &Glance, person: &Person, cx: &Context) -> Vec<Line> {
    let mut lines: Vec<Line> = glance
        .alarms
        .iter()
        .map(|alarm| Line::Duty(duty_of(alarm, person, cx)))
        .collect();
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines
}

fn duty_of(alarm: &Alarm, person: &Person, cx: &Context) -> Duty {
    let category = alarm.category.as_str();
    let name = tr!(cx.lang, "opinion-home-alarm", category = category);
    let mut duty = Duty::new(Goal::Errand(Errand::Opinions(None)), name);
    let days = alarm.since.map(|since| (cx.wall.date() - since).num_days());
    duty.note = Note::Late(match days {
        Some(days @ 1..) => tr!(cx.lang, "opinion-home-alarm-days", days = days),
        Some(_) => tr!(cx.lang, "opinion-home-alarm-today"),
        None => tr!(cx.lang, "opinion-home-alarm-text"),
    });
    if matches!(person, Person::Nobody) {
        duty.blocked = Some(tr!(cx.lang, "opinion-home-alarm-unlock"));
    }
    duty
}

/// What waits for a member to claim or to answer.
pub(super) fn of_member(glance: &Glance, member: MemberId, cx: &Context) -> Line {
    let waiting =
        glance.unclaimed_about(Addressee::Member(member)) + glance.unclaimed_about(Addressee::Body);
    let owed = glance.unanswered(Author::Member(member));
    let mut duty = duty(tr!(cx.lang, "opinion-home-claim"));
    duty.amount = match (glance.all, waiting, owed) {
        (0, ..) => tr!(cx.lang, "opinion-home-none"),
        (_, 0, 0) => tr!(cx.lang, "opinion-home-all-claimed"),
        (_, 0, owed) => tr!(cx.lang, "opinion-home-unanswered", count = owed),
        (_, waiting, _) => tr!(cx.lang, "opinion-home-waiting", count = waiting),
    };
    if waiting > 0 && owed > 0 {
        duty.due = tr!(cx.lang, "opinion-home-unanswered", count = owed);
    }
    Line::Duty(duty)
}

/// What the office sees of the register.
pub(super) fn of_office(glance: &Glance, cx: &Context) -> Line {
    let mut duty = duty(tr!(cx.lang, "opinion-home"));
    duty.amount = match (glance.all, glance.unclaimed) {
        (0, _) => tr!(cx.lang, "opinion-home-none"),
        (all, unclaimed) => tr!(
            cx.lang,
            "opinion-home-all",
            all = all,
            unclaimed = unclaimed
        ),
    };
    Line::Duty(duty)
}

fn duty(name: String) -> Duty {
    Duty::new(Goal::Errand(Errand::Opinions(None)), name)
}

/// What people speak of most, and how much of it nobody has claimed.
pub(super) fn most(glance: &Glance, cx: &Context) -> Vec<Line> {
    let shown = glance.categories.iter().take(BARS);
    let Some(first) = glance.categories.first() else {
        return Vec::new();
    };
    let column = text::widest(shown.clone().map(|it| &it.label)).clamp(10, 22);
    let bars = shown.map(|it| {
        Line::Bar(Bar {
            goal: Goal::Errand(Errand::Opinions(Some(it.id.clone()))),
            label: it.label.clone(),
            column: u16::try_from(column).unwrap_or(22),
            count: it.all,
            most: first.all,
            right: it.unclaimed,
        })
    });
    let heading = Line::Heading {
        left: tr!(cx.lang, "opinion-home-most"),
        right: tr!(cx.lang, "opinion-home-most-unclaimed"),
    };
    [Line::Blank, heading].into_iter().chain(bars).collect()
}
