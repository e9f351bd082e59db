//! The result is accepted; then the ballots are destroyed.

use chrono::NaiveDate;

use super::{place_of_box, row};
use crate::crypto::merkle;
use crate::domain::RoundState;
use crate::store::BallotBox;
use crate::usecase::{Desk, Error, folder};

/// The stored release's own 24 symbols, as they are written into the minutes.
///
/// # Errors
/// [`Error::NotReleased`]; [`Error::ReleaseChanged`] where the release is not
/// the one whose symbols were noted at counting.
pub fn release_words(desk: &Desk) -> Result<String, Error> {
    let row = row(desk)?;
    let stored = desk.file()?.release(row.id)?.ok_or(Error::NotReleased)?;
    let hash = crate::crypto::digest::sha256(&[&stored]);
    if row.release_hash.is_some_and(|noted| noted != hash) {
        return Err(Error::ReleaseChanged);
    }
    Ok(merkle::root_words(&hash))
}

/// Writes the release to a file, for the scrutineer's recount.
///
/// # Errors
/// [`Error::NotReleased`], or a file that exists or cannot be written.
pub fn write_release(desk: &Desk, path: &std::path::Path) -> Result<(), Error> {
    let row = row(desk)?;
    let stored = desk.file()?.release(row.id)?.ok_or(Error::NotReleased)?;
    folder::write_new(path, &stored)
}

/// Notes that the meeting has accepted the result.
///
/// # Errors
/// [`Error::NotReleased`].
pub fn accept(desk: &Desk, today: NaiveDate) -> Result<(), Error> {
    let row = row(desk)?;
    if row.state != RoundState::Released {
        return Err(Error::NotReleased);
    }
    Ok(desk.file()?.accept_round(row.id, today)?)
}

/// Destroys the ballots of an accepted round, and with them the key where it
/// lies in the data file. Copies and paper are for people to destroy. Doing it
/// again after an interruption finishes it.
///
/// # Errors
/// [`Error::NotAccepted`]; when the box is elsewhere or in use.
pub fn destroy(desk: &Desk, today: NaiveDate) -> Result<(), Error> {
    let row = row(desk)?;
    if row.accepted_on.is_none() {
        return Err(Error::NotAccepted);
    }
    let file = desk.file()?;
    // It may be empty already: an earlier attempt was interrupted.
    let ballot_box = BallotBox::open(&place_of_box(&file, &row))?;
    if ballot_box.setup_hash() != &row.setup_hash {
        return Err(Error::OtherBox);
    }
    ballot_box.destroy()?;
    Ok(file.destroy_round(row.id, today)?)
}
