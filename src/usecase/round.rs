//! 征求意见: an anonymous round is opened, watched, closed and counted.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::codes::{self, Made};
use super::vault::OfficeKey;
use super::{Desk, Error, Progress, meeting};
use crate::assess::{Released, RoundResult, Rules, Tally, release};
use crate::crypto::ballot::{self, BallotSize, RoundKey};
use crate::crypto::{digest, key, mailbox, merkle, office, shuffle};
use crate::domain::round::{CodeCost, KeyMode, SetupGroup};
use crate::domain::{
    Answers, GroupId, Meeting, Member, RoundId, RoundState, Setup, Subject, SubjectId, Turnout,
};
use crate::lang::Lang;
use crate::store::{BallotBox, ClassCount, DataFile, RoundRow, VaultOwner};

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
    /// The first eight hexadecimal digits of the set-up's hash, as on the slips.
    pub setup_mark: String,
}

/// Opens a round: makes its key, its codes, its box and the sheet of slips.
/// All of it is there afterwards, or nothing.
///
/// # Errors
/// [`Error::RoundExists`], thresholds outside their limits, files that exist or
/// cannot be written, or [`Error::Cancelled`].
pub fn open(
    desk: &Desk,
    plan: &RoundPlan,
    lang: &Lang,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Opened, Error> {
    open_and_keep(desk, plan, lang, now, progress).map(|(opened, _)| opened)
}

/// As [`open`], and hands the plain codes to the example, which votes itself.
pub(super) fn open_and_keep(
    desk: &Desk,
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
    let office = office_public(&file, &meeting)?;
    let round_key = RoundKey::random()?;
    let setup = new_setup(desk, &meeting, plan, &round_key)?;
    let record = setup.to_bytes()?;
    let hash = digest::sha256(&[&record]);
    let made = codes::make(&setup, progress)?;
    let sealed_secret = seal_secret(&office, setup.round, &round_key)?;

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
        box_path: near(&file, &plan.box_path),
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

fn office_public(file: &DataFile, meeting: &Meeting) -> Result<office::OfficePublicKey, Error> {
    file.vault(VaultOwner::Office(meeting.id))?
        .and_then(|row| row.public_key)
        .map(office::OfficePublicKey::from_bytes)
        .ok_or(Error::DamagedKey)
}

const SECRET_INFO: &[u8] = b"zhaojing/v1/round-key";

/// One-person mode: the round's secret key rests in the data file, sealed to
/// the office, and never in the box.
fn seal_secret(
    office: &office::OfficePublicKey,
    round: RoundId,
    round_key: &RoundKey,
) -> Result<Vec<u8>, Error> {
    let secret = round_key.secret();
    Ok(mailbox::seal_to(
        office,
        SECRET_INFO,
        &round.0,
        secret.expose(),
    )?)
}

fn open_secret(office: &OfficeKey, row: &RoundRow) -> Result<RoundKey, Error> {
    let clear = mailbox::open_with(&office.secret, SECRET_INFO, &row.id.0, &row.sealed_secret)?;
    let bytes: &[u8; 32] = clear.as_slice().try_into().map_err(|_| Error::DamagedKey)?;
    let secret = RoundKey::from_secret(key::SecretKey::from_bytes(bytes));
    let setup = Setup::from_bytes(&row.setup)?;
    if secret.public().to_bytes() != setup.public_key {
        return Err(Error::DamagedKey);
    }
    Ok(secret)
}

/// A box beside the data file is remembered by name, so that the folder can
/// move; one elsewhere by its full path.
fn near(file: &DataFile, box_path: &Path) -> String {
    let folder = |path: &Path| path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder(file.path()), folder(box_path), box_path.file_name()) {
        (Some(home), Some(place), Some(name)) if home == place => {
            name.to_string_lossy().into_owned()
        }
        (_, Some(place), Some(name)) => place.join(name).to_string_lossy().into_owned(),
        _ => box_path.to_string_lossy().into_owned(),
    }
}

/// Where a round's box is now.
pub(super) fn place_of_box(file: &DataFile, round: &RoundRow) -> PathBuf {
    let home = file.path().parent().unwrap_or(Path::new(""));
    home.join(&round.box_path)
}

/// The round of the meeting in hand.
pub(super) fn row(desk: &Desk) -> Result<RoundRow, Error> {
    let meeting = meeting::current(desk)?;
    desk.file()?.round(meeting.id)?.ok_or(Error::NoRound)
}

/// The frozen set-up of the round in hand.
///
/// # Errors
/// [`Error::NoRound`], or when the record is damaged.
pub fn setup(desk: &Desk) -> Result<Setup, Error> {
    Ok(Setup::from_bytes(&row(desk)?.setup)?)
}

/// The first eight hexadecimal digits of a set-up's hash, as on the slips.
#[must_use]
pub fn mark(hash: &[u8; 32]) -> String {
    hex(hash).chars().take(8).collect()
}

/// A hash in hexadecimal digits.
pub(super) fn hex(hash: &[u8; 32]) -> String {
    let mut digits = String::with_capacity(2 * hash.len());
    for byte in hash {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

pub(super) fn turnouts(setup: &Setup, counts: &[ClassCount]) -> Vec<Turnout> {
    let of_class = |class: usize| {
        counts
            .iter()
            .find(|count| usize::from(count.class) == class)
    };
    setup
        .groups
        .iter()
        .enumerate()
        .map(|(class, group)| {
            let count = of_class(class);
            Turnout {
                group: group.group.id.clone(),
                name: group.group.name.clone(),
                invited: group.group.head_count,
                handed_out: count.map_or(0, |c| c.codes + c.imported),
                returned: count.map_or(0, |c| c.ballots),
            }
        })
        .collect()
}

/// How many of each group have voted; nothing else can be seen while the round
/// is open.
///
/// # Errors
/// [`Error::NoRound`]; a box in use by a kiosk says so.
pub fn turnout(desk: &Desk) -> Result<Vec<Turnout>, Error> {
    let row = row(desk)?;
    let setup = Setup::from_bytes(&row.setup)?;
    let ballot_box = own_box(desk, &row)?;
    Ok(turnouts(&setup, &ballot_box.turnout()?))
}

/// The box of a round, refused when it is another round's.
pub(super) fn own_box(desk: &Desk, row: &RoundRow) -> Result<BallotBox, Error> {
    let (ballot_box, _) = open_box(&place_of_box(&*desk.file()?, row))?;
    if ballot_box.setup_hash() != &row.setup_hash {
        return Err(Error::OtherBox);
    }
    Ok(ballot_box)
}

/// Opens a box and reads its set-up, refused when the set-up is not the one
/// that the hash, and so every slip and ballot, is bound to, or when the box
/// has other codes than the set-up says.
pub(super) fn open_box(path: &Path) -> Result<(BallotBox, Setup), Error> {
    let ballot_box = BallotBox::open(path)?;
    if &digest::sha256(&[ballot_box.setup()]) != ballot_box.setup_hash() {
        return Err(Error::DamagedBox);
    }
    let setup = Setup::from_bytes(ballot_box.setup())?;
    if !codes::are_as_planned(&setup, &ballot_box.turnout()?) {
        return Err(Error::CountsContradict);
    }
    Ok((ballot_box, setup))
}

/// What is written into the minutes at closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The commitment to the ballots, as 24 symbols to write by hand.
    pub root_words: String,
    /// The final turnout.
    pub turnout: Vec<Turnout>,
}

/// Closes the round: no more votes, and the ballots are committed to by a root
/// that is written into the minutes.
///
/// # Errors
/// When the round is not open, the box is elsewhere or in use, or its counts
/// contradict each other.
pub fn close(desk: &Desk) -> Result<Closed, Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let ballot_box = own_box(desk, &row)?;
    let counts = ballot_box.turnout()?;
    let turnout = turnouts(&setup, &counts);
    let tied = counts
        .iter()
        .all(|count| count.ballots == count.spent + count.imported);
    if !tied || !turnout.iter().all(Turnout::adds_up) {
        return Err(Error::CountsContradict);
    }
    // A crash between box and data file leaves a closed box with its root.
    let root = match ballot_box.root() {
        Some(root) => root,
        None => root_of(&ballot_box.sealed_for_closing()?),
    };
    if !ballot_box.is_closed() {
        ballot_box.close(root)?;
    }
    let counts = serde_json::to_string(&turnout).map_err(|_| Error::DamagedBox)?;
    desk.file()?.close_round(row.id, root, &counts)?;
    Ok(Closed {
        root_words: merkle::root_words(&root),
        turnout,
    })
}

fn root_of(ballots: &[(u8, Vec<u8>)]) -> [u8; 32] {
    let leaves: Vec<_> = ballots
        .iter()
        .map(|(_, sealed)| ballot::fingerprint(sealed))
        .collect();
    merkle::root(&leaves)
}

/// Opens the box, counts, applies the release rules and stores the release.
/// Nothing unreleased is ever written.
///
/// # Errors
/// When the round is not closed, the ballots do not match the root, a ballot
/// does not open, occurs twice or is of another set-up, or a count is wrong.
pub fn count(
    desk: &Desk,
    office: &OfficeKey,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Released<RoundResult>, Error> {
    let row = row(desk)?;
    match row.state {
        RoundState::Open => return Err(Error::RoundNotClosed),
        RoundState::Released => return super::results::released(desk),
        RoundState::Closed => {}
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let secret = open_secret(office, &row)?;
    let ballot_box = own_box(desk, &row)?;
    let sealed = ballot_box.sealed_ballots()?;
    if row.root != Some(root_of(&sealed)) {
        return Err(Error::RootDiffers);
    }
    let counts = ballot_box.turnout()?;
    drop(ballot_box);
    let ballots = open_all(&setup, &row, &secret, sealed, progress)?;
    let tally = Tally::count(
        &setup,
        ballots.iter().map(|(class, answers)| (*class, answers)),
    );
    let hash = hex(&row.setup_hash);
    let turnout = turnouts(&setup, &counts);
    let released = release(&setup, &hash, &tally, &turnout, Rules::default())?;
    desk.file()?
        .store_release(row.id, &released.to_bytes()?, now)?;
    Ok(released)
}

fn open_all(
    setup: &Setup,
    row: &RoundRow,
    secret: &RoundKey,
    mut sealed: Vec<(u8, Vec<u8>)>,
    progress: &dyn Progress,
) -> Result<Vec<(u8, Answers)>, Error> {
    shuffle::shuffle(&mut sealed)?;
    let mut nonces = std::collections::BTreeSet::new();
    let mut ballots = Vec::with_capacity(sealed.len());
    let total = sealed.len();
    for (done, (class, sealed)) in sealed.into_iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        let opened = ballot::open_ballot(secret, &row.id.0, &row.setup_hash, class, &sealed)?;
        if !nonces.insert(opened.nonce) {
            return Err(Error::BallotTwice);
        }
        ballots.push((class, decode(&opened.answers, setup)?));
        progress.step(done + 1, total);
    }
    Ok(ballots)
}

fn decode(answers: &Zeroizing<Vec<u8>>, setup: &Setup) -> Result<Answers, Error> {
    Ok(Answers::decode(answers, setup)?)
}
