//! Two machines: on one a round is opened with a divided key, voted in, closed
//! and counted at the prompt; on the other, which has the scrutineer's copy, the
//! result and two sheets of paper and nothing else, it is counted again.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;
use support::pty::Pty;
use support::town;
use zhaojing::domain::{Answers, Mark};
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::recount;

const ENTER: &str = "\r";
const F8: &str = "\x1b[19~";
const ESC: &str = "\x1b";

/// A machine: a folder of its own, and the program in it.
struct Machine(tempfile::TempDir);

impl Machine {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    fn at_terminal(&self, line: &str) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_zhaojing"));
        command.cwd(self.folder());
        command.env("ZHAOJING_CONFIG", self.folder().join("config"));
        command.env("LANG", "zh_CN.UTF-8");
        command.args(line.split(' '));
        Pty::open(command)
    }

    /// Runs a command line without a terminal; what it printed.
    fn run(&self, line: &str) -> String {
        let mut command = assert_cmd::Command::cargo_bin("zhaojing").unwrap();
        command
            .current_dir(self.folder())
            .env("LANG", "zh_CN.UTF-8");
        command.env("ZHAOJING_CONFIG", self.folder().join("config"));
        let done = command.args(line.split(' ')).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    }
}

/// A holder writes down what the screen shows, and types it back unseen.
fn hold(pty: &mut Pty, holder: &str) -> String {
    pty.until_shown(&format!("请{holder}坐到电脑前"));
    pty.type_(ENTER);
    pty.until_shown("抄好了，按 Enter");
    let screen = pty.text();
    let groups = |line: &&str| {
        let mut groups = line.split_whitespace();
        line.split_whitespace().count() == 6 && groups.all(|group| group.chars().count() == 4)
    };
    let paper = screen.lines().find(groups).unwrap().trim().to_owned();
    pty.type_(ENTER);
    pty.until_shown(&format!("{holder}：请照着纸输入一遍"));
    let first: String = paper.chars().take(4).collect();
    assert!(!pty.text().contains(&first), "{}", pty.text());
    pty.forget();
    pty.type_(&paper);
    pty.type_(ENTER);
    paper
}

/// The 24 symbols in a text, however they are spaced.
fn symbols(words: &str) -> String {
    words.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn after<'a>(text: &'a str, label: &str) -> &'a str {
    let line = text.lines().find(|line| line.contains(label)).unwrap();
    line.rsplit('：').next().unwrap().trim()
}

