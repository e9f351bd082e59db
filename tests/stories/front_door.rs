//! What keeps the terminal face from opening is one sentence and exit code 1.
#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// The real binary with its configuration in a folder, and no terminal.
fn run(config: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_zhaojing"))
        .args(args)
        .current_dir(config)
        .env("ZHAOJING_CONFIG", config)
        .env("ZHAOJING_LANG", "zh-CN")
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn without_a_terminal_it_says_so() {
    let config = tempfile::tempdir().unwrap();
    let (code, said) = run(config.path(), &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("要在终端窗口里打开"), "{said}");
    assert_eq!(
        fs::read_dir(config.path()).unwrap().count(),
        0,
        "and leaves nothing behind"
    );
}

#[test]
fn faults_of_a_key_file_are_named_with_their_line() {
    let config = tempfile::tempdir().unwrap();
    fs::write(
        config.path().join("keys.toml"),
        "preview = \"F5\"\nfly = \"F6\"\nnew = \"a\"\n",
    )
    .unwrap();
    let (code, said) = run(config.path(), &[]);
    assert_eq!(code, Some(1));
    for words in ["keys.toml", "第 2 行", "fly", "第 3 行"] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
}

#[test]
fn faults_of_a_theme_file_are_named_and_an_unknown_name_too() {
    let config = tempfile::tempdir().unwrap();
    fs::create_dir(config.path().join("themes")).unwrap();
    fs::write(
        config.path().join("themes/own.toml"),
        "[roles]\naccent = { fg = \"red-ish\" }\n",
    )
    .unwrap();
    let (code, said) = run(config.path(), &["--theme", "own"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("own.toml") && said.contains("第 2 行"),
        "{said}"
    );
    let (code, said) = run(config.path(), &["--theme", "none"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("none") && said.contains("dark / light"),
        "{said}"
    );
    let (_, said) = run(config.path(), &["--theme", "../themes/own"]);
    assert!(said.contains("没有叫"), "{said}");
}
