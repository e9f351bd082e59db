//! Findings as SARIF 2.1.0, the form in which code platforms and editors take
//! the findings of any tool.
//!
//! Columns count characters (`unicodeCodePoints`). A Word document has no
//! lines: its findings carry no region, but the paragraph as a logical
//! location.

use serde_json::{Map, Value, json};

use super::{CheckReport, CheckedFile, FoundPlace, RuleHelp};
use crate::domain::Counting;
use crate::lang::{Lang, Language};
use crate::tr;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report as a SARIF log with a newline at its end.
///
/// # Errors
/// None that could occur: the report holds texts and numbers only.
pub fn write(report: &CheckReport, lang: &Lang) -> serde_json::Result<String> {
    let files = report.files.iter().enumerate();
    let results: Vec<Value> = files
        .flat_map(|(index, file)| {
            let found = file.findings.iter();
            found.map(move |found| result(report, index, file, found, lang))
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language(lang),
                "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "language": language(lang),
            "columnKind": "unicodeCodePoints",
            "artifacts": report.files.iter().map(artifact).collect::<Vec<_>>(),
            "invocations": [invocation(report)],
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

const fn language(lang: &Lang) -> &'static str {
    match lang.language() {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}

fn rule(rule: &RuleHelp) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.name },
        "fullDescription": { "text": rule.help },
        "help": { "text": rule.help },
        "defaultConfiguration": { "enabled": rule.default_on, "level": "note" },
    })
}

fn artifact(file: &CheckedFile) -> Value {
    json!({ "location": { "uri": uri(&file.name) } })
}

/// Files that could not be read do not make the others' findings wrong, but
/// the run did not do all it was asked to.
fn invocation(report: &CheckReport) -> Value {
    let unread = report.files.iter().enumerate();
    let notes: Vec<Value> = unread
        .filter_map(|(index, file)| {
            let problem = file.problem.as_ref()?;
            Some(json!({
                "level": "error",
                "message": { "text": problem },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri(&file.name), "index": index },
                }}],
            }))
        })
        .collect();
    json!({
        "executionSuccessful": report.all_read(),
        "toolExecutionNotifications": notes,
    })
}

fn result(
    report: &CheckReport,
    index: usize,
    file: &CheckedFile,
    found: &FoundPlace,
    lang: &Lang,
) -> Value {
    let mut physical = Map::new();
    physical.insert(
        "artifactLocation".into(),
        json!({ "uri": uri(&file.name), "index": index }),
    );
    let mut location = Map::new();
    match file.counting {
        Counting::Lines => {
            physical.insert("region".into(), region(found));
        }
        Counting::Paragraphs => {
            let number = found.start.line;
            let name = tr!(lang, "check-paragraph", number = number);
            location.insert(
                "logicalLocations".into(),
                json!([{ "name": name, "fullyQualifiedName": format!("paragraph/{number}") }]),
            );
        }
    }
    location.insert("physicalLocation".into(), physical.into());
    let rule = report.rules.iter().position(|rule| rule.code == found.code);
    let mut result = json!({
        "ruleId": found.code,
        "level": "note",
        "message": { "text": format!("{}\n{}", found.why, found.mend) },
        "locations": [location],
    });
    if let (Some(rule), Some(object)) = (rule, result.as_object_mut()) {
        object.insert("ruleIndex".into(), rule.into());
    }
    result
}

fn region(found: &FoundPlace) -> Value {
    let mut region = json!({
        "startLine": found.start.line,
        "startColumn": found.start.column,
        "endLine": found.end.line,
        "endColumn": found.end.column,
    });
    if let (Some(start), Some(end)) = (found.start.offset, found.end.offset)
        && let Some(object) = region.as_object_mut()
    {
        object.insert("charOffset".into(), start.into());
        object.insert("charLength".into(), end.saturating_sub(start).into());
        if !found.words().is_empty() {
            object.insert("snippet".into(), json!({ "text": found.words() }));
        }
    }
    region
}

