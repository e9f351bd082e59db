//! The meeting: somebody has spoken, the criticism opens before everybody and
//! is answered.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use chrono::NaiveDateTime;
use zhaojing::domain::criticism::{Criticism, ReplyKind, SpokenHow};
use zhaojing::tui::screens::criticism::{
    ColleaguesScreen, MatrixScreen, PagesScreen, RoomScreen, WriteScreen,
};
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::usecase::criticism;
use zhaojing::usecase::vault::MemberKey;

use crate::member::town::{PASSPHRASE, Town};

/// A member hands in a criticism of another.
pub(super) fn hand_in(town: &Town, critic: &Arc<MemberKey>, target: usize, fact: &str) {
    let opinion = Criticism {
        fact: fact.into(),
        fault: "没有核对名册就签了字".into(),
        effect: "三十七户晚拿到钱".into(),
        advice: "每月五日和村里对一次".into(),
    };
    let target = town.id(target);
    criticism::save(&town.desk, critic, target, &[opinion]).unwrap();
    criticism::hand_in(&town.desk, critic, target, NaiveDateTime::default()).unwrap();
}

fn spoken(town: &Town, member: usize, how: SpokenHow) {
    let now = crate::support::town::morning();
    criticism::mark_spoken(&town.desk, &town.office(), town.id(member), how, now).unwrap();
}

#[test]
fn two_members_criticise_each_other_and_cannot_read_it_before_the_time() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let writes = |key: &Arc<MemberKey>, about: usize, fact: &str| {
        let mut app = town.at(WriteScreen::new(key.clone(), town.id(about)));
        app.type_(fact)
            .keys("Tab")
            .type_("没有核对名册")
            .keys("F8 Right Enter")
            .expect("已交，封着");
    };
    writes(&wang, 1, "三月补贴晚发");
    writes(&li, 0, "四月会议太长");

    // Before: neither the person nor the office finds a word of it.
    for key in [&wang, &li] {
        let mut app = town.at(HomeScreen::member(key.clone()));
        app.expect("1 / 2 人").expect_not("对我的批评");
        app.click("相互批评")
            .keys("Enter End Enter")
            .expect("现在有 1 位交了")
            .expect_not("没有核对");
        app.keys("Enter").expect("现在有 1 位交了");
    }
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("会上发言和批评")
        .expect("0 / 3 人已发言")
        .expect("2 / 6");
    let mut app = town.at(PagesScreen::for_the_room(town.office(), town.id(1)));
    app.expect_not("补贴").keys("Enter").expect_not("补贴");

    // 李秀英 has spoken; she types her passphrase before everybody.
    let mut app = town.at(RoomScreen::new(town.office()));
    app.expect("▸ 王建国")
        .keys("Down Enter")
        .expect("李秀英同志发言已毕？")
        .expect("不能撤销")
        .expect("今天不是开会的日子（12月28日）");
    app.keys("Right Enter")
        .expect("大家对李秀英同志的批评有 1 份")
        .expect_not("补贴");
    app.keys("Enter")
        .expect("请李秀英同志输入自己的口令")
        .type_("不是这个口令")
        .keys("Enter")
        .expect("口令不对");
    app.keys("Ctrl-A")
        .type_(PASSPHRASE)
        .expect_not(PASSPHRASE)
        .keys("Enter")
        .expect("打开了 1 份")
        .expect("王建国")
        .expect("三月补贴晚发");
    // The answer is recorded then and there.
    app.keys("F8")
        .expect("对王建国同志的答复")
        .keys("1 Tab")
        .type_("名册我下周去对")
        .keys("F8")
        .expect("接受。名册我下周去对");
    app.keys("Esc").expect("1 份已打开，答复 1");

    // 王建国 has not spoken: what was said about him stays sealed.
    town.at(PagesScreen::own(wang.clone()))
        .expect("现在有 1 位交了")
        .expect_not("四月会议太长");
    // 李秀英 finds it at her own place; 王建国 sees that it was accepted.
    town.at(PagesScreen::own(li))
        .expect("三月补贴晚发")
        .expect("名册我下周去对");
    town.at(ColleaguesScreen::new(wang.clone()))
        .expect("已打开，接受")
        .expect("12月18日 09:42 已发言");
    town.at(WriteScreen::new(wang, town.id(1)))
        .expect("三月补贴晚发")
        .expect_not("F7 撤回");
}

#[test]
fn that_somebody_has_spoken_stays_and_everybody_sees_the_time() {
    let town = Town::found();
    let wang = town.member(0);
    spoken(&town, 1, SpokenHow::InPerson);
    let mut app = town.at(RoomScreen::new(town.office()));
    app.keys("Down").expect("12月18日 09:42 已发言");
    app.keys("F4").expect("记一次就定了").expect_not("已经代读");
    town.at(ColleaguesScreen::new(wang))
        .expect("12月18日 09:42 已发言");
    town.at(MatrixScreen::new())
        .keys("Right")
        .expect("李秀英：12月18日 09:42 已发言");
}

#[test]
fn an_absent_member_opens_it_later_alone_and_answers() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    let mut app = town.at(RoomScreen::new(town.office()));
    app.keys("Down F4")
        .expect("没有到会，书面发言已经代读？")
        .keys("Right Enter")
        .expect("等本人回来")
        .expect_not("补贴");
    let mut app = town.at(HomeScreen::member(li));
    app.expect("对我的批评")
        .expect("可以打开了")
        .click("对我的批评")
        .keys("Enter")
        .expect("可以打开了。请按 Enter")
        .expect_not("补贴");
    app.keys("Enter")
        .expect("会务也看得到")
        .keys("Right Enter")
        .expect("三月补贴晚发");
    app.keys("F8 2 Tab")
        .type_("当时在防汛")
        .keys("Esc")
        .expect("作了说明。当时在防汛");
    town.at(PagesScreen::for_the_room(town.office(), town.id(1)))
        .expect("三月补贴晚发")
        .expect("当时在防汛");
}

