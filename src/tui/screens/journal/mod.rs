//! 三省日记: a page for every day, the year as a map, one's own questions,
//! and the way into the worksheet. Nobody else can read any of it.
//!
//! | file | screen |
//! | --- | --- |
//! | `day` | the page of a day |
//! | `year` | the year as a map |
//! | `questions` | one's own three questions |
//! | `tag` | which items a day touches |
//! | `take` | words of a day put into the worksheet |
//! | `picker` | the items of the checklist, with a search |

mod day;
mod picker;
mod questions;
mod tag;
mod take;
mod year;

pub use day::DayScreen;
pub use questions::QuestionsScreen;
pub use tag::TagScreen;
pub use year::YearScreen;

use chrono::NaiveDate;

use crate::domain::{Checklist, ItemId};
use crate::lang::Lang;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::date_words;
use crate::usecase::journal::Glance;

/// For how many days in a row it was written, or else how many there are;
/// nothing when there is none.
pub(super) fn kept_up(glance: &Glance, lang: &Lang) -> String {
    match (glance.streak, glance.days) {
        (_, 0) => String::new(),
        (0 | 1, days) => tr!(lang, "journal-days", days = days),
        (streak, _) => tr!(lang, "journal-streak", days = streak),
    }
}

/// A day as people say it, and whether it is today.
fn day_words(day: NaiveDate, cx: &Context) -> String {
    let today = cx.wall.date();
    let words = date_words(day, today, cx.lang);
    if day == today {
        tr!(cx.lang, "journal-day-today", day = words)
    } else {
        words
    }
}

/// An item as it is named in a line: its number and its words.
fn item_words(checklist: &Checklist, id: &ItemId, lang: &Lang) -> Option<String> {
    let mut items = checklist.items().enumerate();
    let (place, (_, item)) = items.find(|(_, (_, item))| &item.id == id)?;
    let number = (place + 1).to_string();
    let words = item.text.as_str();
    Some(tr!(lang, "journal-item", number = number, words = words))
}
