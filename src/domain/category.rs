//! What opinions from the masses are sorted by.

use super::id::{CategoryId, DimensionId};

/// One kind of everyday problem, e.g. 补贴发放.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Stable id.
    pub id: CategoryId,
    /// The words for it.
    pub label: String,
    /// The dimension an opinion of this category touches; `None` where it can
    /// touch any.
    pub dimension: Option<DimensionId>,
    /// Words that point to it in an opinion.
    pub words: Vec<String>,
}

impl Category {
    /// The id of the category for what fits no other (其他).
    pub const OTHER: &'static str = "other";
}
