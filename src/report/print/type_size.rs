//! How wide words are in print, and the largest type in which they fit.
//!
//! A Chinese character is as wide as its type is high, others are taken as
//! half of that and a little. It is an estimate on the safe side: the fonts
//! of the machine that prints are not known.

use super::super::block::one_line;
use super::layout::{Face, HalfPoints, Line, Tenths};
use crate::text;

/// Columns of half a character that stand in a width.
pub(super) fn columns(width: Tenths, size: HalfPoints) -> usize {
    // half a point is 1.764 tenths of a millimetre, and a column half of the
    // type's height; 4 % are kept free
    (u64::from(width) * 960 / (u64::from(size.max(1)) * 882)) as usize
}

/// How many columns words take: marks that a terminal draws narrow are as
/// wide as a character in Chinese type, and so, nearly, are capitals. Words
/// without any Chinese are set narrower.
fn taken(words: &str) -> usize {
    let width = text::width(words);
    let wider = |c: &char| "“”‘’…—·×√".contains(*c) || c.is_ascii_uppercase();
    let wider = words.chars().filter(wider).count() * 4 / 5;
    if width == words.chars().count() {
        width * 88 / 100 + wider / 2
    } else {
        width + wider
    }
}

/// How wide words are in one line.
pub(super) fn width(words: &str, size: HalfPoints) -> Tenths {
    (taken(words) as u32 * size * 882).div_ceil(960)
}

/// Words in lines of one type.
pub(super) fn broken(words: &str, width: Tenths, size: HalfPoints) -> Vec<String> {
    let words = one_line(words);
    let room = columns(width, size).max(4);
    // the marks that are wider are spread evenly over the lines
    let (plain, all) = (text::width(&words).max(1), taken(&words).max(1));
    let room = if all <= room {
        return vec![words];
    } else {
        (room * plain / all).max(4)
    };
    let lines = text::wrapped(&words, room).into_iter();
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// Lines of text, each `height` high.
pub(super) fn lines(
    words: &str,
    face: Face,
    size: HalfPoints,
    (width, height): (Tenths, Tenths),
) -> Vec<Line> {
    let broken = broken(words, width, size);
    let line = |words: &String| Line::new(words, face, size, height);
    broken.iter().map(line).collect()
}

/// Words within a box of a width and a height, in the first of the sizes in
/// which they fit; in the last one, what is too long ends in “…”.
pub(super) fn fitted(
    words: &str,
    face: Face,
    sizes: &[HalfPoints],
    (width, height): (Tenths, Tenths),
) -> Vec<Line> {
    for (place, &size) in sizes.iter().enumerate() {
        let most = (height / line_height(size)).max(1) as usize;
        let mut broken = broken(words, width, size);
        let last = place + 1 == sizes.len();
        if !last && (broken.len() > most || line_height(size) > height) {
            continue;
        }
        if broken.len() > most {
            let rest = broken.split_off(most.saturating_sub(1)).join("");
            let room = columns(width, size).saturating_sub(2).max(2);
            broken.push(text::truncate(&rest, room).into_owned());
        }
        let each = (height / broken.len().max(1) as u32).min(line_height(size) * 5 / 4);
        let line = |words: &String| Line::new(words, face, size, each);
        return broken.iter().map(line).collect();
    }
    Vec::new()
}

/// The least height of a line in which type of this size stands: its own and
/// a tenth.
pub(super) const fn line_height(size: HalfPoints) -> Tenths {
    size * 194 / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[Line]) -> Vec<(HalfPoints, usize)> {
        let size = |line: &Line| line.runs.first().map_or(0, |run| run.size);
        lines.iter().map(|line| (size(line), 1)).collect()
    }

    #[test]
    fn a_short_name_is_large_and_a_long_one_smaller_until_it_fits() {
        let name = |words: &str| {
            let lines = fitted(words, Face::Text, &[26, 20, 16], (300, 75));
            said(&lines)
        };
        assert_eq!(name("刘卫东"), [(26, 1)]);
        assert_eq!(name("石桥镇党委班子"), [(20, 1)]);
        assert_eq!(name("石桥镇党委领导班子和站所"), [(16, 1), (16, 1)]);
        assert_eq!(name(&"长".repeat(200)).len(), 2);
    }

    #[test]
    fn a_line_holds_what_its_width_holds() {
        // 12 pt is 4.23 mm: 21 characters in 90 mm, one of them kept free
        assert_eq!(columns(900, 24) / 2, 20);
        let lines = broken(&"好".repeat(50), 900, 24);
        assert!(lines.iter().all(|line| line.chars().count() <= 20));
        assert_eq!(lines.concat().chars().count(), 50);
    }
}
