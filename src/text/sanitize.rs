//! What of a foreign text may reach the screen.
//!
//! A questionnaire answer, an imported table or a pasted paragraph may carry
//! terminal escape codes, or bidirectional controls that show a sentence in
//! another order than it is stored, or invisible characters by which two equal
//! looking texts differ.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use super::grapheme::graphemes;

/// `s` without what could deceive or disturb.
///
/// - Line ends of every kind (`\r\n`, `\r`, vertical tab, which Word pastes for
///   a soft return, form feed, NEL, U+2028, U+2029) become `\n`.
/// - A tab becomes one blank.
/// - All other control characters, bidirectional controls, byte order marks,
///   zero-width and other invisible characters and tag characters are dropped.
/// - A zero-width joiner stays only where it joins two signs (👨‍👩‍👧).
///   Variation selectors stay: they choose the form of a Han character.
#[must_use]
pub fn sanitize(s: &str) -> Cow<'_, str> {
    if s.chars().all(is_clean) {
        return Cow::Borrowed(s);
    }
    let mut clean = String::with_capacity(s.len());
    for g in graphemes(s) {
        if g.text.starts_with('\r') {
            clean.push('\n');
            continue;
        }
        let mut chars = g.text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\t' => clean.push(' '),
                '\u{200D}' => {
                    let joins = chars
                        .peek()
                        .is_some_and(|next| next.width().unwrap_or(0) > 0);
                    if joins {
                        clean.push(c);
                    }
                }
                _ if is_clean(c) => clean.push(c),
                _ => {}
            }
        }
    }
    Cow::Owned(clean)
}

/// Whether `c` passes unchanged wherever it stands.
fn is_clean(c: char) -> bool {
    match c {
        '\n' | ' '..='~' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' => true,
        '\u{AD}'                              // soft hyphen: terminals disagree on its width
        | '\u{34F}'                           // grapheme joiner
        | '\u{61C}'                           // Arabic letter mark
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers, blank signs
        | '\u{17B4}' | '\u{17B5}'             // invisible Khmer vowels
        | '\u{180B}'..='\u{180F}'             // Mongolian separators and selectors
        | '\u{200B}'..='\u{200F}'             // zero-width blanks, joiners, direction marks
        | '\u{2028}'..='\u{202E}'             // separators, embeddings, overrides
        | '\u{2060}'..='\u{206F}'             // word joiner, invisible operators, isolates
        | '\u{FEFF}'                          // byte order mark
        | '\u{FFF0}'..='\u{FFFB}'             // unassigned ignorables, annotation marks
        | '\u{1BCA0}'..='\u{1BCA3}'           // shorthand format controls
        | '\u{1D173}'..='\u{1D17A}'           // musical format controls
        | '\u{E0000}'..='\u{E00FF}' => false, // tags
        _ => !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    #[test]
    fn ordinary_text_passes_without_a_copy() {
        let s = "党章第三条（七）：密切联系群众。\n“听意见、讲政策”……";
        assert!(matches!(sanitize(s), Cow::Borrowed(same) if same == s));
    }

    #[test]
    fn escape_codes_lose_their_teeth() {
        assert_eq!(sanitize("\u{1b}]0;标题\u{7}正文"), "]0;标题正文");
    }

    #[test]
    fn hidden_directions_and_invisible_characters_go() {
        assert_eq!(sanitize("赞成\u{202e}对反\u{202c}"), "赞成对反");
        assert_eq!(sanitize("王\u{200b}明\u{feff}\u{2060}\u{200d}"), "王明");
    }

    #[test]
    fn line_ends_are_newlines_and_tabs_are_blanks() {
        assert_eq!(
            sanitize("一\r\n二\r三\u{b}四\u{2028}五\t六"),
            "一\n二\n三\n四\n五 六"
        );
    }

    #[test]
    fn a_family_stays_together() {
        assert_eq!(sanitize("👨‍👩‍👧\u{202e}"), "👨‍👩‍👧");
        assert_eq!(sanitize("葛\u{e0100}"), "葛\u{e0100}");
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left_and_twice_is_once(s in any_text()) {
            let clean = sanitize(&s).into_owned();
            let controls = clean.contains(|c: char| c.is_control() && c != '\n');
            prop_assert!(!controls);
            let deceives = clean.contains(|c| matches!(c, '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'));
            prop_assert!(!deceives);
            let twice = sanitize(&clean).into_owned();
            prop_assert_eq!(twice, clean);
        }
    }
}
