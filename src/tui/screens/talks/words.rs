//! How talks and those who talk are named.

use chrono::NaiveDate;

use crate::domain::talk::{PairState, Partner, TalkWords};
use crate::tr;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::talks::Board;

use super::super::dates::{self, Pressing};

/// With whom a talk was held: the name, and the post or the unit.
pub(super) struct Named {
    pub name: String,
    pub post: String,
}

/// The partner in words; `words` has the name of somebody else.
pub(super) fn partner(
    board: &Board,
    partner: Partner,
    words: Option<&TalkWords>,
    cx: &Context,
) -> Named {
    let named = |name: &str, post: &str| Named {
        name: name.to_owned(),
        post: post.to_owned(),
    };
    let found = match partner {
        Partner::Member(id) => board.member(id).map(|it| named(&it.name, &it.post)),
        Partner::Head(id) => board.head(id).map(|it| named(&it.name, &it.unit)),
        Partner::Other => words
            .map(|words| words.with.trim())
            .filter(|with| !with.is_empty())
            .map(|with| named(with, "")),
    };
    found.unwrap_or_else(|| named(&tr!(cx.lang, "talk-nobody-yet"), ""))
}

/// The sign of a pair, and its colour.
pub(super) const fn sign(state: PairState, cx: &Context) -> (&'static str, Role) {
    match state {
        PairState::Done(_) => (cx.signs.done, Role::Good),
        PairState::Due => (cx.signs.open, Role::Muted),
        PairState::Missing => (cx.signs.warning, Role::Bad),
    }
}

/// What is to be said of the day by which talks are due: nothing while there is
/// time.
pub(super) fn pressing(due: Option<NaiveDate>, cx: &Context) -> Option<(String, Role)> {
    let sign = cx.signs.warning;
    match dates::pressing(cx.lang, due?, cx.wall.date())? {
        Pressing::Soon(words) => Some((format!("{sign} {words}"), Role::Warning)),
        Pressing::Late(words) => Some((format!("{sign} {words}"), Role::Bad)),
    }
}

/// By when, and how many days are left: 12月21日前，还有 3 天.
pub(super) fn by_when(due: NaiveDate, cx: &Context) -> String {
    let date = dates::day(cx.lang, due);
    let left = (due - cx.wall.date()).num_days();
    match left {
        0 => tr!(cx.lang, "talk-due-today", date = date),
        1.. => tr!(cx.lang, "talk-due-in", date = date, days = left),
        _ => {
            let days = left.unsigned_abs();
            tr!(cx.lang, "talk-due-past", date = date, days = days)
        }
    }
}
