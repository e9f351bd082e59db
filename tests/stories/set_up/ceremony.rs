//! The key is divided: only the holder sees a part, once; nothing opens before
//! every part is on paper.

use std::fs;
use std::time::Duration;

use zhaojing::tui::Layer;
use zhaojing::tui::screens::round::RoundScreen;
use zhaojing::usecase::round::{self, Shares};

use super::fresh;
use super::holders::{copied, shows, turn};
use crate::office;
use crate::support::{Story, random_keys_after, town};

/// From the round's page to the first “turn round, please”.
const TO_CEREMONY: &str = "Enter F8 F8 Right Enter";

fn ceremony() -> Story {
    let mut app = fresh();
    app.keys(TO_CEREMONY).expect("请主持人坐到电脑前");
    app
}

fn first(paper: &str, count: usize) -> String {
    paper.chars().take(count).collect()
}

fn rest(paper: &str, count: usize) -> String {
    paper.chars().skip(count).collect()
}

#[test]
fn a_wrong_character_is_named_and_the_paper_can_be_compared_once_more() {
    let mut app = ceremony();
    app.keys("Enter").expect("抄在纸上");
    let paper = copied(&mut app);
    app.keys("Enter").expect("输进来");
    app.keys("Enter").expect("24 个字，这里有 0 个");
    let mut wrong: Vec<char> = paper.chars().collect();
    wrong[6] = '囍';
    let wrong: String = wrong.iter().collect();
    app.type_(&wrong).keys("Enter").expect("第 7 个字“囍”");
    app.keys("Ctrl-A")
        .type_(&rest(&paper, 1))
        .keys("Enter")
        .expect("这里有 23 个");
    // Once more to the characters, behind the same question; not twice.
    app.keys("F7")
        .expect("请主持人坐到电脑前")
        .keys("Enter")
        .expect("抄在纸上");
    assert_eq!(copied(&mut app), paper);
    app.keys("Enter F7")
        .expect("已经多看过一次")
        .expect("输进来");
    // From paper with numbers, blanks and marks, by a paste.
    let numbered: Vec<String> = (1..)
        .zip(paper.chars())
        .map(|(n, c)| format!("{n}.{c}，"))
        .collect();
    app.paste(&numbered.join(" "))
        .keys("Enter")
        .expect("抄对了");
    // The scrutineer cannot type the chair's paper.
    app.keys("Enter Enter Enter")
        .type_(&paper)
        .keys("Enter")
        .expect("不是这一份钥匙");
}

#[test]
fn an_empty_chair_shows_nothing() {
    let mut app = ceremony();
    app.keys("Enter").expect("抄在纸上");
    let paper = copied(&mut app);
    app.advance(Duration::from_secs(50)).expect("抄在纸上");
    app.keys("Down")
        .advance(Duration::from_secs(50))
        .expect("抄在纸上");
    app.advance(Duration::from_secs(10)).expect("字遮住了");
    assert!(!shows(&mut app, &paper));
    app.keys("Down F7")
        .expect("字遮住了")
        .keys("Enter")
        .expect("抄在纸上");
    assert_eq!(copied(&mut app), paper);
    app.keys("Enter")
        .type_(&first(&paper, 10))
        .expect("已输 10 个字");
    app.advance(Duration::from_secs(60)).expect("字遮住了");
    assert!(!shows(&mut app, &paper));
    app.type_("的的的").keys("Enter").expect("已输 10 个字");
    app.type_(&rest(&paper, 10)).keys("Enter").expect("抄对了");
}

#[test]
fn another_size_other_colours_another_language_keep_the_step() {
    let mut app = ceremony();
    app.keys("Enter").expect("抄在纸上");
    let paper = copied(&mut app);
    app.resize(60, 17).expect("抄在纸上");
    assert_eq!(copied(&mut app), paper);
    app.keys("F11").resize(120, 40).expect("抄在纸上");
    assert_eq!(copied(&mut app), paper);
    app.keys("F12").expect("Copy them onto paper");
    assert_eq!(copied(&mut app), paper);
    app.keys("F12 Enter")
        .type_(&first(&paper, 3))
        .keys("F11")
        .resize(80, 24)
        .expect("已输 3 个字");
}

