//! What an import does, group by group: expected before, counted after.

use crate::domain::{GroupId, Setup};
use crate::intake::Preview;
use crate::store::ClassCount;

/// What happened to the rows of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupReport {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Rows of the table that count for it.
    pub read: usize,
    /// Ballots put into the box.
    pub added: usize,
    /// Rows that were imported before, or stand in the table twice.
    pub already_there: usize,
    /// Of the rows read, those that answer nothing: blank ballots.
    pub blank: usize,
}

/// What an import would do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Columns kept and dropped, values without meaning and values mapped by
    /// hand.
    pub preview: Preview,
    /// Per group of the round, in its order.
    pub groups: Vec<GroupReport>,
    /// Whether it happened; else rows that are in the box already are not told
    /// from new ones.
    pub happened: bool,
}

impl Report {
    /// What would happen at an empty box.
    pub(super) fn expected(preview: Preview, setup: &Setup) -> Self {
        let name = |group: &GroupId| {
            let mut groups = setup.groups.iter();
            let frozen = groups.find(|frozen| &frozen.group.id == group);
            frozen.map_or_else(String::new, |frozen| frozen.group.name.clone())
        };
        let groups = preview.rows.iter().map(|rows| GroupReport {
            group: rows.group.clone(),
            name: name(&rows.group),
            read: rows.read,
            added: rows.read - rows.repeated.min(rows.read),
            already_there: rows.repeated,
            blank: rows.blank,
        });
        Self {
            groups: groups.collect(),
            preview,
            happened: false,
        }
    }

    /// What did happen, by the box's own counts before and after.
    pub(super) fn happened(mut self, before: &[ClassCount], after: &[ClassCount]) -> Self {
        let imported = |counts: &[ClassCount], class: usize| {
            let mut counts = counts.iter();
            let count = counts.find(|count| usize::from(count.class) == class);
            count.map_or(0, |count| count.imported as usize)
        };
        for (class, group) in self.groups.iter_mut().enumerate() {
            group.added = imported(after, class).saturating_sub(imported(before, class));
            group.already_there = group.read.saturating_sub(group.added);
        }
        self.happened = true;
        self
    }

    /// Ballots put into the box, of all groups.
    #[must_use]
    pub fn added(&self) -> usize {
        self.groups.iter().map(|group| group.added).sum()
    }

    /// Rows that were passed over because they had been imported, of all
    /// groups.
    #[must_use]
    pub fn already_there(&self) -> usize {
        self.groups.iter().map(|group| group.already_there).sum()
    }
}
