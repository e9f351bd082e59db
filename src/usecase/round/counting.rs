//! The box is opened, counted and released.

use chrono::NaiveDateTime;

use super::closing::root_of;
use super::opened_box::{self, Refused};
use super::{Shares, hex, own_box, row, secret, turnouts};
use crate::assess::{Released, RoundResult, Rules, release};
use crate::crypto::ballot::RoundKey;
use crate::crypto::{digest, merkle};
use crate::domain::{RoundState, Setup, Turnout};
use crate::store::{Boxed, RoundRow};
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Desk, Error, Progress, opinions};

/// Who opens the box.
#[derive(Debug, Clone, Copy)]
pub enum Opener<'a> {
    /// The office, in one-person mode.
    Office(&'a OfficeKey),
    /// Two holders, with their parts of the key.
    Shares(&'a Shares),
}

/// What came of a count.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The release.
    pub released: Released<RoundResult>,
    /// The release's own 24 symbols, for the minutes.
    pub release_words: String,
    /// Ballots that were not counted.
    pub refused: Refused,
}

/// Opens the box, counts, applies the release rules and stores the release.
/// Nothing unreleased is ever written.
///
/// # Errors
/// When the round is not closed or was counted, the ballots do not match the
/// root, the key is not that of the round, or the numbers do not add up.
pub fn count(
    desk: &Desk,
    opener: Opener<'_>,
    now: NaiveDateTime,
    progress: &dyn Progress,
) -> Result<Counted, Error> {
    let row = row(desk)?;
    match row.state {
        RoundState::Open => return Err(Error::RoundNotClosed),
        RoundState::Released => return Err(Error::RoundCounted),
        RoundState::Closed => {}
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let key = round_key(opener, &row)?;
    let ballot_box = own_box(desk, &row)?;
    let ballots = ballot_box.sealed_ballots()?;
    if row.root != Some(root_of(&ballots)) {
        return Err(Error::RootDiffers);
    }
    let turnout = turnouts(&setup, &ballot_box.turnout()?);
    drop(ballot_box);
    let counted = tell(&setup, &row.setup_hash, &key, &ballots, &turnout, progress)?;
    let bytes = counted.released.to_bytes()?;
    let file = desk.file()?;
    file.store_release(row.id, &bytes, digest::sha256(&[&bytes]), now)?;
    // The release stands whatever becomes of this; the register tries again
    // when it is opened.
    let _ = opinions::take_over(desk, super::super::meeting::current(desk)?.id);
    Ok(counted)
}

/// Counts ballots and applies the release rules: what [`count`] stores and a
/// recount compares.
pub(super) fn tell(
    setup: &Setup,
    setup_hash: &[u8; 32],
    key: &RoundKey,
    ballots: &[Boxed],
    turnout: &[Turnout],
    progress: &dyn Progress,
) -> Result<Counted, Error> {
    let found = opened_box::open_all(setup, setup_hash, key, ballots, progress)?;
    let hash = hex(setup_hash);
    let released = release(setup, &hash, &found.tally, turnout, Rules::default())?;
    let digest = digest::sha256(&[&released.to_bytes()?]);
    Ok(Counted {
        release_words: merkle::root_words(&digest),
        released,
        refused: found.refused,
    })
}

fn round_key(opener: Opener<'_>, row: &RoundRow) -> Result<RoundKey, Error> {
    match opener {
        Opener::Office(_) if row.sealed_secret.is_empty() => Err(Error::ShareMissing),
        Opener::Office(office) => secret::open(office, row),
        Opener::Shares(shares) => shares.join(),
    }
}
