//! The two languages say the same things, and nothing that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;

/// Every message of a language with the variables in it.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/zhaojing.ftl", language.tag());
    let file = Locales::get(&path).unwrap();
    let text = String::from_utf8(file.data.into_owned()).unwrap();
    let mut messages = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            id.clone_into(&mut current);
        }
        if line.starts_with('#') || current.is_empty() {
            continue;
        }
        let variables: &mut BTreeSet<String> = messages.entry(current.clone()).or_default();
        for part in line.split("{ $").skip(1) {
            let name = part.chars();
            variables.insert(
                name.take_while(|c| c.is_alphanumeric() || *c == '-')
                    .collect(),
            );
        }
    }
    messages
}

/// Every source file below a folder, one after the other.
fn sources(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, code);
        } else {
            code.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
}

#[test]
fn both_languages_load_and_differ() {
    let chinese = Lang::load(Language::Chinese).unwrap();
    let english = Lang::load(Language::English).unwrap();
    assert_ne!(
        tr!(chinese, "stage-self-review"),
        tr!(english, "stage-self-review")
    );
}

#[test]
fn english_has_every_message_of_chinese_with_the_same_variables() {
    assert_eq!(messages(Language::Chinese), messages(Language::English));
}

#[test]
fn every_message_is_said_somewhere() {
    let mut code = String::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut code,
    );
    let messages = messages(Language::Chinese);
    let unsaid: Vec<&String> = messages
        .keys()
        .filter(|id| !code.contains(&format!("\"{id}\"")))
        .collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
}

#[test]
fn posix_locales_pick_a_language() {
    assert_eq!(Language::from_tag("zh_CN.UTF-8"), Some(Language::Chinese));
    assert_eq!(Language::from_tag("en_GB.UTF-8"), Some(Language::English));
    assert_eq!(Language::from_tag("C"), None);
}
