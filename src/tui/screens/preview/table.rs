//! A table as rows of a terminal: each column as wide as its widest cell where
//! that fits, else broken into lines, else cell below cell.

use super::blocks::{Line, Piece, labelled};
use crate::report::block::{Align, Cell, Labelled, Table};
use crate::text;
use crate::tui::theme::Role;

/// Columns of the terminal between two of the table.
const GAP: usize = 2;

/// Words broken to fewer columns are read badly.
const LEAST: usize = 14;

/// Puts a table below what is there.
pub(super) fn rows(lines: &mut Vec<Line>, table: &Table, columns: u16) {
    let header: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    let cells = table
        .rows
        .iter()
        .map(|row| row.iter().map(Cell::text).collect());
    let all: Vec<Vec<&str>> = [header].into_iter().chain(cells).collect();
    let natural: Vec<usize> = (0..table.columns.len())
        .map(|at| text::widest(all.iter().filter_map(|row| row.get(at))))
        .collect();
    let gaps = GAP * natural.len().saturating_sub(1);
    let room = usize::from(columns).saturating_sub(gaps);
    let Some(widths) = shares(&natural, room) else {
        below_one_another(lines, &all, columns);
        return;
    };
    let broken = widths != natural;
    for (row, cells) in all.iter().enumerate() {
        let role = if row == 0 { Role::Muted } else { Role::Text };
        let aligns = table.columns.iter().map(|column| column.align);
        put_row(lines, cells, &widths, aligns, role);
        // Rows of several lines are told apart by air.
        if broken && row + 1 < all.len() {
            lines.push(Line::new());
        }
    }
}

fn put_row(
    lines: &mut Vec<Line>,
    cells: &[&str],
    widths: &[usize],
    aligns: impl Iterator<Item = Align>,
    role: Role,
) {
    let first = lines.len();
    let mut column = 0;
    for ((cell, width), align) in cells.iter().zip(widths).zip(aligns) {
        let clean = text::sanitize(cell);
        for (at, words) in text::wrapped(&clean, (*width).max(2)).iter().enumerate() {
            if lines.len() <= first + at {
                lines.push(Line::new());
            }
            if let Some(line) = lines.get_mut(first + at) {
                line.push(Piece {
                    column,
                    words: align.pad(words, *width),
                    role,
                });
            }
        }
        column += u16::try_from(width + GAP).unwrap_or(u16::MAX);
    }
}

/// How wide each column is within the room: narrow ones as wide as they are,
/// the others alike. `None` where that is too little to read.
fn shares(natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut widths = natural.to_vec();
    let mut wide: Vec<usize> = (0..natural.len()).collect();
    let mut left = room;
    loop {
        let share = left.checked_div(wide.len()).unwrap_or(left);
        let (fits, exceeds): (Vec<usize>, Vec<usize>) = wide
            .iter()
            .partition(|at| natural.get(**at).is_some_and(|width| *width <= share));
        if exceeds.is_empty() {
            return Some(widths);
        }
        if fits.is_empty() {
            for at in exceeds {
                if let Some(width) = widths.get_mut(at) {
                    *width = share;
                }
            }
            return (share >= LEAST).then_some(widths);
        }
        let taken: usize = fits.iter().filter_map(|at| natural.get(*at)).sum();
        left = left.saturating_sub(taken);
        wide = exceeds;
    }
}

/// Every row cell by cell, under the name of its column.
fn below_one_another(lines: &mut Vec<Line>, all: &[Vec<&str>], columns: u16) {
    let Some((header, rows)) = all.split_first() else {
        return;
    };
    let widest = u16::try_from(text::widest(header)).unwrap_or(u16::MAX);
    let indent = widest.saturating_add(2).min(columns / 3);
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            lines.push(Line::new());
        }
        for (label, words) in header.iter().zip(row) {
            labelled(lines, &Labelled::new(*label, *words), (indent, columns));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_keep_their_width_and_the_others_share_the_rest() {
        assert_eq!(shares(&[10, 20, 30], 60), Some(vec![10, 20, 30]));
        assert_eq!(shares(&[6, 200, 40], 70), Some(vec![6, 32, 32]));
        assert_eq!(shares(&[6, 200, 20], 70), Some(vec![6, 44, 20]));
        assert_eq!(shares(&[90, 90, 90], 36), None);
        assert_eq!(shares(&[], 36), Some(vec![]));
    }
}
