//! What the home screen says of a member's journal.

use crate::tr;
use crate::tui::context::Context;
use crate::usecase::journal::Glance;

use super::super::journal::kept_up;
use super::super::routes::Errand;
use super::line::{Duty, Goal, Line};

/// Whether today is written, and for how many days in a row.
pub(super) fn line(glance: &Glance, cx: &Context) -> Line {
    let mut duty = Duty::new(Goal::Errand(Errand::Journal), tr!(cx.lang, "journal-title"));
    duty.amount = if glance.today {
        tr!(cx.lang, "journal-today-written")
    } else {
        tr!(cx.lang, "journal-today-open")
    };
    duty.due = kept_up(glance, cx.lang);
    Line::Duty(duty)
}
