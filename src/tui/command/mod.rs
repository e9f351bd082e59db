//! Commands: one static table that footer, help, palette, menu, key file and
//! `docs/keys.md` are all made from.
//!
//! A screen says which commands hold now ([`Offer`]); the loop finds the
//! command of a key and hands the screen
//! [`Input::Command`](super::screen::Input::Command). So a person's own keys
//! work everywhere, and menu and palette reach everything a key reaches.

mod find;
mod keymap;
mod overrides;
mod page;
mod table;

pub use find::{Entry, entries, matching};
pub use keymap::Keymap;
pub use overrides::{Mistake, Problem, overrides};
pub use page::page as keys_page;
pub use table::{Command, Group};

/// A command that a screen lists, in the order of usefulness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub command: Command,
    /// What it is called here, when that says more than its own name.
    pub label: Option<String>,
    /// Why it cannot run now; it is shown, but not run.
    pub blocked: Option<String>,
    /// Left out of the footer while there is anything more useful.
    pub quiet: bool,
    /// Whether the screen answers it itself although it holds everywhere; see
    /// [`Offer::own`].
    pub own: bool,
}

impl Offer {
    /// The command under its own name.
    #[must_use]
    pub const fn new(command: Command) -> Self {
        Self {
            command,
            label: None,
            blocked: None,
            quiet: false,
            own: false,
        }
    }

    /// The command as it is called here: 交出 rather than 下一步.
    #[must_use]
    pub fn named(command: Command, label: impl Into<String>) -> Self {
        Self {
            label: Some(label.into()),
            ..Self::new(command)
        }
    }

    /// Left out of the footer while there is anything more useful.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The screen itself answers a command that holds everywhere, such as
    /// going back: it asks first, or goes back within itself. Without this an
    /// offer of such a command is a hint for the footer, and the program does it.
    #[must_use]
    pub const fn own(mut self) -> Self {
        self.own = true;
        self
    }

    /// Shown with the reason, but not run, while there is one.
    #[must_use]
    pub fn blocked(mut self, reason: Option<String>) -> Self {
        self.blocked = reason;
        self
    }
}
