//! The key on paper: 32 random bytes as 24 Chinese characters.
//!
//! The characters are those of the simplified Chinese list of BIP-39: 2,048
//! common ones, so each carries 11 bits: 256 of key and 8 of checksum.

use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, Zeroizing};

use super::key::{RandomError, SecretKey};

/// How many characters are written down.
pub const CHARACTERS: usize = 24;

/// A full-strength key meant for paper, wiped when dropped.
pub struct RecoveryKey(SecretKey);

/// Why what was typed is not a recovery key.
///
/// The character named is one that occurs in no key, so naming it gives
/// nothing away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// A character that is on no sheet, such as a look-alike.
    #[error(
        "character {position} ({found}) does not occur in recovery keys; compare it with the sheet"
    )]
    UnknownCharacter {
        /// Counted from 1, without blanks and punctuation.
        position: usize,
        /// The character as typed.
        found: char,
    },
    /// Too few or too many characters.
    #[error("a recovery key has 24 characters, not {found}; compare with the sheet")]
    WrongLength {
        /// How many were typed, without blanks and punctuation.
        found: usize,
    },
    /// All characters occur in keys, but together they are none: one was
    /// misread, or two were swapped.
    #[error("one of the characters is wrong or out of place; compare with the sheet")]
    Checksum,
}

impl RecoveryKey {
    /// A fresh recovery key.
    pub fn random() -> Result<Self, RandomError> {
        SecretKey::random().map(Self)
    }

    /// A recovery key over given bytes, such as a share of a round key.
    #[must_use]
    pub fn from_secret(secret: SecretKey) -> Self {
        Self(secret)
    }

    /// The bytes that were written down.
    #[must_use]
    pub fn secret(&self) -> &SecretKey {
        &self.0
    }

    /// The 24 characters, in groups of four with a blank between, to be
    /// written on paper. They are the key: show them once and keep no copy.
    #[must_use]
    pub fn characters(&self) -> Zeroizing<String> {
        // Three bytes a character, and five blanks: the string never grows.
        let mut written = Zeroizing::new(String::with_capacity(4 * CHARACTERS));
        // 32 bytes are a valid length, so there always are characters.
        let mnemonic = Mnemonic::from_entropy_in(Language::SimplifiedChinese, self.0.expose());
        for (at, word) in mnemonic.iter().flat_map(Mnemonic::words).enumerate() {
            if at > 0 && at % 4 == 0 {
                written.push(' ');
            }
            written.push_str(word);
        }
        written
    }

    /// Reads back [`RecoveryKey::characters`]; blanks, digits and punctuation
    /// between the characters do not matter.
    ///
    /// One wrong character is noticed in 255 of 256 cases here; where the key
    /// is used, a wrong one fails in any case.
    pub fn parse(typed: &str) -> Result<Self, RecoveryError> {
        let mut words = Zeroizing::new(String::with_capacity(4 * CHARACTERS));
        let mut count = 0;
        for found in typed.chars().filter(|c| c.is_alphabetic()) {
            count += 1;
            let mut utf8 = Zeroizing::new([0; 4]);
            let word = found.encode_utf8(utf8.as_mut_slice());
            if Language::SimplifiedChinese.find_word(word).is_none() {
                return Err(RecoveryError::UnknownCharacter {
                    position: count,
                    found,
                });
            }
            if count <= CHARACTERS {
                words.push_str(word);
                words.push(' ');
            }
        }
        if count != CHARACTERS {
            return Err(RecoveryError::WrongLength { found: count });
        }
        let mnemonic = Mnemonic::parse_in_normalized(Language::SimplifiedChinese, &words)
            .map_err(|_| RecoveryError::Checksum)?;
        let (mut entropy, _) = mnemonic.to_entropy_array();
        let mut secret = SecretKey::zeroed();
        for (to, from) in secret.bytes_mut().iter_mut().zip(&entropy) {
            *to = *from;
        }
        entropy.zeroize();
        Ok(Self(secret))
    }

    /// The key that wraps others. Never the written bytes themselves: those
    /// may be a share, and one secret serves one purpose.
    pub(super) fn wrapping_key(&self) -> SecretKey {
        self.0.subkey(b"zhaojing/v1|recovery-wrap")
    }
}

