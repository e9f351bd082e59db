//! A line for something that others must not read.

use ratatui::layout::Rect;

use crate::text::{self, Edit, EditBuffer, grapheme};
use crate::tui::canvas::Canvas;
use crate::tui::screen::Input;
use crate::tui::theme::Role;

use super::super::editing::{Edited, edit};

/// The longest passphrase or recovery key that is taken, in characters.
const LIMIT: usize = 256;

/// A line whose characters show as dots, unless its writer wants to see them.
/// Its words are wiped when it goes.
#[derive(Debug)]
pub(super) struct SecretLine(EditBuffer);

impl SecretLine {
    pub(super) fn new() -> Self {
        Self(EditBuffer::single_line().with_limit(LIMIT))
    }

    pub(super) fn text(&self) -> &str {
        self.0.text()
    }

    pub(super) const fn characters(&self) -> usize {
        self.0.characters()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Marks everything, so that the next key replaces it.
    pub(super) fn select_all(&mut self) {
        self.0.apply(Edit::SelectAll);
    }

    /// Whether the words are others now.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> bool {
        edit(&mut self.0, input, 1) == Edited::Changed
    }

    /// Draws it on one line of `area`, with a rule below that shows where it
    /// is; the caret when it has the focus.
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Rect, seen: bool, focus: bool) {
        let hidden = canvas.signs().hidden;
        let shown = |part: &str| {
            if seen { part.to_owned() } else { hidden.repeat(part.chars().count()) }
        };
        let (before, after) =
            self.0.text().split_at_checked(self.0.caret()).unwrap_or((self.0.text(), ""));
        let (before, after) =
            (zeroize::Zeroizing::new(shown(before)), zeroize::Zeroizing::new(shown(after)));
        let room = usize::from(area.width.saturating_sub(1));
        let visible = tail(&before, room);
        let caret = canvas.print_within(area.x, area.y, area.width, visible, Role::Focus);
        canvas.print_within(caret, area.y, area.right().saturating_sub(caret), &after, Role::Focus);
        if self.0.selection().is_some() {
            let columns = caret.saturating_sub(area.x);
            canvas.tint(Rect { width: columns, height: 1, ..area }, Role::Selection);
        }
        let line = canvas.signs().rule.repeat(usize::from(area.width));
        let role = if focus { Role::Accent } else { Role::Rule };
        canvas.print(area.x, area.y + 1, &line, role);
        if focus {
            canvas.caret(caret, area.y);
        }
    }
}

/// The end of a text that fits.
fn tail(words: &str, columns: usize) -> &str {
    let mut rest = words;
    while text::width(rest) > columns {
        let Some(next) = grapheme::caret_place_after(rest, 0) else { break };
        rest = rest.get(next..).unwrap_or_default();
    }
    rest
}
