//! A questionnaire: what is asked about whom, and on which scale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{GroupId, ItemId, PackRef, ScaleId};

/// One grade of a scale, best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Stable id, e.g. `excellent`.
    pub id: String,
    /// The word on ballot and result, e.g. 优秀.
    pub label: String,
    /// The score it counts for, usually 0 to 100.
    pub score: f64,
    /// Whether it counts into the favourable rate.
    pub favourable: bool,
}

/// A rating scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Stable id; trends compare only figures of the same scale.
    pub id: ScaleId,
    /// The grades, best first; between 2 and 9, so that a digit picks each.
    pub grades: Vec<Grade>,
    /// The word for “don't know”, e.g. 不了解; it is never a grade.
    pub dont_know: String,
}

/// Whom an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// The leading body as a whole.
    Body,
    /// Each member.
    Members,
    /// The body and each member.
    All,
}

/// How an item is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "answer")]
pub enum AnswerKind {
    /// A grade of the named scale, or don't know.
    Grade {
        /// Which scale of the questionnaire.
        scale: ScaleId,
    },
    /// An opinion in the voter's own words.
    Opinion {
        /// The most characters.
        limit: u16,
    },
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireItem {
    /// Stable id.
    pub id: ItemId,
    /// A word or two for tables, e.g. 工作作风.
    pub label: String,
    /// The question as asked.
    pub text: String,
    /// About whom.
    pub subjects: SubjectKind,
    /// Which groups are asked; all of them where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupId>,
    /// Whether “don't know” may be answered to a graded item.
    #[serde(default = "yes")]
    pub dont_know: bool,
    /// Answered how.
    #[serde(flatten)]
    pub kind: AnswerKind,
}

const fn yes() -> bool {
    true
}

/// A questionnaire of one version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Its id and version.
    pub pack: PackRef,
    /// The title on the ballot.
    pub title: String,
    /// The scales its items use.
    pub scales: Vec<Scale>,
    /// The items, in order.
    pub items: Vec<QuestionnaireItem>,
}

impl Questionnaire {
    /// The scale with this id.
    #[must_use]
    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        self.scales.iter().find(|scale| &scale.id == id)
    }

    /// The scale an item is graded on; `None` for an opinion.
    #[must_use]
    pub fn scale_of(&self, item: &QuestionnaireItem) -> Option<&Scale> {
        match &item.kind {
            AnswerKind::Grade { scale } => self.scale(scale),
            AnswerKind::Opinion { .. } => None,
        }
    }
}
