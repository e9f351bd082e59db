//! 检查: papers written elsewhere, checked at the prompt; the real binary, as
//! a script runs it.

use std::io::{Cursor, Write};
use std::process::Output;

use assert_cmd::Command;
use encoding_rs::GB18030;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::clerk::Clerk;

const PAPER: &str = "个人对照检查材料\n\n二、存在的主要问题\n　　学习有待加强，联系实际不够深入，系统性有所欠缺。\n\
    三、原因分析\n　　今年3月补贴晚发21天，我怕麻烦，没有核对名册就签了字。\n";

const HONEST: &str = "个人对照检查材料\n二、存在的问题\n今年3月16日，我没有核对名册就签了字，五组37户补贴晚发21天。\n\
    三、原因分析\n我怕得罪报名册的人，也图省事，想着出了错可以悄悄补上。\n四、整改措施\n每月5日前核对名册，在村口张榜公示。\n";

/// Runs the binary in the clerk's folder.
fn run(clerk: &Clerk, line: &str, input: &[u8]) -> Output {
    let mut command = Command::cargo_bin("zhaojing").unwrap();
    command
        .current_dir(clerk.folder.path())
        .env("ZHAOJING_CONFIG", clerk.path("config"))
        .env("ZHAOJING_LANG", "zh")
        .args(line.split_whitespace())
        .write_stdin(input)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The codes of a file's findings with their lines and columns.
fn places(file: &Value) -> Vec<(String, u64, u64)> {
    let findings = file["findings"].as_array().unwrap();
    let place = |found: &Value| {
        let start = &found["start"];
        (
            found["code"].as_str().unwrap().to_owned(),
            start["line"].as_u64().unwrap(),
            start["column"].as_u64().unwrap(),
        )
    };
    findings.iter().map(place).collect()
}

/// A Word document whose paragraphs are these lines.
fn word(lines: &str) -> Vec<u8> {
    let paragraphs: Vec<String> = lines
        .lines()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let paragraphs = paragraphs.concat();
    let body = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(body.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_paper_is_read_like_a_compiler_reads_a_program() {
    let clerk = Clerk::new();
    clerk.write("a.txt", PAPER);
    let output = run(&clerk, "check a.txt --rules R05", b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with("a.txt:4:5: R05 "), "{said}");
    assert_eq!(
        lines[1],
        "    4 │ 学习有待加强，联系实际不够深入，系统性有所欠缺。"
    );
    assert!(lines[2].starts_with("      │     ^^^^^^^^"), "{said}");
    assert!(lines[3].starts_with("      = 改法："), "{said}");
    assert!(lines.last().unwrap().contains("1 处提示"), "{said}");
}

#[test]
fn the_same_words_are_found_at_the_same_place_in_every_form() {
    let clerk = Clerk::new();
    clerk.write("utf8.txt", PAPER);
    clerk.write("gbk.txt", GB18030.encode(PAPER).0);
    clerk.write("mark.md", format!("\u{FEFF}{PAPER}"));
    clerk.write("word.docx", word(PAPER));
    let output = run(
        &clerk,
        "check utf8.txt gbk.txt mark.md - word.docx --format json --rules R05",
        PAPER.as_bytes(),
    );
    let report = json(&output);
    let files = report["files"].as_array().unwrap();
    assert_eq!((report["count"].as_u64(), files.len()), (Some(5), 5));
    for file in &files[..4] {
        assert_eq!(places(file), [("R05".to_owned(), 4, 5)], "{file}");
        assert_eq!(file["kind"], "self-review");
    }
    assert_eq!(files[3]["file"], "-");
    // In a document, the paragraph with words: the blank line is none.
    assert_eq!(places(&files[4]), [("R05".to_owned(), 3, 5)]);
    assert_eq!(files[4]["lines_are"], "paragraphs");
}

#[test]
fn findings_are_no_error_unless_they_are_denied() {
    let clerk = Clerk::new();
    clerk.write("a.txt", PAPER);
    clerk.write("b.txt", HONEST);
    for (line, code) in [
        ("check a.txt", 0),
        ("check a.txt --deny", 1),
        ("check b.txt --deny", 0),
        ("check a.txt b.txt --deny --format json", 1),
        ("check a.txt --deny --rules R14", 0),
    ] {
        let output = run(&clerk, line, b"");
        assert_eq!(output.status.code(), Some(code), "{line}: {}", out(&output));
        assert_eq!(err(&output), "", "{line}");
    }
}

#[test]
fn rules_are_chosen_and_left_out() {
    let clerk = Clerk::new();
    clerk.write("a.txt", PAPER);
    let codes = |line: &str| {
        let report = json(&run(
            &clerk,
            &format!("check a.txt --format json {line}"),
            b"",
        ));
        let found: Vec<String> = places(&report["files"][0])
            .into_iter()
            .map(|(code, ..)| code)
            .collect();
        found
    };
    let all = codes("--all");
    assert!(
        all.contains(&"R03".to_owned()) && all.contains(&"R05".to_owned()),
        "{all:?}"
    );
    let without = codes("--without R03,r05");
    assert!(!without.contains(&"R03".to_owned()) && !without.contains(&"R05".to_owned()));
    assert_eq!(codes("--rules r05"), ["R05"]);
    for (line, word) in [
        ("check a.txt --rules R99", "R99"),
        ("check a.txt --rules R05 --without R05", "--without"),
        ("explain X1", "X1"),
        ("check", "FILE"),
    ] {
        let output = run(&clerk, line, b"");
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(err(&output).contains(word), "{line}: {}", err(&output));
    }
}

#[test]
fn the_kind_of_paper_can_be_said() {
    let clerk = Clerk::new();
    clerk.write("c.txt", "问题：希望今后多下村，多注意身体。\n");
    let report = |line: &str| {
        json(&run(
            &clerk,
            &format!("check c.txt --format json {line}"),
            b"",
        ))
    };
    let criticism = report("--kind criticism");
    assert_eq!(criticism["files"][0]["kind"], "criticism");
    assert!(!places(&criticism["files"][0]).is_empty(), "{criticism}");
    assert_eq!(report("--kind body")["files"][0]["kind"], "body");
    assert_eq!(report("")["files"][0]["kind"], "other");
}

#[test]
fn a_file_that_cannot_be_read_gets_one_sentence_and_the_others_are_checked() {
    let clerk = Clerk::new();
    clerk.write("a.txt", PAPER);
    clerk.write("empty.txt", "");
    clerk.write("x.pdf", "%PDF-1.7");
    clerk.write("cut.docx", &word(PAPER)[..100]);
    clerk.write("binary.txt", [0, 1, 2, 3]);
    std::fs::create_dir(clerk.path("folder")).unwrap();
    let output = run(
        &clerk,
        "check none.txt empty.txt x.pdf cut.docx binary.txt folder a.txt --rules R05",
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 6, "{said}");
    for (line, words) in lines.iter().zip([
        ["none.txt", "找不到"],
        ["empty.txt", "一个字也没有"],
        ["x.pdf", "PDF"],
        ["cut.docx", "坏了"],
        ["binary.txt", "不是文字文件"],
        ["folder", "文件夹"],
    ]) {
        assert!(words.iter().all(|word| line.contains(word)), "{line}");
    }
    assert!(
        out(&output).starts_with("a.txt:4:5: R05"),
        "{}",
        out(&output)
    );
}

#[test]
fn sarif_says_where_in_characters_and_names_what_was_not_read() {
    let clerk = Clerk::new();
    clerk.write("材 料.txt", PAPER);
    let output = Command::cargo_bin("zhaojing")
        .unwrap()
        .current_dir(clerk.folder.path())
        .env("ZHAOJING_CONFIG", clerk.path("config"))
        .args([
            "check",
            "材 料.txt",
            "none.txt",
            "--format",
            "sarif",
            "--rules",
            "R05",
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let log = json(&output);
    let run = &log["runs"][0];
    assert_eq!(
        (&log["version"], &run["columnKind"]),
        (&"2.1.0".into(), &"unicodeCodePoints".into())
    );
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "R05");
    let result = &run["results"][0];
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        physical["artifactLocation"]["uri"],
        "%E6%9D%90%20%E6%96%99.txt"
    );
    let region = &physical["region"];
    let offset = region["charOffset"].as_u64().unwrap() as usize;
    let length = region["charLength"].as_u64().unwrap() as usize;
    let words: String = PAPER.chars().skip(offset).take(length).collect();
    assert!(
        words.starts_with("有待加强") && words.ends_with("有所欠缺"),
        "{words}"
    );
    assert_eq!(region["startLine"], 4);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let note = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str();
    assert!(note.unwrap().contains("找不到"));
}

#[test]
fn every_rule_is_explained() {
    let clerk = Clerk::new();
    let list = out(&run(&clerk, "explain", b""));
    for number in 1..=14 {
        let code = format!("R{number:02}");
        assert!(list.contains(&code), "{list}");
        let long = out(&run(&clerk, &format!("explain {code}"), b""));
        assert!(
            long.starts_with(&code) && long.lines().count() >= 5,
            "{long}"
        );
    }
    assert!(out(&run(&clerk, "explain ｒ０７ --lang en", b"")).starts_with("R07 "));
}

#[test]
fn a_unit_adds_words_and_headings_of_its_own() {
    let clerk = Clerk::new();
    clerk.write(
        "a.txt",
        "家底\n今年开会十二次。\n短处\n学得浅。\n由头\n怕吃苦。\n",
    );
    let kind = |clerk: &Clerk| {
        json(&run(clerk, "check a.txt --format json", b""))["files"][0]["kind"].clone()
    };
    assert_eq!(kind(&clerk), "other");
    std::fs::create_dir_all(clerk.path("config/content/headings")).unwrap();
    clerk.write(
        "config/content/headings/own.toml",
        "id = \"own\"\nversion = \"1\"\ntitle = \"本镇的标题\"\nsource = \"自编\"\nverified = false\n\
         due = []\npassed_over = []\ngenre = []\n\
         [[role]]\nrole = \"problems\"\nheadings = [\"短处\"]\n\
         [[role]]\nrole = \"causes\"\nheadings = [\"由头\"]\n",
    );
    assert_eq!(kind(&clerk), "self-review");
    // The program's own words still hold beside the unit's.
    clerk.write("a.txt", "短处\n学得浅。\n原因分析\n怕吃苦。\n");
    assert_eq!(kind(&clerk), "self-review");
}

#[test]
fn a_draft_exported_in_any_form_is_read_alike() {
    let clerk = Clerk::new();
    clerk.run("demo --data @town.zj --no-open").ok();
    clerk.write("own.txt", "demo-member-7\n");
    for (format, name) in [("docx", "a.docx"), ("markdown", "a.md"), ("text", "a.txt")] {
        clerk
            .run(&format!(
                "export self-review --data @town.zj --member 孙立军 --own --passphrase-file @own.txt \
                 --format {format} --out @{name}"
            ))
            .ok();
    }
    let report = json(&run(&clerk, "check a.docx a.md a.txt --format json", b""));
    let found = |file: &Value| {
        let findings = file["findings"].as_array().unwrap().clone();
        let told = |found: Value| (found["code"].clone(), found["text"].clone());
        findings.into_iter().map(told).collect::<Vec<_>>()
    };
    let files = report["files"].as_array().unwrap();
    let word = found(&files[0]);
    assert!(word.len() > 10, "{report}");
    assert!(files.iter().all(|file| file["kind"] == "self-review"));
    assert_eq!(found(&files[1]), word);
    assert_eq!(found(&files[2]), word);
}
