//! A text being typed: one line, paragraphs, or a passphrase.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::text::{self, Cell, Edit, EditBuffer, Motion};
use crate::tui::burst::{Act, Mouse};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::key::{Code, Key};
use crate::tui::screen::{Input, Typing};
use crate::tui::theme::Role;

/// What an input did to an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// It was not meant for it, or there was nothing left to do: an Up on the
    /// first row, say, so that the screen can go to the field above.
    Nothing,
    /// The caret or the selection moved.
    Moved,
    /// The text changed.
    Changed,
    /// The text did not change because it is as long as it may be.
    Full,
}

/// A text being typed.
#[derive(Debug, Clone)]
pub struct Editor {
    buffer: EditBuffer,
    kind: Typed,
    area: Rect,
    /// First row that shows, or first column of a line.
    first: usize,
    /// Bytes that are marked: what findings are about.
    marks: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Line,
    Long,
    Secret,
}

impl Editor {
    /// One line.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(EditBuffer::single_line().with_text(text), Typed::Line)
    }

    /// Paragraphs.
    #[must_use]
    pub fn long(text: &str) -> Self {
        Self::new(EditBuffer::new().with_text(text), Typed::Long)
    }

    /// A passphrase; it is shown as dots.
    #[must_use]
    pub fn secret() -> Self {
        Self::new(EditBuffer::single_line(), Typed::Secret)
    }

    fn new(buffer: EditBuffer, kind: Typed) -> Self {
        Self {
            buffer,
            kind,
            area: Rect::default(),
            first: 0,
            marks: Vec::new(),
        }
    }

    /// Taking at most so many characters.
    #[must_use]
    pub fn limit(mut self, characters: Option<usize>) -> Self {
        if let Some(characters) = characters {
            self.buffer = self.buffer.with_limit(characters);
        }
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Another text; one undo step.
    pub fn set_text(&mut self, text: &str) {
        self.buffer.set_text(text);
    }

    /// The buffer, for findings and carets.
    #[must_use]
    pub const fn buffer(&self) -> &EditBuffer {
        &self.buffer
    }

    /// Selects these bytes, to show a finding.
    pub fn select(&mut self, bytes: Range<usize>) {
        self.buffer.apply(Edit::Move(Motion::To(bytes.start)));
        self.buffer.apply(Edit::Extend(Motion::To(bytes.end)));
    }

    /// Marks these bytes of a text of paragraphs, instead of what was marked
    /// before. Marks do not move with the text: whoever sets them sets them
    /// again when it changes.
    pub fn mark(&mut self, marks: Vec<Range<usize>>) {
        self.marks = marks;
    }

    /// For [`Screen::typing`](crate::tui::Screen::typing).
    #[must_use]
    pub const fn typing(&self) -> Typing {
        match self.kind {
            Typed::Long => Typing::Long,
            Typed::Line | Typed::Secret => Typing::Line,
        }
    }

    /// Reacts to what is typed, to keys, and to clicks on it.
    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Edited {
        let before = self.buffer.characters();
        let changed = match input {
            Input::Text(typed) => return self.typed(typed, EditBuffer::insert),
            Input::Paste(pasted) => return self.typed(pasted, EditBuffer::paste),
            Input::BurstEnd => {
                self.buffer.end_burst();
                return Edited::Nothing;
            }
            Input::Command(command) => return self.command(*command),
            Input::Mouse(mouse) => return self.mouse(*mouse),
            Input::Key(key) => {
                let own = [Command::Undo, Command::Redo, Command::SelectAll];
                if let Some(command) = own.into_iter().find(|c| cx.keys.asks(*key, *c)) {
                    return self.command(command);
                }
                let Some(edit) = self.edit(*key) else {
                    return Edited::Nothing;
                };
                let changed = self.buffer.apply(edit);
                if changed && !is_motion(edit) {
                    return Edited::Changed;
                }
                changed
            }
            _ => return Edited::Nothing,
        };
        match (changed, before == self.buffer.characters()) {
            (false, _) => Edited::Nothing,
            (true, true) => Edited::Moved,
            (true, false) => Edited::Changed,
        }
    }

    fn typed(&mut self, words: &str, put: impl Fn(&mut EditBuffer, &str) -> usize) -> Edited {
        let given = words.chars().count();
        match put(&mut self.buffer, words) {
            0 => Edited::Full,
            taken if taken < given && self.buffer.remaining() == Some(0) => Edited::Full,
            _ => Edited::Changed,
        }
    }

    fn command(&mut self, command: Command) -> Edited {
        let (changed, what) = match command {
            Command::Undo => (self.buffer.undo(), Edited::Changed),
            Command::Redo => (self.buffer.redo(), Edited::Changed),
            Command::SelectAll => (self.buffer.apply(Edit::SelectAll), Edited::Moved),
            _ => (false, Edited::Nothing),
        };
        if changed { what } else { Edited::Nothing }
    }

    fn edit(&self, key: Key) -> Option<Edit> {
        let long = self.kind == Typed::Long;
        let page = usize::from(self.area.height).saturating_sub(1).max(1);
        let motion = match (key.code, key.ctrl) {
            (Code::Left, false) => Motion::Left,
            (Code::Left, true) => Motion::WordLeft,
            (Code::Right, false) => Motion::Right,
            (Code::Right, true) => Motion::WordRight,
            (Code::Home, false) => Motion::LineStart,
            (Code::Home, true) => Motion::TextStart,
            (Code::End, false) => Motion::LineEnd,
            (Code::End, true) => Motion::TextEnd,
            (Code::Up, false) if long => Motion::Up,
            (Code::Down, false) if long => Motion::Down,
            (Code::PageUp, false) if long => Motion::PageUp(page),
            (Code::PageDown, false) if long => Motion::PageDown(page),
            (Code::Backspace, false) => return Some(Edit::Backspace),
            (Code::Delete, false) => return Some(Edit::Delete),
            (Code::Delete, true) => return Some(Edit::DeleteWordRight),
            (Code::Backspace | Code::Char('w'), true) => return Some(Edit::DeleteWordLeft),
            (Code::Char('u'), true) => return Some(Edit::DeleteToLineStart),
            (Code::Char('k'), true) => return Some(Edit::DeleteToLineEnd),
            (Code::Enter, false) if long => return Some(Edit::Newline),
            _ => return None,
        };
        Some(if key.shift {
            Edit::Extend(motion)
        } else {
            Edit::Move(motion)
        })
    }

    fn mouse(&mut self, mouse: Mouse) -> Edited {
        let inside = self.area.contains(Position::new(mouse.x, mouse.y));
        if !inside || self.kind == Typed::Secret {
            return Edited::Nothing;
        }
        let (row, column) = match self.kind {
            Typed::Long => (self.first, 0),
            Typed::Line | Typed::Secret => (0, self.first),
        };
        let cell = Cell {
            row: row + usize::from(mouse.y - self.area.y),
            column: column + usize::from(mouse.x - self.area.x),
        };
        let edit = match mouse.act {
            Act::Click => Edit::Move(Motion::Cell(cell)),
            Act::Drag => Edit::Extend(Motion::Cell(cell)),
            Act::WheelUp if self.kind == Typed::Long => Edit::Move(Motion::PageUp(3)),
            Act::WheelDown if self.kind == Typed::Long => Edit::Move(Motion::PageDown(3)),
            Act::WheelUp | Act::WheelDown => return Edited::Nothing,
        };
        self.buffer.apply(edit);
        Edited::Moved
    }

    /// How many rows the text takes in so many columns.
    #[must_use]
    pub fn rows(&self, columns: u16) -> usize {
        match self.kind {
            Typed::Long => self.buffer.layout(shown_columns(columns)).rows(),
            Typed::Line | Typed::Secret => 1,
        }
    }

    /// Draws the text; with the focus, also the caret.
    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, focused: bool, placeholder: &str) {
        self.area = area.intersection(canvas.area());
        if self.area.is_empty() {
            return;
        }
        let mut canvas = canvas.part(self.area);
        if self.buffer.is_empty() {
            canvas.print(area.x, area.y, placeholder, Role::Placeholder);
        }
        match self.kind {
            Typed::Long => self.draw_long(&mut canvas, focused),
            Typed::Line => self.draw_line(&mut canvas, focused),
            Typed::Secret => self.draw_secret(&mut canvas, focused),
        }
    }

    fn draw_long(&mut self, canvas: &mut Canvas, focused: bool) {
        let area = self.area;
        self.buffer.set_columns(shown_columns(area.width));
        let layout = self.buffer.layout(shown_columns(area.width));
        let caret = self.buffer.caret_cell(&layout);
        let height = usize::from(area.height);
        self.first = self.first.min(layout.rows().saturating_sub(height));
        if focused {
            self.first = self
                .first
                .min(caret.row)
                .max((caret.row + 1).saturating_sub(height));
        }
        let selection = self.buffer.selection();
        let role = if focused { Role::Focus } else { Role::Field };
        for (y, row) in (area.top()..area.bottom()).zip(self.first..layout.rows()) {
            canvas.print_exact(area.x, y, layout.row_text(row), role);
            let bytes = layout.row_range(row);
            let here = |mark: &&Range<usize>| mark.start < bytes.end && bytes.start < mark.end;
            for mark in self.marks.iter().filter(here) {
                if let Some(columns) = layout.covered(row, mark) {
                    canvas.tint(columns_of(area, y, &columns), Role::Mark);
                }
            }
            if let Some(columns) = selection
                .as_ref()
                .and_then(|bytes| layout.covered(row, bytes))
            {
                canvas.tint(columns_of(area, y, &columns), Role::Selection);
            }
        }
        if focused {
            canvas.caret(
                area.x + caret.column as u16,
                area.y + (caret.row - self.first) as u16,
            );
        }
    }

    fn draw_line(&mut self, canvas: &mut Canvas, focused: bool) {
        let area = self.area;
        let layout = self.buffer.layout(usize::MAX);
        let caret = layout.cell_of(self.buffer.caret()).column;
        let width = usize::from(area.width);
        if focused {
            self.first = self.first.min(caret).max((caret + 1).saturating_sub(width));
        } else {
            self.first = 0;
        }
        let role = if focused { Role::Focus } else { Role::Field };
        let mut column = 0;
        for grapheme in text::grapheme::graphemes(layout.row_text(0)) {
            if column >= self.first && column + grapheme.width <= self.first + width {
                let x = area.x + (column - self.first) as u16;
                canvas.print_exact(x, area.y, grapheme.text, role);
            }
            column += grapheme.width;
        }
        let selection = self.buffer.selection();
        if let Some(columns) = selection.and_then(|bytes| layout.covered(0, &bytes)) {
            let start = columns.start.saturating_sub(self.first);
            let end = columns.end.saturating_sub(self.first).min(width);
            let place = Rect {
                x: area.x + start.min(width) as u16,
                width: end.saturating_sub(start) as u16,
                height: 1,
                ..area
            };
            canvas.tint(place, Role::Selection);
        }
        if focused {
            canvas.caret(area.x + (caret - self.first) as u16, area.y);
        }
    }

    fn draw_secret(&mut self, canvas: &mut Canvas, focused: bool) {
        let area = self.area;
        let typed = text::grapheme::graphemes(self.buffer.text()).count();
        let shown = typed.min(usize::from(area.width).saturating_sub(1));
        let dots = canvas.signs().hidden.repeat(shown);
        let role = if focused { Role::Focus } else { Role::Field };
        let after = canvas.print_exact(area.x, area.y, &dots, role);
        if focused {
            // Always behind the last one: a caret among dots tells nobody
            // anything.
            canvas.caret(after, area.y);
        }
    }
}

/// Some columns of a row.
const fn columns_of(area: Rect, y: u16, columns: &Range<usize>) -> Rect {
    Rect {
        x: area.x + columns.start as u16,
        y,
        width: (columns.end - columns.start) as u16,
        height: 1,
    }
}

/// Columns for text: one stays free for the caret behind a full row.
fn shown_columns(columns: u16) -> usize {
    usize::from(columns.saturating_sub(1)).max(2)
}

const fn is_motion(edit: Edit) -> bool {
    matches!(
        edit,
        Edit::Move(_) | Edit::Extend(_) | Edit::SelectAll | Edit::SelectWord(_) | Edit::Deselect
    )
}
