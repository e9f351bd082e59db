//! The edit buffer: grapheme-wise editing of a Chinese text.
//!
//! What it does that the usual text areas do not: it deletes what a person
//! sees as one character; a word is a Han clause or a Latin word
//! (see [`words`]); one input-method commit is one undo step; nothing that
//! could disturb a terminal gets in ([`sanitize`](fn@super::sanitize)); a limit
//! is counted in characters; and the text, its undo history included, is
//! wiped from memory when dropped and never printed by `Debug`.

mod change;
mod history;
mod motion;
mod rows;
mod secret;
#[cfg(test)]
mod tests;
pub mod words;

use std::fmt;
use std::ops::Range;

pub use change::Edit;
pub use motion::Motion;

use self::history::History;
use self::rows::Rows;
use self::secret::Secret;
use super::layout::{Affinity, Cell, Layout};

/// A text being edited, with caret, selection, limit and undo.
///
/// Rows are those of [`EditBuffer::columns`], which whoever draws the buffer
/// sets with [`EditBuffer::set_columns`]; until then each paragraph is one row.
#[derive(Clone)]
pub struct EditBuffer {
    text: Secret,
    characters: usize,
    caret: usize,
    affinity: Affinity,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// Column that vertical motions try to keep.
    goal: Option<usize>,
    single_line: bool,
    limit: Option<usize>,
    rows: Rows,
    history: History,
}

impl Default for EditBuffer {
    fn default() -> Self {
        Self::new()
    }
}

impl EditBuffer {
    /// An empty buffer of any number of lines.
    #[must_use]
    pub fn new() -> Self {
        Self {
            text: Secret::default(),
            characters: 0,
            caret: 0,
            affinity: Affinity::Downstream,
            anchor: None,
            goal: None,
            single_line: false,
            limit: None,
            rows: Rows::new("", usize::MAX),
            history: History::default(),
        }
    }

    /// An empty buffer of one line: newlines become blanks, and those at the
    /// end of what is written are dropped.
    #[must_use]
    pub fn single_line() -> Self {
        Self {
            single_line: true,
            ..Self::new()
        }
    }

    /// The buffer holding `text`, cleaned, with the caret at its end and no
    /// undo history. A text over the limit is kept: what was stored is not
    /// cut, it can only get shorter.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self.history = History::default();
        self
    }

    /// The buffer taking at most `characters` (Unicode scalar values, newlines
    /// included, as `str::chars` counts).
    #[must_use]
    pub fn with_limit(mut self, characters: usize) -> Self {
        self.limit = Some(characters);
        self
    }

    /// The buffer laid out at `columns`; see [`EditBuffer::set_columns`].
    #[must_use]
    pub fn with_columns(mut self, columns: usize) -> Self {
        self.set_columns(columns);
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Length in characters (Unicode scalar values).
    #[must_use]
    pub const fn characters(&self) -> usize {
        self.characters
    }

    /// The greatest length in characters, if there is one.
    #[must_use]
    pub const fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// Characters that may still be written; 0 when over the limit.
    #[must_use]
    pub const fn remaining(&self) -> Option<usize> {
        match self.limit {
            Some(limit) => Some(limit.saturating_sub(self.characters)),
            None => None,
        }
    }

    /// Byte offset of the caret, on a grapheme boundary.
    #[must_use]
    pub const fn caret(&self) -> usize {
        self.caret
    }

    /// On which side of a soft line end the caret is shown.
    #[must_use]
    pub const fn affinity(&self) -> Affinity {
        self.affinity
    }

    /// Bytes selected; never an empty range.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        let range = anchor.min(self.caret)..anchor.max(self.caret);
        (!range.is_empty()).then_some(range)
    }

    /// The selected text; empty without a selection.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.selection()
            .and_then(|range| self.text().get(range))
            .unwrap_or_default()
    }

    /// Columns at which motions between rows see the text.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.rows.columns()
    }

    /// Tells the buffer at how many columns it is shown (without the spare
    /// column for the caret), so that Up, Down, Home and End follow what is
    /// seen. Call it whenever the place on screen changes.
    pub fn set_columns(&mut self, columns: usize) {
        if self.columns() != columns {
            self.rows = Rows::new(self.text(), columns);
            self.goal = None;
        }
    }

    /// The text laid out at `columns`; at no cost where these are
    /// [`EditBuffer::columns`].
    #[must_use]
    pub fn layout(&self, columns: usize) -> Layout<'_> {
        if columns == self.columns() {
            Layout::over(self.text(), columns, self.rows.lines())
        } else {
            Layout::new(self.text(), columns)
        }
    }

    /// The cell of the caret in `layout`, at most in its spare column; where
    /// the terminal's cursor belongs.
    #[must_use]
    pub fn caret_cell(&self, layout: &Layout<'_>) -> Cell {
        layout.within(layout.cell_with(self.caret, self.affinity))
    }
}

/// Prints sizes only: drafts are secret.
impl fmt::Debug for EditBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EditBuffer")
            .field("bytes", &self.text().len())
            .field("characters", &self.characters)
            .field("caret", &self.caret)
            .field("selection", &self.selection())
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}
