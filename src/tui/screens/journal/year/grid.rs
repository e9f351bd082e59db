//! The map of a year: weeks across, weekdays down. A sign says how much was
//! written on a day; the day in hand and today are marked besides by signs.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};

use crate::domain::journal::{Amount, YearMap};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::usecase::journal::{DayFigures, Year};

/// Columns of the cursor, the name of the weekday and a blank.
const NAMES: u16 = 4;

/// Rows of the whole: months, weekdays, and the mark below the week in hand.
pub(super) const ROWS: u16 = 9;

/// Where the map was drawn.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Grid {
    /// The cell of the first week that shows and of Monday.
    corner: Position,
    /// The first week that shows.
    first: usize,
    /// How many weeks show.
    shown: usize,
    /// Columns of a week.
    step: u16,
}

impl Grid {
    /// Lays the weeks out in so many columns: two for each where they fit,
    /// else one; and when even that is too much, those around the one in hand.
    fn lay(&mut self, area: Rect, weeks: usize, in_hand: usize) {
        let room = area.width.saturating_sub(NAMES);
        self.step = if usize::from(room) + 1 >= weeks * 2 {
            2
        } else {
            1
        };
        self.shown = usize::from(room / self.step).clamp(1, weeks.max(1));
        let least = (in_hand + 1).saturating_sub(self.shown);
        self.first = self.first.min(in_hand).max(least);
        self.first = self.first.min(weeks.saturating_sub(self.shown));
        self.corner = Position::new(area.x + NAMES, area.y + 1);
    }

    /// The column of a week, if it shows.
    fn column(&self, week: usize) -> Option<u16> {
        let place = week.checked_sub(self.first)?;
        (place < self.shown).then(|| self.corner.x + place as u16 * self.step)
    }

    /// The day at a cell of the terminal.
    pub fn day_at(&self, map: &YearMap, x: u16, y: u16) -> Option<NaiveDate> {
        let row = usize::from(y.checked_sub(self.corner.y)?);
        let place = x.checked_sub(self.corner.x)?.checked_div(self.step)?;
        let week = self.first + usize::from(place);
        *map.weeks().get(week)?.get(row)?
    }

    /// Draws it.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        (map, year, in_hand): (&YearMap, &Year, NaiveDate),
        cx: &Context,
    ) {
        let place = map.place(in_hand);
        let (week, row) = place.unwrap_or_default();
        self.lay(area, map.weeks().len(), week);
        self.draw_months(canvas, area, map, cx);
        for (number, name) in names(cx).iter().enumerate() {
            let y = self.corner.y + number as u16;
            let here = place.is_some() && number == row;
            if here {
                canvas.print(area.x, y, cx.signs.cursor, Role::Accent);
            }
            let role = if here { Role::Accent } else { Role::Muted };
            canvas.print(area.x + 1, y, name, role);
        }
        for (week, days) in map.weeks().iter().enumerate() {
            let Some(x) = self.column(week) else { continue };
            for (y, day) in (self.corner.y..).zip(days) {
                let Some(day) = *day else { continue };
                let (sign, role) = cell(year, day, cx);
                if day == in_hand {
                    let cell = Rect::new(x, y, 1, 1);
                    canvas.clear(cell, Role::Cursor);
                    canvas.part(cell).on(Role::Cursor).print(x, y, sign, role);
                } else {
                    canvas.print(x, y, sign, role);
                }
            }
        }
        if let Some(x) = self.column(week).filter(|_| place.is_some()) {
            let [up, _] = cx.signs.more;
            canvas.print(x, self.corner.y + 7, up, Role::Accent);
        }
    }

    /// The months above their first week: the name, or the number where the
    /// next one is too near.
    fn draw_months(&self, canvas: &mut Canvas, area: Rect, map: &YearMap, cx: &Context) {
        let months: Vec<(u16, u32)> = map
            .months()
            .filter_map(|(week, month)| Some((self.column(week)?, month)))
            .collect();
        for (place, (x, month)) in months.iter().copied().enumerate() {
            let end = months
                .get(place + 1)
                .map_or(area.right() + 1, |next| next.0);
            let room = usize::from(end.saturating_sub(x + 1));
            let name = tr!(cx.lang, "journal-month", number = month);
            let number = month.to_string();
            let fits = [name, number].into_iter();
            let mut fits = fits.filter(|words| text::width(words) <= room);
            if let Some(words) = fits.next() {
                canvas.print(x, area.y, &words, Role::Muted);
            }
        }
    }
}

/// The sign of a day and its colour. Days to come are left blank.
fn cell(year: &Year, day: NaiveDate, cx: &Context) -> (&'static str, Role) {
    let today = cx.wall.date();
    let [nothing, ..] = cx.signs.amounts;
    match year.days.get(&day) {
        Some(_) if day == today => (cx.signs.done, Role::Accent),
        None if day == today => (cx.signs.open, Role::Accent),
        Some(Some(figures)) => (sign(*figures, cx), Role::Bar),
        Some(None) => (cx.signs.warning, Role::Bad),
        None if day > today => (" ", Role::Muted),
        None => (nothing, Role::Muted),
    }
}

fn sign(figures: DayFigures, cx: &Context) -> &'static str {
    let amount = Amount::of(figures.characters);
    let mut signs = Amount::ALL.into_iter().zip(cx.signs.amounts);
    let found = signs.find(|(other, _)| *other == amount);
    found.map_or(cx.signs.warning, |(_, sign)| sign)
}

fn names(cx: &Context) -> [String; 7] {
    [
        tr!(cx.lang, "journal-weekday-1"),
        tr!(cx.lang, "journal-weekday-2"),
        tr!(cx.lang, "journal-weekday-3"),
        tr!(cx.lang, "journal-weekday-4"),
        tr!(cx.lang, "journal-weekday-5"),
        tr!(cx.lang, "journal-weekday-6"),
        tr!(cx.lang, "journal-weekday-7"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::signs::Signs;

    #[test]
    fn every_sign_of_the_map_takes_one_column() {
        for signs in [Signs::UNICODE, Signs::ASCII] {
            let others = [
                signs.done,
                signs.open,
                signs.warning,
                signs.cursor,
                signs.more[0],
            ];
            for sign in signs.amounts.iter().chain(&others) {
                assert_eq!(text::width(sign), 1, "{sign}");
            }
            let different: std::collections::BTreeSet<_> = signs.amounts.iter().collect();
            assert_eq!(different.len(), signs.amounts.len());
        }
    }

    #[test]
    fn every_day_is_where_a_click_finds_it_in_any_width() {
        for width in 5..130 {
            let map = YearMap::of(2012);
            let mut grid = Grid::default();
            for (week, days) in map.weeks().iter().enumerate() {
                grid.lay(Rect::new(3, 2, width, ROWS), map.weeks().len(), week);
                let x = grid.column(week).unwrap();
                assert!(x < 3 + width, "week {week} of {width} columns");
                for (row, day) in days.iter().enumerate() {
                    assert_eq!(grid.day_at(&map, x, 3 + row as u16), *day);
                }
            }
        }
    }
}
