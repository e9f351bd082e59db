//! A person's own keys, read from TOML:
//!
//! ```toml
//! preview = "Ctrl-V"
//! outline = ["F6", "Ctrl-G"]
//! print = []
//! ```

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::key::Key;
use super::super::source::line_of;
use super::keymap::Keymap;
use super::table::Command;

/// A mistake in a key file, with the line it is in (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What can be wrong with a key file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// Not TOML; in the parser's words.
    Syntax(String),
    /// No such command.
    UnknownCommand(String),
    /// No such key.
    UnknownKey(String),
    /// Neither a key nor a list of keys.
    NotAKey(Command),
    /// The command keeps its keys.
    Fixed(Command),
    /// A terminal sends the same for the other key.
    Indistinguishable(Key, &'static str),
    /// A letter alone cannot be typed past an input method.
    Letter(Key),
    /// The key belongs to another command that can hold at the same time.
    Taken(Key, Command),
}

/// The default keys with those of the file in their place.
///
/// # Errors
/// Every mistake of the file; then none of it is used.
pub fn overrides(toml: &str) -> Result<Keymap, Vec<Problem>> {
    let table = DeTable::parse(toml).map_err(|error| {
        let line = line_of(toml, error.span().map_or(0, |span| span.start));
        vec![Problem {
            line,
            mistake: Mistake::Syntax(error.message().to_owned()),
        }]
    })?;
    let mut keymap = Keymap::default();
    let mut problems = Vec::new();
    let mut changed = Vec::new();
    for (name, value) in table.get_ref() {
        let line = line_of(toml, name.span().start);
        match command(name.get_ref()).and_then(|c| Ok((c, keys(c, value)?))) {
            Ok((command, keys)) => {
                keymap.set(command, keys);
                changed.push((command, line));
            }
            Err(mistake) => problems.push(Problem { line, mistake }),
        }
    }
    for (command, line) in changed {
        for mistake in conflicts(&keymap, command) {
            problems.push(Problem { line, mistake });
        }
    }
    if problems.is_empty() {
        Ok(keymap)
    } else {
        problems.sort_by_key(|problem| problem.line);
        Err(problems)
    }
}

fn command(name: &str) -> Result<Command, Mistake> {
    let command =
        Command::from_file_name(name).ok_or_else(|| Mistake::UnknownCommand(name.to_owned()))?;
    if command.is_fixed() {
        Err(Mistake::Fixed(command))
    } else {
        Ok(command)
    }
}

fn keys(command: Command, value: &Spanned<DeValue<'_>>) -> Result<Vec<Key>, Mistake> {
    match value.get_ref() {
        DeValue::String(name) => Ok(vec![key(name)?]),
        DeValue::Array(names) => names
            .iter()
            .map(|name| match name.get_ref() {
                DeValue::String(name) => key(name),
                _ => Err(Mistake::NotAKey(command)),
            })
            .collect(),
        _ => Err(Mistake::NotAKey(command)),
    }
}

fn key(name: &str) -> Result<Key, Mistake> {
    let key: Key = name
        .parse()
        .map_err(|()| Mistake::UnknownKey(name.to_owned()))?;
    if let Some(other) = key.indistinguishable_from() {
        return Err(Mistake::Indistinguishable(key, other));
    }
    if key.typed().is_some() {
        return Err(Mistake::Letter(key));
    }
    Ok(key)
}

/// Commands that share a key by default never hold together; any other
/// sharing is a conflict.
fn conflicts(keymap: &Keymap, command: Command) -> impl Iterator<Item = Mistake> {
    keymap.keys(command).iter().filter_map(move |key| {
        let other = Command::ALL.iter().find(|other| {
            let apart = command
                .default_keys()
                .iter()
                .any(|default| other.default_keys().contains(default));
            **other != command && !apart && keymap.asks(*key, **other)
        })?;
        Some(Mistake::Taken(*key, *other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(toml: &str) -> Vec<(usize, Mistake)> {
        overrides(toml)
            .unwrap_err()
            .into_iter()
            .map(|p| (p.line, p.mistake))
            .collect()
    }

    #[test]
    fn own_keys_replace_the_default_ones() {
        let keymap = overrides("preview = \"Ctrl-V\"\nfind = [\"Ctrl-F\", \"F5\"]\n");
        // F5 projects as well, and both may hold at once.
        assert!(keymap.is_err());
        let keymap = overrides("preview = \"Ctrl-V\"\nprint = [\"Ctrl-T\", \"Alt-P\"]\n").unwrap();
        assert_eq!(keymap.label(Command::Preview), "Ctrl-V");
        assert_eq!(keymap.keys(Command::Print).len(), 2);
        assert_eq!(keymap.label(Command::Help), "F1");
    }

    #[test]
    fn every_mistake_is_named_with_its_line() {
        let help = "F1".parse().unwrap();
        let tab = "Ctrl-I".parse().unwrap();
        assert_eq!(
            mistakes(
                "# keys\nprevue = \"F5\"\n\nlook = \"F99\"\nundo = \"F1\"\nsave = 7\nfind = \"Ctrl-I\"\nup = \"F5\"\n"
            ),
            [
                (2, Mistake::UnknownCommand("prevue".into())),
                (4, Mistake::UnknownKey("F99".into())),
                (5, Mistake::Taken(help, Command::Help)),
                (6, Mistake::NotAKey(Command::Save)),
                (7, Mistake::Indistinguishable(tab, "Tab")),
                (8, Mistake::Fixed(Command::Up)),
            ]
        );
    }

    #[test]
    fn a_letter_alone_is_refused() {
        let letter = "x".parse().unwrap();
        assert_eq!(mistakes("find = \"x\""), [(1, Mistake::Letter(letter))]);
    }

    #[test]
    fn broken_toml_names_the_line() {
        assert_eq!(mistakes("find = \"F5\"\nlook = = 1\n")[0].0, 2);
    }
}
