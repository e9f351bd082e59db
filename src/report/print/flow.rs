//! Breaks grids into pages. A grid stays whole; only one that is higher than
//! a page goes on on the next, under its head rows.

use super::layout::{Grid, Page, Row, Tenths};

/// Pages in the making.
pub(super) struct Flow {
    height: Tenths,
    pages: Vec<Vec<Grid>>,
    used: Tenths,
}

impl Flow {
    /// Pages with this much room from top to bottom.
    pub(super) fn new(height: Tenths) -> Self {
        Self {
            height,
            pages: vec![Vec::new()],
            used: 0,
        }
    }

    /// What is left of the page in hand.
    pub(super) const fn left(&self) -> Tenths {
        self.height.saturating_sub(self.used)
    }

    /// Adds a grid, on a new page if it does not fit on this one.
    pub(super) fn push(&mut self, grid: Grid) {
        if grid.height() <= self.left() {
            self.place(grid);
            return;
        }
        if self.used > 0 && grid.height() <= self.height {
            self.turn();
            self.place(grid);
            return;
        }
        self.split(grid);
    }

    /// Adds grids that stand on one page, if any page can hold them.
    pub(super) fn together(&mut self, grids: Vec<Grid>) {
        let whole: Tenths = grids.iter().map(Grid::height).sum();
        if whole > self.left() && whole <= self.height {
            self.turn();
        }
        for grid in grids {
            self.push(grid);
        }
    }

    /// What follows stands on a new page.
    pub(super) fn turn(&mut self) {
        if self.used > 0 {
            self.pages.push(Vec::new());
            self.used = 0;
        }
    }

    /// The pages.
    pub(super) fn finish(self) -> Vec<Page> {
        self.pages.into_iter().map(Page).collect()
    }

    fn place(&mut self, grid: Grid) {
        self.used += grid.height();
        if let Some(page) = self.pages.last_mut() {
            page.push(grid);
        }
    }

    /// A grid that no page holds, piece by piece.
    fn split(&mut self, mut grid: Grid) {
        let rest = grid.rows.split_off(grid.head.min(grid.rows.len()));
        let mut rest = rest.into_iter().peekable();
        let head = grid;
        loop {
            let mut piece = head.clone();
            let first = rest.peek().map_or(0, |row: &Row| row.height);
            if piece.height() + first > self.left() {
                self.turn();
            }
            let mut room = self.left().saturating_sub(piece.height());
            // one row at least, or it would never end
            while let Some(row) = rest.next_if(|row| {
                row.height <= room || (self.used == 0 && piece.rows.len() == head.rows.len())
            }) {
                room = room.saturating_sub(row.height);
                piece.rows.push(row);
            }
            self.place(piece);
            if rest.peek().is_none() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::Panel;
    use super::*;

    fn grid(rows: usize, head: usize) -> Grid {
        let mut grid = Grid::new(vec![100]);
        grid.head = head;
        let row = || Row {
            height: 100,
            panels: vec![Panel::bare(Vec::new())],
        };
        grid.rows = (0..rows).map(|_| row()).collect();
        grid
    }

    fn shape(flow: Flow) -> Vec<Vec<usize>> {
        let rows = |page: Page| page.0.iter().map(|grid| grid.rows.len()).collect();
        flow.finish().into_iter().map(rows).collect()
    }

    #[test]
    fn a_grid_stays_whole_if_a_page_can_hold_it() {
        let mut flow = Flow::new(1000);
        for rows in [6, 3, 5] {
            flow.push(grid(rows, 1));
        }
        assert_eq!(shape(flow), [vec![6, 3], vec![5]]);
    }

    #[test]
    fn a_higher_one_goes_on_under_its_head() {
        let mut flow = Flow::new(1000);
        flow.push(grid(7, 0));
        flow.push(grid(14, 1));
        // 3 rows are free, then 1 + 9, then what is left
        assert_eq!(shape(flow), [vec![7, 3], vec![10], vec![3]]);
    }

    #[test]
    fn a_row_higher_than_a_page_ends_too() {
        let mut flow = Flow::new(50);
        flow.push(grid(3, 0));
        assert_eq!(shape(flow), [[1], [1], [1]]);
    }

    #[test]
    fn what_belongs_together_turns_the_page_together() {
        let mut flow = Flow::new(1000);
        flow.push(grid(6, 0));
        flow.together(vec![grid(3, 0), grid(3, 0)]);
        assert_eq!(shape(flow), [vec![6], vec![3, 3]]);
    }
}
