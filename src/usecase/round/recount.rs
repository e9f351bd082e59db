//! 复核: the scrutineer counts again, from a copy of the box, on a machine that
//! knows nothing else.

use std::path::Path;

use super::ceremony::Shares;
use super::closing::root_of;
use super::counting::{self, Counted};
use super::{hex, receipts, turnouts};
use crate::assess::{Released, RoundResult};
use crate::crypto::{digest, merkle};
use crate::domain::{Setup, Turnout};
use crate::store::{BoxCopy, Boxed, ClassCount};
use crate::usecase::{Error, Progress, codes};

/// A closed box that was read from a copy; root and counts were checked.
#[derive(Debug)]
pub struct Copy {
    /// What was asked, about whom.
    pub setup: Setup,
    /// The hash of the set-up.
    pub(super) hash: [u8; 32],
    /// The root, computed from the ballots.
    pub(super) root: [u8; 32],
    /// The turnout.
    pub turnout: Vec<Turnout>,
    ballots: Vec<Boxed>,
}

/// What a recount found.
#[derive(Debug, Clone, PartialEq)]
pub struct Recount {
    /// The count from the copy.
    pub counted: Counted,
    /// The root, as it must stand in the minutes.
    pub root_words: String,
    /// Whether it is the same as the release that it was compared with; `None`
    /// where none was given, and the 24 symbols are compared by eye.
    pub equal: Option<bool>,
}

impl Copy {
    /// The root as 24 symbols, to be compared with the minutes before the key
    /// is typed.
    #[must_use]
    pub fn root_words(&self) -> String {
        merkle::root_words(&self.root)
    }

    /// The first sixteen digits of the set-up's hash, as on the slips.
    #[must_use]
    pub fn setup_mark(&self) -> String {
        super::mark(&self.hash)
    }

    /// Sealed ballots in the copy.
    #[must_use]
    pub fn ballots(&self) -> usize {
        self.ballots.len()
    }

    /// Whether a release is of the same round and set-up.
    #[must_use]
    pub fn is_of(&self, release: &Released<RoundResult>) -> bool {
        release.get().setup_hash == hex(&self.hash)
    }

    /// The receipts of the voters who have one, sorted.
    ///
    /// # Errors
    /// [`Error::DamagedBox`].
    pub fn receipts(&self) -> Result<Vec<String>, Error> {
        receipts::list(&self.ballots)
    }
}

/// Reads a copy of a closed box and recomputes its root.
///
/// # Errors
/// When it is no box, open, or was changed since it was closed;
/// [`Error::BoxOfHall`] for a part of the round: beside the result of the whole,
/// that of a part would tell what the few others said.
pub fn read(path: &Path) -> Result<Copy, Error> {
    let copy = BoxCopy::read(path)?;
    if digest::sha256(&[&copy.setup]) != copy.setup_hash {
        return Err(Error::DamagedBox);
    }
    let setup = Setup::from_bytes(&copy.setup)?;
    if copy.booth != 0 {
        return Err(Error::BoxOfHall);
    }
    let here = codes::boxes(copy.booth, copy.poured.keys().copied());
    if codes::are_gone(&setup, &here, &copy.counts) {
        return Err(Error::BoxDestroyed);
    }
    let as_planned = codes::are_as_planned(&setup, &here, &copy.counts);
    if !as_planned || !copy.counts.iter().all(ClassCount::adds_up) {
        return Err(Error::CountsContradict);
    }
    if root_of(&copy.ballots) != copy.root {
        return Err(Error::RootDiffers);
    }
    Ok(Copy {
        turnout: turnouts(&setup, &copy.counts),
        setup,
        hash: copy.setup_hash,
        root: copy.root,
        ballots: copy.ballots,
    })
}

/// Reads a release file.
///
/// # Errors
/// When it cannot be read or is no release.
pub fn read_release(path: &Path) -> Result<Released<RoundResult>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(Released::from_stored(&bytes)?)
}

/// Counts a copy again and compares with a release, if there is one.
///
/// # Errors
/// When the parts of the key do not belong to this round, the release is of
/// another round, or the numbers do not add up.
pub fn recount(
    copy: &Copy,
    shares: &Shares,
    release: Option<&Released<RoundResult>>,
    progress: &dyn Progress,
) -> Result<Recount, Error> {
    if release.is_some_and(|release| !copy.is_of(release)) {
        return Err(Error::OtherRelease);
    }
    let key = shares.join()?;
    let counted = counting::tell(
        &copy.setup,
        &copy.hash,
        &key,
        &copy.ballots,
        &copy.turnout,
        progress,
    )?;
    let equal = match release {
        None => None,
        Some(release) => Some(release.to_bytes()? == counted.released.to_bytes()?),
    };
    Ok(Recount {
        root_words: copy.root_words(),
        counted,
        equal,
    })
}
