//! The parts that belong to no single item, and everything together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entry::Entry;

/// A part of a worksheet that answers no single item (对照检查材料的各部分).
/// The problems, its largest part, are the items' entries.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// 基本情况
    Situation,
    /// 原因分析: what the causes of the items have in common.
    Causes,
    /// 努力方向和改进措施
    Direction,
    /// 需要说明的事项
    Matters,
}

impl PartKind {
    /// All of them, in the order of the document; the items come after
    /// [`Self::Situation`].
    pub const ALL: [Self; 4] = [
        Self::Situation,
        Self::Causes,
        Self::Direction,
        Self::Matters,
    ];

    /// Whether a worksheet without it is unfinished; there need not be matters
    /// to explain.
    #[must_use]
    pub const fn is_owed(self) -> bool {
        !matches!(self, Self::Matters)
    }

    /// The word in a slot.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Causes => "causes",
            Self::Direction => "direction",
            Self::Matters => "matters",
        }
    }
}

/// One of the parts that answer no single item.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which.
    pub kind: PartKind,
    /// The words.
    pub text: String,
}

impl Part {
    /// The place it is kept at: `part:<word>`.
    #[must_use]
    pub fn slot(kind: PartKind) -> String {
        format!("part:{}", kind.word())
    }

    /// Characters written, blanks not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.text.chars().filter(|c| !c.is_whitespace()).count()
    }
}

impl std::fmt::Debug for Part {
    /// Names the part only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// What is handed in, and what a version keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The parts that answer no single item.
    pub parts: Vec<Part>,
    /// The entries, without notes.
    pub entries: Vec<Entry>,
}

impl Written {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(Entry::is_empty)
            && self.parts.iter().all(|part| part.text.trim().is_empty())
    }

    /// The text of a part, empty where there is none.
    #[must_use]
    pub fn part(&self, kind: PartKind) -> &str {
        self.parts
            .iter()
            .find(|part| part.kind == kind)
            .map_or("", |part| &part.text)
    }
}
