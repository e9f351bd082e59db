//! A round is opened: its key, its set-up, its codes, its box and its slips.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::{mark, place, secret};
use crate::crypto::ballot::{BallotSize, RoundKey};
use crate::crypto::{digest, key};
use crate::domain::round::{CodeCost, KeyMode, SetupGroup};
use crate::domain::{GroupId, Meeting, Member, RoundId, RoundState, Setup, Subject, SubjectId};
use crate::lang::Lang;
use crate::store::{BallotBox, RoundRow};
use crate::usecase::codes::{self, Made};
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Desk, Error, Progress, meeting};

/// What the clerk decides when a round is opened. Everything else follows from
/// the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    /// Where the ballot box file goes.
    pub box_path: PathBuf,
    /// Where the sheet of code slips goes, to be printed and then deleted;
    /// `None` where every group is imported from a survey platform.
    pub slips_path: Option<PathBuf>,
    /// Codes per group, spare ones included.
    pub codes: Vec<(GroupId, u32)>,
    /// k for figures.
    pub threshold: u32,
    /// kᶜ for opinions.
    pub comment_threshold: u32,
}

impl RoundPlan {
    /// The usual plan: one code per person and a few spare, default thresholds.
    #[must_use]
    pub fn usual(overview: &meeting::Overview, box_path: PathBuf, slips_path: PathBuf) -> Self {
        let with_spare = |people: u32| people + (people / 20).max(2);
        Self {
            box_path,
            slips_path: Some(slips_path),
            codes: overview
                .groups
                .iter()
                .map(|group| (group.id.clone(), with_spare(group.head_count)))
                .collect(),
            threshold: Setup::THRESHOLD,
            comment_threshold: Setup::COMMENT_THRESHOLD,
        }
    }
}

/// A round that was just opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// How many codes were made.
    pub codes: usize,
    /// The first sixteen hexadecimal digits of the set-up's hash, as on the slips.
    pub setup_mark: String,
}

/// Opens a round: makes its key, its codes, its box and the sheet of slips.
/// All of it is there afterwards, or nothing.
///
/// It takes the unlocked office and not the public key that lies in the data
/// file: whoever can write that file could have put another one there, and
/// would read every ballot.
///
/// # Errors
/// [`Error::RoundExists`], thresholds outside their limits, files that exist or
/// cannot be written, or [`Error::Cancelled`].
pub fn open(
    desk: &Desk,
    office: &OfficeKey,
    plan: &RoundPlan,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Opened, Error> {
    open_and_keep(desk, office, plan, lang, now, progress).map(|(opened, _)| opened)
}

/// As [`open`], and hands the plain codes to the example, which votes itself.
pub(in crate::usecase) fn open_and_keep(
    desk: &Desk,
    office: &OfficeKey,
    plan: &RoundPlan,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<(Opened, Made), Error> {
    let file = desk.file()?;
    let meeting = meeting::current(desk)?;
    if file.round(meeting.id)?.is_some() {
        return Err(Error::RoundExists);
    }
    if office.meeting() != meeting.id {
        return Err(Error::NoMeeting);
    }
    let round_key = RoundKey::random()?;
    let setup = new_setup(desk, &meeting, plan, &round_key)?;
    let record = setup.to_bytes()?;
    let hash = digest::sha256(&[&record]);
    let made = codes::make(&setup, progress)?;
    let sealed_secret = secret::seal(office, setup.round, &round_key)?;

    let mut trace = Trace::default();
    let ballot_size = usize::try_from(setup.ballot_size).unwrap_or(usize::MAX);
    drop(BallotBox::create(
        &plan.box_path,
        &record,
        &hash,
        ballot_size,
        &made.hashes,
    )?);
    trace.made(&plan.box_path);
    if let Some(slips) = &plan.slips_path {
        codes::write_slips(slips, &setup, &hash, &made, lang)?;
        trace.made(slips);
    }
    let row = RoundRow {
        id: setup.round,
        setup: record,
        setup_hash: hash,
        sealed_secret,
        box_path: place::near(&file, &plan.box_path),
        state: RoundState::Open,
        root: None,
    };
    file.create_round(meeting.id, &row, now)?;
    trace.keep();
    Ok((
        Opened {
            codes: made.hashes.len(),
            setup_mark: mark(&hash),
        },
        made,
    ))
}

/// Files made on the way; removed again unless everything succeeded.
#[derive(Default)]
struct Trace(Vec<PathBuf>);

impl Trace {
    fn made(&mut self, path: &Path) {
        self.0.push(path.to_owned());
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        for path in &self.0 {
            // Best effort: the error that brought us here is the one to report.
            let _ = std::fs::remove_file(path);
        }
    }
}

fn new_setup(
    desk: &Desk,
    meeting: &Meeting,
    plan: &RoundPlan,
    round_key: &RoundKey,
) -> Result<Setup, Error> {
    let pack = desk
        .library()?
        .questionnaire(&meeting.questionnaire)
        .ok_or_else(|| Error::UnknownPack(meeting.questionnaire.clone()))?;
    let codes_for = |id: &GroupId| {
        plan.codes
            .iter()
            .find(|(group, _)| group == id)
            .map_or(0, |(_, codes)| *codes)
    };
    let groups = meeting::groups(desk, meeting.id)?
        .into_iter()
        .map(|group| SetupGroup {
            codes: codes_for(&group.id),
            group,
        })
        .collect();
    let setup = Setup {
        format: Setup::FORMAT,
        round: RoundId(key::random()?),
        unit: meeting.unit.clone(),
        title: meeting.title.clone(),
        subjects: subjects(meeting, &meeting::members(desk, meeting.id)?),
        groups,
        questionnaire: pack.questionnaire.clone(),
        threshold: plan.threshold,
        comment_threshold: plan.comment_threshold,
        ballot_size: BallotSize::DEFAULT.bytes() as u32,
        public_key: round_key.public().to_bytes(),
        code_salt: key::random()?,
        code_cost: CodeCost {
            memory_kib: codes::COST.memory_kib,
            passes: codes::COST.passes,
        },
        key_mode: KeyMode::OnePerson,
    };
    // The record is read back as a box will read it, so that what cannot be
    // opened later is not made now.
    Ok(Setup::from_bytes(&setup.to_bytes()?)?)
}

/// The body and then its members, each under an id that lasts.
fn subjects(meeting: &Meeting, members: &[Member]) -> Vec<Subject> {
    let body = Subject {
        id: SubjectId::from("body"),
        name: meeting.unit.clone(),
        post: String::new(),
        body: true,
    };
    let person = |member: &Member| Subject {
        id: SubjectId(format!("member-{}", member.id)),
        name: member.name.clone(),
        post: member.post.clone(),
        body: false,
    };
    std::iter::once(body)
        .chain(members.iter().map(person))
        .collect()
}
