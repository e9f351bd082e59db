//! Time as a value: the loop and the screens ask a [`Clock`], so that a test
//! can move it.

use std::ops::Add;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;

/// A point on the monotonic clock, counted from the start of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment(Duration);

impl Moment {
    /// How long from `earlier` to this; zero when it is not earlier.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

/// Where time comes from.
pub trait Clock {
    /// Now, for deadlines; never goes back.
    fn now(&self) -> Moment;

    /// Now, as people at this place say it; may jump.
    fn wall(&self) -> NaiveDateTime;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// Starts counting now.
    #[must_use]
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment(self.start.elapsed())
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock everybody else takes"
    )]
    fn wall(&self) -> NaiveDateTime {
        chrono::Local::now().naive_local()
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug, Clone, Copy)]
pub struct ManualClock {
    start: NaiveDateTime,
    passed: Duration,
}

impl ManualClock {
    /// Stands at `wall`.
    #[must_use]
    pub const fn at(wall: NaiveDateTime) -> Self {
        Self {
            start: wall,
            passed: Duration::ZERO,
        }
    }

    /// Moves on.
    pub fn advance(&mut self, duration: Duration) {
        self.passed = self.passed.saturating_add(duration);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        Moment(self.passed)
    }

    fn wall(&self) -> NaiveDateTime {
        chrono::Duration::from_std(self.passed)
            .ok()
            .and_then(|passed| self.start.checked_add_signed(passed))
            .unwrap_or(self.start)
    }
}
