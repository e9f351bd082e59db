//! Saving by itself: soon after the last key, once more when it failed, and
//! before anybody leaves. Typing never waits for it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDateTime;

use crate::domain::Worksheet;
use crate::domain::worksheet::Progress;
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::Whose;
use crate::usecase::{Desk, Error, worksheet};

use super::Answer;
use super::pad::Piece;
use super::page::Page;

/// How long after the last key.
const CALM: Duration = Duration::from_millis(400);

/// The longest that somebody who types without a pause goes unsaved: with the
/// time a save takes, a pulled plug costs at most the last second.
const LONGEST: Duration = Duration::from_millis(700);

/// How long after a save that failed.
const AGAIN: Duration = Duration::from_secs(5);

/// What came of saving a page.
#[derive(Debug)]
pub struct Outcome {
    page: Page,
    result: Result<(), Error>,
}

/// Which pages are not saved, and when that is done.
#[derive(Debug, Default)]
pub(super) struct Saving {
    unsaved: BTreeSet<Page>,
    on_their_way: Vec<Page>,
    since: Option<Moment>,
    deadline: Option<Moment>,
    failing: bool,
    saved_at: Option<NaiveDateTime>,
}

impl Saving {
    /// A page was changed.
    pub fn touch(&mut self, page: Page, now: Moment) {
        self.unsaved.insert(page);
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
    pub fn send(
        &mut self,
        key: &Arc<MemberKey>,
        whose: Whose,
        sheet: &Worksheet,
    ) -> Vec<Effect<Answer>> {
        (self.since, self.deadline) = (None, None);
        let progress = sheet.progress();
        let mut effects = Vec::new();
        for page in std::mem::take(&mut self.unsaved) {
            let Some(piece) = Piece::of(page, sheet) else {
                continue;
            };
            self.on_their_way.push(page);
            let key = Arc::clone(key);
            effects.push(Effect::ask(move |desk| {
                let result = save(desk, (&key, whose), &piece, progress);
                Ok(Answer::Saved(Outcome { page, result }))
            }));
        }
        effects
    }

    /// What came of it.
    pub fn settle(&mut self, outcome: Outcome, cx: &Context) -> Vec<Effect<Answer>> {
        let Outcome { page, result } = outcome;
        if let Some(place) = self.on_their_way.iter().position(|other| *other == page) {
            self.on_their_way.remove(place);
        }
        match result {
            Ok(()) => {
                self.saved_at = Some(cx.wall);
                self.failing = false;
                Vec::new()
            }
            Err(error) => {
                self.unsaved.insert(page);
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
    pub fn last(
        &self,
        key: &Arc<MemberKey>,
        whose: Whose,
        sheet: &Worksheet,
    ) -> Option<Effect<Answer>> {
        let pages: BTreeSet<Page> = self
            .unsaved
            .iter()
            .chain(&self.on_their_way)
            .copied()
            .collect();
        if pages.is_empty() {
            return None;
        }
        let (key, progress) = (Arc::clone(key), sheet.progress());
        let pieces: Vec<Piece> = pages
            .into_iter()
            .filter_map(|page| Piece::of(page, sheet))
            .collect();
        Some(Effect::ask(move |desk| {
            for piece in &pieces {
                save(desk, (&key, whose), piece, progress)?;
            }
            Ok(Answer::Left)
        }))
    }
}

fn save(
    desk: &Desk,
    (key, whose): (&MemberKey, Whose),
    piece: &Piece,
    progress: Progress,
) -> Result<(), Error> {
    match piece {
        Piece::Entry(entry) => worksheet::save(desk, key, whose, entry, progress),
        Piece::Part(part) => worksheet::save_part(desk, key, whose, part, progress),
    }
}
