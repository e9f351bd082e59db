//! Stories of the clerk at a prompt, and of scripts: the real command line over
//! real files in a folder of its own. Only passphrases are cheaper to check.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use encoding_rs::GB18030;
use serde_json::Value;
use zhaojing::cli::{self, Next, World};
use zhaojing::usecase::desk::PassphraseCost;

/// A clerk with a prompt in a folder.
struct Clerk {
    folder: tempfile::TempDir,
}

/// What a command printed and how it ended.
struct Said {
    code: u8,
    out: String,
    err: String,
}

impl Said {
    fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self.out
    }

    /// Failed with this code and one sentence that has all of these words.
    fn failed(self, code: u8, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
    }
}

impl Clerk {
    fn new() -> Self {
        let clerk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        clerk.write("roster.csv", "姓名,职务\n王建国,党委书记\n李秀英,镇长\n");
        clerk.write("office.txt", "石桥镇会务口令2026\n");
        clerk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs a command line; words that begin with `@` are files of the folder.
    fn run(&self, line: &str) -> Said {
        let argument = |word: &str| match word.strip_prefix('@') {
            Some(name) => self.path(name).into_os_string(),
            None => OsString::from(word),
        };
        let args = std::iter::once("zhaojing")
            .chain(line.split_whitespace())
            .map(argument);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World {
            out: &mut out,
            err: &mut err,
            now: noon(),
            locales: Vec::new(),
            config_folder: Some(self.path("config")),
            cost: PassphraseCost::Floor,
        };
        let code = match cli::run(args, &mut world) {
            Next::Exit(code) => code,
            Next::Open(start) => panic!("would open {start:?}"),
        };
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said {
            code,
            out: text(out),
            err: text(err),
        }
    }

    fn create_meeting(&self) {
        let made = self.run(
            "init --data @town.zj --unit 石桥镇党委 --title 年度民主生活会 --date 2026-12-18 \
             --members @roster.csv --group residents=60 --group colleagues=30 \
             --passphrase-file @office.txt",
        );
        assert!(made.ok().contains("town.zj"));
    }

    fn open_round_for_import(&self) {
        self.create_meeting();
        self.run("round open --data @town.zj --box @town.box --passphrase-file @office.txt")
            .ok();
    }

    fn ratings(&self) -> Value {
        let json = self
            .run("export ratings --data @town.zj --format json")
            .ok();
        serde_json::from_str(&json).unwrap()
    }
}

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap()
}

/// Which columns are answers; `1 优` and so on are the platform's own words.
const MAP: &str = r#"
format = 1

[group]
column = "1、您是"
values = { "居民" = "residents", "同事" = "colleagues" }

[[answer]]
column = "2、作风—(领导班子)"
item = "style"
subject = "body"

[[opinion]]
column = "3、一句话"
item = "wish"
subject = "body"

[values.quality-4]
"很好" = "excellent"
"还行" = "good"
"不行" = "poor"
"#;

/// A survey of the platform's form: six columns that say who, then answers.
fn survey() -> String {
    let mut text = String::from(
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您是,2、作风—(领导班子),3、一句话\n",
    );
    for row in 0..40 {
        let (group, grade) = match row {
            0..12 => ("同事", "很好"),
            12..30 => ("居民", "还行"),
            30..38 => ("居民", "不行"),
            _ => ("居民", "(空)"),
        };
        let _ = writeln!(
            text,
            "{},2026/11/20 09:{row:02}:31,{}秒,微信,朋友圈,61.155.4.{row}(江苏-南通),{group},{grade},",
            row + 1,
            20 + row
        );
    }
    text
}

