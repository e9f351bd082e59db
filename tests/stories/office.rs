//! A meeting with three small groups, an unlocked office, and ballots whose
//! answers the tests know.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use zhaojing::domain::meeting::{MeetingPlan, Seat};
use zhaojing::domain::{Answers, Mark, MeetingKind, PackRef, Setup, VoterGroup};
use zhaojing::lang::{Lang, Language};
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, RoundPlan};
use zhaojing::usecase::vault::{self, OfficeKey, Proof};
use zhaojing::usecase::{Desk, Silent, meeting};

/// The office's passphrase.
const PASSPHRASE: &str = "office-passphrase";
/// Ballots per group: the second one is too small to be shown.
pub const BALLOTS: [usize; 3] = [6, 2, 4];
/// k in these stories.
pub const THRESHOLD: u32 = 3;

/// When the stories take place.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 12, 18)
        .unwrap()
        .and_hms_opt(9, 42, 0)
        .unwrap()
}

/// A desk for tests.
pub fn desk() -> Arc<Desk> {
    Arc::new(Desk::new(PassphraseCost::Floor, None))
}

/// Creates the meeting on a desk and unlocks its office.
pub fn meeting(desk: &Desk, folder: &Path) -> Arc<OfficeKey> {
    let group = |id: &str, name: &str, people| VoterGroup {
        id: id.into(),
        name: name.into(),
        head_count: people,
        weight: 1,
    };
    let seat = |name: &str, post: &str| Seat {
        name: name.into(),
        post: post.into(),
    };
    let plan = MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: now().date(),
        theme: String::new(),
        members: vec![seat("王建国", "党委书记"), seat("李秀英", "镇长")],
        groups: vec![
            group("colleagues", "单位同事", 6),
            group("service-users", "服务对象", 2),
            group("residents", "基层群众", 5),
        ],
        checklist: PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        },
        questionnaire: PackRef {
            id: "township".into(),
            version: "1".into(),
        },
    };
    let made = meeting::create(desk, &folder.join("石桥镇.zj"), &plan, PASSPHRASE, now()).unwrap();
    Arc::new(vault::unlock_office(desk, made.meeting, &Proof::Passphrase(PASSPHRASE)).unwrap())
}

/// Opens a round with these codes per group; returns where its box is.
pub fn open_round(desk: &Desk, folder: &Path, codes: [u32; 3]) -> PathBuf {
    let ids = ["colleagues", "service-users", "residents"];
    let box_path = folder.join("石桥镇.box");
    let slips = folder.join("石桥镇-票码纸条.html");
    let plan = RoundPlan {
        box_path: box_path.clone(),
        slips_path: codes.iter().any(|codes| *codes > 0).then_some(slips),
        codes: ids.into_iter().map(Into::into).zip(codes).collect(),
        threshold: THRESHOLD,
        comment_threshold: THRESHOLD,
    };
    let lang = Lang::load(Language::Chinese).unwrap();
    round::open(desk, &plan, &lang, now(), &Silent).unwrap();
    box_path
}

/// The codes on the slips, group by group.
pub fn codes(folder: &Path) -> Vec<String> {
    let page = fs::read_to_string(folder.join("石桥镇-票码纸条.html")).unwrap();
    let symbol = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_code = |words: &&str| {
        words.len() == 14
            && words.split('-').count() == 3
            && words
                .split('-')
                .all(|part| part.len() == 4 && part.chars().all(symbol))
    };
    let words = page.split(|c: char| !(symbol(c) || c == '-'));
    words.filter(is_code).map(ToOwned::to_owned).collect()
}

/// What the `n`th voter of a group answers in the slot at `place`: grades
/// that differ between groups and slots, and now and then 不了解.
pub fn mark(class: usize, n: usize, place: usize) -> Mark {
    let grade = Mark::Grade;
    let pattern = [
        grade(0),
        grade(1),
        grade(0),
        grade(2),
        grade(3),
        grade(1),
        Mark::DontKnow,
    ];
    pattern[(3 * class + n * n + place) % pattern.len()]
}

/// The ballot of a voter.
pub fn answers(setup: &Setup, class: usize, n: usize) -> Answers {
    let mut answers = Answers::blank(setup);
    for (place, slot) in answers.marks.iter_mut().enumerate() {
        *slot = mark(class, n, place);
    }
    answers.opinions[0] = format!("请把第{}村的路灯修好", n + 1);
    answers
}

/// Casts [`BALLOTS`] at a booth, with codes in the order of [`codes`] when
/// each group has as many as `made` says.
pub fn vote(booth: &Booth, codes: &[String], made: [usize; 3]) {
    let mut first = 0;
    for (class, (ballots, made)) in BALLOTS.into_iter().zip(made).enumerate() {
        for n in 0..ballots {
            let admission = booth.admit(&codes[first + n]).unwrap();
            booth
                .cast(&admission, &answers(booth.setup(), class, n))
                .unwrap();
        }
        first += made;
    }
}

/// A meeting whose round was opened, voted in, closed and counted.
pub fn counted(desk: &Desk, folder: &Path) -> Arc<OfficeKey> {
    let office = meeting(desk, folder);
    let box_path = open_round(desk, folder, BALLOTS.map(|ballots| ballots as u32));
    vote(&Booth::open(&box_path).unwrap(), &codes(folder), BALLOTS);
    round::close(desk).unwrap();
    round::count(desk, &office, now(), &Silent).unwrap();
    office
}
