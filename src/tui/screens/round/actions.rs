//! What can be done next, and why not where it cannot.

use ratatui::layout::Rect;

use crate::domain::RoundState;
use crate::domain::round::KeyMode;
use crate::text;
use crate::tr;
use crate::tui::{Canvas, Context, Role};
use crate::usecase::round::booths::BoothStanding;
use crate::usecase::standing::{RoundStanding, Standing};

/// Something the office can do with a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Action {
    Plan,
    Kiosk,
    Paper,
    Import,
    Halls,
    Close,
    Minutes,
    Copy,
    Receipts,
    Count,
    Results,
    Release,
    Accept,
    Destroy,
    Rounds,
}

/// An action as a line of the page.
pub(super) struct Deed {
    pub action: Action,
    pub name: String,
    pub about: String,
    pub blocked: Option<String>,
    /// A step of several: its number, and whether it was taken.
    pub step: Option<(usize, bool)>,
}

/// What can be done now, the likeliest first. `taken` are the steps after
/// closing that were taken since the page was opened.
pub(super) fn deeds(
    standing: &Standing,
    office: bool,
    taken: &[Action],
    cx: &Context,
) -> Vec<Deed> {
    let alone = (!office).then(|| tr!(cx.lang, "round-needs-office"));
    let round = match standing {
        Standing::NotYet(_) => return vec![deed(Action::Plan, alone, cx)],
        Standing::Round(round) => round,
    };
    let mut deeds = match round.state {
        RoundState::Open => open(round, cx),
        RoundState::Closed => {
            // Two holders need nobody's passphrase.
            let alone = alone.filter(|_| round.setup.key_mode == KeyMode::OnePerson);
            let mut steps = vec![
                deed(Action::Minutes, None, cx),
                deed(Action::Copy, None, cx),
            ];
            if round.has_receipts() {
                steps.push(deed(Action::Receipts, None, cx));
            }
            steps.push(deed(Action::Count, alone, cx));
            for (step, number) in steps.iter_mut().zip(1..) {
                step.step = Some((number, taken.contains(&step.action)));
            }
            steps
        }
        RoundState::Released => released(round, cx),
    };
    deeds.push(deed(Action::Rounds, None, cx));
    deeds
}

fn open(round: &RoundStanding, cx: &Context) -> Vec<Deed> {
    let in_use = round
        .turnout
        .is_err()
        .then(|| tr!(cx.lang, "round-box-not-here"));
    let out = round.halls.iter().find_map(|hall| match hall.standing {
        BoothStanding::Out(_) => Some(tr!(cx.lang, "round-hall-out", name = hall.name.as_str())),
        _ => None,
    });
    let mut deeds = vec![
        deed(Action::Kiosk, in_use.clone(), cx),
        deed(Action::Import, in_use.clone(), cx),
        deed(Action::Paper, in_use.clone(), cx),
    ];
    if !round.halls.is_empty() {
        deeds.push(deed(Action::Halls, None, cx));
    }
    deeds.push(deed(Action::Close, in_use.or(out), cx));
    deeds
}

fn released(round: &RoundStanding, cx: &Context) -> Vec<Deed> {
    let mut deeds = vec![
        deed(Action::Results, None, cx),
        deed(Action::Release, None, cx),
    ];
    match (round.accepted_on, round.destroyed_on) {
        (None, _) => deeds.push(deed(Action::Accept, None, cx)),
        (Some(_), None) => deeds.push(deed(Action::Destroy, None, cx)),
        (Some(_), Some(_)) => {}
    }
    deeds.push(deed(Action::Minutes, None, cx));
    if round.destroyed_on.is_none() {
        deeds.push(deed(Action::Copy, None, cx));
        if round.has_receipts() {
            deeds.push(deed(Action::Receipts, None, cx));
        }
    }
    deeds
}

fn deed(action: Action, blocked: Option<String>, cx: &Context) -> Deed {
    let (name, about) = words(action, cx);
    Deed {
        action,
        name,
        about,
        blocked,
        step: None,
    }
}

fn words(action: Action, cx: &Context) -> (String, String) {
    match action {
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
        Action::Halls => (
            tr!(cx.lang, "round-do-halls"),
            tr!(cx.lang, "round-do-halls-about"),
        ),
        Action::Close => (
            tr!(cx.lang, "round-do-close"),
            tr!(cx.lang, "round-do-close-about"),
        ),
        Action::Minutes => (
            tr!(cx.lang, "round-do-minutes"),
            tr!(cx.lang, "round-do-minutes-about"),
        ),
        Action::Copy => (
            tr!(cx.lang, "round-do-copy"),
            tr!(cx.lang, "round-do-copy-about"),
        ),
        Action::Receipts => (
            tr!(cx.lang, "round-do-receipts"),
            tr!(cx.lang, "round-do-receipts-about"),
        ),
        Action::Count => (
            tr!(cx.lang, "round-do-count"),
            tr!(cx.lang, "round-do-count-about"),
        ),
        Action::Results => (
            tr!(cx.lang, "round-do-results"),
            tr!(cx.lang, "round-do-results-about"),
        ),
        Action::Release => (
            tr!(cx.lang, "round-do-release"),
            tr!(cx.lang, "round-do-release-about"),
        ),
        Action::Accept => (
            tr!(cx.lang, "round-do-accept"),
            tr!(cx.lang, "round-do-accept-about"),
        ),
        Action::Destroy => (
            tr!(cx.lang, "round-do-destroy"),
            tr!(cx.lang, "round-do-destroy-about"),
        ),
        Action::Rounds => (
            tr!(cx.lang, "round-do-rounds"),
            tr!(cx.lang, "round-do-rounds-about"),
        ),
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
    let mut name = x + 2;
    if let Some((number, taken)) = deed.step {
        canvas.print(name, y, &number.to_string(), Role::Accent);
        if taken {
            canvas.print(name + 2, y, cx.signs.done, Role::Good);
        }
        name += 4;
    }
    canvas.print(name, y, &deed.name, role);
    let about = deed.blocked.as_ref().unwrap_or(&deed.about);
    let column = (26 + x).max(name + text::width(&deed.name) as u16 + 3);
    canvas.print_within(
        column,
        y,
        (x + width).saturating_sub(column + 1),
        about,
        Role::Muted,
    );
}
