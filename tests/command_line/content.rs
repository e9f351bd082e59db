//! A unit writes content files of its own: `zhaojing content`.

use std::fs;

use serde_json::Value;

use crate::clerk::Clerk;

pub const THEME: &str = r#"id = "theme"
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

/// Puts a file into the clerk's own content folder.
pub fn put(clerk: &Clerk, name: &str, text: &str) {
    let path = clerk.path("config/content").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What a check printed that found something to mend.
pub fn mend(clerk: &Clerk, line: &str) -> String {
    let said = clerk.run(line);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
    said.out
}

#[test]
fn what_the_program_brings_is_right() {
    let said = Clerk::new().run("content check").ok();
    assert!(said.contains("自带的"), "{said}");
    assert!(said.contains("没有问题"), "{said}");
}

#[test]
fn a_theme_is_written_checked_listed_and_used() {
    let clerk = Clerk::new();
    clerk.write("draft.toml", THEME.replace("\"masses\"", "\"mases\""));
    let said = mend(&clerk, "content check @draft.toml");
    let place = format!(
        "{}:13: section[1].dimension: ",
        clerk.path("draft.toml").display()
    );
    assert!(said.starts_with(&place), "{said}");
    assert!(said.contains("可以写：masses"), "{said}");
    assert!(said.contains("有 1 处要改"), "{said}");

    put(&clerk, "checklists/2026.toml", THEME);
    clerk.run("content check").ok();
    let listed = clerk.run("content list").ok();
    let row = listed
        .lines()
        .find(|row| row.contains("theme@2026"))
        .unwrap();
    for word in ["checklists", "1 条", "本单位", "未全部核对", "2026年度"] {
        assert!(row.contains(word), "{word}: {row}");
    }
    // It is the first, so it is the one a new meeting gets, with its theme.
    clerk.create_meeting();
    let desk = zhaojing::usecase::Desk::default();
    desk.open(&clerk.path("town.zj")).unwrap();
    let meeting = zhaojing::usecase::meeting::current(&desk).unwrap();
    assert_eq!(meeting.checklist.to_string(), "theme@2026");
    assert_eq!(meeting.theme, "二〇二六年的主题");
}

#[test]
fn everything_wrong_is_said_at_once_with_a_way_to_mend_it() {
    let clerk = Clerk::new();
    let broken = THEME
        .replace("title = \"带头", "titel = \"带头")
        .replace("verified = false\ntheme", "verified = no\ntheme");
    put(&clerk, "checklists/a.toml", &broken);
    put(
        &clerk,
        "checklists/b.toml",
        &THEME.replace("\"less-paper\"", "“less-paper”"),
    );
    put(
        &clerk,
        "checklists/c.toml",
        &THEME.replace("version = \"2026\"", "version = 2026"),
    );
    put(
        &clerk,
        "checklists/d.toml",
        &THEME.replace("title = \"带头", "titel = \"带头"),
    );
    put(&clerk, "theme.toml", THEME);
    put(
        &clerk,
        "categories/own.toml",
        "id = \"own\"\nversion = \"1\"\ntitle = \"x\"\nsource = \"y\"\nverified = false\n\
         [[category]]\nid = \"road\"\nlabel = \"\"\ndimension = \"nowhere\"\n",
    );
    let said = mend(&clerk, "content check");
    for words in [
        "a.toml:5: 文字两边要加英文双引号；true、false 不加引号",
        "b.toml:16: 这里有中文标点「“」，",
        "c.toml:2: version: 要写成文字，两边加英文双引号",
        "d.toml:11: section[1].titel: 没有这一项，是不是想写 title？",
        "theme.toml:1: 没有放在内容包的文件夹里",
        "own.toml:6: category: 少了“other”这一条",
        "own.toml:8: category[1].label: 是空的",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    // The screens say the first of it and refuse the folder as a whole.
    clerk.run("content list").failed(1, &["a.toml", "第 5 行"]);
    let english = clerk.run("--lang en content check");
    assert_eq!(english.code, 1);
    assert!(
        english.out.contains("did you mean title?"),
        "{}",
        english.out
    );
}

#[test]
fn a_folder_or_a_file_elsewhere_can_be_checked_without_being_used() {
    let clerk = Clerk::new();
    fs::create_dir_all(clerk.path("stick/checklists")).unwrap();
    clerk.write("stick/checklists/2026.toml", THEME);
    let said = clerk.run("content check @stick").ok();
    assert!(said.contains("1 个文件"), "{said}");
    clerk.run("content check @stick/checklists").ok();
    clerk
        .run("content check @stick/checklists/2026.toml @stick")
        .ok();
    assert!(!clerk.run("content list").ok().contains("theme@2026"));
    // The folder of the configuration is taken for the folder within it.
    put(
        &clerk,
        "checklists/2026.toml",
        &THEME.replace("[[section]]", "[[part]]"),
    );
    let said = mend(&clerk, "content check @config");
    assert!(said.contains("2026.toml:9: part: 没有这一项"), "{said}");

    let said = mend(&clerk, "content check @nowhere");
    assert!(said.contains("读不出来"), "{said}");
    fs::create_dir_all(clerk.path("empty")).unwrap();
    let said = clerk.run("content check @empty").ok();
    assert!(said.contains("一个内容文件也没有读到"), "{said}");
}

#[test]
fn a_name_that_got_a_hidden_ending_is_said() {
    let clerk = Clerk::new();
    put(&clerk, "checklists/2026.TOML", THEME);
    let said = clerk.run("content check").ok();
    assert!(said.contains("自己的 1 个"), "{said}");
    put(&clerk, "checklists/2026.toml.txt", THEME);
    put(&clerk, "checklists/notes.txt", "x");
    let said = mend(&clerk, "content check");
    assert!(
        said.contains("2026.toml.txt:1: 名字要以 .toml 结尾"),
        "{said}"
    );
    assert!(!said.contains("notes"), "{said}");
}

#[test]
fn a_file_that_shows_no_kind_can_be_told_its_kind() {
    let clerk = Clerk::new();
    clerk.write("x.toml", "id = \"x\"\n");
    let said = mend(&clerk, "content check @x.toml");
    assert!(said.contains("--kind"), "{said}");
    let said = mend(&clerk, "content check @x.toml --kind journals");
    assert!(said.contains("x.toml:1: version: 缺这一项"), "{said}");
    assert_eq!(clerk.run("content check @x.toml --kind dreams").code, 2);
}

#[test]
fn the_list_can_be_read_by_programs() {
    let clerk = Clerk::new();
    put(&clerk, "checklists/2026.toml", THEME);
    let listed = clerk.run("content list --format json").ok();
    let packs: Vec<Value> = serde_json::from_str(&listed).unwrap();
    assert_eq!(packs[0]["id"], "theme");
    assert_eq!(packs[0]["version"], "2026");
    assert_eq!(packs[0]["own"], true);
    assert_eq!(packs[0]["entries"], 1);
    assert_eq!(packs[0]["kind"], "checklists");
    let kinds: std::collections::BTreeSet<_> = packs.iter().map(|p| p["kind"].as_str()).collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
    assert!(packs.iter().skip(1).all(|pack| pack["own"] == false));
}

#[test]
fn a_schema_is_printed_in_the_users_language_or_written_to_a_new_file() {
    let clerk = Clerk::new();
    let schema: Value = serde_json::from_str(&clerk.run("content schema checklists").ok()).unwrap();
    let theme = &schema["properties"]["theme"];
    assert_eq!(theme["maxLength"], 120);
    assert!(theme["description"].as_str().unwrap().contains("主题"));
    let item = &schema["properties"]["section"]["items"]["properties"]["item"]["items"];
    assert_eq!(item["additionalProperties"], false);
    let required: Vec<_> = item["required"].as_array().unwrap().iter().collect();
    assert_eq!(required, ["id", "text", "questions", "verified"]);
    let english = clerk.run("--lang en content schema checklists").ok();
    assert!(english.contains("theme; filled in"), "{english}");
    clerk.run("content schema exemplars --out @shape.json").ok();
    let written = fs::read_to_string(clerk.path("shape.json")).unwrap();
    assert!(written.contains("\"exemplar\""));
    clerk
        .run("content schema exemplars --out @shape.json")
        .failed(1, &["shape.json"]);
    assert_eq!(clerk.run("content schema dreams").code, 2);
}

#[test]
fn a_pack_of_the_program_is_printed_changed_and_takes_its_place() {
    let clerk = Clerk::new();
    let text = clerk.run("content show three-questions@1").ok();
    let changed = text.replace("questions = [", "questions = [ # ours\n");
    put(&clerk, "journals/own.toml", &changed);
    clerk.run("content check").ok();
    let listed = clerk.run("content list").ok();
    let rows: Vec<_> = listed
        .lines()
        .filter(|row| row.contains("three-questions@1"))
        .collect();
    assert_eq!(rows.len(), 1, "{listed}");
    assert!(rows[0].contains("本单位"), "{listed}");
    assert!(
        clerk
            .run("content show three-questions@1")
            .ok()
            .contains("# ours")
    );

    let said = clerk.run("content show township@1");
    said.failed(2, &["questionnaires", "schedules", "--kind"]);
    let text = clerk.run("content show township@1 --kind schedules").ok();
    assert!(text.contains("[[deadline]]"), "{text}");
    clerk
        .run("content show township-demo@1 --out @demo.toml")
        .ok();
    clerk.run("content check @demo.toml").ok();
    clerk
        .run("content show nothing@1")
        .failed(1, &["nothing@1"]);
    clerk.run("content show nothing").failed(2, &["代号@版本"]);
}

#[test]
fn every_example_of_the_documentation_is_right_as_it_stands() {
    let clerk = Clerk::new();
    let page = include_str!("../../docs/content.md");
    let examples: Vec<_> = page
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    assert!(examples.len() >= 8, "{}", examples.len());
    for (place, example) in examples.iter().enumerate() {
        let name = format!("example-{place}.toml");
        clerk.write(&name, example);
        let said = clerk.run(&format!("content check @{name}"));
        assert_eq!(said.code, 0, "{}\n{example}", said.out);
    }
    // All of them in one folder, as somebody who tries everything would do.
    for (place, example) in examples.iter().enumerate() {
        let kinds = [
            ("[[section", "checklists"),
            ("[[scale", "questionnaires"),
            ("[[deadline", "schedules"),
            ("[[dimension", "dimensions"),
            ("[[category", "categories"),
            ("[[exemplar", "exemplars"),
            ("questions", "journals"),
        ];
        let kind = kinds
            .iter()
            .find(|(mark, _)| example.contains(mark))
            .unwrap();
        put(&clerk, &format!("{}/{place}.toml", kind.1), example);
    }
    clerk.run("content check").ok();
    for kind in zhaojing::content::PackKind::ALL {
        let folder = format!("{}/", kind.folder());
        assert!(page.contains(&folder), "{folder} is not explained");
    }
}
