//! The kiosk at a real (pseudo-)terminal: with nothing but its box, and with
//! somebody who wants to get out of it.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

mod support;

use std::path::Path;
use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use support::hall::open_round;
use support::pty::Pty;
use support::town;
use tempfile::TempDir;
use zhaojing::usecase::kiosk::Booth;

const ENTER: &str = "\r";
const F8: &str = "\x1b[19~";
const F10: &str = "\x1b[21~";

/// A folder with a box, a file with exit words, and nothing else.
struct Hall {
    folder: TempDir,
    codes: Vec<String>,
}

impl Hall {
    fn new() -> Self {
        let made = TempDir::new().unwrap();
        let (booth, codes) = open_round(made.path());
        drop(booth);
        let folder = TempDir::new().unwrap();
        let to = town::box_file(folder.path());
        std::fs::copy(town::box_file(made.path()), to).unwrap();
        std::fs::write(folder.path().join("exit.txt"), "hall-2026\n").unwrap();
        Self { folder, codes }
    }

    /// The environment of a machine where nobody has ever set anything up.
    fn bare(&self, program: &str, args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("HOME", "/dev/null/nobody");
        command.env("PATH", "/usr/bin:/bin");
        command.env("LANG", "zh_CN.UTF-8");
        command.cwd(self.folder.path());
        command.args(args);
        command
    }

    fn kiosk(&self) -> Pty {
        let args = ["kiosk", "--passphrase-file", "exit.txt", "石桥镇.box"];
        let mut pty = Pty::open(self.bare(zhaojing(), &args));
        pty.until_shown("开始收票");
        pty.type_(ENTER);
        pty.until_shown("按 Enter 开始");
        pty
    }

    /// The kiosk with a ballot of which one question is answered in part.
    fn at_a_ballot(&self) -> Pty {
        let mut pty = self.kiosk();
        self.admit(&mut pty);
        pty.type_("12");
        pty.until("two marks", |pty| pty.text().matches('✓').count() == 2);
        pty
    }

    fn admit(&self, pty: &mut Pty) {
        pty.type_(ENTER);
        pty.until_shown("请输入纸条上的票码");
        pty.type_(&self.codes[0]);
        pty.until_shown("齐了，按 Enter");
        pty.type_(ENTER);
        pty.until_shown("第 1 题，共 9 题");
    }

    fn returned(&self) -> u32 {
        let booth = Booth::open(&town::box_file(self.folder.path())).unwrap();
        let turnout = booth.turnout().unwrap();
        turnout.iter().map(|group| group.returned).sum()
    }

    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn zhaojing() -> &'static str {
    env!("CARGO_BIN_EXE_zhaojing")
}

/// Ends the kiosk as its operator does.
fn end(pty: &mut Pty) {
    pty.type_(F10);
    pty.until_shown("退出口令");
    pty.type_("hall-2026\r");
    pty.until_shown("关闭填票机");
    pty.type_("3");
    pty.until_given_back();
    assert!(pty.wait());
}

#[test]
fn a_kiosk_needs_its_box_and_nothing_else_and_leaves_nothing_else() {
    let hall = Hall::new();
    let before = hall.files();
    let mut pty = hall.kiosk();
    hall.admit(&mut pty);
    pty.type_("1");
    pty.type_(&F8.repeat(9));
    pty.until_shown("请核对");
    pty.type_("\r");
    pty.until_shown("现在交票吗");
    pty.type_("2");
    pty.until_shown("已经放进票箱");
    pty.type_(ENTER);
    pty.until_shown("按 Enter 开始");
    end(&mut pty);
    assert_eq!(hall.returned(), 1);
    // The journal of the box stays beside it, with nothing in it.
    let journal = hall.folder.path().join("石桥镇.box-journal");
    assert!(
        std::fs::read(&journal)
            .unwrap()
            .iter()
            .all(|byte| *byte == 0)
    );
    std::fs::remove_file(journal).unwrap();
    assert_eq!(hall.files(), before);
}

#[test]
fn a_broken_configuration_does_not_keep_a_kiosk_from_opening() {
    let hall = Hall::new();
    let config = TempDir::new().unwrap();
    std::fs::write(config.path().join("config.toml"), "theme = ").unwrap();
    std::fs::write(config.path().join("keys.toml"), "[keys]\nquit = ").unwrap();
    let mut command = hall.bare(
        zhaojing(),
        &["kiosk", "--passphrase-file", "exit.txt", "石桥镇.box"],
    );
    command.env("ZHAOJING_CONFIG", config.path());
    let mut pty = Pty::open(command);
    pty.until_shown("开始收票");
    pty.type_("3");
    pty.until_given_back();
    assert!(pty.wait());
}

/// What a terminal sends for the keys that people press to get out.
const WAYS_OUT: [&str; 24] = [
    "\x03",      // Ctrl-C
    "\x1a",      // Ctrl-Z
    "\x1c",      // Ctrl-\
    "\x04",      // Ctrl-D
    "\x11",      // Ctrl-Q
    "\x13",      // Ctrl-S
    "\x10",      // Ctrl-P
    "\x0f",      // Ctrl-O
    "\x0e",      // Ctrl-N
    "\x17",      // Ctrl-W
    "\x18",      // Ctrl-X
    "\x1d",      // Ctrl-]
    "\x1e",      // Ctrl-^
    "\x1f",      // Ctrl-_
    "\x1b:",     // Alt-:
    "\x1bx",     // Alt-X
    "\x1b\x03",  // Alt-Ctrl-C
    "\x1b[1;3S", // Alt-F4
    "\x1b[1;5S", // Ctrl-F4
    "\x1b[1;3D", // Alt-Left
    "\x1b[6;5~", // Ctrl-PgDn
    "\x1b[3;5~", // Ctrl-Delete
    "\x1b[15~",  // F5
    "\x1b[23~",  // F11
];

