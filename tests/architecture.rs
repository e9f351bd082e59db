//! The house stays a house: a module uses the floors below it and no other,
//! libraries stay on the floor they belong to, words stay in `locales/`, and
//! the rules of CONTRIBUTING.md that a machine can hold are held.
#![expect(clippy::string_slice, reason = "a test over its own source")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which floors each floor may use. An arrow that is not here is a fault.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &[]),
    ("lang", &[]),
    ("content", &["domain"]),
    ("store", &["domain"]),
    ("crypto", &[]),
    ("assess", &["domain"]),
    ("lint", &["domain", "text", "content"]),
    ("intake", &["domain", "text"]),
    ("report", &["domain", "lang", "text"]),
    (
        "usecase",
        &[
            "domain", "text", "lang", "content", "store", "crypto", "assess", "intake", "report",
            "lint",
        ],
    ),
    (
        "say",
        &[
            "domain", "lang", "content", "store", "crypto", "assess", "intake", "report",
            "usecase", "lint",
        ],
    ),
    (
        "tui",
        &[
            "domain", "text", "lang", "content", "assess", "intake", "report", "usecase", "say",
            "lint",
        ],
    ),
    (
        "cli",
        &[
            "domain", "text", "lang", "content", "assess", "intake", "report", "usecase", "say",
            "lint",
        ],
    ),
    (
        "main",
        &["cli", "lang", "tui", "usecase", "say", "domain", "content"],
    ),
];

/// Libraries that belong to certain floors only.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("rusqlite", &["store"]),
    ("argon2", &["crypto"]),
    ("hpke", &["crypto"]),
    ("chacha20poly1305", &["crypto"]),
    ("bip39", &["crypto"]),
    ("clap", &["cli"]),
    ("calamine", &["intake"]),
    ("pulldown_cmark", &["intake"]),
    ("unifont", &["text"]),
    ("similar", &["text"]),
    ("aho_corasick", &["lint"]),
];

/// Lines of a source file: usually under 400, with room to grow before it is
/// split.
const MOST_LINES: usize = 450;

