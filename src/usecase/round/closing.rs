//! A round is closed and its ballots are committed to.

use super::{own_box, row, turnouts};
use crate::crypto::{ballot, merkle};
use crate::domain::{RoundState, Setup, Turnout};
use crate::usecase::{Desk, Error};

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

/// The commitment to the ballots, in whatever order they come.
pub(super) fn root_of(ballots: &[(u8, Vec<u8>)]) -> [u8; 32] {
    let leaves: Vec<_> = ballots
        .iter()
        .map(|(_, sealed)| ballot::fingerprint(sealed))
        .collect();
    merkle::root(&leaves)
}
