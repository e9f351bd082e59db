//! What packs name in each other: dimensions, and items of checklists. It is
//! looked up when all packs are there, since any may bring what another names.

use std::collections::BTreeSet;

use super::check::Check;
use super::error::ContentError;
use super::library::Library;
use super::pack::PackKind;
use super::source::{Path, Source};
use crate::domain::{Checklist, DimensionId, ItemRef};

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

impl Named {
    /// The kind of pack that it would be in.
    pub(super) const fn kind(&self) -> PackKind {
        match self {
            Self::Dimension(_) => PackKind::Dimensions,
            Self::Item(_) => PackKind::Checklist,
        }
    }
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
                    let known = library.dimensions().into_iter();
                    let known = known.map(|known| (known.id.0.clone(), known.title.clone()));
                    check.none_of_labelled(at, id.0, &known.collect());
                }
            }
            Named::Item(item) => {
                let editions = library.editions(&item.checklist);
                if !editions.iter().any(|list| list.item(&item.item).is_some()) {
                    check.none_of(at, item.to_string(), items(&editions, library));
                }
            }
        }
    }
    check.finish(()).err().unwrap_or_default()
}

/// The items of these editions, or, where there are none, of every checklist.
fn items(editions: &[&Checklist], library: &Library) -> Vec<String> {
    let all: Vec<&Checklist> = match editions {
        [] => library.checklists().collect(),
        _ => editions.to_vec(),
    };
    let names = all.iter().flat_map(|list| {
        let items = list.items().map(|(_, item)| item.id.clone());
        items.map(|item| ItemRef {
            checklist: list.pack.id.clone(),
            item,
        })
    });
    let names: BTreeSet<_> = names.collect();
    names.iter().map(ToString::to_string).collect()
}
