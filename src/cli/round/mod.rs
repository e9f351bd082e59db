//! `zhaojing round`: open, watch, close, count, accept and destroy.

mod ceremony;
pub(super) mod hall;
mod open;
mod status;

use std::path::PathBuf;

use super::{Failure, Work, booth, secret};
use crate::domain::MeetingId;
use crate::domain::round::KeyMode;
use crate::report::PrintFormat;
use crate::say;
use crate::tr;
use crate::usecase::Silent;
use crate::usecase::meeting;
use crate::usecase::round::booths::{Booth, BoothStanding};
use crate::usecase::round::{self, Counted, Opener, Shares};
use crate::usecase::vault::{self, OfficeKey, Proof};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some((name, args)) = work.args.subcommand() else {
        return Ok(());
    };
    work.args = args;
    work.open_data()?;
    match name {
        "open" => open::run(work),
        "status" => status::run(work),
        "close" => close(work),
        "copy" => copy(work),
        "minutes" => minutes(work),
        "receipts" => receipts(work),
        "count" => count(work),
        "release" => release(work),
        "accept" => accept(work),
        _ => destroy(work),
    }
}

fn close(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let closed = round::close(&work.desk)?;
    let root = closed.root_words.as_str();
    let said = tr!(work.lang, "cli-round-closed", root = root);
    work.line(&said)?;
    for group in &closed.turnout {
        let said = tr!(
            work.lang,
            "cli-round-left",
            name = group.name.as_str(),
            ballots = group.returned,
            imported = group.imported,
            left = group.unused_codes()
        );
        work.line(&said)?;
    }
    // Whoever signs the minutes must know which halls did not vote.
    let halls = round::booths::booths(&work.desk)?;
    let away = |hall: &&Booth| hall.standing != BoothStanding::Collected;
    for hall in halls.iter().filter(away) {
        booth::tell(work, hall)?;
    }
    Ok(())
}

fn copy(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let out = work.path("out").cloned().unwrap_or_default();
    round::copy_for_scrutineer(&work.desk, &out)?;
    let path = out.display().to_string();
    let said = tr!(work.lang, "cli-round-copied", path = path);
    work.line(&said)
}

/// Where a sheet to be printed goes; its ending says the format.
fn sheet(work: &Work<'_, '_>) -> Result<PathBuf, Failure> {
    let out = work.path("out").cloned().unwrap_or_default();
    if PrintFormat::of_path(&out).is_some() {
        return Ok(out);
    }
    let path = out.display().to_string();
    Err(Failure::Usage(tr!(
        work.lang,
        "cli-sheet-ending",
        path = path
    )))
}

fn minutes(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let out = sheet(work)?;
    round::write_minutes(&work.desk, &out, work.lang)?;
    let path = out.display().to_string();
    let said = tr!(work.lang, "cli-export-done", path = path);
    work.line(&said)
}

fn receipts(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let out = sheet(work)?;
    let count = round::write_receipts(&work.desk, &out, work.lang)?;
    let path = out.display().to_string();
    let said = tr!(work.lang, "cli-round-listed", path = path, count = count);
    work.line(&said)
}

fn count(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let setup = round::setup(&work.desk)?;
    let now = work.world.now;
    let counted = if setup.key_mode == KeyMode::OnePerson {
        let meeting = meeting::current(&work.desk)?;
        let office = office(work, meeting.id)?;
        round::count(&work.desk, Opener::Office(&office), now, &Silent)?
    } else {
        let shares = secret::shares(work, Shares::of(&setup))?;
        round::count(&work.desk, Opener::Shares(&shares), now, &Silent)?
    };
    let ballots = valid(&counted);
    let said = tr!(work.lang, "cli-round-counted", ballots = ballots);
    work.line(&said)?;
    say_counted(work, &counted)
}

/// Valid ballots of all groups.
pub(super) fn valid(counted: &Counted) -> u32 {
    let groups = counted.released.get().groups.iter();
    groups.map(|group| group.valid).sum()
}

/// What was not counted and why, and the symbols for the minutes.
pub(super) fn say_counted(work: &mut Work<'_, '_>, counted: &Counted) -> Result<(), Failure> {
    for (said, _) in say::refused(&counted.refused, work.lang) {
        work.line(&said)?;
    }
    if counted.refused.strange() > 0 {
        let said = tr!(work.lang, "refused-what-now");
        work.line(&said)?;
    }
    let words = counted.release_words.as_str();
    let said = tr!(work.lang, "cli-round-release-words", words = words);
    work.line(&said)
}

fn release(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let out = work.path("out").cloned().unwrap_or_default();
    // A release that was changed since the count is no use to anybody.
    let words = round::release_words(&work.desk)?;
    round::write_release(&work.desk, &out)?;
    let path = out.display().to_string();
    let said = tr!(work.lang, "cli-export-done", path = path);
    work.line(&said)?;
    let said = tr!(work.lang, "cli-round-release-words", words = words.as_str());
    work.line(&said)
}

fn accept(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    round::accept(&work.desk, work.world.now.date())?;
    let said = tr!(work.lang, "cli-round-accepted");
    work.line(&said)
}

fn destroy(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    if !work.args.get_flag("yes") {
        return Err(Failure::Usage(tr!(work.lang, "cli-round-destroy-sure")));
    }
    round::destroy(&work.desk, work.world.now.date())?;
    let said = tr!(work.lang, "cli-round-destroyed");
    work.line(&said)
}

/// Asks for the office's passphrase and unlocks it.
fn office(work: &Work<'_, '_>, meeting: MeetingId) -> Result<OfficeKey, Failure> {
    let passphrase = secret::passphrase(work, &tr!(work.lang, "cli-office-passphrase"))?;
    let proof = Proof::Passphrase(&passphrase);
    Ok(vault::unlock_office(&work.desk, meeting, &proof)?)
}
