//! `zhaojing round`: open, watch, close and count the anonymous round.

use super::{Failure, Work, secret};
use crate::domain::MeetingId;
use crate::domain::round::KeyMode;
use crate::tr;
use crate::usecase::Silent;
use crate::usecase::round::{self, Ceremony, Opener, RoundPlan};
use crate::usecase::vault::{self, OfficeKey, Proof};
use crate::usecase::{Error, meeting, standing};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some((name, args)) = work.args.subcommand() else {
        return Ok(());
    };
    work.args = args;
    work.open_data()?;
    match name {
        "open" => open(work),
        "status" => status(work),
        "close" => close(work),
        _ => count(work),
    }
}

fn open(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let overview = meeting::overview(&work.desk, work.world.now.date())?;
    let box_path = work.path("box").cloned().unwrap_or_default();
    let slips = work.path("slips").cloned();
    let prospect = standing::prospect(&work.desk, work.world.now.date())?;
    let slips_path = slips.clone().unwrap_or_default();
    let groups = &overview.groups;
    let mut plan = RoundPlan::usual(groups, &prospect.pack, box_path, slips_path);
    if slips.is_none() {
        // Without slips nobody can vote by code: every ballot is imported.
        plan.slips_path = None;
        plan.groups.iter_mut().for_each(|group| group.codes = 0);
    }
    if let Some(k) = work.args.get_one::<u32>("threshold") {
        plan.threshold = *k;
        plan.comment_threshold = plan.comment_threshold.max(*k);
    }
    if let Some(k) = work.args.get_one::<u32>("comment-threshold") {
        plan.comment_threshold = *k;
    }
    let office = office(work, overview.meeting.id)?;
    let now = work.world.now;
    let ceremony = Ceremony::begin(KeyMode::OnePerson)?;
    let desk = &work.desk;
    let opened = round::open(desk, &office, &plan, &ceremony, work.lang, now, &Silent)?;
    let said = tr!(
        work.lang,
        "cli-round-opened",
        codes = opened.codes,
        mark = opened.setup_mark.as_str()
    );
    work.line(&said)?;
    let said = tr!(work.lang, "cli-round-one-person");
    work.line(&said)?;
    if slips.is_some() {
        let said = tr!(work.lang, "cli-round-slips-advice");
        work.line(&said)?;
    }
    Ok(())
}

fn status(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let turnout = round::turnout(&work.desk)?;
    if work.text("format") == Some("json") {
        let text = serde_json::to_string_pretty(&turnout).map_err(|_| Error::DamagedBox)?;
        return work.data_line(&text);
    }
    for group in turnout {
        let said = tr!(
            work.lang,
            "cli-round-group",
            name = group.name.as_str(),
            invited = group.invited,
            out = group.handed_out,
            back = group.returned
        );
        work.line(&said)?;
    }
    Ok(())
}

fn close(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let closed = round::close(&work.desk)?;
    let said = tr!(
        work.lang,
        "cli-round-closed",
        root = closed.root_words.as_str()
    );
    work.line(&said)
}

fn count(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let meeting = meeting::current(&work.desk)?;
    let office = office(work, meeting.id)?;
    let opener = Opener::Office(&office);
    let released = round::count(&work.desk, opener, work.world.now, &Silent)?.released;
    let ballots: u32 = released.get().groups.iter().map(|group| group.valid).sum();
    let said = tr!(work.lang, "cli-round-counted", ballots = ballots);
    work.line(&said)
}

/// Asks for the office's passphrase and unlocks it.
fn office(work: &Work<'_, '_>, meeting: MeetingId) -> Result<OfficeKey, Failure> {
    let passphrase = secret::passphrase(work, &tr!(work.lang, "cli-office-passphrase"))?;
    let proof = Proof::Passphrase(&passphrase);
    Ok(vault::unlock_office(&work.desk, meeting, &proof)?)
}
