//! From an empty folder to a meeting; and what is in the way.
#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;

use chrono::NaiveDate;
use zhaojing::domain::MeetingKind;
use zhaojing::tui::Layer;
use zhaojing::tui::screens::first_run::FirstRun;
use zhaojing::tui::screens::wizard::Wizard;
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::vault::{self, Proof};
use zhaojing::usecase::{Desk, Error, meeting};

use crate::support::{Story, random_keys};

pub const PASSPHRASE: &str = "石桥会务二〇二六";

/// The first page over an empty folder.
fn first_page() -> Story {
    Story::start_with(|_, folder| Layer::new(FirstRun::new(folder.join("zhaojing.zj"))))
}

/// The wizard over an empty folder.
pub fn wizard() -> Story {
    Story::start_with(|_, folder| Layer::new(Wizard::new(folder.join("zhaojing.zj"))))
}

/// Steps 1 to 4 filled in; step 5 is in hand.
pub fn before_saving(story: &mut Story) {
    story.type_("石桥镇党委").keys("F8").expect("第 2 步");
    add_member(story, "王建国", "党委书记");
    add_member(story, "李秀英", "党委副书记、镇长");
    story.keys("F8").expect("第 3 步");
    story.keys("2 8 Down 2 2 Down 5 0 F8").expect("第 4 步");
    story.keys("F8").expect("第 5 步");
}

fn add_member(story: &mut Story, name: &str, post: &str) {
    story.keys("Enter").expect("姓名");
    story
        .type_(name)
        .keys("Enter")
        .type_(post)
        .keys("Enter")
        .expect(name)
        .expect(post);
}

pub fn type_passphrases(story: &mut Story, first: &str, second: &str) {
    story
        .keys("Tab")
        .type_(first)
        .keys("Tab")
        .type_(second)
        .keys("F8")
        .expect("第");
}

pub fn another_desk() -> Desk {
    Desk::new(PassphraseCost::Floor, None)
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_meeting_is_created_exactly_as_it_was_typed() {
    let mut story = first_page();
    story.keys("Enter").expect("第 1 步");
    story
        .type_("石桥镇党委")
        .keys("Tab 2")
        .expect("2026 年度组织生活会");
    story
        .keys("Tab Tab")
        .type_("\u{8}")
        .keys("Ctrl-U")
        .type_("1-15")
        .expect("2027年1月15日");
    story
        .keys("Tab")
        .type_("学习贯彻全会精神")
        .keys("Enter")
        .expect("第 2 步");
    add_member(&mut story, "李秀英", "副书记");
    add_member(&mut story, "王建国", "支部书记");
    story.keys("Up Ctrl-Up").expect("1  王建国");
    story.keys("F8").expect("第 3 步");
    story
        .keys("Insert")
        .expect("加一类")
        .type_("党员代表")
        .keys("Enter 3 1 Enter Enter")
        .expect("31");
    story.keys("F8").expect("人数是 0");
    let kinds = story.screen();
    assert!(kinds.contains("党员代表"), "{kinds}");
    while story.screen().contains("人数是 0") {
        story.keys("2 6 F8").expect("步");
    }
    story.expect("第 4 步").keys("F8").expect("第 5 步");
    type_passphrases(&mut story, PASSPHRASE, PASSPHRASE);
    story
        .expect("第 6 步")
        .expect("石桥镇党委")
        .expect("王建国 支部书记（主持）");
    assert!(
        !story.folder().join("zhaojing.zj").exists(),
        "nothing is written before F8"
    );
    story.keys("F8").expect("只显示这一次");
    let shown = story.screen();
    story.keys("Esc Enter").expect("只显示这一次");
    story
        .keys("F8 Right Enter")
        .expect("照镜 · 石桥镇党委")
        .expect("会务");

    story.desk().close();
    let desk = another_desk();
    desk.open(&story.folder().join("zhaojing.zj")).unwrap();
    let seen = meeting::overview(&desk, day(2026, 12, 18)).unwrap();
    assert_eq!(seen.meeting.unit, "石桥镇党委");
    assert_eq!(seen.meeting.title, "2026 年度组织生活会");
    assert_eq!(seen.meeting.kind, MeetingKind::OrganisationalLife);
    assert_eq!(seen.meeting.held_on, day(2027, 1, 15));
    assert_eq!(seen.meeting.theme, "学习贯彻全会精神");
    let members: Vec<_> = seen
        .members
        .iter()
        .map(|view| {
            (
                view.member.name.as_str(),
                view.member.post.as_str(),
                view.member.chair,
            )
        })
        .collect();
    assert_eq!(
        members,
        [("王建国", "支部书记", true), ("李秀英", "副书记", false)]
    );
    let own = seen
        .groups
        .iter()
        .find(|group| group.name == "党员代表")
        .unwrap();
    assert_eq!((own.head_count, own.weight), (31, 1));
    assert!(seen.groups.iter().all(|group| group.head_count > 0));

    let id = seen.meeting.id;
    vault::unlock_office(&desk, id, &Proof::Passphrase(PASSPHRASE)).unwrap();
    let key: String = recovery_key(&shown);
    vault::unlock_office(&desk, id, &Proof::Recovery(&key)).unwrap();
}

/// The six groups of four from the page that shows them.
fn recovery_key(screen: &str) -> String {
    let rows = screen.lines().filter(|row| {
        row.contains("1 ") && row.contains("2 ") || row.contains("4 ") && row.contains("5 ")
    });
    rows.flat_map(str::chars)
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .collect()
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let mut story = Story::start_with(|_, folder| {
        fs::write(folder.join("zhaojing.zj"), "去年的").unwrap();
        Layer::new(Wizard::new(folder.join("zhaojing.zj")))
    });
    before_saving(&mut story);
    story.expect("zhaojing-2.zj");
    let taken = story.folder().join("zhaojing.zj");
    story
        .keys("Ctrl-U")
        .type_(taken.to_str().unwrap())
        .expect("zhaojing.zj");
    type_passphrases(&mut story, PASSPHRASE, PASSPHRASE);
    story.expect("第 5 步").expect("已经有");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "去年的");
    let missing = story.folder().join("没有/会议");
    story
        .keys("Ctrl-U")
        .type_(missing.to_str().unwrap())
        .keys("F8")
        .expect("第 5 步");
    let free = story.folder().join("今年");
    story
        .keys("Ctrl-U")
        .type_(free.to_str().unwrap())
        .keys("F8")
        .expect("今年.zj");
    story.keys("F8").expect("只显示这一次");
    assert!(free.with_extension("zj").exists());
}

