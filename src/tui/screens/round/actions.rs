//! What can be done next, and why not where it cannot.

use ratatui::layout::Rect;

use crate::domain::RoundState;
use crate::text;
use crate::tr;
use crate::tui::{Canvas, Context, Role};
use crate::usecase::standing::{RoundStanding, Standing};

/// Something the office can do with a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Plan,
    Kiosk,
    Paper,
    Import,
    Close,
    Count,
    Results,
    Minutes,
    Rounds,
}

/// An action as a line of the page.
pub(super) struct Deed {
    pub action: Action,
    pub name: String,
    pub about: String,
    pub blocked: Option<String>,
}

/// What can be done now, the likeliest first.
pub(super) fn deeds(standing: &Standing, office: bool, cx: &Context) -> Vec<Deed> {
    let alone = (!office).then(|| tr!(cx.lang, "round-needs-office"));
    let round = match standing {
        Standing::NotYet(_) => return vec![deed(Action::Plan, alone, cx)],
        Standing::Round(round) => round,
    };
    let in_use = in_use(round, cx);
    let mut deeds = match round.state {
        RoundState::Open => vec![
            deed(Action::Kiosk, in_use.clone(), cx),
            deed(Action::Import, in_use.clone(), cx),
            deed(Action::Paper, in_use.clone(), cx),
            deed(Action::Close, in_use, cx),
        ],
        RoundState::Closed => {
            vec![
                deed(Action::Count, alone, cx),
                deed(Action::Minutes, None, cx),
            ]
        }
        RoundState::Released => {
            vec![
                deed(Action::Results, None, cx),
                deed(Action::Minutes, None, cx),
            ]
        }
    };
    deeds.push(deed(Action::Rounds, None, cx));
    deeds
}

fn in_use(round: &RoundStanding, cx: &Context) -> Option<String> {
    round
        .turnout
        .is_err()
        .then(|| tr!(cx.lang, "round-box-not-here"))
}

fn deed(action: Action, blocked: Option<String>, cx: &Context) -> Deed {
    let (name, about) = match action {
        Action::Plan => (
            tr!(cx.lang, "round-do-plan"),
            tr!(cx.lang, "round-do-plan-about"),
        ),
        Action::Kiosk => (
            tr!(cx.lang, "round-do-kiosk"),
            tr!(cx.lang, "round-do-kiosk-about"),
        ),
        Action::Paper => (tr!(cx.lang, "forms-do"), tr!(cx.lang, "forms-do-about")),
        Action::Import => (
            tr!(cx.lang, "round-do-import"),
            tr!(cx.lang, "round-do-import-about"),
        ),
        Action::Close => (
            tr!(cx.lang, "round-do-close"),
            tr!(cx.lang, "round-do-close-about"),
        ),
        Action::Count => (
            tr!(cx.lang, "round-do-count"),
            tr!(cx.lang, "round-do-count-about"),
        ),
        Action::Results => (
            tr!(cx.lang, "round-do-results"),
            tr!(cx.lang, "round-do-results-about"),
        ),
        Action::Minutes => (
            tr!(cx.lang, "round-do-minutes"),
            tr!(cx.lang, "round-do-minutes-about"),
        ),
        Action::Rounds => (
            tr!(cx.lang, "round-do-rounds"),
            tr!(cx.lang, "round-do-rounds-about"),
        ),
    };
    Deed {
        action,
        name,
        about,
        blocked,
    }
}

/// Draws a deed into a canvas of one line.
pub(super) fn draw(deed: &Deed, canvas: &mut Canvas, in_hand: bool, cx: &Context) {
    let Rect { x, y, width, .. } = canvas.area();
    if in_hand {
        canvas.print(x, y, cx.signs.cursor, Role::Accent);
    }
    let role = if deed.blocked.is_some() {
        Role::Disabled
    } else {
        Role::Text
    };
    canvas.print(x + 2, y, &deed.name, role);
    let about = deed.blocked.as_ref().unwrap_or(&deed.about);
    let column = 26.max(text::width(&deed.name) as u16 + 5);
    canvas.print_within(
        x + column,
        y,
        width.saturating_sub(column + 1),
        about,
        Role::Muted,
    );
}
