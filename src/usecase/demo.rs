//! A believable example, made from a seed and walked through the same use
//! cases as a user's keys: meeting, worksheets, round, ballots, count.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDateTime};
use fastrand::Rng;

use super::kiosk::Booth;
use super::round::{self, RoundPlan};
use super::vault::{self, MemberKey, Proof};
use super::worksheet::Whose;
use super::{Desk, Error, Progress, codes, folder, meeting, worksheet};
use crate::content::demo::{DemoMaterial, DemoSubject, DemoWorksheet};
use crate::domain::{Answers, Entry, Mark, Member, RoundState, Setup, Slot};
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
    meeting::create(desk, path, &plan, OFFICE, now)?;
    let built = fill(
        desk,
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
    material: &DemoMaterial,
    seed: u64,
    box_path: &Path,
    slips_path: &Path,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Built, Error> {
    let mut logins = vec![office_login()];
    for sheet in &material.worksheets {
        logins.push(write_worksheet(desk, sheet, now)?);
    }
    let overview = meeting::overview(desk, now.date())?;
    let plan = RoundPlan::usual(&overview, box_path.to_owned(), slips_path.to_owned());
    let office = vault::unlock_office(desk, overview.meeting.id, &Proof::Passphrase(OFFICE))?;
    let (_, codes) = round::open_and_keep(desk, &office, &plan, lang, now, &Half::First(progress))?;
    let ballots = vote(
        &Booth::open(box_path)?,
        material,
        seed,
        &codes,
        &Half::Second(progress),
    )?;
    round::close(desk)?;
    round::count(desk, &office, now, progress)?;
    Ok(Built { ballots, logins })
}

fn write_worksheet(desk: &Desk, sheet: &DemoWorksheet, now: NaiveDateTime) -> Result<Login, Error> {
    let meeting = meeting::current(desk)?;
    let members = meeting::members(desk, meeting.id)?;
    let member = members.get(sheet.member).ok_or(Error::NoMeeting)?;
    let login = member_login(member);
    let (key, _) = vault::create_member(desk, meeting.id, member.id, &login.passphrase)?;
    write_entries(desk, &key, sheet, &meeting)?;
    if sheet.handed_in {
        worksheet::hand_in(desk, &key, Whose::Own, now)?;
    }
    Ok(login)
}

fn write_entries(
    desk: &Desk,
    key: &MemberKey,
    demo: &DemoWorksheet,
    meeting: &crate::domain::Meeting,
) -> Result<(), Error> {
    let mut sheet = worksheet::open(desk, key, Whose::Own)?.sheet;
    for written in &demo.entries {
        let due = written
            .due_in_days
            .and_then(|days| meeting.held_on.checked_add_days(Days::new(u64::from(days))));
        let entry = Entry {
            rating: Some(written.rating),
            facts: written.facts.clone(),
            causes: written.causes.clone(),
            measures: written.measures.clone(),
            due,
            ..Entry::empty(written.item.clone(), meeting.checklist.clone())
        };
        if let Some(place) = sheet.entries.iter_mut().find(|e| e.item == entry.item) {
            *place = entry.clone();
        }
        worksheet::save(desk, key, Whose::Own, &entry, sheet.progress())?;
    }
    Ok(())
}

/// The round is opened in the first half of the progress bar and voted in the
/// second.
enum Half<'a> {
    First(&'a dyn Progress),
    Second(&'a dyn Progress),
}

impl Progress for Half<'_> {
    fn step(&self, done: usize, total: usize) {
        match self {
            Self::First(whole) => whole.step(done, total * 2),
            Self::Second(whole) => whole.step(total + done, total * 2),
        }
    }

    fn cancelled(&self) -> bool {
        match self {
            Self::First(whole) | Self::Second(whole) => whole.cancelled(),
        }
    }
}

fn vote(
    booth: &Booth,
    material: &DemoMaterial,
    seed: u64,
    made: &codes::Made,
    progress: &dyn Progress,
) -> Result<usize, Error> {
    let mut chance = Rng::with_seed(seed);
    let setup = booth.setup();
    let mut voters = Vec::new();
    for (class, demo) in material.groups.iter().enumerate() {
        let turnout = demo.group.head_count as usize * usize::from(demo.turnout) / 100;
        for code in made.of_class(class as u8).take(turnout) {
            voters.push((class, code));
        }
    }
    for (done, (class, code)) in voters.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        let answers = answer(material, setup, *class, &mut chance);
        booth.cast(&booth.admit(&code.to_string())?, &answers)?;
        progress.step(done + 1, voters.len());
    }
    Ok(voters.len())
}

/// What one voter of a group answers.
fn answer(material: &DemoMaterial, setup: &Setup, class: usize, chance: &mut Rng) -> Answers {
    let mut answers = Answers::blank(setup);
    for (mark, slot) in answers.marks.iter_mut().zip(setup.grade_slots()) {
        *mark = grade(material, setup, class, slot, chance).unwrap_or_default();
    }
    for (text, slot) in answers.opinions.iter_mut().zip(setup.opinion_slots()) {
        if let Some(words) = opinion(material, setup, class, slot, chance) {
            *text = words;
        }
    }
    answers
}

fn grade(
    material: &DemoMaterial,
    setup: &Setup,
    class: usize,
    slot: Slot,
    chance: &mut Rng,
) -> Option<Mark> {
    let group = &setup.groups.get(class)?.group.id;
    let item = &setup.questionnaire.items.get(slot.item)?.id;
    // The body comes first among the subjects, then the members in order.
    let subject = match slot.subject.checked_sub(1) {
        None => DemoSubject::Body,
        Some(place) => DemoSubject::Member(place),
    };
    let leaning = material.leaning(subject, group, item)?;
    let mut drawn = chance.u8(0..100);
    for (grade, share) in leaning.grades.iter().enumerate() {
        match drawn.checked_sub(*share) {
            None => return Some(Mark::Grade(grade as u8)),
            Some(rest) => drawn = rest,
        }
    }
    Some(if drawn < leaning.dont_know {
        Mark::DontKnow
    } else {
        Mark::Blank
    })
}

/// About two in five write something.
fn opinion(
    material: &DemoMaterial,
    setup: &Setup,
    class: usize,
    slot: Slot,
    chance: &mut Rng,
) -> Option<String> {
    let group = &setup.groups.get(class)?.group.id;
    let item = &setup.questionnaire.items.get(slot.item)?.id;
    let would_say: Vec<_> = material.opinions_of(group, item).collect();
    if chance.u8(0..5) >= 2 {
        return None;
    }
    chance.choice(would_say).map(|opinion| opinion.text.clone())
}