#[test]
fn no_key_and_no_signal_from_beside_takes_the_kiosk_away() {
    let hall = Hall::new();
    let mut pty = hall.at_a_ballot();
    for way in WAYS_OUT {
        pty.type_(way);
        // A key that surely does something shows that the one before is done.
        pty.type_("\x1b[B");
        pty.quiet(Duration::from_millis(40));
        assert!(
            pty.text().contains("第 1 题，共 9 题"),
            "{way:?}:\n{}",
            pty.text()
        );
    }
    pty.paste(&"q!\u{3}:wq\r\n".repeat(20_000));
    for signal in [Signal::INT, Signal::QUIT, Signal::TSTP, Signal::TTIN] {
        rustix::process::kill_process_group(pty.process(), signal).unwrap();
    }
    pty.type_("\x1b[H4");
    pty.until("the mark that was changed", |pty| {
        pty.text().matches('✓').count() == 2 && pty.text().contains("▸ 王建国")
    });
    // Nothing was lost by all that: the ballot can be cast.
    pty.type_(&F8.repeat(9));
    pty.until_shown("请核对");
    pty.type_(ENTER);
    pty.until_shown("现在交票吗");
    pty.type_("2");
    pty.until_shown("已经放进票箱");
    pty.type_(ENTER);
    pty.until_shown("按 Enter 开始");
    end(&mut pty);
    assert_eq!(hall.returned(), 1);
}

#[test]
fn a_stop_does_not_give_voters_the_shell_the_kiosk_was_started_from() {
    let hall = Hall::new();
    let line = format!(
        "'{}' kiosk --passphrase-file exit.txt 石桥镇.box; echo back in the shell; read line",
        zhaojing()
    );
    // -m: the kiosk gets a process group of its own, as at a prompt.
    let mut pty = Pty::open(hall.bare("bash", &["-m", "-c", &line]));
    pty.until_shown("开始收票");
    pty.type_(ENTER);
    pty.until_shown("按 Enter 开始");
    for signal in [Signal::TSTP, Signal::INT, Signal::QUIT] {
        pty.signal_foreground(signal);
        pty.quiet(Duration::from_millis(150));
        assert!(!pty.text().contains("back in the shell"), "{signal:?}");
    }
    hall.admit(&mut pty);
    pty.signal_foreground(Signal::TERM);
    pty.until_shown("back in the shell");
}

#[test]
fn the_systems_end_drops_the_ballot_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP] {
        let hall = Hall::new();
        let mut pty = hall.at_a_ballot();
        pty.signal(signal);
        pty.until_given_back();
        pty.wait();
        assert_eq!(hall.returned(), 0);
        // The code is as good as before.
        let mut pty = hall.at_a_ballot();
        pty.type_("\x1b");
        pty.until_shown("不填了吗");
        pty.type_("2");
        pty.until_shown("按 Enter 开始");
        end(&mut pty);
    }
}

#[test]
fn a_cable_that_is_pulled_ends_the_kiosk_and_drops_the_ballot() {
    let hall = Hall::new();
    let mut pty = hall.at_a_ballot();
    pty.hang_up();
    // The reader's copy keeps the line open; a hangup is what the kernel sends.
    pty.signal(Signal::HUP);
    pty.wait();
    assert_eq!(hall.returned(), 0);
}

#[test]
fn what_a_voter_wrote_is_on_no_page_and_in_no_scrollback_afterwards() {
    let hall = Hall::new();
    let mut pty = hall.kiosk();
    hall.admit(&mut pty);
    pty.type_(&F8.repeat(6));
    pty.until_shown("最盼的一件事");
    pty.type_("机耕路塌了半年");
    pty.until_shown("机耕路塌了半年");
    pty.type_(&F8.repeat(3));
    pty.until_shown("请核对");
    pty.type_("\r");
    pty.until_shown("现在交票吗");
    pty.type_("2");
    pty.until_shown("已经放进票箱");
    assert!(!pty.everything().contains("机耕路"), "{}", pty.everything());
    pty.type_(ENTER);
    pty.until_shown("按 Enter 开始");
    end(&mut pty);
    assert!(!pty.everything().contains("机耕路"), "{}", pty.everything());
}

#[test]
fn exit_words_that_are_too_short_open_no_kiosk() {
    let hall = Hall::new();
    for (name, words) in [
        ("short.txt", "12345\n"),
        ("empty.txt", ""),
        ("none.txt", ""),
    ] {
        if name != "none.txt" {
            std::fs::write(hall.folder.path().join(name), words).unwrap();
        }
        let told = refused(hall.folder.path(), name);
        assert_eq!(told.lines().count(), 1, "{told}");
        let why = if name == "none.txt" {
            "none.txt"
        } else {
            "6 到 64 个字符"
        };
        assert!(told.contains(why), "{told}");
    }
}

/// What `zhaojing kiosk` says to standard error when it does not open.
fn refused(folder: &Path, words: &str) -> String {
    let mut command = assert_cmd::Command::cargo_bin("zhaojing").unwrap();
    let assert = command
        .current_dir(folder)
        .env("LANG", "zh_CN.UTF-8")
        .args(["kiosk", "--passphrase-file", words, "石桥镇.box"])
        .assert()
        .failure();
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}
