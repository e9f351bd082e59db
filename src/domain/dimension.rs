//! What checklist items, opinions and questionnaire answers have in common:
//! the aspects under which a cadre's year is looked at.

use super::id::DimensionId;

/// One aspect, e.g. 政治信仰和政治纪律.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Stable id.
    pub id: DimensionId,
    /// The words for it.
    pub title: String,
    /// Words that point to it in an opinion or a text.
    pub words: Vec<String>,
}
