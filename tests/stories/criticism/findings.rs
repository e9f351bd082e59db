//! What the review rules point at while a criticism is written: a line, the
//! place, why, and an answer with a reason. Nothing is ever held back.

use std::time::Duration;

use zhaojing::domain::criticism::{Criticism, CriticismState};
use zhaojing::tui::screens::criticism::WriteScreen;
use zhaojing::usecase::criticism;

use crate::member::town::Town;

/// After a pause the rules have read.
const PAUSE: Duration = Duration::from_millis(700);

const PRAISE: &str = "你最大的缺点是工作太拼，不注意身体。";
const DEED: &str = "8月12日的调度会上，你当众骂了小李，第二天他就写了调离申请。";

#[test]
fn praise_dressed_as_criticism_is_pointed_at_explained_and_mended() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_(PRAISE).expect_not("R01");
    app.advance(PAUSE)
        .expect("! R01")
        .expect("其实是表扬")
        .expect("F3 看这一处");
    // From another field F3 leads there; F1 says why and how to mend it.
    app.keys("Tab").type_("要改").keys("F3").expect("F1 为什么");
    app.keys("F1")
        .expect("R01 把表扬说成批评")
        .expect("写一件真正没做好的事")
        .expect("1 事实");
    app.keys("Enter").expect("相互批评 · 李秀英");
    // The words are selected: what is typed takes their place.
    app.keys("Ctrl-A")
        .type_(DEED)
        .advance(PAUSE)
        .expect("当众骂了小李")
        .expect_not("R01");
}

#[test]
fn hope_and_hollow_phrases_are_pointed_at_in_whichever_opinion_they_stand() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_(DEED)
        .keys("Tab")
        .type_("不该当众骂人")
        .keys("Ctrl-N")
        .type_("希望你今后多到村里走一走。")
        .advance(PAUSE)
        .expect("! R02");
    // The same words as advice are in their place.
    app.keys("Ctrl-Up")
        .advance(PAUSE)
        .expect("别的地方还有 1 处提示");
    app.keys("F3")
        .expect("第 2 条 / 2")
        .expect("! R02")
        .keys("Ctrl-L")
        .expect("2 事实")
        .expect("只有“希望”");
    app.keys("Esc Ctrl-A")
        .type_("4月群众等你看水渠，等到的是一个电话。")
        .keys("Tab Tab Tab")
        .type_("希望你今后多到村里走一走。")
        .advance(PAUSE)
        .expect_not("R02");
}

#[test]
fn a_finding_that_does_not_hold_is_answered_once_and_for_all() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_(PRAISE)
        .advance(PAUSE)
        .keys("F3 F1 Delete")
        .expect("这里放过")
        .type_("这是引他自己的话")
        .keys("Enter")
        .expect("这一处不再提示")
        .expect_not("! R01");
    app.keys("Ctrl-Q").expect_end();
    // Another day, and another colleague.
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.expect(PRAISE)
        .advance(PAUSE)
        .expect_not("R01")
        .keys("Ctrl-L Right")
        .expect("放过的理由：这是引他自己的话");
    app.keys("Esc")
        .keys("End")
        .type_("改了这句。")
        .advance(PAUSE)
        .expect_not("R02");
    let mut app = town.at(WriteScreen::new(wang, town.id(2)));
    app.type_(PRAISE).advance(PAUSE).expect("! R01");
    // The reason lies there for its author alone.
    let bytes = town.bytes();
    let reason = "引他自己".as_bytes();
    assert!(!bytes.windows(reason.len()).any(|part| part == reason));
}

#[test]
fn a_finding_holds_nothing_back() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_(PRAISE)
        .keys("Tab")
        .type_("工作太投入")
        .advance(PAUSE)
        .expect("R01");
    app.keys("F8 Right Enter")
        .expect("已封好交出")
        .expect_not("R01");
    let draft = criticism::draft(&town.desk, &wang, town.id(1)).unwrap();
    assert_eq!(draft.pair.state, CriticismState::Sealed);
    // Taken back, it can be mended, and is pointed at again.
    app.keys("F7 Right Enter").advance(PAUSE).expect("! R01");
}

#[test]
fn the_same_words_for_two_colleagues_are_pointed_at() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let words = "今年以来到村里的次数少，村里的路灯、水渠、补贴名册三件事都交给驻村干部，\
                 自己没有到现场看过一次，也没有当面听群众讲过。";
    let given = Criticism {
        fact: words.to_owned(),
        fault: "不深入".to_owned(),
        ..Criticism::default()
    };
    criticism::save(&town.desk, &wang, town.id(2), &[given]).unwrap();
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_(words)
        .advance(PAUSE)
        .expect("R09")
        .expect("和您写给赵敏的一样");
    app.keys("F3 F1").expect("写这位同志自己的事");
}
