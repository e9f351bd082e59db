//! 分会场, by keys.

use std::fs;

use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::round::booths::{self, BoothStanding};

use super::{round_of, take};
use crate::ballots::town_hall::{TownHall, vote};
use crate::support::{random_keys_at, town};

const HALLS: &[(&str, [u32; 3])] = &[("北村", [0, 0, 8]), ("南村", [0, 0, 7])];

#[test]
fn a_hall_gets_its_box_brings_it_back_and_another_is_given_up() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], HALLS);
    let mut app = round_of(&town);
    take(&mut app, "分会场的票箱");
    app.expect("▸ ☐ 北村  8 个票码  还没有做").expect("南村");
    app.keys("Enter")
        .expect("一月-北村.box")
        .expect("一月-北村-票码纸条.html");
    app.keys("F8")
        .expect("带到“北村”")
        .keys("Enter")
        .expect("在外面（一月-北村.box）");
    let codes = town::codes_on(&town.file("一月-北村-票码纸条.html"));
    assert_eq!(codes.len(), 8);
    let north = town.file("一月-北村.box");
    vote(&north, &codes[..6], 1);
    let closed = booths::close(&north).unwrap();

    // The south's box is lost in a flood.
    app.keys("Down Enter F8 Enter")
        .expect("在外面（一月-南村.box）");
    app.keys("Esc").expect("“北村”的票箱还没有收回来");
    take(&mut app, "封箱");
    app.expect("正在投票");
    take(&mut app, "分会场的票箱");
    app.keys("Down Delete").expect("里面的票就不算了");
    app.keys("F8").expect_not("[ 再看看 ]");
    app.type_("发大水冲走了").expect("发大水");
    app.keys("F8").expect("登记“南村”的票箱收不回来？");
    app.keys("Right Enter")
        .expect("! 南村  7 个票码  收不回来：发大水冲走了");

    // A file that is no box of ours is named with the reason; nothing happens.
    let foreign = TownHall::open(KeyMode::TwoPersons, [1, 0, 0], HALLS);
    let (stranger, _) = foreign.make_hall(1);
    app.keys("Home Enter").expect("选票箱文件");
    app.type_(stranger.to_str().unwrap())
        .keys("Enter")
        .expect("分会场1.box");
    let _ = app
        .keys("F8")
        .expect("没有做成")
        .expect("另一轮的票箱")
        .keys("Enter");
    let _ = app
        .expect("▸ 再选一个票箱")
        .keys("Up")
        .expect("▸ ")
        .keys("Delete");
    app.expect_not("分会场1.box");
    app.keys("Enter").expect("选票箱文件");
    app.type_(north.to_str().unwrap())
        .keys("Enter")
        .expect("一月-北村.box");
    app.keys("F8")
        .expect("和下面的校验码对一对")
        .expect("6 张票");
    app.expect(&closed.root_words);
    let standing = booths::booths(&town.desk).unwrap();
    assert!(matches!(standing[0].standing, BoothStanding::Out(_)));
    app.keys("F8")
        .expect("并入 6 张票")
        .expect("✓ 北村  8 个票码  收回来了");
    app.keys("Home Enter").expect("已经收回来了");

    app.keys("Esc").expect("正在投票");
    take(&mut app, "封箱");
    let _ = app.expect("现在封箱？").keys("Right Enter");
    app.expect("“南村”的票箱没有收回来：发大水冲走了。请写进会议记录。");
}

#[test]
fn a_box_that_was_not_closed_in_its_hall_is_told() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], HALLS);
    let (north, codes) = town.make_hall(1);
    vote(&north, &codes[..2], 1);
    let before = fs::read(&north).unwrap();
    let looked = booths::look_into(&town.desk, std::slice::from_ref(&north)).unwrap();
    assert_eq!(
        (looked[0].root_words.as_ref(), looked[0].ballots),
        (None, 2)
    );
    assert_eq!(
        fs::read(&north).unwrap()[100..],
        before[100..],
        "looking changes nothing"
    );
    let mut app = round_of(&town);
    take(&mut app, "分会场的票箱");
    app.keys("Enter")
        .type_(north.to_str().unwrap())
        .keys("Enter F8")
        .expect("没有在分会场封箱");
    app.keys("Esc")
        .expect("▸ 再选一个票箱")
        .keys("Esc")
        .expect("在外面");
}

#[test]
fn no_key_breaks_the_halls() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], HALLS);
    let (north, codes) = town.make_hall(1);
    vote(&north, &codes[..2], 1);
    random_keys_at(&town.desk, 13, 400, || {
        let office = std::sync::Arc::clone(&town.office);
        zhaojing::tui::Layer::new(zhaojing::tui::screens::round::RoundScreen::new(Some(
            office,
        )))
    });
}
