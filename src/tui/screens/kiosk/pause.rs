//! Guessing gets slower with every wrong guess, whoever sits there. Nothing
//! sleeps: what is typed too early is simply not looked at.

use std::time::Duration;

use crate::tui::Moment;

use super::idle::next_second;

/// The longest pause.
const LONGEST: u64 = 30;

/// How often in a row something wrong was typed, and until when it is not
/// looked at again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pause {
    wrong: u32,
    since: Moment,
}

impl Pause {
    /// Something wrong was typed.
    pub(super) const fn wrong(&mut self, now: Moment) {
        self.wrong = self.wrong.saturating_add(1);
        self.since = now;
    }

    /// Something right was typed.
    pub(super) const fn right(&mut self) {
        self.wrong = 0;
    }

    /// 1, 2, 4, 8, 16, then 30 seconds.
    fn length(self) -> Duration {
        match self.wrong {
            0 => Duration::ZERO,
            wrong => Duration::from_secs((1_u64 << (wrong - 1).min(10)).min(LONGEST)),
        }
    }

    /// Seconds still to wait, if any.
    pub(super) fn seconds_left(self, now: Moment) -> Option<u64> {
        let left = self.length().saturating_sub(now.since(self.since));
        (!left.is_zero()).then(|| left.as_millis().div_ceil(1000) as u64)
    }

    /// When the count changes next, while there is one.
    pub(super) fn next(self, now: Moment) -> Option<Moment> {
        self.seconds_left(now)?;
        Some(next_second(self.since, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_up_to_half_a_minute_and_ends_with_a_right_code() {
        let now = Moment::default();
        let mut pause = Pause::default();
        let mut lengths = Vec::new();
        for _ in 0..7 {
            pause.wrong(now);
            lengths.push(pause.seconds_left(now));
        }
        assert_eq!(lengths, [1, 2, 4, 8, 16, 30, 30].map(Some));
        assert_eq!(pause.seconds_left(now + Duration::from_secs(30)), None);
        pause.right();
        assert_eq!(pause.seconds_left(now), None);
    }
}
