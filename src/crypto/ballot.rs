//! A vote, sealed so that nobody reads it before the box is opened.
//!
//! ```text
//! sealed ballot   format 1 │ encapsulated key 32 │ encrypted │ tag 16     size bytes in all
//! encrypted       nonce 16 │ length 2 │ answers │ zeros
//! info            "zhaojing/ballot/v1|" round 16 "|" SHA-256 of the set-up 32
//! aad             class, format, pair
//! ```
//!
//! Every sealed ballot of a round has the same length. Nothing of the voting
//! code is in it.

use std::fmt;

use zeroize::Zeroizing;

use super::key::{self, RandomError};
use super::mailbox::{self, Drawn, PrivateKey, PublicKey, Purpose};
use super::merkle;

const FORMAT: u8 = 1;
const NONCE: usize = 16;
const LENGTH: usize = 2;
/// What a sealed ballot needs besides the answers.
const OVERHEAD: usize = mailbox::OVERHEAD + NONCE + LENGTH;

/// Marks the key pair of a round.
#[derive(Debug)]
pub enum Round {}

impl Purpose for Round {
    const NAME: &'static str = "RoundKey";
}

/// The half that opens the ballots of a round; never in the box.
pub type RoundKey = PrivateKey<Round>;
/// The half that seals them; part of the round's set-up.
pub type RoundPublicKey = PublicKey<Round>;

/// What stands on the outside of a sealed ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The group that the voter votes in, by its place in the set-up.
    pub class: u8,
    /// The two symbols that the voter chose for the receipt; empty where the
    /// group has none.
    pub pair: &'a str,
}

impl Label<'_> {
    /// The label of a ballot without a receipt.
    #[must_use]
    pub const fn of_class(class: u8) -> Self {
        Self { class, pair: "" }
    }
}

/// How long every sealed ballot of a round is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BallotSize(usize);

/// The size is outside what a page of the ballot box holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed ballot has between 512 and 3900 bytes, not {0}")]
pub struct BadBallotSize(pub usize);

/// A sealed ballot, as it lies in the box.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBallot(Vec<u8>);

/// What was in a sealed ballot.
pub struct OpenedBallot {
    /// Drawn by the voter's program; two ballots with one nonce are one
    /// ballot put in twice.
    pub nonce: [u8; NONCE],
    /// The answers, encoded as they were given to [`seal_ballot`].
    pub answers: Zeroizing<Vec<u8>>,
}

/// Why a ballot was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealBallotError {
    /// The answers do not fit; the voter has to shorten a comment.
    #[error("the answers have {len} bytes, {max} fit on a ballot; shorten a comment")]
    TooLong {
        /// Most bytes of answers.
        max: usize,
        /// Bytes of these answers.
        len: usize,
    },
    /// See [`mailbox::SealError`].
    #[error(transparent)]
    Seal(#[from] mailbox::SealError),
}

impl From<RandomError> for SealBallotError {
    fn from(error: RandomError) -> Self {
        Self::Seal(error.into())
    }
}

/// Why a ballot was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenBallotError {
    /// Not as long as any sealed ballot, or not as long as those of its round.
    #[error(
        "{len} bytes are no sealed ballot of this round; compare the box with the scrutineer's copy"
    )]
    WrongSize {
        /// Bytes found.
        len: usize,
    },
    /// Sealed by a newer version of the program.
    #[error("the ballot is sealed in format {0}; use the zhaojing that made the box")]
    UnknownFormat(u8),
    /// Sealed for another round, set-up, class or key, or changed since.
    #[error(
        "the ballot does not belong to this round, or was changed; compare the box with the scrutineer's copy"
    )]
    WrongKeyOrChanged,
    /// It opened, but was not made by [`seal_ballot`].
    #[error("the ballot was not made by zhaojing; compare the box with the scrutineer's copy")]
    Malformed,
}

impl BallotSize {
    /// The smallest: a few ticks.
    pub const MIN: Self = Self(512);
    /// Enough for about 600 Chinese characters besides the ticks.
    pub const DEFAULT: Self = Self(2048);
    /// The largest that fits on a page of the box, about 1,200 characters.
    pub const MAX: Self = Self(3900);

    /// A size in bytes, from [`BallotSize::MIN`] to [`BallotSize::MAX`].
    pub fn new(bytes: usize) -> Result<Self, BadBallotSize> {
        if (Self::MIN.0..=Self::MAX.0).contains(&bytes) {
            Ok(Self(bytes))
        } else {
            Err(BadBallotSize(bytes))
        }
    }

