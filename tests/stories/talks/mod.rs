//! Members talk with each other before the meeting, and put it down.

mod heads;
mod looks;
mod overview;
mod papers;
mod recording;
mod secrecy;

use std::time::Duration;

/// After this, what was typed is saved.
const SOON: Duration = Duration::from_millis(500);

/// From the morning of the stories to the day after the talks are due.
const PAST_THE_DAY: Duration = Duration::from_secs(4 * 24 * 60 * 60);
