//! What is said around a criticism: where it stands, and the questions before
//! something happens to it.

use crate::domain::criticism::CriticismState;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::theme::Role;
use crate::usecase::criticism::Draft;

use super::super::super::dates;
use super::super::state;

/// Who can read it when, before it is handed in.
pub(super) fn hand_in_question(draft: &Draft, cx: &Context) -> Question {
    let name = draft.target.name.as_str();
    let mut text = if draft.spoken.is_some() {
        tr!(cx.lang, "criticism-hand-in-open", name = name)
    } else {
        tr!(cx.lang, "criticism-hand-in-sealed", name = name)
    };
    let written = draft.opinions.iter().filter(|opinion| !opinion.is_empty());
    let written = written.count();
    if written < draft.least {
        let (count, least) = (written.to_string(), draft.least.to_string());
        let few = tr!(
            cx.lang,
            "criticism-hand-in-few",
            count = count,
            least = least
        );
        text = format!("{few}\n\n{text}");
    }
    Question::new(
        tr!(cx.lang, "criticism-hand-in-title", name = name),
        text,
        tr!(cx.lang, "sheet-hand-in-yes"),
    )
}

/// Before it is taken back.
pub(super) fn take_back(cx: &Context) -> Question {
    Question::new(
        tr!(cx.lang, "sheet-take-back-title"),
        tr!(cx.lang, "criticism-take-back-text"),
        tr!(cx.lang, "sheet-take-back-yes"),
    )
}

/// Before an opinion is removed.
pub(super) fn remove(at: usize, cx: &Context) -> Question {
    let number = (at + 1).to_string();
    Question::new(
        tr!(cx.lang, "criticism-remove-title", number = number),
        tr!(cx.lang, "criticism-remove-text"),
        tr!(cx.lang, "criticism-remove-yes"),
    )
}

/// What holds for it now, in a sentence.
pub(super) fn situation(draft: &Draft, cx: &Context) -> (&'static str, String, Role) {
    let (name, signs) = (draft.target.name.as_str(), cx.signs);
    let date = draft.pair.at.map(|at| dates::moment(cx.lang, at));
    let date = date.unwrap_or_default();
    match (draft.pair.state, &draft.spoken) {
        (CriticismState::Sealed, _) => {
            let key = cx.key_label(Command::TakeBack);
            let words = tr!(
                cx.lang,
                "criticism-now-is-sealed",
                date = date,
                name = name,
                key = key
            );
            (signs.done, words, Role::Good)
        }
        (CriticismState::ForThePerson, _) => {
            let words = tr!(cx.lang, "criticism-now-waits", date = date, name = name);
            (signs.done, words, Role::Good)
        }
        (CriticismState::Open, _) => {
            let open = state::words(&draft.pair, cx.lang);
            let words = tr!(cx.lang, "criticism-now-is-open", date = date, state = open);
            (signs.done, words, Role::Good)
        }
        (CriticismState::Unreadable, _) => {
            let words = tr!(cx.lang, "criticism-now-unreadable", name = name);
            (signs.warning, words, Role::Bad)
        }
        (_, Some(spoken)) => {
            let spoken = state::spoken(spoken, cx.lang);
            let words = tr!(cx.lang, "criticism-now-late", name = name, spoken = spoken);
            (signs.warning, words, Role::Warning)
        }
        (_, None) if !draft.has_key => {
            let words = tr!(cx.lang, "criticism-now-no-key", name = name);
            (signs.warning, words, Role::Warning)
        }
        (_, None) => (
            "",
            tr!(cx.lang, "criticism-now-writing", name = name),
            Role::Muted,
        ),
    }
}
