//! Passphrases and parts of a key come from a prompt or a file, never from the
//! command line, which other users of the machine can see.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Failure, Work};
use crate::report::words;
use crate::say;
use crate::tr;
use crate::usecase::Error;
use crate::usecase::round::Shares;

/// A passphrase from `--passphrase-file` (its first line) or from a prompt.
pub(super) fn passphrase(work: &Work<'_, '_>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    if let Some(words) = from_file(work)? {
        return Ok(words);
    }
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|_| Failure::Usage(tr!(work.lang, "cli-no-terminal")))
}

/// The first line of `--passphrase-file`, if one was named.
pub(super) fn from_file(work: &Work<'_, '_>) -> Result<Option<Zeroizing<String>>, Failure> {
    let Some(path) = work.path("passphrase-file") else {
        return Ok(None);
    };
    let text = read(path)?;
    let first = text.lines().next().unwrap_or_default();
    Ok(Some(Zeroizing::new(first.to_owned())))
}

fn read(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(Zeroizing::new(text))
}

/// Takes a line at the terminal that is not shown.
pub(super) fn silently(work: &Work<'_, '_>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let typed = rpassword::prompt_password(prompt).map(Zeroizing::new);
    typed.map_err(|error| unasked(&error, || tr!(work.lang, "cli-keys-need-terminal")))
}

/// Ctrl-C at a prompt stops the work; else there was nobody to ask.
fn unasked(error: &std::io::Error, nobody: impl FnOnce() -> String) -> Failure {
    if error.kind() == std::io::ErrorKind::Interrupted {
        Failure::Work(Error::Cancelled)
    } else {
        Failure::Usage(nobody())
    }
}

/// Parts of a key from `--share-file`, or from a prompt where none is given.
pub(super) fn shares(work: &mut Work<'_, '_>, mut shares: Shares) -> Result<Shares, Failure> {
    if shares.holders().is_empty() {
        return Err(Error::OnePersonKey.into());
    }
    let files: Vec<PathBuf> = work
        .args
        .get_many::<PathBuf>("share-file")
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    for path in &files {
        let text = read(path)?;
        shares
            .give(&text)
            .map_err(|error| Failure::Told(say::share(&error.of_file(path), work.lang)))?;
    }
    let _quiet = Unechoed::begin();
    while !shares.suffice() {
        if !files.is_empty() {
            return Err(Error::ShareMissing.into());
        }
        let typed = rpassword::prompt_password(tr!(work.lang, "cli-share-prompt"));
        let typed = typed.map(Zeroizing::new);
        let typed =
            typed.map_err(|error| unasked(&error, || tr!(work.lang, "cli-shares-no-terminal")))?;
        let said = match shares.give(&typed) {
            Ok(holder) => {
                let name = words::holder(work.lang, holder);
                tr!(work.lang, "cli-share-here", name = name)
            }
            Err(error) => say::share(&error, work.lang),
        };
        work.line(&said)?;
    }
    Ok(shares)
}

/// The terminal without an echo, and without Ctrl-C but as a character that a
/// prompt obeys: what is typed between two prompts does not show, and nothing
/// ends while a part of a key is on the screen. Given back when dropped.
pub(super) struct Unechoed {
    #[cfg(unix)]
    was: Option<(std::fs::File, rustix::termios::Termios)>,
}

impl Unechoed {
    /// Where there is no terminal, nothing is changed.
    pub(super) fn begin() -> Self {
        Self {
            #[cfg(unix)]
            was: silence(),
        }
    }
}

#[cfg(unix)]
fn silence() -> Option<(std::fs::File, rustix::termios::Termios)> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    // The prompt answers Ctrl-C by a signal as well; that must not end us
    // before the screen is blank. Nobody reads the flag: the prompt's error says it.
    let flag = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGINT, flag).ok()?;
    let terminal = std::fs::File::open("/dev/tty").ok()?;
    let was = tcgetattr(&terminal).ok()?;
    let mut silent = was.clone();
    silent
        .local_modes
        .remove(LocalModes::ECHO | LocalModes::ISIG);
    tcsetattr(&terminal, OptionalActions::Now, &silent).ok()?;
    Some((terminal, was))
}

impl Drop for Unechoed {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some((terminal, was)) = &self.was {
            // There is nobody left to tell where it cannot be given back.
            let now = rustix::termios::OptionalActions::Now;
            let _ = rustix::termios::tcsetattr(terminal, now, was);
        }
    }
}