#[test]
fn criticism_that_comes_late_is_open_at_once() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    spoken(&town, 1, SpokenHow::InPerson);
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.expect("现在交出就不再封")
        .type_("会上想到的事")
        .keys("Tab")
        .type_("问题在这里")
        .keys("F8")
        .expect("不能撤回")
        .keys("Right Enter")
        .expect("本人和会务看得到了")
        .expect_not("F7 撤回");
    town.at(PagesScreen::own(li)).expect("会上想到的事");
}

#[test]
fn the_chair_is_criticised_like_everybody() {
    let town = Town::found();
    let (_wang, li) = (town.member(0), town.member(1));
    hand_in(&town, &li, 0, "四月会议太长");
    let mut app = town.at(RoomScreen::new(town.office()));
    app.keys("Enter Right Enter Enter")
        .type_(PASSPHRASE)
        .keys("Enter")
        .expect("对王建国同志的批评")
        .expect("四月会议太长");
}

#[test]
fn somebody_elses_passphrase_opens_nothing() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    spoken(&town, 1, SpokenHow::InPerson);
    let mut app = town.at(PagesScreen::for_the_room(town.office(), town.id(1)));
    app.keys("Enter")
        .type_(crate::support::town::OFFICE)
        .keys("Enter")
        .expect("口令不对");
    // In the middle of a meeting, no key is handed out and nothing is shown.
    app.expect_not("恢复密钥 ").expect_not("F4 显示");
    app.keys("Esc")
        .expect("请李秀英同志到这里")
        .expect_not("补贴");
}

#[test]
fn critics_stand_one_a_page_and_on_the_wall() {
    let town = Town::found();
    let (wang, li, zhao) = (town.member(0), town.member(1), town.member(2));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    hand_in(&town, &zhao, 1, "五月防汛值班");
    spoken(&town, 1, SpokenHow::InPerson);
    criticism::open(&town.desk, &li).unwrap();
    let mut app = town.at(PagesScreen::for_the_room(town.office(), town.id(1)));
    app.expect("第 1 位 / 2")
        .expect("三月补贴晚发")
        .keys("Right")
        .expect("五月防汛值班")
        .expect_not("三月补贴晚发");
    app.keys("F5").expect("对李秀英同志的批评").expect("2 / 2");
    app.keys("Left")
        .expect("三月补贴晚发")
        .expect_not("第 1 位 / 2")
        .keys("Esc")
        .expect("第 1 位 / 2");
}

#[test]
fn an_answer_can_be_mended() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    spoken(&town, 1, SpokenHow::InPerson);
    criticism::open(&town.desk, &li).unwrap();
    let accepts = ReplyKind::Accepts;
    criticism::reply_by_person(&town.desk, &li, town.id(0), accepts, "好").unwrap();
    let mut app = town.at(PagesScreen::own(li));
    app.expect("接受。好")
        .keys("F8")
        .expect("好")
        .keys("2 F8")
        .expect("作了说明。好");
}

#[test]
fn after_the_meeting_the_person_reads_the_paper_and_writes_it_to_a_file() {
    let town = Town::found();
    let (wang, li, zhao) = (town.member(0), town.member(1), town.member(2));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    hand_in(&town, &zhao, 1, "四月值班不在岗");
    spoken(&town, 1, SpokenHow::InPerson);
    criticism::open(&town.desk, &li).unwrap();
    let accepts = ReplyKind::Accepts;
    criticism::reply_by_person(&town.desk, &li, town.id(0), accepts, "下周去对名册").unwrap();
    let mut app = town.at(HomeScreen::member(li));
    app.click("对我的批评").keys("Enter").expect("F5 看成文");
    let screen = app.keys("F5").screen();
    insta::assert_snapshot!("paper_80x24", screen);
    app.expect("对李秀英同志的批评意见")
        .expect("三月补贴晚发")
        .expect("下周去对名册");
    app.keys("F12")
        .expect("Criticism of 李秀英")
        .keys("F12")
        .expect("三月补贴晚发");
    app.keys("F8")
        .expect("石桥镇-对李秀英同志的批评意见.docx")
        .keys("F8")
        .expect("写好了");
    let file = town.bytes_of("石桥镇-对李秀英同志的批评意见.docx");
    assert!(file.starts_with(b"PK"));
    // After the file is written the paper is there again, then the page.
    app.keys("Enter").expect("四月值班不在岗");
}

#[test]
fn what_was_said_becomes_a_paper_for_the_person() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    hand_in(&town, &wang, 1, "三月补贴晚发");
    spoken(&town, 1, SpokenHow::InPerson);
    criticism::open(&town.desk, &li).unwrap();
    let mut app = town.at(PagesScreen::own(li));
    app.keys("Ctrl-P")
        .type_("写成文件")
        .keys("Enter")
        .expect("石桥镇-对李秀英同志的批评意见.docx");
    app.keys("4 F8").expect("写好了");
    let paper = town.bytes_of("石桥镇-对李秀英同志的批评意见.txt");
    let paper = String::from_utf8(paper).unwrap();
    assert!(
        paper.contains("三月补贴晚发") && paper.contains("王建国"),
        "{paper}"
    );
}
