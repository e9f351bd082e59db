//! 三省日记: three short questions a day, for oneself.

mod year;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::id::ItemId;

pub use year::{Amount, YearMap};

/// One day's answers, which only their author can read. They are wiped when
/// it goes.
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
        self.answered() == 0
    }

    /// How many questions were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        let answers = self.answers.iter();
        answers.filter(|answer| !answer.trim().is_empty()).count()
    }

    /// How many characters the answers have; blanks do not count.
    #[must_use]
    pub fn characters(&self) -> usize {
        let words = self.answers.iter().flat_map(|answer| answer.chars());
        words.filter(|c| !c.is_whitespace()).count()
    }
}

impl Drop for JournalDay {
    fn drop(&mut self) {
        self.answers.zeroize();
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
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_row_of_days_ends_at_the_first_gap_and_today_may_still_come() {
        let days = [day(20), day(22), day(23), day(24)];
        assert_eq!(streak(&days, day(24)), 3);
        assert_eq!(streak(&days, day(25)), 3);
        assert_eq!(streak(&days, day(26)), 0);
        assert_eq!(streak(&[], day(26)), 0);
    }

    #[test]
    fn blanks_are_neither_an_answer_nor_counted() {
        let mut written = JournalDay {
            day: day(20),
            questions: Default::default(),
            answers: ["对了 名册\n三户".into(), " \n ".into(), String::new()],
            items: Vec::new(),
        };
        assert_eq!((written.answered(), written.characters()), (1, 6));
        written.answers[0].clear();
        assert!(written.is_empty());
    }

    proptest! {
        #[test]
        fn a_row_is_as_long_as_the_days_before_it_are_written(
            offsets in proptest::collection::btree_set(0_u64..40, 0..40),
            order in any::<bool>(),
        ) {
            let today = day(24);
            let ago = |days: u64| today - Days::new(days);
            let mut days: Vec<NaiveDate> = offsets.iter().map(|it| ago(*it)).collect();
            if order {
                days.reverse();
            }
            let row = streak(&days, today) as u64;
            let first = u64::from(!offsets.contains(&0));
            for day in first..first + row {
                prop_assert!(offsets.contains(&day));
            }
            prop_assert!(!offsets.contains(&(first + row)));
        }
    }
}
