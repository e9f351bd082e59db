//! Sealing to somebody who is not here: HPKE base mode (RFC 9180) with
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! Whoever has the public key can seal; only the holder of the private key
//! can open. Who sealed is not proved, on purpose.

use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;

use hpke::aead::{AeadTag, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, HpkeError, Kem, OpModeR, OpModeS, Serializable};
use zeroize::{Zeroize, Zeroizing};

use super::column::Place;
use super::key::{self, RandomError, SecretKey};
use super::padding;

type HpkePrivate = <X25519HkdfSha256 as Kem>::PrivateKey;
type HpkePublic = <X25519HkdfSha256 as Kem>::PublicKey;
type HpkeEnc = <X25519HkdfSha256 as Kem>::EncappedKey;
type HpkeTag = AeadTag<ChaCha20Poly1305>;

const FORMAT: u8 = 1;
/// Bytes of the encapsulated key in front of each sealed text.
pub(super) const ENC: usize = 32;
/// Bytes of the authentication tag behind each sealed text.
pub(super) const TAG: usize = 16;
/// How much longer a sealed document is than the document.
pub const OVERHEAD: usize = 1 + ENC + TAG;

/// What a key pair is for; a round's key cannot be used as the office's.
pub trait Purpose {
    /// The name of the private key type, for `Debug`.
    const NAME: &'static str;
}

/// The half that opens, wiped when dropped.
///
/// It is kept as the 32 random bytes from which RFC 9180 derives the pair
/// (`DeriveKeyPair`), so that any 32 bytes are a key and a key can be divided
/// into shares that show nothing.
pub struct PrivateKey<P> {
    seed: SecretKey,
    // On the heap, so that moving the key leaves no copy behind.
    private: Box<HpkePrivate>,
    public: PublicKey<P>,
}

/// The half that seals; no secret.
pub struct PublicKey<P>([u8; 32], PhantomData<P>);

/// Why nothing was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// See [`RandomError`].
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The public key is one of the few values under which anybody could open.
    #[error("the public key is not a usable one; restore a safety copy of the file it came from")]
    BadPublicKey,
}

/// Why nothing was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Sealed by a newer version of the program.
    #[error("the document is sealed in format {0}; use a newer zhaojing")]
    UnknownFormat(u8),
    /// Sealed to another key or for another place, or changed since.
    #[error("the document was sealed to another key or was changed; have it handed in again")]
    WrongKeyOrChanged,
}

impl<P> PrivateKey<P> {
    /// A fresh key.
    pub fn random() -> Result<Self, RandomError> {
        SecretKey::random().map(Self::from_secret)
    }

    /// The key that was kept as [`PrivateKey::secret`].
    #[must_use]
    pub fn from_secret(seed: SecretKey) -> Self {
        let (private, public) = X25519HkdfSha256::derive_keypair(seed.expose());
        let public = PublicKey(public.to_bytes().into(), PhantomData);
        Self {
            seed,
            private: Box::new(private),
            public,
        }
    }

    /// The 32 bytes to keep, to be wrapped or divided into shares.
    #[must_use]
    pub fn secret(&self) -> &SecretKey {
        &self.seed
    }

    /// The half to give away. After a key was put together again from its
    /// shares, comparing this with the public key on record shows whether the
    /// shares were the right ones.
    #[must_use]
    pub fn public(&self) -> PublicKey<P> {
        self.public
    }
}

impl<P> PublicKey<P> {
    /// Takes the 32 bytes of a public key. Whether it is usable shows when
    /// something is sealed to it.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes, PhantomData)
    }

    /// The 32 bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0
    }
}

/// Seals a document: format byte, encapsulated key, encrypted text, tag.
///
/// `info` says what kind of document it is, `aad` what belongs to it; both
/// must be the same on opening. The length of `plaintext` shows.
pub fn seal_to<P>(
    public: &PublicKey<P>,
    info: &[u8],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    let text = Zeroizing::new(plaintext.to_vec());
    seal_frame(public, info, aad, FORMAT, text, &mut Drawn::random()?)
}

/// Opens what [`seal_to`] made.
pub fn open_with<P>(
    private: &PrivateKey<P>,
    info: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    match sealed {
        [FORMAT, framed @ ..] => {
            open_frame(private, info, aad, framed).ok_or(OpenError::WrongKeyOrChanged)
        }
        [format, ..] => Err(OpenError::UnknownFormat(*format)),
        [] => Err(OpenError::WrongKeyOrChanged),
    }
}

