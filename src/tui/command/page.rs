//! `docs/keys.md`, made from the table.

use std::fmt::Write;

use crate::lang::Lang;

use super::{Command, Group, Keymap};

/// The page, both languages side by side.
#[must_use]
pub fn page(chinese: &Lang, english: &Lang) -> String {
    let keymap = Keymap::default();
    let mut page = String::from(
        "# Keys\n\nMade from the command table (`src/tui/command/table.rs`); a test holds it current.\n\
         `BLESS=1 cargo test --lib keys_page` writes it anew.\n",
    );
    for group in Group::ALL {
        let _ = write!(
            page,
            "\n## {} · {}\n\n| key | command | name | what it does |\n| --- | --- | --- | --- |\n",
            group.name(chinese),
            group.name(english)
        );
        for command in Command::ALL
            .iter()
            .filter(|command| command.group() == group)
        {
            let keys: Vec<_> = keymap
                .keys(*command)
                .iter()
                .map(|key| format!("`{key}`"))
                .collect();
            let _ = writeln!(
                page,
                "| {} | `{}` | {} · {} | {} · {} |",
                keys.join(" "),
                command.file_name(),
                command.name(chinese),
                command.name(english),
                command.help(chinese),
                command.help(english)
            );
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn the_keys_page_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let page = page(
            &Lang::load(Language::Chinese).unwrap(),
            &Lang::load(Language::English).unwrap(),
        );
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == page, "run: BLESS=1 cargo test --lib keys_page");
    }
}
