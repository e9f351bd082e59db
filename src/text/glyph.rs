//! Text as big block glyphs, for the projector.
//!
//! The shapes are GNU Unifont's 16-pixel bitmaps, drawn with block elements,
//! which every terminal has. Its licence is in `docs/licenses/unifont.md`.

use unifont::{Glyph, get_glyph};

use super::sanitize::sanitize;
use super::width::grapheme_width;

/// Height of every glyph in pixels.
const PIXELS: usize = 16;

/// Stands for a character that the font lacks, as printers do with 〓.
const MISSING: char = '〓';

/// How pixels become cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blocks {
    /// One pixel across and two down in a cell (`▀▄█`): square pixels. A Han
    /// character takes 16 columns × 8 rows, an ASCII one 8 × 8.
    Half,
    /// Two pixels across and two down in a cell (`▘▚█`…): half as wide, for
    /// long titles. A Han character takes 8 columns × 8 rows, an ASCII one 4 × 8.
    Quadrant,
}

impl Blocks {
    /// Pixels across one cell.
    const fn across(self) -> usize {
        match self {
            Self::Half => 1,
            Self::Quadrant => 2,
        }
    }

    /// The block for the pixels of one cell: upper left, upper right, lower
    /// left, lower right.
    const fn block(pixels: [bool; 4]) -> char {
        match pixels {
            [false, false, false, false] => ' ',
            [true, false, false, false] => '▘',
            [false, true, false, false] => '▝',
            [true, true, false, false] => '▀',
            [false, false, true, false] => '▖',
            [true, false, true, false] => '▌',
            [false, true, true, false] => '▞',
            [true, true, true, false] => '▛',
            [false, false, false, true] => '▗',
            [true, false, false, true] => '▚',
            [false, true, false, true] => '▐',
            [true, true, false, true] => '▜',
            [false, false, true, true] => '▄',
            [true, false, true, true] => '▙',
            [false, true, true, true] => '▟',
            [true, true, true, true] => '█',
        }
    }
}

/// `s` on one line in big glyphs: [`big_height`] rows of [`big_width`] columns
/// each. Newlines count as blanks; invisible and combining characters are left
/// out; a character the font lacks shows as `〓`.
#[must_use]
pub fn big(s: &str, blocks: Blocks) -> Vec<String> {
    let glyphs: Vec<&Glyph> = glyphs(s).collect();
    (0..big_height(blocks))
        .map(|row| big_row(&glyphs, row, blocks))
        .collect()
}

/// Columns that [`big`] takes.
#[must_use]
pub fn big_width(s: &str, blocks: Blocks) -> usize {
    glyphs(s)
        .map(|glyph| glyph.get_width() / blocks.across())
        .sum()
}

/// Rows that [`big`] takes: 8 in either style.
#[must_use]
pub const fn big_height(blocks: Blocks) -> usize {
    match blocks {
        Blocks::Half | Blocks::Quadrant => PIXELS / 2,
    }
}

fn big_row(glyphs: &[&Glyph], row: usize, blocks: Blocks) -> String {
    let across = blocks.across();
    let mut line = String::new();
    for glyph in glyphs {
        for column in 0..glyph.get_width() / across {
            let pixel = |right: usize, down: usize| {
                // with square pixels both halves of the cell are the same pixel
                let x = column * across + right.min(across - 1);
                glyph.get_pixel(x, row * 2 + down)
            };
            line.push(Blocks::block([
                pixel(0, 0),
                pixel(1, 0),
                pixel(0, 1),
                pixel(1, 1),
            ]));
        }
    }
    line
}

fn glyphs(s: &str) -> impl Iterator<Item = &'static Glyph> {
    let clean = sanitize(s).into_owned();
    let shown: Vec<char> = clean
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .filter(|c| grapheme_width(c.encode_utf8(&mut [0; 4])) > 0)
        .collect();
    shown
        .into_iter()
        .filter_map(|c| get_glyph(c).or_else(|| get_glyph(MISSING)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;
    use crate::text::width::width;

    #[test]
    fn a_han_character_is_sixteen_columns_by_eight_rows() {
        let rows = big("一", Blocks::Half);
        assert_eq!(rows.len(), 8);
        assert!(rows.iter().all(|row| width(row) == 16));
        let inked: Vec<_> = rows.iter().filter(|row| !row.trim().is_empty()).collect();
        assert_eq!(inked.len(), 1, "一 is one stroke: {rows:#?}");
        assert_eq!(
            (big_width("照镜A1", Blocks::Half), big_height(Blocks::Half)),
            (48, 8)
        );
    }

    #[test]
    fn quadrants_are_half_as_wide_with_the_same_pixels() {
        assert_eq!(big_width("照镜A1", Blocks::Quadrant), 24);
        let ink = |rows: Vec<String>, of: fn(char) -> usize| -> usize {
            rows.iter().flat_map(|row| row.chars()).map(of).sum()
        };
        let half = ink(big("照", Blocks::Half), |c| match c {
            '█' => 2,
            '▀' | '▄' => 1,
            _ => 0,
        });
        let quadrant = ink(big("照", Blocks::Quadrant), |c| match c {
            '█' => 4,
            '▛' | '▜' | '▙' | '▟' => 3,
            '▀' | '▄' | '▌' | '▐' | '▚' | '▞' => 2,
            ' ' => 0,
            _ => 1,
        });
        assert_eq!(half, quadrant);
    }

    #[test]
    fn half_blocks_use_only_half_blocks() {
        let rows = big("民主生活会", Blocks::Half);
        assert!(
            rows.iter()
                .all(|row| row.chars().all(|c| " ▀▄█".contains(c)))
        );
    }

    #[test]
    fn every_common_han_character_and_mark_has_a_shape() {
        for c in ('\u{4E00}'..='\u{9FA5}').chain("，。、；：？！（）《》“”……——·％".chars())
        {
            assert!(get_glyph(c).is_some(), "{c}");
        }
        assert_eq!(big("𠮷", Blocks::Half), big("〓", Blocks::Half));
    }

    proptest! {
        #[test]
        fn big_text_has_the_size_it_says(s in any_text()) {
            for blocks in [Blocks::Half, Blocks::Quadrant] {
                let rows = big(&s, blocks);
                prop_assert_eq!(rows.len(), big_height(blocks));
                for row in rows {
                    prop_assert_eq!(width(&row), big_width(&s, blocks));
                }
            }
        }
    }
}
