//! XChaCha20-Poly1305 in place, with the types of this floor.

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};

use super::key::SecretKey;

/// Bytes of a nonce; long enough to be drawn at random for ever.
pub(super) const NONCE: usize = 24;
/// Bytes of an authentication tag.
pub(super) const TAG: usize = 16;

/// The tag does not fit: wrong key, wrong place or changed bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Forged;

/// The text is longer than the cipher takes (256 GiB).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Encrypts `text` in place and returns its tag. `nonce` must be fresh.
pub(super) fn seal(
    key: &SecretKey,
    nonce: &[u8; NONCE],
    aad: &[u8],
    text: &mut [u8],
) -> Result<[u8; TAG], TooLong> {
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt_inout_detached(nonce.into(), aad, text.into())
        .map(Into::into)
        .map_err(|_| TooLong)
}

/// Checks the tag, then decrypts `text` in place; on error `text` stays encrypted.
pub(super) fn open(
    key: &SecretKey,
    nonce: &[u8; NONCE],
    aad: &[u8],
    text: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), Forged> {
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt_inout_detached(nonce.into(), aad, text.into(), tag.into())
        .map_err(|_| Forged)
}