/// A file's name as a reference: `/` between folders, and every byte that has
/// a meaning in a reference, or none, written in hexadecimal.
fn uri(name: &str) -> String {
    use std::fmt::Write as _;
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    let mut out = String::from(match (name.starts_with('/'), drive) {
        (true, _) => "file://",
        (_, true) => "file:///",
        _ => "",
    });
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            b':' if drive => out.push(':'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn log(report: &CheckReport) -> Value {
        let lang = Lang::load(Language::Chinese).unwrap();
        serde_json::from_str(&write(report, &lang).unwrap()).unwrap()
    }

    /// What the schema of SARIF 2.1.0 requires of the objects used here, and
    /// which types it gives them.
    fn assert_valid(log: &Value) {
        assert_eq!(log["version"], "2.1.0");
        assert!(log["$schema"].is_string());
        for run in log["runs"].as_array().unwrap() {
            let driver = &run["tool"]["driver"];
            assert!(driver["name"].is_string());
            let kind = run["columnKind"].as_str().unwrap();
            assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&kind));
            let rules = driver["rules"].as_array().unwrap();
            let mut ids: Vec<_> = rules
                .iter()
                .map(|rule| rule["id"].as_str().unwrap())
                .collect();
            ids.dedup();
            assert_eq!(ids.len(), rules.len(), "rules must be unique");
            for rule in rules {
                for text in ["shortDescription", "fullDescription", "help"] {
                    assert!(!rule[text]["text"].as_str().unwrap().is_empty());
                }
                assert_level(&rule["defaultConfiguration"]["level"]);
            }
            let artifacts = run["artifacts"].as_array().unwrap();
            for invocation in run["invocations"].as_array().unwrap() {
                assert!(invocation["executionSuccessful"].is_boolean());
                for note in invocation["toolExecutionNotifications"].as_array().unwrap() {
                    assert!(note["message"]["text"].is_string());
                    assert_level(&note["level"]);
                }
            }
            for result in run["results"].as_array().unwrap() {
                assert!(!result["message"]["text"].as_str().unwrap().is_empty());
                assert_level(&result["level"]);
                let index = result["ruleIndex"].as_u64().unwrap() as usize;
                assert_eq!(rules[index]["id"], result["ruleId"]);
                for location in result["locations"].as_array().unwrap() {
                    assert_location(location, artifacts);
                }
            }
        }
    }

    fn assert_level(level: &Value) {
        let level = level.as_str().unwrap();
        assert!(["none", "note", "warning", "error"].contains(&level));
    }

    fn assert_location(location: &Value, artifacts: &[Value]) {
        let physical = &location["physicalLocation"];
        let artifact = &physical["artifactLocation"];
        let uri = artifact["uri"].as_str().unwrap();
        assert!(
            uri.is_ascii() && !uri.contains([' ', '\\', '<', '>', '"', '{', '}', '|', '^', '`'])
        );
        let index = artifact["index"].as_u64().unwrap() as usize;
        assert_eq!(artifacts[index]["location"]["uri"], uri);
        if let Some(region) = physical.get("region") {
            for one_based in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(region[one_based].as_u64().unwrap() >= 1);
            }
            for from_zero in ["charOffset", "charLength"] {
                assert!(region[from_zero].is_u64());
            }
        } else {
            assert!(location["logicalLocations"][0]["name"].is_string());
        }
    }

    #[test]
    fn a_log_has_what_the_schema_requires() {
        let mut report = fixture::report("学习不够深入。", "不够深入");
        assert_valid(&log(&report));
        let mut word = report.files[0].clone();
        word.name = "目录/材 料.docx".into();
        word.counting = Counting::Paragraphs;
        let mut unread = word.clone();
        unread.findings.clear();
        unread.problem = Some("读不出来".into());
        report.files.extend([word, unread]);
        let log = log(&report);
        assert_valid(&log);
        let run = &log["runs"][0];
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
        assert_eq!(run["results"].as_array().unwrap().len(), 2);
        assert!(
            run["results"][1]["locations"][0]["physicalLocation"]
                .get("region")
                .is_none()
        );
    }

    #[test]
    fn columns_count_characters_and_the_end_is_behind_the_last() {
        let log = log(&fixture::report("学习不够深入。", "不够深入"));
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(
            (&region["startColumn"], &region["endColumn"]),
            (&3.into(), &7.into())
        );
        assert_eq!(
            (&region["charOffset"], &region["charLength"]),
            (&103.into(), &4.into())
        );
        assert_eq!(region["snippet"]["text"], "不够深入");
    }

    #[test]
    fn a_name_becomes_a_reference() {
        assert_eq!(uri("a/材.md"), "a/%E6%9D%90.md");
        assert_eq!(uri("/tmp/a b#1.md"), "file:///tmp/a%20b%231.md");
        assert_eq!(uri("C:\\x\\a.md"), "file:///C:/x/a.md");
    }
}
