//! How errors of the floor of keys and seals become errors of this one.

use super::Error;
use crate::crypto::ballot::{OpenBallotError, SealBallotError};
use crate::crypto::column;
use crate::crypto::kdf::KdfError;
use crate::crypto::mailbox::{self, SealTextError};
use crate::crypto::wrap::{UnwrapError, WrapError, WrapFormatError};

impl From<KdfError> for Error {
    fn from(error: KdfError) -> Self {
        match error {
            KdfError::OutOfMemory { memory_kib } => Self::Memory {
                mib: memory_kib / 1024,
            },
            KdfError::TooCheap { .. } | KdfError::TooDear { .. } | KdfError::TooLong => {
                Self::DamagedKey
            }
        }
    }
}

impl From<WrapError> for Error {
    fn from(error: WrapError) -> Self {
        match error {
            WrapError::Random(error) => error.into(),
            WrapError::Kdf(error) => error.into(),
            WrapError::Refused => Self::DamagedKey,
        }
    }
}

impl From<UnwrapError> for Error {
    fn from(error: UnwrapError) -> Self {
        match error {
            UnwrapError::WrongPassphrase => Self::WrongPassphrase,
            UnwrapError::WrongRecoveryKey => Self::WrongRecovery,
            UnwrapError::Kdf(error) => error.into(),
        }
    }
}

impl From<WrapFormatError> for Error {
    fn from(error: WrapFormatError) -> Self {
        match error {
            WrapFormatError::UnknownVersion(_) => Self::Newer,
            WrapFormatError::Damaged => Self::DamagedKey,
            WrapFormatError::Cost(error) => error.into(),
        }
    }
}

impl From<column::SealError> for Error {
    fn from(error: column::SealError) -> Self {
        match error {
            column::SealError::TooLong { max, len } => Self::TextTooLong { max, len },
            column::SealError::Random(error) => error.into(),
        }
    }
}

impl From<column::OpenError> for Error {
    fn from(error: column::OpenError) -> Self {
        match error {
            column::OpenError::UnknownFormat(_) => Self::Newer,
            column::OpenError::WrongKeyOrChanged => Self::DamagedDraft,
        }
    }
}

impl From<mailbox::SealError> for Error {
    fn from(error: mailbox::SealError) -> Self {
        match error {
            mailbox::SealError::Random(error) => error.into(),
            mailbox::SealError::BadPublicKey => Self::DamagedKey,
        }
    }
}

impl From<mailbox::OpenError> for Error {
    fn from(error: mailbox::OpenError) -> Self {
        match error {
            mailbox::OpenError::UnknownFormat(_) => Self::Newer,
            mailbox::OpenError::WrongKeyOrChanged => Self::DamagedDraft,
        }
    }
}

impl From<SealTextError> for Error {
    fn from(error: SealTextError) -> Self {
        match error {
            SealTextError::TooLong { max, len } => Self::TextTooLong { max, len },
            SealTextError::Seal(error) => error.into(),
        }
    }
}

impl From<SealBallotError> for Error {
    fn from(error: SealBallotError) -> Self {
        match error {
            SealBallotError::TooLong { max, len } => Self::BallotTooLong { max, len },
            SealBallotError::Seal(error) => error.into(),
        }
    }
}

impl From<OpenBallotError> for Error {
    fn from(error: OpenBallotError) -> Self {
        match error {
            OpenBallotError::UnknownFormat(_) => Self::Newer,
            OpenBallotError::WrongSize { .. }
            | OpenBallotError::WrongKeyOrChanged
            | OpenBallotError::Malformed => Self::ForeignBallot,
        }
    }
}
