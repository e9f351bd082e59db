//! The box is opened, counted and released.

use chrono::NaiveDateTime;

use super::closing::root_of;
use super::{hex, own_box, row, secret, turnouts};
use crate::assess::{Released, RoundResult, Rules, Tally, release};
use crate::crypto::ballot::{self, RoundKey};
use crate::crypto::shuffle;
use crate::domain::{Answers, RoundState, Setup};
use crate::store::RoundRow;
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Desk, Error, Progress, opinions, results};

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
        RoundState::Released => return results::released(desk),
        RoundState::Closed => {}
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let secret = secret::open(office, &row)?;
    let ballot_box = own_box(desk, &row)?;
    let sealed = ballot_box.sealed_ballots()?;
    if row.root != Some(root_of(&sealed)) {
        return Err(Error::RootDiffers);
    }
    let counts = ballot_box.turnout()?;
    drop(ballot_box);
    let opened = open_all(&setup, &row, &secret, sealed, progress)?;
    let good = opened
        .iter()
        .filter_map(|(class, answers)| Some((*class, answers.as_ref()?)));
    let mut tally = Tally::count(&setup, good);
    for (class, _) in opened.iter().filter(|(_, answers)| answers.is_none()) {
        tally.spoil(*class, 1);
    }
    let hash = hex(&row.setup_hash);
    let turnout = turnouts(&setup, &counts);
    let released = release(&setup, &hash, &tally, &turnout, Rules::default())?;
    desk.file()?
        .store_release(row.id, &released.to_bytes()?, now)?;
    // The release stands whatever becomes of this; the register tries again
    // when it is opened.
    let _ = opinions::take_over(desk, office.meeting());
    Ok(released)
}

/// Opens every sealed ballot. One that opens but does not fit the set-up is
/// spoiled: `None`.
fn open_all(
    setup: &Setup,
    row: &RoundRow,
    secret: &RoundKey,
    mut sealed: Vec<(u8, Vec<u8>)>,
    progress: &dyn Progress,
) -> Result<Vec<(u8, Option<Answers>)>, Error> {
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
        ballots.push((class, Answers::decode(&opened.answers, setup).ok()));
        progress.step(done + 1, total);
    }
    Ok(ballots)
}
