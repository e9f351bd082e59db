//! Dates and times as people say them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::lang::Lang;
use crate::tr;

/// 12月18日
pub(super) fn day(lang: &Lang, day: NaiveDate) -> String {
    tr!(
        lang,
        "home-day",
        month = month(lang, day.month()),
        day = day.day().to_string()
    )
}

/// 09:42
pub(super) fn minute(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// 09:42:07
pub(super) fn second(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())
}

/// 11月24日 09:42
pub(super) fn moment(lang: &Lang, at: NaiveDateTime) -> String {
    format!("{} {}", day(lang, at.date()), minute(at))
}

/// From so many days before it is due, a thing is due soon.
const SOON: i64 = 3;

/// That something is to be done soon, or is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressing {
    Soon(String),
    Late(String),
}

/// What is to be said of a day by which something is due; nothing while there
/// is time.
pub(super) fn pressing(lang: &Lang, due: NaiveDate, today: NaiveDate) -> Option<Pressing> {
    match (due - today).num_days() {
        0 => Some(Pressing::Soon(tr!(lang, "home-due-today"))),
        left @ 1..=SOON => Some(Pressing::Soon(tr!(lang, "home-due-soon", days = left))),
        left if left < 0 => {
            let days = left.unsigned_abs();
            Some(Pressing::Late(tr!(lang, "home-late", days = days)))
        }
        _ => None,
    }
}

fn month(lang: &Lang, number: u32) -> String {
    tr!(lang, "home-month", number = number)
}
