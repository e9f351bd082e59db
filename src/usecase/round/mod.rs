//! An anonymous round is opened, watched, closed and counted; counted again
//! elsewhere; and destroyed.

pub mod booths;
mod ceremony;
mod closing;
mod counting;
mod ending;
mod opened_box;
mod opening;
mod place;
mod planning;
mod receipts;
pub mod recount;
mod secret;
mod sheets;
mod trace;

use std::fmt::Write as _;

use super::{Desk, Error, meeting};
use crate::domain::round::RoundKind;
use crate::domain::{RoundId, RoundState, Setup, Turnout};
use crate::store::{ClassCount, RoundRow};

pub use ceremony::{Ceremony, Shares};
pub use closing::{Closed, close, copy_for_scrutineer, receipt_list};
pub use counting::{Counted, Opener, count};
pub use ending::{accept, destroy, release_words, write_release};
pub use opened_box::Refused;
pub(super) use opening::open_and_keep;
pub use opening::{Opened, PlannedGroup, RoundPlan, draft, open, with_spare};
pub(super) use place::{open_box, own_box, place_of_box};
pub use planning::PlanFault;
pub(super) use receipts::of as receipt_of;
pub use sheets::{write_minutes, write_receipts};

/// The round in hand: the one that was chosen, or else the latest.
pub(super) fn row(desk: &Desk) -> Result<RoundRow, Error> {
    let meeting = meeting::current(desk)?;
    let rounds = desk.file()?.rounds(meeting.id)?;
    let chosen = desk.round_in_hand();
    let place = rounds.iter().position(|round| Some(round.id) == chosen);
    rounds
        .into_iter()
        .nth(place.unwrap_or(0))
        .ok_or(Error::NoRound)
}

/// One of the rounds of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The round.
    pub id: RoundId,
    /// What it was held for.
    pub kind: RoundKind,
    /// The title on its ballots.
    pub title: String,
    /// Where it stands.
    pub state: RoundState,
    /// Whether it is the one in hand.
    pub in_hand: bool,
}

/// All rounds of the meeting in hand, the latest first.
///
/// # Errors
/// When a set-up record is damaged.
pub fn list(desk: &Desk) -> Result<Vec<Listed>, Error> {
    let meeting = meeting::current(desk)?;
    let in_hand = row(desk).ok().map(|row| row.id);
    let listed = |row: RoundRow| {
        let setup = Setup::from_bytes(&row.setup)?;
        Ok(Listed {
            id: row.id,
            kind: setup.kind,
            title: setup.questionnaire.title,
            state: row.state,
            in_hand: in_hand == Some(row.id),
        })
    };
    let rounds = desk.file()?.rounds(meeting.id)?;
    rounds.into_iter().map(listed).collect()
}

/// Takes another round of the meeting in hand: everything about rounds and
/// results is then about it.
pub fn choose(desk: &Desk, id: RoundId) {
    desk.take_round(id);
}

/// The frozen set-up of the round in hand.
///
/// # Errors
/// [`Error::NoRound`], or when the record is damaged.
pub fn setup(desk: &Desk) -> Result<Setup, Error> {
    Ok(Setup::from_bytes(&row(desk)?.setup)?)
}

/// The frozen set-up of a round of the meeting in hand, and its mark.
///
/// # Errors
/// [`Error::NoRound`], or when the record is damaged.
pub fn frozen(desk: &Desk, id: RoundId) -> Result<(Setup, String), Error> {
    let meeting = meeting::current(desk)?;
    let rounds = desk.file()?.rounds(meeting.id)?;
    let row = rounds.into_iter().find(|round| round.id == id);
    let row = row.ok_or(Error::NoRound)?;
    Ok((Setup::from_bytes(&row.setup)?, mark(&row.setup_hash)))
}

/// The first sixteen hexadecimal digits of a set-up's hash, as on the slips:
/// too many to look for another set-up that has the same. In groups of four,
/// to be compared by eye.
#[must_use]
pub fn mark(hash: &[u8; 32]) -> String {
    let digits: Vec<char> = hex(hash).chars().take(16).collect();
    let fours: Vec<String> = digits.chunks(4).map(|four| four.iter().collect()).collect();
    fours.join(" ")
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
                imported: count.map_or(0, |c| c.imported),
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
