//! Which boxes of a grid leave their edges to the table. A ballot has hundreds
//! of boxes to tick, and each edge that is stated takes its place in the file.

use super::super::print::layout::{Edge, Grid};

/// Per row and column, whether a box with all its edges ruled stands there.
pub(super) struct Ruled(Vec<Vec<bool>>);

impl Ruled {
    pub fn of(grid: &Grid) -> Self {
        let rows = grid.rows.iter().map(|row| {
            let panels = row.panels.iter();
            let ruled =
                panels.flat_map(|p| std::iter::repeat_n(p.edges == [Edge::Rule; 4], p.span));
            ruled.collect()
        });
        Self(rows.collect())
    }

    /// Whether the table draws edges at all.
    pub fn any(&self) -> bool {
        self.0.iter().flatten().any(|ruled| *ruled)
    }

    /// Whether a box and all beside, above and below it are ruled: where two
    /// disagree, word processors do too, and both have to say what they want.
    pub fn says_all(&self, row: usize, column: usize, span: usize) -> bool {
        let from = column.saturating_sub(1);
        let beside = from..column + span + 1;
        let above = column..column + span;
        let here = self.are_ruled(row, beside);
        let before = row
            .checked_sub(1)
            .is_none_or(|row| self.are_ruled(row, above.clone()));
        here && before && self.are_ruled(row + 1, above)
    }

    /// Outside of the grid nothing disagrees.
    fn are_ruled(&self, row: usize, columns: std::ops::Range<usize>) -> bool {
        let row = self.0.get(row).map_or(&[][..], Vec::as_slice);
        row.iter()
            .skip(columns.start)
            .take(columns.len())
            .all(|ruled| *ruled)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::print::layout::{Panel, Row};
    use super::*;

    /// `#` is ruled, `.` is not.
    fn ruled(rows: &[&str]) -> Ruled {
        let mut grid = Grid::new(vec![10; rows[0].len()]);
        for row in rows {
            let panel = |c| match c {
                '#' => Panel::ruled(Vec::new()),
                _ => Panel::bare(Vec::new()),
            };
            let panels = row.chars().map(panel).collect();
            grid.rows.push(Row { height: 10, panels });
        }
        Ruled::of(&grid)
    }

    #[test]
    fn only_a_box_among_ruled_boxes_leaves_its_edges_to_the_table() {
        let grid = ruled(&[".....", "##.##", "##.##", "#####"]);
        let says = |row| -> String {
            let says = (0..5).map(|column| {
                if grid.says_all(row, column, 1) {
                    '#'
                } else {
                    '.'
                }
            });
            says.collect()
        };
        let said: Vec<String> = (0..4).map(says).collect();
        assert_eq!(said, [".....", ".....", "#...#", "##.##"]);
        assert!(grid.any() && !ruled(&["..", ".."]).any());
    }
}
