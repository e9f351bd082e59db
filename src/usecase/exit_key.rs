//! What ends a kiosk: six digits that the program draws, or words of the
//! operator's own. A box holds no secret and a slip's mark is known to every
//! voter, so it is made anew each time and lives in memory only.

use zeroize::Zeroizing;

use super::Error;
use crate::crypto::key;
use crate::text;

/// What the operator types to end a kiosk. Wiped when it is dropped.
pub struct ExitKey {
    words: Zeroizing<String>,
    drawn: bool,
}

impl ExitKey {
    /// How many digits a drawn one has.
    pub const DIGITS: usize = 6;
    /// The fewest characters of one's own.
    pub const LEAST: usize = 6;
    /// The most characters of one's own.
    pub const MOST: usize = 64;

    /// Fresh digits, to be written down.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn draw() -> Result<Self, Error> {
        let drawn = u32::from_le_bytes(key::random()?) % 1_000_000;
        Ok(Self {
            words: Zeroizing::new(format!("{drawn:06}")),
            drawn: true,
        })
    }

    /// Words of the operator's own, of [`ExitKey::LEAST`] to
    /// [`ExitKey::MOST`] characters; `None` when they are too few or too many.
    #[must_use]
    pub fn own(words: &str) -> Option<Self> {
        let fits = (Self::LEAST..=Self::MOST).contains(&words.chars().count());
        fits.then(|| Self {
            words: meant(words),
            drawn: false,
        })
    }

    /// The digits, when they were drawn and the operator must see them.
    #[must_use]
    pub fn digits(&self) -> Option<&str> {
        self.drawn.then_some(self.words.as_str())
    }

    /// Whether this is it. Full-width forms count as the plain ones, since an
    /// input method may be on by now.
    #[must_use]
    pub fn is(&self, typed: &str) -> bool {
        *self.words == *meant(typed)
    }
}

impl std::fmt::Debug for ExitKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ExitKey(…)")
    }
}

/// Words as the keys meant them, in one piece of memory that is wiped.
fn meant(words: &str) -> Zeroizing<String> {
    let mut meant = Zeroizing::new(String::with_capacity(words.len()));
    meant.extend(words.chars().map(text::fold_width));
    meant
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_drawn_and_they_differ() {
        let drawn: Vec<ExitKey> = (0..20).map(|_| ExitKey::draw().unwrap()).collect();
        let digits: std::collections::BTreeSet<&str> =
            drawn.iter().filter_map(ExitKey::digits).collect();
        assert!(digits.len() > 15, "{digits:?}");
        for digits in digits {
            assert_eq!(digits.len(), ExitKey::DIGITS);
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
        }
    }

    #[test]
    fn words_of_ones_own_are_six_or_more_and_never_shown() {
        assert!(ExitKey::own("12345").is_none());
        assert!(ExitKey::own(&"很".repeat(65)).is_none());
        let key = ExitKey::own("石桥镇填票机").unwrap();
        assert_eq!(key.digits(), None);
        assert!(key.is("石桥镇填票机") && !key.is("石桥镇填票") && !key.is(""));
        assert_eq!(format!("{key:?}"), "ExitKey(…)");
    }

    #[test]
    fn an_input_method_in_full_width_mode_does_not_lock_the_operator_in() {
        assert!(ExitKey::own("hall-２026").unwrap().is("ｈall－2026"));
    }
}
