//! A believable example, made from a seed and walked through the same use
//! cases as a user's keys: meeting, opinions, worksheets, criticism, talks,
//! journals, round, ballots, count.

mod ballots;
mod papers;

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDateTime};

use self::ballots::Half;
use super::kiosk::Booth;
use super::round::{self, Ceremony, Opener, RoundPlan};
use super::vault::OfficeKey;
use super::{Desk, Error, Progress, folder, meeting, standing};
use crate::content::demo::DemoMaterial;
use crate::domain::round::KeyMode;
use crate::domain::{Member, RoundState};
use crate::lang::Lang;

/// Who can log in to the example, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The member's name; `None` for the office (chair and clerk).
    pub name: Option<String>,
    /// The member's post; empty for the office.
    pub post: String,
    /// The passphrase. It guards nothing real.
    pub passphrase: String,
}

/// An example that was just built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Ballots that were in the box.
    pub ballots: usize,
    /// The passphrases that were set. The other members have none yet.
    pub logins: Vec<Login>,
}

/// The office's passphrase in every example.
const OFFICE: &str = "demo-office";

/// What the example is made from unless somebody says otherwise.
pub const SEED: u64 = 1;

/// The passphrases of the example that lies on the desk, or `None` when what
/// lies there is no example.
///
/// # Errors
/// When the data file cannot be read.
pub fn logins(desk: &Desk) -> Result<Option<Vec<Login>>, Error> {
    let Ok(material) = desk.library()?.demo() else {
        return Ok(None);
    };
    let meeting = meeting::current(desk)?;
    if (&meeting.unit, &meeting.title) != (&material.unit, &material.title) {
        return Ok(None);
    }
    let members = meeting::members(desk, meeting.id)?;
    let mut written: Vec<&Member> = material
        .worksheets
        .iter()
        .filter_map(|sheet| members.get(sheet.member))
        .collect();
    written.sort_by_key(|member| member.rank);
    let logins = std::iter::once(office_login()).chain(written.into_iter().map(member_login));
    Ok(Some(logins.collect()))
}

/// Lays the example at `path` on the desk; builds it where there is none, or
/// where the program was stopped while it was building one.
///
/// # Errors
/// As for [`Desk::open`] and [`build`].
pub fn open_or_build(
    desk: &Desk,
    path: &Path,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<(), Error> {
    if path.exists() {
        desk.open(path)?;
        if !is_unfinished(desk)? {
            return Ok(());
        }
        desk.close();
        remove(path, &path.with_extension("box"));
        let _ = std::fs::remove_file(path.with_extension("slips.html"));
    }
    build(desk, path, SEED, lang, now, progress).map(|_| ())
}

/// Whether an example lies on the desk that was not built to its end: the
/// count comes last, and nobody can take it back.
fn is_unfinished(desk: &Desk) -> Result<bool, Error> {
    let meeting = meeting::current(desk)?;
    let round = desk.file()?.round(meeting.id)?;
    let counted = round.is_some_and(|round| round.state == RoundState::Released);
    Ok(!counted && logins(desk)?.is_some())
}

fn office_login() -> Login {
    Login {
        name: None,
        post: String::new(),
        passphrase: OFFICE.to_owned(),
    }
}

fn member_login(member: &Member) -> Login {
    Login {
        name: Some(member.name.clone()),
        post: member.post.clone(),
        passphrase: format!("demo-member-{}", member.rank),
    }
}

/// Builds the example at `path` and lays it on the desk. Its ballot box is put
/// beside it. The same seed gives the same answers and opinions; keys and codes
/// are random as always.
///
/// # Errors
/// As for the use cases it walks through; after an error no file is left.
pub fn build(
    desk: &Desk,
    path: &Path,
    seed: u64,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Built, Error> {
    let material = desk
        .library()?
        .demo()
        .map_err(|error| Error::Content(vec![error.clone()]))?
        .clone();
    let days = Days::new(u64::from(material.held_in_days));
    let held_on = now.date().checked_add_days(days).ok_or(Error::NoMeeting)?;
    let plan = material.plan(held_on);
    let beside = |ending: &str| path.with_extension(ending);
    let (box_path, slips_path) = (beside("box"), beside("slips.html"));
    // What is removed below must be the example's own, never somebody's box.
    folder::check_new(&box_path)?;
    folder::check_new(&slips_path)?;
    let office = meeting::create(desk, path, &plan, OFFICE, now)?.office;
    let built = fill(
        desk,
        &office,
        &material,
        seed,
        &box_path,
        &slips_path,
        lang,
        now,
        progress,
    );
    // The printed codes of an example are of no use to anybody.
    let _ = std::fs::remove_file(&slips_path);
    if built.is_err() {
        desk.close();
        remove(path, &box_path);
    }
    built
}

/// Best effort: the error that brought us here is the one to report.
fn remove(path: &Path, box_path: &Path) {
    for base in [path, box_path] {
        for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
            let mut name = base.as_os_str().to_owned();
            name.push(ending);
            let _ = std::fs::remove_file(PathBuf::from(name));
        }
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one private step of build, split off to tidy up after it"
)]
fn fill(
    desk: &Desk,
    office: &OfficeKey,
    material: &DemoMaterial,
    seed: u64,
    box_path: &Path,
    slips_path: &Path,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Built, Error> {
    let (office, logins) = papers::write(desk, material, office, now)?;
    let overview = meeting::overview(desk, now.date())?;
    let ceremony = Ceremony::begin(KeyMode::OnePerson)?;
    let pack = standing::prospect(desk, now.date())?.pack;
    let (box_path, slips_path) = (box_path.to_owned(), slips_path.to_owned());
    let plan = RoundPlan::usual(&overview.groups, &pack, box_path.clone(), slips_path);
    let (_, codes) = round::open_and_keep(
        desk,
        &office,
        &plan,
        &ceremony,
        lang,
        now,
        &Half::First(progress),
    )?;
    let ballots = ballots::vote(
        &Booth::open(&box_path)?,
        material,
        seed,
        &codes,
        &Half::Second(progress),
    )?;
    round::close(desk)?;
    round::count(desk, Opener::Office(&office), now, progress)?;
    Ok(Built { ballots, logins })
}
