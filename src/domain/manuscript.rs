//! A text from outside, in paragraphs, with the way back to its file: every
//! byte of a paragraph knows the line and column it was read from.

use std::fmt;
use std::ops::Range;

/// How far apart anchors are at most, in bytes: a place within a very long
/// line is found without reading the line from its start.
const STRIDE: usize = 1024;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The line, from 1; in a file without lines the paragraph (see
    /// [`Counting`]).
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// Characters from the start of the text, where the file is one text.
    pub offset: Option<usize>,
}

/// What the lines of a [`Spot`] count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Lines of a text file.
    Lines,
    /// Paragraphs that have words, as one counts them on the page.
    Paragraphs,
}

/// From here on, places follow one another in the file as in the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Anchor {
    at: usize,
    spot: Spot,
}

/// One paragraph.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    text: String,
    anchors: Vec<Anchor>,
    /// The level of a heading, from 1, where the file itself says that it is
    /// one.
    pub level: Option<u8>,
    /// How many bytes at its beginning are set in bold, as a label is.
    pub bold: usize,
    /// Whether it is set off as a quotation or a note: not the author's own
    /// words.
    pub quoted: bool,
}

impl fmt::Debug for Paragraph {
    /// Without the words: they are somebody's secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paragraph")
            .field("bytes", &self.text.len())
            .field("level", &self.level)
            .finish_non_exhaustive()
    }
}

impl Paragraph {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Appends words that stand at a place of the file, all on one line.
    pub fn push(&mut self, words: &str, at: Spot) {
        let mut spot = at;
        let mut anchored = None;
        for c in words.chars() {
            let here = self.text.len();
            if anchored.is_none_or(|last| here - last >= STRIDE) {
                self.anchors.push(Anchor { at: here, spot });
                anchored = Some(here);
            }
            self.text.push(c);
            spot = after(spot, 1);
        }
    }

    /// Where byte `at` of the paragraph stands in the file.
    #[must_use]
    pub fn spot(&self, at: usize) -> Option<Spot> {
        let next = self.anchors.partition_point(|anchor| anchor.at <= at);
        let anchor = self.anchors.get(next.checked_sub(1)?)?;
        let between = self.text.get(anchor.at..at.min(self.text.len()))?;
        Some(after(anchor.spot, between.chars().count()))
    }
}

/// Some characters further on the same line.
fn after(spot: Spot, characters: usize) -> Spot {
    Spot {
        column: spot.column + characters,
        offset: spot.offset.map(|offset| offset + characters),
        ..spot
    }
}

/// A text from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// Its paragraphs that have words, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// What its lines count.
    pub counting: Counting,
}

impl Manuscript {
    /// Where a range of a paragraph begins and where it ends (the place after
    /// its last character).
    #[must_use]
    pub fn span(&self, paragraph: usize, range: &Range<usize>) -> Option<(Spot, Spot)> {
        let paragraph = self.paragraphs.get(paragraph)?;
        let start = paragraph.spot(range.start)?;
        let inside = paragraph.text.get(range.clone()).unwrap_or_default();
        let Some(last) = inside.char_indices().next_back() else {
            return Some((start, start));
        };
        let end = after(paragraph.spot(range.start + last.0)?, 1);
        Some((start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(line: usize, column: usize, offset: usize) -> Spot {
        Spot {
            line,
            column,
            offset: Some(offset),
        }
    }

    #[test]
    fn a_paragraph_of_two_lines_knows_both() {
        let mut paragraph = Paragraph::default();
        paragraph.push("补贴晚发", spot(3, 1, 20));
        paragraph.push("二十一天", spot(4, 3, 27));
        assert_eq!(paragraph.text(), "补贴晚发二十一天");
        assert_eq!(paragraph.spot(3), Some(spot(3, 2, 21)));
        assert_eq!(paragraph.spot(12), Some(spot(4, 3, 27)));
        let text = Manuscript {
            paragraphs: vec![paragraph],
            counting: Counting::Lines,
        };
        // 晚发二十: from the first line into the second.
        assert_eq!(
            text.span(0, &(6..18)),
            Some((spot(3, 3, 22), spot(4, 5, 29)))
        );
        // A range that ends with the first line ends there.
        assert_eq!(
            text.span(0, &(0..12)),
            Some((spot(3, 1, 20), spot(3, 5, 24)))
        );
    }

    #[test]
    fn a_place_in_a_long_line_counts_characters() {
        let mut paragraph = Paragraph::default();
        paragraph.push(&"字".repeat(5000), spot(1, 1, 0));
        for at in [0, 341, 342, 1024, 4999] {
            assert_eq!(paragraph.spot(at * 3), Some(spot(1, at + 1, at)));
        }
    }

    #[test]
    fn debug_output_keeps_the_words_secret() {
        let mut paragraph = Paragraph::default();
        paragraph.push("不能外传", spot(1, 1, 0));
        assert!(!format!("{paragraph:?}").contains("外传"));
    }
}
