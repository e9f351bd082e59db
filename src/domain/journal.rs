//! 三省日记: three short questions a day, for oneself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::ItemId;

/// One day's answers, which only their author can read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalDay {
    /// The day.
    pub day: NaiveDate,
    /// The three questions as they were asked that day.
    pub questions: [String; 3],
    /// The answers.
    pub answers: [String; 3],
    /// The checklist items it touches.
    pub items: Vec<ItemId>,
}

impl std::fmt::Debug for JournalDay {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JournalDay")
            .field("day", &self.day)
            .finish_non_exhaustive()
    }
}

impl JournalDay {
    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(|answer| answer.trim().is_empty())
    }
}

/// How many days in a row were written, up to `today`; a day not yet written
/// today does not break the row.
///
/// `days` are the written days in any order.
#[must_use]
pub fn streak(days: &[NaiveDate], today: NaiveDate) -> usize {
    let written = |day: &NaiveDate| days.contains(day);
    let start = if written(&today) {
        Some(today)
    } else {
        today.pred_opt()
    };
    std::iter::successors(start, NaiveDate::pred_opt)
        .take_while(written)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_days_ends_at_the_first_gap_and_today_may_still_come() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let days = [day(20), day(22), day(23), day(24)];
        assert_eq!(streak(&days, day(24)), 3);
        assert_eq!(streak(&days, day(25)), 3);
        assert_eq!(streak(&days, day(26)), 0);
        assert_eq!(streak(&[], day(26)), 0);
    }
}
