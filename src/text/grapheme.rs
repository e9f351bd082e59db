//! What a person sees as one character, and where a caret may stand.
//!
//! Grapheme clusters come from Unicode (UAX #29). Almost all of our text is
//! Han, full-width punctuation and ASCII, of which each character is a cluster
//! by itself; those take a short way that is some twenty times faster.

use std::str::Chars;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::width::grapheme_width;

/// One grapheme cluster of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Byte offset of its first byte in the text.
    pub start: usize,
    /// The cluster itself.
    pub text: &'a str,
    /// Columns it occupies; 0 for control and lone zero-width characters.
    pub width: usize,
}

impl Grapheme<'_> {
    /// Byte offset just after the cluster.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether this cluster ends a line (`\n` or `\r\n`).
    #[must_use]
    pub fn is_newline(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Whether a caret may stand just before it: it is seen, or ends a line.
    fn is_caret_place(&self) -> bool {
        self.width > 0 || self.is_newline()
    }
}

/// The grapheme clusters of `s` in order, with their places and columns.
#[must_use]
pub fn graphemes(s: &str) -> Graphemes<'_> {
    let mut chars = s.chars();
    let ahead = chars.next().map(|c| (c, plain_width(c)));
    Graphemes {
        text: s,
        at: 0,
        chars,
        ahead,
    }
}

/// Iterator made by [`graphemes`].
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
    /// What follows `ahead`.
    chars: Chars<'a>,
    /// The character at `at`, with its columns if it is a plain one.
    ahead: Option<(char, Option<usize>)>,
}

impl Graphemes<'_> {
    fn advance(&mut self) {
        self.ahead = self.chars.next().map(|c| (c, plain_width(c)));
    }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Grapheme<'a>> {
        let start = self.at;
        let (first, plain) = self.ahead?;
        self.advance();
        let alone = match plain {
            // a boundary always lies between two plain characters
            Some(_) => self
                .ahead
                .is_none_or(|(next, plain)| plain.is_some() || next == '\n'),
            None => first == '\n',
        };
        let (text, width) = if alone {
            (
                self.text.get(start..start + first.len_utf8())?,
                plain.unwrap_or(0),
            )
        } else {
            let rest = self.text.get(start..)?;
            let cluster = rest.graphemes(true).next()?;
            self.chars = rest.get(cluster.len()..)?.chars();
            self.advance();
            (cluster, grapheme_width(cluster))
        };
        self.at = start + text.len();
        Some(Grapheme { start, text, width })
    }
}

/// Columns of a character that never joins with a plain neighbour; `None` for
/// all others, which take the long way.
fn plain_width(c: char) -> Option<usize> {
    match c {
        ' '..='~'
        | '\u{B7}'
        | '\u{2013}'..='\u{2015}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201C}'
        | '\u{201D}'
        | '\u{2026}' => Some(1),
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}' => Some(2),
        _ => None,
    }
}

/// Every place of `s` where a caret may stand, as byte offsets, ascending.
///
/// These are the grapheme boundaries, without those before something that
/// takes no columns: two places that look the same on screen would make an
/// arrow key seem dead. There is always at least one, the end of `s`.
pub fn caret_places(s: &str) -> impl Iterator<Item = usize> + '_ {
    graphemes(s)
        .filter(Grapheme::is_caret_place)
        .map(|g| g.start)
        .chain(std::iter::once(s.len()))
}

/// The caret place at `byte`, or the next one after it; at most `s.len()`.
#[must_use]
pub fn caret_place_from(s: &str, byte: usize) -> usize {
    let mut at = byte.min(s.len());
    while !s.is_char_boundary(at) {
        at += 1;
    }
    let mut cursor = GraphemeCursor::new(at, s.len(), true);
    if !matches!(cursor.is_boundary(s, 0), Ok(true)) {
        at = cursor.next_boundary(s, 0).ok().flatten().unwrap_or(s.len());
    }
    let rest = s.get(at..).unwrap_or_default();
    caret_places(rest)
        .next()
        .map_or(s.len(), |place| at + place)
}

/// The caret place after `byte`, or `None` at the end of `s`.
///
/// `byte` is a caret place.
#[must_use]
pub fn caret_place_after(s: &str, byte: usize) -> Option<usize> {
    let rest = s.get(byte..)?;
    caret_places(rest)
        .find(|place| *place > 0)
        .map(|place| byte + place)
}

/// The caret place before `byte`, or `None` when there is none.
#[must_use]
pub fn caret_place_before(s: &str, byte: usize) -> Option<usize> {
    let mut at = byte;
    loop {
        at = GraphemeCursor::new(at, s.len(), true)
            .prev_boundary(s, 0)
            .ok()
            .flatten()?;
        if graphemes(s.get(at..)?).next()?.is_caret_place() {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    #[test]
    fn every_plain_character_has_the_columns_unicode_gives_it() {
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            if let Some(width) = plain_width(c) {
                assert_eq!(
                    width,
                    grapheme_width(&c.to_string()),
                    "{c:?} U+{:04X}",
                    c as u32
                );
                let twice = format!("{c}{c}");
                assert_eq!(twice.graphemes(true).count(), 2, "{c:?} joins with itself");
            }
        }
    }

    #[test]
    fn a_family_and_a_flag_are_one_character_each() {
        let found: Vec<_> = graphemes("王👨‍👩‍👧🇨🇳e\u{301}")
            .map(|g| (g.text, g.width))
            .collect();
        assert_eq!(found, [("王", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("e\u{301}", 1)]);
    }

    #[test]
    fn a_caret_does_not_stand_before_what_is_not_seen() {
        assert_eq!(caret_places("a\u{200B}b").collect::<Vec<_>>(), [0, 4, 5]);
        assert_eq!(caret_places("\u{301}b\n").collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(caret_places("").collect::<Vec<_>>(), [0]);
    }

    proptest! {
        #[test]
        fn the_short_way_finds_the_same_clusters(s in any_text()) {
            let ours: Vec<_> = graphemes(&s).map(|g| (g.start, g.text)).collect();
            let theirs: Vec<_> = s.grapheme_indices(true).collect();
            prop_assert_eq!(ours, theirs);
            for g in graphemes(&s) {
                prop_assert_eq!(g.width, grapheme_width(g.text));
            }
        }

        #[test]
        fn steps_visit_the_same_places_both_ways(s in any_text()) {
            let places: Vec<_> = caret_places(&s).collect();
            for pair in places.windows(2) {
                prop_assert_eq!(caret_place_after(&s, pair[0]), Some(pair[1]));
                prop_assert_eq!(caret_place_before(&s, pair[1]), Some(pair[0]));
            }
            prop_assert_eq!(caret_place_before(&s, places[0]), None);
            prop_assert_eq!(caret_place_after(&s, s.len()), None);
            for byte in 0..=s.len() {
                let expected = places.iter().copied().find(|place| *place >= byte);
                prop_assert_eq!(Some(caret_place_from(&s, byte)), expected);
            }
        }
    }
}
