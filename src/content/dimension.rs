//! Packs of dimensions.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::{Check, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::source::{Path, Source};
use crate::domain::{Dimension, DimensionId};

/// Dimensions with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The dimensions, in order.
    pub dimensions: Vec<Dimension>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: String,
    title: String,
    source: String,
    verified: bool,
    dimension: Vec<FileDimension>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDimension {
    id: String,
    title: String,
    words: Vec<String>,
}

impl Pack for DimensionPack {
    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse().map_err(|error| vec![error])?;
        let mut check = Check::new(source);
        let mut info = check.head(PackKind::Dimensions, &head_of!(file), true);
        info.entries = file.dimension.len();
        let root = Path::root();
        check.count(root.key("dimension"), file.dimension.len(), 1, 20);
        let mut ids = BTreeSet::new();
        for (place, dimension) in file.dimension.iter().enumerate() {
            let at = root.entry("dimension", place);
            check.id(at.key("id"), &dimension.id, &mut ids);
            check.text(at.key("title"), &dimension.title, 30);
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
