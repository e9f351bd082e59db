//! Who has written for whom, without a word of it: critics down, the
//! criticised across. A line below says what the cell in hand means.

use crate::domain::criticism::CriticismState;
use crate::domain::{Member, MemberId};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Cell, Foot, Grid, GridRow, Matrix};
use crate::usecase::criticism::{self, Standing};

use super::super::dates;
use super::state;

/// Who has written for whom.
#[derive(Debug, Default)]
pub struct MatrixScreen {
    standing: Option<Standing>,
    matrix: Matrix,
}

impl MatrixScreen {
    /// For members and the office alike.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What stands below the grid.
    fn lines(&self, standing: &Standing, cx: &Context) -> Vec<(String, Role)> {
        let (members, (row, column)) = (&standing.members, self.matrix.at());
        let in_hand = members.get(row).zip(members.get(column));
        let mut lines = Vec::new();
        if let Some((critic, target)) = in_hand {
            lines.push((meaning(standing, critic, target, cx), Role::Text));
            lines.push((spoken(standing, target, cx), Role::Muted));
        }
        lines.push((legend(cx), Role::Muted));
        lines
    }
}

/// Critics down, the criticised across, who has spoken below.
fn grid(standing: &Standing, cx: &Context) -> Grid {
    let members = &standing.members;
    let row = |(at, critic): (usize, &Member)| GridRow {
        heading: String::new(),
        number: Some(at + 1),
        name: critic.name.clone(),
        cells: members
            .iter()
            .map(|target| {
                let (sign, role) = cell(standing, critic.id, target.id, cx);
                Cell { sign, role }
            })
            .collect(),
        sum: (standing.done_by(critic.id), members.len().saturating_sub(1)),
    };
    let spoken = |member: &Member| match standing.spoken_by(member.id) {
        Some(_) => cx.signs.done.to_owned(),
        None => String::new(),
    };
    Grid {
        columns: members.iter().map(|member| member.name.clone()).collect(),
        rows: members.iter().enumerate().map(row).collect(),
        foot: Some(Foot {
            name: tr!(cx.lang, "criticism-matrix-spoken"),
            signs: members.iter().map(spoken).collect(),
        }),
    }
}

/// The sign of a cell and its colour.
fn cell(standing: &Standing, critic: MemberId, target: MemberId, cx: &Context) -> (String, Role) {
    if critic == target {
        return (cx.signs.separator.to_owned(), Role::Rule);
    }
    let pair = standing.pair(critic, target);
    match pair.state {
        CriticismState::Missing => (String::new(), Role::Muted),
        state if state.is_handed_in() && !standing.is_done(&pair) => {
            (pair.opinions.to_string(), Role::Warning)
        }
        state => {
            let (sign, role) = state::sign(state, cx);
            (sign.to_owned(), role)
        }
    }
}

/// The line that says what the cell in hand means.
fn meaning(standing: &Standing, critic: &Member, target: &Member, cx: &Context) -> String {
    let (from, to) = (critic.name.as_str(), target.name.as_str());
    if critic.id == target.id {
        return tr!(cx.lang, "criticism-cell-own", name = from);
    }
    let pair = standing.pair(critic.id, target.id);
    let state = state::words(&pair, cx.lang);
    match pair.at {
        None => tr!(
            cx.lang,
            "criticism-cell",
            from = from,
            to = to,
            state = state
        ),
        Some(at) => {
            let date = dates::moment(cx.lang, at);
            tr!(
                cx.lang,
                "criticism-cell-at",
                from = from,
                to = to,
                state = state,
                date = date
            )
        }
    }
}

/// Whether the criticised person of the column has spoken, and when.
fn spoken(standing: &Standing, target: &Member, cx: &Context) -> String {
    match standing.spoken_by(target.id) {
        None => tr!(
            cx.lang,
            "criticism-cell-not-spoken",
            name = target.name.as_str()
        ),
        Some(spoken) => {
            let when = state::spoken(&spoken, cx.lang);
            tr!(
                cx.lang,
                "criticism-cell-spoken",
                name = target.name.as_str(),
                when = when
            )
        }
    }
}

impl Screen for MatrixScreen {
    type Answer = Standing;

    fn handle(&mut self, input: Input<Standing>, _cx: &Context) -> Vec<Effect<Standing>> {
        match input {
            Input::Opened | Input::Uncovered => return vec![Effect::ask(criticism::standing)],
            Input::Answer(answer) => {
                return answered(answer, |standing| {
                    self.standing = Some(standing);
                    Vec::new()
                });
            }
            input => self.matrix.handle(&input),
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(standing) = &self.standing else {
            return;
        };
        let (grid, lines) = (grid(standing, cx), self.lines(standing, cx));
        self.matrix.draw(canvas, &grid, &lines);
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "criticism-matrix-title"));
        match &self.standing {
            None => title,
            Some(standing) => {
                let (done, total) = standing.done();
                let (done, total) = (done.to_string(), total.to_string());
                title.right(tr!(
                    cx.lang,
                    "criticism-matrix-done",
                    done = done,
                    total = total
                ))
            }
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let look = tr!(cx.lang, "criticism-matrix-look");
        vec![
            Offer::named(Command::Up, look),
            Offer::new(Command::Help),
            Offer::new(Command::Back),
        ]
    }
}

/// What the signs mean.
fn legend(cx: &Context) -> String {
    let (done, begun) = (cx.signs.done, cx.signs.ellipsis);
    tr!(cx.lang, "criticism-legend", done = done, begun = begun)
}