fn mapping_for(clerk: &Clerk) {
    let asked = clerk.run("content list").ok();
    assert!(asked.contains("township@1"), "{asked}");
    // The opinion's item id comes from the questionnaire that ships.
    let questionnaire = include_str!("../content/questionnaires/township.toml");
    let opinion = questionnaire
        .split("[[item]]")
        .find(|item| item.contains("answer = \"opinion\""))
        .and_then(|item| item.split('"').nth(1))
        .unwrap();
    clerk.write(
        "map.toml",
        MAP.replace("\"wish\"", &format!("\"{opinion}\"")),
    );
}

#[test]
fn a_clerk_imports_a_survey_and_the_figures_add_up() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", GB18030.encode(&survey()).0);

    let said = clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    assert!(
        said.contains("来自IP") && said.contains("40 张票"),
        "{said}"
    );
    let again = clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    assert!(again.contains("导入 0 张票；40 行"), "{again}");
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(
        turnout.contains("单位同事：应到 30，发出 12，收回 12"),
        "{turnout}"
    );

    clerk
        .run("export ratings --data @town.zj")
        .failed(1, &["还没有开箱"]);
    clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .failed(1, &["封箱"]);
    let root = clerk.run("round close --data @town.zj").ok();
    assert!(root.contains("写进会议记录"), "{root}");
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .failed(1, &["已经结束"]);
    clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .ok();

    let ratings = clerk.ratings();
    assert_eq!(ratings["totals"]["valid"], 40);
    let row = |kind: &str, group: Value| {
        let rows = ratings["rows"].as_array().unwrap();
        let found = rows.iter().find(|row| {
            row["item_id"] == "style"
                && row["subject_id"] == "body"
                && row["kind"] == kind
                && row["group_id"] == group
        });
        found
            .unwrap_or_else(|| panic!("no {kind} row of {group}"))
            .clone()
    };
    assert_eq!(
        row("group", "colleagues".into())["figures"]["counts"],
        counts([12, 0, 0, 0])
    );
    let residents = row("group", "residents".into());
    assert_eq!(residents["figures"]["counts"], counts([0, 18, 0, 8]));
    assert_eq!(residents["figures"]["blank"], 2);
    assert_eq!(
        row("pooled", Value::Null)["figures"]["counts"],
        counts([12, 18, 0, 8])
    );
}

fn counts(counts: [u32; 4]) -> Value {
    serde_json::to_value(counts).unwrap()
}

#[test]
fn who_when_and_from_where_is_nowhere_in_the_files() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey());
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    for file in files_of(clerk.folder.path(), "town") {
        let bytes = fs::read(&file).unwrap();
        for secret in [
            "61.155.4.7",
            "2026/11/20",
            "微信",
            "朋友圈",
            "江苏-南通",
            "59秒",
        ] {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} lies in {}", file.display());
        }
    }
}

/// All files whose name begins so: data file, box, journals.
fn files_of(folder: &Path, start: &str) -> Vec<PathBuf> {
    let found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(start)
        })
        .collect();
    assert!(found.len() >= 2, "{found:?}");
    found
}

#[test]
fn an_unknown_grade_names_line_and_column_and_imports_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey().replacen("还行", "马马虎虎", 1));
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .failed(1, &["第 14 行", "2、作风—(领导班子)", "马马虎虎"]);
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(
        turnout.contains("收回 0") && !turnout.contains("收回 12"),
        "{turnout}"
    );
}

