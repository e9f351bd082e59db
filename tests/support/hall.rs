//! A hall with a real ballot box, a kiosk and the slips people drew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use zhaojing::assess::{Released, RoundResult};
use zhaojing::domain::{Answers, Mark};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::kiosk;
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::Opener;
use zhaojing::usecase::{Desk, Silent, round};

use super::town;

/// A hall with a box, a kiosk and people who drew slips.
pub struct Hall {
    pub folder: TempDir,
    pub booth: Arc<Booth>,
    pub codes: Vec<String>,
    pub app: Harness,
    pub pressed: usize,
}

impl Hall {
    /// Nine members and three groups; the operator has opened the kiosk.
    pub fn new() -> Self {
        Self::sized((80, 24))
    }

    pub fn sized(size: (u16, u16)) -> Self {
        let folder = TempDir::new().unwrap();
        let (booth, codes) = open_round(folder.path());
        Self::over(folder, booth, codes, size)
    }

    /// As [`Hall::sized`]; whoever holds the third slip gets a receipt.
    pub fn with_receipts(size: (u16, u16)) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = town::desk();
        town::found(&desk, folder.path(), 9, [10, 10, 10]);
        town::open_with_receipts(&desk, folder.path(), [1, 1, 1], [5, 10], true);
        let codes = town::take_slips(folder.path());
        let booth = Arc::new(Booth::open(&town::box_file(folder.path())).unwrap());
        Self::over(folder, booth, codes, size)
    }

    /// The body and eleven members, five items that ask about all of them.
    pub fn of_twelve(size: (u16, u16)) -> Self {
        Self::asking(&five_items(), size)
    }

    /// The body and eleven members, with a questionnaire `five@1`.
    pub fn asking(questionnaire: &str, size: (u16, u16)) -> Self {
        let folder = TempDir::new().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("questionnaires")).unwrap();
        fs::write(content.join("questionnaires/five.toml"), questionnaire).unwrap();
        let desk = Arc::new(Desk::new(PassphraseCost::Floor, Some(content)));
        let pack = town::pack("five", "1");
        town::found_asking(&desk, folder.path(), 11, [10, 10, 10], pack);
        town::open_round(&desk, folder.path(), [1, 1, 1], [5, 10]);
        let codes = town::take_slips(folder.path());
        let booth = Arc::new(Booth::open(&town::box_file(folder.path())).unwrap());
        Self::over(folder, booth, codes, size)
    }

    fn over(folder: TempDir, booth: Arc<Booth>, codes: Vec<String>, size: (u16, u16)) -> Self {
        let app = Harness::start_at(&town::desk(), kiosk::open(Arc::clone(&booth), None), size);
        let mut hall = Self {
            folder,
            booth,
            codes,
            app,
            pressed: 0,
        };
        hall.app.keys("Enter").expect("按 Enter 开始");
        hall
    }

    /// Presses keys, one a second, and counts them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.pressed += 1;
            let _ = self.app.advance(seconds(1)).keys(key).screen();
        }
        self
    }

    pub fn type_code(&mut self, code: &str) -> &mut Self {
        let keys: Vec<String> = code
            .chars()
            .filter(|c| *c != '-')
            .map(|c| c.to_string())
            .collect();
        self.press(&keys.join(" "))
    }

    /// Whoever holds this slip stands before the first question.
    pub fn admit(&mut self, slip: usize) -> &mut Self {
        let code = self.codes[slip].clone();
        self.press("Enter").type_code(&code).press("Enter");
        self.expect("第 1 题")
    }

    pub fn expect(&mut self, words: &str) -> &mut Self {
        self.app.expect(words);
        self
    }

    pub fn returned(&self) -> u32 {
        self.booth
            .turnout()
            .unwrap()
            .iter()
            .map(|group| group.returned)
            .sum()
    }
}

/// The labels of the five items of [`Hall::of_twelve`].
pub const FIVE: [&str; 5] = ["政治素质", "工作作风", "为民办事", "廉洁自律", "学习本领"];

/// A questionnaire of five items, each about the body and every member.
pub fn five_items() -> String {
    let mut toml = String::from(
        r#"
id = "five"
version = "1"
title = "班子和班子成员民主测评表"
source = "test"
verified = false
kinds = ["democratic-life"]
scale = [{ id = "four", dont_know = "不了解", grades = [
    { id = "a", label = "优秀", score = 100, favourable = true },
    { id = "b", label = "良好", score = 80, favourable = true },
    { id = "c", label = "一般", score = 60, favourable = false },
    { id = "d", label = "较差", score = 40, favourable = false },
] }]
group = [
    { id = "colleagues", name = "单位同事", weight = 1 },
    { id = "service-users", name = "服务对象", weight = 1 },
    { id = "residents", name = "基层群众", weight = 1 },
]
"#,
    );
    for (at, label) in FIVE.iter().enumerate() {
        let _ = write!(
            toml,
            "[[item]]\nid = \"item-{at}\"\nlabel = \"{label}\"\nsubjects = \"all\"\n\
             text = \"群众找得到人、说得上话、办得成事，答应的事有回音\"\n\
             answer = \"grade\"\nscale = \"four\"\n"
        );
    }
    toml
}

pub fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A real round with a real box, and the codes read from the printed slips.
pub fn open_round(folder: &Path) -> (Arc<Booth>, Vec<String>) {
    let (_, codes) = open_round_of(folder, [1, 1, 1]);
    assert_eq!(codes.len(), 3);
    (
        Arc::new(Booth::open(&town::box_file(folder)).unwrap()),
        codes,
    )
}

/// So many ballots of each group, counted and released. The groups differ, and
/// everybody of the last one writes the same opinion.
pub fn count_round(folder: &Path, ballots: [u32; 3]) -> (Arc<Desk>, Released<RoundResult>) {
    let (desk, codes) = open_round_of(folder, ballots);
    let booth = Booth::open(&town::box_file(folder)).unwrap();
    for code in codes {
        let admission = booth.admit(&code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        let class = admission.class();
        let spread = |at: usize| (at as u8 + class) % 4;
        answers.marks = (0..answers.marks.len())
            .map(|at| Mark::Grade(spread(at)))
            .collect();
        answers.opinions = vec![format!("第{class}组说路灯坏了"); answers.opinions.len()];
        booth.cast(&admission, &answers, "").unwrap();
    }
    drop(booth);
    round::close(&desk).unwrap();
    let office = town::unlock_office(&desk);
    let released = round::count(&desk, Opener::Office(&office), town::morning(), &Silent)
        .unwrap()
        .released;
    (desk, released)
}

/// Nine members, three groups of ten.
fn open_round_of(folder: &Path, slips: [u32; 3]) -> (Arc<Desk>, Vec<String>) {
    let desk = town::desk();
    town::found(&desk, folder, 9, [10, 10, 10]);
    town::open_round(&desk, folder, slips, [5, 10]);
    (desk, town::take_slips(folder))
}
