//! Reads the example's file and checks it against the packs it names.

use std::collections::BTreeSet;

use super::file::{File, FileGroup, FileMeeting, FileMember, FileOpinion};
use super::leanings::leanings;
use super::papers::{criticisms, journal, said, talks, unit_heads};
use super::sheets::{body, worksheets};
use super::{DemoGroup, DemoMaterial, DemoOpinion, DemoSubject};
use crate::content::check::{Check, TITLE, head_of};
use crate::content::error::ContentError;
use crate::content::library::Library;
use crate::content::pack::PackKind;
use crate::content::source::{Path, Source};
use crate::domain::meeting::{MeetingPlan, Seat};
use crate::domain::questionnaire::AnswerKind;
use crate::domain::{Checklist, GroupId, ItemId, PackRef, Questionnaire, VoterGroup};

/// The word for the leading body among the subjects.
pub(super) const BODY: &str = "body";

/// What the entries of a file may refer to.
pub(super) struct Known<'a> {
    pub(super) checklist: Option<&'a Checklist>,
    pub(super) questionnaire: Option<&'a Questionnaire>,
    pub(super) members: Vec<String>,
    pub(super) groups: Vec<GroupId>,
}

impl Known<'_> {
    pub(super) fn subject(&self, id: &str) -> Option<DemoSubject> {
        if id == BODY {
            return Some(DemoSubject::Body);
        }
        self.member(id).map(DemoSubject::Member)
    }

    pub(super) fn member(&self, id: &str) -> Option<usize> {
        self.members.iter().position(|known| known == id)
    }

    /// Whether the checklist asks this item; a checklist that is not there is
    /// reported by itself.
    pub(super) fn asks(&self, item: &ItemId) -> bool {
        self.checklist
            .is_none_or(|checklist| checklist.items().any(|(_, asked)| &asked.id == item))
    }
}

pub(in crate::content) fn read(
    source: &Source,
    library: &Library,
) -> Result<DemoMaterial, Vec<ContentError>> {
    let file: File = source.parse().map_err(|error| vec![error])?;
    let mut check = Check::new(source);
    let mut info = check.head(PackKind::Demo, &head_of!(file), true);
    info.entries = file.opinion.len();
    let checklist = file.meeting.checklist.to_ref();
    let questionnaire = file.meeting.questionnaire.to_ref();
    check_meeting(&mut check, &file.meeting);
    let known = Known {
        checklist: library.checklist(&checklist),
        questionnaire: library
            .questionnaire(&questionnaire)
            .map(|pack| &pack.questionnaire),
        members: file.member.iter().map(|member| member.id.clone()).collect(),
        groups: file.group.iter().map(|group| group.id.clone()).collect(),
    };
    let found = known.checklist.is_some();
    check_pack(&mut check, "checklist", found, &checklist);
    let found = known.questionnaire.is_some();
    check_pack(&mut check, "questionnaire", found, &questionnaire);
    let members = members(&mut check, file.member);
    let groups = groups(&mut check, file.group);
    let (said, ids) = said(&mut check, (&known, library), file.said);
    let worksheets = worksheets(&mut check, (&known, &ids), file.worksheet);
    let body = body(&mut check, (&known, &ids), file.body);
    let authors: Vec<usize> = worksheets.iter().map(|sheet| sheet.member).collect();
    let criticisms = criticisms(&mut check, (&known, &authors), file.criticism);
    let (unit_heads, heads) = unit_heads(&mut check, (&known, &authors), file.unit_head);
    let talks = talks(&mut check, (&known, &authors, &heads), file.talk);
    let journal = journal(&mut check, (&known, &authors), file.journal);
    let opinions = opinions(&mut check, (&known, library), file.opinion);
    let leanings = leanings(&mut check, &known, file.leaning);
    let FileMeeting {
        unit,
        title,
        theme,
        kind,
        held_in_days,
        ..
    } = file.meeting;
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
        said,
        worksheets,
        body,
        criticisms,
        unit_heads,
        talks,
        journal,
        opinions,
        leanings,
    })
}

/// A pack that the meeting names must be in the library.
fn check_pack(check: &mut Check<'_>, key: &'static str, found: bool, pack: &PackRef) {
    if !found {
        let at = Path::root().key("meeting").key(key);
        check.no_such(at, pack.to_string());
    }
}

fn check_meeting(check: &mut Check<'_>, meeting: &FileMeeting) {
    let at = Path::root().key("meeting");
    check.text(at.key("unit"), &meeting.unit, TITLE);
    check.text(at.key("title"), &meeting.title, TITLE);
    check.text(at.key("theme"), &meeting.theme, 200);
    check.range(
        at.key("held_in_days"),
        i64::from(meeting.held_in_days),
        0,
        365,
    );
}

fn members(check: &mut Check<'_>, members: Vec<FileMember>) -> Vec<Seat> {
    let root = Path::root();
    check.count(
        root.key("member"),
        members.len(),
        1,
        MeetingPlan::MOST_MEMBERS,
    );
    let mut ids = BTreeSet::from([BODY.to_owned()]);
    for (place, member) in members.iter().enumerate() {
        let at = root.entry("member", place);
        check.id(at.key("id"), &member.id, &mut ids);
        check.text(at.key("name"), &member.name, 12);
        check.text(at.key("post"), &member.post, 30);
    }
    members
        .into_iter()
        .map(|FileMember { name, post, .. }| Seat { name, post })
        .collect()
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
        .map(
            |FileGroup {
                 id,
                 name,
                 head_count,
                 weight,
                 turnout,
             }| DemoGroup {
                group: VoterGroup {
                    id,
                    name,
                    head_count,
                    weight,
                },
                turnout,
            },
        )
        .collect()
}

fn opinions(
    check: &mut Check<'_>,
    (known, library): (&Known<'_>, &Library),
    opinions: Vec<FileOpinion>,
) -> Vec<DemoOpinion> {
    for (place, opinion) in opinions.iter().enumerate() {
        let at = Path::root().entry("opinion", place);
        let item = known
            .questionnaire
            .and_then(|q| q.items.iter().find(|i| i.id == opinion.item));
        let limit = if let Some(AnswerKind::Opinion { limit }) = item.map(|item| &item.kind) {
            usize::from(*limit)
        } else {
            check.no_such(at.key("item"), opinion.item.0.clone());
            usize::MAX
        };
        check.text(at.key("text"), &opinion.text, limit);
        if library.category(&opinion.category).is_none() {
            check.no_such(at.key("category"), opinion.category.0.clone());
        }
        check.count(
            at.key("groups"),
            opinion.groups.len(),
            1,
            known.groups.len(),
        );
        for (place, group) in opinion.groups.iter().enumerate() {
            if !known.groups.contains(group) {
                check.no_such(at.entry("groups", place), group.0.clone());
            }
        }
    }
    opinions
        .into_iter()
        .map(
            |FileOpinion {
                 item,
                 category,
                 groups,
                 text,
             }| DemoOpinion {
                item,
                category,
                groups,
                text,
            },
        )
        .collect()
}