#[test]
fn bad_files_get_one_sentence_and_change_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey());
    clerk.write("short.csv", survey().replace(",1、您是", ",1、您贵姓"));
    clerk.write(
        "bad-map.toml",
        MAP.replace("[[answer]]\ncolumn", "[[answer]]\ncolum"),
    );
    clerk.write("foreign.zj", "不是数据库");
    clerk.write("empty.csv", "");
    let whole = fs::read(clerk.path("town.zj")).unwrap();
    clerk.write("cut.zj", whole.get(..whole.len() / 2).unwrap());
    clerk.write("content.txt", "x");

    for (line, words) in [
        (
            "import @short.csv --map @map.toml --data @town.zj",
            &["1、您是"][..],
        ),
        (
            "import @survey.csv --map @bad-map.toml --data @town.zj",
            &["bad-map.toml", "colum"],
        ),
        (
            "import @survey.csv --map @none.toml --data @town.zj",
            &["none.toml"],
        ),
        (
            "import @none.csv --map @map.toml --data @town.zj",
            &["找不到"],
        ),
        (
            "import @empty.csv --map @map.toml --data @town.zj",
            &["空的"],
        ),
        (
            "import @town.zj --map @map.toml --data @town.zj",
            &["UTF-8"],
        ),
        ("round status --data @foreign.zj", &["不是照镜的文件"]),
        ("round status --data @cut.zj", &["坏了"]),
        ("round status --data @none.zj", &["none.zj"]),
        ("round status --data @town.box", &["不是照镜的文件"]),
        (
            "round open --data @town.zj --box @second.box --passphrase-file @office.txt",
            &["已经发起过"],
        ),
        (
            "export ratings --data @town.zj --out @office.txt",
            &["还没有开箱"],
        ),
    ] {
        clerk.run(line).failed(1, words);
    }
    assert!(!clerk.path("second.box").exists());
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(!turnout.contains("收回 12"), "{turnout}");
}

#[test]
fn init_refuses_what_is_incomplete_and_leaves_no_file() {
    let clerk = Clerk::new();
    clerk.write("short.txt", "1234567\n");
    clerk.write("no-post.csv", "姓名\n王建国\n");
    clerk.write("no-name.csv", "姓名,职务\n王建国,书记\n,镇长\n");
    let init = |rest: &str| {
        clerk.run(&format!(
            "init --data @new.zj --unit 石桥镇党委 --title 年度 --date 2026-12-18 {rest}"
        ))
    };
    let usual = "--group residents=60 --passphrase-file @office.txt";
    init(&format!("--members @no-post.csv {usual}")).failed(1, &["职务"]);
    init(&format!("--members @no-name.csv {usual}")).failed(1, &["第 3 行"]);
    init("--members @roster.csv --group residents=60 --passphrase-file @short.txt")
        .failed(1, &["至少 8"]);
    init("--members @roster.csv --group residents=0 --passphrase-file @office.txt")
        .failed(1, &["人数是 0"]);
    init("--members @roster.csv --group 居民=5 --passphrase-file @office.txt")
        .failed(2, &["residents"]);
    init(&format!(
        "--members @roster.csv --checklist dream@1 {usual}"
    ))
    .failed(1, &["dream@1"]);
    assert!(!clerk.path("new.zj").exists());

    clerk.create_meeting();
    let before = fs::read(clerk.path("town.zj")).unwrap();
    clerk
        .run(
            "init --data @town.zj --unit 别的镇 --title 年度 --date 2026-12-18 --members @roster.csv \
             --group residents=60 --passphrase-file @office.txt",
        )
        .failed(1, &["town.zj", "没有覆盖"]);
    assert_eq!(fs::read(clerk.path("town.zj")).unwrap(), before);
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    clerk.run("round close --data @town.zj").ok();
    clerk.write("wrong.txt", "石桥镇会务口令2025\n");
    clerk
        .run("round count --data @town.zj --passphrase-file @wrong.txt")
        .failed(1, &["口令不对"]);
    clerk
        .run("export ratings --data @town.zj")
        .failed(1, &["还没有开箱"]);
}

#[test]
fn a_wrong_command_line_ends_with_two_and_help_speaks_both_languages() {
    let clerk = Clerk::new();
    for line in [
        "improt",
        "export",
        "init",
        "--lang fr",
        "export ratings --format pdf",
    ] {
        assert_eq!(clerk.run(line).code, 2, "{line}");
    }
    assert!(clerk.run("--help").ok().contains("民主生活会"));
    assert!(
        clerk
            .run("--lang en --help")
            .ok()
            .contains("democratic life meeting")
    );
    clerk
        .run("--lang=en export ratings --data @none.zj")
        .failed(1, &["does not exist"]);
}

