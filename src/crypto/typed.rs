//! What people mean by what a Chinese input method made of their keys.
//!
//! A code or a passphrase is often typed blind, into a field that shows dots,
//! with the input method still on. The same key then gives `１` for `1`.

/// The half-width form of a full-width character (`Ａ` → `A`, `　` → blank);
/// any other character as it is. This is the ASCII part of Unicode's NFKC.
pub(super) fn narrow(typed: char) -> char {
    match typed {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(typed) - 0xff01 + 0x21).unwrap_or(typed)
        }
        other => other,
    }
}

/// A character that carries nothing: control characters, zero-width signs and
/// the byte order mark that copying brings along.
pub(super) fn is_invisible(typed: char) -> bool {
    typed.is_control()
        || matches!(typed, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// A character that only groups what is typed: a blank or any kind of dash.
pub(super) fn is_separator(typed: char) -> bool {
    typed.is_whitespace()
        || is_invisible(typed)
        || matches!(
            typed,
            '-' | '_' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{30fc}'
                    | '\u{fe58}'
                    | '\u{fe63}'
                    | '\u{ff0d}'
                    | '\u{ff3f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_ascii_becomes_ascii_and_the_rest_stays() {
        let typed: String = "ＡＺａｚ０９！～　照 é".chars().map(narrow).collect();
        assert_eq!(typed, "AZaz09!~ 照 é");
    }

    #[test]
    fn every_dash_a_keyboard_gives_is_a_separator() {
        assert!("-－—–−_＿ー \t　\u{200b}\u{feff}".chars().all(is_separator));
        assert!(!"09AZ照.".chars().any(is_separator));
    }
}
