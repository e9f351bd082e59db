//! What is read: a text in parts, each with what it is there for.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::ItemId;

/// What kind of text it is; not every rule holds for every kind.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// 个人对照检查
    SelfReview,
    /// 班子对照检查
    BodyReview,
    /// 相互批评: one criticism of one colleague.
    Criticism,
    /// A text of which nothing is known.
    Other,
}

/// What a part of a text is there for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 基本情况
    Situation,
    /// 成绩: what went well.
    Achievements,
    /// 问题: what happened, what is wrong.
    Problems,
    /// 原因
    Causes,
    /// 措施
    Measures,
    /// 需要说明的事项
    Matters,
    /// A criticism's 事实: when, where, what.
    Fact,
    /// A criticism's 问题: what is wrong in it.
    Fault,
    /// A criticism's 影响
    Effect,
    /// A criticism's 建议
    Advice,
    /// Anything else.
    Other,
}

/// One part.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// The checklist item it answers, if it answers one.
    pub item: Option<ItemId>,
    /// What it is there for.
    pub role: Role,
    /// The words.
    pub text: String,
    /// The day by which a measure is to be done, where that is a field of its
    /// own beside the words.
    pub due: Option<NaiveDate>,
}

impl std::fmt::Debug for Part {
    /// Without the words: they are somebody's secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part")
            .field("item", &self.item)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// A text in parts, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What kind of text it is.
    pub genre: Genre,
    /// Its parts.
    pub parts: Vec<Part>,
}