#[test]
fn a_faulty_configuration_names_its_line() {
    let clerk = Clerk::new();
    fs::create_dir(clerk.path("config")).unwrap();
    clerk.write("config/config.toml", "theme = \"dark\"\ncolour = 1\n");
    clerk
        .run("content list")
        .failed(1, &["config.toml", "第 2 行", "colour"]);
    clerk.write("config/config.toml", "language = \"en\"\n");
    clerk
        .run("export ratings --data @none.zj")
        .failed(1, &["does not exist"]);
}

#[test]
fn a_faulty_content_pack_names_file_line_and_key() {
    let clerk = Clerk::new();
    fs::create_dir_all(clerk.path("config/content/checklists")).unwrap();
    clerk.write(
        "config/content/checklists/own.toml",
        "id = \"own\"\nversion = \"1\"\ntitel = \"x\"\n",
    );
    clerk
        .run("content list")
        .failed(1, &["own.toml", "第 3 行", "titel"]);
}

#[test]
fn the_example_counts_every_ballot_and_the_same_seed_gives_the_same_figures() {
    let clerk = Clerk::new();
    let build = |name: &str, seed: &str| {
        clerk
            .run(&format!("demo --data @{name} --seed {seed} --no-open"))
            .ok()
    };
    let said = build("town.zj", "7");
    assert!(said.contains("demo-office"), "{said}");
    let ratings = clerk.ratings();
    let groups = ratings["groups"].as_array().unwrap();
    let valid: u64 = groups
        .iter()
        .map(|g| g["ballots"]["valid"].as_u64().unwrap())
        .sum();
    assert_eq!(ratings["totals"]["valid"], valid);
    assert!(said.contains(&format!("{valid} 张票")), "{said}");
    for row in ratings["rows"].as_array().unwrap() {
        let figures = &row["figures"];
        if figures.is_null() {
            continue;
        }
        let number = |value: &Value| value.as_u64().unwrap();
        let graded: u64 = figures["counts"]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .sum();
        assert_eq!(graded, number(&figures["valid"]));
        let all = graded + number(&figures["dont_know"]) + number(&figures["blank"]);
        assert_eq!(all, number(&row["ballots"]["valid"]), "{row}");
    }

    build("again.zj", "7");
    let json = clerk
        .run("export ratings --data @again.zj --format json")
        .ok();
    let again: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(again["rows"], ratings["rows"]);
    assert_ne!(
        again["setup_hash"], ratings["setup_hash"],
        "keys and codes are always random"
    );
}

#[test]
fn a_member_exports_the_own_draft_and_the_office_only_what_was_handed_in() {
    let clerk = Clerk::new();
    clerk.run("demo --data @town.zj --no-open").ok();
    clerk.write("demo-office.txt", "demo-office\n");
    clerk.write("draft.txt", "demo-member-1\n");
    let office = "--data @town.zj --passphrase-file @demo-office.txt";
    let handed_in = clerk
        .run(&format!("export self-review --member 刘卫东 {office}"))
        .ok();
    assert!(
        handed_in.contains("# ") && handed_in.contains("补贴"),
        "{handed_in}"
    );
    let page = clerk
        .run(&format!(
            "export self-review --member 刘卫东 --format html {office}"
        ))
        .ok();
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    clerk
        .run(&format!("export self-review --member 王建国 {office}"))
        .failed(1, &["还没有交出"]);
    let own = clerk
        .run(
            "export self-review --member 王建国 --own --data @town.zj --passphrase-file @draft.txt",
        )
        .ok();
    assert!(own.contains("王建国"), "{own}");
    clerk
        .run(
            "export self-review --member 刘卫东 --own --data @town.zj --passphrase-file @draft.txt",
        )
        .failed(1, &["口令不对"]);
}
