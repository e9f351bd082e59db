//! A table of numbers that digits go straight into, with the arrows from cell
//! to cell: head counts, weights, codes.

use ratatui::layout::Rect;

use crate::text;
use crate::tui::key::Code;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Input, Role};

/// Columns between two columns of the table.
const GAP: u16 = 2;
/// The least columns of the terminal for a number.
const LEAST: u16 = 6;

/// What a cell holds.
pub(super) enum Slot<'a> {
    /// A number up to a most.
    Number(&'a mut u32, u32),
    /// Yes or no, turned by Space.
    Switch(&'a mut bool),
}

/// What an input did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It was not meant for the table.
    Nothing,
    /// Another cell is in hand.
    Moved,
    /// The cell in hand has another value.
    Changed,
    /// Enter on this row.
    Opened(usize),
}

/// The cell in hand. Values and words belong to the screen.
#[derive(Debug, Default)]
pub(super) struct NumberGrid {
    list: List,
    column: usize,
    /// The next digit begins a new number.
    fresh: bool,
    /// The first column that shows where not all fit.
    first: usize,
}

/// What is drawn.
pub(super) struct Words<'a> {
    /// Above the columns.
    pub headings: &'a [String],
    /// Before the rows; rows beyond `cells` have only these.
    pub labels: &'a [String],
    /// Row by row.
    pub cells: &'a [Vec<String>],
}

impl NumberGrid {
    /// With the first cell in hand.
    pub fn new() -> Self {
        Self {
            fresh: true,
            ..Self::default()
        }
    }

    /// The row in hand.
    pub const fn row(&self) -> usize {
        self.list.selected()
    }

    /// The column in hand.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Takes a row in hand.
    pub const fn select(&mut self, row: usize) {
        self.list.select(row);
        self.fresh = true;
    }

    /// Reacts, in a table of so many rows and columns; `slot` is the cell in
    /// hand, if the row has any.
    pub fn handle<A>(
        &mut self,
        input: &Input<A>,
        (rows, columns): (usize, usize),
        slot: Option<Slot<'_>>,
    ) -> Done {
        self.list.set_len(rows);
        self.column = self.column.min(columns.saturating_sub(1));
        if let Input::Command(command) = input
            && matches!(
                command,
                Command::Toggle | Command::Left | Command::Right | Command::NextField
            )
            && let Some(key) = command.fixed_key()
        {
            return self.handle(&Input::<A>::Key(key), (rows, columns), slot);
        }
        if let Input::Key(key) = input
            && !key.ctrl
            && !key.alt
        {
            if let Some(digit) = key.digit() {
                return self.digit(digit as u32, slot);
            }
            match key.code {
                Code::Backspace => return self.rub_out(slot),
                Code::Char(' ') => return turn(slot),
                Code::Left => return self.go(self.column.saturating_sub(1)),
                Code::Right => return self.go((self.column + 1).min(columns.saturating_sub(1))),
                Code::Tab => return self.tab(key.shift, rows, columns),
                _ => {}
            }
        }
        match self.list.handle(input) {
            Chosen::Nothing => Done::Nothing,
            Chosen::Moved => {
                self.fresh = true;
                Done::Moved
            }
            Chosen::Opened(row) => Done::Opened(row),
        }
    }

    const fn go(&mut self, column: usize) -> Done {
        self.column = column;
        self.fresh = true;
        Done::Moved
    }

    /// The next cell, at the end of a row the first of the next row.
    fn tab(&mut self, back: bool, rows: usize, columns: usize) -> Done {
        let columns = columns.max(1);
        let at = self.row() * columns + self.column;
        let last = (rows * columns).saturating_sub(1);
        let to = if back {
            at.saturating_sub(1)
        } else {
            (at + 1).min(last)
        };
        self.list.select(to / columns);
        self.go(to % columns)
    }

    fn digit(&mut self, digit: u32, slot: Option<Slot<'_>>) -> Done {
        let (number, most) = match slot {
            Some(Slot::Number(number, most)) => (number, most),
            other => return if digit <= 1 { turn(other) } else { Done::Moved },
        };
        let before = if self.fresh { 0 } else { *number };
        let after = before.saturating_mul(10).saturating_add(digit);
        if after > most {
            return Done::Moved;
        }
        *number = after;
        self.fresh = false;
        Done::Changed
    }

    fn rub_out(&mut self, slot: Option<Slot<'_>>) -> Done {
        let Some(Slot::Number(number, _)) = slot else {
            return Done::Moved;
        };
        *number /= 10;
        self.fresh = false;
        Done::Changed
    }