#[test]
fn what_two_people_counted_here_is_counted_again_elsewhere() {
    let office = Machine::new();
    town::found(&town::desk(), office.folder(), 2, [5, 3, 8]);
    fs::write(office.folder().join("口令.txt"), town::OFFICE).unwrap();

    // Each holder in turn sees 24 characters and proves that they are on paper.
    let mut pty = office.at_terminal(
        "round open --data 石桥镇.zj --box 石桥镇.box --slips 石桥镇-票码纸条.html \
         --keys two --receipts residents --threshold 3 --passphrase-file 口令.txt",
    );
    let chair = hold(&mut pty, "主持人");
    let scrutineer = hold(&mut pty, "监票人");
    pty.until_shown("征求意见开始了");
    for paper in [&chair, &scrutineer] {
        let first: String = paper.chars().take(4).collect();
        assert!(!pty.text().contains(&first), "{}", pty.text());
    }
    assert!(pty.wait());
    assert_ne!(chair, scrutineer);

    // One votes at the kiosk, the others after them; one slip is left over.
    let codes = town::codes(office.folder());
    assert_eq!(codes.len(), 7 + 5 + 10);
    let path = town::box_file(office.folder());
    let booth = Booth::open(&path).unwrap();
    let is_resident = |code: &&String| booth.admit(code).unwrap().class() == 2;
    let resident = codes.iter().find(is_resident).unwrap();
    drop(booth);
    let mut receipts = vec![vote_at_kiosk(&office, resident)];
    let booth = Booth::open(&path).unwrap();
    let (left_over, others) = codes.split_first().unwrap();
    assert_ne!(left_over, resident);
    for code in others.iter().filter(|code| *code != resident) {
        let admission = booth.admit(code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        answers.marks.fill(Mark::Grade(1));
        receipts.extend(booth.cast(&admission, &answers, "k7").unwrap());
    }
    drop(booth);
    receipts.sort();
    assert_eq!(receipts.len(), 10, "residents have receipts, others none");

    let closed = office.run("round close --data 石桥镇.zj");
    let root = symbols(after(&closed, "校验码"));
    assert_eq!(root.len(), 24, "{closed}");
    assert!(
        closed.contains("单位同事：票 6 张（其中导入 0），应该剩下 1 张"),
        "{closed}"
    );
    office.run("round copy --data 石桥镇.zj --out 监票人.box");
    office.run("round receipts --data 石桥镇.zj --out 回执号.html");
    let published = fs::read_to_string(office.folder().join("回执号.html")).unwrap();
    for receipt in &receipts {
        assert!(
            published.contains(receipt),
            "{receipt} is not in\n{published}"
        );
    }

    // Both type their papers in; nothing of them shows.
    let mut pty = office.at_terminal("round count --data 石桥镇.zj");
    pty.until_shown("请一位持钥匙的人输入");
    pty.type_("的的的\r");
    pty.until_shown("24 个字，这里有 3 个");
    for (paper, holder) in [(&scrutineer, "监票人"), (&chair, "主持人")] {
        pty.type_(paper);
        pty.type_(ENTER);
        pty.until_shown(&format!("{holder}的一份收到了"));
        let first: String = paper.chars().take(4).collect();
        assert!(!pty.sent(&first), "the paper was echoed");
    }
    pty.until_shown("结果号");
    assert!(pty.wait());
    let released = office.run("round release --data 石桥镇.zj --out 结果.json");
    let words = symbols(after(&released, "结果号"));
    assert_eq!(words.len(), 24, "{released}");
    recount_elsewhere(&office, [&chair, &scrutineer], [&root, &words], &receipts);
}

/// The other machine has two files, and afterwards still two.
fn recount_elsewhere(
    office: &Machine,
    papers: [&String; 2],
    [root, words]: [&String; 2],
    receipts: &[String],
) {
    let other = Machine::new();
    for name in ["监票人.box", "结果.json"] {
        fs::copy(office.folder().join(name), other.folder().join(name)).unwrap();
    }
    let copy = recount::read(&other.folder().join("监票人.box")).unwrap();
    assert_eq!(copy.receipts().unwrap(), receipts);
    let mut pty = other.at_terminal("recount 监票人.box --release 结果.json");
    pty.until_shown("和会议记录上的校验码比一比");
    pty.until("the root of the minutes", |pty| {
        symbols(&pty.text()).contains(root)
    });
    pty.type_(ENTER);
    for paper in papers {
        pty.until_shown("请其他人转过身去");
        pty.type_(ENTER);
        pty.until_shown("请照着纸输入");
        pty.type_(paper);
        pty.until_shown("24 个字齐了");
        pty.type_(ENTER);
    }
    pty.until_shown("✓ 一致");
    pty.until("the symbols of the result", |pty| {
        symbols(&pty.text()).contains(words)
    });
    pty.type_(ESC);
    pty.until_shown("一样，重新计票");
    pty.type_(ESC);
    pty.until_given_back();
    assert!(pty.wait());
    let mut left: Vec<_> = fs::read_dir(other.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["监票人.box", "结果.json"],
        "a recount leaves nothing"
    );
    assert_eq!(
        fs::read(other.folder().join("监票人.box")).unwrap(),
        fs::read(office.folder().join("监票人.box")).unwrap(),
        "and changes nothing"
    );
}

/// A resident at the kiosk grades the first row, leaves the rest open, and
/// writes the receipt down.
fn vote_at_kiosk(office: &Machine, code: &str) -> String {
    let mut pty = office.at_terminal("kiosk 石桥镇.box");
    pty.until_shown("请抄下来");
    pty.type_("1");
    pty.until_shown("按 Enter 开始");
    pty.type_(ENTER);
    pty.until_shown("票码");
    pty.type_(code);
    pty.type_(ENTER);
    pty.until_shown("第 1 题");
    pty.type_("1");
    for step in 2..30 {
        pty.type_(F8);
        let next = format!("第 {step} 题");
        pty.until("the next step", |pty| {
            pty.text().contains(&next) || pty.text().contains("请核对")
        });
        if pty.text().contains("请核对") {
            break;
        }
    }
    pty.type_(F8);
    pty.until_shown("现在交票吗");
    pty.type_("2");
    pty.until_shown("选两个字符做记号");
    pty.type_("k7");
    pty.type_(ENTER);
    pty.until_shown("您的票已经进了票箱");
    let screen = pty.text();
    let is_receipt = |word: &&str| word.split('-').map(str::len).eq([5, 5, 3]);
    let receipt = screen.split_whitespace().find(is_receipt).unwrap();
    pty.signal(rustix::process::Signal::TERM);
    pty.wait();
    receipt.to_owned()
}

#[test]
fn without_a_terminal_a_key_is_not_divided_and_nothing_is_made() {
    let office = Machine::new();
    town::found(&town::desk(), office.folder(), 2, [5, 3, 8]);
    fs::write(office.folder().join("口令.txt"), town::OFFICE).unwrap();
    let mut command = assert_cmd::Command::cargo_bin("zhaojing").unwrap();
    command
        .current_dir(office.folder())
        .env("LANG", "zh_CN.UTF-8");
    command.env("ZHAOJING_CONFIG", office.folder().join("config"));
    let line = "round open --data 石桥镇.zj --box 新.box --keys three --passphrase-file 口令.txt";
    let refused = command.args(line.split(' ')).assert().code(2);
    let told = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(told.contains("要在终端里当面抄写"), "{told}");
    assert!(!office.folder().join("新.box").exists());
}

#[test]
fn a_key_ceremony_that_is_broken_off_leaves_no_round_and_no_characters() {
    let office = Machine::new();
    town::found(&town::desk(), office.folder(), 2, [5, 3, 8]);
    fs::write(office.folder().join("口令.txt"), town::OFFICE).unwrap();
    let mut pty = office.at_terminal(
        "round open --data 石桥镇.zj --box 新.box --keys two --passphrase-file 口令.txt",
    );
    pty.until_shown("请主持人坐到电脑前");
    pty.type_(ENTER);
    pty.until_shown("抄好了，按 Enter");
    let screen = pty.text();
    let row = screen
        .lines()
        .find(|line| line.split_whitespace().count() == 6);
    let first: String = row.unwrap().trim().chars().take(4).collect();
    // Ctrl-C waits until the characters are off the screen.
    pty.type_("\x03");
    pty.type_(ENTER);
    pty.until_shown("已停止");
    assert!(!pty.text().contains(&first), "{}", pty.text());
    assert!(!pty.wait());
    assert!(!office.folder().join("新.box").exists());
}
