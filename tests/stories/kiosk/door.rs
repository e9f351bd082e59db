//! The way to a kiosk: a box that cannot be used is named with the reason, and
//! can be tried again.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::box_door;
use zhaojing::usecase::{Desk, round};

use crate::support::hall::open_round;
use crate::support::town;

/// A kiosk at the door of a box, on a desk that knows nothing.
fn at(path: PathBuf) -> Harness {
    Harness::start_at(&town::desk(), box_door::from_box(path, None), (80, 24))
}

#[test]
fn a_box_that_cannot_be_used_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    at(folder.path().join("没有.box"))
        .expect("没有.box")
        .expect("找不到");
    at(folder.path().to_owned()).expect("打不开票箱");
    for (name, bytes) in [
        ("信.box", "不是票箱".as_bytes().to_vec()),
        ("空.box", Vec::new()),
        (
            "乱.box",
            (0..20_000_u32).map(|at| (at * 7 % 251) as u8).collect(),
        ),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        at(folder.path().join(name)).expect("这不是照镜的文件");
    }
    let (booth, _) = open_round(folder.path());
    at(town::data_file(folder.path())).expect("这不是照镜的文件");
    let mut second = at(town::box_file(folder.path()));
    second
        .expect("正在别的窗口或程序里打开着")
        .expect("F5 再试一次");
    second.keys("Enter 1 F10 Esc Esc").expect("打不开票箱");
    // The other kiosk ends; here one need not start again.
    drop(booth);
    second.keys("Esc F5").expect("开始收票").expect("退出号");
}

#[test]
fn a_closed_box_takes_no_votes() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    drop(booth);
    let desk: std::sync::Arc<Desk> = town::desk();
    desk.open(&town::data_file(folder.path())).unwrap();
    round::close(&desk).unwrap();
    desk.close();
    at(town::box_file(folder.path())).expect("票箱已经封了，不能再投票");
}

#[test]
fn half_a_box_is_damaged() {
    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    drop(booth);
    let whole = fs::read(town::box_file(folder.path())).unwrap();
    let half = folder.path().join("半.box");
    fs::write(&half, whole.get(..whole.len() / 2).unwrap()).unwrap();
    at(half).expect("打不开票箱").expect("坏了");
}

#[cfg(unix)]
#[test]
fn a_box_in_a_folder_that_cannot_be_written_is_named_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let (booth, _) = open_round(folder.path());
    drop(booth);
    let allow =
        |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    if fs::write(folder.path().join("x"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    at(town::box_file(folder.path()))
        .expect("石桥镇.box 不能写")
        .expect_not(".lock");
    allow(0o755);
}
