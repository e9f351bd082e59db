//! Packs of exemplars.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::{Check, SOURCE, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::reference::{Named, Reference};
use super::source::{Path, Source};
use crate::domain::{DimensionId, Exemplar, ExemplarId, ItemId, ItemRef, Trait, TraitId};

/// Exemplars with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemplarPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The exemplars, in order.
    pub exemplars: Vec<Exemplar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: String,
    title: String,
    source: String,
    verified: bool,
    exemplar: Vec<FileExemplar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileExemplar {
    id: String,
    name: String,
    who: String,
    source: String,
    verified: bool,
    deeds: Vec<String>,
    #[serde(rename = "trait")]
    traits: Vec<FileTrait>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTrait {
    id: String,
    text: String,
    dimension: String,
    #[serde(default)]
    items: Vec<String>,
}

impl Pack for ExemplarPack {
    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse().map_err(|error| vec![error])?;
        let mut check = Check::new(source);
        let all_verified = file.exemplar.iter().all(|exemplar| exemplar.verified);
        let mut info = check.head(PackKind::Exemplars, &head_of!(file), all_verified);
        info.entries = file.exemplar.len();
        let root = Path::root();
        check.count(root.key("exemplar"), file.exemplar.len(), 1, 100);
        let mut ids = BTreeSet::new();
        for (place, exemplar) in file.exemplar.iter().enumerate() {
            let at = root.entry("exemplar", place);
            check.id(at.key("id"), &exemplar.id, &mut ids);
            check_exemplar(&mut check, &at, exemplar);
        }
        let exemplars = file.exemplar.into_iter().map(exemplar).collect();
        check.finish(Self { info, exemplars })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }

    fn references(source: &Source) -> Vec<Reference> {
        let exemplars = source
            .parse::<File>()
            .map_or(Vec::new(), |file| file.exemplar);
        let mut found = Vec::new();
        for (place, exemplar) in exemplars.iter().enumerate() {
            let at = Path::root().entry("exemplar", place);
            for (place, each) in exemplar.traits.iter().enumerate() {
                let at = at.entry("trait", place);
                found.push(Reference::dimension(at.key("dimension"), &each.dimension));
                for (place, item) in each.items.iter().enumerate() {
                    found.extend(item_ref(item).map(|item| Reference {
                        at: at.entry("items", place),
                        names: Named::Item(item),
                    }));
                }
            }
        }
        found
    }
}

fn check_exemplar(check: &mut Check<'_>, at: &Path, exemplar: &FileExemplar) {
    check.text(at.key("name"), &exemplar.name, 20);
    check.text(at.key("who"), &exemplar.who, 60);
    check.text(at.key("source"), &exemplar.source, SOURCE);
    check.count(at.key("deeds"), exemplar.deeds.len(), 2, 5);
    check.texts(&at.key("deeds"), &exemplar.deeds, 120);
    check.count(at.key("trait"), exemplar.traits.len(), 1, 8);
    let mut ids = BTreeSet::new();
    for (place, each) in exemplar.traits.iter().enumerate() {
        let at = at.entry("trait", place);
        check.id(at.key("id"), &each.id, &mut ids);
        check.text(at.key("text"), &each.text, 60);
        check.count(at.key("items"), each.items.len(), 0, 10);
        for (place, item) in each.items.iter().enumerate() {
            if item_ref(item).is_none() {
                check.report(at.entry("items", place), Problem::BadItemRef);
            }
        }
    }
}

/// `checklist/item`.
fn item_ref(words: &str) -> Option<ItemRef> {
    let (checklist, item) = words.split_once('/')?;
    (!checklist.is_empty() && !item.is_empty() && !item.contains('/')).then(|| ItemRef {
        checklist: checklist.to_owned(),
        item: ItemId::from(item),
    })
}

fn exemplar(file: FileExemplar) -> Exemplar {
    let FileExemplar {
        id,
        name,
        who,
        source,
        verified,
        deeds,
        traits,
    } = file;
    Exemplar {
        id: ExemplarId(id),
        name,
        who,
        source,
        verified,
        deeds,
        traits: traits.into_iter().map(trait_of).collect(),
    }
}

fn trait_of(file: FileTrait) -> Trait {
    let FileTrait {
        id,
        text,
        dimension,
        items,
    } = file;
    Trait {
        id: TraitId(id),
        text,
        dimension: DimensionId(dimension),
        items: items.iter().filter_map(|item| item_ref(item)).collect(),
    }
}
