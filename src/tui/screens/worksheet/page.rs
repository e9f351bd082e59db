//! The pages of a worksheet in reading order: the situation, the items, then
//! causes, direction and matters.

use crate::domain::worksheet::{EntryState, PartKind};
use crate::domain::{Entry, Worksheet};
use crate::lang::Lang;
use crate::tr;

/// One page of a worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tui::screens) enum Page {
    /// A part that answers no single item.
    Part(PartKind),
    /// The item at this place of the worksheet.
    Item(usize),
}

impl Page {
    /// All pages of a worksheet of so many items.
    pub fn all(items: usize) -> impl Iterator<Item = Self> + Clone {
        let [first, rest @ ..] = PartKind::ALL;
        [Self::Part(first)]
            .into_iter()
            .chain((0..items).map(Self::Item))
            .chain(rest.into_iter().map(Self::Part))
    }

    /// The page after or before this one.
    pub fn step(self, forward: bool, items: usize) -> Option<Self> {
        let mut pages = Self::all(items);
        if forward {
            pages.find(|page| *page == self)?;
            return pages.next();
        }
        pages.take_while(|page| *page != self).last()
    }

    /// The place of its item, if it is an item's.
    pub const fn item(self) -> Option<usize> {
        match self {
            Self::Part(_) => None,
            Self::Item(item) => Some(item),
        }
    }

    /// How far it has come.
    pub fn state(self, sheet: &Worksheet) -> EntryState {
        match self {
            Self::Part(kind) if sheet.part(kind).trim().is_empty() => EntryState::Open,
            Self::Part(_) => EntryState::Done,
            Self::Item(item) => sheet
                .entries
                .get(item)
                .map_or(EntryState::Done, Entry::state),
        }
    }

    /// Whether something is still owed on it.
    pub fn owes(self, sheet: &Worksheet) -> bool {
        match self {
            Self::Part(kind) if !kind.is_owed() => false,
            page => page.state(sheet) != EntryState::Done,
        }
    }

    /// The first page after this one that still owes something, going round
    /// once.
    pub fn next_owing(self, sheet: &Worksheet) -> Option<Self> {
        let items = sheet.entries.len();
        let after = Self::all(items).skip_while(|page| *page != self).skip(1);
        let before = Self::all(items).take_while(|page| *page != self);
        after
            .chain(before)
            .chain([self])
            .find(|page| page.owes(sheet))
    }
}

/// What a part is called.
pub(in crate::tui::screens) fn part_name(kind: PartKind, lang: &Lang) -> String {
    match kind {
        PartKind::Situation => tr!(lang, "sheet-part-situation"),
        PartKind::Causes => tr!(lang, "sheet-part-causes"),
        PartKind::Direction => tr!(lang, "sheet-part-direction"),
        PartKind::Matters => tr!(lang, "sheet-part-matters"),
    }
}

/// What belongs into a part.
pub(super) fn part_advice(kind: PartKind, lang: &Lang) -> String {
    match kind {
        PartKind::Situation => tr!(lang, "sheet-part-situation-advice"),
        PartKind::Causes => tr!(lang, "sheet-part-causes-advice"),
        PartKind::Direction => tr!(lang, "sheet-part-direction-advice"),
        PartKind::Matters => tr!(lang, "sheet-part-matters-advice"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_situation_is_read_before_the_items_and_the_rest_after_them() {
        let pages: Vec<Page> = Page::all(2).collect();
        let parts = |kinds: &[PartKind]| kinds.iter().map(|kind| Page::Part(*kind)).collect();
        let after: Vec<Page> = parts(&[PartKind::Causes, PartKind::Direction, PartKind::Matters]);
        assert_eq!(pages[0], Page::Part(PartKind::Situation));
        assert_eq!(pages[1..3], [Page::Item(0), Page::Item(1)]);
        assert_eq!(pages[3..], after);
        for pair in pages.windows(2) {
            assert_eq!(pair[0].step(true, 2), Some(pair[1]));
            assert_eq!(pair[1].step(false, 2), Some(pair[0]));
        }
        assert_eq!(pages[5].step(true, 2), None);
        assert_eq!(pages[0].step(false, 2), None);
    }
}