#[test]
fn a_passphrase_is_long_enough_and_typed_twice_alike() {
    let mut story = wizard();
    before_saving(&mut story);
    type_passphrases(&mut story, "太短了", "太短了");
    story.expect("第 5 步").expect("至少 8 个字，现在 3 个");
    story
        .keys("Ctrl-U")
        .type_(PASSPHRASE)
        .keys("Tab Ctrl-U")
        .type_("别的口令别的口令")
        .keys("F8")
        .expect("第 5 步")
        .expect("两遍不一样");
    story
        .keys("Ctrl-U")
        .type_(PASSPHRASE)
        .keys("F8")
        .expect("第 6 步");
}

#[test]
fn nobody_goes_on_without_members_and_unit() {
    let mut story = wizard();
    story.keys("F8").expect("第 1 步").expect("这一栏要填");
    story
        .type_("石桥镇党委")
        .keys("F8")
        .expect("第 2 步")
        .expect_not("还没有班子成员");
    story
        .keys("F8")
        .expect("第 2 步")
        .expect("! 还没有班子成员");
    add_member(&mut story, "王建国", "党委书记");
    add_member(&mut story, "王建国", "党委书记");
    story.keys("F8").expect("第 2 步").expect("王建国 写了两次");
    story.keys("Delete").expect("已删掉 王建国");
    story.keys("F8 F8").expect("第 3 步").expect("人数是 0");
    story
        .keys("Delete Delete Delete F8")
        .expect("第 3 步")
        .expect("还没有要征求意见的群体");
    story.keys("Ctrl-Z").expect("基层群众");
}

