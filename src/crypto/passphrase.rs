//! What a person remembers.

use std::fmt;

use zeroize::Zeroizing;

use super::typed::{is_invisible, narrow};

/// Nothing was typed, or only blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty; type at least one character")]
pub struct EmptyPassphrase;

/// A passphrase in its normal form ([`normalise_passphrase`]), wiped when dropped.
///
/// How long a passphrase must be is the caller's rule; here only an empty one
/// is refused.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes what was typed; it may be in any of the forms that
    /// [`normalise_passphrase`] makes equal.
    pub fn new(typed: &str) -> Result<Self, EmptyPassphrase> {
        let normal = normalise_passphrase(typed);
        if normal.is_empty() {
            return Err(EmptyPassphrase);
        }
        Ok(Self(normal))
    }

    /// How many characters it has, for the caller's rule about length.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

/// The form under which a passphrase is used, so that the same keys give the
/// same passphrase whether or not an input method was on:
///
/// 1. control characters and zero-width signs are dropped;
/// 2. full-width ASCII becomes ASCII (`１` → `1`, `　` → blank), as in NFKC;
/// 3. the single punctuation marks that a Chinese input method gives for an
///    ASCII key become that key's character (`。` → `.`, `“` → `"`, `￥` → `$`, …);
/// 4. blanks at both ends are dropped.
///
/// Case and inner blanks count. Nothing else of NFKC is applied: Chinese and
/// ASCII text, which is what is typed here, has one form only. Marks that one
/// key turns into two characters (`……`, `——`) are left alone.
///
/// The form is part of the file format: a change would lock people out.
#[must_use]
pub fn normalise_passphrase(typed: &str) -> Zeroizing<String> {
    // Every step keeps or shortens the text, so neither string grows and
    // leaves an unwiped piece behind.
    let mut folded = Zeroizing::new(String::with_capacity(typed.len()));
    folded.extend(
        typed
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(narrow)
            .map(ascii_key),
    );
    let trimmed = folded.trim();
    let mut normal = Zeroizing::new(String::with_capacity(trimmed.len()));
    normal.push_str(trimmed);
    normal
}

/// The ASCII character on the key that gives this mark under a Chinese input method.
fn ascii_key(typed: char) -> char {
    match typed {
        '。' | '｡' => '.',
        '、' => '\\',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '「' | '『' => '{',
        '」' | '』' => '}',
        '￥' | '¥' => '$',
        '·' => '`',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_an_input_method_makes_of_the_keys_is_the_same_passphrase() {
        let plain = normalise_passphrase("Zj2025! a.b\"c'<d>[e]");
        assert_eq!(
            *normalise_passphrase("Ｚｊ２０２５！　ａ。ｂ“ｃ‘《ｄ》【ｅ】"),
            *plain
        );
        assert_eq!(
            *normalise_passphrase("  Zj2025! a.b\"c'<d>[e]\u{200b}\r\n"),
            *plain
        );
    }

    #[test]
    fn case_inner_blanks_and_han_count() {
        assert_ne!(*normalise_passphrase("Abc"), *normalise_passphrase("abc"));
        assert_ne!(*normalise_passphrase("a bc"), *normalise_passphrase("abc"));
        assert_eq!(*normalise_passphrase("照镜子 正衣冠"), "照镜子 正衣冠");
    }

    #[test]
    fn blanks_alone_are_no_passphrase() {
        assert_eq!(
            Passphrase::new(" 　\t\u{feff}").unwrap_err(),
            EmptyPassphrase
        );
        assert_eq!(Passphrase::new("　照镜　").unwrap().chars(), 2);
    }

    #[test]
    fn debug_shows_nothing_of_the_passphrase() {
        let shown = format!("{:?}", Passphrase::new("swordfish").unwrap());
        assert_eq!(shown, "Passphrase(hidden)");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing_and_never_lengthens(typed in "\\PC*") {
            let once = normalise_passphrase(&typed);
            prop_assert!(once.len() <= typed.len());
            prop_assert_eq!(&*normalise_passphrase(&once), &*once);
        }
    }
}
