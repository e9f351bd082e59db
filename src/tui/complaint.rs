//! What is wrong with a person's key file or theme file, in a sentence.

use crate::lang::Lang;
use crate::tr;

use super::{command, theme};

/// The sentence for a mistake in a key file.
#[must_use]
pub fn about_keys(problem: &command::Problem, lang: &Lang) -> String {
    use command::Mistake;

    let line = problem.line;
    match problem.mistake.clone() {
        Mistake::Syntax(words) => tr!(lang, "keys-syntax", line = line, words = words),
        Mistake::UnknownCommand(name) => {
            tr!(lang, "keys-unknown-command", line = line, name = name)
        }
        Mistake::UnknownKey(name) => tr!(lang, "keys-unknown-key", line = line, name = name),
        Mistake::NotAKey(command) => {
            tr!(
                lang,
                "keys-not-a-key",
                line = line,
                name = command.file_name()
            )
        }
        Mistake::Fixed(command) => tr!(lang, "keys-fixed", line = line, name = command.file_name()),
        Mistake::Indistinguishable(key, other) => {
            let name = key.to_string();
            tr!(
                lang,
                "keys-indistinguishable",
                line = line,
                name = name,
                other = other
            )
        }
        Mistake::Letter(key) => tr!(lang, "keys-letter", line = line, name = key.to_string()),
        Mistake::Taken(key, other) => {
            let (name, other) = (key.to_string(), other.name(lang));
            tr!(lang, "keys-taken", line = line, name = name, other = other)
        }
    }
}

/// The sentence for a mistake in a theme file.
#[must_use]
pub fn about_theme(problem: &theme::Problem, lang: &Lang) -> String {
    use theme::Mistake;

    let line = problem.line;
    match problem.mistake.clone() {
        Mistake::Syntax(words) => tr!(lang, "theme-syntax", line = line, words = words),
        Mistake::UnknownKey(name) => tr!(lang, "theme-unknown-key", line = line, name = name),
        Mistake::UnknownRole(name) => tr!(lang, "theme-unknown-role", line = line, name = name),
        Mistake::UnknownColour(name) => {
            tr!(lang, "theme-unknown-colour", line = line, name = name)
        }
        Mistake::UnknownParent(name) => {
            tr!(lang, "theme-unknown-parent", line = line, name = name)
        }
        Mistake::WrongKind(name) => tr!(lang, "theme-wrong-kind", line = line, name = name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_mistake_is_told_with_its_line() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let told = |toml| about_keys(&command::overrides(toml).unwrap_err()[0], &lang);
        assert_eq!(told("\nfind = \"F1\""), "第 2 行：F1 已经是“帮助”的键。");
        assert_eq!(
            told("finds = \"F1\""),
            "第 1 行：没有叫“finds”的命令。命令的名字见 docs/keys.md。"
        );
    }
}
