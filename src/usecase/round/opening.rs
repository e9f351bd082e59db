//! A round is opened: its key, its set-up, its codes, its box and its slips.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::ceremony::Ceremony;
use super::trace::Trace;
use super::{mark, place, secret};
use crate::content::QuestionnairePack;
use crate::crypto::ballot::BallotSize;
use crate::crypto::{digest, key};
use crate::domain::round::{CodeCost, KeyMode, SetupBooth, SetupGroup};
use crate::domain::{
    GroupId, Meeting, Member, PackRef, RoundState, Setup, Subject, SubjectId, VoterGroup,
};
use crate::lang::Lang;
use crate::store::{self, BallotBox, RoundRow};
use crate::usecase::codes::{self, Made};
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Desk, Error, Progress, meeting};

/// What the clerk decides when a round is opened. Everything else follows from
/// the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    /// What is asked.
    pub questionnaire: PackRef,
    /// Who is asked.
    pub groups: Vec<PlannedGroup>,
    /// Boxes for other halls, each with codes per group, in the order of
    /// [`RoundPlan::groups`].
    pub halls: Vec<SetupBooth>,
    /// Where the ballot box file goes.
    pub box_path: PathBuf,
    /// Where the sheet of code slips goes, to be printed and then deleted;
    /// `None` where every group is imported from a survey platform.
    pub slips_path: Option<PathBuf>,
    /// k for figures.
    pub threshold: u32,
    /// kᶜ for opinions.
    pub comment_threshold: u32,
}

/// A group in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedGroup {
    /// The group with its head count and weight.
    pub group: VoterGroup,
    /// Codes in the box of the office, spare ones included.
    pub codes: u32,
    /// Whether its voters get a receipt.
    pub receipts: bool,
}

impl RoundPlan {
    /// The usual plan: one code per person and a few spare, default thresholds,
    /// receipts where the questionnaire wants them.
    #[must_use]
    pub fn usual(
        groups: &[VoterGroup],
        pack: &QuestionnairePack,
        box_path: PathBuf,
        slips_path: PathBuf,
    ) -> Self {
        let planned = |group: &VoterGroup| PlannedGroup {
            codes: with_spare(group.head_count),
            receipts: pack.receipts.contains(&group.id),
            group: group.clone(),
        };
        Self {
            groups: groups.iter().map(planned).collect(),
            questionnaire: pack.questionnaire.pack.clone(),
            halls: Vec::new(),
            box_path,
            slips_path: Some(slips_path),
            threshold: Setup::THRESHOLD,
            comment_threshold: Setup::COMMENT_THRESHOLD,
        }
    }

    /// All codes of the plan.
    #[must_use]
    pub fn codes(&self) -> u32 {
        let halls: u32 = self.halls.iter().flat_map(|hall| &hall.codes).sum();
        self.groups.iter().map(|group| group.codes).sum::<u32>() + halls
    }
}

