//! Packs of exemplars.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::reference::{Named, Reference};
use super::schema::{Id, Item, Text, Version};
use super::source::{Path, Source};
use crate::domain::{DimensionId, Exemplar, ExemplarId, ItemId, ItemRef, Trait, TraitId};

/// The most exemplars of a pack.
const EXEMPLARS: usize = 100;
/// The most characters of a name.
const NAME: usize = 20;
/// The most characters of what is said in one line.
const LINE: usize = 60;
/// The most deeds of an exemplar.
const DEEDS: usize = 5;
/// The most characters of a deed.
const DEED: usize = 120;
/// The most traits of an exemplar.
const TRAITS: usize = 8;
/// The most items that a trait is tied to.
const ITEMS: usize = 10;

/// Exemplars with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemplarPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The exemplars, in order.
    pub exemplars: Vec<Exemplar>,
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
    #[schemars(length(min = 1, max = EXEMPLARS))]
    exemplar: Vec<FileExemplar>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileExemplar {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<NAME>")]
    name: String,
    #[schemars(with = "Text<LINE>")]
    who: String,
    #[schemars(with = "Text<SOURCE>")]
    source: String,
    verified: bool,
    #[schemars(with = "Vec<Text<DEED>>", length(min = 2, max = DEEDS))]
    deeds: Vec<String>,
    #[serde(rename = "trait")]
    #[schemars(length(min = 1, max = TRAITS))]
    traits: Vec<FileTrait>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileTrait {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<LINE>")]
    text: String,
    #[schemars(with = "Id")]
    dimension: String,
    #[serde(default)]
    #[schemars(with = "Vec<Item>", length(max = ITEMS))]
    items: Vec<String>,
}

impl Pack for ExemplarPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        let all_verified = file.exemplar.iter().all(|exemplar| exemplar.verified);
        let mut info = check.head(PackKind::Exemplars, &head_of!(file), all_verified);
        info.entries = file.exemplar.len();
        let root = Path::root();
        check.count(root.key("exemplar"), file.exemplar.len(), 1, EXEMPLARS);
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
    check.text(at.key("name"), &exemplar.name, NAME);
    check.text(at.key("who"), &exemplar.who, LINE);
    check.text(at.key("source"), &exemplar.source, SOURCE);
    check.count(at.key("deeds"), exemplar.deeds.len(), 2, DEEDS);
    check.texts(&at.key("deeds"), &exemplar.deeds, DEED);
    check.count(at.key("trait"), exemplar.traits.len(), 1, TRAITS);
    let mut ids = BTreeSet::new();
    for (place, each) in exemplar.traits.iter().enumerate() {
        let at = at.entry("trait", place);
        check.id(at.key("id"), &each.id, &mut ids);
        check.text(at.key("text"), &each.text, LINE);
        check.count(at.key("items"), each.items.len(), 0, ITEMS);
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