    /// Bytes of a sealed ballot.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.0
    }

    /// Most bytes of encoded answers that fit.
    #[must_use]
    pub fn max_answers(self) -> usize {
        self.0 - OVERHEAD
    }
}

impl Default for BallotSize {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl SealedBallot {
    /// Takes a ballot from the box; it must be exactly as long as its round says.
    pub fn from_bytes(bytes: Vec<u8>, size: BallotSize) -> Result<Self, OpenBallotError> {
        if bytes.len() == size.0 {
            Ok(Self(bytes))
        } else {
            Err(OpenBallotError::WrongSize { len: bytes.len() })
        }
    }

    /// The bytes to put in the box.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to put in the box.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Seals encoded answers for a round.
///
/// `setup_hash` is the SHA-256 of the round's set-up in canonical form.
pub fn seal_ballot(
    public: &RoundPublicKey,
    round_id: &[u8; 16],
    setup_hash: &[u8; 32],
    label: Label<'_>,
    answers: &[u8],
    size: BallotSize,
) -> Result<SealedBallot, SealBallotError> {
    let (max, len) = (size.max_answers(), answers.len());
    if len > max {
        return Err(SealBallotError::TooLong { max, len });
    }
    // At its full size from the start, the text is never moved, so no plain
    // copy of the answers remains.
    let inside = size.0 - mailbox::OVERHEAD;
    let mut text = Zeroizing::new(Vec::with_capacity(inside));
    text.extend_from_slice(&key::random::<NONCE>()?);
    text.extend_from_slice(&(len as u16).to_be_bytes());
    text.extend_from_slice(answers);
    text.resize(inside, 0);
    let (info, aad) = (info(round_id, setup_hash), aad(label));
    Ok(SealedBallot(mailbox::seal_frame(
        public,
        &info,
        &aad,
        FORMAT,
        text,
        &mut Drawn::random()?,
    )?))
}

/// Opens a ballot sealed by [`seal_ballot`] for the same round, set-up and class.
///
/// The caller has checked that all ballots have the round's size
/// ([`SealedBallot::from_bytes`]) and looks for nonces that occur twice.
pub fn open_ballot(
    secret: &RoundKey,
    round_id: &[u8; 16],
    setup_hash: &[u8; 32],
    label: Label<'_>,
    sealed: &[u8],
) -> Result<OpenedBallot, OpenBallotError> {
    use OpenBallotError::{Malformed, UnknownFormat, WrongKeyOrChanged, WrongSize};
    BallotSize::new(sealed.len()).map_err(|BadBallotSize(len)| WrongSize { len })?;
    let framed = match sealed {
        [FORMAT, framed @ ..] => framed,
        [format, ..] => return Err(UnknownFormat(*format)),
        [] => return Err(WrongSize { len: 0 }),
    };
    let text = mailbox::open_frame(secret, &info(round_id, setup_hash), &aad(label), framed)
        .ok_or(WrongKeyOrChanged)?;
    let (nonce, rest) = text.split_first_chunk::<NONCE>().ok_or(Malformed)?;
    let (length, rest) = rest.split_first_chunk::<LENGTH>().ok_or(Malformed)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (answers, zeros) = rest.split_at_checked(length).ok_or(Malformed)?;
    // Padding that is not zero would be a place for a mark.
    if zeros.iter().any(|b| *b != 0) {
        return Err(Malformed);
    }
    Ok(OpenedBallot {
        nonce: *nonce,
        answers: Zeroizing::new(answers.to_vec()),
    })
}

/// The leaf of a ballot in the closing root ([`merkle::root`]): label and
/// sealed answers, so that neither can be changed unseen.
#[must_use]
pub fn fingerprint(label: Label<'_>, sealed: &[u8]) -> [u8; 32] {
    // A pair has two bytes or none; its length keeps the two apart.
    let head = [label.class, label.pair.len() as u8];
    merkle::leaf_hash(&[&head, label.pair.as_bytes(), sealed].concat())
}

fn info(round_id: &[u8; 16], setup_hash: &[u8; 32]) -> Vec<u8> {
    [
        b"zhaojing/ballot/v1|".as_slice(),
        round_id,
        b"|",
        setup_hash,
    ]
    .concat()
}

fn aad(label: Label<'_>) -> Vec<u8> {
    [&[label.class, FORMAT], label.pair.as_bytes()].concat()
}

impl AsRef<[u8]> for SealedBallot {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Only the length: a fingerprint in a log would tie a ballot to a moment.
impl fmt::Debug for SealedBallot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBallot({} bytes)", self.0.len())
    }
}

impl fmt::Debug for OpenedBallot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpenedBallot(hidden)")
    }
}

#[cfg(test)]
#[path = "ballot_tests.rs"]
mod tests;
