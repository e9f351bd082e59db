//! A checklist: the text a cadre measures themselves against.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{DimensionId, ItemId, PackRef};

/// Where a rule is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The official title of the document, with its edition.
    pub document: String,
    /// The article (and item) as people say it, e.g. `第三条（七）`.
    pub article: Option<String>,
    /// Whether the article was checked against the official text. An
    /// unverified one is shown without its article.
    pub verified: bool,
}

impl Citation {
    /// The article if it may be shown.
    #[must_use]
    pub fn shown_article(&self) -> Option<&str> {
        if self.verified {
            self.article.as_deref()
        } else {
            None
        }
    }
}

/// One item of a checklist, paraphrased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Stable id within the checklist, the same in every edition that has it.
    pub id: ItemId,
    /// What is asked of the person, in plain words.
    pub text: String,
    /// Questions that help to look honestly.
    pub questions: Vec<String>,
    /// Where it is written.
    pub citation: Citation,
    /// The dimension it serves.
    pub dimension: Option<DimensionId>,
}

/// A group of items under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Stable id within the checklist.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The items, in order.
    pub items: Vec<ChecklistItem>,
}

/// What a checklist is drawn from; lists of checklists are grouped by it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// The Party Constitution (党章).
    Constitution,
    /// Rules of discipline and of political life.
    Discipline,
    /// The theme of one year's meeting.
    Theme,
    /// An activity that ran for a time, e.g. 三严三实.
    Activity,
    /// None of these.
    Other,
}

impl Family {
    /// All families, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::Constitution,
        Self::Discipline,
        Self::Theme,
        Self::Activity,
        Self::Other,
    ];
}

/// A checklist of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Its id and edition.
    pub pack: PackRef,
    /// The title.
    pub title: String,
    /// Where the content comes from.
    pub source: String,
    /// What it is drawn from.
    pub family: Family,
    /// The sentence that a year set as the theme of its meetings.
    pub theme: Option<String>,
    /// What that year wants to be reported at the meeting besides the usual
    /// (通报).
    pub briefings: Vec<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

impl Checklist {
    /// Every item in reading order, each with its section.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &ChecklistItem)> {
        self.sections
            .iter()
            .flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&ChecklistItem> {
        self.items()
            .map(|(_, item)| item)
            .find(|item| &item.id == id)
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.items.len())
            .sum()
    }

    /// Whether there is no item at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
