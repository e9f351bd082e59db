//! A data file that is there already is opened: the example, the one the
//! program was started with, another one.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use zhaojing::tui::screens::demo_page::DemoPage;
use zhaojing::tui::screens::first_run::FirstRun;
use zhaojing::tui::screens::opening;
use zhaojing::tui::screens::wizard::recovery::RecoveryPage;
use zhaojing::tui::{Layer, harness::Harness};
use zhaojing::usecase::meeting::Created;
use zhaojing::usecase::{Desk, meeting};

use crate::starting::{PASSPHRASE, another_desk, before_saving, day, type_passphrases, wizard};
use crate::support::{Story, random_keys};

/// What is there when the program was stopped while it built the example.
fn leave_half_an_example(desk: &Desk, path: &Path) {
    let _created = create_example(desk, path);
    desk.close();
}

/// The meeting of the example, and nothing else of it.
fn create_example(desk: &Desk, path: &Path) -> Created {
    let material = desk.library().unwrap().demo().unwrap();
    let plan = material.plan(day(2026, 12, 18));
    let now = day(2026, 12, 18).and_hms_opt(9, 0, 0).unwrap();
    meeting::create(desk, path, &plan, "demo-office", now).unwrap()
}

#[test]
fn the_example_is_built_once_and_then_opened() {
    let mut story = Story::start_with(|desk, folder| {
        leave_half_an_example(desk, &folder.join("zhaojing-demo.zj"));
        Layer::new(FirstRun::new(folder.join("zhaojing.zj")))
    });
    story.keys("2").expect("demo-office").expect("demo-member-");
    story.keys("Enter").expect("照镜 · ");
    story.desk().close();
    let data = story.folder().join("zhaojing.zj");
    let desk = std::sync::Arc::new(another_desk());
    let mut again = Harness::start(&desk, Layer::new(FirstRun::new(data)));
    again.keys("Down Enter").expect("demo-office");
    desk.close();
    let example = story.folder().join("zhaojing-demo.zj");
    let mut door = Harness::start(&desk, opening::from_demo(example));
    door.expect("demo-office").keys("Enter").expect("照镜 · ");
}

#[test]
fn the_door_leads_home_or_to_the_first_page_or_says_what_is_wrong() {
    let mut nothing = Story::start_with(|_, folder| opening::from_data(folder.join("无.zj")));
    nothing.expect("创建一次会议").expect_not("没有打开");
    let mut foreign = Story::start_with(|_, folder| {
        fs::write(folder.join("信.zj"), "不是数据文件").unwrap();
        opening::from_data(folder.join("信.zj"))
    });
    foreign
        .expect("没有打开")
        .expect("这不是照镜的文件")
        .expect("再打开一次");
    foreign.keys("Enter").expect("这不是照镜的文件");
    foreign.keys("Down Enter F8").expect("第 1 步");

    let mut made = wizard();
    before_saving(&mut made);
    type_passphrases(&mut made, PASSPHRASE, PASSPHRASE);
    made.keys("F8").expect("只显示这一次");
    let data = made.folder().join("zhaojing.zj");
    let mut locked = Story::start_with(|_, _| opening::from_data(data.clone()));
    locked
        .expect("没有打开")
        .expect("正在别的窗口或程序里打开着");
    made.desk().close();
    locked.keys("1").expect("照镜 · 石桥镇党委");
}

#[test]
fn another_data_file_is_found_by_walking_and_by_typing() {
    let mut made = wizard();
    before_saving(&mut made);
    type_passphrases(&mut made, PASSPHRASE, PASSPHRASE);
    made.keys("F8").expect("只显示这一次");
    made.desk().close();
    let data = made.folder().join("zhaojing.zj");
    let open = |folder: &Path| {
        fs::create_dir_all(folder.join("今年/十二月")).unwrap();
        fs::copy(&data, folder.join("今年/会议.zj")).unwrap();
        Layer::new(FirstRun::new(folder.join("zhaojing.zj")))
    };
    let mut story = Story::start_with(|_, folder| open(folder));
    story.keys("3").expect("今年").expect("上一层文件夹");
    story.keys("Enter").expect("十二月").expect("会议.zj");
    story
        .keys("Enter")
        .expect("没有数据文件")
        .keys("Left")
        .expect("会议.zj");
    story.keys("Down Enter").expect("照镜 · 石桥镇党委");

    let mut story = Story::start_with(|_, folder| open(folder));
    story.keys("3").type_("今年/会议").expect("今年/会议▏");
    story
        .keys("Enter")
        .expect("没有打开")
        .keys("4")
        .type_("今年")
        .keys("Enter")
        .expect("会议.zj");
    story
        .keys("Tab")
        .type_("会议.zj")
        .keys("Enter")
        .expect("照镜 · 石桥镇党委");
}

#[test]
fn no_key_breaks_the_page_of_the_recovery_key_nor_that_of_the_example() {
    let folder = tempfile::tempdir().unwrap();
    let count = AtomicUsize::new(0);
    random_keys(1, 150, |desk| {
        let name = format!("{}.zj", count.fetch_add(1, Ordering::Relaxed));
        Layer::new(RecoveryPage::new(create_example(
            desk,
            &folder.path().join(name),
        )))
    });
    random_keys(2, 150, |desk| {
        let name = format!("{}.zj", count.fetch_add(1, Ordering::Relaxed));
        let _created = create_example(desk, &folder.path().join(name));
        Layer::new(DemoPage::new())
    });
}
