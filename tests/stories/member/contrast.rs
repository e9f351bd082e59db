//! 对比典型人物: looking at somebody, and at oneself beside them.

use std::io::{Cursor, Read};
use std::sync::Arc;
use std::time::Duration;

use zhaojing::domain::contrast::Point;
use zhaojing::domain::{Contrast, ItemRef};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::contrast::{ContrastScreen, ExemplarScreen};
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::contrast;
use zhaojing::usecase::vault::MemberKey;

use super::town::Town;
use crate::support::{from_menu, random_keys_at};

const SOON: Duration = Duration::from_millis(500);
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (60, 17)];

/// A member who wrote on two points beside somebody.
fn written(town: &Town) -> Arc<MemberKey> {
    let key = town.member(0);
    let page = ExemplarScreen::new(Arc::clone(&key), "jiao-yulu".into());
    let mut app = town.at(page);
    app.type_("后山村一年没有去，四月那边的水渠等了我两个月。")
        .keys("Tab")
        .type_("他带着病走一百二十个大队，我嫌路远。")
        .keys("PgDn")
        .type_("三户低保只在会上听过汇报")
        .keys("Ctrl-Q")
        .expect_end();
    key
}

#[test]
fn a_member_looks_at_somebody_writes_and_finds_it_again() {
    let town = Town::found();
    let mut app = town.at(HomeScreen::member(town.member(0)));
    app.expect("看别人怎么做，自己差在哪里");
    while !app.screen().contains("▸ 对照典型人物") {
        app.keys("Down").expect("对照典型人物");
    }
    app.keys("Enter")
        .expect("还可以对照的")
        .expect("孔繁森")
        .expect_not("正在对照的");
    app.type_("藤椅")
        .expect("焦裕禄")
        .expect_not("孔繁森")
        .keys("Enter")
        .expect("对照典型人物 · 焦裕禄")
        .expect("1962年底起主持河南兰考县委工作")
        .expect("还没有逐条核对")
        .expect("做过的事")
        .expect("一百四十多个大队")
        .expect("只有您自己看得到");
    app.type_("后山村一年没有去")
        .expect("我怎么做")
        .advance(SOON)
        .expect("已存 09:42:00");
    app.keys("Tab")
        .type_("嫌路远")
        .advance(SOON)
        .expect("写完 1 / 7 点");
    app.keys("Ctrl-Down")
        .type_("没有进过困难户的门")
        .keys("Esc")
        .expect("正在对照 1 位")
        .expect("写完 1 / 7 点");
    for _ in "藤椅".chars() {
        let _ = app.keys("Backspace").screen();
    }
    app.expect("正在对照的").expect("还可以对照的");
    app.keys("Esc Enter")
        .expect("▸ 焦裕禄")
        .keys("Enter")
        .expect("没有进过困难户的门▏");
    app.keys("PgUp")
        .expect("后山村一年没有去▏")
        .expect("嫌路远");
}

#[test]
fn what_is_written_beside_somebody_stays_its_authors() {
    let town = Town::found();
    let key = written(&town);
    for words in ["后山村一年没有去", "我嫌路远", "jiao-yulu", "焦裕禄"] {
        assert!(town.keeps_secret(words), "{words}");
    }
    let mut app = town.at(ContrastScreen::new(town.member(1)));
    app.expect("还可以对照的").expect_not("正在对照");
    let sheet = contrast::sheet(&town.desk, &key);
    let printed = format!("{sheet:?}");
    assert!(printed.contains("jiao-yulu") && !printed.contains("后山村"));
    // Handing in the worksheet hands none of it in.
    let mut app = town.at(WorksheetScreen::new(Arc::clone(&key)));
    app.keys("1 F8 Right Enter").expect("已交出");
    let mut office = town.at(HomeScreen::office(town.office()));
    office
        .click("王建国")
        .keys("Enter")
        .expect("王建国同志对照检查材料")
        .expect_not("后山村");
}

#[test]
fn a_pulled_plug_and_a_signal_cost_no_more_than_the_last_moment() {
    let town = Town::found();
    let key = town.member(0);
    let page = || ExemplarScreen::new(Arc::clone(&key), "gu-wenchang".into());
    let mut app = town.at(page());
    app.type_("存下来的话").advance(SOON).expect("已存");
    app.type_("来不及存的话").expect("来不及存的话");
    drop(app);
    let mut app = town.at(page());
    app.keys("PgUp PgUp")
        .expect("存下来的话")
        .expect_not("来不及存的话");
    app.keys("PgDn PgDn")
        .type_("断电之前的话")
        .expect("断电之前");
    app.terminate().expect_end();
    town.at(page()).keys("PgDn PgDn").expect("断电之前的话");
}

