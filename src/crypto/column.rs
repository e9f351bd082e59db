//! One text of one author in one place, readable under the author's key only.

use zeroize::Zeroizing;

use super::aead::{self, NONCE, TAG};
use super::key::{self, RandomError, SecretKey};
use super::padding;

const VERSION: u8 = 1;

/// Where a sealed text lies. Opening names the place again, so a text that
/// was moved or copied to another row, column or owner does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table, such as `worksheet`.
    pub table: &'a str,
    /// The column, such as `text`.
    pub column: &'a str,
    /// The row's key, in whatever bytes identify it for good.
    pub row: &'a [u8],
    /// The person whose text it is.
    pub owner: &'a [u8],
}

/// Why a text was not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The text is longer than anything that is written here.
    #[error("the text has {len} bytes, {max} are possible; divide it")]
    TooLong {
        /// Most bytes that can be sealed.
        max: usize,
        /// Bytes of the text.
        len: usize,
    },
    /// See [`RandomError`].
    #[error(transparent)]
    Random(#[from] RandomError),
}

/// Why a text was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Written by a newer version of the program.
    #[error("the text is sealed in format {0}; use a newer zhaojing")]
    UnknownFormat(u8),
    /// Another person's key, another place, or changed bytes.
    #[error("the text cannot be opened with this key in this place; restore a safety copy")]
    WrongKeyOrChanged,
}

impl Place<'_> {
    /// `zhaojing/v1|table|column|row|owner`, each part led by its length so
    /// that no two places give the same bytes.
    pub(super) fn aad(&self) -> Vec<u8> {
        let mut aad = b"zhaojing/v1".to_vec();
        for part in [
            self.table.as_bytes(),
            self.column.as_bytes(),
            self.row,
            self.owner,
        ] {
            aad.push(b'|');
            aad.extend_from_slice(&(part.len() as u64).to_be_bytes());
            aad.extend_from_slice(part);
        }
        aad
    }
}

/// Seals `plaintext` for `place`: format byte, nonce, encrypted text, tag.
///
/// The text is padded to a multiple of 256 bytes (about 85 Chinese
/// characters), so the file shows how long a draft is only roughly.
pub fn seal(key: &SecretKey, place: Place<'_>, plaintext: &[u8]) -> Result<Vec<u8>, SealError> {
    let too_long = SealError::TooLong {
        max: padding::MAX_TEXT,
        len: plaintext.len(),
    };
    let padded = padding::padded_len(plaintext.len()).ok_or(too_long)?;
    let nonce = key::random::<NONCE>()?;
    // Encrypted where it lies: with its full size reserved, the text is never
    // moved, so no plain copy remains.
    let mut sealed = Zeroizing::new(Vec::with_capacity(1 + NONCE + padded + TAG));
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    padding::push_padded(&mut sealed, plaintext, padded);
    let text = sealed.get_mut(1 + NONCE..).unwrap_or_default();
    let tag = aead::seal(key, &nonce, &place.aad(), text).map_err(|_| too_long)?;
    sealed.extend_from_slice(&tag);
    Ok(std::mem::take(&mut *sealed))
}

/// Opens what [`seal`] made for the same place.
pub fn open(
    key: &SecretKey,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    use OpenError::{UnknownFormat, WrongKeyOrChanged};
    let (version, rest) = sealed.split_first().ok_or(WrongKeyOrChanged)?;
    if *version != VERSION {
        return Err(UnknownFormat(*version));
    }
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(WrongKeyOrChanged)?;
    let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(WrongKeyOrChanged)?;
    let mut text = Zeroizing::new(text.to_vec());
    aead::open(key, nonce, &place.aad(), &mut text, tag).map_err(|_| WrongKeyOrChanged)?;
    let plaintext = padding::strip(&text).ok_or(WrongKeyOrChanged)?;
    Ok(Zeroizing::new(plaintext.to_vec()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLACE: Place<'_> = Place {
        table: "worksheet",
        column: "text",
        row: &[7],
        owner: b"li",
    };

    fn key() -> SecretKey {
        SecretKey::from_bytes(&[42; 32])
    }

    #[test]
    fn a_text_comes_back() {
        for text in ["", "作风", &"照镜子".repeat(2_000)] {
            let sealed = seal(&key(), PLACE, text.as_bytes()).unwrap();
            assert_eq!(
                open(&key(), PLACE, &sealed).unwrap().as_slice(),
                text.as_bytes()
            );
        }
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same_way() {
        assert_ne!(
            seal(&key(), PLACE, b"x").unwrap(),
            seal(&key(), PLACE, b"x").unwrap()
        );
    }

    #[test]
    fn a_text_moved_elsewhere_does_not_open() {
        let sealed = seal(&key(), PLACE, "作风".as_bytes()).unwrap();
        for moved in [
            Place {
                owner: b"wang",
                ..PLACE
            },
            Place { row: &[8], ..PLACE },
            Place {
                column: "note",
                ..PLACE
            },
            Place {
                table: "criticism",
                ..PLACE
            },
        ] {
            assert_eq!(
                open(&key(), moved, &sealed).unwrap_err(),
                OpenError::WrongKeyOrChanged
            );
        }
        let other = SecretKey::random().unwrap();
        assert_eq!(
            open(&other, PLACE, &sealed).unwrap_err(),
            OpenError::WrongKeyOrChanged
        );
    }

    #[test]
    fn places_that_read_alike_are_told_apart() {
        let one = Place {
            table: "a|b",
            column: "c",
            row: b"",
            owner: b"",
        };
        let two = Place {
            table: "a",
            column: "b|c",
            row: b"",
            owner: b"",
        };
        assert_ne!(one.aad(), two.aad());
    }

    #[test]
    fn any_changed_byte_and_any_cut_fails() {
        let sealed = seal(&key(), PLACE, b"abc").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 0x10;
            assert!(open(&key(), PLACE, &changed).is_err(), "byte {at}");
            assert!(open(&key(), PLACE, &sealed[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(
            open(&key(), PLACE, &[9]).unwrap_err(),
            OpenError::UnknownFormat(9)
        );
    }

    #[test]
    fn the_length_shows_the_bucket_only() {
        let len = |n: usize| seal(&key(), PLACE, &vec![b'x'; n]).unwrap().len();
        assert_eq!(len(0), len(252));
        assert_eq!(len(253), len(508));
        assert_eq!(len(253) - len(252), 256);
    }

    #[test]
    fn a_text_beyond_measure_is_refused() {
        let long = vec![0; padding::MAX_TEXT + 1];
        let refused = SealError::TooLong {
            max: padding::MAX_TEXT,
            len: long.len(),
        };
        assert_eq!(seal(&key(), PLACE, &long), Err(refused));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_open_nor_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..400), headed: bool) {
            if headed && !bytes.is_empty() {
                bytes[0] = VERSION;
            }
            prop_assert!(open(&key(), PLACE, &bytes).is_err());
        }
    }
}
