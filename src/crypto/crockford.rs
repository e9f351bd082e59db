//! Crockford's base 32: what is written on paper and typed back.
//!
//! Digits and capital letters without `I`, `L`, `O` and `U`.

use super::typed::{is_separator, narrow};

/// The 32 symbols in the order of their values.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A character was typed that is not a symbol, such as `U`, `8` read as `&`,
/// or a Chinese character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("symbol {position} ({found}) does not occur; compare it with the paper")]
pub struct BadSymbol {
    /// Counted from 1, without blanks and dashes.
    pub position: usize,
    /// The character as typed.
    pub found: char,
}

/// The symbol for the lowest five bits of `value`.
pub(super) fn symbol(value: u8) -> char {
    let [.., last] = ALPHABET;
    ALPHABET
        .get(usize::from(value & 31))
        .copied()
        .unwrap_or(last)
}

/// Symbols in groups of four with dashes between.
pub(super) fn grouped(values: impl Iterator<Item = u8>) -> String {
    let mut written = String::with_capacity(32);
    for (at, value) in values.enumerate() {
        if at > 0 && at % 4 == 0 {
            written.push('-');
        }
        written.push(symbol(value));
    }
    written
}

/// Reads symbols as people type them: any case, blanks and dashes anywhere,
/// full-width forms, `O` for `0`, `I` and `L` for `1`. Calls `take` with each
/// value and returns how many there were.
pub(super) fn read(typed: &str, mut take: impl FnMut(u8)) -> Result<usize, BadSymbol> {
    let mut count = 0;
    for found in typed.chars().filter(|c| !is_separator(*c)) {
        count += 1;
        take(value(found).ok_or(BadSymbol {
            position: count,
            found,
        })?);
    }
    Ok(count)
}

fn value(typed: char) -> Option<u8> {
    let meant = match narrow(typed).to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET
        .iter()
        .position(|symbol| *symbol == meant)
        .map(|at| at as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_reads_back_in_every_form() {
        for expected in 0..32 {
            let written = symbol(expected);
            let wide = char::from_u32(u32::from(written) - 0x21 + 0xff01).unwrap();
            for form in [written, written.to_ascii_lowercase(), wide] {
                assert_eq!(value(form), Some(expected), "{form}");
            }
        }
    }

    #[test]
    fn letters_that_are_misread_are_taken_as_meant_and_u_is_refused() {
        assert_eq!(
            "oOｏＯ".chars().map(value).collect::<Vec<_>>(),
            [Some(0); 4]
        );
        assert_eq!(
            "iIlLｉＬ".chars().map(value).collect::<Vec<_>>(),
            [Some(1); 6]
        );
        assert_eq!("uUＵ照.".chars().map(value).collect::<Vec<_>>(), [None; 5]);
    }
}