#[test]
fn an_item_of_the_worksheet_knows_who_did_well_on_it_and_leads_there_and_back() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(Arc::clone(&key)));
    app.keys("2 Down")
        .type_("去年推了两次急活")
        .keys("Ctrl-Down Ctrl-Down")
        .expect("第 3 条 / 35")
        .expect("党和人民的利益放在前");
    from_menu(&mut app, "谁做得好");
    app.expect("在这一条上做得好的")
        .expect("焦裕禄")
        .expect("最难的时候，先到最难的人家里去")
        .expect_not("谢高华");
    app.keys("Enter")
        .expect("对照典型人物 · 焦裕禄")
        .expect("最难的时候，先到最难的人家里去")
        .expect("对得上清单第 3");
    app.type_("年前那场雪我在办公室").expect("我在办公室▏");
    app.keys("F4")
        .expect("对得上的条目 · 焦裕禄")
        .expect("最难的时候，先到最难的人家里去")
        .expect("▸ ☐  第 3 条");
    app.keys("Enter")
        .expect("对照检查 · 第 3 条 / 35")
        .type_("那场雪我没有下去")
        .advance(SOON)
        .expect("已存");
    app.keys("Esc")
        .expect("年前那场雪我在办公室")
        .keys("Esc Esc")
        .expect("第 3 条 / 35")
        .expect("那场雪我没有下去");
}

#[test]
fn where_nobody_is_known_to_have_done_well_the_menu_says_so() {
    let pack = "id = \"own\"\nversion = \"1\"\ntitle = \"本镇清单\"\nsource = \"本镇\"\nverified = false\n[[section]]\nid = \"one\"\ntitle = \"一\"\ndocument = \"本镇\"\ndimension = \"masses\"\n[[section.item]]\nid = \"first\"\ntext = \"按时到岗。\"\nquestions = [\"哪一次没有？\"]\nverified = false\n";
    let town = Town::on(("own", "1"), &[("checklists/own.toml", pack)]);
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(Arc::clone(&key)));
    from_menu(&mut app, "谁做得好");
    app.expect("没有哪一位和这一条对得上");
    let mut app = town.at(ExemplarScreen::new(key, "jiao-yulu".into()));
    app.keys("F4").expect("没有和这位典型对得上的条目");
}

#[test]
fn the_contrast_sheet_is_read_and_leaves_in_every_form() {
    let town = Town::found();
    let key = written(&town);
    let mut app = town.at(ContrastScreen::new(Arc::clone(&key)));
    app.keys("F5")
        .expect("王建国同志对比典型人物对照表")
        .expect("他们怎么做")
        .expect("后山村一年没有去");
    let name = "石桥镇-王建国同志对比典型人物对照表";
    app.keys("F8 F8").expect("写好了");
    let body = body_of(town.bytes_of(&format!("{name}.docx")));
    assert!(body.contains("后山村一年没有去") && body.contains("差距在哪里"));
    app.keys("Enter F8 3 F8").expect("写好了");
    let markdown = String::from_utf8(town.bytes_of(&format!("{name}.md"))).unwrap_or_default();
    assert!(markdown.contains("后山村一年没有去") && markdown.contains('|'));
    app.keys("Enter F8 4 F8").expect("写好了");
    let plain = String::from_utf8(town.bytes_of(&format!("{name}.txt"))).unwrap_or_default();
    assert!(plain.contains("三户低保只在会上听过汇报"), "{plain}");
    assert!(!plain.contains("孔繁森"), "{plain}");
    // From the page of one of them as well, with what was typed a moment ago.
    let mut app = town.at(ExemplarScreen::new(key, "jiao-yulu".into()));
    app.keys("Tab")
        .type_("刚写的一句")
        .keys("F5")
        .expect("刚写的一句");
    let mut nobody = town.at(ContrastScreen::new(town.member(1)));
    nobody.keys("F5").expect("还没有对照哪一位");
}

