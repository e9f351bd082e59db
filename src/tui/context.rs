//! What every screen may know: language, colours, signs, keys and time.

use chrono::NaiveDateTime;
use ratatui::layout::Size;

use crate::lang::{Lang, Language};

use super::clock::Moment;
use super::command::{Command, Keymap};
use super::signs::Signs;
use super::theme::{BuiltIn, Depth, Theme};

/// How the program shows itself; a person can change it.
#[derive(Debug)]
pub struct Face {
    /// The words.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The colours of a page that is thrown on a wall, whatever was chosen.
    pub projector: Theme,
    /// The signs.
    pub signs: Signs,
    /// The keys.
    pub keys: Keymap,
    built_in: BuiltIn,
    depth: Depth,
}

impl Face {
    /// A face of built-in colours.
    #[must_use]
    pub fn new(lang: Lang, built_in: BuiltIn, depth: Depth) -> Self {
        Self {
            lang,
            theme: Theme::built_in(built_in, depth),
            projector: Theme::built_in(BuiltIn::Projector, depth),
            signs: Signs::default(),
            keys: Keymap::default(),
            built_in,
            depth,
        }
    }

    /// With a person's own colours; the key for themes goes on from here.
    #[must_use]
    pub fn with_theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// With a person's own keys.
    #[must_use]
    pub fn with_keys(mut self, keys: Keymap) -> Self {
        self.keys = keys;
        self
    }

    /// Takes the next built-in theme and says which.
    pub(super) fn next_theme(&mut self) -> BuiltIn {
        self.built_in = self.built_in.next();
        self.theme = Theme::built_in(self.built_in, self.depth);
        self.built_in
    }

    /// Speaks another language; keeps the old one if it cannot be loaded.
    pub(super) fn speak(&mut self, language: Language) {
        if let Ok(lang) = Lang::load(language) {
            self.lang = lang;
        }
    }
}

/// What a screen is told with every call.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The words.
    pub lang: &'a Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// The colours of a [`Place::Bare`](super::screen::Place::Bare) page.
    pub projector: &'a Theme,
    /// The signs.
    pub signs: &'a Signs,
    /// The keys.
    pub keys: &'a Keymap,
    /// Now, for deadlines.
    pub now: Moment,
    /// Now, as people say it.
    pub wall: NaiveDateTime,
    /// The whole terminal.
    pub size: Size,
}

impl Context<'_> {
    /// The main key of a command as people see it, empty without one.
    #[must_use]
    pub fn key_label(&self, command: Command) -> String {
        let key = self.keys.keys(command).first();
        key.map(|key| key.label(self.signs)).unwrap_or_default()
    }
}
