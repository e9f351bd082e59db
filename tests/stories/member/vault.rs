//! Passphrases and recovery keys.

use zhaojing::usecase::vault::{self, Proof};

use super::town::{PASSPHRASE, Town};
use crate::support::town::OFFICE;

#[test]
fn a_member_sets_a_passphrase_and_sees_the_recovery_key_once() {
    let town = Town::found();
    let mut app = town.open();
    app.expect("请问您是哪一位？")
        .keys("Down Enter")
        .expect("第一次来，定一个口令");
    app.type_("短的").keys("Enter").expect("至少要 8 个字");
    app.keys("Ctrl-A").type_(PASSPHRASE).expect_not(PASSPHRASE);
    app.keys("Enter")
        .type_("石桥镇的早晨九点")
        .keys("Enter")
        .expect("两遍不一样");
    app.keys("Ctrl-A")
        .type_(PASSPHRASE)
        .keys("Enter")
        .expect("请抄下恢复密钥");
    // Nobody leaves this page by accident.
    app.keys("Esc").expect("真的抄在纸上了吗？");
    app.keys("Enter").expect("请抄下恢复密钥");
    app.keys("F8 Right Enter")
        .expect("我要做的")
        .expect_not("恢复密钥");
    assert!(vault::member_has_vault(&town.desk, town.id(0)).unwrap());
}

#[test]
fn a_wrong_passphrase_says_so_and_keeps_the_field() {
    let town = Town::found();
    town.member(0);
    let mut app = town.open();
    app.keys("Down Enter").expect("输入口令 · 王建国");
    app.type_("石桥镇的早晨")
        .keys("Enter")
        .expect("口令不对")
        .expect("••••••");
    // What was typed is selected, so that typing begins anew.
    app.type_(PASSPHRASE)
        .expect_not("口令不对")
        .keys("Enter")
        .expect("我要做的");
}

#[test]
fn whoever_wants_to_see_what_they_type_can_see_it() {
    let town = Town::found();
    town.member(0);
    let mut app = town.open();
    app.keys("Down Enter").type_("石桥镇").expect_not("石桥镇▏");
    app.keys("F4")
        .expect("石桥镇▏")
        .keys("F4")
        .expect_not("石桥镇▏");
}

#[test]
fn the_recovery_key_lets_a_member_in_and_gives_way_to_a_new_one() {
    let town = Town::found();
    let id = town.id(0);
    let (_, words) = vault::create_member(&town.desk, town.meeting, id, PASSPHRASE).unwrap();
    let mut app = town.open();
    app.keys("Down Enter F3").expect("用恢复密钥");
    app.type_("一二三").keys("Enter").expect("! ");
    app.keys("Ctrl-A")
        .type_(words.words())
        .keys("Enter")
        .expect("定一个新口令");
    app.type_("换了一个新的口令").keys("Enter").expect("够了");
    app.type_("换了一个新的口令")
        .keys("Enter")
        .expect("请抄下恢复密钥");
    app.keys("F8 Right Enter").expect("我要做的");
    let unlock = |proof: Proof<'_>| vault::unlock_member(&town.desk, town.meeting, id, &proof);
    assert!(unlock(Proof::Passphrase("换了一个新的口令")).is_ok());
    assert!(unlock(Proof::Passphrase(PASSPHRASE)).is_err());
    assert!(unlock(Proof::Recovery(words.words())).is_err());
}

#[test]
fn from_the_recovery_page_one_comes_back_to_the_passphrase() {
    let town = Town::found();
    town.member(0);
    let mut app = town.open();
    app.keys("Down Enter F3")
        .expect("用恢复密钥")
        .keys("Esc")
        .expect("输入口令");
    app.keys("Esc").expect("请问您是哪一位？");
}

#[test]
fn the_office_changes_its_passphrase_and_opens_what_was_sealed_to_it_before() {
    let town = Town::found();
    let before = town.office();
    let words = vault::change_office(&town.desk, &before, "办公室的第二个口令").unwrap();
    let mut app = town.open();
    app.keys("Enter").expect("输入口令 · 会务、主持人");
    app.type_(OFFICE).keys("Enter").expect("口令不对");
    app.keys("F3")
        .type_(words.words())
        .keys("Enter")
        .expect("定一个新口令");
    app.type_(OFFICE)
        .keys("Enter")
        .type_(OFFICE)
        .keys("Enter")
        .expect("请抄下恢复密钥");
    app.keys("F8 Right Enter")
        .expect("各位的对照检查材料")
        .expect("已交 0 / 3");
}

#[test]
fn another_person_sits_down_and_the_place_can_be_left_locked() {
    let town = Town::found();
    town.member(1);
    let mut app = town.at(zhaojing::tui::screens::home::HomeScreen::member(
        town.member(0),
    ));
    app.expect("王建国").keys("F2").expect("现在坐在这里");
    app.keys("Down Down Enter")
        .type_(PASSPHRASE)
        .keys("Enter")
        .expect("李秀英");
    app.keys("F2 End Enter")
        .expect("请问您是哪一位？")
        .expect_not("我要做的");
}

#[test]
fn whoever_knows_the_passphrase_can_change_it() {
    let town = Town::found();
    town.member(0);
    let mut app = town.open();
    app.keys("Down Enter Ctrl-E").expect("请先输入现在的口令");
    app.type_(PASSPHRASE).keys("Enter").expect("定一个新口令");
    app.type_("换了一个新的口令")
        .keys("Enter")
        .type_("换了一个新的口令")
        .keys("Enter")
        .expect("请抄下恢复密钥");
    let proof = Proof::Passphrase(PASSPHRASE);
    assert!(vault::unlock_member(&town.desk, town.meeting, town.id(0), &proof).is_err());
}
