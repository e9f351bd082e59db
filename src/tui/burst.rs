//! What one drain of the channel brought, taken apart again: an input method
//! commits `你好` as two keys in one read, and Windows sends a paste as keys.

use std::collections::VecDeque;

use super::key::{Code, Key};

/// Something a person did at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key went down.
    Key(Key),
    /// The terminal says it is a paste.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The window has a new size; the loop asks the terminal which.
    Resize,
}

/// What the mouse did, at a cell of the whole terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
    /// What happened there.
    pub act: Act,
}

/// What a mouse can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The main button went down.
    Click,
    /// Moved with the main button held.
    Drag,
    /// The wheel turned towards the beginning.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}

/// A piece of a burst as a screen gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A key that types nothing here.
    Key(Key),
    /// Characters typed or committed together.
    Text(String),
    /// A paste, perhaps of several lines.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
}

/// Events in order, taken out in pieces. How they fall apart depends on where
/// they go, so whoever takes a piece says whether text is being typed there.
#[derive(Debug, Default)]
pub struct Burst(VecDeque<Event>);

impl Burst {
    /// Adds what happened next.
    pub fn push(&mut self, event: Event) {
        self.0.push_back(event);
    }

    /// Whether everything was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next event as it came.
    pub fn pop(&mut self) -> Option<Event> {
        self.0.pop_front()
    }

    /// The next piece. While text is typed, characters stay together as
    /// written; otherwise each is a key of its own, folded.
    pub fn next(&mut self, typing: bool) -> Option<Piece> {
        if typing && self.0.front().and_then(typed).is_some() {
            return Some(self.text());
        }
        loop {
            return Some(match self.0.pop_front()? {
                Event::Key(key) => Piece::Key(key.typed().map_or(key, Key::char)),
                Event::Paste(text) => Piece::Paste(text),
                Event::Mouse(mouse) => Piece::Mouse(mouse),
                Event::Resize => continue,
            });
        }
    }

    /// A run of characters. Enter between characters of one read is a paste
    /// where the terminal cannot say so; Enter after the last one is a key.
    fn text(&mut self) -> Piece {
        let run: Vec<char> = self
            .0
            .iter()
            .map_while(|event| typed(event).or_else(|| newline(event)))
            .collect();
        let line = run.iter().take_while(|c| **c != '\n').count();
        let pasted = run.iter().skip(line).any(|c| *c != '\n');
        let taken = if pasted { run.len() } else { line };
        self.0.drain(..taken);
        let text = run.into_iter().take(taken).collect();
        if pasted {
            Piece::Paste(text)
        } else {
            Piece::Text(text)
        }
    }
}

fn typed(event: &Event) -> Option<char> {
    match event {
        Event::Key(key) => key.typed(),
        _ => None,
    }
}

fn newline(event: &Event) -> Option<char> {
    (*event == Event::Key(Key::plain(Code::Enter))).then_some('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn burst(text: &str) -> Burst {
        let mut burst = Burst::default();
        for c in text.chars() {
            let code = if c == '\n' {
                Code::Enter
            } else {
                Code::Char(c)
            };
            burst.push(Event::Key(Key::plain(code)));
        }
        burst
    }

    #[test]
    fn one_commit_of_an_input_method_is_one_text() {
        let mut burst = burst("你好，１２");
        assert_eq!(burst.next(true), Some(Piece::Text("你好，１２".into())));
        assert_eq!(burst.next(true), None);
    }

    #[test]
    fn enter_after_text_is_a_key_and_between_text_a_paste() {
        let mut sent = burst("作风\n");
        assert_eq!(sent.next(true), Some(Piece::Text("作风".into())));
        assert_eq!(sent.next(true), Some(Piece::Key(Key::plain(Code::Enter))));
        let mut pasted = burst("一\n二\n");
        assert_eq!(pasted.next(true), Some(Piece::Paste("一\n二\n".into())));
        assert!(pasted.is_empty());
    }

    #[test]
    fn where_nothing_is_typed_every_character_is_a_key() {
        let mut burst = burst("１\n2");
        assert_eq!(burst.next(false), Some(Piece::Key(Key::char('1'))));
        assert_eq!(burst.next(false), Some(Piece::Key(Key::plain(Code::Enter))));
        assert_eq!(burst.next(false), Some(Piece::Key(Key::char('2'))));
    }
}