/// Why a text was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealTextError {
    /// The text is longer than anything that is written here.
    #[error("the text has {len} bytes, {max} are possible; divide it")]
    TooLong {
        /// Most bytes that can be sealed.
        max: usize,
        /// Bytes of the text.
        len: usize,
    },
    /// See [`SealError`].
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Seals a text for a place, padded so that its length shows roughly only.
pub(super) fn seal_text<P>(
    public: &PublicKey<P>,
    info: &[u8],
    place: Place<'_>,
    text: &[u8],
) -> Result<Vec<u8>, SealTextError> {
    let (max, len) = (padding::MAX_TEXT, text.len());
    let padded = padding::padded_len(len).ok_or(SealTextError::TooLong { max, len })?;
    let mut clear = Zeroizing::new(Vec::with_capacity(padded));
    padding::push_padded(&mut clear, text, padded);
    Ok(seal_to(public, info, &place.aad(), &clear)?)
}

/// Opens what [`seal_text`] made for the same place.
pub(super) fn open_text<P>(
    private: &PrivateKey<P>,
    info: &[u8],
    place: Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let clear = open_with(private, info, &place.aad(), sealed)?;
    let text = padding::strip(&clear).ok_or(OpenError::WrongKeyOrChanged)?;
    Ok(Zeroizing::new(text.to_vec()))
}

/// Encrypts `text` where it lies and puts it in its frame: format byte,
/// encapsulated key, text, tag.
pub(super) fn seal_frame<P>(
    public: &PublicKey<P>,
    info: &[u8],
    aad: &[u8],
    format: u8,
    mut text: Zeroizing<Vec<u8>>,
    drawn: &mut Drawn,
) -> Result<Vec<u8>, SealError> {
    let public = HpkePublic::from_bytes(&public.0).map_err(|_| SealError::BadPublicKey)?;
    let (enc, tag) = hpke::single_shot_seal_inout_detached_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(
        &OpModeS::Base,
        &public,
        info,
        text.as_mut_slice().into(),
        aad,
        drawn,
    )
    .map_err(|_: HpkeError| SealError::BadPublicKey)?;
    if drawn.state != Draws::Whole {
        return Err(RandomError.into());
    }
    let mut frame = Vec::with_capacity(text.len() + OVERHEAD);
    frame.push(format);
    frame.extend_from_slice(&enc.to_bytes());
    frame.extend_from_slice(&text);
    frame.extend_from_slice(&tag.to_bytes());
    Ok(frame)
}

/// Opens a frame without its format byte.
pub(super) fn open_frame<P>(
    private: &PrivateKey<P>,
    info: &[u8],
    aad: &[u8],
    framed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (enc, rest) = framed.split_first_chunk::<ENC>()?;
    let (text, tag) = rest.split_last_chunk::<TAG>()?;
    let enc = HpkeEnc::from_bytes(enc).ok()?;
    let tag = HpkeTag::from_bytes(tag).ok()?;
    let mut text = Zeroizing::new(text.to_vec());
    hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private.private,
        &enc,
        info,
        text.as_mut_slice().into(),
        aad,
        &tag,
    )
    .ok()?;
    Some(text)
}

/// The random bytes of one sealing, drawn beforehand. The crate's own source
/// panics when the operating system gives none; here that is an error before
/// anything is sealed.
pub(super) struct Drawn {
    bytes: [u8; 32],
    state: Draws,
}

/// HPKE draws the 32 bytes of its ephemeral key once. Anything else means the
/// crate changed, and what was sealed must not be used.
#[derive(PartialEq)]
enum Draws {
    Unused,
    Whole,
    Other,
}

impl Drawn {
    pub(super) fn random() -> Result<Self, RandomError> {
        let mut drawn = Self {
            bytes: [0; 32],
            state: Draws::Unused,
        };
        key::fill(&mut drawn.bytes)?;
        Ok(drawn)
    }

    #[cfg(test)]
    pub(super) fn known(bytes: [u8; 32]) -> Self {
        Self {
            bytes,
            state: Draws::Unused,
        }
    }
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.state = Draws::Other;
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.state = Draws::Other;
        Ok(0)
    }

    fn try_fill_bytes(&mut self, room: &mut [u8]) -> Result<(), Infallible> {
        if self.state == Draws::Unused && room.len() == self.bytes.len() {
            room.copy_from_slice(&self.bytes);
            self.state = Draws::Whole;
        } else {
            self.state = Draws::Other;
        }
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl<P: Purpose> fmt::Debug for PrivateKey<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(hidden)", P::NAME)
    }
}

impl<P> Clone for PublicKey<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for PublicKey<P> {}

impl<P> PartialEq for PublicKey<P> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<P> Eq for PublicKey<P> {}

impl<P> fmt::Debug for PublicKey<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey").field(&self.0).finish()
    }
}

#[cfg(test)]
#[path = "mailbox_tests.rs"]
mod tests;
