//! Saving by itself: soon after the last key, once more when it failed, and
//! before anybody leaves. Typing never waits for it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::domain::Worksheet;
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::Whose;
use crate::usecase::{Error, worksheet};

use super::Answer;
use super::pad::Draft;

/// How long after the last key.
const CALM: Duration = Duration::from_millis(400);

/// The longest that somebody who types without a pause goes unsaved: with the
/// time a save takes, a pulled plug costs at most the last second.
const LONGEST: Duration = Duration::from_millis(700);

/// How long after a save that failed.
const AGAIN: Duration = Duration::from_secs(5);

/// What came of saving an item.
#[derive(Debug)]
pub struct Outcome {
    item: usize,
    result: Result<(), Error>,
}

/// Which items are not saved, and when that is done.
#[derive(Debug, Default)]
pub(super) struct Saving {
    unsaved: BTreeSet<usize>,
    on_their_way: Vec<usize>,
    since: Option<Moment>,
    deadline: Option<Moment>,
    failing: bool,
    saved_at: Option<NaiveDateTime>,
}

impl Saving {
    /// An item was changed.
    pub fn touch(&mut self, item: usize, now: Moment) {
        self.unsaved.insert(item);
        let since = *self.since.get_or_insert(now);
        self.deadline = Some((now + CALM).min(since + LONGEST));
    }

    /// Everything is saved, and nothing under way.
    pub fn is_settled(&self) -> bool {
        self.unsaved.is_empty() && self.on_their_way.is_empty()
    }

    pub const fn deadline(&self) -> Option<Moment> {
        self.deadline
    }

    pub const fn saved_at(&self) -> Option<NaiveDateTime> {
        self.saved_at
    }

    /// The last save failed and is tried again.
    pub const fn is_failing(&self) -> bool {
        self.failing
    }

    /// Sends off what is not saved.
    pub fn send(&mut self, key: &Arc<MemberKey>, sheet: &Worksheet) -> Vec<Effect<Answer>> {
        (self.since, self.deadline) = (None, None);
        let progress = sheet.progress();
        let mut effects = Vec::new();
        for item in std::mem::take(&mut self.unsaved) {
            let Some(entry) = sheet.entries.get(item) else {
                continue;
            };
            self.on_their_way.push(item);
            let (key, draft) = (Arc::clone(key), Draft(entry.clone()));
            effects.push(Effect::ask(move |desk| {
                let result = worksheet::save(desk, &key, Whose::Own, &draft.0, progress);
                Ok(Answer::Saved(Outcome { item, result }))
            }));
        }
        effects
    }

    /// What came of it.
    pub fn settle(&mut self, outcome: Outcome, cx: &Context) -> Vec<Effect<Answer>> {
        let Outcome { item, result } = outcome;
        if let Some(place) = self.on_their_way.iter().position(|other| *other == item) {
            self.on_their_way.remove(place);
        }
        match result {
            Ok(()) => {
                self.saved_at = Some(cx.wall);
                self.failing = false;
                Vec::new()
            }
            Err(error) => {
                self.unsaved.insert(item);
                self.deadline = Some(cx.now + AGAIN);
                let told = std::mem::replace(&mut self.failing, true);
                if told {
                    Vec::new()
                } else {
                    vec![Effect::Fail(error)]
                }
            }
        }
    }

    /// Everything that is not known to be saved, in one piece of work that
    /// fails as a whole.
    pub fn last(&self, key: &Arc<MemberKey>, sheet: &Worksheet) -> Option<Effect<Answer>> {
        let items: BTreeSet<usize> = self
            .unsaved
            .iter()
            .chain(&self.on_their_way)
            .copied()
            .collect();
        if items.is_empty() {
            return None;
        }
        let (key, progress) = (Arc::clone(key), sheet.progress());
        let drafts: Vec<Draft> = items
            .into_iter()
            .filter_map(|item| sheet.entries.get(item).cloned().map(Draft))
            .collect();
        Some(Effect::ask(move |desk| {
            for draft in &drafts {
                worksheet::save(desk, &key, Whose::Own, &draft.0, progress)?;
            }
            Ok(Answer::Left)
        }))
    }
}
