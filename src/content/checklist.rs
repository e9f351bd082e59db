//! Checklist packs.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::reference::Reference;
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::checklist::Section;
use crate::domain::{Checklist, ChecklistItem, Citation, DimensionId, Family, ItemId};

/// A checklist with what its pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The checklist.
    pub checklist: Checklist,
}

/// The most characters of an item's text and of a question.
const TEXT: usize = 120;
/// The most sections.
const SECTIONS: usize = 40;
/// The most items of a section.
const ITEMS: usize = 60;
/// The most characters of an article.
const ARTICLE: usize = 30;
/// The most questions under one item.
const QUESTIONS: usize = 6;
/// The most characters of a theme: what the meeting's own field holds.
const THEME: usize = 120;
/// The most matters to be reported besides the usual.
const BRIEFINGS: usize = 10;

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
    #[serde(default)]
    #[schemars(with = "Family")]
    family: Option<Family>,
    #[serde(default)]
    #[schemars(with = "Text<THEME>")]
    theme: Option<String>,
    #[serde(default)]
    #[schemars(with = "Vec<Text<TEXT>>", length(max = BRIEFINGS))]
    briefings: Vec<String>,
    #[schemars(length(min = 1, max = SECTIONS))]
    section: Vec<FileSection>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileSection {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<TITLE>")]
    title: String,
    #[schemars(with = "Text<TITLE>")]
    document: String,
    #[serde(default)]
    #[schemars(with = "Id")]
    dimension: Option<String>,
    #[schemars(length(min = 1, max = ITEMS))]
    item: Vec<FileItem>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileItem {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Text<TEXT>")]
    text: String,
    #[schemars(with = "Vec<Text<TEXT>>", length(min = 1, max = QUESTIONS))]
    questions: Vec<String>,
    #[serde(default)]
    #[schemars(with = "Text<ARTICLE>")]
    article: Option<String>,
    #[serde(default)]
    #[schemars(with = "Id")]
    dimension: Option<String>,
    verified: bool,
}

impl Pack for ChecklistPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        read(source)
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }

    fn references(source: &Source) -> Vec<Reference> {
        let sections = source
            .parse::<File>()
            .map_or(Vec::new(), |file| file.section);
        let mut found = Vec::new();
        let mut name = |at: &Path, id: &Option<String>| {
            if let Some(id) = id {
                found.push(Reference::dimension(at.key("dimension"), id));
            }
        };
        for (place, section) in sections.iter().enumerate() {
            let at = Path::root().entry("section", place);
            name(&at, &section.dimension);
            for (place, item) in section.item.iter().enumerate() {
                name(&at.entry("item", place), &item.dimension);
            }
        }
        found
    }
}

fn read(source: &Source) -> Result<ChecklistPack, Vec<ContentError>> {
    let file: File = source.parse()?;
    let mut check = Check::new(source);
    let all_verified = file
        .section
        .iter()
        .flat_map(|s| &s.item)
        .all(|item| item.verified);
    let mut info = check.head(PackKind::Checklist, &head_of!(file), all_verified);
    info.entries = file.section.iter().map(|section| section.item.len()).sum();
    let root = Path::root();
    if let Some(theme) = &file.theme {
        check.text(root.key("theme"), theme, THEME);
    }
    check.count(root.key("briefings"), file.briefings.len(), 0, BRIEFINGS);
    check.texts(&root.key("briefings"), &file.briefings, TEXT);
    check.count(root.key("section"), file.section.len(), 1, SECTIONS);
    let (mut section_ids, mut item_ids) = (BTreeSet::new(), BTreeSet::new());
    for (place, section) in file.section.iter().enumerate() {
        let at = root.entry("section", place);
        check.id(at.key("id"), &section.id, &mut section_ids);
        check.text(at.key("title"), &section.title, TITLE);
        check.text(at.key("document"), &section.document, TITLE);
        check.count(at.key("item"), section.item.len(), 1, ITEMS);
        for (place, item) in section.item.iter().enumerate() {
            check_item(&mut check, &at.entry("item", place), item, &mut item_ids);
        }
    }
    let checklist = Checklist {
        pack: info.pack.clone(),
        title: file.title,
        source: file.source,
        family: file.family.unwrap_or(match file.theme {
            Some(_) => Family::Theme,
            None => Family::Other,
        }),
        theme: file.theme.map(|theme| without_stop(&theme)),
        briefings: file.briefings,
        sections: file.section.into_iter().map(section).collect(),
    };
    check.finish(ChecklistPack { info, checklist })
}

/// A theme without its full stop: papers put it into quotation marks within a
/// sentence.
fn without_stop(theme: &str) -> String {
    let theme = theme.trim();
    theme.strip_suffix('\u{3002}').unwrap_or(theme).to_owned()
}

fn check_item(check: &mut Check<'_>, at: &Path, item: &FileItem, ids: &mut BTreeSet<String>) {
    check.id(at.key("id"), &item.id, ids);
    check.text(at.key("text"), &item.text, TEXT);
    check.count(at.key("questions"), item.questions.len(), 1, QUESTIONS);
    check.texts(&at.key("questions"), &item.questions, TEXT);
    if let Some(article) = &item.article {
        check.text(at.key("article"), article, ARTICLE);
    }
}

fn section(section: FileSection) -> Section {
    let FileSection {
        id,
        title,
        document,
        dimension,
        item,
    } = section;
    let items = item
        .into_iter()
        .map(|item| ChecklistItem {
            id: ItemId(item.id),
            text: item.text,
            questions: item.questions,
            citation: Citation {
                document: document.clone(),
                article: item.article,
                verified: item.verified,
            },
            dimension: item
                .dimension
                .or_else(|| dimension.clone())
                .map(DimensionId),
        })
        .collect();
    Section { id, title, items }
}
