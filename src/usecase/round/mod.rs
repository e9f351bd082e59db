//! 征求意见: an anonymous round is opened, watched, closed and counted.

mod closing;
mod counting;
mod opening;
mod place;
mod secret;

use std::fmt::Write as _;

use super::{Desk, Error, meeting};
use crate::domain::{Setup, Turnout};
use crate::store::{ClassCount, RoundRow};

pub use closing::{Closed, close};
pub use counting::count;
pub(super) use opening::open_and_keep;
pub use opening::{Opened, RoundPlan, open};
pub(super) use place::{open_box, own_box, place_of_box};

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

/// The first sixteen hexadecimal digits of a set-up's hash, as on the slips:
/// too many to look for another set-up that has the same.
#[must_use]
pub fn mark(hash: &[u8; 32]) -> String {
    hex(hash).chars().take(16).collect()
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
