//! A member writes, hands in, takes back; and it stays its author's.

use std::time::Duration;

use zhaojing::tui::screens::criticism::WriteScreen;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::usecase::criticism;

use crate::member::town::Town;

const SOON: Duration = Duration::from_millis(500);

#[test]
fn a_member_writes_about_a_colleague_leaves_and_finds_it_again() {
    let town = Town::found();
    let wang = town.member(0);
    town.member(1);
    let mut app = town.at(HomeScreen::member(wang));
    app.expect("相互批评")
        .expect("0 / 2 人")
        .click("相互批评")
        .keys("Enter")
        .expect("李秀英")
        .expect("还没写");
    app.keys("Enter")
        .expect("相互批评 · 李秀英")
        .expect("什么时候、在哪里、什么事");
    app.type_("三月八日石桥村补贴晚发")
        .keys("Tab")
        .type_("没有核对名册")
        .advance(SOON)
        .expect("已存 09:42");
    app.keys("Esc").expect("写了一半");
    app.keys("Enter")
        .expect("三月八日石桥村补贴晚发")
        .expect("没有核对名册");
}

#[test]
fn handing_in_says_who_can_read_it_when_and_seals_it() {
    let town = Town::found();
    let wang = town.member(0);
    town.member(1);
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_("三月补贴晚发")
        .keys("Tab")
        .type_("没有核对名册")
        .keys("F8")
        .expect("谁也看不到")
        .expect("本人也打不开");
    app.keys("Right Enter")
        .expect("已封好交出")
        .expect("F7 撤回");
    // What stands there is read only.
    app.type_("改")
        .expect("按 F7 撤回")
        .expect_not("没有核对名册改");
    let mut app = town.at(HomeScreen::member(wang));
    app.expect("1 / 2 人");
}

#[test]
fn what_was_handed_in_is_taken_back_and_changed_until_the_person_has_spoken() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_("三月补贴晚发")
        .keys("Tab")
        .type_("没有核对")
        .keys("F8 Right Enter")
        .expect("已交，封着");
    app.keys("F7 Right Enter")
        .expect("已撤回")
        .keys("End")
        .type_("还签了字")
        .keys("F8 Right Enter")
        .expect("已交，封着")
        .expect("还签了字");
}

#[test]
fn an_opinion_without_a_problem_is_not_handed_in() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.keys("F8 Right Enter").expect("一个字都没有写");
    app.keys("Enter")
        .type_("三月补贴晚发")
        .keys("F8 Right Enter")
        .expect("第 1 条意见还缺")
        .keys("Enter")
        .expect("三月补贴晚发");
}

#[test]
fn several_opinions_about_one_colleague_stand_one_after_the_other() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_("第一件事")
        .keys("Tab")
        .type_("第一个问题")
        .keys("Ctrl-N")
        .expect("第 2 条 / 2")
        .type_("第二件事")
        .keys("Tab")
        .type_("第二个问题")
        .expect_not("第一件事");
    app.keys("Ctrl-Up").expect("第 1 条 / 2").expect("第一件事");
    app.keys("F5")
        .expect("第一个问题")
        .expect("第二个问题")
        .keys("Esc")
        .expect("第一件事");
    // An empty third one asks for nothing and is not handed in.
    app.keys("Ctrl-N Ctrl-N").expect("第 3 条 / 3");
    app.keys("F8 Right Enter").expect("已交，封着");
}

#[test]
fn an_opinion_is_removed_after_a_question() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_("留下的")
        .keys("Ctrl-N")
        .type_("删掉的")
        .expect("第 2 条 / 2");
    app.keys("Ctrl-P")
        .type_("删掉这条")
        .keys("Enter")
        .expect("删掉第 2 条？")
        .keys("Right Enter")
        .expect("第 1 条 / 1")
        .expect("留下的");
    app.keys("Ctrl-Q").expect_end();
    let draft = criticism::draft(&town.desk, &wang, town.id(1)).unwrap();
    assert_eq!(draft.opinions.len(), 1);
}

#[test]
fn a_colleague_without_a_passphrase_can_be_written_about_and_waits() {
    let town = Town::found();
    let wang = town.member(0);
    let mut app = town.at(HomeScreen::member(wang));
    app.click("相互批评").keys("Enter").expect("还没设口令");
    app.keys("Enter")
        .expect("还没有设过口令")
        .type_("先写着的话")
        .keys("Tab")
        .type_("问题")
        .keys("F8")
        .expect("请那位同志打开一次照镜")
        .expect_not("谁也看不到：");
    // The colleague comes; then it can be handed in.
    town.member(1);
    app.keys("Esc").keys("Enter").expect("先写着的话");
    app.keys("F8 Right Enter").expect("已交，封着");
}

#[test]
fn a_pulled_plug_costs_only_what_was_typed_since_the_last_save() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_("存下来的话").advance(SOON).expect("已存");
    app.type_("来不及存的话").expect("来不及存的话");
    drop(app);
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.expect("存下来的话").expect_not("来不及存的话");
}

#[test]
fn a_program_that_must_end_saves_first() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang.clone(), town.id(1)));
    app.type_("断电之前的话").expect("断电之前的话▏");
    app.terminate().expect_end();
    town.at(WriteScreen::new(wang, town.id(1)))
        .expect("断电之前的话");
}

#[test]
fn a_save_that_fails_is_told_tried_again_and_nobody_leaves_before() {
    let town = Town::found();
    let (wang, _li) = (town.member(0), town.member(1));
    let mut app = town.at(HomeScreen::member(wang.clone()));
    app.click("相互批评")
        .keys("Enter Enter")
        .type_("第一句")
        .keys("Tab")
        .type_("问题")
        .advance(SOON)
        .expect("已存");
    // Handed in from elsewhere: this draft can no longer be saved.
    let now = chrono::NaiveDateTime::default();
    criticism::hand_in(&town.desk, &wang, town.id(1), now).unwrap();
    app.type_("第二句").advance(SOON).expect("没有做成");
    app.keys("Enter")
        .expect("还没存上")
        .keys("Esc")
        .expect("没有做成");
    app.keys("Enter").expect("第二句");
    criticism::withdraw(&town.desk, &wang, town.id(1)).unwrap();
    app.advance(Duration::from_secs(6))
        .expect("已存")
        .keys("Ctrl-Q")
        .expect_end();
}

#[test]
fn no_word_of_a_criticism_lies_in_the_file_or_its_log() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let mut app = town.at(WriteScreen::new(wang, town.id(1)));
    app.type_("不能外传的话")
        .keys("Tab")
        .type_("藏着的问题")
        .advance(SOON)
        .expect("已存");
    assert_silent(&town);
    app.keys("F8 Right Enter").expect("已交，封着");
    assert_silent(&town);
    let office = town.office();
    let how = zhaojing::domain::criticism::SpokenHow::InPerson;
    let now = chrono::NaiveDateTime::default();
    criticism::mark_spoken(&town.desk, &office, town.id(1), how, now).unwrap();
    assert_silent(&town);
    criticism::open(&town.desk, &li).unwrap();
    let kind = zhaojing::domain::criticism::ReplyKind::Explains;
    criticism::reply_by_person(&town.desk, &li, town.id(0), kind, "不能外传的话").unwrap();
    assert_silent(&town);
}

/// Not in any encoding, in no file beside it.
fn assert_silent(town: &Town) {
    let bytes = town.bytes();
    let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    for words in ["不能外传", "藏着的问题"] {
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(!has(words.as_bytes()) && !has(&wide), "{words}");
    }
    assert!(has("王建国".as_bytes()), "the check finds nothing at all");
}
