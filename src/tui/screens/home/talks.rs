//! What the home screen says of heart-to-heart talks.

use crate::domain::{MemberId, Stage};
use crate::tr;
use crate::tui::context::Context;
use crate::usecase::meeting::Overview;

use super::super::routes::Errand;
use super::duties::due;
use super::line::{Duty, Goal, Line, Note};

/// A member's line: how many one still owes a talk.
pub(super) fn of_member(overview: &Overview, member: MemberId, cx: &Context) -> Line {
    let (done, all) = overview.talks.count(Some(member));
    let mut duty = duty(overview, Errand::Talks, (done, all), cx);
    duty.amount = match all.saturating_sub(done) {
        0 => tr!(cx.lang, "talk-home-none-left"),
        left => tr!(cx.lang, "talk-home-left", count = left.to_string()),
    };
    Line::Duty(duty)
}

/// The office's line: how many pairs have talked, if any owe each other one.
pub(super) fn of_office(overview: &Overview, cx: &Context) -> Option<Line> {
    let (done, all) = overview.talks.count(None);
    let mut duty = duty(overview, Errand::TalkMatrix, (done, all), cx);
    duty.amount = format!("{done} / {all}");
    (all > 0).then_some(Line::Duty(duty))
}

fn duty(overview: &Overview, to: Errand, (done, all): (usize, usize), cx: &Context) -> Duty {
    let mut duty = Duty::new(Goal::Errand(to), tr!(cx.lang, "stage-talk"));
    if done < all {
        (duty.due, duty.note) = due(overview, Stage::Talk, cx);
    } else if all > 0 {
        duty.note = Note::Done(tr!(cx.lang, "talk-home-all"));
    }
    duty
}
