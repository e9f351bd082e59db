//! A clerk who types command lines, and what they are told.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use zhaojing::cli::{self, Next, World};
use zhaojing::usecase::desk::PassphraseCost;

/// A clerk with a prompt in a folder.
pub struct Clerk {
    pub folder: tempfile::TempDir,
}

/// What a command printed and how it ended.
pub struct Said {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self.out
    }

    /// Failed with this code and one sentence that has all of these words.
    pub fn failed(self, code: u8, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
    }
}

impl Clerk {
    pub fn new() -> Self {
        let clerk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        clerk.write("roster.csv", "姓名,职务\n王建国,党委书记\n李秀英,镇长\n");
        clerk.write("office.txt", "石桥镇会务口令2026\n");
        clerk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs a command line; words that begin with `@` are files of the folder.
    pub fn run(&self, line: &str) -> Said {
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

    pub fn create_meeting(&self) {
        let made = self.run(
            "init --data @town.zj --unit 石桥镇党委 --title 年度民主生活会 --date 2026-12-18 \
             --members @roster.csv --group residents=60 --group colleagues=30 \
             --passphrase-file @office.txt",
        );
        assert!(made.ok().contains("town.zj"));
    }

    pub fn open_round_for_import(&self) {
        self.create_meeting();
        self.run("round open --data @town.zj --box @town.box --passphrase-file @office.txt")
            .ok();
    }

    pub fn ratings(&self) -> Value {
        let json = self
            .run("export ratings --data @town.zj --format json")
            .ok();
        serde_json::from_str(&json).unwrap()
    }
}

pub fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24)
        .unwrap()
        .and_hms_opt(12, 0, 0)
        .unwrap()
}
