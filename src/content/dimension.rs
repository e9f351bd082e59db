//! Packs of dimensions.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, WORD, WORDS, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::{Dimension, DimensionId};

/// The most dimensions of a pack.
const DIMENSIONS: usize = 20;
/// The most characters of a dimension.
const DIMENSION: usize = 30;

/// Dimensions with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The dimensions, in order.
    pub dimensions: Vec<Dimension>,
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
    #[schemars(length(min = 1, max = DIMENSIONS))]
    dimension: Vec<FileDimension>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileDimension {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<DIMENSION>")]
    title: String,
    #[schemars(with = "Vec<Text<WORD>>", length(min = 1, max = WORDS))]
    words: Vec<String>,
}

impl Pack for DimensionPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        let mut info = check.head(PackKind::Dimensions, &head_of!(file), true);
        info.entries = file.dimension.len();
        let root = Path::root();
        check.count(root.key("dimension"), file.dimension.len(), 1, DIMENSIONS);
        let mut ids = BTreeSet::new();
        for (place, dimension) in file.dimension.iter().enumerate() {
            let at = root.entry("dimension", place);
            check.id(at.key("id"), &dimension.id, &mut ids);
            check.text(at.key("title"), &dimension.title, DIMENSION);
            check.words(&at, &dimension.words, 1);
        }
        let dimensions = file.dimension.into_iter().map(dimension).collect();
        check.finish(Self { info, dimensions })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

fn dimension(file: FileDimension) -> Dimension {
    let FileDimension { id, title, words } = file;
    Dimension {
        id: DimensionId(id),
        title,
        words,
    }
}
