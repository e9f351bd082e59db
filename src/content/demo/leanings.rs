//! Reads how people grade, and sees to it that nobody is left out.

use std::collections::BTreeSet;

use super::file::FileLeaning;
use super::read::{BODY, Known};
use super::{DemoSubject, Leaning};
use crate::content::check::Check;
use crate::content::error::Problem;
use crate::content::source::Path;
use crate::domain::{ItemId, SubjectKind};

pub(super) fn leanings(
    check: &mut Check<'_>,
    known: &Known<'_>,
    leanings: Vec<FileLeaning>,
) -> Vec<Leaning> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::with_capacity(leanings.len());
    for (place, leaning) in leanings.into_iter().enumerate() {
        let at = Path::root().entry("leaning", place);
        let FileLeaning {
            subject: name,
            group,
            item,
            grades,
            dont_know,
            blank,
        } = leaning;
        if !known.groups.contains(&group) {
            check.no_such(at.key("group"), group.0.clone());
        }
        let sum: u32 = grades
            .iter()
            .chain([&dont_know, &blank])
            .map(|n| u32::from(*n))
            .sum();
        if sum != 100 {
            check.report(at.key("grades"), Problem::Shares { sum });
        }
        let Some(subject) = known.subject(&name) else {
            check.no_such(at.key("subject"), name);
            continue;
        };
        let meant = |(id, _): &(&ItemId, usize)| item.as_ref().is_none_or(|item| item == *id);
        let scales: Vec<_> = scales(known, subject).into_iter().filter(meant).collect();
        if let (Some(item), true, true) = (&item, scales.is_empty(), known.questionnaire.is_some())
        {
            check.no_such(at.key("item"), item.0.clone());
        }
        for (_, count) in scales {
            check.count(at.key("grades"), grades.len(), count, count);
        }
        if !seen.insert((subject, group.clone(), item.clone())) {
            check.report(at.key("subject"), Problem::Duplicate { value: name });
        }
        read.push(Leaning {
            subject,
            group,
            item,
            grades,
            dont_know,
            blank,
        });
    }
    check_complete(check, known, &read);
    read
}

/// Every subject needs a leaning for all items in every group.
fn check_complete(check: &mut Check<'_>, known: &Known<'_>, leanings: &[Leaning]) {
    let members = known.members.iter().map(String::as_str);
    for name in std::iter::once(BODY).chain(members) {
        let Some(subject) = known.subject(name) else {
            continue;
        };
        for group in &known.groups {
            let given = leanings
                .iter()
                .any(|l| l.subject == subject && &l.group == group && l.item.is_none());
            if !given {
                let (subject, group) = (name.to_owned(), group.0.clone());
                check.report(
                    Path::root().key("leaning"),
                    Problem::NoLeaning { subject, group },
                );
            }
        }
    }
}

/// How many grades each graded item of a subject has, with the item.
fn scales<'a>(known: &Known<'a>, subject: DemoSubject) -> Vec<(&'a ItemId, usize)> {
    let Some(questionnaire) = known.questionnaire else {
        return Vec::new();
    };
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
