//! A year of days as a map: the weeks across, the weekdays down, each day with
//! how much was written.

use chrono::{Datelike, NaiveDate};

/// How much was written on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Amount {
    /// Nothing.
    #[default]
    Nothing,
    /// A sentence.
    Little,
    /// Some sentences.
    Some,
    /// A paragraph.
    Much,
    /// More than that.
    Plenty,
}

impl Amount {
    /// All of them, the least first.
    pub const ALL: [Self; 5] = [
        Self::Nothing,
        Self::Little,
        Self::Some,
        Self::Much,
        Self::Plenty,
    ];

    /// The fewest characters that make it.
    #[must_use]
    pub const fn least(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Little => 1,
            Self::Some => 50,
            Self::Much => 150,
            Self::Plenty => 300,
        }
    }

    /// What so many characters are.
    #[must_use]
    pub fn of(characters: usize) -> Self {
        let reached = |amount: &Self| characters >= amount.least();
        Self::ALL
            .into_iter()
            .rev()
            .find(reached)
            .unwrap_or_default()
    }
}

/// The days of a week that lie in the year, from Monday.
type Week = [Option<NaiveDate>; 7];

/// A year as weeks of seven days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearMap {
    year: i32,
    weeks: Vec<Week>,
}

impl YearMap {
    /// The map of a year.
    #[must_use]
    pub fn of(year: i32) -> Self {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = std::iter::successors(first, NaiveDate::succ_opt);
        let mut weeks: Vec<Week> = Vec::new();
        for day in days.take_while(|day| day.year() == year) {
            let row = row(day);
            if row == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            let week = weeks.last_mut();
            if let Some(place) = week.and_then(|week| week.get_mut(row)) {
                *place = Some(day);
            }
        }
        Self { year, weeks }
    }

    /// Which year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// Its weeks, the first one first; 53 or 54 of them.
    #[must_use]
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// Where a day of the year stands: its week, and its row from Monday.
    #[must_use]
    pub fn place(&self, day: NaiveDate) -> Option<(usize, usize)> {
        if day.year() != self.year {
            return None;
        }
        // The first week may begin before the year does.
        let before = row(NaiveDate::from_ymd_opt(self.year, 1, 1)?);
        Some(((before + day.ordinal0() as usize) / 7, row(day)))
    }

    /// In which week each month begins.
    pub fn months(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let first = |month| NaiveDate::from_ymd_opt(self.year, month, 1);
        (1..=12).filter_map(move |month| Some((self.place(first(month)?)?.0, month)))
    }
}

/// From Monday.
fn row(day: NaiveDate) -> usize {
    day.weekday().num_days_from_monday() as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn more_words_are_never_less() {
        let amounts = [0, 1, 49, 50, 149, 150, 299, 300, 9_000].map(Amount::of);
        assert!(amounts.is_sorted());
        assert_eq!(amounts[0], Amount::Nothing);
        assert_eq!(amounts[1], Amount::Little);
        assert_eq!(amounts[8], Amount::Plenty);
    }

    #[test]
    fn a_leap_year_that_begins_on_a_sunday_has_the_most_weeks() {
        assert_eq!(YearMap::of(2012).weeks().len(), 54);
        assert_eq!(YearMap::of(2026).weeks().len(), 53);
        let months: Vec<_> = YearMap::of(2026).months().collect();
        assert_eq!(months[..3], [(0, 1), (4, 2), (8, 3)]);
        assert_eq!(months.len(), 12);
    }

    proptest! {
        #[test]
        fn every_day_of_a_year_stands_in_its_map_exactly_once(year in 1900_i32..2200) {
            let map = YearMap::of(year);
            let mut seen = BTreeSet::new();
            for (week, days) in map.weeks().iter().enumerate() {
                for (row, day) in days.iter().enumerate() {
                    let Some(day) = day else { continue };
                    prop_assert_eq!(day.year(), year);
                    prop_assert_eq!(map.place(*day), Some((week, row)));
                    prop_assert!(seen.insert(*day), "twice: {}", day);
                }
            }
            let leap = NaiveDate::from_ymd_opt(year, 2, 29).is_some();
            prop_assert_eq!(seen.len(), if leap { 366 } else { 365 });
            prop_assert!((53..=54).contains(&map.weeks().len()));
            // No hole but before the first day and after the last one.
            let cells: Vec<bool> = map.weeks().iter().flatten().map(Option::is_some).collect();
            let first = cells.iter().position(|it| *it).unwrap_or(0);
            let last = cells.iter().rposition(|it| *it).unwrap_or(0);
            prop_assert!(cells[first..=last].iter().all(|it| *it) && first < 7);
        }
    }
}
