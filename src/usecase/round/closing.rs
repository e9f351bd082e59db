//! A round is closed and its ballots are committed to.

use std::path::Path;

use super::{booths, own_box, receipts, row, turnouts};
use crate::crypto::ballot::{self, Label};
use crate::crypto::merkle;
use crate::domain::{RoundState, Setup, Turnout};
use crate::store::{BallotBox, Boxed, ClassCount};
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
/// When the round is not open, a box is still out, the box is elsewhere or in
/// use, or its counts contradict each other.
pub fn close(desk: &Desk) -> Result<Closed, Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let ballot_box = own_box(desk, &row)?;
    let out = booths::out(desk, &row, &ballot_box)?;
    if let Some(place) = out.first() {
        let name = setup.booths.get(usize::from(*place));
        let name = name.map(|booth| booth.name.clone()).unwrap_or_default();
        return Err(Error::BoothOut { name });
    }
    let counts = ballot_box.turnout()?;
    let turnout = turnouts(&setup, &counts);
    if !counts.iter().all(ClassCount::adds_up) || !turnout.iter().all(Turnout::adds_up) {
        return Err(Error::CountsContradict);
    }
    let root = seal_off(&ballot_box)?;
    let counts = serde_json::to_string(&turnout).map_err(|_| Error::DamagedBox)?;
    desk.file()?.close_round(row.id, root, &counts)?;
    Ok(Closed {
        root_words: merkle::root_words(&root),
        turnout,
    })
}

/// Closes a box, unless it is: a crash between box and data file leaves a
/// closed box with its root.
pub(super) fn seal_off(ballot_box: &BallotBox) -> Result<[u8; 32], Error> {
    if let Some(root) = ballot_box.root() {
        return Ok(root);
    }
    let root = root_of(&ballot_box.sealed_for_closing()?);
    ballot_box.close(root)?;
    Ok(root)
}

/// Writes the scrutineer's copy of the closed box to a new file, and reads it
/// back: the copy that is carried away is one that opens.
///
/// # Errors
/// When the round is open, the file exists or cannot be written, or the copy
/// is not what was closed.
pub fn copy_for_scrutineer(desk: &Desk, target: &Path) -> Result<(), Error> {
    let row = row(desk)?;
    own_box(desk, &row)?.copy_to(target)?;
    let copied = super::recount::read(target)?;
    if copied.hash == row.setup_hash && Some(copied.root) == row.root {
        Ok(())
    } else {
        // What is there is of no use to anybody.
        let _ = std::fs::remove_file(target);
        Err(Error::RootDiffers)
    }
}

/// The receipts of a closed round, sorted, to be published: where they have
/// them, voters find their own ballot among those that are counted.
///
/// # Errors
/// When the round is open, or the box is elsewhere or in use.
pub fn receipt_list(desk: &Desk) -> Result<Vec<String>, Error> {
    let row = row(desk)?;
    receipts::list(&own_box(desk, &row)?.sealed_ballots()?)
}

/// The commitment to the ballots, in whatever order they come.
pub(super) fn root_of(ballots: &[Boxed]) -> [u8; 32] {
    let leaves: Vec<_> = ballots.iter().map(leaf).collect();
    merkle::root(&leaves)
}

/// The leaf of one ballot.
pub(in crate::usecase) fn leaf(boxed: &Boxed) -> [u8; 32] {
    ballot::fingerprint(label(boxed), &boxed.sealed)
}

/// What stands on the outside of a ballot.
pub(in crate::usecase) fn label(boxed: &Boxed) -> Label<'_> {
    Label {
        class: boxed.class,
        pair: &boxed.pair,
    }
}
