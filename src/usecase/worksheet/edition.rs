//! Another edition of a checklist: which there are, what moving there means,
//! and moving there. Every word stays.

use super::super::vault::MemberKey;
use super::super::{Desk, Error, committee};
use super::{OpenSheet, Whose, edition_of, open};
use crate::domain::{Checklist, Entry, PackRef, Worksheet};

/// A checklist that a worksheet can follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Which.
    pub pack: PackRef,
    /// Its title.
    pub title: String,
    /// Whether the meeting uses it.
    pub of_the_meeting: bool,
    /// Whether the worksheet follows it now.
    pub in_hand: bool,
    /// What moving there would mean.
    pub moving: Moving,
}

/// What moving to another checklist means, in items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moving {
    /// How many it asks.
    pub items: usize,
    /// How many of those written on it asks as well.
    pub kept: usize,
    /// How many of those written on it does not ask: they stand at the end.
    pub at_the_end: usize,
}

impl Moving {
    /// What it means for this worksheet.
    #[must_use]
    pub fn of(sheet: &Worksheet, checklist: &Checklist) -> Self {
        let asked = |entry: &&Entry| {
            checklist
                .items()
                .any(|(_, item)| entry.answers_item(&item.id, &checklist.pack))
        };
        let written = sheet.entries.iter().filter(|entry| !entry.is_blank());
        let kept = written.clone().filter(asked).count();
        Self {
            items: checklist.len(),
            kept,
            at_the_end: written.count() - kept,
        }
    }
}

/// The checklists that a worksheet can follow: other editions of its own first,
/// the newest one first.
///
/// # Errors
/// When a pack of the user has errors.
pub fn editions(desk: &Desk, open: &OpenSheet) -> Result<Vec<Edition>, Error> {
    let own = &open.checklist.pack;
    let edition = |checklist: &Checklist| Edition {
        title: checklist.title.clone(),
        of_the_meeting: checklist.pack == open.meeting.checklist,
        in_hand: checklist.pack == *own,
        moving: Moving::of(&open.sheet, checklist),
        pack: checklist.pack.clone(),
    };
    let all = desk.library()?.checklist_packs();
    let all = all.into_iter().map(|(_, pack)| edition(&pack.checklist));
    let mut editions: Vec<Edition> = all.collect();
    editions.sort_by_key(|edition| edition.pack.id != own.id);
    Ok(editions)
}

/// Moves a worksheet to another edition of a checklist, or back to the
/// meeting's with `None`. Every word stays; what the other edition does not ask
/// stands at the end.
///
/// # Errors
/// [`Error::UnknownPack`], [`Error::AlreadyHandedIn`], or when the data file
/// cannot be written.
pub fn move_to(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    edition: Option<&PackRef>,
) -> Result<OpenSheet, Error> {
    if let Some(edition) = edition {
        edition_of(desk, edition)?;
    }
    let file = desk.file()?;
    let author = whose.author(key);
    if file.worksheet_state(key.meeting, author)?.is_some() {
        return Err(Error::AlreadyHandedIn);
    }
    if whose == Whose::Body {
        committee::holds(&file, key)?;
    }
    file.set_edition(key.meeting, author, edition)?;
    let moved = open(desk, key, whose)?;
    file.save_progress(key.meeting, author, moved.sheet.progress())?;
    Ok(moved)
}
