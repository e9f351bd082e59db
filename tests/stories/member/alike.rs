//! Two colleagues hand in nearly the same: chair and clerk see where, in both
//! texts, and nobody else does.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use zhaojing::domain::SelfRating;
use zhaojing::domain::worksheet::Progress;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::preview::PreviewScreen;
use zhaojing::usecase::vault::MemberKey;
use zhaojing::usecase::worksheet::{self, Whose};

use super::town::Town;
use crate::support::town::morning;

const SAME: &str = "三月份五组的能繁母猪补贴晚发了二十一天，涉及三十七户，我没有核对名册就签了字，\
                    也没有到组里当面向群众作一次解释。";

/// Writes on an item and hands the worksheet in.
fn hand_in(town: &Town, key: &Arc<MemberKey>, item: usize, words: &str) {
    let whose = Whose::Own;
    let open = worksheet::open(&town.desk, key, whose).unwrap();
    let mut entry = open.sheet.entries[item].clone();
    entry.rating = Some(SelfRating::Gap);
    words.clone_into(&mut entry.facts);
    worksheet::save(&town.desk, key, whose, &entry, Progress::default()).unwrap();
    worksheet::hand_in(&town.desk, key, whose, morning()).unwrap();
}

#[test]
fn the_office_sees_which_passage_is_nearly_the_same_as_whose_and_reads_both() {
    let town = Town::found();
    let (wang, li, zhao) = (town.member(0), town.member(1), town.member(2));
    hand_in(&town, &wang, 0, SAME);
    let changed = SAME
        .replace("三月份", "去年三月")
        .replace("我没有", "我也没有");
    hand_in(&town, &li, 4, &format!("先说一件事。{changed}"));
    hand_in(&town, &zhao, 0, "值班三次不在岗，都是让小周接的电话。");

    let mut app = town.at(HomeScreen::office(town.office()));
    app.click("李秀英")
        .keys("Enter")
        .expect("! R09  有 1 段和王建国写的大段相同")
        .expect("F3 对着看");
    let screen = app.keys("F3").screen();
    insta::assert_snapshot!("alike_80x24", screen);
    app.expect("和王建国写的一样")
        .expect("李秀英 · 5 表现")
        .expect("王建国 · 1 表现")
        .expect("不打分、不排名");
    // A worksheet that is its author's own has no such line.
    app.keys("Esc Esc")
        .click("赵敏")
        .keys("Enter")
        .expect("小周")
        .expect_not("R09");
}

#[test]
fn nobody_but_the_office_sees_what_two_colleagues_have_in_common() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    hand_in(&town, &wang, 0, SAME);
    hand_in(&town, &li, 0, SAME);
    town.at(PreviewScreen::own(li, Whose::Own))
        .expect("补贴晚发")
        .expect_not("R09")
        .expect_not("王建国");
}
