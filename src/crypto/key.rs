//! Secret bytes and where they come from.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The operating system gave no random bytes, so nothing was sealed.
///
/// Nothing is wrong with what the person did; trying again after a restart of
/// the computer usually helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no random numbers; restart the computer and try again")]
pub struct RandomError;

/// `N` bytes from the random source of the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], RandomError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Fills `bytes` from the random source of the operating system.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), RandomError> {
    getrandom::fill(bytes).map_err(|_| RandomError)
}

/// A symmetric key of 32 bytes.
///
/// It lies on the heap, so that moving it leaves no copy behind, and is wiped
/// when dropped. It is not `Clone`: a key that is needed twice is lent.
pub struct SecretKey(Box<[u8; 32]>);

impl SecretKey {
    /// A fresh key.
    pub fn random() -> Result<Self, RandomError> {
        let mut key = Self::zeroed();
        fill(key.bytes_mut())?;
        Ok(key)
    }

    /// Takes over key bytes read from elsewhere; the caller wipes its own copy.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut key = Self::zeroed();
        key.bytes_mut().copy_from_slice(bytes);
        key
    }

    /// The bytes themselves. Whoever copies them wipes the copy.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for another purpose, from which this one cannot be computed:
    /// HMAC-SHA256 under this key over `label`.
    ///
    /// This key must be uniformly random (drawn, or derived by a KDF); it is
    /// the *expand* half of HKDF with one block of output.
    #[must_use]
    pub fn subkey(&self, label: &[u8]) -> Self {
        // HMAC fills a short key with zeros up to a block.
        let mut block = Zeroizing::new([0; 64]);
        block
            .iter_mut()
            .zip(self.0.iter())
            .for_each(|(to, from)| *to = *from);
        let mut mac = Hmac::<Sha256>::new((&*block).into());
        mac.update(label);
        mac.update(&[1]);
        let mut derived = Self::zeroed();
        let mut tag = mac.finalize().into_bytes();
        derived.bytes_mut().copy_from_slice(&tag);
        tag.as_mut_slice().zeroize();
        derived
    }

    /// A key to be filled in place.
    pub(super) fn zeroed() -> Self {
        Self(Box::new([0; 32]))
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }
}

impl Drop for SecretKey {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

impl ZeroizeOnDrop for SecretKey {}

impl ConstantTimeEq for SecretKey {
    fn ct_eq(&self, other: &Self) -> subtle::Choice {
        self.0.as_slice().ct_eq(other.0.as_slice())
    }
}

impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for SecretKey {}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::hex;

    #[test]
    fn random_keys_differ() {
        assert_ne!(SecretKey::random().unwrap(), SecretKey::random().unwrap());
        assert_ne!(random::<16>().unwrap(), random::<16>().unwrap());
    }

    #[test]
    fn bytes_come_back_as_they_went_in() {
        let bytes = random::<32>().unwrap();
        assert_eq!(SecretKey::from_bytes(&bytes).expose(), &bytes);
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        let shown = format!("{:?}", SecretKey::from_bytes(&[0xab; 32]));
        assert_eq!(shown, "SecretKey(hidden)");
    }

    #[test]
    fn subkeys_depend_on_key_and_label() {
        let (one, two) = (
            SecretKey::from_bytes(&[1; 32]),
            SecretKey::from_bytes(&[2; 32]),
        );
        assert_eq!(one.subkey(b"a"), one.subkey(b"a"));
        assert_ne!(one.subkey(b"a"), one.subkey(b"b"));
        assert_ne!(one.subkey(b"a"), two.subkey(b"a"));
        assert_ne!(one.subkey(b"a"), one);
    }

    /// RFC 5869, test case 3 (no salt, no info): its first 32 bytes are
    /// HMAC(PRK, 0x01).
    #[test]
    fn subkey_is_the_first_block_of_hkdf_expand() {
        let prk = hex::array("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
        let okm = hex::array("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
        assert_eq!(SecretKey::from_bytes(&prk).subkey(b"").expose(), &okm);
    }
}
