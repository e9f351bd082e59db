//! The real terminal: taken over once, given back in every case.

use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event as Raw, KeyEventKind, MouseButton, MouseEventKind, read,
};
use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{cursor, execute};

use super::burst::{Act, Event, Mouse};
use super::key::Key;
use super::message::Message;

/// Holds the terminal in raw mode on the alternate screen; gives it back when
/// dropped. The panic hook does the same, so that a panic's words can be read.
pub(super) struct Guard;

impl Guard {
    /// Takes the terminal over. `farewell` makes the sentence that a panic
    /// leaves, from the place in the source; values are never shown.
    pub fn take(farewell: impl Fn(&str) -> String + Send + Sync + 'static) -> io::Result<Self> {
        // Made first: whatever fails from here on is undone by its drop.
        let guard = Self;
        enable_raw_mode()?;
        execute!(
            stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableMouseCapture
        )?;
        let main = thread::current().id();
        panic::set_hook(Box::new(move |info| {
            // A panic of a worker is told by a dialog.
            if thread::current().id() == main {
                give_back();
                let place = info
                    .location()
                    .map(|at| format!("{}:{}", at.file(), at.line()));
                let words = farewell(&place.unwrap_or_default());
                let _ = writeln!(io::stderr(), "{words}");
            }
        }));
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if !thread::panicking() {
            let _ = panic::take_hook();
        }
        give_back();
    }
}

/// Undoes everything; doing it twice does no harm, and no failure is of use.
fn give_back() {
    let _ = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen
    );
    let _ = disable_raw_mode();
}

/// Whether the terminal shows `…` in two columns: print it, ask where the
/// cursor went. A terminal that does not answer counts as one that does not.
pub(super) fn shows_ambiguous_wide(out: &mut Stdout) -> bool {
    if execute!(out, cursor::MoveTo(0, 0), Print("…")).is_err() {
        return false;
    }
    let column = cursor::position().map_or(1, |(column, _)| column);
    let _ = execute!(out, cursor::MoveTo(0, 0), Print("  "), cursor::MoveTo(0, 0));
    column == 2
}

/// Reads the terminal for ever and sends what a person does.
pub(super) fn listen(messages: Sender<Message>) -> io::Result<()> {
    let work = move || {
        loop {
            let message = match read() {
                Ok(raw) => match event(raw) {
                    Some(event) => Message::Input(event),
                    None => continue,
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Message::InputLost,
            };
            let lost = matches!(message, Message::InputLost);
            if messages.send(message).is_err() || lost {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(work)
        .map(drop)
}

fn event(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) if key.kind == KeyEventKind::Release => None,
        Raw::Key(key) => Key::try_from(key).ok().map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::Mouse(mouse) => {
            let act = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Act::Click,
                MouseEventKind::Drag(MouseButton::Left) => Act::Drag,
                MouseEventKind::ScrollUp => Act::WheelUp,
                MouseEventKind::ScrollDown => Act::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(Mouse {
                x: mouse.column,
                y: mouse.row,
                act,
            }))
        }
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

/// Sends a message for every signal that asks the program to end. A request to
/// stop halfway is not heeded: what was typed would hang unsaved, and a kiosk
/// would leave its voters in front of a shell.
#[cfg(unix)]
pub(super) fn heed_signals(messages: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
    let work = move || {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => continue,
                SIGINT | SIGQUIT => Message::Interrupt,
                _ => Message::Terminate,
            };
            if messages.send(message).is_err() {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(work)
        .map(drop)
}

/// Windows closes the console; its input then fails, which ends the loop.
#[cfg(not(unix))]
pub(super) fn heed_signals(_messages: Sender<Message>) -> io::Result<()> {
    Ok(())
}
