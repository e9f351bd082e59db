//! Who has talked with whom, without a word of it: members against members,
//! and below them the heads of the units that each supervises.

use crate::domain::Member;
use crate::domain::talk::{PairState, Partner, UnitHead};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Cell, Grid, GridRow, Matrix};
use crate::usecase::{meeting, talks};

use super::super::dates;
use super::words;

/// Who has talked with whom.
#[derive(Debug, Default)]
pub struct TalkMatrixScreen {
    board: Option<talks::Board>,
    matrix: Matrix,
}

impl TalkMatrixScreen {
    /// For members and the office alike.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What stands below the grid.
    fn lines(&self, board: &talks::Board, cx: &Context) -> Vec<(String, Role)> {
        let (row, column) = self.matrix.at();
        let mut lines = Vec::new();
        if let Some(member) = board.members.get(column) {
            lines.push((meaning(board, row, member, cx), Role::Text));
        }
        if let Some(due) = board.due {
            let when = words::by_when(due, cx);
            let (_, role) = words::pressing(board.due, cx).unwrap_or((String::new(), Role::Muted));
            let (done, all) = board.count(None);
            let role = if done < all { role } else { Role::Muted };
            lines.push((tr!(cx.lang, "talk-matrix-due", when = when), role));
        }
        lines.push((legend(cx), Role::Muted));
        lines
    }
}

/// Members against members, then the heads of supervised units.
fn grid(board: &talks::Board, cx: &Context) -> Grid {
    let members = &board.members;
    let cells = |partner: Partner| -> Vec<Cell> {
        members
            .iter()
            .map(|member| cell(board, member, partner, cx))
            .collect()
    };
    let member_row = |(at, member): (usize, &Member)| GridRow {
        heading: String::new(),
        number: Some(at + 1),
        name: member.name.clone(),
        cells: cells(Partner::Member(member.id)),
        sum: board.count(Some(member.id)),
    };
    let head_row = |(at, head): (usize, &UnitHead)| {
        let partner = Partner::Head(head.id);
        let done = matches!(
            board.state(head.supervisor, partner),
            Some(PairState::Done(_))
        );
        let heading = if at == 0 {
            tr!(cx.lang, "talk-heads-title")
        } else {
            String::new()
        };
        GridRow {
            heading,
            number: None,
            name: head.name.clone(),
            cells: cells(partner),
            sum: (usize::from(done), 1),
        }
    };
    let rows = members.iter().enumerate().map(member_row);
    Grid {
        columns: members.iter().map(|member| member.name.clone()).collect(),
        rows: rows
            .chain(board.heads.iter().enumerate().map(head_row))
            .collect(),
        foot: None,
    }
}

/// The sign of a member and a partner; nothing where they owe each other none.
fn cell(board: &talks::Board, member: &Member, partner: Partner, cx: &Context) -> Cell {
    let (sign, role) = match board.state(member.id, partner) {
        Some(state) => words::sign(state, cx),
        None if partner == Partner::Member(member.id) => (cx.signs.separator, Role::Rule),
        None => ("", Role::Muted),
    };
    Cell {
        sign: sign.to_owned(),
        role,
    }
}

/// Who stands in a row.
fn partner_of(board: &talks::Board, row: usize) -> Option<Partner> {
    let member = board.members.get(row);
    member.map(|it| Partner::Member(it.id)).or_else(|| {
        let head = board.heads.get(row.checked_sub(board.members.len())?)?;
        Some(Partner::Head(head.id))
    })
}

/// The line that says what the cell in hand means.
fn meaning(board: &talks::Board, row: usize, member: &Member, cx: &Context) -> String {
    let Some(partner) = partner_of(board, row) else {
        return String::new();
    };
    let named = words::partner(board, partner, None, cx);
    let with = match partner {
        Partner::Head(_) => {
            let (name, unit) = (named.name.as_str(), named.post.as_str());
            tr!(cx.lang, "talk-head-of", name = name, unit = unit)
        }
        Partner::Member(_) | Partner::Other => named.name,
    };
    let Some(state) = board.state(member.id, partner) else {
        return match partner {
            Partner::Head(_) => {
                let name = member.name.as_str();
                tr!(cx.lang, "talk-cell-none", name = name, with = with)
            }
            Partner::Member(_) | Partner::Other => tr!(cx.lang, "talk-cell-self", name = with),
        };
    };
    let name = member.name.as_str();
    let day = match state {
        PairState::Done(day) => dates::day(cx.lang, day),
        PairState::Due | PairState::Missing => {
            return tr!(cx.lang, "talk-cell-open", name = name, with = with);
        }
    };
    let talks: Vec<_> = board.talks_of(member.id, partner).collect();
    let mut by: Vec<&str> = Vec::new();
    for talk in &talks {
        let recorder = board
            .member(talk.recorder)
            .map_or("", |it| it.name.as_str());
        if !by.contains(&recorder) {
            by.push(recorder);
        }
    }
    let by = by.join(&tr!(cx.lang, "results-list-comma"));
    tr!(
        cx.lang,
        "talk-cell-done",
        name = name,
        with = with,
        date = day,
        by = by
    )
}

/// What the signs mean.
fn legend(cx: &Context) -> String {
    let signs = cx.signs;
    tr!(
        cx.lang,
        "talk-legend",
        done = signs.done,
        open = signs.open,
        late = signs.warning
    )
}

impl Screen for TalkMatrixScreen {
    type Answer = talks::Board;

    fn handle(&mut self, input: Input<talks::Board>, cx: &Context) -> Vec<Effect<talks::Board>> {
        match input {
            Input::Opened | Input::Uncovered => {
                let today = cx.wall.date();
                return vec![Effect::ask(move |desk| {
                    talks::board(desk, meeting::current(desk)?.id, today)
                })];
            }
            Input::Answer(answer) => {
                return answered(answer, |board| {
                    self.board = Some(board);
                    Vec::new()
                });
            }
            input => self.matrix.handle(&input),
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(board) = &self.board else { return };
        let (grid, lines) = (grid(board, cx), self.lines(board, cx));
        self.matrix.draw(canvas, &grid, &lines);
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "talk-matrix-title"));
        let Some(board) = &self.board else {
            return title;
        };
        let (done, all) = board.count(None);
        let (done, all) = (done.to_string(), all.to_string());
        title.right(tr!(cx.lang, "talk-matrix-done", done = done, all = all))
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
