//! What packs name in each other: dimensions, and items of checklists. It is
//! looked up when all packs are there, since any may bring what another names.

use super::check::Check;
use super::error::ContentError;
use super::library::Library;
use super::source::{Path, Source};
use crate::domain::{DimensionId, ItemRef};

/// Something of another pack that a file names, and where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) at: Path,
    pub(super) names: Named,
}

/// What is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// A dimension.
    Dimension(DimensionId),
    /// An item that at least one edition of a checklist has.
    Item(ItemRef),
}

impl Reference {
    pub(super) fn dimension(at: Path, id: &str) -> Self {
        Self {
            at,
            names: Named::Dimension(id.into()),
        }
    }
}

/// What a file names that is nowhere in the library.
pub(super) fn dangling(
    source: &Source,
    references: Vec<Reference>,
    library: &Library,
) -> Vec<ContentError> {
    let mut check = Check::new(source);
    for Reference { at, names } in references {
        match names {
            Named::Dimension(id) => {
                if library.dimension(&id).is_none() {
                    check.no_such(at, id.0);
                }
            }
            Named::Item(item) => {
                let editions = library.editions(&item.checklist);
                if !editions.iter().any(|list| list.item(&item.item).is_some()) {
                    check.no_such(at, item.to_string());
                }
            }
        }
    }
    check.finish(()).err().unwrap_or_default()
}
