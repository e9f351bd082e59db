//! Choosing among a dozen checklists, and the theme that one of them brings.

use zhaojing::tui::Layer;
use zhaojing::tui::screens::wizard::Wizard;

use crate::starting::{PASSPHRASE, before_saving, day, type_passphrases, wizard};
use crate::support::Story;

/// A year's theme as a unit would write it.
const THEME: &str = r#"id = "theme"
version = "2026"
title = "2026年度民主生活会对照清单"
source = "县委组织部通知"
verified = false
theme = "二〇二六年的主题"
briefings = ["为基层减负情况"]
[[section]]
id = "first"
title = "带头减负"
document = "县委组织部通知"
dimension = "masses"
[[section.item]]
id = "less-paper"
text = "少发文、少开会，把时间还给基层。"
questions = ["上个月你要村里报了几张表？"]
verified = false
"#;

/// The wizard of a unit that put its own theme into the content folder.
fn wizard_with_own_theme() -> Story {
    Story::start_with_content(&[("checklists/2026.toml", THEME)], |folder| {
        Layer::new(Wizard::new(folder.join("zhaojing.zj")))
    })
}

/// From the first step to the choice of packs.
fn to_packs(story: &mut Story) {
    before_saving(story);
    story.keys("F7").expect("第 4 步");
}

#[test]
fn the_theme_that_a_unit_added_is_chosen_and_becomes_the_meetings() {
    let mut story = wizard_with_own_theme();
    story.expect("二〇二六年的主题");
    to_packs(&mut story);
    story
        .expect("本单位")
        .expect("(▸) 2026年度民主生活会对照清单")
        .expect("✓ 已填主题")
        .expect("为基层减负情况");
    story.keys("F8").expect("第 5 步");
    type_passphrases(&mut story, PASSPHRASE, PASSPHRASE);
    story
        .expect("二〇二六年的主题")
        .keys("F8")
        .expect("只显示这一次");
    let seen = zhaojing::usecase::meeting::overview(story.desk(), day(2026, 12, 18)).unwrap();
    assert_eq!(seen.meeting.theme, "二〇二六年的主题");
    assert_eq!(seen.meeting.checklist.to_string(), "theme@2026");
}

#[test]
fn a_theme_goes_with_the_checklist_until_somebody_writes_their_own() {
    let mut story = wizard_with_own_theme();
    to_packs(&mut story);
    // Another checklist without a theme takes it away, coming back brings it.
    story
        .keys("Down Enter")
        .expect("(▸) 党章对照检查清单（2022年修正）");
    story
        .keys("F7 F7 F7")
        .expect("第 1 步")
        .expect_not("二〇二六年的主题");
    story.keys("F8 F8 F8").expect("第 4 步");
    story.keys("Up Enter").expect("✓ 已填主题");
    story.keys("F7 F7 F7").expect("二〇二六年的主题");
    // What somebody wrote stays, whatever is chosen.
    story
        .keys("Tab Tab Tab Tab Ctrl-U")
        .type_("县里定的主题")
        .expect("县里定的主题");
    story
        .keys("F8 F8 F8")
        .expect("第 4 步")
        .expect_not("✓ 已填主题");
    story
        .keys("Down Enter Up Enter")
        .expect("(▸) 2026年度民主生活会对照清单");
    story
        .keys("F7 F7 F7")
        .expect("县里定的主题")
        .expect_not("二〇二六年的主题");
}

#[test]
fn every_checklist_can_be_reached_and_read_about_in_a_small_terminal() {
    let mut story = wizard();
    to_packs(&mut story);
    story
        .resize(60, 17)
        .expect("测评表")
        .expect("(▸) 党章对照检查清单（2022年修正）");
    let mut seen = Vec::new();
    for _ in 0..20 {
        let screen = story.keys("Down").screen();
        let row = screen.lines().find(|line| line.starts_with(" ▸")).unwrap();
        seen.push(row.to_owned());
        assert!(
            screen.contains("出处") || screen.contains("主题"),
            "{screen}"
        );
    }
    seen.dedup();
    assert!(seen.len() >= 8, "{seen:#?}");
    for group in ["年度主题", "专项活动"] {
        assert!(seen.iter().any(|row| row.contains(group)), "{seen:#?}");
    }
    // The label of a group stays in sight when its first row has gone.
    let top = story.keys("End").screen();
    let first = top.lines().find(|line| line.contains("( )")).unwrap();
    assert!(!first.starts_with("       "), "{top}");
}

#[test]
fn the_choice_of_packs_at_three_sizes() {
    for (width, height) in [(60, 17), (80, 24), (120, 40)] {
        let mut story = wizard_with_own_theme();
        to_packs(&mut story);
        let screen = story.resize(width, height).screen();
        insta::assert_snapshot!(format!("own_theme_{width}x{height}"), screen);
    }
}

#[test]
fn no_key_breaks_the_choice_of_packs() {
    const KEYS: [&str; 11] = [
        "Up", "Down", "Down", "Enter", "Home", "End", "PgUp", "PgDn", "Space", "Tab", "1",
    ];
    const SIZES: [(u16, u16); 5] = [(60, 17), (80, 24), (30, 8), (120, 40), (20, 5)];
    let mut story = wizard_with_own_theme();
    to_packs(&mut story);
    // A fixed walk that meets every key at every size.
    for step in 0..180_usize {
        let (width, height) = SIZES[step / KEYS.len() % SIZES.len()];
        let key = KEYS[step * 7 % KEYS.len()];
        let screen = story.resize(width, height).keys(key).screen();
        for row in screen.lines() {
            let columns = zhaojing::text::width(&row.replacen('▏', "", 1));
            assert!(
                columns <= usize::from(width),
                "too wide after {key}:\n{screen}"
            );
        }
    }
    story.resize(80, 24).expect("第 4 步");
}
