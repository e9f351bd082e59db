//! What menu and palette list, and how a few letters find it.

use crate::lang::Lang;

use super::{Command, Keymap, Offer};

/// A command as menu, palette and help show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub command: Command,
    /// What it is called here.
    pub name: String,
    /// What it does, or why it cannot now.
    pub help: String,
    /// Its keys as they are written.
    pub keys: String,
    /// Whether it cannot run now.
    pub blocked: bool,
    /// What a search also looks at: the other language, pinyin.
    aliases: [String; 2],
}

/// The entries of these offers, in their order.
#[must_use]
pub fn entries(offers: &[Offer], keymap: &Keymap, lang: &Lang) -> Vec<Entry> {
    let other = Lang::load(lang.language().other()).ok();
    offers
        .iter()
        .map(|offer| {
            let command = offer.command;
            let elsewhere = other
                .as_ref()
                .map(|lang| command.name(lang))
                .unwrap_or_default();
            let keys: Vec<String> = keymap
                .keys(command)
                .iter()
                .map(ToString::to_string)
                .collect();
            Entry {
                command,
                name: offer.label.clone().unwrap_or_else(|| command.name(lang)),
                help: offer.blocked.clone().unwrap_or_else(|| command.help(lang)),
                keys: keys.join(" "),
                blocked: offer.blocked.is_some(),
                aliases: [
                    format!("{} {elsewhere}", command.name(lang)),
                    command.pinyin().into(),
                ],
            }
        })
        .collect()
}

/// The entries that a search finds: words of the name in either language, or
/// the beginning of the pinyin initials. An empty search finds everything.
#[must_use]
pub fn matching<'a>(entries: &'a [Entry], search: &str) -> Vec<&'a Entry> {
    let search = search.trim().to_lowercase();
    let mut found: Vec<(u8, &Entry)> = entries
        .iter()
        .filter_map(|entry| Some((rank(entry, &search)?, entry)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn rank(entry: &Entry, search: &str) -> Option<u8> {
    let [names, pinyin] = &entry.aliases;
    let name = entry.name.to_lowercase();
    if search.is_empty() || name.starts_with(search) || pinyin == search {
        Some(0)
    } else if pinyin.starts_with(search) {
        Some(1)
    } else if name.contains(search) || names.to_lowercase().contains(search) {
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_command_is_found_by_chinese_by_pinyin_and_by_english() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let offers: Vec<Offer> = Command::ALL.iter().copied().map(Offer::new).collect();
        let entries = entries(&offers, &Keymap::default(), &lang);
        for search in ["大纲", "dg", "Outline", "outl"] {
            assert_eq!(
                matching(&entries, search)[0].command,
                Command::Outline,
                "{search}"
            );
        }
        assert_eq!(matching(&entries, "").len(), Command::ALL.len());
        assert!(matching(&entries, "没有这个命令").is_empty());
    }
}
