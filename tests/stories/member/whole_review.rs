//! A whole self-review from the first key to what the office reads, by keys
//! alone, at 80×24.

use std::time::Duration;

use zhaojing::domain::opinion::{Addressee, Channel};
use zhaojing::tui::harness::Harness;
use zhaojing::usecase::opinions::{self, Draft, Hand};

use super::town::{PASSPHRASE, Town};
use crate::support::{from_menu, town};

const SOON: Duration = Duration::from_millis(500);
/// Long enough that the rules have read.
const CALM: Duration = Duration::from_secs(2);

/// A checklist of the unit's own, of four items.
const CHECKLIST: &str = r#"id = "short"
version = "2026"
title = "石桥镇2026年对照清单"
source = "石桥镇党委"
verified = false
[[section]]
id = "study"
title = "学习"
document = "石桥镇党委"
dimension = "politics"
[[section.item]]
id = "policy"
text = "弄懂政策，讲得清、用得上。"
questions = ["群众问政策，哪一次没有答上来？"]
verified = false
[[section]]
id = "masses"
title = "群众"
document = "石桥镇党委"
dimension = "masses"
[[section.item]]
id = "subsidy"
text = "补贴按时、公开，不让群众来问。"
questions = ["哪一笔晚了？谁来问过？"]
verified = false
[[section.item]]
id = "visit"
text = "常到组里去，最难的人家先去。"
questions = ["哪个村一次没有去？"]
verified = false
[[section]]
id = "clean"
title = "廉洁"
document = "石桥镇党委"
dimension = "integrity"
[[section.item]]
id = "gifts"
text = "不收礼，不吃请。"
questions = ["有没有推不掉的一次？"]
verified = false
"#;

/// What people said, as the clerk typed it.
fn said(town: &Town, words: &str) {
    let draft = Draft {
        channel: Channel::Visit,
        category: "subsidies".into(),
        addressee: Addressee::Body,
        urgent: false,
        words: words.into(),
        received_on: Some(town::morning().date()),
        contact: None,
    };
    let office = town.office();
    let added = opinions::add(
        &town.desk,
        Hand::Office(&office),
        &draft,
        town::morning().date(),
    );
    assert!(added.is_ok());
}

#[test]
fn a_member_reviews_the_whole_year_by_keys_and_the_office_reads_it() {
    let town = Town::on(("short", "2026"), &[("checklists/short.toml", CHECKLIST)]);
    town.member(0);
    said(&town, "补贴名单为什么年年看不到？");
    said(&town, "能繁母猪补贴怎么晚了二十多天？");
    let mut app = town.open();
    come_in(&mut app);
    the_first_item(&mut app);
    claim_and_answer(&mut app);
    put_aside(&mut app);
    the_other_items(&mut app);
    the_parts(&mut app);
    hand_in(&mut app);
    the_office_reads(&mut app);
}

fn come_in(app: &mut Harness) {
    app.keys("Down Enter").expect("口令");
    app.type_(PASSPHRASE)
        .keys("Enter")
        .expect("0 / 4 条")
        .expect("2 条等着认领");
    app.keys("Home Enter")
        .expect("第 1 条 / 4")
        .expect("想一想");
}

/// Hollow words, which are pointed at and mended.
fn the_first_item(app: &mut Harness) {
    app.keys("3 Tab")
        .type_("学习不够深入，联系实际不够紧密，能力有待提高。")
        .keys("Tab")
        .type_("我觉得老办法够用，怕改了出错，新文件只看标题。")
        .keys("Tab")
        .type_("我每月五日前学完新文件，学习笔记贴在办公室墙上，支部每季度抽查一次。")
        .advance(CALM)
        .expect("连着 3 句空话");
    app.keys("F3")
        .expect("学习不够深入")
        .expect("R05")
        .keys("F1")
        .expect("连着 3 句空话")
        .expect("怎么改");
    app.keys("Enter").expect("第 1 条 / 4");
    app.keys("Ctrl-Home Ctrl-K")
        .type_("惠农补贴的新文件3月4日到镇，我25日才看完附件，李家坪的老人问了两次我没有答上来。")
        .advance(CALM)
        .expect_not("R05");
}

