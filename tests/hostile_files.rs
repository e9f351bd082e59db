//! What somebody attempts who can write the files, or who sends a table: the
//! real command line over real files, changed from outside with `SQLite`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zhaojing::cli::{self, Next, World};
use zhaojing::usecase::desk::PassphraseCost;

/// A folder with a meeting and an open round.
struct Town(tempfile::TempDir);

impl Town {
    fn new() -> Self {
        let town = Self(tempfile::tempdir().unwrap());
        town.write("roster.csv", "姓名,职务\n王建国,党委书记\n李秀英,镇长\n");
        town.write("office.txt", "石桥镇会务口令2026\n");
        town.write("map.toml", MAP);
        let made = town.run(
            "init --data @town.zj --unit 石桥镇党委 --title 年度民主生活会 --date 2026-12-18 \
             --members @roster.csv --group residents=6 --group colleagues=3 \
             --passphrase-file @office.txt",
        );
        assert_eq!(made.0, 0, "{}", made.1);
        let opened = town.run("round open --data @town.zj --box @town.box --slips @town.html --passphrase-file @office.txt");
        assert_eq!(opened.0, 0, "{}", opened.1);
        town
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// The box as anybody who has the file sees it.
    fn box_file(&self) -> Connection {
        Connection::open(self.path("town.box")).unwrap()
    }

    /// Exit code, and everything that was printed. Words that begin with `@`
    /// are files of the folder.
    fn run(&self, line: &str) -> (u8, String) {
        let argument = |word: &str| match word.strip_prefix('@') {
            Some(name) => self.path(name).into_os_string(),
            None => OsString::from(word),
        };
        let args = std::iter::once("zhaojing").chain(line.split_whitespace());
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut world = World {
            out: &mut out,
            err: &mut err,
            now: NaiveDate::from_ymd_opt(2026, 11, 24)
                .unwrap()
                .and_hms_opt(12, 0, 0)
                .unwrap(),
            locales: Vec::new(),
            config_folder: Some(self.path("config")),
            cost: PassphraseCost::Floor,
        };
        let code = match cli::run(args.map(argument), &mut world) {
            Next::Exit(code) => code,
            Next::Open(start) => panic!("would open {start:?}"),
        };
        (code, String::from_utf8([out, err].concat()).unwrap())
    }
}

const MAP: &str = r#"
format = 1
[group]
fixed = "residents"
[[answer]]
column = "作风"
item = "style"
subject = "body"
"#;

#[test]
fn an_example_is_never_built_over_the_box_of_a_real_round() {
    let town = Town::new();
    let before = fs::read(town.path("town.box")).unwrap();
    // The data file lies elsewhere today; the box and the slips are still here.
    fs::rename(town.path("town.zj"), town.path("away.zj")).unwrap();
    fs::rename(town.path("town.html"), town.path("town.slips.html")).unwrap();
    for gone in ["", "town.box"] {
        if !gone.is_empty() {
            fs::rename(town.path(gone), town.path("away.box")).unwrap();
        }
        let (code, said) = town.run("demo --data @town.zj --no-open");
        assert_eq!(code, 1, "{said}");
        assert!(!town.path("town.zj").exists());
        assert!(town.path("town.slips.html").exists());
    }
    assert_eq!(fs::read(town.path("away.box")).unwrap(), before);
}

#[test]
fn codes_that_were_put_into_the_box_later_are_refused() {
    let town = Town::new();
    assert_eq!(town.run("round status --data @town.zj").0, 0);
    for (put_in, take_out) in [
        (
            "INSERT INTO voting_code VALUES (zeroblob(32), 0, 0)",
            "DELETE FROM voting_code WHERE h = zeroblob(32)",
        ),
        (
            "INSERT INTO voting_code VALUES (randomblob(32), 31, 0)",
            "DELETE FROM voting_code WHERE class = 31",
        ),
    ] {
        town.box_file().execute(put_in, []).unwrap();
        for line in ["status", "close"] {
            let (code, said) = town.run(&format!("round {line} --data @town.zj"));
            assert_eq!(code, 1, "{line}: {said}");
        }
        town.box_file().execute(take_out, []).unwrap();
    }
    assert_eq!(town.run("round status --data @town.zj").0, 0);
}

/// A row of a bare survey has few possible forms. The salt is in the box too,
/// so it does not keep anybody from trying them all.
#[test]
fn nobody_who_has_only_the_box_can_try_out_what_an_imported_row_says() {
    let town = Town::new();
    town.write("survey.csv", "序号,作风\n1,优秀\n2,较差\n");
    let line = "import @survey.csv --map @map.toml --data @town.zj";
    let (code, said) = town.run(line);
    assert_eq!(code, 0, "{said}");
    let conn = town.box_file();
    let record: Vec<u8> = conn
        .query_row("SELECT record FROM setup", [], |row| row.get(0))
        .unwrap();
    let record: serde_json::Value = serde_json::from_slice(&record).unwrap();
    let salt: Vec<u8> = serde_json::from_value(record["code_salt"].clone()).unwrap();
    for number in ["1", "2"] {
        for grade in ["优秀", "良好", "一般", "较差", "不了解", ""] {
            let mut guess = Sha256::new();
            guess.update(&salt);
            for cell in [number, grade] {
                guess.update(u32::try_from(cell.len()).unwrap().to_be_bytes());
                guess.update(cell);
            }
            let guess = guess.finalize().to_vec();
            let found: i64 = conn
                .query_row(
                    "SELECT count(*) FROM import_seen WHERE h = ?1",
                    [guess],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(found, 0, "row {number} says {grade}");
        }
    }
    drop(conn);
    let (code, said) = town.run(line);
    assert_eq!(code, 0);
    assert!(said.contains('2'), "still recognised: {said}");
    let (_, said) = town.run("round status --data @town.zj --format json");
    let status: serde_json::Value = serde_json::from_str(&said).unwrap();
    let returned: u64 = status["turnout"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["returned"].as_u64().unwrap())
        .sum();
    assert_eq!(returned, 2, "{said}");
}

#[test]
fn a_table_cannot_steer_the_terminal() {
    let town = Town::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in ["作风", "名\u{202e}字\u{9b}2J"].into_iter().enumerate() {
        sheet.write(0, column as u16, header).unwrap();
    }
    sheet.write(1, 0, "优\u{9b}31m秀\u{202e}").unwrap();
    book.save(town.path("evil.xlsx")).unwrap();
    for dry in ["--dry-run", ""] {
        let (_, said) = town.run(&format!(
            "import @evil.xlsx --map @map.toml --data @town.zj {dry}"
        ));
        assert!(said.contains("名字"), "{said}");
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.contains(steers), "{said:?}");
    }
}
