//! Running at the real terminal.

use std::io::{self, IsTerminal, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use ratatui::backend::CrosstermBackend;

use crate::lang::{Lang, Language};
use crate::tr;
use crate::usecase::Desk;

use super::app::App;
use super::clock::SystemClock;
use super::command::Keymap;
use super::context::Face;
use super::layer::Layer;
use super::signs::Signs;
use super::terminal::{Guard, heed_signals, listen, shows_ambiguous_wide};
use super::theme::{BuiltIn, Depth, Theme};

/// What a person set before the program started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language.
    pub language: Language,
    /// The built-in colours.
    pub colours: BuiltIn,
    /// A person's own colours.
    pub theme: Option<Theme>,
    /// The keys.
    pub keys: Keymap,
}

/// Runs until the person leaves. The terminal is given back in every case; a
/// panic, SIGTERM and SIGHUP let every screen save first.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn run(desk: &Arc<Desk>, start: Layer, options: Options) -> io::Result<()> {
    if !stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(io::Error::new(io::ErrorKind::NotConnected, "no terminal"));
    }
    let lang = Lang::load(options.language).map_err(io::Error::other)?;
    let depth = Depth::detect(|name| std::env::var(name).ok());
    let mut face = Face::new(lang, options.colours, depth).with_keys(options.keys);
    if let Some(theme) = options.theme {
        face = face.with_theme(theme);
    }
    let language = options.language;
    let _guard = Guard::take(move |place| match Lang::load(language) {
        Ok(lang) => tr!(lang, "frame-stopped", place = place),
        Err(error) => error.to_string(),
    })?;
    if shows_ambiguous_wide(&mut stdout()) {
        face.signs = Signs::ASCII;
    }
    let plain = face.signs == Signs::ASCII;
    let backend = CrosstermBackend::new(io::BufWriter::new(stdout()));
    let mut app = App::new(backend, SystemClock::start(), desk, face, start)?;
    let sender = app.sender();
    if plain {
        app.say_signs_are_plain();
    }
    heed_signals(sender.clone())?;
    listen(sender)?;
    match catch_unwind(AssertUnwindSafe(|| app.run())) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            // The terminal is gone; what was typed is not.
            app.rescue();
            Err(error)
        }
        Err(panic) => {
            // Typed words outlive a mistake in drawing them.
            let _ = catch_unwind(AssertUnwindSafe(|| app.rescue()));
            resume_unwind(panic)
        }
    }
}
