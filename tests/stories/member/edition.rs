//! Another edition of a checklist: no word is lost by it.

use std::time::Duration;

use zhaojing::domain::Entry;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::vault::MemberKey;
use zhaojing::usecase::worksheet::{self, Whose};

use super::town::Town;
use crate::support::from_menu;

const SOON: Duration = Duration::from_millis(500);

/// What a member wrote, item by item.
fn entries(town: &Town, key: &MemberKey) -> Vec<Entry> {
    let open = worksheet::open(&town.desk, key, Whose::Own);
    open.map(|open| open.sheet.entries).unwrap_or_default()
}

/// Which edition asked an item.
fn asked_by(town: &Town, key: &MemberKey, item: &str) -> String {
    let mut entries = entries(town, key).into_iter();
    let entry = entries.find(|entry| entry.item.as_str() == item);
    entry.map(|entry| entry.edition.version).unwrap_or_default()
}

#[test]
fn a_draft_moves_from_the_constitution_of_2017_to_that_of_2022_with_every_word() {
    let town = Town::on(("party-constitution", "2017"), &[]);
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key.clone()));
    app.keys("3 Tab")
        .type_("三月的政策问答没有答上来")
        .keys("Tab")
        .type_("文件只看了标题")
        .keys("Tab")
        .type_("每月五日前学完")
        .keys("Tab Tab")
        .type_("只记给自己")
        .keys("Ctrl-Down 1 Ctrl-Down Down")
        .type_("替亲戚打过招呼")
        .advance(SOON)
        .expect("写完 2 / 35");
    from_menu(&mut app, "换一版清单");
    app.expect("同一份清单的各版")
        .expect("现在用的就是这一版")
        .keys("Up")
        .expect("您写过的，3 条它也有")
        .expect("0 条它没有")
        .keys("Enter")
        .expect("换用“党章对照检查清单（2022年修正）”？");
    app.keys("Right Enter").expect("换好了，写过的都在");
    app.expect("替亲戚打过招呼")
        .expect("写的时候用的是“党章对照检查清单（2017年修正）”")
        .keys("Ctrl-Up Ctrl-Up")
        .expect("三月的政策问答没有答上来")
        .expect("文件只看了标题")
        .expect("每月五日前学完")
        .expect("只记给自己");
    let written = entries(&town, &key);
    assert_eq!(written.len(), 35);
    assert_eq!(written.iter().filter(|entry| !entry.is_blank()).count(), 3);
    assert_eq!(asked_by(&town, &key, "duty-study"), "2017");
    // Words that are changed are asked by today's edition from then on.
    app.keys("Down End")
        .type_("，我承认")
        .advance(SOON)
        .expect_not("写的时候用的是");
    assert_eq!(asked_by(&town, &key, "duty-study"), "2022");
    assert_eq!(asked_by(&town, &key, "duty-interest"), "2017");
    // And back again.
    from_menu(&mut app, "换一版清单");
    app.keys("Down").expect("您写过的，3 条它也有");
    app.keys("Enter Right Enter")
        .expect("三月的政策问答没有答上来，我承认")
        .expect("写的时候用的是“党章对照检查清单（2022年修正）”");
}

/// A unit's own checklist; the second year no longer asks about overtime.
fn own(version: &str, items: [&str; 2]) -> String {
    let item = |text: &&str| {
        format!(
            "[[section.item]]\nid = \"{}\"\ntext = \"{text}\"\nquestions = [\"哪一次没有做到？\"]\nverified = false\n",
            match *text {
                "按时到岗，不让群众等。" => "on-time",
                "不让村干部陪着加班。" => "overtime",
                _ => "paper",
            }
        )
    };
    let items: String = items.iter().map(item).collect();
    format!(
        "id = \"own\"\nversion = \"{version}\"\ntitle = \"本镇对照清单（{version}）\"\nsource = \"本镇自定\"\nverified = false\n[[section]]\nid = \"style\"\ntitle = \"作风\"\ndocument = \"本镇自定\"\ndimension = \"masses\"\n{items}"
    )
}

#[test]
fn what_only_the_old_edition_asks_stands_at_the_end_and_can_still_be_written() {
    let before = own("2025", ["按时到岗，不让群众等。", "不让村干部陪着加班。"]);
    let after = own("2026", ["按时到岗，不让群众等。", "少发文，少要表。"]);
    let packs = [
        ("checklists/2025.toml", before.as_str()),
        ("checklists/2026.toml", after.as_str()),
    ];
    let town = Town::on(("own", "2025"), &packs);
    let key = town.member(0);
    let mut app = town.at(WorksheetScreen::new(key.clone()));
    app.keys("1 Ctrl-Down")
        .type_("六月让五个村的干部陪到半夜")
        .advance(SOON)
        .expect("写完 1 / 2");
    from_menu(&mut app, "换一版清单");
    app.keys("Up")
        .expect("您写过的，1 条它也有")
        .expect("1 条它没有，排在最后")
        .keys("Enter Right Enter")
        .expect("第 3 条 / 3")
        .expect("不让村干部陪着加班。")
        .expect("这一条是以前的清单里的")
        .expect("六月让五个村的干部陪到半夜");
    app.keys("Ctrl-End")
        .type_("，我没有问过")
        .advance(SOON)
        .expect("已存");
    assert_eq!(asked_by(&town, &key, "overtime"), "2025");
    app.keys("F6")
        .expect("本镇对照清单（2025）")
        .expect("少发文，少要表。");
    app.keys("F5")
        .expect("六月让五个村的干部陪到半夜，我没有问过");
    app.keys("F8 Right Enter").expect("已交出");
    let mut office = town.at(zhaojing::tui::screens::home::HomeScreen::office(
        town.office(),
    ));
    office
        .click("王建国")
        .keys("Enter")
        .expect("六月让五个村的干部陪到半夜，我没有问过");
}
