//! The heads of supervised units are owed a talk too.

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::talks::TalksScreen;
use zhaojing::usecase::talks;

use crate::member::town::Town;

#[test]
fn a_unit_head_is_added_and_talked_with() {
    let town = Town::found();
    let key = town.member(1);
    let mut app = town.at(HomeScreen::member(key.clone()));
    app.expect("还差 2 人")
        .keys("Down Enter F4")
        .expect("分管单位负责人")
        .expect("▸ 添一位负责人");
    app.keys("Enter")
        .expect("单位、职务")
        .type_("何平")
        .keys("Tab")
        .type_("农业服务中心主任")
        .keys("Enter")
        .expect("何平  农业服务中心主任")
        .expect("还没谈");
    app.keys("Esc")
        .expect("谈过 0 / 3 人")
        .expect("何平")
        .keys("Down Down Enter")
        .expect("谈心谈话 · 何平 农业服务中心主任");
    app.type_("技术员不够").keys("F8").expect("谈过 1 / 3 人");
    app.keys("F6 Down Down Down Right")
        .expect("分管单位负责人")
        .expect("李秀英 和 何平（农业服务中心主任）：12月18日谈过");
    app.keys("Right").expect("赵敏不分管何平");
    // Nobody else owes this talk.
    let mut app = town.at(HomeScreen::member(town.member(0)));
    app.expect("还差 2 人");
}

#[test]
fn a_unit_head_is_renamed_and_taken_off_unless_talked_with() {
    let town = Town::found();
    let key = town.member(1);
    talks::add_head(&town.desk, &key, "何平", "农业服务中心主任").unwrap();
    let mut app = town.at(TalksScreen::new(key.clone()));
    app.keys("F4 Ctrl-E Ctrl-A")
        .type_("何萍")
        .keys("F8")
        .expect("何萍  农业服务中心主任");
    app.keys("Enter F8").expect("12月18日谈过");
    app.keys("Delete").expect("不能删");
    let held = talks::board(
        &town.desk,
        town.meeting,
        crate::support::town::morning().date(),
    );
    let talk = held.unwrap().talks.remove(0);
    talks::remove(&town.desk, &key, talk.id).unwrap();
    let mut app = town.at(TalksScreen::new(key));
    app.keys("F4 Delete")
        .expect("把何萍从名单上去掉？")
        .keys("Right Enter")
        .expect("去掉了")
        .expect("▸ 添一位负责人");
}

#[test]
fn a_name_half_typed_is_not_lost_without_a_question() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("F4 Enter")
        .type_("何平")
        .keys("Esc")
        .expect("还没有记好，要走吗？")
        .keys("Enter")
        .expect("何平")
        .keys("Esc Right Enter")
        .expect("▸ 添一位负责人")
        .expect_not("何平");
}

#[test]
fn only_the_supervisor_touches_a_unit_head() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let head = talks::add_head(&town.desk, &li, "何平", "农业服务中心主任").unwrap();
    assert!(talks::rename_head(&town.desk, &wang, head, "甲", "乙").is_err());
    assert!(talks::remove_head(&town.desk, &wang, head).is_err());
    assert!(talks::remove_head(&town.desk, &li, head).is_ok());
}
