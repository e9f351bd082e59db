//! `zhaojing init`: a meeting from the command line, for scripts.

use chrono::NaiveDate;

use super::{Failure, Work, secret};
use crate::domain::meeting::MeetingPlan;
use crate::domain::{GroupId, MeetingKind, PackRef, VoterGroup};
use crate::tr;
use crate::usecase::{Error, meeting};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let plan = plan(work)?;
    plan.check().map_err(Error::from)?;
    let passphrase = secret::passphrase(work, &tr!(work.lang, "cli-office-passphrase"))?;
    let path = work.data();
    let created = meeting::create(&work.desk, &path, &plan, &passphrase, work.world.now)?;
    let said = tr!(
        work.lang,
        "cli-init-done",
        path = path.display().to_string()
    );
    work.line(&said)?;
    let said = tr!(work.lang, "cli-init-recovery");
    work.line(&said)?;
    let words = format!("  {}", created.recovery.words());
    work.line(&words)
}

fn plan(work: &Work<'_, '_>) -> Result<MeetingPlan, Failure> {
    let text = |name| work.text(name).unwrap_or_default().to_owned();
    let kind = MeetingKind::from_word(&text("kind")).unwrap_or(MeetingKind::DemocraticLife);
    let members = match work.path("members") {
        Some(path) => meeting::read_roster(path)?,
        None => Vec::new(),
    };
    let (checklist, questionnaire) = packs(work, kind)?;
    let library = work.desk.library()?;
    Ok(MeetingPlan {
        unit: text("unit"),
        title: text("title"),
        kind,
        held_on: *work
            .args
            .get_one::<NaiveDate>("date")
            .unwrap_or(&NaiveDate::default()),
        theme: Some(text("topic"))
            .filter(|topic| !topic.is_empty())
            .or_else(|| library.checklist(&checklist)?.theme.clone())
            .unwrap_or_default(),
        members,
        groups: groups(work, &questionnaire)?,
        checklist,
        questionnaire,
    })
}

/// The packs named, or the first that suits the kind of meeting.
fn packs(work: &Work<'_, '_>, kind: MeetingKind) -> Result<(PackRef, PackRef), Failure> {
    let library = work.desk.library()?;
    let named = |name| {
        work.text(name)
            .map(|given| parse_pack(work, given))
            .transpose()
    };
    let checklist = match named("checklist")? {
        Some(pack) => pack,
        None => library
            .checklists()
            .next()
            .map(|pack| pack.pack.clone())
            .ok_or(Error::NoFile)?,
    };
    let questionnaire = match named("questionnaire")? {
        Some(pack) => pack,
        None => library
            .questionnaires()
            .find(|pack| pack.assesses() && pack.kinds.contains(&kind))
            .map(|pack| pack.questionnaire.pack.clone())
            .ok_or(Error::NoFile)?,
    };
    Ok((checklist, questionnaire))
}

pub(super) fn parse_pack(work: &Work<'_, '_>, given: &str) -> Result<PackRef, Failure> {
    let (id, version) = given
        .split_once('@')
        .ok_or_else(|| Failure::Usage(tr!(work.lang, "cli-bad-pack", given = given)))?;
    Ok(PackRef {
        id: id.to_owned(),
        version: version.to_owned(),
    })
}

/// `--group residents=60`: head counts for the groups that the questionnaire
/// names.
fn groups(work: &Work<'_, '_>, pack: &PackRef) -> Result<Vec<VoterGroup>, Failure> {
    let library = work.desk.library()?;
    let known = library
        .questionnaire(pack)
        .map(|pack| pack.default_groups.clone())
        .ok_or_else(|| Error::UnknownPack(pack.clone()))?;
    let given = work.args.get_many::<String>("group").into_iter().flatten();
    given
        .map(|given| {
            let (id, count) = given
                .split_once('=')
                .and_then(|(id, count)| {
                    Some((GroupId::from(id.trim()), count.trim().parse().ok()?))
                })
                .ok_or_else(|| Failure::Usage(tr!(work.lang, "cli-bad-group", given = given)))?;
            let group = known.iter().find(|group| group.id == id).cloned();
            let mut group = group.ok_or_else(|| {
                let ids: Vec<_> = known.iter().map(|group| group.id.to_string()).collect();
                let known = ids.join(", ");
                Failure::Usage(tr!(
                    work.lang,
                    "cli-unknown-group",
                    id = id.to_string(),
                    known = known
                ))
            })?;
            group.head_count = count;
            Ok(group)
        })
        .collect()
}
