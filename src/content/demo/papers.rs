//! What else lies in the example: opinions that were written down, criticism,
//! talks, journals.

use std::collections::BTreeSet;

use super::file::{FileCriticism, FileJournal, FileSaid, FileTalk, FileUnitHead};
use super::read::Known;
use super::sheets::WORKSHEET;
use super::{DemoCriticism, DemoJournal, DemoPartner, DemoSaid, DemoTalk, DemoUnitHead};
use crate::content::check::Check;
use crate::content::library::Library;
use crate::content::source::Path;
use crate::domain::criticism::Criticism;
use crate::domain::opinion::Channel;
use crate::domain::talk::TalkWords;

/// The longest ago that something may have been.
const DAYS: i64 = 365;

/// The opinions, and the names by which worksheets refer to them.
pub(super) fn said(
    check: &mut Check<'_>,
    (known, library): (&Known<'_>, &Library),
    said: Vec<FileSaid>,
) -> (Vec<DemoSaid>, Vec<String>) {
    let (mut read, mut ids) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (place, said) in said.into_iter().enumerate() {
        let at = Path::root().entry("said", place);
        check.id(at.key("id"), &said.id, &mut seen);
        check.text(at.key("text"), &said.text, WORKSHEET);
        check.range(at.key("days_ago"), i64::from(said.days_ago), 0, DAYS);
        if library.category(&said.category).is_none() {
            check.no_such(at.key("category"), said.category.0.clone());
        }
        if said.channel == Channel::Round {
            check.no_such(at.key("channel"), Channel::Round.word().to_owned());
        }
        let Some(about) = known.subject(&said.about) else {
            check.no_such(at.key("about"), said.about);
            continue;
        };
        ids.push(said.id);
        read.push(DemoSaid {
            channel: said.channel,
            category: said.category,
            about,
            urgent: said.urgent,
            days_ago: said.days_ago,
            text: said.text,
        });
    }
    (read, ids)
}

/// A member who has a passphrase in the example: whoever has a worksheet.
fn author(
    check: &mut Check<'_>,
    at: Path,
    (known, authors): (&Known<'_>, &[usize]),
    id: String,
) -> Option<usize> {
    let found = known.member(&id).filter(|place| authors.contains(place));
    if found.is_none() {
        check.no_such(at, id);
    }
    found
}

pub(super) fn criticisms(
    check: &mut Check<'_>,
    who: (&Known<'_>, &[usize]),
    criticisms: Vec<FileCriticism>,
) -> Vec<DemoCriticism> {
    let mut read = Vec::new();
    for (place, it) in criticisms.into_iter().enumerate() {
        let at = Path::root().entry("criticism", place);
        check.text(at.key("fact"), &it.fact, WORKSHEET);
        if it.handed_in {
            check.text(at.key("fault"), &it.fault, WORKSHEET);
        }
        let critic = author(check, at.key("critic"), who, it.critic);
        let about = author(check, at.key("about"), who, it.about.clone());
        let (Some(critic), Some(about)) = (critic, about) else {
            continue;
        };
        if critic == about {
            check.no_such(at.key("about"), it.about);
            continue;
        }
        read.push(DemoCriticism {
            critic,
            about,
            handed_in: it.handed_in,
            words: Criticism {
                fact: it.fact,
                fault: it.fault,
                effect: it.effect,
                advice: it.advice,
            },
        });
    }
    read
}

/// The heads, and the names by which talks refer to them.
pub(super) fn unit_heads(
    check: &mut Check<'_>,
    (known, authors): (&Known<'_>, &[usize]),
    heads: Vec<FileUnitHead>,
) -> (Vec<DemoUnitHead>, Vec<String>) {
    let (mut read, mut ids) = (Vec::new(), Vec::new());
    let mut seen: BTreeSet<String> = known.members.iter().cloned().collect();
    for (place, head) in heads.into_iter().enumerate() {
        let at = Path::root().entry("unit_head", place);
        check.id(at.key("id"), &head.id, &mut seen);
        check.text(at.key("name"), &head.name, 12);
        check.text(at.key("unit"), &head.unit, 30);
        let who = (known, authors);
        let Some(supervisor) = author(check, at.key("supervisor"), who, head.supervisor) else {
            continue;
        };
        ids.push(head.id);
        read.push(DemoUnitHead {
            supervisor,
            name: head.name,
            unit: head.unit,
        });
    }
    (read, ids)
}

pub(super) fn talks(
    check: &mut Check<'_>,
    (known, authors, heads): (&Known<'_>, &[usize], &[String]),
    talks: Vec<FileTalk>,
) -> Vec<DemoTalk> {
    let mut read = Vec::new();
    for (place, talk) in talks.into_iter().enumerate() {
        let at = Path::root().entry("talk", place);
        check.range(at.key("days_ago"), i64::from(talk.days_ago), 0, DAYS);
        check.text(at.key("place"), &talk.place, 40);
        check.text(at.key("raised"), &talk.raised, WORKSHEET);
        let by = author(check, at.key("by"), (known, authors), talk.by);
        let head = heads.iter().position(|id| *id == talk.with);
        let with = match (known.member(&talk.with), head) {
            (Some(member), _) if Some(member) != by => DemoPartner::Member(member),
            (None, Some(head)) => DemoPartner::UnitHead(head),
            _ => {
                check.no_such(at.key("with"), talk.with);
                continue;
            }
        };
        let Some(by) = by else { continue };
        read.push(DemoTalk {
            by,
            with,
            kind: talk.kind,
            days_ago: talk.days_ago,
            words: TalkWords {
                with: String::new(),
                place: talk.place,
                raised: talk.raised,
                answer: talk.answer,
                follow_up: talk.follow_up,
            },
        });
    }
    read
}

pub(super) fn journal(
    check: &mut Check<'_>,
    who: (&Known<'_>, &[usize]),
    journal: Vec<FileJournal>,
) -> Vec<DemoJournal> {
    let mut read = Vec::new();
    let mut days = BTreeSet::new();
    for (place, day) in journal.into_iter().enumerate() {
        let at = Path::root().entry("journal", place);
        check.range(at.key("days_ago"), i64::from(day.days_ago), 0, DAYS);
        for (place, answer) in day.answers.iter().enumerate() {
            if !answer.is_empty() {
                check.text(at.entry("answers", place), answer, WORKSHEET);
            }
        }
        for (place, item) in day.items.iter().enumerate() {
            if !who.0.asks(item) {
                check.no_such(at.entry("items", place), item.0.clone());
            }
        }
        let id = format!("{}-{}", day.member, day.days_ago);
        check.id(at.key("days_ago"), &id, &mut days);
        let Some(member) = author(check, at.key("member"), who, day.member) else {
            continue;
        };
        read.push(DemoJournal {
            member,
            days_ago: day.days_ago,
            answers: day.answers,
            items: day.items,
        });
    }
    read
}
