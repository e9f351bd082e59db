//! What one person typed of one form.

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::domain::{Answers, Mark, Setup};

/// What one person typed of one form. A mark that is blank on the paper is
/// typed as blank; one that was not typed yet is told from it, so that a row
/// passed over by mistake shows. In memory only; wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Entry {
    marks: Vec<Option<Mark>>,
    opinions: Vec<String>,
    spoiled: bool,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entry(…)")
    }
}

impl Entry {
    /// Nothing typed yet.
    #[must_use]
    pub fn untouched(setup: &Setup) -> Self {
        Self {
            marks: vec![None; setup.grade_slots().len()],
            opinions: vec![String::new(); setup.opinion_slots().len()],
            spoiled: false,
        }
    }

    /// The mark at a place of [`Setup::grade_slots`]; `None` while it was not
    /// typed.
    #[must_use]
    pub fn mark(&self, slot: usize) -> Option<Mark> {
        self.marks.get(slot).copied().flatten()
    }

    /// Types a mark.
    pub fn set_mark(&mut self, slot: usize, mark: Mark) {
        if let Some(place) = self.marks.get_mut(slot) {
            *place = Some(mark);
        }
    }

    /// The opinion at a place of [`Setup::opinion_slots`].
    #[must_use]
    pub fn opinion(&self, slot: usize) -> &str {
        self.opinions.get(slot).map_or("", String::as_str)
    }

    /// Types an opinion.
    pub fn set_opinion(&mut self, slot: usize, words: &str) {
        if let Some(place) = self.opinions.get_mut(slot)
            && place != words
        {
            // In place, so that no copy of the old words is left behind.
            place.zeroize();
            place.push_str(words);
        }
    }

    /// Whether the form counts as spoiled.
    #[must_use]
    pub const fn is_spoiled(&self) -> bool {
        self.spoiled
    }

    /// Marks the form as spoiled, or takes that back. What was typed stays.
    pub const fn set_spoiled(&mut self, spoiled: bool) {
        self.spoiled = spoiled;
    }

    /// The first place of [`Setup::grade_slots`] that this class is asked and
    /// that was not typed. None of a spoiled form needs to be.
    #[must_use]
    pub fn first_untyped(&self, setup: &Setup, class: u8) -> Option<usize> {
        if self.spoiled {
            return None;
        }
        let slots = setup.grade_slots();
        let untyped = |slot: &usize| self.mark(*slot).is_none();
        slots
            .iter()
            .enumerate()
            .filter(|(_, slot)| setup.asks_slot(usize::from(class), **slot))
            .map(|(place, _)| place)
            .find(untyped)
    }

    /// The answers as a ballot holds them.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let marks = self.marks.iter().map(|mark| mark.unwrap_or_default());
        let opinions = self.opinions.iter().map(|words| words.trim().to_owned());
        Answers {
            marks: marks.collect(),
            opinions: opinions.collect(),
        }
    }
}
