//! How many terminal columns a text takes, and cutting and filling to columns.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::grapheme::graphemes;

/// What a cut text ends with; one column.
const ELLIPSIS: &str = "…";

/// Columns that `s` occupies on one row, as ratatui draws it.
///
/// Ambiguous characters (`“”…—`) count one column. Control characters, which
/// ratatui does not draw, count none; so do newlines.
#[must_use]
pub fn width(s: &str) -> usize {
    if s.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return s.len();
    }
    graphemes(s).map(|g| g.width).sum()
}

/// Columns of one grapheme cluster.
///
/// `g` is one cluster; of a longer text use [`width`](fn@width).
#[must_use]
pub fn grapheme_width(g: &str) -> usize {
    if g.contains(char::is_control) {
        return 0;
    }
    // ratatui gives half-width sound marks a cell of their own, because terminals do
    let sound_marks = g
        .chars()
        .filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .count();
    if g.len() == 1 {
        1
    } else {
        g.width() + sound_marks
    }
}

/// Columns of the widest of some texts, 0 when there is none.
#[must_use]
pub fn widest<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> usize {
    let widths = texts.into_iter().map(|text| width(text.as_ref()));
    widths.max().unwrap_or(0)
}

/// The beginning of `s` that fits `columns`, with `…` at its end when
/// something was cut away; never wider than `columns`, never part of a
/// grapheme. Blanks before the `…` go as well.
#[must_use]
pub fn truncate(s: &str, columns: usize) -> Cow<'_, str> {
    let mut taken = 0;
    let mut fits = 0;
    for g in graphemes(s) {
        taken += g.width;
        if taken > columns {
            let kept = s
                .get(..fits)
                .unwrap_or_default()
                .trim_end_matches([' ', '\u{3000}']);
            let ellipsis = if columns == 0 { "" } else { ELLIPSIS };
            return Cow::Owned([kept, ellipsis].concat());
        }
        if taken < columns {
            fits = g.end();
        }
    }
    Cow::Borrowed(s)
}

/// `s` cut or filled with blanks on the right to exactly `columns`.
#[must_use]
pub fn pad_end(s: &str, columns: usize) -> String {
    padded(s, columns, |_| 0)
}

/// `s` cut, or filled with blanks on the left, to exactly `columns`.
#[must_use]
pub fn pad_start(s: &str, columns: usize) -> String {
    padded(s, columns, |spare| spare)
}

/// `s` cut, or filled with blanks on both sides, to exactly `columns`; an odd
/// blank goes to the right.
#[must_use]
pub fn center(s: &str, columns: usize) -> String {
    padded(s, columns, |spare| spare / 2)
}

fn padded(s: &str, columns: usize, left_of: impl Fn(usize) -> usize) -> String {
    let shown = truncate(s, columns);
    let spare = columns.saturating_sub(width(&shown));
    let left = left_of(spare);
    [&" ".repeat(left), shown.as_ref(), &" ".repeat(spare - left)].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    #[test]
    fn han_takes_two_columns_and_quotes_one() {
        assert_eq!(width("对照检查"), 8);
        assert_eq!(width("“好”…—"), 6);
        assert_eq!(width("14 / 26 条"), 10);
        assert_eq!(width("\u{1b}[31m\n\t"), 4);
        assert_eq!(width("👨‍👩‍👧"), 2);
    }

    #[test]
    fn a_cut_text_ends_with_an_ellipsis_and_fits() {
        assert_eq!(truncate("对照检查材料", 12), "对照检查材料");
        assert_eq!(truncate("对照检查材料", 11), "对照检查材…");
        assert_eq!(truncate("对照检查材料", 10), "对照检查…");
        assert_eq!(truncate("ab cd", 4), "ab…");
        assert_eq!(truncate("对照", 1), "…");
        assert_eq!(truncate("对照", 0), "");
        assert_eq!(truncate("", 0), "");
        assert_eq!(truncate("👨‍👩‍👧👨‍👩‍👧", 3), "👨‍👩‍👧…");
    }

    #[test]
    fn filling_is_exact_even_where_half_a_character_would_fit() {
        assert_eq!(pad_end("对照检查", 6), "对照… ");
        assert_eq!(pad_start("26", 5), "   26");
        assert_eq!(center("书记", 7), " 书记  ");
    }

    proptest! {
        #[test]
        fn cut_text_is_never_too_wide(s in any_text(), columns in 0usize..40) {
            let cut = truncate(&s, columns);
            prop_assert!(width(&cut) <= columns);
            if width(&s) <= columns {
                prop_assert_eq!(cut.as_ref(), &s);
            }
        }

        #[test]
        fn filled_text_is_exact(s in any_text(), columns in 0usize..40) {
            prop_assert_eq!(width(&pad_end(&s, columns)), columns);
            prop_assert_eq!(width(&pad_start(&s, columns)), columns);
            prop_assert_eq!(width(&center(&s, columns)), columns);
        }
    }
}
