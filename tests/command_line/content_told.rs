//! What `zhaojing content check` tells a beginner: where the slip is, what was
//! read, what may not be meant, and what was not read at all.

use std::fs;

use crate::clerk::Clerk;
use crate::content::{THEME, mend, put};

/// The example of the documentation.
const TEMPLATE: &str = include_str!("../../content/template/theme.toml");
const PAGE: &str = include_str!("../../docs/content.md");

/// What a check says of the theme with a slip in it.
fn slipped(from: &str, to: &str) -> String {
    assert!(THEME.contains(from), "nothing to replace: {from}");
    let clerk = Clerk::new();
    put(&clerk, "checklists/2026.toml", &THEME.replacen(from, to, 1));
    mend(&clerk, "content check")
}

#[test]
fn each_slip_of_a_beginner_is_told_with_its_line_and_the_way_out() {
    let cases = [
        ("减负情况\"]", "减负情况]", "7: 这一行的英文双引号不成对"),
        (
            "= \"带头减负\"",
            "= 带头：减负\"",
            "11: 话的前面少了一个英文双引号，请补上；话里的标点不用改",
        ),
        ("\"带头减负\"", "“带头减负”", "11: 这里有中文标点「“」"),
        (
            "[[section]]",
            "[section]",
            "9: section: 要用两层方括号，请写成 [[section]]",
        ),
        (
            "[[section]]",
            "[[sections]]",
            "9: sections: 没有这一项，是不是想写 section？",
        ),
        ("id = \"first\"", "di = \"first\"", "是不是想写 id？"),
        ("id = \"first\"", "id：\"first\"", "10: 要写成“名称 = 值”"),
        ("id = \"first\"", "id =", "10: 等号后面没有写"),
        (
            "id = \"first\"",
            "id = \"first\" \"二\"",
            "10: 这一行写完了一项",
        ),
        ("[[section]]", "[[sec/tion]", "9: "),
        (
            "\"masses\"",
            "\"mass\"",
            "可以写：masses 群众路线和工作作风, ",
        ),
    ];
    for (from, to, words) in cases {
        let said = slipped(from, to);
        assert!(said.contains(words), "{words}\n{said}");
        assert!(said.contains("有 1 处要改。改完请再查一次"), "{to}\n{said}");
        assert!(!said.contains("expected"), "{to}\n{said}");
    }
}

#[test]
fn what_was_read_is_told_and_what_may_not_be_meant() {
    let clerk = Clerk::new();
    put(&clerk, "checklists/2026.toml", TEMPLATE);
    let said = clerk.run("content check").ok();
    assert!(
        said.contains("读到 theme@2026：2 个部分、3 条、通报 1 项"),
        "{said}"
    );
    assert!(said.contains("2026.toml 里的 theme 还是样例的话"), "{said}");
    put(
        &clerk,
        "checklists/2025.toml",
        &THEME.replace("\"2026\"", "\"2025\""),
    );
    put(&clerk, "checklists/2026.toml", THEME);
    let said = clerk.run("content check").ok();
    assert!(
        said.contains("2025.toml 代替了程序自带的 theme@2025"),
        "{said}"
    );
    assert!(!said.contains("样例"), "{said}");
    let said = clerk
        .run("--lang en content check @config/content/checklists/2026.toml")
        .ok();
    assert!(
        said.contains("Read theme@2026: 1 section, 1 entry, 1 briefing"),
        "{said}"
    );
    assert!(said.contains("1 file checked"), "{said}");
    clerk.write("bad.toml", THEME.replace("titl", "tilt"));
    let said = clerk.run("--lang en content check @bad.toml").out;
    assert!(said.contains("1 file checked, 2 things to mend."), "{said}");
}

#[test]
fn a_theme_that_ends_in_a_full_stop_is_filled_in_without_it() {
    let clerk = Clerk::new();
    let text = THEME.replace("二〇二六年的主题", "二〇二六年的主题。");
    put(&clerk, "checklists/2026.toml", &text);
    clerk.create_meeting();
    let desk = zhaojing::usecase::Desk::default();
    desk.open(&clerk.path("town.zj")).unwrap();
    let meeting = zhaojing::usecase::meeting::current(&desk).unwrap();
    assert_eq!(meeting.theme, "二〇二六年的主题");
}

#[test]
fn where_none_was_read_that_is_said_and_what_was_passed_over() {
    let clerk = Clerk::new();
    let said = clerk.run("content check").ok();
    assert!(said.contains("自己的文件一个也没有读到"), "{said}");
    assert!(!said.contains("都没有问题"), "{said}");
    put(&clerk, "checklist/2026.toml", THEME);
    put(&clerk, "checklists/2026.tml", THEME);
    put(&clerk, "notes/read.me", "");
    put(&clerk, "checklists/.hidden", "");
    let said = clerk.run("content check").ok();
    for words in [
        "content/checklists，名字以 .toml 结尾",
        "content/checklist（不认识这个文件夹名，是不是想写 checklists？）",
        "checklists/2026.tml（名字不是以 .toml 结尾）",
        "content/notes（不认识这个文件夹名）",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("hidden"), "{said}");
    // With one that is read only what looks like a lost pack is told.
    put(&clerk, "checklists/2026.toml", THEME);
    let said = clerk.run("content check").ok();
    assert!(said.contains("是不是想写 checklists？"), "{said}");
    assert!(!said.contains("2026.tml"), "{said}");
    assert!(!said.contains("notes"), "{said}");
}

#[test]
fn one_error_in_the_folder_keeps_a_meeting_from_being_created() {
    let clerk = Clerk::new();
    put(
        &clerk,
        "checklists/2026.toml",
        &THEME.replace("titl", "tilt"),
    );
    let made = clerk.run(
        "init --data @town.zj --unit 石桥镇党委 --title 年度民主生活会 --date 2026-12-18 \
         --members @roster.csv --group residents=60 --passphrase-file @office.txt",
    );
    made.failed(1, &["2026.toml", "tilte"]);
    assert!(!clerk.path("town.zj").exists());
}

#[test]
fn the_page_shows_the_example_and_what_the_program_says_of_it() {
    assert!(PAGE.contains(&format!("```toml\n{TEMPLATE}```")));
    let clerk = Clerk::new();
    let text = TEMPLATE
        .replacen("\ntitle = \"第一个", "\ntitel = \"第一个", 1)
        .replace(
            "[\"谁因为跟你熟，少排了一次队？\"]",
            "\"谁因为跟你熟，少排了一次队？\"",
        );
    let file = clerk.path("config/content/checklists/theme-2026.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();
    let shown = |said: &str| {
        let folder = format!("{}/", file.parent().unwrap().display());
        let lines: Vec<_> = said
            .lines()
            .filter(|line| line.contains(".toml:") || line.starts_with("读到"))
            .map(|line| line.replace(&folder, "…/"))
            .collect();
        assert!(!lines.is_empty(), "{said}");
        for line in lines {
            assert!(PAGE.contains(&line), "{line}");
        }
    };
    shown(&mend(&clerk, "content check"));
    fs::write(&file, TEMPLATE).unwrap();
    shown(&clerk.run("content check").ok());
}
