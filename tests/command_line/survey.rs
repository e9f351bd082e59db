//! A survey of a platform is imported, counted and exported.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::GB18030;
use serde_json::Value;

use crate::clerk::Clerk;

/// Which columns are answers; `1 优` and so on are the platform's own words.
pub const MAP: &str = r#"
format = 1

[group]
column = "1、您是"
values = { "居民" = "residents", "同事" = "colleagues" }

[[answer]]
column = "2、作风—(领导班子)"
item = "style"
subject = "body"

[[opinion]]
column = "3、一句话"
item = "wish"
subject = "body"

[values.quality-4]
"很好" = "excellent"
"还行" = "good"
"不行" = "poor"
"#;

/// A survey of the platform's form: six columns that say who, then answers.
pub fn survey() -> String {
    let mut text = String::from(
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您是,2、作风—(领导班子),3、一句话\n",
    );
    for row in 0..40 {
        let (group, grade) = match row {
            0..12 => ("同事", "很好"),
            12..30 => ("居民", "还行"),
            30..38 => ("居民", "不行"),
            _ => ("居民", "(空)"),
        };
        let _ = writeln!(
            text,
            "{},2026/11/20 09:{row:02}:31,{}秒,微信,朋友圈,61.155.4.{row}(江苏-南通),{group},{grade},",
            row + 1,
            20 + row
        );
    }
    text
}

pub fn mapping_for(clerk: &Clerk) {
    let asked = clerk.run("content list").ok();
    assert!(asked.contains("township@1"), "{asked}");
    // The opinion's item id comes from the questionnaire that ships.
    let questionnaire = include_str!("../../content/questionnaires/township.toml");
    let opinion = questionnaire
        .split("[[item]]")
        .find(|item| item.contains("answer = \"opinion\""))
        .and_then(|item| item.split('"').nth(1))
        .unwrap();
    clerk.write(
        "map.toml",
        MAP.replace("\"wish\"", &format!("\"{opinion}\"")),
    );
}

#[test]
fn a_clerk_imports_a_survey_and_the_figures_add_up() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", GB18030.encode(&survey()).0);

    let said = clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    assert!(
        said.contains("来自IP") && said.contains("40 张票"),
        "{said}"
    );
    let again = clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    assert!(again.contains("导入 0 张票；40 行"), "{again}");
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(
        turnout.contains("单位同事：应到 30，发出 12，收回 12"),
        "{turnout}"
    );

    clerk
        .run("export ratings --data @town.zj")
        .failed(1, &["还没有开箱"]);
    clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .failed(1, &["封箱"]);
    let root = clerk.run("round close --data @town.zj").ok();
    assert!(root.contains("写进会议记录"), "{root}");
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .failed(1, &["已经结束"]);
    clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .ok();

    let ratings = clerk.ratings();
    assert_eq!(ratings["totals"]["valid"], 40);
    let row = |kind: &str, group: Value| {
        let rows = ratings["rows"].as_array().unwrap();
        let found = rows.iter().find(|row| {
            row["item_id"] == "style"
                && row["subject_id"] == "body"
                && row["kind"] == kind
                && row["group_id"] == group
        });
        found
            .unwrap_or_else(|| panic!("no {kind} row of {group}"))
            .clone()
    };
    assert_eq!(
        row("group", "colleagues".into())["figures"]["counts"],
        counts([12, 0, 0, 0])
    );
    let residents = row("group", "residents".into());
    assert_eq!(residents["figures"]["counts"], counts([0, 18, 0, 8]));
    assert_eq!(residents["figures"]["blank"], 2);
    assert_eq!(
        row("pooled", Value::Null)["figures"]["counts"],
        counts([12, 18, 0, 8])
    );
}

fn counts(counts: [u32; 4]) -> Value {
    serde_json::to_value(counts).unwrap()
}

#[test]
fn who_when_and_from_where_is_nowhere_in_the_files() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey());
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .ok();
    for file in files_of(clerk.folder.path(), "town") {
        let bytes = fs::read(&file).unwrap();
        for secret in [
            "61.155.4.7",
            "2026/11/20",
            "微信",
            "朋友圈",
            "江苏-南通",
            "59秒",
        ] {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} lies in {}", file.display());
        }
    }
}

/// All files whose name begins so: data file, box, journals.
fn files_of(folder: &Path, start: &str) -> Vec<PathBuf> {
    let found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with(start)
        })
        .collect();
    assert!(found.len() >= 2, "{found:?}");
    found
}

#[test]
fn an_unknown_grade_names_line_and_column_and_imports_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey().replacen("还行", "马马虎虎", 1));
    clerk
        .run("import @survey.csv --map @map.toml --data @town.zj")
        .failed(1, &["第 14 行", "2、作风—(领导班子)", "马马虎虎"]);
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(
        turnout.contains("收回 0") && !turnout.contains("收回 12"),
        "{turnout}"
    );
}
