//! Full-width forms as the ASCII that was meant.
//!
//! A Chinese input method in full-width mode sends `１` for the key 1, `？`
//! for ? and U+3000 for a blank. Keys and codes are read through this.

/// The ASCII character that `c` is the full-width form of, or `c` itself.
///
/// Folds U+FF01–U+FF5E and the ideographic blank U+3000.
#[must_use]
pub fn fold_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// `s` with [`fold_width`] applied to every character.
#[must_use]
pub fn fold(s: &str) -> String {
    s.chars().map(fold_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_keys_mean_their_ascii_ones() {
        assert_eq!(fold("１２？　－ＡＢｚ～！"), "12? -ABz~!");
    }

    #[test]
    fn everything_else_stays() {
        assert_eq!(fold("对照，。“”ab 1"), "对照,。“”ab 1");
        assert_eq!(fold_width('￥'), '￥');
        assert_eq!(fold_width('｟'), '｟');
    }
}
