//! Exemplars (对比典型人物): people a cadre compares themselves with.

use std::fmt;

use super::id::{DimensionId, ExemplarId, ItemId, TraitId};

/// A person, and what they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemplar {
    /// Stable id.
    pub id: ExemplarId,
    /// The name.
    pub name: String,
    /// Who they were, in one line.
    pub who: String,
    /// Where the facts are known from.
    pub source: String,
    /// Whether the facts were checked against that source.
    pub verified: bool,
    /// What they did, concretely.
    pub deeds: Vec<String>,
    /// What one can measure oneself by.
    pub traits: Vec<Trait>,
}

/// One thing about an exemplar that a cadre can measure themselves by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trait {
    /// Stable id, unique within the exemplar.
    pub id: TraitId,
    /// The trait in a sentence.
    pub text: String,
    /// The dimension it belongs to.
    pub dimension: DimensionId,
    /// The items of checklists it is tied to.
    pub items: Vec<ItemRef>,
}

/// An item of a checklist, of whichever edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    /// The id of the checklist, without an edition.
    pub checklist: String,
    /// The item.
    pub item: ItemId,
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.checklist, self.item)
    }
}

impl Trait {
    /// Whether it is tied to this item of the checklist with this id.
    #[must_use]
    pub fn touches(&self, checklist: &str, item: &ItemId) -> bool {
        self.items
            .iter()
            .any(|tied| tied.checklist == checklist && &tied.item == item)
    }
}
