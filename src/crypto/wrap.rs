//! A random key kept in a file under a passphrase, or under a recovery key.
//!
//! Texts are sealed under a random key that never changes; the passphrase only
//! wraps that key. So a passphrase is changed without sealing anything again,
//! and the same key can lie wrapped twice: once under the passphrase, once
//! under the recovery key.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::aead;
use super::kdf::{self, KdfCost, KdfError};
use super::key::{self, RandomError, SecretKey};
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;

const VERSION: u8 = 1;
const BY_PASSPHRASE: u8 = b'P';
const BY_RECOVERY: u8 = b'R';

/// A key under a passphrase, with all that is needed besides the passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrappedKey {
    cost: KdfCost,
    salt: [u8; 16],
    sealed: SealedKey,
}

/// A key under a recovery key. No slow derivation: a recovery key is random.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryWrap {
    sealed: SealedKey,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SealedKey {
    nonce: [u8; aead::NONCE],
    ciphertext: [u8; 32],
    tag: [u8; aead::TAG],
}

/// Why a key was not wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrapError {
    /// See [`RandomError`].
    #[error(transparent)]
    Random(#[from] RandomError),
    /// See [`KdfError`].
    #[error(transparent)]
    Kdf(#[from] KdfError),
    /// The cipher refused to work; nothing was written.
    #[error("the key could not be wrapped; please report this")]
    Refused,
}

/// Why a wrapped key was not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnwrapError {
    /// The passphrase is wrong, or the record was changed or moved here from
    /// elsewhere; the two cannot be told apart.
    #[error("wrong passphrase; try again, or use the recovery key")]
    WrongPassphrase,
    /// The recovery key is a valid one, but not for this record.
    #[error("this recovery key does not belong here; look for the sheet of this person and unit")]
    WrongRecoveryKey,
    /// See [`KdfError`].
    #[error(transparent)]
    Kdf(#[from] KdfError),
}

/// Why bytes are not a wrapped key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrapFormatError {
    /// Written by a newer version of the program.
    #[error("the key record has version {0}; use a newer zhaojing")]
    UnknownVersion(u8),
    /// Cut short, overwritten, or something else altogether.
    #[error("the key record is damaged; restore a safety copy or use the recovery key")]
    Damaged,
    /// The stored cost is outside the accepted range.
    #[error(transparent)]
    Cost(#[from] KdfError),
}

/// Wraps `key` under `passphrase`. `aad` names what the key is for (unit,
/// person, purpose); the same must be given to [`unwrap`].
pub fn wrap(
    key: &SecretKey,
    passphrase: &Passphrase,
    cost: KdfCost,
    aad: &[u8],
) -> Result<WrappedKey, WrapError> {
    let salt = key::random()?;
    let kek = kdf::derive(passphrase.as_bytes(), &salt, cost)?;
    let sealed = SealedKey::seal(&kek, &passphrase_aad(cost, &salt, aad), key)?;
    Ok(WrappedKey { cost, salt, sealed })
}

/// Gives out the key wrapped by [`wrap`].
pub fn unwrap(
    wrapped: &WrappedKey,
    passphrase: &Passphrase,
    aad: &[u8],
) -> Result<SecretKey, UnwrapError> {
    let WrappedKey { cost, salt, sealed } = wrapped;
    let kek = kdf::derive(passphrase.as_bytes(), salt, *cost)?;
    sealed
        .open(&kek, &passphrase_aad(*cost, salt, aad))
        .ok_or(UnwrapError::WrongPassphrase)
}

/// Wraps `key` under a recovery key; `aad` as for [`wrap`].
pub fn wrap_for_recovery(
    key: &SecretKey,
    recovery: &RecoveryKey,
    aad: &[u8],
) -> Result<RecoveryWrap, WrapError> {
    let sealed = SealedKey::seal(&recovery.wrapping_key(), &recovery_aad(aad), key)?;
    Ok(RecoveryWrap { sealed })
}

/// Gives out the key wrapped by [`wrap_for_recovery`].
pub fn recover(
    wrapped: &RecoveryWrap,
    recovery: &RecoveryKey,
    aad: &[u8],
) -> Result<SecretKey, UnwrapError> {
    wrapped
        .sealed
        .open(&recovery.wrapping_key(), &recovery_aad(aad))
        .ok_or(UnwrapError::WrongRecoveryKey)
}

impl WrappedKey {
    /// What one guess costs; below the standard, the passphrase screen may
    /// offer to wrap anew.
    #[must_use]
    pub fn cost(&self) -> KdfCost {
        self.cost
    }

    /// The form for a file: version, kind, fields.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        to_bytes(BY_PASSPHRASE, self)
    }

    /// Reads [`WrappedKey::to_bytes`]. A cost that would stall the computer or
    /// make guessing cheap is refused here already.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WrapFormatError> {
        let wrapped: Self = from_bytes(BY_PASSPHRASE, bytes)?;
        wrapped.cost.check()?;
        Ok(wrapped)
    }
}

impl RecoveryWrap {
    /// The form for a file: version, kind, fields.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        to_bytes(BY_RECOVERY, self)
    }

    /// Reads [`RecoveryWrap::to_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WrapFormatError> {
        from_bytes(BY_RECOVERY, bytes)
    }
}

impl SealedKey {
    fn seal(kek: &SecretKey, aad: &[u8], key: &SecretKey) -> Result<Self, WrapError> {
        let nonce = key::random()?;
        let mut text = Zeroizing::new(*key.expose());
        let tag = aead::seal(kek, &nonce, aad, text.as_mut_slice())
            .map_err(|aead::TooLong| WrapError::Refused)?;
        Ok(Self {
            nonce,
            ciphertext: *text,
            tag,
        })
    }

    fn open(&self, kek: &SecretKey, aad: &[u8]) -> Option<SecretKey> {
        let mut key = SecretKey::from_bytes(&self.ciphertext);
        aead::open(kek, &self.nonce, aad, key.bytes_mut(), &self.tag).ok()?;
        Some(key)
    }
}

/// Everything before `aad` has a fixed length, so no two inputs give one text.
fn passphrase_aad(cost: KdfCost, salt: &[u8; 16], aad: &[u8]) -> Vec<u8> {
    let mut bound = b"zhaojing/wrap/v1|P".to_vec();
    for part in [cost.memory_kib, cost.passes, cost.lanes] {
        bound.extend_from_slice(&part.to_be_bytes());
    }
    bound.extend_from_slice(salt);
    bound.extend_from_slice(aad);
    bound
}

fn recovery_aad(aad: &[u8]) -> Vec<u8> {
    [b"zhaojing/wrap/v1|R".as_slice(), aad].concat()
}

fn to_bytes(kind: u8, record: &impl Serialize) -> Vec<u8> {
    // Serialising plain arrays and integers into a vector cannot fail; were it
    // to, the record would be too short to be read back.
    postcard::to_extend(record, vec![VERSION, kind]).unwrap_or_default()
}

fn from_bytes<T: DeserializeOwned>(kind: u8, bytes: &[u8]) -> Result<T, WrapFormatError> {
    match bytes {
        [VERSION, found, rest @ ..] if *found == kind => {
            let (record, left) =
                postcard::take_from_bytes(rest).map_err(|_| WrapFormatError::Damaged)?;
            if left.is_empty() {
                Ok(record)
            } else {
                Err(WrapFormatError::Damaged)
            }
        }
        [VERSION, ..] | [] => Err(WrapFormatError::Damaged),
        [version, ..] => Err(WrapFormatError::UnknownVersion(*version)),
    }
}

#[cfg(test)]
#[path = "wrap_tests.rs"]
mod tests;
