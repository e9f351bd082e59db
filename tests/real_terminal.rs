//! A few stories of the real binary at a real (pseudo-)terminal: what only
//! shows there. Everything else is told in `tests/stories`.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use support::pty::Pty;
use support::town;
use zhaojing::usecase::vault::{self, Proof};
use zhaojing::usecase::worksheet::{self, Whose};
use zhaojing::usecase::{Desk, meeting};

const PASSPHRASE: &str = "wang-jianguo-2026";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const TAB: &str = "\t";
const QUIT: &str = "\x11";

/// A meeting in a folder of its own, whose secretary has a passphrase.
struct Town {
    folder: tempfile::TempDir,
}

impl Town {
    fn new() -> Self {
        let town = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let desk = town.desk();
        let meeting = town::found(&desk, town.folder.path(), 1, [30, 30, 60]);
        let member = meeting::members(&desk, meeting).unwrap().remove(0);
        vault::create_member(&desk, meeting, member.id, PASSPHRASE).unwrap();
        town
    }

    fn desk(&self) -> Arc<Desk> {
        let desk = town::desk();
        if self.data().exists() {
            desk.open(&self.data()).unwrap();
        }
        desk
    }

    fn data(&self) -> PathBuf {
        town::data_file(self.folder.path())
    }

    /// The program, opened on the meeting.
    fn program(&self) -> Pty {
        let mut pty = Pty::open(command(self.folder.path(), &["--data", "石桥镇.zj"]));
        pty.until_shown("王建国");
        pty
    }

    /// The program with the secretary's first item open and the caret in 表现.
    fn at_the_facts(&self) -> Pty {
        let mut pty = self.program();
        pty.type_(DOWN);
        pty.type_(ENTER);
        pty.until_shown("请输入您的口令");
        pty.type_(PASSPHRASE);
        pty.type_(ENTER);
        pty.until_shown("对照检查材料");
        pty.type_(ENTER);
        pty.until_shown("想一想");
        pty.type_("3");
        pty.until_shown("表现");
        pty.type_(TAB);
        pty
    }

    /// What is saved of the facts of the first item.
    fn facts(&self) -> String {
        let desk = self.desk();
        let meeting = meeting::current(&desk).unwrap().id;
        let member = meeting::members(&desk, meeting).unwrap().remove(0);
        let proof = Proof::Passphrase(PASSPHRASE);
        let key = vault::unlock_member(&desk, meeting, member.id, &proof).unwrap();
        worksheet::open(&desk, &key, Whose::Own)
            .unwrap()
            .sheet
            .entries[0]
            .facts
            .clone()
    }
}

fn command(folder: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_zhaojing"));
    command.cwd(folder);
    command.env("ZHAOJING_CONFIG", folder.join("config"));
    command.env("LANG", "zh_CN.UTF-8");
    command.args(args);
    command
}

#[test]
fn without_a_file_the_first_page_offers_to_create_or_to_look() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = Pty::open(command(folder.path(), &[]));
    pty.until_shown("看一个例子");
    pty.type_(QUIT);
    pty.until_given_back();
    assert!(pty.wait());
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(left.is_empty(), "looking creates nothing: {left:?}");
}

#[test]
fn a_chinese_paste_arrives_whole_and_a_resize_keeps_it() {
    let town = Town::new();
    let mut pty = town.at_the_facts();
    pty.paste("三月补贴晚发了二十一天，\r\n没有核对名册就签了字。");
    pty.until_shown("没有核对名册就签了字。");
    pty.resize(60, 17);
    pty.until("the text in a small window", |pty| {
        pty.text().contains("名册就签了字。")
    });
    pty.resize(120, 40);
    // Only the wide page has the questions beside the form: a key that comes
    // together with the signal of a new size would wait for the next key.
    pty.until("the questions beside the form", |pty| {
        pty.text()
            .lines()
            .any(|line| line.contains("中国共产党章程") && line.contains("想一想"))
    });
    pty.until_shown("没有核对名册就签了字。");
    pty.type_(QUIT);
    pty.until_given_back();
    assert!(pty.wait());
    assert_eq!(
        town.facts(),
        "三月补贴晚发了二十一天，\n没有核对名册就签了字。"
    );
}

#[test]
fn a_signal_saves_the_draft_and_leaves_the_terminal_sane() {
    let town = Town::new();
    let mut pty = town.at_the_facts();
    pty.type_("还没来得及存的话");
    pty.until_shown("还没来得及存的话");
    pty.signal(Signal::TERM);
    pty.until_given_back();
    pty.wait();
    assert_eq!(town.facts(), "还没来得及存的话");
}

#[test]
fn a_kill_while_typing_costs_at_most_the_last_second() {
    let town = Town::new();
    let mut pty = town.at_the_facts();
    let started = Instant::now();
    let mut typed: Vec<(Instant, String)> = Vec::new();
    // Numbered words, each waited for on the screen, for about three seconds.
    while started.elapsed() < Duration::from_secs(3) {
        let word = format!("字{:04}", typed.len());
        pty.type_(&word);
        // A word may be broken over two rows.
        pty.until(&word, |pty| {
            pty.text()
                .split_whitespace()
                .collect::<String>()
                .contains(&word)
        });
        typed.push((Instant::now(), word));
    }
    let killed = Instant::now();
    pty.signal(Signal::KILL);
    pty.wait();
    drop(pty);

    let saved = town.facts();
    let mut whole = String::new();
    for (_, word) in &typed {
        let _ = write!(whole, "{word}");
    }
    assert!(
        whole.starts_with(&saved),
        "what is saved was typed:\n{saved}\n{whole}"
    );
    for (at, word) in &typed {
        let age = killed.duration_since(*at);
        assert!(
            age < Duration::from_secs(1) || saved.contains(word),
            "{word}, typed {age:?} before the kill, is lost; saved are {} of {}",
            saved.chars().count(),
            whole.chars().count(),
        );
    }
}

#[test]
fn a_second_program_is_told_that_the_file_is_in_use() {
    let town = Town::new();
    let mut first = town.program();
    let mut second = Pty::open(command(town.folder.path(), &["--data", "石桥镇.zj"]));
    second.until_shown("正在别的窗口");
    second.type_(QUIT);
    second.until_given_back();
    first.type_(QUIT);
    first.until_given_back();
    assert!(first.wait());
}

#[test]
fn a_command_line_fault_ends_with_two_and_work_that_fails_with_one() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("zhaojing").unwrap();
        command
            .current_dir(folder.path())
            .env("ZHAOJING_CONFIG", folder.path());
        command.env("LANG", "en_GB.UTF-8").args(args).assert()
    };
    run(&["improt"]).code(2);
    let failed = run(&["round", "status", "--data", "none.zj"]).code(1);
    let told = String::from_utf8(failed.get_output().stderr.clone()).unwrap();
    assert!(
        told.contains("does not exist") && told.lines().count() == 1,
        "{told}"
    );
    run(&["--version"]).code(0);
}
