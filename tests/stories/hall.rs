//! A hall with a real ballot box, a kiosk and the slips people drew.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use zhaojing::assess::{Released, RoundResult};
use zhaojing::domain::meeting::{MeetingPlan, Seat};
use zhaojing::domain::{Answers, Mark, MeetingKind, PackRef, VoterGroup};
use zhaojing::lang::{Lang, Language};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::kiosk;
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, RoundPlan};
use zhaojing::usecase::vault::{self, Proof};
use zhaojing::usecase::{Desk, Silent, meeting};

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
        let app = Harness::start_at(&desk(), kiosk::open(Arc::clone(&booth)), size);
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

    /// Presses keys and counts them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.pressed += keys.split_whitespace().count();
        let _ = self.app.keys(keys).screen();
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
        self.expect("第 1 步")
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

pub fn desk() -> Arc<Desk> {
    Arc::new(Desk::new(PassphraseCost::Floor, None))
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 12, 18)
        .unwrap()
        .and_hms_opt(9, 0, 0)
        .unwrap()
}

pub fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A real round with a real box, and the codes read from the printed slips.
pub fn open_round(folder: &Path) -> (Arc<Booth>, Vec<String>) {
    let (desk, codes) = open_round_of(folder, [1, 1, 1]);
    drop(desk);
    assert_eq!(codes.len(), 3);
    (
        Arc::new(Booth::open(&folder.join("镇.box")).unwrap()),
        codes,
    )
}

/// So many ballots of each group, counted and released. The groups differ, and
/// everybody of the last one writes the same opinion.
pub fn count_round(folder: &Path, ballots: [u32; 3]) -> (Arc<Desk>, Released<RoundResult>) {
    let (desk, codes) = open_round_of(folder, ballots);
    let booth = Booth::open(&folder.join("镇.box")).unwrap();
    for code in codes {
        let admission = booth.admit(&code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        let class = admission.class();
        let spread = |at: usize| (at as u8 + class) % 4;
        answers.marks = (0..answers.marks.len())
            .map(|at| Mark::Grade(spread(at)))
            .collect();
        answers.opinions = vec![format!("第{class}组说路灯坏了"); answers.opinions.len()];
        booth.cast(&admission, &answers).unwrap();
    }
    drop(booth);
    round::close(&desk).unwrap();
    let meeting = meeting::current(&desk).unwrap().id;
    let office = vault::unlock_office(&desk, meeting, &Proof::Passphrase(PASSPHRASE)).unwrap();
    let released = round::count(&desk, &office, now(), &Silent).unwrap();
    (desk, released)
}

const PASSPHRASE: &str = "一句会务的长口令";

fn open_round_of(folder: &Path, slips: [u32; 3]) -> (Arc<Desk>, Vec<String>) {
    let plan = plan();
    let desk = desk();
    meeting::create(&desk, &folder.join("镇.zj"), &plan, PASSPHRASE, now()).unwrap();
    let slips_path = folder.join("slips.html");
    let groups = plan.groups.iter().zip(slips);
    let round = RoundPlan {
        box_path: folder.join("镇.box"),
        slips_path: Some(slips_path.clone()),
        codes: groups
            .map(|(group, slips)| (group.id.clone(), slips))
            .collect(),
        threshold: 5,
        comment_threshold: 10,
    };
    let lang = Lang::load(Language::Chinese).unwrap();
    round::open(&desk, &round, &lang, now(), &Silent).unwrap();
    let codes = codes(&fs::read_to_string(&slips_path).unwrap());
    fs::remove_file(slips_path).unwrap();
    (desk, codes)
}

/// Nine members and three groups.
fn plan() -> MeetingPlan {
    let seat = |(name, post): (&str, &str)| Seat {
        name: name.into(),
        post: post.into(),
    };
    let group = |(id, name): (&str, &str)| VoterGroup {
        id: id.into(),
        name: name.into(),
        head_count: 10,
        weight: 1,
    };
    let pack = |id: &str, version: &str| PackRef {
        id: id.into(),
        version: version.into(),
    };
    MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: NaiveDate::from_ymd_opt(2026, 12, 25).unwrap(),
        theme: "作风建设".into(),
        members: [
            ("王建国", "党委书记"),
            ("李秀英", "镇长"),
            ("陈志强", "政法委员"),
            ("周海燕", "人大主席"),
            ("刘卫东", "常务副镇长"),
            ("赵敏", "纪委书记"),
            ("孙立军", "组织委员"),
            ("欧阳春华", "宣传委员"),
            ("郑国栋", "武装部长"),
        ]
        .map(seat)
        .to_vec(),
        groups: [
            ("colleagues", "单位同事"),
            ("service-users", "服务对象"),
            ("residents", "基层群众"),
        ]
        .map(group)
        .to_vec(),
        checklist: pack("party-constitution", "2022"),
        questionnaire: pack("township", "1"),
    }
}

/// Everything that looks like `XXXX-XXXX-XXXX`.
fn codes(page: &str) -> Vec<String> {
    let symbols = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-';
    let words = page.split(|c| !symbols(c));
    let code = |word: &&str| word.len() == 14 && word.split('-').all(|group| group.len() == 4);
    words.filter(code).map(str::to_owned).collect()
}