    /// Draws the table; returns the row of the terminal after it.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        words: &Words<'_>,
        cx: &Context,
    ) -> u16 {
        let label = text::widest(words.labels.iter().map(String::as_str)) as u16 + 3;
        let label = label.min(area.width / 2);
        let widths: Vec<u16> = (0..words.headings.len())
            .map(|column| width(words, column).min(area.width / 3))
            .collect();
        let room = area.width.saturating_sub(label + 2);
        self.first = first(&widths, self.first.min(self.column), self.column, room);
        let shown = shown(&widths, self.first, room);
        let rights: Vec<(usize, u16, u16)> = (self.first..self.first + shown)
            .zip(widths.iter().skip(self.first))
            .scan(area.x + label, |right, (column, width)| {
                *right += width;
                Some((column, *right, width.saturating_sub(GAP)))
            })
            .collect();
        for (column, right, width) in &rights {
            if let Some(heading) = words.headings.get(*column) {
                let heading = text::truncate(heading, usize::from(*width));
                canvas.print_right(*right, area.y, &heading, Role::Muted);
            }
        }
        if shown < widths.len() {
            let [_, _, left, right] = cx.signs.arrows;
            let sign = format!("{left}{right}");
            canvas.print_right(area.right(), area.y, &sign, Role::Muted);
        }
        let rows = words.labels.len() as u16;
        let below = Rect {
            y: area.y + 1,
            height: rows.min(area.height.saturating_sub(1)),
            ..area
        };
        let (in_column, mut caret) = (self.column, None);
        self.list
            .draw(canvas, below, (rows.into(), 1), |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                let role = if in_hand { Role::Cursor } else { Role::Text };
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                let name = words.labels.get(row).map_or("", String::as_str);
                let Some(cells) = words.cells.get(row) else {
                    let role = if in_hand { role } else { Role::Muted };
                    canvas.print(x + 2, y, name, role);
                    return;
                };
                canvas.print_within(x + 2, y, label.saturating_sub(3), name, role);
                for (column, right, width) in &rights {
                    let Some(cell) = cells.get(*column) else {
                        continue;
                    };
                    let here = in_hand && *column == in_column;
                    let role = if here { Role::Focus } else { role };
                    let pad = usize::from(*width).saturating_sub(text::width(cell));
                    let cell = format!("{}{cell}", " ".repeat(pad));
                    canvas.print_right(*right, y, &cell, role);
                    if here {
                        caret = Some((*right, y));
                    }
                }
            });
        if let Some((x, y)) = caret {
            canvas.caret(x, y);
        }
        below.bottom()
    }
}

fn turn(slot: Option<Slot<'_>>) -> Done {
    match slot {
        Some(Slot::Switch(switch)) => {
            *switch = !*switch;
            Done::Changed
        }
        _ => Done::Moved,
    }
}

/// Columns of the terminal for a column of the table.
fn width(words: &Words<'_>, column: usize) -> u16 {
    let heading = words.headings.get(column).map(String::as_str);
    let cells = words.cells.iter().filter_map(|row| row.get(column));
    let all = heading.into_iter().chain(cells.map(String::as_str));
    (text::widest(all) as u16).max(LEAST) + GAP
}

/// How many columns fit from `first` on; at least one.
fn shown(widths: &[u16], first: usize, room: u16) -> usize {
    let mut used = 0;
    let fit = widths.iter().skip(first).take_while(|width| {
        used += **width;
        used <= room
    });
    fit.count().max(1)
}

/// The first column that shows, so that `wanted` shows.
fn first(widths: &[u16], from: usize, wanted: usize, room: u16) -> usize {
    let sees = |first: &usize| first + shown(widths, *first, room) > wanted;
    (from..=wanted).find(sees).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Key;

    /// Presses keys over two rows of a number and a switch.
    fn press(names: &str) -> [(u32, bool); 2] {
        let mut grid = NumberGrid::new();
        let mut values = [(7, false), (7, false)];
        for name in names.split(' ') {
            let (row, column) = (grid.row(), grid.column());
            let slot = values.get_mut(row).map(|(number, switch)| match column {
                0 => Slot::Number(number, 2_000),
                _ => Slot::Switch(switch),
            });
            grid.handle(
                &Input::<()>::Key(name.parse::<Key>().unwrap()),
                (2, 2),
                slot,
            );
        }
        values
    }

    #[test]
    fn digits_begin_anew_in_a_cell_just_reached_and_go_on_where_they_were() {
        assert_eq!(press("2 8 Down 1 1 4"), [(28, false), (114, false)]);
        assert_eq!(press("2 8 Backspace 3"), [(23, false), (7, false)]);
        assert_eq!(press("2 0 0 1"), [(200, false), (7, false)]);
        assert_eq!(press("9 Down Up 4"), [(4, false), (7, false)]);
    }

    #[test]
    fn a_switch_is_turned_by_space_and_tab_goes_round_the_cells() {
        assert_eq!(press("Right Space"), [(7, true), (7, false)]);
        assert_eq!(press("Tab Tab 5 Tab Space"), [(7, false), (5, true)]);
        assert_eq!(press("Tab Tab Shift-Tab Space"), [(7, true), (7, false)]);
        assert_eq!(press("Right 5"), [(7, false), (7, false)]);
    }

    #[test]
    fn the_column_in_hand_shows_however_many_there_are() {
        let widths = [8; 32];
        assert_eq!(first(&widths, 0, 3, 40), 0);
        assert_eq!(first(&widths, 0, 5, 40), 1);
        assert_eq!(first(&widths, 0, 31, 40), 27);
        assert_eq!(first(&widths, 5, 5, 40), 5);
        assert_eq!((shown(&widths, 30, 40), shown(&widths, 0, 3)), (2, 1));
    }
}