#[test]
fn going_back_keeps_what_was_typed() {
    let mut story = wizard();
    before_saving(&mut story);
    story
        .keys("Tab")
        .type_(PASSPHRASE)
        .keys("F7 F7")
        .expect("第 3 步")
        .expect("50");
    story.keys("F7").expect("1  王建国").expect("2  李秀英");
    story.keys("F7").expect("石桥镇党委▏");
    story
        .keys("F8 F8 F8 F8")
        .expect("第 5 步")
        .expect("••••••••");
}

#[test]
fn leaving_asks_first_when_something_would_be_lost() {
    let mut story = first_page();
    story.keys("Enter Esc").expect("看一个例子");
    story
        .keys("Enter")
        .type_("石桥")
        .keys("Esc")
        .expect("不创建了？");
    story.keys("Enter").expect("石桥▏");
    story.keys("Ctrl-Q Enter").expect("石桥▏");
    story.keys("Esc Right Enter").expect("看一个例子");
    assert_eq!(fs::read_dir(story.folder()).unwrap().count(), 0);
}

#[test]
fn members_come_from_a_roster_and_its_faults_are_named() {
    let mut story = wizard();
    let roster = "姓名,职务\n王建国,党委书记\n李 静,镇长\n赵强,纪委书记\n";
    fs::write(story.folder().join("名册.csv"), roster).unwrap();
    fs::write(
        story.folder().join("坏.csv"),
        "名字叫什么,做什么\n王建国,党委书记\n",
    )
    .unwrap();
    story
        .type_("石桥镇党委")
        .keys("F8 Down Enter")
        .expect("坏.csv")
        .expect("名册.csv");
    story.keys("Down Enter").expect("没有做成");
    story.keys("Enter").expect("第 2 步");
    story
        .keys("Ctrl-O")
        .type_("名册.csv")
        .keys("Enter")
        .expect("读入了 3 位成员");
    story
        .expect("1  王建国")
        .expect("2  李静")
        .expect("3  赵强");
    story
        .keys("Ctrl-O")
        .type_("名册.csv")
        .keys("Enter")
        .expect("换成名册里的人？");
    story.keys("Enter").expect("第 2 步");
    story
        .paste("钱进\t组织委员\n孙红 宣传委员")
        .expect("5  孙红");
}

#[test]
fn no_key_breaks_the_pages_of_the_beginning() {
    let folder = tempfile::tempdir().unwrap();
    // An example that does not open, so that no key builds one.
    fs::write(folder.path().join("zhaojing-demo.zj"), "").unwrap();
    let data = folder.path().join("zhaojing.zj");
    for seed in 0..3 {
        random_keys(seed, 250, |_| Layer::new(Wizard::new(data.clone())));
        random_keys(seed, 150, |_| Layer::new(FirstRun::new(data.clone())));
        random_keys(seed, 80, |_| {
            Layer::new(FirstRun::after_failure(data.clone(), Error::NoMeeting))
        });
    }
}

#[test]
fn the_first_page_and_the_wizard_at_three_sizes() {
    for (width, height) in [(60, 17), (80, 24), (120, 40)] {
        let mut story = first_page();
        let page = story.resize(width, height).screen();
        insta::assert_snapshot!(format!("first_page_{width}x{height}"), page);
        let mut story = wizard();
        let facts = story.resize(width, height).type_("石桥镇党委").screen();
        insta::assert_snapshot!(format!("wizard_facts_{width}x{height}"), facts);
        story.keys("F8").expect("第 2 步");
        add_member(&mut story, "王建国", "党委书记");
        let people = story.screen();
        insta::assert_snapshot!(format!("wizard_people_{width}x{height}"), people);
        let groups = story.keys("F8 2 8 Right").screen();
        insta::assert_snapshot!(format!("wizard_groups_{width}x{height}"), groups);
        let packs = story.keys("Down 1 Left 2 2 Down 5 0 F8").screen();
        insta::assert_snapshot!(format!("wizard_packs_{width}x{height}"), packs);
    }
}

#[test]
fn esc_leaves_a_pop_up_and_the_file_list_without_a_trace() {
    let mut story = wizard();
    story.type_("石桥镇党委").keys("F8").expect("第 2 步");
    story.keys("Enter").expect("姓名");
    story
        .type_("误加的人")
        .keys("Esc")
        .expect("加一位成员")
        .expect_not("误加的人");
    story.keys("Down Enter").expect("Esc");
    story.keys("Esc").expect("加一位成员");
}