#[test]
fn whoever_looks_at_somebody_no_longer_is_asked_before_the_words_go() {
    let town = Town::found();
    let key = written(&town);
    let mut app = town.at(ContrastScreen::new(key));
    app.expect("正在对照 1 位").keys("Enter").expect("焦裕禄");
    from_menu(&mut app, "不对照了");
    app.expect("不再对照焦裕禄？")
        .expect("2 点都会删掉")
        .keys("Enter")
        .expect("三户低保");
    from_menu(&mut app, "不对照了");
    app.keys("Right Enter")
        .expect("已经拿掉了")
        .expect_not("正在对照");
    app.keys("Enter")
        .expect_not("三户低保")
        .expect_not("后山村");
}

#[test]
fn a_contrast_belongs_to_its_meeting_and_outlives_the_content_pack() {
    let mut town = Town::found();
    let key = written(&town);
    let gone = Contrast {
        exemplar: "neighbour".into(),
        name: "赵大山".into(),
        points: vec![Point {
            by: None,
            theirs: "三十年守着水库".into(),
            mine: "汛期我有两晚不在".into(),
            distance: String::new(),
        }],
    };
    assert!(contrast::save(&town.desk, &key, &gone).is_ok());
    let mut app = town.at(ContrastScreen::new(key));
    app.expect("正在对照 2 位")
        .keys("Down")
        .expect("▸ 赵大山")
        .keys("Enter")
        .expect("三十年守着水库")
        .expect("汛期我有两晚不在");
    drop(app);
    town.a_year_later();
    let mut app = town.at(ContrastScreen::new(town.again(0)));
    app.expect("还可以对照的").expect_not("正在对照");
}

#[test]
fn in_a_wide_window_arrows_go_about_as_in_a_table() {
    let town = Town::found();
    let key = town.member(0);
    let page = ExemplarScreen::new(key, "jiao-yulu".into());
    let mut app = Harness::start_at(&town.desk, Layer::new(page), (120, 40));
    app.expect("他们怎么做")
        .expect("差距在哪里")
        .type_("甲")
        .keys("Down")
        .type_("乙")
        .keys("Tab")
        .type_("丙")
        .keys("Up")
        .type_("丁")
        .advance(SOON)
        .expect("写完 2 / 7 点");
    let screen = app.screen();
    let row = |words: &str| screen.lines().position(|line| line.contains(words));
    assert!(row("甲").is_some() && row("甲") == row("丁"), "{screen}");
    assert!(row("乙").is_some() && row("乙") == row("丙"), "{screen}");
    assert!(row("甲") < row("乙"), "{screen}");
}

#[test]
fn the_exemplars_look_right() {
    let town = Town::found();
    let key = written(&town);
    let item = ItemRef {
        checklist: "party-constitution".into(),
        item: "duty-interest".into(),
    };
    for (width, height) in SIZES {
        let shot = |name: &str, layer: Layer, keys: &str| {
            let mut app = Harness::start_at(&town.desk, layer, (width, height));
            let screen = app.keys(keys).screen();
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
        };
        let all = Layer::new(ContrastScreen::new(Arc::clone(&key)));
        shot("exemplars", all, "Down");
        let page = ExemplarScreen::new(Arc::clone(&key), "jiao-yulu".into());
        shot("exemplar", Layer::new(page), "PgUp");
        let good = ContrastScreen::good_at(Arc::clone(&key), item.clone());
        shot("exemplars_of_item", Layer::new(good), "");
        let page = ExemplarScreen::new(Arc::clone(&key), "jiao-yulu".into());
        shot("exemplar_items", Layer::new(page), "F4");
    }
    let page = ExemplarScreen::new(key, "jiao-yulu".into());
    let mut app = Harness::start_at(&town.desk, Layer::new(page), (80, 24));
    insta::assert_snapshot!("exemplar_en_80x24", app.keys("F12 End PgUp").screen());
}

#[test]
fn no_key_breaks_the_exemplars() {
    let town = Town::found();
    let key = written(&town);
    let desk = &town.desk;
    random_keys_at(desk, 31, 250, || {
        Layer::new(ContrastScreen::new(Arc::clone(&key)))
    });
    random_keys_at(desk, 32, 350, || {
        let page = ExemplarScreen::new(Arc::clone(&key), "jiao-yulu".into());
        Layer::new(page)
    });
}

/// The body of a DOCX file.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn body_of(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut body = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut body).unwrap();
    body
}
