//! How far a criticism is, in a sign and a word.

use crate::domain::criticism::{CriticismState, ReplyKind, Spoken, SpokenHow};
use crate::lang::Lang;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::criticism::Pair;

use super::super::dates;

/// The sign of a state, and its colour.
pub(super) const fn sign(state: CriticismState, cx: &Context) -> (&'static str, Role) {
    let signs = cx.signs;
    match state {
        CriticismState::Missing => (signs.open, Role::Muted),
        CriticismState::Draft => (signs.ellipsis, Role::Warning),
        CriticismState::Unreadable => (signs.warning, Role::Bad),
        CriticismState::Sealed | CriticismState::ForThePerson | CriticismState::Open => {
            (signs.done, Role::Good)
        }
    }
}

/// What a state is called.
pub(super) fn words(pair: &Pair, lang: &Lang) -> String {
    match pair.state {
        CriticismState::Missing => tr!(lang, "criticism-missing"),
        CriticismState::Draft => tr!(lang, "criticism-draft"),
        CriticismState::Sealed => tr!(lang, "criticism-sealed"),
        CriticismState::ForThePerson => tr!(lang, "criticism-for-the-person"),
        CriticismState::Unreadable => tr!(lang, "criticism-unreadable"),
        CriticismState::Open => match pair.reply {
            None => tr!(lang, "criticism-open"),
            Some(kind) => {
                let (open, reply) = (tr!(lang, "criticism-open"), reply(kind, lang));
                tr!(lang, "criticism-open-answered", open = open, reply = reply)
            }
        },
    }
}

/// What an answer is called.
pub(super) fn reply(kind: ReplyKind, lang: &Lang) -> String {
    match kind {
        ReplyKind::Accepts => tr!(lang, "criticism-accepts"),
        ReplyKind::Explains => tr!(lang, "criticism-explains"),
    }
}

/// When and how somebody has spoken: 12月28日 10:05 已发言.
pub(super) fn spoken(spoken: &Spoken, lang: &Lang) -> String {
    let date = dates::moment(lang, spoken.at);
    match spoken.how {
        SpokenHow::InPerson => tr!(lang, "criticism-spoken-at", date = date),
        SpokenHow::InWriting => tr!(lang, "criticism-read-out-at", date = date),
    }
}
