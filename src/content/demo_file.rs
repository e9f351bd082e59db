//! Reads the example's file and checks it against the packs it names.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::{Check, head_of};
use super::demo::{
    Category, DemoEntry, DemoGroup, DemoMaterial, DemoOpinion, DemoSubject, DemoWorksheet, Leaning,
};
use super::error::{ContentError, Problem};
use super::library::Library;
use super::pack::PackKind;
use super::source::{Path, Source};
use crate::domain::meeting::{MeetingPlan, Seat};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{Checklist, GroupId, ItemId, MeetingKind, PackRef};
use crate::domain::{Questionnaire, SelfRating, SubjectKind, VoterGroup};

/// The most characters of one field of a worksheet.
const WORKSHEET: usize = 2_000;
/// The word for the leading body among the subjects.
const BODY: &str = "body";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: String,
    title: String,
    source: String,
    verified: bool,
    meeting: FileMeeting,
    member: Vec<FileMember>,
    group: Vec<FileGroup>,
    category: Vec<FileCategory>,
    worksheet: Vec<FileWorksheet>,
    opinion: Vec<FileOpinion>,
    leaning: Vec<FileLeaning>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMeeting {
    unit: String,
    title: String,
    theme: String,
    kind: MeetingKind,
    held_in_days: u32,
    checklist: FilePack,
    questionnaire: FilePack,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePack {
    id: String,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMember {
    id: String,
    name: String,
    post: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileGroup {
    id: GroupId,
    name: String,
    head_count: u32,
    weight: u32,
    turnout: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCategory {
    id: String,
    label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileWorksheet {
    member: String,
    handed_in: bool,
    entry: Vec<FileEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEntry {
    item: ItemId,
    rating: SelfRating,
    #[serde(default)]
    facts: String,
    #[serde(default)]
    causes: String,
    #[serde(default)]
    measures: String,
    due_in_days: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOpinion {
    item: ItemId,
    category: String,
    groups: Vec<GroupId>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLeaning {
    subject: String,
    group: GroupId,
    item: Option<ItemId>,
    grades: Vec<u8>,
    #[serde(default)]
    dont_know: u8,
    #[serde(default)]
    blank: u8,
}

/// What the entries of a file may refer to.
struct Known<'a> {
    checklist: Option<&'a Checklist>,
    questionnaire: Option<&'a Questionnaire>,
    members: Vec<String>,
    groups: Vec<GroupId>,
    categories: BTreeSet<String>,
}

impl Known<'_> {
    fn subject(&self, id: &str) -> Option<DemoSubject> {
        if id == BODY {
            return Some(DemoSubject::Body);
        }
        self.member(id).map(DemoSubject::Member)
    }

    fn member(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|known| known == id)
    }

    /// How many grades each graded item of a subject has, with the item.
    fn scales(&self, subject: DemoSubject) -> Vec<(&ItemId, usize)> {
        let Some(questionnaire) = self.questionnaire else { return Vec::new() };
        let asked = |kind| match kind {
            SubjectKind::Body => subject == DemoSubject::Body,
            SubjectKind::Members => subject != DemoSubject::Body,
            SubjectKind::All => true,
        };
        questionnaire
            .items
            .iter()
            .filter(|item| asked(item.subjects))
            .filter_map(|item| Some((&item.id, questionnaire.scale_of(item)?.grades.len())))
            .collect()
    }
}

pub(super) fn read(source: &Source, library: &Library) -> Result<DemoMaterial, Vec<ContentError>> {
    let file: File = source.parse().map_err(|error| vec![error])?;
    let mut check = Check::new(source);
    let info = check.head(PackKind::Demo, head_of!(file), true);
    let checklist = pack_ref(&file.meeting.checklist);
    let questionnaire = pack_ref(&file.meeting.questionnaire);
    check_meeting(&mut check, &file.meeting);
    let known = Known {
        checklist: library.checklist(&checklist),
        questionnaire: library.questionnaire(&questionnaire).map(|pack| &pack.questionnaire),
        members: file.member.iter().map(|member| member.id.clone()).collect(),
        groups: file.group.iter().map(|group| group.id.clone()).collect(),
        categories: file.category.iter().map(|category| category.id.clone()).collect(),
    };
    let missing = [
        ("checklist", known.checklist.is_none(), &checklist),
        ("questionnaire", known.questionnaire.is_none(), &questionnaire),
    ];
    for (key, absent, pack) in missing {
        if absent {
            let at = Path::root().key("meeting").key(key);
            check.report(at, Problem::NoSuch { name: pack.to_string() });
        }
    }
    let members = members(&mut check, file.member);
    let groups = groups(&mut check, file.group);
    let categories = categories(&mut check, file.category);
    let worksheets = worksheets(&mut check, &known, file.worksheet);
    let opinions = opinions(&mut check, &known, file.opinion);
    let leanings = leanings(&mut check, &known, file.leaning);
    let FileMeeting { unit, title, theme, kind, held_in_days, .. } = file.meeting;
    check.finish(DemoMaterial {
        info,
        unit,
        title,
        theme,
        kind,
        held_in_days,
        checklist,
        questionnaire,
        members,
        groups,
        categories,
        worksheets,
        opinions,
        leanings,
    })
}

fn pack_ref(pack: &FilePack) -> PackRef {
    PackRef { id: pack.id.clone(), version: pack.version.clone() }
}

fn check_meeting(check: &mut Check<'_>, meeting: &FileMeeting) {
    let at = Path::root().key("meeting");
    check.text(at.key("unit"), &meeting.unit, super::check::TITLE);
    check.text(at.key("title"), &meeting.title, super::check::TITLE);
    check.text(at.key("theme"), &meeting.theme, 200);
    check.range(at.key("held_in_days"), i64::from(meeting.held_in_days), 0, 365);
}

fn members(check: &mut Check<'_>, members: Vec<FileMember>) -> Vec<Seat> {
    let root = Path::root();
    check.count(root.key("member"), members.len(), 1, MeetingPlan::MOST_MEMBERS);
    let mut ids = BTreeSet::from([BODY.to_owned()]);
    for (place, member) in members.iter().enumerate() {
        let at = root.entry("member", place);
        check.id(at.key("id"), &member.id, &mut ids);
        check.text(at.key("name"), &member.name, 12);
        check.text(at.key("post"), &member.post, 30);
    }
    members.into_iter().map(|FileMember { name, post, .. }| Seat { name, post }).collect()
}

fn groups(check: &mut Check<'_>, groups: Vec<FileGroup>) -> Vec<DemoGroup> {
    let mut ids = BTreeSet::new();
    for (place, group) in groups.iter().enumerate() {
        let at = Path::root().entry("group", place);
        check.id(at.key("id"), group.id.as_str(), &mut ids);
        check.text(at.key("name"), &group.name, 20);
        check.range(at.key("head_count"), i64::from(group.head_count), 1, 2_000);
        check.range(at.key("weight"), i64::from(group.weight), 0, 100);
        check.range(at.key("turnout"), i64::from(group.turnout), 0, 100);
    }
    groups
        .into_iter()
        .map(|FileGroup { id, name, head_count, weight, turnout }| DemoGroup {
            group: VoterGroup { id, name, head_count, weight },
            turnout,
        })
        .collect()
}

fn categories(check: &mut Check<'_>, categories: Vec<FileCategory>) -> Vec<Category> {
    let mut ids = BTreeSet::new();
    for (place, category) in categories.iter().enumerate() {
        let at = Path::root().entry("category", place);
        check.id(at.key("id"), &category.id, &mut ids);
        check.text(at.key("label"), &category.label, 20);
    }
    categories.into_iter().map(|FileCategory { id, label }| Category { id, label }).collect()
}

fn worksheets(
    check: &mut Check<'_>,
    known: &Known<'_>,
    worksheets: Vec<FileWorksheet>,
) -> Vec<DemoWorksheet> {
    let mut read = Vec::with_capacity(worksheets.len());
    let mut authors = BTreeSet::new();
    for (place, sheet) in worksheets.into_iter().enumerate() {
        let at = Path::root().entry("worksheet", place);
        let mut items = BTreeSet::new();
        for (place, entry) in sheet.entry.iter().enumerate() {
            let at = at.entry("entry", place);
            check.id(at.key("item"), entry.item.as_str(), &mut items);
            let mut asked = known.checklist.into_iter().flat_map(Checklist::items);
            if known.checklist.is_some() && !asked.any(|(_, item)| item.id == entry.item) {
                check.report(at.key("item"), Problem::NoSuch { name: entry.item.0.clone() });
            }
            let fields =
                [("facts", &entry.facts), ("causes", &entry.causes), ("measures", &entry.measures)];
            for (key, text) in fields {
                if entry.rating.owes_account() || !text.is_empty() {
                    check.text(at.key(key), text, WORKSHEET);
                }
            }
        }
        if !authors.insert(sheet.member.clone()) {
            check.report(at.key("member"), Problem::Duplicate { value: sheet.member.clone() });
        }
        let Some(member) = known.member(&sheet.member) else {
            check.report(at.key("member"), Problem::NoSuch { name: sheet.member });
            continue;
        };
        let entries = sheet.entry.into_iter().map(entry).collect();
        read.push(DemoWorksheet { member, handed_in: sheet.handed_in, entries });
    }
    read
}

fn entry(entry: FileEntry) -> DemoEntry {
    let FileEntry { item, rating, facts, causes, measures, due_in_days } = entry;
    DemoEntry { item, rating, facts, causes, measures, due_in_days }
}

fn opinions(
    check: &mut Check<'_>,
    known: &Known<'_>,
    opinions: Vec<FileOpinion>,
) -> Vec<DemoOpinion> {
    for (place, opinion) in opinions.iter().enumerate() {
        let at = Path::root().entry("opinion", place);
        let item = known.questionnaire.and_then(|q| q.items.iter().find(|i| i.id == opinion.item));
        let limit = match item.map(|item| &item.kind) {
            Some(AnswerKind::Opinion { limit }) => usize::from(*limit),
            _ => {
                check.report(at.key("item"), Problem::NoSuch { name: opinion.item.0.clone() });
                usize::MAX
            }
        };
        check.text(at.key("text"), &opinion.text, limit);
        if !known.categories.contains(&opinion.category) {
            check.report(at.key("category"), Problem::NoSuch { name: opinion.category.clone() });
        }
        check.count(at.key("groups"), opinion.groups.len(), 1, known.groups.len());
        for (place, group) in opinion.groups.iter().enumerate() {
            if !known.groups.contains(group) {
                check.report(at.entry("groups", place), Problem::NoSuch { name: group.0.clone() });
            }
        }
    }
    opinions
        .into_iter()
        .map(|FileOpinion { item, category, groups, text }| DemoOpinion {
            item,
            category,
            groups,
            text,
        })
        .collect()
}

fn leanings(
    check: &mut Check<'_>,
    known: &Known<'_>,
    leanings: Vec<FileLeaning>,
) -> Vec<Leaning> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::with_capacity(leanings.len());
    for (place, leaning) in leanings.into_iter().enumerate() {
        let at = Path::root().entry("leaning", place);
        let FileLeaning { subject: name, group, item, grades, dont_know, blank } = leaning;
        if !known.groups.contains(&group) {
            check.report(at.key("group"), Problem::NoSuch { name: group.0.clone() });
        }
        let sum: u32 = grades.iter().chain([&dont_know, &blank]).map(|n| u32::from(*n)).sum();
        if sum != 100 {
            check.report(at.key("grades"), Problem::Shares { sum });
        }
        let Some(subject) = known.subject(&name) else {
            check.report(at.key("subject"), Problem::NoSuch { name });
            continue;
        };
        let meant = |(id, _): &(&ItemId, usize)| item.as_ref().is_none_or(|item| item == *id);
        let scales: Vec<_> = known.scales(subject).into_iter().filter(meant).collect();
        if let (Some(item), true, true) = (&item, scales.is_empty(), known.questionnaire.is_some())
        {
            check.report(at.key("item"), Problem::NoSuch { name: item.0.clone() });
        }
        for (_, count) in scales {
            check.count(at.key("grades"), grades.len(), count, count);
        }
        if !seen.insert((subject, group.clone(), item.clone())) {
            check.report(at.key("subject"), Problem::Duplicate { value: name });
        }
        read.push(Leaning { subject, group, item, grades, dont_know, blank });
    }
    check_complete(check, known, &read);
    read
}

/// Every subject needs a leaning for all items in every group.
fn check_complete(check: &mut Check<'_>, known: &Known<'_>, leanings: &[Leaning]) {
    let members = known.members.iter().map(String::as_str);
    for name in std::iter::once(BODY).chain(members) {
        let Some(subject) = known.subject(name) else { continue };
        for group in &known.groups {
            let given = leanings
                .iter()
                .any(|l| l.subject == subject && &l.group == group && l.item.is_none());
            if !given {
                let (subject, group) = (name.to_owned(), group.0.clone());
                check.report(Path::root().key("leaning"), Problem::NoLeaning { subject, group });
            }
        }
    }
}