/// Two opinions of the masses are claimed, one is answered.
fn claim_and_answer(app: &mut Harness) {
    app.keys("Ctrl-Down")
        .expect("第 2 条 / 4")
        .expect("群众说")
        .expect("补贴名单为什么年年看不到");
    app.keys("F4").expect("和这一条有关");
    app.keys("Enter").expect("认领的");
    app.type_("名单三月底前张到各组路口，以后每季度更新，我来盯。")
        .advance(SOON)
        .expect("已存");
    app.keys("F4").expect("补贴怎么晚了二十多天");
    app.advance(CALM).expect("R10");
    app.keys("Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab Shift-Tab")
        .keys("3 Tab")
        .type_("今年3月能繁母猪补贴晚发21天，涉及石桥村37户，我没有核对名册就签了字。")
        .keys("Tab")
        .type_("名册在我桌上压了六天，怕挨批评，想悄悄补上。")
        .keys("Tab")
        .type_("我每月5日前和财政所核对名册，张榜三天，照片存在村里。")
        .advance(CALM)
        .expect("写完 2 / 4");
}

/// A finding that does not hold here is put aside with a reason.
fn put_aside(app: &mut Harness) {
    app.keys("F3").expect("R10");
    app.keys("F1").expect("还没有回答").expect("怎么改");
    from_menu(app, "这里放过");
    app.expect("就不再提示")
        .type_("这一条要等财政所的账，会后再答")
        .keys("Enter")
        .expect("这一处不再提示");
    app.advance(CALM).expect("第 2 条 / 4").expect_not("R10");
}

fn the_other_items(app: &mut Harness) {
    app.keys("Ctrl-Down").expect("第 3 条 / 4");
    app.keys("2 Down")
        .type_("后山村一年没有去，4月那边的水渠等了我两个月。")
        .keys("Ctrl-Down")
        .expect("第 4 条 / 4");
    app.keys("1").advance(SOON).expect("写完 4 / 4");
}

fn the_parts(app: &mut Harness) {
    app.keys("Ctrl-Down").expect("原因分析");
    app.type_("总根子是我把文件当成了工作，怕担责任。")
        .keys("Ctrl-Down")
        .expect("努力方向和改进措施");
    app.type_("我每月抽签去两个村，后山村本月就去。")
        .keys("Ctrl-Down")
        .expect("需要说明的事项");
    app.type_("没有需要说明的个人事项。")
        .keys("F6")
        .expect("结尾");
    app.keys("Home Enter").expect("基本情况");
    app.type_("一年来到村四十一天，参加支部学习九次。")
        .advance(SOON)
        .expect("已存");
    from_menu(app, "没写完的");
    app.expect("每一条都写完了");
}

fn hand_in(app: &mut Harness) {
    app.keys("F5")
        .expect("王建国同志对照检查材料")
        .expect("草稿，只有您能看")
        .expect("到村四十一天");
    app.keys("F8").expect("现在交出？").expect_not("条没写完");
    app.keys("Right Enter").expect("已交出");
    app.keys("Esc Esc Esc").expect("我要做的");
}

fn the_office_reads(app: &mut Harness) {
    app.keys("F2").expect("请问您是哪一位");
    app.keys("Home Enter").expect("口令");
    app.type_(town::OFFICE).keys("Enter").expect("已交 1 / 3");
    let mut steps = 0;
    while !app.screen().contains("▸ 王建国") {
        let _ = app.keys("Down").screen();
        steps += 1;
        assert!(steps < 30, "no way to the member:\n{}", app.screen());
    }
    app.keys("Enter").expect("王建国同志对照检查材料");
    let mut read = String::new();
    for _ in 0..8 {
        read.push_str(&app.screen());
        let _ = app.keys("PgDn").screen();
    }
    for words in [
        "到村四十一天",
        "我25日才看完附件",
        "晚发21天",
        "名单三月底前张到各组路口",
        "后山村一年没有去",
        "把文件当成了工作",
        "后山村本月就去",
        "没有需要说明的个人事项",
    ] {
        assert!(read.contains(words), "{words} is not read in\n{read}");
    }
    assert!(!read.contains("不够深入"));
}
