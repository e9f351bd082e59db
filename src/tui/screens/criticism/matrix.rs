//! Who has written for whom, without a word of it: critics down, the
//! criticised across, numbers at the margins, more of the names where there is
//! room. A line below says what the cell in hand means.

use ratatui::layout::Rect;

use crate::domain::criticism::CriticismState;
use crate::domain::{Member, MemberId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::criticism::{self, Standing};

use super::super::dates;
use super::state;

/// Who has written for whom.
#[derive(Debug, Default)]
pub struct MatrixScreen {
    standing: Option<Standing>,
    /// The cell in hand: critic and criticised.
    at: (usize, usize),
    /// First critic and first criticised that show.
    first: (usize, usize),
}

/// Rows around the cells, at most: surnames and numbers above, who has spoken
/// below.
const AROUND: u16 = 3;

/// How wide the parts are.
struct Widths {
    /// Number and name of a critic.
    name: u16,
    /// A cell.
    cell: u16,
    /// How many done, at the right.
    sum: u16,
}

impl MatrixScreen {
    /// For members and the office alike.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn go(&mut self, (down, across): (isize, isize)) {
        let last = self
            .standing
            .as_ref()
            .map_or(0, |standing| standing.members.len().saturating_sub(1));
        let step = |at: usize, by: isize| at.saturating_add_signed(by).min(last);
        self.at = (step(self.at.0, down), step(self.at.1, across));
    }

    fn key(&mut self, code: Code) {
        match code {
            Code::Up => self.go((-1, 0)),
            Code::Down => self.go((1, 0)),
            Code::Left => self.go((0, -1)),
            Code::Right | Code::Tab => self.go((0, 1)),
            Code::PageUp => self.go((-8, 0)),
            Code::PageDown => self.go((8, 0)),
            Code::Home => self.go((0, isize::MIN)),
            Code::End => self.go((0, isize::MAX)),
            _ => {}
        }
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

impl Widths {
    fn of(standing: &Standing, width: u16) -> Self {
        let members = standing.members.len() as u16;
        let names = text::widest(standing.members.iter().map(|m| &m.name)) as u16;
        let (name, sum) = (names.clamp(4, 12) + 4, 7);
        let room = width.saturating_sub(name + sum);
        let cell = (room / members.max(1)).clamp(3, 7);
        Self { name, cell, sum }
    }

    /// How many columns of cells fit.
    fn across(&self, width: u16) -> usize {
        usize::from((width.saturating_sub(self.name + self.sum) / self.cell).max(1))
    }
}

/// As much of the beginning of a name as fits: the surname, mostly.
fn beginning(name: &str, columns: usize) -> &str {
    let mut end = 0;
    for (at, c) in name.char_indices() {
        let after = at + c.len_utf8();
        if name
            .get(..after)
            .is_none_or(|part| text::width(part) > columns)
        {
            break;
        }
        end = after;
    }
    name.get(..end).unwrap_or_default()
}

/// The first that shows, so that the one in hand does.
fn scrolled(first: usize, at: usize, fit: usize, len: usize) -> usize {
    first
        .min(at)
        .min(len.saturating_sub(fit))
        .max((at + 1).saturating_sub(fit))
}

impl MatrixScreen {
    /// What stands below the grid.
    fn lines(&self, standing: &Standing, cx: &Context) -> Vec<(String, Role)> {
        let members = &standing.members;
        let in_hand = members.get(self.at.0).zip(members.get(self.at.1));
        let mut lines = Vec::new();
        if let Some((critic, target)) = in_hand {
            lines.push((meaning(standing, critic, target, cx), Role::Text));
            lines.push((spoken(standing, target, cx), Role::Muted));
        }
        lines.push((legend(cx), Role::Muted));
        lines
    }

    fn draw_grid(&mut self, canvas: &mut Canvas, area: Rect, standing: &Standing, cx: &Context) {
        let widths = Widths::of(standing, area.width);
        let members = &standing.members;
        let surnames = widths.cell >= 3 && area.height >= 8;
        let head = 1 + u16::from(surnames);
        let foot = u16::from(area.height >= 6);
        let rows = usize::from(area.height.saturating_sub(head + foot)).max(1);
        let across = widths.across(area.width);
        self.first.0 = scrolled(self.first.0, self.at.0, rows, members.len());
        self.first.1 = scrolled(self.first.1, self.at.1, across, members.len());
        let shown: Vec<(usize, &Member)> = members
            .iter()
            .enumerate()
            .skip(self.first.1)
            .take(across)
            .collect();
        for (place, (number, target)) in shown.iter().enumerate() {
            let right = area.x + widths.name + widths.cell * (place as u16 + 1) - 1;
            let in_hand = *number == self.at.1;
            let role = if in_hand { Role::Accent } else { Role::Muted };
            if surnames {
                let name = beginning(&target.name, usize::from(widths.cell) - 1);
                canvas.print_right(right, area.y, name, role);
            }
            let y = area.y + head - 1;
            canvas.print_right(right, y, &(number + 1).to_string(), role);
        }
        if members.len() > across {
            let [.., back, on] = cx.signs.arrows;
            canvas.print(area.x, area.y, &format!("{back}{on}"), Role::Muted);
        }
        let lines = members.iter().enumerate().skip(self.first.0).take(rows);
        let mut y = area.y + head;
        for (number, critic) in lines {
            let at = ((area.x, y), &widths);
            self.draw_row(canvas, at, standing, (number, critic), &shown, cx);
            y += 1;
        }
        let [up, down] = cx.signs.more;
        if self.first.0 > 0 {
            canvas.print(area.x, area.y + head, up, Role::Muted);
        }
        if self.first.0 + rows < members.len() {
            canvas.print(area.x, y.saturating_sub(1), down, Role::Muted);
        }
        if foot > 0 {
            draw_spoken(canvas, (area.x, y), &widths, standing, &shown, cx);
        }
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        ((x, y), widths): ((u16, u16), &Widths),
        standing: &Standing,
        (number, critic): (usize, &Member),
        shown: &[(usize, &Member)],
        cx: &Context,
    ) {
        let in_hand = number == self.at.0;
        let role = if in_hand { Role::Accent } else { Role::Text };
        canvas.print_right(x + 2, y, &(number + 1).to_string(), Role::Muted);
        canvas.print_within(x + 3, y, widths.name.saturating_sub(4), &critic.name, role);
        for (place, (column, target)) in shown.iter().enumerate() {
            let left = x + widths.name + widths.cell * place as u16;
            let right = left + widths.cell - 1;
            let (sign, role) = cell(standing, critic.id, target.id, cx);
            if in_hand && *column == self.at.1 {
                let place = Rect::new(left, y, widths.cell, 1);
                canvas.clear(place, Role::Cursor);
                let mut part = canvas.part(place).on(Role::Cursor);
                part.print_right(right, y, &sign, role);
            } else {
                canvas.print_right(right, y, &sign, role);
            }
        }
        let (done, total) = (
            standing.done_by(critic.id),
            standing.members.len().saturating_sub(1),
        );
        let sum = format!("{done}/{total}");
        let right = x + widths.name + widths.cell * shown.len() as u16 + widths.sum;
        let role = if done == total {
            Role::Good
        } else {
            Role::Muted
        };
        canvas.print_right(right, y, &sum, role);
    }
}

/// Below the cells: who has spoken.
fn draw_spoken(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    widths: &Widths,
    standing: &Standing,
    shown: &[(usize, &Member)],
    cx: &Context,
) {
    let label = tr!(cx.lang, "criticism-matrix-spoken");
    canvas.print_within(x + 3, y, widths.name.saturating_sub(4), &label, Role::Muted);
    for (place, (_, target)) in shown.iter().enumerate() {
        if standing.spoken_by(target.id).is_some() {
            let right = x + widths.name + widths.cell * (place as u16 + 1) - 1;
            canvas.print_right(right, y, cx.signs.done, Role::Muted);
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
                    self.go((0, 0));
                    Vec::new()
                });
            }
            Input::Command(command) => {
                if let Some(key) = command.fixed_key() {
                    self.key(key.code);
                }
            }
            Input::Key(key) => self.key(key.code),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(standing) = self.standing.take() else {
            return;
        };
        let area = canvas.area();
        let lines = self.lines(&standing, cx);
        let rows = lines
            .iter()
            .map(|(words, _)| Canvas::rows(words, area.width));
        let room = area.height.saturating_sub(rows.sum());
        let needed = standing.members.len() as u16 + AROUND;
        let air = u16::from(room > needed);
        let grid = Rect {
            height: room.min(needed),
            ..area
        };
        self.draw_grid(canvas, grid, &standing, cx);
        let mut y = grid.bottom() + air;
        for (words, role) in &lines {
            y = canvas.paragraph(area.x, y, area.width, words, *role);
        }
        self.standing = Some(standing);
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