impl PartialEq for RecoveryKey {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for RecoveryKey {}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn written_down_and_typed_back_it_is_the_same() {
        for _ in 0..50 {
            let key = RecoveryKey::random().unwrap();
            let written = key.characters();
            assert_eq!(written.chars().filter(|c| *c != ' ').count(), CHARACTERS);
            assert_eq!(RecoveryKey::parse(&written).unwrap(), key);
        }
    }

    /// The first vector of BIP-39: zeros give the list's first character, and
    /// its 103rd (checksum 0x66) at the end.
    #[test]
    fn zeros_give_the_known_characters() {
        let key = RecoveryKey::from_secret(SecretKey::from_bytes(&[0; 32]));
        let first = "的".repeat(23);
        let written: String = key.characters().split(' ').collect();
        assert_eq!(
            written,
            format!("{first}{}", Language::SimplifiedChinese.word_list()[0x66])
        );
    }

    #[test]
    fn blanks_numbers_and_punctuation_do_not_matter() {
        let key = RecoveryKey::random().unwrap();
        let mut typed = String::from("1. ");
        for c in key.characters().chars() {
            typed.push(c);
            typed.push_str("，　\n2、");
        }
        assert_eq!(RecoveryKey::parse(&typed).unwrap(), key);
    }

    #[test]
    fn an_unknown_character_is_named_with_its_place() {
        let written = RecoveryKey::random().unwrap().characters();
        let mut typed: Vec<char> = written.chars().filter(|c| *c != ' ').collect();
        typed[6] = '囍';
        let typed: String = typed.into_iter().collect();
        assert_eq!(
            RecoveryKey::parse(&typed).unwrap_err(),
            RecoveryError::UnknownCharacter {
                position: 7,
                found: '囍'
            }
        );
    }

    #[test]
    fn a_wrong_count_is_said() {
        let written = RecoveryKey::random().unwrap().characters();
        let all: Vec<char> = written.chars().filter(|c| *c != ' ').collect();
        let short: String = all[1..].iter().collect();
        assert_eq!(
            RecoveryKey::parse(&short).unwrap_err(),
            RecoveryError::WrongLength { found: 23 }
        );
        let long: String = all.iter().chain(&all).collect();
        assert_eq!(
            RecoveryKey::parse(&long).unwrap_err(),
            RecoveryError::WrongLength { found: 48 }
        );
        assert_eq!(
            RecoveryKey::parse("").unwrap_err(),
            RecoveryError::WrongLength { found: 0 }
        );
    }

    #[test]
    fn almost_every_misread_or_swapped_character_is_noticed() {
        let key = RecoveryKey::from_secret(SecretKey::from_bytes(&std::array::from_fn(|i| {
            (i * 37) as u8
        })));
        let all: Vec<char> = key.characters().chars().filter(|c| *c != ' ').collect();
        let list = Language::SimplifiedChinese.word_list();
        let (mut tried, mut passed) = (0, 0);
        for at in 0..CHARACTERS {
            for word in list.iter().step_by(16) {
                let mut typed: Vec<String> = all.iter().map(ToString::to_string).collect();
                if typed[at] == *word {
                    continue;
                }
                typed[at] = (*word).to_owned();
                tried += 1;
                match RecoveryKey::parse(&typed.concat()) {
                    Ok(other) => {
                        assert_ne!(other, key);
                        passed += 1;
                    }
                    Err(error) => assert_eq!(error, RecoveryError::Checksum),
                }
            }
        }
        assert!(
            passed * 128 < tried,
            "{passed} of {tried} typing errors pass the checksum"
        );
    }

    #[test]
    fn debug_shows_nothing_of_the_key() {
        let key = RecoveryKey::from_secret(SecretKey::from_bytes(&[0; 32]));
        assert_eq!(format!("{key:?}"), "RecoveryKey(hidden)");
    }

    proptest! {
        #[test]
        fn arbitrary_text_never_panics(typed in "\\PC*") {
            let _ = RecoveryKey::parse(&typed);
        }

        #[test]
        fn arbitrary_characters_of_the_list_never_panic(at in prop::collection::vec(0_usize..2048, 20..28)) {
            let list = Language::SimplifiedChinese.word_list();
            let typed: String = at.iter().map(|i| list[*i]).collect();
            if let Ok(key) = RecoveryKey::parse(&typed) {
                let written: String = key.characters().split(' ').collect();
                prop_assert_eq!(written, typed);
            }
        }
    }
}
