//! The way of a meeting, and when each stage is due.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The stages of the work, in order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 筹备
    Plan,
    /// 征求意见
    Collect,
    /// 谈心谈话
    Talk,
    /// 对照检查
    SelfReview,
    /// 批评
    Criticise,
    /// 会议
    Meet,
    /// 整改
    Rectify,
    /// 回访
    AskAgain,
}

impl Stage {
    /// All stages in order.
    pub const ALL: [Self; 8] = [
        Self::Plan,
        Self::Collect,
        Self::Talk,
        Self::SelfReview,
        Self::Criticise,
        Self::Meet,
        Self::Rectify,
        Self::AskAgain,
    ];
}

/// When each stage is due, in days from the meeting: negative before it,
/// positive after it. Data, because places differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Days from the meeting per stage.
    pub offsets: BTreeMap<Stage, i32>,
}

impl Schedule {
    /// The day a stage is due for a meeting held on `held_on`; `None` where
    /// the schedule says nothing or the date leaves the calendar.
    #[must_use]
    pub fn due(&self, stage: Stage, held_on: NaiveDate) -> Option<NaiveDate> {
        let offset = *self.offsets.get(&stage)?;
        let days = Days::new(u64::from(offset.unsigned_abs()));
        if offset < 0 {
            held_on.checked_sub_days(days)
        } else {
            held_on.checked_add_days(days)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_count_from_the_day_of_the_meeting() {
        let schedule = Schedule {
            offsets: BTreeMap::from([(Stage::SelfReview, -8), (Stage::Rectify, 90)]),
        };
        let held_on = NaiveDate::from_ymd_opt(2026, 12, 18).unwrap();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(schedule.due(Stage::SelfReview, held_on), day(2026, 12, 10));
        assert_eq!(schedule.due(Stage::Rectify, held_on), day(2027, 3, 18));
        assert_eq!(schedule.due(Stage::Talk, held_on), None);
    }
}