/// One code per person and a few more: slips get lost and spoiled.
#[must_use]
pub fn with_spare(people: u32) -> u32 {
    people + (people / 20).max(2)
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
/// [`Error::RoundExists`] while one is not counted, [`Error::ShareMissing`]
/// while a part of the key is not on paper, thresholds outside their limits,
/// files that exist or cannot be written, or [`Error::Cancelled`].
pub fn open(
    desk: &Desk,
    office: &OfficeKey,
    plan: &RoundPlan,
    ceremony: &Ceremony,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Opened, Error> {
    open_and_keep(desk, office, plan, ceremony, lang, now, progress).map(|(opened, _)| opened)
}

/// As [`open`], and hands the plain codes to the example, which votes itself.
pub(in crate::usecase) fn open_and_keep(
    desk: &Desk,
    office: &OfficeKey,
    plan: &RoundPlan,
    ceremony: &Ceremony,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<(Opened, Made), Error> {
    let file = desk.file()?;
    let meeting = free_for_a_round(desk)?;
    if office.meeting() != meeting.id {
        return Err(Error::NoMeeting);
    }
    let round_key = ceremony.key()?;
    let setup = new_setup(desk, &meeting, plan, ceremony)?;
    let record = setup.to_bytes()?;
    let hash = digest::sha256(&[&record]);
    let made = codes::make(&setup, 0, progress)?;
    let sealed_secret = match setup.key_mode {
        KeyMode::OnePerson => secret::seal(office, setup.round, round_key)?,
        KeyMode::TwoPersons | KeyMode::TwoOfThree => Vec::new(),
    };

    let mut trace = Trace::default();
    let ballot_size = usize::try_from(setup.ballot_size).unwrap_or(usize::MAX);
    drop(BallotBox::create(
        &plan.box_path,
        &record,
        &hash,
        0,
        ballot_size,
        &made.hashes,
    )?);
    trace.made(&plan.box_path);
    if let Some(slips) = &plan.slips_path {
        codes::print(slips, &setup, &hash, 0, &made, lang)?;
        trace.made(slips);
    }
    let row = RoundRow {
        id: setup.round,
        setup: record,
        setup_hash: hash,
        sealed_secret,
        import_salt: key::random::<32>()?.to_vec(),
        box_path: place::near(&file, &plan.box_path),
        state: RoundState::Open,
        root: None,
        release_hash: None,
        accepted_on: None,
        destroyed_on: None,
    };
    file.create_round(meeting.id, &row, now)?;
    file.note_codes(row.id, 0, &made.list())?;
    desk.take_round(row.id);
    trace.keep();
    Ok((
        Opened {
            codes: made.hashes.len(),
            setup_mark: mark(&hash),
        },
        made,
    ))
}

/// The set-up that a plan would freeze, to be read before anybody says yes. It
/// is made under a key of nobody's and cannot be opened itself.
///
/// # Errors
/// Whatever [`open`] would stumble over before it writes a file: another round
/// is not counted, a [`PlanFault`](super::PlanFault), or a questionnaire that
/// does not fit the groups.
pub fn draft(desk: &Desk, plan: &RoundPlan, mode: KeyMode) -> Result<Setup, Error> {
    let meeting = free_for_a_round(desk)?;
    new_setup(desk, &meeting, plan, &Ceremony::begin(mode)?)
}

/// The meeting in hand, when its latest round is counted or it has none.
fn free_for_a_round(desk: &Desk) -> Result<Meeting, Error> {
    let meeting = meeting::current(desk)?;
    let latest = desk.file()?.round(meeting.id)?;
    if latest.is_some_and(|round| round.state != RoundState::Released) {
        return Err(Error::RoundExists);
    }
    Ok(meeting)
}

fn new_setup(
    desk: &Desk,
    meeting: &Meeting,
    plan: &RoundPlan,
    ceremony: &Ceremony,
) -> Result<Setup, Error> {
    plan.check()?;
    let pack = desk
        .library()?
        .questionnaire(&plan.questionnaire)
        .ok_or_else(|| Error::UnknownPack(plan.questionnaire.clone()))?;
    let office = SetupBooth {
        name: String::new(),
        codes: plan.groups.iter().map(|group| group.codes).collect(),
        paper: false,
    };
    let group = |planned: &PlannedGroup| SetupGroup {
        group: planned.group.clone(),
        receipts: planned.receipts,
    };
    let mut questionnaire = pack.questionnaire.clone();
    for item in &mut questionnaire.items {
        // A group that this unit does not ask is nobody's reason to see an item.
        let asked = |id: &GroupId| plan.groups.iter().any(|planned| &planned.group.id == id);
        let only = !item.groups.is_empty();
        item.groups.retain(asked);
        if only && item.groups.is_empty() {
            return Err(Error::NobodyAsked {
                item: item.label.clone(),
            });
        }
    }
    let setup = Setup {
        format: Setup::FORMAT,
        round: ceremony.round(),
        kind: pack.round,
        unit: meeting.unit.clone(),
        title: meeting.title.clone(),
        subjects: subjects(meeting, &meeting::members(desk, meeting.id)?),
        groups: plan.groups.iter().map(group).collect(),
        booths: std::iter::once(office)
            .chain(plan.halls.iter().cloned())
            .collect(),
        questionnaire,
        threshold: plan.threshold,
        comment_threshold: plan.comment_threshold,
        ballot_size: BallotSize::DEFAULT.bytes() as u32,
        public_key: ceremony.public_key(),
        code_salt: key::random()?,
        code_cost: CodeCost {
            memory_kib: codes::COST.memory_kib,
            passes: codes::COST.passes,
        },
        key_mode: ceremony.mode(),
        share_checks: ceremony.checks(),
    };
    for booth in &setup.booths {
        if booth.codes.iter().sum::<u32>() as usize > BallotBox::CAPACITY {
            let capacity = BallotBox::CAPACITY;
            return Err(store::Error::BoxFull { capacity }.into());
        }
    }
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
