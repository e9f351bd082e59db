//! Changing the text: writing, deleting, undoing.

use std::ops::Range;

use super::super::grapheme::{caret_place_after, caret_place_before, caret_place_from, graphemes};
use super::super::layout::Affinity;
use super::super::sanitize::sanitize;
use super::history::{Change, Kind, Mark};
use super::motion::Motion;
use super::secret::Secret;
use super::{EditBuffer, words};

/// What a key does to a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Moves the caret and drops the selection.
    Move(Motion),
    /// Moves the caret and takes the selection along (Shift with the key).
    Extend(Motion),
    /// Selects everything.
    SelectAll,
    /// Selects the word at a byte offset (double click).
    SelectWord(usize),
    /// Drops the selection and leaves the caret.
    Deselect,
    /// Deletes the selection, or the character before the caret.
    Backspace,
    /// Deletes the selection, or the character after the caret.
    Delete,
    /// Deletes the selection, or back to the beginning of the word or clause.
    DeleteWordLeft,
    /// Deletes the selection, or on to the beginning of the next word or clause.
    DeleteWordRight,
    /// Deletes the selection, or back to the beginning of the row; at the
    /// beginning of a row, the character before.
    DeleteToLineStart,
    /// Deletes the selection, or on to the end of the row; at the end of a
    /// row, the character after.
    DeleteToLineEnd,
    /// Begins a new line; nothing in a single-line buffer.
    Newline,
}

impl EditBuffer {
    /// Replaces everything by `text`, cleaned, with the caret at its end; one
    /// undo step. Not cut to the limit.
    pub fn set_text(&mut self, text: &str) {
        let clean = self.clean(text);
        self.history.seal();
        self.replace(0..self.text().len(), clean.as_str(), Kind::Other);
        self.history.seal();
    }

    /// Writes `text`, cleaned, over the selection or at the caret. Returns how
    /// many characters were accepted; the limit refuses the rest, and never
    /// takes a part of a grapheme.
    pub fn insert(&mut self, text: &str) -> usize {
        let clean = self.clean(text);
        let selection = self.selection();
        let freed = self.selected().chars().count();
        let room = self.limit.map_or(usize::MAX, |limit| {
            limit.saturating_sub(self.characters.saturating_sub(freed))
        });
        let (accepted, count) = beginning(clean.as_str(), room);
        if count == 0 {
            return 0;
        }
        let kind = if selection.is_none() {
            Kind::Typing
        } else {
            Kind::Other
        };
        self.replace(selection.unwrap_or(self.caret..self.caret), accepted, kind);
        count
    }

    /// As [`EditBuffer::insert`], but always an undo step of its own; for a
    /// bracketed paste.
    pub fn paste(&mut self, text: &str) -> usize {
        self.history.seal();
        let accepted = self.insert(text);
        self.history.seal();
        accepted
    }

    /// Does what a key means. Returns whether the text, the caret or the
    /// selection changed; an Up on the first row, say, does not, so that the
    /// screen can go to the field above.
    pub fn apply(&mut self, edit: Edit) -> bool {
        match edit {
            Edit::Move(motion) => self.go(motion, false),
            Edit::Extend(motion) => self.go(motion, true),
            Edit::SelectAll => self.select(0..self.text().len()),
            Edit::SelectWord(byte) => {
                let word = words::word_at(self.text(), byte);
                self.select(word)
            }
            Edit::Deselect => self.anchor.take().is_some(),
            Edit::Newline => !self.single_line && self.insert("\n") > 0,
            Edit::Backspace => self.delete_to(|b| caret_place_before(b.text(), b.caret)),
            Edit::Delete => self.delete_to(|b| caret_place_after(b.text(), b.caret)),
            Edit::DeleteWordLeft => self.delete_to(|b| Some(words::left_of(b.text(), b.caret))),
            Edit::DeleteWordRight => self.delete_to(|b| Some(words::right_of(b.text(), b.caret))),
            Edit::DeleteToLineStart => self.delete_to(|b| {
                let start = b.row_start();
                let here = start == b.caret;
                if here {
                    caret_place_before(b.text(), b.caret)
                } else {
                    Some(start)
                }
            }),
            Edit::DeleteToLineEnd => self.delete_to(|b| {
                let end = b.row_end().0;
                let here = end == b.caret;
                if here {
                    caret_place_after(b.text(), b.caret)
                } else {
                    Some(end)
                }
            }),
        }
    }

