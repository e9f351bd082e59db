//! What a key does to a text that is being written.

use crate::text::{Edit, EditBuffer, Motion};
use crate::tui::command::Command;
use crate::tui::key::{Code, Key};
use crate::tui::screen::Input;

/// Lets a buffer react to an input. `page` is the number of rows that a page
/// key moves. Returns what became of it.
pub(super) fn edit<A>(buffer: &mut EditBuffer, input: &Input<A>, page: usize) -> Edited {
    let before = (buffer.characters(), buffer.caret());
    let understood = match input {
        Input::Text(words) => Some(buffer.insert(words) > 0),
        Input::Paste(words) => Some(buffer.paste(words) > 0),
        Input::BurstEnd => {
            buffer.end_burst();
            return Edited::Nothing;
        }
        Input::Command(Command::Undo) => Some(buffer.undo()),
        Input::Command(Command::Redo) => Some(buffer.redo()),
        Input::Command(Command::SelectAll) => {
            buffer.apply(Edit::SelectAll);
            return Edited::Moved;
        }
        Input::Key(key) => match meaning(*key, page) {
            Some(meant) if !changes(meant) => {
                return if buffer.apply(meant) { Edited::Moved } else { Edited::Nothing };
            }
            Some(meant) => Some(buffer.apply(meant)),
            None => None,
        },
        _ => None,
    };
    match understood {
        Some(true) => Edited::Changed,
        Some(false) if before == (buffer.characters(), buffer.caret()) => Edited::Refused,
        Some(false) => Edited::Moved,
        None => Edited::Nothing,
    }
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edited {
    /// It was not meant for the text, or could not move the caret further.
    Nothing,
    /// The caret or the selection is elsewhere.
    Moved,
    /// The words are others.
    Changed,
    /// Meant for the text, but nothing could be done.
    Refused,
}

const fn changes(edit: Edit) -> bool {
    matches!(
        edit,
        Edit::Backspace
            | Edit::Delete
            | Edit::DeleteWordLeft
            | Edit::DeleteWordRight
            | Edit::DeleteToLineStart
            | Edit::DeleteToLineEnd
            | Edit::Newline
    )
}

fn meaning(key: Key, page: usize) -> Option<Edit> {
    let motion = match key.code {
        Code::Left if key.ctrl => Motion::WordLeft,
        Code::Left => Motion::Left,
        Code::Right if key.ctrl => Motion::WordRight,
        Code::Right => Motion::Right,
        Code::Home if key.ctrl => Motion::TextStart,
        Code::Home => Motion::LineStart,
        Code::End if key.ctrl => Motion::TextEnd,
        Code::End => Motion::LineEnd,
        Code::Up => Motion::Up,
        Code::Down => Motion::Down,
        Code::PageUp => Motion::PageUp(page),
        Code::PageDown => Motion::PageDown(page),
        Code::Backspace if key.ctrl || key.alt => return Some(Edit::DeleteWordLeft),
        Code::Backspace => return Some(Edit::Backspace),
        Code::Delete if key.ctrl || key.alt => return Some(Edit::DeleteWordRight),
        Code::Delete => return Some(Edit::Delete),
        Code::Enter => return Some(Edit::Newline),
        _ => return None,
    };
    Some(if key.shift { Edit::Extend(motion) } else { Edit::Move(motion) })
}
