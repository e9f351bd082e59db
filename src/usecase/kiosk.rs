//! 填票: a person types a code, answers and submits; then all is forgotten.
//! A booth knows its box and nothing else: no data file, no key that opens.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use zeroize::Zeroizing;

use super::{Error, codes, round};
use crate::crypto::ballot::{self, BallotSize, Label, RoundPublicKey};
use crate::crypto::code::{self, VotingCode};
use crate::crypto::kdf::KdfCost;
use crate::crypto::receipt::Pair;
use crate::domain::{Answers, Setup, Turnout};
use crate::store::{BallotBox, Boxed, Cast, CodeState};

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

    /// Whether both are of the same code.
    pub(super) fn is_of_the_code_of(&self, other: &Self) -> bool {
        self.hash == other.hash
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

    /// Whether voters of a class get a receipt.
    #[must_use]
    pub fn gives_receipts(&self, class: u8) -> bool {
        let group = self.setup.groups.get(usize::from(class));
        group.is_some_and(|group| group.receipts)
    }

    /// The two symbols on the label: as chosen, or drawn; nothing where the
    /// group gets no receipts.
    fn pair(&self, class: u8, typed: &str) -> Result<String, Error> {
        Ok(match (self.gives_receipts(class), typed.trim()) {
            (false, _) => String::new(),
            (true, "") => Pair::random()?.written(),
            (true, typed) => Pair::parse(typed)?.written(),
        })
    }

    /// Casts a ballot: sealed, into the box, and only then acknowledged. Where
    /// the voter's group gets receipts, `pair` are two symbols of the voter's
    /// choice, or nothing, and the receipt is returned. On an
    /// error the admission is still good unless the box says the code is used.
    ///
    /// # Errors
    /// [`Error::BallotTooLong`], [`Error::CodeUsed`], [`Error::Receipt`] for a
    /// pair that is none, or a box that cannot be written.
    pub fn cast(
        &self,
        admission: &Admission,
        answers: &Answers,
        pair: &str,
    ) -> Result<Option<String>, Error> {
        answers.check(&self.setup, admission.class)?;
        let pair = self.pair(admission.class, pair)?;
        let boxed = seal(
            &self.setup,
            &self.setup_hash,
            admission.class,
            pair,
            answers,
        )?;
        let receipt = round::receipt_of(&boxed)?.map(|receipt| receipt.to_string());
        match self.lock()?.cast(&admission.hash, boxed)? {
            Cast::Recorded => Ok(receipt),
            Cast::AlreadyUsed => Err(Error::CodeUsed),
            Cast::UnknownCode => Err(Error::CodeUnknown),
        }
    }

    /// Casts many encoded ballots, each with its code, in the order given:
    /// all of them with one change, or none. Where a group gets receipts, the
    /// pair is drawn.
    pub(super) fn cast_all(
        &self,
        ballots: &[(&Admission, Zeroizing<Vec<u8>>)],
    ) -> Result<Vec<Cast>, Error> {
        let sealed = ballots.iter().map(|(admission, encoded)| {
            let pair = self.pair(admission.class, "")?;
            let (setup, hash) = (&self.setup, &self.setup_hash);
            let boxed = seal_bytes(setup, hash, admission.class, pair, encoded)?;
            Ok((admission.hash, boxed))
        });
        let sealed = sealed.collect::<Result<Vec<_>, Error>>()?;
        Ok(self.lock()?.cast_batch(sealed)?)
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

/// Seals the answers of a voter of a class.
pub(super) fn seal(
    setup: &Setup,
    setup_hash: &[u8; 32],
    class: u8,
    pair: String,
    answers: &Answers,
) -> Result<Boxed, Error> {
    seal_bytes(setup, setup_hash, class, pair, &answers.encode()?)
}

/// Seals what was encoded.
pub(super) fn seal_bytes(
    setup: &Setup,
    setup_hash: &[u8; 32],
    class: u8,
    pair: String,
    encoded: &[u8],
) -> Result<Boxed, Error> {
    let public = RoundPublicKey::from_bytes(setup.public_key);
    let size = BallotSize::new(setup.ballot_size as usize).map_err(|_| Error::DamagedBox)?;
    let label = Label { class, pair: &pair };
    let (round, hash) = (&setup.round.0, setup_hash);
    let sealed = ballot::seal_ballot(&public, round, hash, label, encoded, size)?;
    Ok(Boxed {
        class,
        pair,
        sealed: sealed.into_bytes(),
    })
}
