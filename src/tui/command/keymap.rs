//! Which keys a command has.

use std::collections::BTreeMap;

use super::super::key::Key;
use super::table::Command;

/// The keys of every command. Commands may share a key (F8 goes on, submits
/// or hands in); no screen offers two of them at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<Command, Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = Command::ALL
            .iter()
            .map(|c| (*c, c.default_keys().to_vec()))
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// The keys of a command, the main one first.
    #[must_use]
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// Its main key as it is written, empty without one.
    #[must_use]
    pub fn label(&self, command: Command) -> String {
        self.keys(command)
            .first()
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// Whether the key asks for the command.
    #[must_use]
    pub fn asks(&self, key: Key, command: Command) -> bool {
        self.keys(command).contains(&key)
    }

    pub(super) fn set(&mut self, command: Command, keys: Vec<Key>) {
        self.keys.insert(command, keys);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Code;

    #[test]
    fn no_command_needs_a_letter() {
        for command in Command::ALL {
            for key in command.default_keys() {
                let letter = matches!(key.code, Code::Char(c) if c != ' ') && !key.ctrl;
                assert!(!letter, "{command:?} has {key}");
                assert_eq!(key.indistinguishable_from(), None, "{command:?} has {key}");
            }
        }
    }

    #[test]
    fn names_in_key_files_are_unique() {
        let names: std::collections::BTreeSet<_> =
            Command::ALL.iter().map(|c| c.file_name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
    }
}
