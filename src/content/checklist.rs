//! Checklist packs.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::{Check, head_of};
use super::error::ContentError;
use super::pack::{PackInfo, PackKind};
use super::source::{Path, Source};
use crate::domain::checklist::Section;
use crate::domain::{Checklist, ChecklistItem, Citation, ItemId};

/// The most characters of an item's text and of a question.
const TEXT: usize = 120;
/// The most questions under one item.
const QUESTIONS: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: String,
    title: String,
    source: String,
    verified: bool,
    section: Vec<FileSection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSection {
    id: String,
    title: String,
    document: String,
    item: Vec<FileItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileItem {
    id: String,
    text: String,
    questions: Vec<String>,
    article: Option<String>,
    verified: bool,
}

pub(super) fn read(source: &Source) -> Result<(PackInfo, Checklist), Vec<ContentError>> {
    let file: File = source.parse().map_err(|error| vec![error])?;
    let mut check = Check::new(source);
    let all_verified = file
        .section
        .iter()
        .flat_map(|s| &s.item)
        .all(|item| item.verified);
    let info = check.head(PackKind::Checklist, &head_of!(file), all_verified);
    let root = Path::root();
    check.count(root.key("section"), file.section.len(), 1, 40);
    let (mut section_ids, mut item_ids) = (BTreeSet::new(), BTreeSet::new());
    for (place, section) in file.section.iter().enumerate() {
        let at = root.entry("section", place);
        check.id(at.key("id"), &section.id, &mut section_ids);
        check.text(at.key("title"), &section.title, super::check::TITLE);
        check.text(at.key("document"), &section.document, super::check::TITLE);
        check.count(at.key("item"), section.item.len(), 1, 60);
        for (place, item) in section.item.iter().enumerate() {
            check_item(&mut check, &at.entry("item", place), item, &mut item_ids);
        }
    }
    let checklist = Checklist {
        pack: info.pack.clone(),
        title: file.title,
        source: file.source,
        sections: file.section.into_iter().map(section).collect(),
    };
    check.finish((info, checklist))
}

fn check_item(check: &mut Check<'_>, at: &Path, item: &FileItem, ids: &mut BTreeSet<String>) {
    check.id(at.key("id"), &item.id, ids);
    check.text(at.key("text"), &item.text, TEXT);
    check.count(at.key("questions"), item.questions.len(), 1, QUESTIONS);
    for (place, question) in item.questions.iter().enumerate() {
        check.text(at.entry("questions", place), question, TEXT);
    }
    if let Some(article) = &item.article {
        check.text(at.key("article"), article, 30);
    }
}

fn section(section: FileSection) -> Section {
    let FileSection {
        id,
        title,
        document,
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
        })
        .collect();
    Section { id, title, items }
}