#[test]
fn no_floor_uses_one_above_or_beside_it() {
    let faults: Vec<String> = sources()
        .iter()
        .flat_map(|(path, code)| arrow_faults(path, code))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn libraries_stay_on_their_floor() {
    let faults: Vec<String> = sources()
        .iter()
        .flat_map(|(path, code)| library_faults(path, code))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn words_for_people_are_in_the_locales_not_in_the_code() {
    let faults: Vec<String> = sources()
        .iter()
        .flat_map(|(path, code)| literal_faults(path, code))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_folder_of_the_source_is_a_floor_with_its_arrows_stated() {
    let floors: BTreeSet<String> = sources().iter().map(|(path, _)| floor(path)).collect();
    let stated: BTreeSet<String> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let missing: Vec<_> = floors
        .difference(&stated)
        .filter(|name| *name != "lib")
        .collect();
    assert!(missing.is_empty(), "no arrows stated for {missing:?}");
}

#[test]
fn a_file_is_one_idea() {
    let long: Vec<String> = tree(&["src"], &["rs"])
        .into_iter()
        .map(|(path, code)| (path, code.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_lint_that_yields_says_why_and_is_missed_when_it_need_not() {
    let faults = mentions(&["src"], &["rs"], concat!("[all", "ow("));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_test_waits_for_time() {
    let faults = mentions(&["src", "tests"], &["rs"], concat!("sle", "ep("));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_tree_needs_nothing_beside_itself() {
    let folders = [
        ".ci",
        "benches",
        "content",
        "docs",
        "locales",
        "migrations",
        "src",
        "tests",
    ];
    let outside = concat!("../", "shared");
    let mut faults = mentions(&folders, &[], outside);
    for file in ["Cargo.toml", "CONTRIBUTING.md", "CHANGELOG.md", "README.md"] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        faults.extend(text.contains(outside).then(|| file.to_owned()));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_checks_find_what_they_are_for() {
    let path = Path::new("domain/sample.rs");
    assert_eq!(arrow_faults(path, "use crate::store::DataFile;").len(), 1);
    assert_eq!(
        arrow_faults(path, "use crate::{text::width, tui};").len(),
        2
    );
    assert_eq!(
        arrow_faults(path, "fn f() -> crate::crypto::Key {}").len(),
        1
    );
    assert_eq!(
        arrow_faults(path, "use crate::domain::Meeting; // crate::tui").len(),
        0
    );
    assert_eq!(library_faults(path, "use rusqlite::Connection;").len(), 1);
    assert_eq!(library_faults(path, "fn f(c: &ratatui::Frame) {}").len(), 1);
    assert_eq!(literal_faults(path, "let s = \"照镜\";").len(), 1);
    assert_eq!(
        literal_faults(path, "let s = 1; // 照镜\n/// 照镜").len(),
        0
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below these folders, with one of these endings if any are
/// given, by its path from the root.
fn tree(folders: &[&str], endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|name| root().join(name)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if (endings.is_empty() || endings.contains(&ending.as_ref()))
                && let Ok(text) = fs::read_to_string(&path)
            {
                files.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    files
}

/// The places below these folders where these words stand.
fn mentions(folders: &[&str], endings: &[&str], words: &str) -> Vec<String> {
    let files = tree(folders, endings);
    assert!(!files.is_empty(), "nothing was found");
    let lines = files.iter().flat_map(|(path, text)| {
        let lines = text.lines().enumerate();
        lines.map(move |(number, line)| (path, number + 1, line))
    });
    lines
        .filter(|(_, _, line)| line.contains(words))
        .map(|(path, number, line)| format!("{}:{number}: {}", path.display(), line.trim()))
        .collect()
}

/// Every source file below `src/` that is part of the program, with its tests
/// cut off.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files: Vec<(PathBuf, String)> = tree(&["src"], &["rs"])
        .into_iter()
        .map(|(path, code)| (path.strip_prefix("src").unwrap().to_owned(), code))
        .collect();
    let tests: Vec<PathBuf> = files
        .iter()
        .flat_map(|(path, code)| test_modules(path, code))
        .collect();
    files.retain(|(path, _)| !tests.iter().any(|test| is_within(path, test)));
    assert!(files.len() > 50, "the source was not found");
    files
        .into_iter()
        .map(|(path, code)| (path, without_tests(&code)))
        .collect()
}

/// The modules that a file declares for tests only, as paths without ending.
fn test_modules(path: &Path, code: &str) -> Vec<PathBuf> {
    let folder = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => path.parent().unwrap().to_owned(),
        _ => path.with_extension(""),
    };
    code.split("#[cfg(test)]")
        .skip(1)
        .filter_map(|rest| rest.split_once(';'))
        .filter_map(
            |(declared, _)| match declared.trim().strip_prefix("#[path = \"") {
                Some(rest) => Some(path.parent().unwrap().join(rest.split_once(".rs\"]")?.0)),
                None => Some(folder.join(declared.trim().strip_prefix("mod ")?)),
            },
        )
        .collect()
}

fn is_within(path: &Path, module: &Path) -> bool {
    path.with_extension("") == module || path.starts_with(module)
}

/// Tests within a file stand at its end.
fn without_tests(code: &str) -> String {
    let inline = code.match_indices("#[cfg(test)]").find(|(at, mark)| {
        let rest = code[at + mark.len()..].trim_start();
        rest.starts_with("mod ") && rest.lines().next().is_some_and(|line| line.ends_with('{'))
    });
    inline.map_or(code, |(at, _)| &code[..at]).to_owned()
}

fn without_comments(code: &str) -> String {
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn floor(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn arrow_faults(path: &Path, code: &str) -> Vec<String> {
    let own = floor(path);
    if own == "lib" {
        return Vec::new();
    }
    let allowed = ARROWS
        .iter()
        .find(|(name, _)| *name == own)
        .map_or(&[][..], |(_, to)| *to);
    let known: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    used_floors(&without_comments(code))
        .into_iter()
        .filter(|used| known.contains(used.as_str()))
        .filter(|used| *used != own && !allowed.contains(&used.as_str()))
        .map(|used| format!("src/{}: {own} may not use {used}", path.display()))
        .collect()
}

/// The first path segments after every `crate::` (and `zhaojing::` in the
/// binary), with braces opened.
fn used_floors(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for start in ["crate::", "zhaojing::"] {
        for part in code.split(start).skip(1) {
            if let Some(group) = part.strip_prefix('{') {
                let mut depth = 0;
                let mut name = String::new();
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => used.push(first_segment(&std::mem::take(&mut name))),
                        c => name.push(c),
                    }
                }
                used.push(first_segment(&name));
            } else {
                used.push(first_segment(part));
            }
        }
    }
    used.retain(|name| !name.is_empty());
    used
}

fn first_segment(path: &str) -> String {
    path.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn library_faults(path: &Path, code: &str) -> Vec<String> {
    let own = floor(path);
    let code = without_comments(code);
    LIBRARIES
        .iter()
        .filter(|(library, floors)| {
            !floors.contains(&own.as_str()) && code.contains(&format!("{library}::"))
        })
        .map(|(library, _)| format!("src/{}: {library} does not belong in {own}", path.display()))
        .collect()
}

/// Han characters outside comments. The tables of `text` are its business.
fn literal_faults(path: &Path, code: &str) -> Vec<String> {
    if floor(path) == "text" {
        return Vec::new();
    }
    without_comments(code)
        .lines()
        .enumerate()
        .filter(|(_, line)| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
        .map(|(number, line)| format!("src/{}:{}: {}", path.display(), number + 1, line.trim()))
        .collect()
}
