//! Where the round of the meeting in hand stands, as the office sees it: what
//! would be frozen, who has voted, what was written into the minutes.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use super::round::booths::{self, Booth};
use super::round::{self, RoundPlan};
use super::{Desk, Error, meeting};
use crate::content::QuestionnairePack;
use crate::crypto::merkle;
use crate::domain::round::RoundKind;
use crate::domain::{RoundState, Setup, Turnout, VoterGroup};
use crate::store;

/// Where the round stands.
#[derive(Debug)]
pub enum Standing {
    /// None was opened yet.
    NotYet(Box<Prospect>),
    /// There is one.
    Round(Box<RoundStanding>),
}

/// What a round of the meeting in hand would be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    /// The meeting with its members and groups.
    pub overview: meeting::Overview,
    /// What would be asked.
    pub pack: QuestionnairePack,
    /// What could be asked at a meeting of this kind, in the order in which a
    /// year brings the rounds.
    pub packs: Vec<QuestionnairePack>,
    /// Whether the meeting has had a round, whose files lie there.
    pub further: bool,
    /// Where the data file is; box and slips usually go beside it.
    pub data_path: PathBuf,
    /// What the names of box and slips begin with: that of the data file; from
    /// its second meeting on with the year, since last year's still lie there.
    pub stem: String,
}

impl Prospect {
    /// Who would be asked: the meeting's groups. A questionnaire for others
    /// asks its own; how many they are is known where the meeting has a group
    /// of that id.
    #[must_use]
    pub fn groups(&self) -> Vec<VoterGroup> {
        let known = |group: &VoterGroup| {
            let mut own = self.overview.groups.iter();
            own.find(|own| own.id == group.id).cloned()
        };
        let usual = &self.pack.default_groups;
        let own = self.pack.info.pack == self.overview.meeting.questionnaire;
        if own || usual.iter().all(|group| known(group).is_some()) {
            return self.overview.groups.clone();
        }
        let group = |group: &VoterGroup| known(group).unwrap_or_else(|| group.clone());
        usual.iter().map(group).collect()
    }
}

/// A round that was opened.
#[derive(Debug)]
pub struct RoundStanding {
    /// Open, closed or released.
    pub state: RoundState,
    /// The frozen set-up.
    pub setup: Setup,
    /// The set-up's mark, as on the slips.
    pub mark: String,
    /// Where the box is.
    pub box_path: PathBuf,
    /// Who has voted; an error where the box cannot be looked into now.
    pub turnout: Result<Vec<Turnout>, Error>,
    /// What was written into the minutes at closing.
    pub root_words: Option<String>,
    /// The release's own symbols, once there is one; an error where it was
    /// changed since.
    pub release_words: Option<Result<String, Error>>,
    /// The boxes of other halls, by place.
    pub halls: Vec<Booth>,
    /// When the meeting accepted the result.
    pub accepted_on: Option<NaiveDate>,
    /// When the ballots were destroyed.
    pub destroyed_on: Option<NaiveDate>,
}

impl RoundStanding {
    /// Whether some voters of the round have receipts.
    #[must_use]
    pub fn has_receipts(&self) -> bool {
        self.setup.groups.iter().any(|group| group.receipts)
    }
}

/// Looks at the round of the meeting in hand. A box that is in use elsewhere
/// is no error of this; the turnout says so.
///
/// # Errors
/// When no data file is open or it cannot be read.
pub fn standing(desk: &Desk, today: NaiveDate) -> Result<Standing, Error> {
    let row = match round::row(desk) {
        Ok(row) => row,
        Err(Error::NoRound) => return Ok(Standing::NotYet(Box::new(prospect(desk, today)?))),
        Err(error) => return Err(error),
    };
    let file = desk.file()?;
    let turnout = match (row.state, file.counts(row.id)?) {
        (RoundState::Closed | RoundState::Released, Some(counts)) => {
            serde_json::from_str(&counts).map_err(|_| Error::DamagedBox)
        }
        _ => round::turnout(desk),
    };
    Ok(Standing::Round(Box::new(RoundStanding {
        state: row.state,
        mark: round::mark(&row.setup_hash),
        box_path: round::place_of_box(&file, &row),
        turnout,
        root_words: row.root.as_ref().map(merkle::root_words),
        release_words: (row.state == RoundState::Released).then(|| round::release_words(desk)),
        halls: booths::booths(desk)?,
        accepted_on: row.accepted_on,
        destroyed_on: row.destroyed_on,
        setup: Setup::from_bytes(&row.setup)?,
    })))
}

/// What a new round of the meeting in hand would be about.
///
/// # Errors
/// When no data file is open or its questionnaire is not there.
pub fn prospect(desk: &Desk, today: NaiveDate) -> Result<Prospect, Error> {
    let overview = meeting::overview(desk, today)?;
    let (own, kind) = (&overview.meeting.questionnaire, overview.meeting.kind);
    let library = desk.library()?;
    let pack = library
        .questionnaire(own)
        .ok_or_else(|| Error::UnknownPack(own.clone()))?
        .clone();
    let fitting = library.questionnaires();
    let fitting = fitting.filter(|pack| pack.kinds.contains(&kind) || pack.info.pack == *own);
    let mut packs: Vec<QuestionnairePack> = fitting.cloned().collect();
    packs.sort_by_key(|pack| RoundKind::ALL.iter().position(|kind| *kind == pack.round));
    let further = desk.file()?.round(overview.meeting.id)?.is_some();
    let data_path = desk.path()?;
    let mut stem = data_path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if desk.file()?.meetings()?.len() > 1 {
        stem = format!("{stem}-{}", overview.meeting.held_on.year());
    }
    Ok(Prospect {
        overview,
        pack,
        packs,
        further,
        data_path,
        stem,
    })
}

/// Whether the files of a plan can be made where it says, so that nobody
/// learns of a file in the way only after all codes were made.
///
/// # Errors
/// When one of them exists.
pub fn check_places(plan: &RoundPlan) -> Result<(), Error> {
    let places = std::iter::once(&plan.box_path).chain(plan.slips_path.as_ref());
    match places.into_iter().find(|place| place.exists()) {
        Some(place) => Err(store::Error::Exists(place.clone()).into()),
        None => Ok(()),
    }
}
