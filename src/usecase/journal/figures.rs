//! How much was written when, without the words.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::vault::MemberKey;
use super::super::{Desk, Error};
use super::{days, open};
use crate::domain::journal::streak;

/// A member's journal at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glance {
    /// Whether today was written.
    pub today: bool,
    /// How many days in a row were written, up to today.
    pub streak: usize,
    /// How many days were written at all.
    pub days: usize,
}

impl Glance {
    fn of(days: &[NaiveDate], today: NaiveDate) -> Self {
        Self {
            today: days.contains(&today),
            streak: streak(days, today),
            days: days.len(),
        }
    }
}

/// Looks at a member's journal. No day is opened for it.
///
/// # Errors
/// When the data file cannot be read.
pub fn glance(desk: &Desk, key: &MemberKey, today: NaiveDate) -> Result<Glance, Error> {
    Ok(Glance::of(&days(desk, key)?, today))
}

/// How much was written on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFigures {
    /// How many questions were answered.
    pub answered: usize,
    /// How many characters the answers have.
    pub characters: usize,
}

/// A year of a member's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Which year.
    pub year: i32,
    /// The days of it that were written; `None` for one that does not open.
    pub days: BTreeMap<NaiveDate, Option<DayFigures>>,
    /// The first day that was ever written.
    pub first: Option<NaiveDate>,
    /// The journal at a glance.
    pub glance: Glance,
}

/// How much was written on each day of a year. One day after another is
/// opened, counted and wiped again.
///
/// # Errors
/// When the data file cannot be read.
pub fn year(desk: &Desk, key: &MemberKey, year: i32, today: NaiveDate) -> Result<Year, Error> {
    let written = days(desk, key)?;
    let count = |day: &NaiveDate| {
        let opened = open(desk, key, *day).ok()?;
        Some(DayFigures {
            answered: opened.answered(),
            characters: opened.characters(),
        })
    };
    let of_year = written.iter().filter(|day| day.year() == year);
    Ok(Year {
        year,
        days: of_year.map(|day| (*day, count(day))).collect(),
        first: written.first().copied(),
        glance: Glance::of(&written, today),
    })
}
