//! How large words are set. A terminal has letters of one size; big type means
//! glyphs of eight rows for the few words that matter most, and for all others
//! air between the characters and between the lines.

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::text;
use crate::tui::screens::place::{blocks, draw_big};
use crate::tui::{Canvas, Role};

/// Rows of big glyphs.
pub(super) const GLYPHS: u16 = 8;

/// Normal letters or big type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Letters {
    /// As everywhere.
    #[default]
    Normal,
    /// For eyes that need more.
    Large,
}

impl Letters {
    /// The other ones.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Normal,
        }
    }

    /// Whether this is big type.
    pub(super) const fn large(self) -> bool {
        matches!(self, Self::Large)
    }

    /// Rows left free between lines that belong together.
    pub(super) const fn gap(self) -> u16 {
        self.large() as u16
    }

    /// Words as they are set.
    pub(super) fn set(self, words: &str) -> Cow<'_, str> {
        match self {
            Self::Normal => Cow::Borrowed(words),
            Self::Large => Cow::Owned(spaced(words)),
        }
    }

    /// Writes a line; returns the column after it.
    pub(super) fn line(
        self,
        canvas: &mut Canvas,
        (x, y): (u16, u16),
        words: &str,
        role: Role,
    ) -> u16 {
        canvas.print(x, y, &self.set(words), role)
    }

    /// Writes a paragraph; returns the row after it.
    pub(super) fn paragraph(self, canvas: &mut Canvas, area: Rect, words: &str, role: Role) -> u16 {
        canvas.paragraph(area.x, area.y, area.width, &self.set(words), role)
    }

    /// Writes a heading, in big type as glyphs where these leave so many rows
    /// of the area; returns the row after the blank one that follows.
    pub(super) fn heading(
        self,
        canvas: &mut Canvas,
        area: Rect,
        rows: u16,
        (words, role): (&str, Role),
    ) -> u16 {
        let room = Rect {
            height: GLYPHS,
            ..area
        };
        let fits = area.height >= GLYPHS + 1 + rows;
        if self.large() && fits && blocks(words, room, canvas.signs()).is_some() {
            return draw_big(canvas, room, words, role) + 1;
        }
        self.paragraph(canvas, area, words, role) + 1
    }
}

/// A blank between Han characters; other words stay as they are.
fn spaced(words: &str) -> String {
    let han = |c: char| c.is_alphanumeric() && text::width(c.encode_utf8(&mut [0; 4])) == 2;
    let mut spaced = String::with_capacity(words.len() * 2);
    let mut before = false;
    for c in words.chars() {
        if before && han(c) {
            spaced.push(' ');
        }
        before = han(c);
        spaced.push(c);
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_get_air_and_other_words_stay() {
        assert_eq!(
            spaced("按 Enter 开始，不记名（5 人）"),
            "按 Enter 开 始，不 记 名（5 人）"
        );
        assert_eq!(Letters::Large.set("Thank you"), "Thank you");
        assert_eq!(Letters::Normal.set("谢谢您"), "谢谢您");
    }
}
