//! `zhaojing round open`: the plan from the command line, the key, the box.

use super::super::{Failure, Work, init};
use super::{ceremony, hall, office};
use crate::domain::GroupId;
use crate::domain::round::KeyMode;
use crate::tr;
use crate::usecase::round::{self, Ceremony, RoundPlan};
use crate::usecase::standing::{self, Prospect};
use crate::usecase::{Error, Silent};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let today = work.world.now.date();
    let prospect = standing::prospect(&work.desk, today)?;
    let plan = plan(work, &prospect)?;
    let mode = match work.text("keys") {
        Some("two") => KeyMode::TwoPersons,
        Some("three") => KeyMode::TwoOfThree,
        _ => KeyMode::OnePerson,
    };
    // Nobody writes 24 characters down for a round that cannot be opened.
    ceremony::check(work, mode)?;
    standing::check_places(&plan)?;
    let office = office(work, prospect.overview.meeting.id)?;
    let ceremony = if mode == KeyMode::OnePerson {
        Ceremony::begin(mode)?
    } else {
        ceremony::hold(work, mode)?
    };
    let (desk, now) = (&work.desk, work.world.now);
    let opened = round::open(desk, &office, &plan, &ceremony, work.lang, now, &Silent)?;
    let said = tr!(
        work.lang,
        "cli-round-opened",
        codes = opened.codes,
        mark = opened.setup_mark.as_str()
    );
    work.line(&said)?;
    let said = match mode {
        KeyMode::OnePerson => tr!(work.lang, "cli-round-one-person"),
        KeyMode::TwoPersons | KeyMode::TwoOfThree => tr!(work.lang, "cli-round-shares"),
    };
    work.line(&said)?;
    if plan.slips_path.is_some() && opened.codes > 0 {
        let said = tr!(work.lang, "cli-round-slips-advice");
        work.line(&said)?;
    }
    if !plan.halls.is_empty() {
        let said = tr!(work.lang, "cli-round-halls-advice");
        work.line(&said)?;
    }
    Ok(())
}

fn plan(work: &Work<'_, '_>, prospect: &Prospect) -> Result<RoundPlan, Failure> {
    let pack = match work.text("questionnaire") {
        None => prospect.pack.clone(),
        Some(given) => {
            let pack = init::parse_pack(work, given)?;
            let library = work.desk.library()?;
            let found = library.questionnaire(&pack).cloned();
            found.ok_or(Error::UnknownPack(pack))?
        }
    };
    let box_path = work.path("box").cloned().unwrap_or_default();
    let slips = work.path("slips").cloned();
    let prospect = Prospect {
        pack: pack.clone(),
        ..prospect.clone()
    };
    let mut groups = prospect.groups();
    // A group that the questionnaire asks and the meeting does not have: nobody
    // can say here how many they are.
    groups.retain(|group| group.head_count > 0);
    let groups = &groups;
    let slips_path = slips.clone().unwrap_or_default();
    let mut plan = RoundPlan::usual(groups, &pack, box_path, slips_path);
    if slips.is_none() {
        // Without slips nobody can vote by code here: every ballot is imported.
        plan.slips_path = None;
        plan.groups.iter_mut().for_each(|group| group.codes = 0);
    }
    add_halls(work, &mut plan)?;
    give_receipts(work, &mut plan)?;
    if let Some(k) = work.args.get_one::<u32>("threshold") {
        plan.threshold = *k;
        plan.comment_threshold = plan.comment_threshold.max(*k);
    }
    if let Some(k) = work.args.get_one::<u32>("comment-threshold") {
        plan.comment_threshold = *k;
    }
    Ok(plan)
}

/// Halls take their codes from those that the office's box would have, so that
/// there are as many in all as people and a few spare.
fn add_halls(work: &Work<'_, '_>, plan: &mut RoundPlan) -> Result<(), Failure> {
    let ids: Vec<GroupId> = plan
        .groups
        .iter()
        .map(|group| group.group.id.clone())
        .collect();
    let given = |name: &str| work.args.get_many::<String>(name).into_iter().flatten();
    let slips = given("hall").map(|given| (given, false));
    let paper = given("paper-hall").map(|given| (given, true));
    for (given, paper) in slips.chain(paper) {
        let mut booth = hall::read(given, &ids).map_err(|bad| {
            Failure::Usage(match bad {
                hall::BadHall::Form => tr!(work.lang, "cli-bad-hall", given = given.as_str()),
                hall::BadHall::Group(id) => unknown_group(work, &id, &ids),
            })
        })?;
        booth.paper = paper;
        if plan.halls.iter().any(|other| other.name == booth.name) {
            let name = booth.name.as_str();
            return Err(Failure::Usage(tr!(
                work.lang,
                "cli-hall-twice",
                name = name
            )));
        }
        for (group, codes) in plan.groups.iter_mut().zip(&booth.codes) {
            // Without slips the office's box has none to give.
            let enough = plan.slips_path.is_none() || *codes <= group.codes;
            if !enough {
                let (wanted, left) = (*codes, group.codes);
                let (hall, name) = (booth.name.as_str(), group.group.name.as_str());
                let said = tr!(
                    work.lang,
                    "cli-hall-too-many",
                    hall = hall,
                    group = name,
                    codes = wanted,
                    left = left
                );
                return Err(Failure::Usage(said));
            }
            group.codes = group.codes.saturating_sub(*codes);
        }
        plan.halls.push(booth);
    }
    Ok(())
}

/// The groups named have receipts, and no others; where none is named, those
/// that the questionnaire wants.
fn give_receipts(work: &Work<'_, '_>, plan: &mut RoundPlan) -> Result<(), Failure> {
    let Some(named) = work.args.get_many::<String>("receipts") else {
        return Ok(());
    };
    let named: Vec<GroupId> = named.map(|id| GroupId::from(id.trim())).collect();
    let ids: Vec<GroupId> = plan
        .groups
        .iter()
        .map(|group| group.group.id.clone())
        .collect();
    if let Some(strange) = named.iter().find(|id| !ids.contains(id)) {
        return Err(Failure::Usage(unknown_group(work, strange, &ids)));
    }
    for group in &mut plan.groups {
        group.receipts = named.contains(&group.group.id);
    }
    Ok(())
}

fn unknown_group(work: &Work<'_, '_>, id: &GroupId, known: &[GroupId]) -> String {
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    let (id, known) = (id.to_string(), known.join(", "));
    tr!(work.lang, "cli-unknown-group", id = id, known = known)
}
