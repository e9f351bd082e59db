//! Packs of the categories that opinions are sorted by.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, WORD, WORDS, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::reference::Reference;
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::{Category, CategoryId, DimensionId};

/// The most categories of a pack.
const CATEGORIES: usize = 60;
/// The most characters of a category.
const LABEL: usize = 20;

/// Categories with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The categories, in order; [`Category::OTHER`] is always among them.
    pub categories: Vec<Category>,
}

/// The file as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Version")]
    version: String,
    #[schemars(with = "Text<TITLE>")]
    title: String,
    #[schemars(with = "Text<SOURCE>")]
    source: String,
    verified: bool,
    #[schemars(length(min = 1, max = CATEGORIES))]
    category: Vec<FileCategory>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileCategory {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<LABEL>")]
    label: String,
    #[serde(default)]
    #[schemars(with = "Id")]
    dimension: Option<String>,
    #[serde(default)]
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    words: Vec<String>,
}

impl Pack for CategoryPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        let mut info = check.head(PackKind::Categories, &head_of!(file), true);
        info.entries = file.category.len();
        let root = Path::root();
        check.count(root.key("category"), file.category.len(), 1, CATEGORIES);
        let mut ids = BTreeSet::new();
        for (place, category) in file.category.iter().enumerate() {
            let at = root.entry("category", place);
            check.id(at.key("id"), &category.id, &mut ids);
            check.text(at.key("label"), &category.label, LABEL);
            check.words(&at, &category.words, 0);
        }
        if !ids.contains(Category::OTHER) {
            check.lacks(root.key("category"), Category::OTHER);
        }
        let categories = file.category.into_iter().map(category).collect();
        check.finish(Self { info, categories })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }

    fn references(source: &Source) -> Vec<Reference> {
        let categories = source
            .parse::<File>()
            .map_or(Vec::new(), |file| file.category);
        let mut found = Vec::new();
        for (place, category) in categories.iter().enumerate() {
            if let Some(id) = &category.dimension {
                let at = Path::root().entry("category", place).key("dimension");
                found.push(Reference::dimension(at, id));
            }
        }
        found
    }
}

fn category(file: FileCategory) -> Category {
    let FileCategory {
        id,
        label,
        dimension,
        words,
    } = file;
    Category {
        id: CategoryId(id),
        label,
        dimension: dimension.map(DimensionId),
        words,
    }
}
