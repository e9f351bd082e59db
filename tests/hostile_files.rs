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
use zhaojing::cli::{self, Next, World};
use zhaojing::usecase::desk::PassphraseCost;

/// A folder with a meeting and an open round.
struct Town(tempfile::TempDir);

impl Town {
    fn new() -> Self {
        let town = Self(tempfile::tempdir().unwrap());
        town.write("roster.csv", "姓名,职务\n王建国,党委书记\n李秀英,镇长\n");
        town.write("office.txt", "石桥镇会务口令2026\n");
        let made = town.run(
            "init --data @town.zj --unit 石桥镇党委 --title 年度民主生活会 --date 2026-12-18 \
             --members @roster.csv --group residents=6 --group colleagues=3 \
             --passphrase-file @office.txt",
        );
        assert_eq!(made.0, 0, "{}", made.1);
        let opened = town.run("round open --data @town.zj --box @town.box --slips @town.html");
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
            "INSERT INTO voting_code VALUES (randomblob(32), 0, 0)",
            "DELETE FROM voting_code WHERE h IN (SELECT h FROM voting_code WHERE class = 0 LIMIT 1)",
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