    /// Takes back the last step. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else {
            return false;
        };
        for change in step.changes.iter().rev() {
            self.put(change.undone());
        }
        self.restore(step.before);
        self.history.undone(step);
        true
    }

    /// Does the last step taken back again. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else {
            return false;
        };
        for change in &step.changes {
            self.put(change.done());
        }
        self.restore(step.after);
        self.history.redone(step);
        true
    }

    /// Ends the undo step being collected. The loop calls it after each
    /// drained burst of input, so that the characters of one input-method
    /// commit are one step. Two bursts still share a step where they spell one
    /// Latin word, or delete on in one direction.
    pub const fn end_burst(&mut self) {
        self.history.end_burst();
    }

    /// `text` as it may stand in this buffer.
    fn clean(&self, text: &str) -> Secret {
        let clean = Secret::from(sanitize(text));
        if !self.single_line {
            return clean;
        }
        let mut line = Secret::default();
        for piece in clean.as_str().trim_end_matches('\n').split_inclusive('\n') {
            line.push(piece.trim_end_matches('\n'));
            if piece.ends_with('\n') {
                line.push(" ");
            }
        }
        line
    }

    /// Deletes the selection, or what lies between the caret and a target.
    fn delete_to(&mut self, target: impl Fn(&Self) -> Option<usize>) -> bool {
        if let Some(range) = self.selection() {
            self.replace(range, "", Kind::Other);
            return true;
        }
        let Some(to) = target(self).filter(|to| *to != self.caret) else {
            return false;
        };
        self.replace(to.min(self.caret)..to.max(self.caret), "", Kind::Deleting);
        true
    }

    /// Replaces `range`, records it and puts the caret behind what is new.
    fn replace(&mut self, range: Range<usize>, new: &str, kind: Kind) {
        let removed = self.text().get(range.clone()).unwrap_or_default();
        if removed == new {
            self.restore(Mark {
                caret: range.end,
                anchor: None,
            });
            return;
        }
        let change = Change {
            at: range.start,
            removed: Secret::from(removed),
            inserted: Secret::from(new),
        };
        let before = self.mark();
        self.put(change.done());
        let caret = caret_place_from(self.text(), range.start + new.len());
        self.restore(Mark {
            caret,
            anchor: None,
        });
        self.history.record(change, kind, before, self.mark());
    }

    /// Exchanges `old` at a byte offset for `new`, unrecorded.
    fn put(&mut self, (at, old, new): (usize, &str, &str)) {
        self.text.remove(at..at + old.len());
        self.text.insert(at, new);
        self.rows
            .follow(self.text.as_str(), at, old.len(), new.len());
        self.characters = self.characters + new.chars().count() - old.chars().count();
    }

    const fn mark(&self) -> Mark {
        Mark {
            caret: self.caret,
            anchor: self.anchor,
        }
    }

    const fn restore(&mut self, mark: Mark) {
        self.caret = mark.caret;
        self.anchor = mark.anchor;
        self.affinity = Affinity::Downstream;
        self.goal = None;
    }
}

/// The longest beginning of `text` of whole graphemes and at most `room`
/// characters, and its number of characters.
fn beginning(text: &str, room: usize) -> (&str, usize) {
    let mut count = 0;
    let mut end = 0;
    for g in graphemes(text) {
        let characters = g.text.chars().count();
        if count + characters > room {
            break;
        }
        count += characters;
        end = g.end();
    }
    (text.get(..end).unwrap_or_default(), count)
}
