//! Saving one text by itself: soon after the last key, once more when it
//! failed, and before anybody leaves. Typing never waits for it.

use std::time::Duration;

use chrono::NaiveDateTime;

use crate::tr;
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::Error;

use super::dates;

/// How long after the last key.
const CALM: Duration = Duration::from_millis(400);

/// The longest that somebody who types without a pause goes unsaved.
const LONGEST: Duration = Duration::from_millis(700);

/// How long after a save that failed.
const AGAIN: Duration = Duration::from_secs(5);

/// Whether the text is saved, and when that is done.
#[derive(Debug, Default)]
pub(in crate::tui::screens) struct Saving {
    unsaved: bool,
    /// Saves under way.
    sent: usize,
    since: Option<Moment>,
    deadline: Option<Moment>,
    failing: bool,
    saved_at: Option<NaiveDateTime>,
}

impl Saving {
    /// The text was changed.
    pub fn touch(&mut self, now: Moment) {
        self.unsaved = true;
        let since = *self.since.get_or_insert(now);
        self.deadline = Some((now + CALM).min(since + LONGEST));
    }

    /// Whether there is something to be sent off; it counts as sent.
    pub fn take(&mut self) -> bool {
        (self.since, self.deadline) = (None, None);
        let due = std::mem::take(&mut self.unsaved);
        self.sent += usize::from(due);
        due
    }

    /// Everything is saved, and nothing under way.
    pub const fn is_settled(&self) -> bool {
        !self.unsaved && self.sent == 0
    }

    /// When the next save is due.
    pub const fn deadline(&self) -> Option<Moment> {
        self.deadline
    }

    /// What came of a save.
    pub fn settle<A>(&mut self, result: Result<(), Error>, cx: &Context) -> Vec<Effect<A>> {
        self.sent = self.sent.saturating_sub(1);
        match result {
            Ok(()) => {
                self.saved_at = Some(cx.wall);
                self.failing = false;
                Vec::new()
            }
            Err(error) => {
                self.unsaved = true;
                self.deadline = Some(cx.now + AGAIN);
                if std::mem::replace(&mut self.failing, true) {
                    Vec::new()
                } else {
                    vec![Effect::Fail(error)]
                }
            }
        }
    }

    /// What stands at the right end of the footer.
    pub fn status(&self, cx: &Context) -> String {
        if self.failing {
            return tr!(cx.lang, "sheet-not-saved");
        }
        match self.saved_at {
            Some(at) => tr!(cx.lang, "sheet-saved", time = dates::second(at)),
            None => String::new(),
        }
    }
}