#[test]
fn leaving_asks_and_opens_nothing() {
    let mut app = ceremony();
    app.keys("Enter").expect("抄在纸上");
    let paper = copied(&mut app);
    app.keys("Esc")
        .expect("不发起这一轮了")
        .keys("Enter")
        .expect("抄在纸上");
    app.keys("Enter Esc")
        .expect("撕掉")
        .keys("Right Enter")
        .expect("谁能开箱");
    assert!(!shows(&mut app, &paper));
    assert!(!town::box_file(app.folder()).exists());
    assert!(round::setup(app.desk()).is_err());
    // Another try is another key.
    app.keys("F8 F8 Right Enter Enter").expect("抄在纸上");
    assert_ne!(copied(&mut app), paper);
}

#[test]
fn what_fails_to_open_is_tried_again_with_the_same_papers() {
    let mut app = ceremony();
    let chair = turn(&mut app);
    app.keys("Enter").expect("监票人");
    let scrutineer = turn(&mut app);
    // Meanwhile somebody put a file where the slips go.
    let slips = app.folder().join("石桥镇-票码纸条.html");
    fs::write(&slips, "x").unwrap();
    app.keys("Enter")
        .expect("石桥镇-票码纸条.html")
        .keys("Enter")
        .expect("没有发起成");
    app.expect("不用重抄");
    assert!(
        !town::box_file(app.folder()).exists(),
        "nothing is left behind"
    );
    app.keys("Enter Enter").expect("没有发起成");
    app.keys("F7 Tab Ctrl-A")
        .type_("另一张.html")
        .keys("F8")
        .expect("没有发起成");
    app.keys("Enter")
        .expect("做好了 19 个票码")
        .expect("另一张.html");
    assert_eq!(fs::read_to_string(&slips).unwrap(), "x");
    let mut shares = Shares::of(&round::setup(app.desk()).unwrap());
    shares.give(&chair).unwrap();
    shares.give(&scrutineer).unwrap();
}

#[test]
fn a_third_part_goes_into_an_envelope() {
    let mut app = fresh();
    app.keys("Enter Down Down Down Enter 2 F8")
        .expect("任意两份");
    app.keys("F8 F8")
        .expect("3 份钥匙")
        .keys("Right Enter")
        .expect("第 1 份 / 共 3 份");
    turn(&mut app);
    app.keys("Enter").expect("第 2 份 / 共 3 份");
    let scrutineer = turn(&mut app);
    app.keys("Enter").expect("不拿钥匙的同志");
    let superior = turn(&mut app);
    app.expect("装进信封").keys("Enter").expect("三张纸上");
    let mut shares = Shares::of(&round::setup(app.desk()).unwrap());
    shares.give(&superior).unwrap();
    shares.give(&scrutineer).unwrap();
    assert!(shares.suffice());
}

#[test]
fn no_key_breaks_the_ceremony() {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = office::meeting(&desk, folder.path());
    let start = || Layer::new(RoundScreen::new(Some(std::sync::Arc::clone(&office))));
    random_keys_after(TO_CEREMONY, &desk, 6, 300, start);
    let typing = format!("{TO_CEREMONY} Enter Enter");
    random_keys_after(&typing, &desk, 7, 300, start);
}

#[test]
fn no_key_breaks_the_parts_of_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = office::meeting(&desk, folder.path());
    let start = || Layer::new(RoundScreen::new(Some(std::sync::Arc::clone(&office))));
    for (seed, lead) in (8..).zip(["Enter Enter", "Enter Down Enter", "Enter Down Down Enter"]) {
        random_keys_after(lead, &desk, seed, 250, start);
    }
}
