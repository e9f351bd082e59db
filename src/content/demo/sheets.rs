//! The worksheets of the example: its members' and the body's.

use std::collections::BTreeSet;

use super::file::{FileBody, FileEntry, FilePart, FileWorksheet};
use super::read::Known;
use super::{DemoEntry, DemoWorksheet};
use crate::content::check::Check;
use crate::content::error::Problem;
use crate::content::source::Path;
use crate::domain::worksheet::Part;

/// The most characters of one field of a worksheet.
pub(super) const WORKSHEET: usize = 2_000;

/// What a worksheet may refer to: the packs, and the opinions' names.
type Told<'a> = (&'a Known<'a>, &'a [String]);

pub(super) fn worksheets(
    check: &mut Check<'_>,
    told: Told<'_>,
    worksheets: Vec<FileWorksheet>,
) -> Vec<DemoWorksheet> {
    let mut read = Vec::with_capacity(worksheets.len());
    let mut authors = BTreeSet::new();
    for (place, sheet) in worksheets.into_iter().enumerate() {
        let at = Path::root().entry("worksheet", place);
        let entries = entries(check, &at, told, sheet.entry);
        let parts = parts(check, &at, sheet.part);
        if !authors.insert(sheet.member.clone()) {
            check.report(
                at.key("member"),
                Problem::Duplicate {
                    value: sheet.member.clone(),
                },
            );
        }
        let Some(member) = told.0.member(&sheet.member) else {
            check.no_such(at.key("member"), sheet.member);
            continue;
        };
        read.push(DemoWorksheet {
            member,
            handed_in: sheet.handed_in,
            entries,
            parts,
        });
    }
    read
}

pub(super) fn body(
    check: &mut Check<'_>,
    told: Told<'_>,
    body: Option<FileBody>,
) -> Option<DemoWorksheet> {
    let body = body?;
    let at = Path::root().key("body");
    let entries = entries(check, &at, told, body.entry);
    let parts = parts(check, &at, body.part);
    let Some(member) = told.0.member(&body.hand) else {
        check.no_such(at.key("hand"), body.hand);
        return None;
    };
    Some(DemoWorksheet {
        member,
        handed_in: false,
        entries,
        parts,
    })
}

fn entries(
    check: &mut Check<'_>,
    at: &Path,
    (known, said): Told<'_>,
    entries: Vec<FileEntry>,
) -> Vec<DemoEntry> {
    let mut items = BTreeSet::new();
    let mut read = Vec::with_capacity(entries.len());
    for (place, entry) in entries.into_iter().enumerate() {
        let at = at.entry("entry", place);
        check.id(at.key("item"), entry.item.as_str(), &mut items);
        if !known.asks(&entry.item) {
            check.no_such(at.key("item"), entry.item.0.clone());
        }
        let fields = [
            ("facts", &entry.facts),
            ("causes", &entry.causes),
            ("measures", &entry.measures),
        ];
        for (key, text) in fields {
            if entry.rating.owes_account() || !text.is_empty() {
                check.text(at.key(key), text, WORKSHEET);
            }
        }
        let mut answers = Vec::with_capacity(entry.answer.len());
        for (place, answer) in entry.answer.into_iter().enumerate() {
            let at = at.entry("answer", place);
            if !answer.words.is_empty() {
                check.text(at.key("words"), &answer.words, WORKSHEET);
            }
            match said.iter().position(|id| *id == answer.said) {
                Some(place) => answers.push((place, answer.words)),
                None => check.no_such(at.key("said"), answer.said),
            }
        }
        read.push(DemoEntry {
            item: entry.item,
            rating: entry.rating,
            facts: entry.facts,
            causes: entry.causes,
            measures: entry.measures,
            due_in_days: entry.due_in_days,
            answers,
        });
    }
    read
}

fn parts(check: &mut Check<'_>, at: &Path, parts: Vec<FilePart>) -> Vec<Part> {
    let mut kinds = BTreeSet::new();
    for (place, part) in parts.iter().enumerate() {
        let at = at.entry("part", place);
        check.text(at.key("text"), &part.text, WORKSHEET);
        if !kinds.insert(part.kind) {
            let value = part.kind.word().to_owned();
            check.report(at.key("kind"), Problem::Duplicate { value });
        }
    }
    let part = |FilePart { kind, text }| Part { kind, text };
    parts.into_iter().map(part).collect()
}
