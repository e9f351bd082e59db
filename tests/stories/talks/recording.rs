//! A member records talks; what is typed is never lost.

use std::sync::Arc;

use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::talks::{RecordScreen, TalksScreen};
use zhaojing::usecase::talks;

use super::SOON;
use crate::member::town::Town;
use crate::support::town::morning;

#[test]
fn a_member_records_owed_talks_till_nothing_is_owed() {
    let town = Town::found();
    let mut app = town.at(HomeScreen::member(town.member(0)));
    app.expect("还差 2 人")
        .expect("12月21日前  ! 还剩 3 天")
        .keys("Down Enter")
        .expect("12月21日前（还有 3 天）")
        .expect("▸ 李秀英")
        .expect("还没谈")
        .expect("谈过 0 / 2 人");
    app.keys("Enter")
        .expect("谈心谈话 · 李秀英 党委副书记、镇长")
        .expect("12月18日 周五")
        .expect("只有您自己看得到");
    app.type_("补贴发得晚，村里有意见")
        .keys("Tab")
        .type_("认账，下周核对名册")
        .advance(SOON)
        .expect("已存 09:42");
    app.keys("F8")
        .expect("记下了")
        .expect("谈过 1 / 2 人")
        .expect("▸ 赵敏");
    // There was nothing to write: that it was held is enough.
    app.keys("Enter F8")
        .expect("谈过 2 / 2 人")
        .expect("该谈的都谈过了");
    app.keys("Esc")
        .expect("没有要谈的了")
        .expect("都谈过了")
        .expect_not("还差");
}

#[test]
fn a_record_is_opened_again_changed_and_removed() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("Enter")
        .type_("路灯不亮")
        .keys("F8")
        .expect("李秀英")
        .expect("必谈");
    app.keys("End Enter")
        .expect("路灯不亮")
        .keys("End")
        .type_("三个月了")
        .keys("Esc Enter")
        .expect("路灯不亮三个月了");
    app.keys("Esc F10")
        .expect("删掉")
        .keys("Esc")
        .keys("Delete")
        .expect("删掉这次谈话记录？")
        .keys("Enter")
        .expect("谈过 1 / 2 人");
    app.keys("Delete Right Enter")
        .expect("删掉了")
        .expect("谈过 0 / 2 人")
        .expect("还没有。在上面选一位");
}

#[test]
fn a_record_is_removed_from_its_own_page_and_stays_removed() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(Arc::clone(&key)));
    app.keys("Enter")
        .type_("写错了人")
        .keys("Shift-Tab Delete")
        .keys("Delete")
        .expect("删掉这次谈话记录？")
        .keys("Right Enter")
        .expect("删掉了")
        .expect("谈过 0 / 2 人");
    let board = talks::board(&town.desk, town.meeting, morning().date());
    assert!(board.is_ok_and(|board| board.talks.is_empty()));
}

#[test]
fn a_page_that_was_only_looked_at_records_nothing() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("Enter")
        .expect("问题和意见")
        .keys("Esc")
        .expect("谈过 0 / 2 人");
}

#[test]
fn whoever_types_without_a_pause_gets_one_record() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(Arc::clone(&key)));
    app.keys("Enter").expect("李秀英");
    for _ in 0..8 {
        let _ = app.type_("不停").advance(SOON).screen();
    }
    app.keys("Esc").expect("谈过 1 / 2 人");
    let mine = talks::mine(&town.desk, &key, morning().date());
    assert!(mine.is_ok_and(|mine| mine.records().len() == 1));
}

#[test]
fn a_program_that_must_end_saves_first() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(Arc::clone(&key)));
    app.keys("Enter")
        .type_("断电之前的话")
        .expect("断电之前的话▏");
    app.terminate().expect_end();
    let mut app = town.at(TalksScreen::new(key));
    app.keys("End Enter").expect("断电之前的话");
}

#[test]
fn a_talk_with_somebody_else_is_recorded_by_a_name_only_its_author_sees() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(Arc::clone(&key)));
    app.keys("Down Down Enter")
        .expect("没写和谁谈的")
        .expect("别的人");
    // Without a name it is not complete; with one it is.
    app.keys("3 F8").expect("姓名").expect("要填");
    app.type_("老周").keys("F8").expect("记下了");
    app.expect("老周").expect("约谈").expect("谈过 0 / 2 人");
    let mut app = town.at(TalksScreen::new(town.member(1)));
    app.expect_not("老周");
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let town = Town::found();
    let mut app = town.at(RecordScreen::new(town.member(0)));
    app.keys("1 Tab Ctrl-A")
        .type_("12-20")
        .keys("F8")
        .expect("不能晚于 2026-12-18");
}
