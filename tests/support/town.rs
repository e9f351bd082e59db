//! The town that the stories play in: its people, its groups, its meeting and
//! its round.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use zhaojing::domain::meeting::{MeetingPlan, Seat};
use zhaojing::domain::round::KeyMode;
use zhaojing::domain::{MeetingId, MeetingKind, PackRef, VoterGroup};
use zhaojing::lang::{Lang, Language};
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::round::{self, Ceremony, RoundPlan};
use zhaojing::usecase::standing;
use zhaojing::usecase::vault::{self, OfficeKey, Proof};
use zhaojing::usecase::{Desk, Silent, meeting};

/// The office's passphrase.
pub const OFFICE: &str = "会务办公室的口令";

const PEOPLE: [(&str, &str); 13] = [
    ("王建国", "党委书记"),
    ("李秀英", "党委副书记、镇长"),
    ("赵敏", "纪委书记"),
    ("陈志强", "政法委员"),
    ("周海燕", "人大主席"),
    ("刘卫东", "常务副镇长"),
    ("孙立军", "组织委员"),
    ("欧阳春华", "宣传委员"),
    ("郑国栋", "武装部长"),
    ("马德胜", "副镇长"),
    ("朱玉兰", "副镇长"),
    ("胡永平", "人大副主席"),
    ("林秀珍", "党委委员"),
];
const GROUPS: [(&str, &str); 3] = [
    ("colleagues", "单位同事"),
    ("service-users", "服务对象"),
    ("residents", "基层群众"),
];

/// When the stories take place, and where the clock of the harness begins.
pub fn morning() -> NaiveDateTime {
    day(18).and_hms_opt(9, 42, 0).unwrap()
}

/// A desk that derives keys quickly.
pub fn desk() -> Arc<Desk> {
    Arc::new(Desk::new(PassphraseCost::Floor, None))
}

/// Where [`found`] puts the data file.
pub fn data_file(folder: &Path) -> PathBuf {
    folder.join("石桥镇.zj")
}

/// Where [`open_round`] puts the ballot box.
pub fn box_file(folder: &Path) -> PathBuf {
    folder.join("石桥镇.box")
}

/// Where [`open_round`] puts the slips to be printed; the program chooses this
/// name too for a data file at [`data_file`].
fn slips_file(folder: &Path) -> PathBuf {
    folder.join("石桥镇-票码纸条.html")
}

/// Creates the town's meeting, ten days ahead, with its first so many members
/// and so many people in each group.
pub fn found(desk: &Desk, folder: &Path, members: usize, heads: [u32; 3]) -> MeetingId {
    let checklist = pack("party-constitution", "2022");
    found_on(desk, folder, members, heads, checklist)
}

/// The same on a checklist of one's choice.
pub fn found_on(
    desk: &Desk,
    folder: &Path,
    members: usize,
    heads: [u32; 3],
    checklist: PackRef,
) -> MeetingId {
    let plan = MeetingPlan {
        checklist,
        ..plan(members, heads)
    };
    let made = meeting::create(desk, &data_file(folder), &plan, OFFICE, morning());
    made.unwrap().meeting
}

/// A pack by its id and version.
pub fn pack(id: &str, version: &str) -> PackRef {
    PackRef {
        id: id.into(),
        version: version.into(),
    }
}

/// The same with a questionnaire of one's choice.
pub fn found_asking(
    desk: &Desk,
    folder: &Path,
    members: usize,
    heads: [u32; 3],
    questionnaire: PackRef,
) -> MeetingId {
    let plan = MeetingPlan {
        questionnaire,
        ..plan(members, heads)
    };
    let made = meeting::create(desk, &data_file(folder), &plan, OFFICE, morning());
    made.unwrap().meeting
}

fn plan(members: usize, heads: [u32; 3]) -> MeetingPlan {
    let seat = |(name, post): &(&str, &str)| Seat {
        name: (*name).into(),
        post: (*post).into(),
    };
    let group = |((id, name), head_count): ((&str, &str), u32)| VoterGroup {
        id: id.into(),
        name: name.into(),
        head_count,
        weight: 1,
    };
    MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: day(28),
        theme: "办实事".into(),
        members: PEOPLE[..members].iter().map(seat).collect(),
        groups: GROUPS.into_iter().zip(heads).map(group).collect(),
        checklist: pack("party-constitution", "2022"),
        questionnaire: pack("township", "1"),
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

/// The office of the meeting on the desk, unlocked.
pub fn unlock_office(desk: &Desk) -> Arc<OfficeKey> {
    let meeting = meeting::current(desk).unwrap().id;
    Arc::new(vault::unlock_office(desk, meeting, &Proof::Passphrase(OFFICE)).unwrap())
}

/// Opens a round with so many codes per group, on slips if there are any, and
/// with a threshold for figures and one for opinions.
pub fn open_round(desk: &Desk, folder: &Path, codes: [u32; 3], thresholds: [u32; 2]) {
    open_with_receipts(desk, folder, codes, thresholds, false);
}

/// The same, where residents may get a receipt.
pub fn open_with_receipts(
    desk: &Desk,
    folder: &Path,
    codes: [u32; 3],
    [figures, opinions]: [u32; 2],
    receipts: bool,
) {
    let printed = codes.iter().any(|codes| *codes > 0);
    let prospect = standing::prospect(desk, morning().date()).unwrap();
    let groups = &prospect.overview.groups;
    let mut plan = RoundPlan::usual(groups, &prospect.pack, box_file(folder), slips_file(folder));
    for (group, codes) in plan.groups.iter_mut().zip(codes) {
        group.codes = codes;
        group.receipts &= receipts;
    }
    if !printed {
        plan.slips_path = None;
    }
    (plan.threshold, plan.comment_threshold) = (figures, opinions);
    let ceremony = Ceremony::begin(KeyMode::OnePerson).unwrap();
    let lang = Lang::load(Language::Chinese).unwrap();
    let office = unlock_office(desk);
    round::open(desk, &office, &plan, &ceremony, &lang, morning(), &Silent).unwrap();
}

/// The codes on the slips, group by group: everything that looks like
/// `XXXX-XXXX-XXXX`.
pub fn codes(folder: &Path) -> Vec<String> {
    codes_on(&slips_file(folder))
}

/// The codes on a sheet of slips.
pub fn codes_on(slips: &Path) -> Vec<String> {
    let page = fs::read_to_string(slips).unwrap();
    let symbol = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_code = |words: &&str| {
        words.len() == 14 && words.split('-').count() == 3 && words.split('-').all(|s| s.len() == 4)
    };
    let words = page.split(|c: char| !(symbol(c) || c == '-'));
    words.filter(is_code).map(ToOwned::to_owned).collect()
}

/// The same codes, and no slips left behind that a story might find.
pub fn take_slips(folder: &Path) -> Vec<String> {
    let codes = codes(folder);
    fs::remove_file(slips_file(folder)).unwrap();
    codes
}
