//! 复核: a machine that has the copy, the release and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use zhaojing::domain::round::KeyMode;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::first_run::FirstRun;
use zhaojing::tui::{Layer, screens};
use zhaojing::usecase::Silent;
use zhaojing::usecase::round::{self, Opener};

use super::{symbols, type_shares};
use crate::ballots::town_hall::{TownHall, vote};
use crate::support::{random_keys_at, town};

/// A town that counted; the scrutineer's copy and the release.
fn counted(mode: KeyMode) -> (TownHall, PathBuf, PathBuf) {
    let town = TownHall::open(mode, [6, 6, 12], &[]);
    vote(&town.box_path(), &town.codes[..8], 0);
    round::close(&town.desk).unwrap();
    let (copy, release) = (town.file("副本.box"), town.file("结果.json"));
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();
    let shares = (mode != KeyMode::OnePerson).then(|| town.shares());
    let opener = match &shares {
        Some(shares) => Opener::Shares(shares),
        None => Opener::Office(&town.office),
    };
    round::count(&town.desk, opener, town::morning(), &Silent).unwrap();
    round::write_release(&town.desk, &release).unwrap();
    (town, copy, release)
}

/// Another machine: nothing lies on its desk.
fn elsewhere(copy: &Path, release: Option<&PathBuf>) -> Harness {
    let layer = screens::recount::alone(copy.to_path_buf(), release.cloned());
    Harness::start(&town::desk(), layer)
}

#[test]
fn the_scrutineer_counts_again_and_it_is_equal() {
    let (town, copy, release) = counted(KeyMode::TwoPersons);
    let mut app = elsewhere(&copy, Some(&release));
    app.expect("石桥镇党委")
        .expect("8 张封着的票")
        .expect("选好了，会自动比");
    app.expect("和会议记录上的校验码比一比");
    app.keys("Enter").expect("合起来开箱");
    type_shares(&mut app, &town);
    app.expect("✓ 一致").expect("有效票 8 张");
    let words = round::release_words(&town.desk).unwrap();
    let page = app.screen();
    assert!(symbols(&page).contains(&symbols(&words)), "{page}");
    app.keys("Esc")
        .expect("8 张封着的票")
        .keys("Esc")
        .expect_end();
}

#[test]
fn a_changed_result_is_different_and_says_what_to_do() {
    let (town, copy, release) = counted(KeyMode::TwoPersons);
    let text = fs::read_to_string(&release).unwrap();
    let changed = text.replace("2026年度民主生活会", "2025年度民主生活会");
    assert_ne!(text, changed);
    let forged = town.file("改过的.json");
    fs::write(&forged, changed).unwrap();
    let mut app = elsewhere(&copy, None);
    app.keys("Down")
        .expect("▸ 选结果文件来比")
        .keys("Enter")
        .expect("选结果文件");
    app.type_(forged.to_str().unwrap())
        .keys("Enter")
        .expect("选好了，会自动比");
    app.keys("Enter").expect("合起来开箱");
    type_shares(&mut app, &town);
    app.expect("! 不一致").expect("不要认可公布的结果");
}

#[test]
fn without_a_release_the_symbols_are_compared_by_eye() {
    let (town, copy, _) = counted(KeyMode::TwoOfThree);
    let mut app = elsewhere(&copy, None);
    app.keys("Enter").expect("☐ 上级信封");
    type_shares(&mut app, &town);
    app.expect("没有结果文件")
        .expect("会议记录上的比")
        .expect_not("不一致");
}

#[test]
fn a_copy_that_cannot_be_counted_says_why() {
    let (one, copy, release) = counted(KeyMode::OnePerson);
    let mut app = elsewhere(&copy, None);
    app.expect("一人保管")
        .keys("Enter")
        .expect_not("合起来开箱");
    // The release of another round is refused before anybody types.
    let (_other, other_copy, other_release) = counted(KeyMode::TwoPersons);
    elsewhere(&other_copy, Some(&release))
        .expect("不能复核")
        .expect("另一轮的");
    let _ = app
        .keys("Down Enter")
        .type_(other_release.to_str().unwrap());
    app.keys("Enter")
        .expect("另一轮的")
        .keys("Enter")
        .expect("没有也行");
    let broken = one.file("坏的.box");
    fs::write(&broken, "SQLite format 3\0坏").unwrap();
    let mut app = elsewhere(&broken, None);
    app.expect("不能复核")
        .expect("坏的.box")
        .keys("Enter Down")
        .expect("不能复核");
    // A good file in its place is read on request.
    fs::copy(&copy, &broken).unwrap();
    app.keys("F5")
        .expect("8 张封着的票")
        .keys("Esc")
        .expect_end();
    let open = TownHall::open(KeyMode::TwoPersons, [1, 0, 0], &[]);
    elsewhere(&open.box_path(), None).expect("不能复核");
    elsewhere(&open.file("没有.box"), None).expect("不能复核");
}

#[test]
fn the_first_page_leads_to_the_recount_by_its_menu() {
    let (_town, copy, _) = counted(KeyMode::TwoPersons);
    let first = FirstRun::new(copy.with_file_name("新的.zj"));
    let mut app = Harness::start(&town::desk(), Layer::new(first));
    app.expect("看一个例子");
    app.keys("F10 Home Down")
        .expect("用监票人手里的副本重新计票");
    app.keys("Enter").expect("选票箱文件").expect("副本.box");
    app.type_(copy.to_str().unwrap())
        .keys("Enter")
        .expect("8 张封着的票");
    app.keys("Esc").expect("看一个例子");
}

#[test]
fn no_key_breaks_the_recount() {
    let (town, copy, release) = counted(KeyMode::TwoPersons);
    random_keys_at(&town.desk, 14, 500, || {
        screens::recount::alone(copy.clone(), Some(release.clone()))
    });
}
