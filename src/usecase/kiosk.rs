//! 填票: a person types a code, answers and submits; then all is forgotten.
//! A booth knows its box and nothing else: no data file, no key that opens.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{Error, codes, round};
use crate::crypto::ballot::{self, BallotSize, RoundPublicKey};
use crate::crypto::code::{self, VotingCode};
use crate::crypto::kdf::KdfCost;
use crate::domain::{Answers, Setup, Turnout};
use crate::store::{BallotBox, Cast, CodeState};

/// A ballot box standing ready for voters.
#[derive(Debug)]
pub struct Booth {
    path: PathBuf,
    setup: Setup,
    setup_hash: [u8; 32],
    ballot_box: Mutex<BallotBox>,
}

/// A code that is good for one ballot of one group. Dropped when the voter
/// leaves.
pub struct Admission {
    hash: [u8; 32],
    class: u8,
}

impl Admission {
    /// The class (place of the group in the set-up).
    #[must_use]
    pub const fn class(&self) -> u8 {
        self.class
    }
}

impl std::fmt::Debug for Admission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Admission(…)")
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.hash);
    }
}

impl Booth {
    /// Takes a box into use.
    ///
    /// # Errors
    /// When it is missing, damaged, foreign, in use elsewhere, or closed.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let (ballot_box, setup) = round::open_box(path)?;
        if ballot_box.is_closed() {
            return Err(Error::BoxClosed);
        }
        let setup_hash = *ballot_box.setup_hash();
        Ok(Self {
            path: path.to_owned(),
            setup,
            setup_hash,
            ballot_box: Mutex::new(ballot_box),
        })
    }

    /// What is asked, about whom.
    #[must_use]
    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Where the box is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The mark that must also be on the voter's slip.
    #[must_use]
    pub fn setup_mark(&self) -> String {
        round::mark(&self.setup_hash)
    }

    /// Looks at a code as typed.
    ///
    /// # Errors
    /// What is wrong with it: length, a symbol (by position), the check symbol,
    /// unknown here, or already used.
    pub fn admit(&self, typed: &str) -> Result<Admission, Error> {
        let code = VotingCode::parse(typed)?;
        let cost = KdfCost {
            memory_kib: self.setup.code_cost.memory_kib,
            passes: self.setup.code_cost.passes,
            ..codes::COST
        };
        let hash = code::hash_code(&code, &self.setup.code_salt, cost)?;
        match self.lock()?.code_state(&hash)? {
            CodeState::Unused { class } => Ok(Admission { hash, class }),
            CodeState::Used { .. } => Err(Error::CodeUsed),
            CodeState::Unknown => Err(Error::CodeUnknown),
        }
    }

    /// Bytes that the answers take of the ballot, and how many there are.
    ///
    /// # Errors
    /// When the answers cannot be packed.
    pub fn fill(&self, answers: &Answers) -> Result<(usize, usize), Error> {
        Ok((answers.encode()?.len(), self.size()?.max_answers()))
    }

    /// Casts a ballot: sealed, into the box, and only then acknowledged. On an
    /// error the admission is still good unless the box says the code is used.
    ///
    /// # Errors
    /// [`Error::BallotTooLong`], [`Error::CodeUsed`], or a box that cannot be
    /// written.
    pub fn cast(&self, admission: &Admission, answers: &Answers) -> Result<(), Error> {
        answers.check(&self.setup)?;
        let public = RoundPublicKey::from_bytes(self.setup.public_key);
        let sealed = ballot::seal_ballot(
            &public,
            &self.setup.round.0,
            &self.setup_hash,
            admission.class,
            &answers.encode()?,
            self.size()?,
        )?;
        match self
            .lock()?
            .cast(&admission.hash, admission.class, sealed.as_bytes())?
        {
            Cast::Recorded => Ok(()),
            Cast::AlreadyUsed => Err(Error::CodeUsed),
            Cast::UnknownCode => Err(Error::CodeUnknown),
        }
    }

    /// How many of each group have voted.
    ///
    /// # Errors
    /// When the box cannot be read.
    pub fn turnout(&self) -> Result<Vec<Turnout>, Error> {
        Ok(round::turnouts(&self.setup, &self.lock()?.turnout()?))
    }

    fn size(&self) -> Result<BallotSize, Error> {
        BallotSize::new(self.setup.ballot_size as usize).map_err(|_| Error::DamagedBox)
    }

    fn lock(&self) -> Result<std::sync::MutexGuard<'_, BallotBox>, Error> {
        // A panic while casting leaves the box to be reopened and checked.
        self.ballot_box.lock().map_err(|_| Error::DamagedBox)
    }
}
