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

fn month(lang: &Lang, number: u32) -> String {
    tr!(lang, "home-month", number = number)
}
