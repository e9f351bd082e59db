//! People against people: a sign in each cell, numbers at the margins, more of
//! the names where there is room. One cell is in hand; lines below the grid say
//! what it means.

use ratatui::layout::Rect;

use crate::text;
use crate::tui::canvas::Canvas;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

/// What a matrix shows, laid out anew whenever it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The names of the columns, numbered from 1.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// A last row that is never in hand.
    pub foot: Option<Foot>,
}

/// A row of a matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GridRow {
    /// A line above the row; empty for none.
    pub heading: String,
    /// Its number; `None` for a row that has none.
    pub number: Option<usize>,
    /// Its name.
    pub name: String,
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// How many of how many are done.
    pub sum: (usize, usize),
}

/// What stands in a cell: a sign or a number of at most two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The sign; empty for nothing.
    pub sign: String,
    /// Its colour.
    pub role: Role,
}

/// A row below the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foot {
    /// What it says.
    pub name: String,
    /// A sign for each column.
    pub signs: Vec<String>,
}

/// People against people, with one cell in hand.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// The cell in hand: row and column.
    at: (usize, usize),
    /// First line and first column that show.
    first: (usize, usize),
    /// How many rows and columns there are.
    size: (usize, usize),
}

/// Rows above the cells: names and numbers.
const HEAD: u16 = 2;

/// How wide the parts are.
struct Widths {
    /// Number and name of a row.
    name: u16,
    /// A cell.
    cell: u16,
    /// How many done, at the right.
    sum: u16,
}

/// A line of the grid.
#[derive(Clone, Copy)]
enum Line {
    Heading(usize),
    Row(usize),
}

/// The part of a grid that shows.
struct Shown<'a> {
    grid: &'a Grid,
    widths: Widths,
    /// The numbers of the columns, from 0.
    columns: Vec<usize>,
}

impl Matrix {
    /// With the first cell in hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The cell in hand: row and column, from 0.
    #[must_use]
    pub const fn at(&self) -> (usize, usize) {
        self.at
    }

    /// Says how many rows and columns there are; the cell in hand stays among
    /// them.
    pub fn set_size(&mut self, rows: usize, columns: usize) {
        self.size = (rows, columns);
        self.go((0, 0));
    }

    fn go(&mut self, (down, across): (isize, isize)) {
        let step = |at: usize, by: isize, len: usize| {
            at.saturating_add_signed(by).min(len.saturating_sub(1))
        };
        self.at = (
            step(self.at.0, down, self.size.0),
            step(self.at.1, across, self.size.1),
        );
    }

    /// Reacts to arrows, Tab, page keys, Home and End.
    pub fn handle<A>(&mut self, input: &Input<A>) {
        let key = match input {
            Input::Command(command) => command.fixed_key(),
            Input::Key(key) => Some(*key),
            _ => None,
        };
        match key.map(|key| key.code) {
            Some(Code::Up) => self.go((-1, 0)),
            Some(Code::Down) => self.go((1, 0)),
            Some(Code::Left) => self.go((0, -1)),
            Some(Code::Right | Code::Tab) => self.go((0, 1)),
            Some(Code::PageUp) => self.go((-8, 0)),
            Some(Code::PageDown) => self.go((8, 0)),
            Some(Code::Home) => self.go((0, isize::MIN)),
            Some(Code::End) => self.go((0, isize::MAX)),
            _ => {}
        }
    }

    /// Draws the grid, and below it what `below` says of the cell in hand.
    pub fn draw(&mut self, canvas: &mut Canvas, grid: &Grid, below: &[(String, Role)]) {
        let area = canvas.area();
        self.set_size(grid.rows.len(), grid.columns.len());
        let words = below
            .iter()
            .map(|(words, _)| Canvas::rows(words, area.width));
        let room = area.height.saturating_sub(words.sum());
        let foot = u16::from(grid.foot.is_some());
        let needed = lines(grid).len() as u16 + HEAD + foot;
        let air = u16::from(room > needed);
        let place = Rect {
            height: room.min(needed),
            ..area
        };
        self.draw_grid(canvas, place, grid);
        let mut y = place.bottom() + air;
        for (words, role) in below {
            y = canvas.paragraph(area.x, y, area.width, words, *role);
        }
    }

