//! Where two entries of one form differ.

use crate::domain::{Setup, Slot};
use crate::text::fold_width;

use super::Entry;

/// A place on a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The form as a whole: whether it counts as spoiled.
    Whole,
    /// A mark, by its place in [`Setup::grade_slots`].
    Grade(usize),
    /// An opinion, by its place in [`Setup::opinion_slots`].
    Opinion(usize),
}

/// All places where two entries of a form of this class differ, in the order
/// of the form. Opinions that differ in blanks or in full-width forms only are
/// the same. Where one entry is spoiled and the other is not, the form as a
/// whole differs and nothing else is compared.
#[must_use]
pub fn differences(setup: &Setup, class: u8, first: &Entry, second: &Entry) -> Vec<Place> {
    if first.is_spoiled() != second.is_spoiled() {
        return vec![Place::Whole];
    }
    if first.is_spoiled() {
        return Vec::new();
    }
    let mut places: Vec<(Slot, Place)> = asked(setup, class)
        .filter(|(_, place)| match *place {
            Place::Whole => false,
            Place::Grade(slot) => first.mark(slot) != second.mark(slot),
            Place::Opinion(slot) => !same_words(first.opinion(slot), second.opinion(slot)),
        })
        .collect();
    places.sort();
    places.into_iter().map(|(_, place)| place).collect()
}

/// How many places a form of this class has.
pub(super) fn places(setup: &Setup, class: u8) -> usize {
    asked(setup, class).count()
}

fn asked(setup: &Setup, class: u8) -> impl Iterator<Item = (Slot, Place)> {
    let grades = setup.grade_slots().into_iter().enumerate();
    let opinions = setup.opinion_slots().into_iter().enumerate();
    grades
        .map(|(at, slot)| (slot, Place::Grade(at)))
        .chain(opinions.map(|(at, slot)| (slot, Place::Opinion(at))))
        .filter(move |(slot, _)| setup.asks_slot(usize::from(class), *slot))
}

/// Whether two texts are the same but for blanks and full-width forms.
fn same_words(first: &str, second: &str) -> bool {
    let plain = |words: &'_ str| -> Vec<char> {
        words
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(fold_width)
            .collect()
    };
    let (mut first, mut second) = (plain(first), plain(second));
    let same = first == second;
    zeroize::Zeroize::zeroize(&mut first);
    zeroize::Zeroize::zeroize(&mut second);
    same
}
