//! Somebody walks away: a warning counts down, then everything goes.

use std::time::Duration;

use crate::tui::Moment;

/// How long the warning counts.
const WARNING: Duration = Duration::from_secs(30);

/// When somebody last did something, and how long that may be ago.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Idle {
    touched: Moment,
}

impl Idle {
    /// Somebody did something.
    pub(super) const fn touch(&mut self, now: Moment) {
        self.touched = now;
    }

    /// Seconds until everything goes; `None` while there is no reason to warn.
    pub(super) fn seconds_left(self, now: Moment, patience: Duration) -> Option<u64> {
        let away = now.since(self.touched);
        (away >= patience).then(|| (patience + WARNING).saturating_sub(away).as_secs())
    }

    /// Whether the patience and the warning are over.
    pub(super) fn over(self, now: Moment, patience: Duration) -> bool {
        now.since(self.touched) >= patience + WARNING
    }

    /// When the count changes next: the warning begins, or a second is gone.
    pub(super) fn next(self, now: Moment, patience: Duration) -> Moment {
        let away = now.since(self.touched);
        if away < patience {
            self.touched + patience
        } else {
            next_second(self.touched, now)
        }
    }
}

/// The first whole second after `from` that is still to come.
pub(super) fn next_second(from: Moment, now: Moment) -> Moment {
    from + Duration::from_secs(now.since(from).as_secs() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(90);

    fn at(seconds: u64) -> Moment {
        Moment::default() + Duration::from_secs(seconds)
    }

    #[test]
    fn it_waits_then_counts_every_second_then_is_over() {
        let idle = Idle::default();
        assert_eq!(idle.next(at(5), PATIENCE), at(90));
        assert_eq!(idle.seconds_left(at(89), PATIENCE), None);
        assert_eq!(idle.seconds_left(at(90), PATIENCE), Some(30));
        assert_eq!(idle.next(at(90), PATIENCE), at(91));
        assert_eq!(idle.seconds_left(at(119), PATIENCE), Some(1));
        assert!(!idle.over(at(119), PATIENCE));
        assert!(idle.over(at(120), PATIENCE));
    }
}