    fn draw_grid(&mut self, canvas: &mut Canvas, area: Rect, grid: &Grid) {
        let widths = Widths::of(grid, area.width);
        let named = area.height >= 8;
        let head = 1 + u16::from(named);
        let foot = grid.foot.as_ref().filter(|_| area.height >= 6);
        let spare = head + u16::from(foot.is_some());
        let fit = usize::from(area.height.saturating_sub(spare)).max(1);
        let across = widths.across(area.width);
        let lines = lines(grid);
        let in_hand = |line: &Line| matches!(line, Line::Row(row) if *row == self.at.0);
        let line = lines.iter().position(in_hand).unwrap_or(0);
        self.first.0 = scrolled(self.first.0, line, fit, lines.len());
        self.first.1 = scrolled(self.first.1, self.at.1, across, grid.columns.len());
        let columns = (self.first.1..grid.columns.len()).take(across).collect();
        let shown = Shown {
            grid,
            widths,
            columns,
        };
        self.draw_head(canvas, area, &shown, named);
        let mut y = area.y + head;
        for line in lines.iter().skip(self.first.0).take(fit) {
            match *line {
                Line::Row(row) => self.draw_row(canvas, (area.x, y), &shown, row),
                Line::Heading(row) => {
                    let words = grid.rows.get(row).map_or("", |row| &row.heading);
                    canvas.print(area.x + 3, y, words, Role::Heading);
                }
            }
            y += 1;
        }
        let [up, down] = canvas.signs().more;
        if self.first.0 > 0 {
            canvas.print(area.x, area.y + head, up, Role::Muted);
        }
        if self.first.0 + fit < lines.len() {
            canvas.print(area.x, y.saturating_sub(1), down, Role::Muted);
        }
        if let Some(foot) = foot {
            draw_foot(canvas, (area.x, y), &shown, foot);
        }
    }

    fn draw_head(&self, canvas: &mut Canvas, area: Rect, shown: &Shown<'_>, named: bool) {
        let Shown {
            grid,
            widths,
            columns,
        } = shown;
        for (place, column) in columns.iter().enumerate() {
            let right = widths.right(area.x, place);
            let in_hand = *column == self.at.1;
            let role = if in_hand { Role::Accent } else { Role::Muted };
            if named {
                let name = grid.columns.get(*column).map_or("", String::as_str);
                let name = beginning(name, usize::from(widths.cell) - 1);
                canvas.print_right(right, area.y, name, role);
            }
            let y = area.y + u16::from(named);
            canvas.print_right(right, y, &(column + 1).to_string(), role);
        }
        if grid.columns.len() > columns.len() {
            let [.., back, on] = canvas.signs().arrows;
            canvas.print(area.x, area.y, &format!("{back}{on}"), Role::Muted);
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, (x, y): (u16, u16), shown: &Shown<'_>, at: usize) {
        let widths = &shown.widths;
        let Some(row) = shown.grid.rows.get(at) else {
            return;
        };
        let in_hand = at == self.at.0;
        let role = if in_hand { Role::Accent } else { Role::Text };
        if let Some(number) = row.number {
            canvas.print_right(x + 2, y, &number.to_string(), Role::Muted);
        }
        canvas.print_within(x + 3, y, widths.name.saturating_sub(4), &row.name, role);
        for (place, column) in shown.columns.iter().enumerate() {
            let right = widths.right(x, place);
            let Some(Cell { sign, role }) = row.cells.get(*column) else {
                continue;
            };
            if in_hand && *column == self.at.1 {
                let left = right + 1 - widths.cell;
                let place = Rect::new(left, y, widths.cell, 1);
                canvas.clear(place, Role::Cursor);
                let mut part = canvas.part(place).on(Role::Cursor);
                part.print_right(right, y, sign, *role);
            } else {
                canvas.print_right(right, y, sign, *role);
            }
        }
        let (done, total) = row.sum;
        let right = widths.right(x, shown.columns.len()) + 1 - widths.cell + widths.sum;
        let role = if done == total {
            Role::Good
        } else {
            Role::Muted
        };
        canvas.print_right(right, y, &format!("{done}/{total}"), role);
    }
}

fn draw_foot(canvas: &mut Canvas, (x, y): (u16, u16), shown: &Shown<'_>, foot: &Foot) {
    let widths = &shown.widths;
    let room = widths.name.saturating_sub(4);
    canvas.print_within(x + 3, y, room, &foot.name, Role::Muted);
    for (place, column) in shown.columns.iter().enumerate() {
        let sign = foot.signs.get(*column).map_or("", String::as_str);
        canvas.print_right(widths.right(x, place), y, sign, Role::Muted);
    }
}

fn lines(grid: &Grid) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        if !row.heading.is_empty() {
            lines.push(Line::Heading(at));
        }
        lines.push(Line::Row(at));
    }
    lines
}

impl Widths {
    fn of(grid: &Grid, width: u16) -> Self {
        let columns = grid.columns.len() as u16;
        let names = text::widest(grid.rows.iter().map(|row| &row.name)) as u16;
        let (name, sum) = (names.clamp(4, 12) + 4, 7);
        let room = width.saturating_sub(name + sum);
        let cell = (room / columns.max(1)).clamp(3, 7);
        Self { name, cell, sum }
    }

    /// How many columns of cells fit.
    fn across(&self, width: u16) -> usize {
        usize::from((width.saturating_sub(self.name + self.sum) / self.cell).max(1))
    }

    /// Where a cell ends.
    const fn right(&self, x: u16, place: usize) -> u16 {
        x + self.name + self.cell * (place as u16 + 1) - 1
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
