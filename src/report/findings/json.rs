//! Findings for programs. The form is described in `docs/check.md`; a change
//! that a reader would notice raises [`VERSION`].

use serde::Serialize;

use super::{CheckReport, CheckedFile, FoundPlace};
use crate::domain::{Counting, Spot};

/// The version of the form.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    tool: Tool,
    count: usize,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "file")]
    name: &'a str,
    kind: Option<&'a str>,
    lines_are: Option<&'static str>,
    error: Option<&'a str>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'a str,
    message: &'a str,
    mend: &'a str,
    start: Place,
    end: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
}

/// The report as JSON with a newline at its end.
///
/// # Errors
/// None that could occur: the report holds texts and numbers only.
pub fn write(report: &CheckReport) -> serde_json::Result<String> {
    let root = Root {
        version: VERSION,
        tool: Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        count: report.count(),
        files: report.files.iter().map(file).collect(),
    };
    Ok(serde_json::to_string_pretty(&root)? + "\n")
}

fn file(file: &CheckedFile) -> File<'_> {
    let read = file.problem.is_none();
    File {
        name: &file.name,
        kind: read.then_some(file.kind),
        lines_are: read.then_some(match file.counting {
            Counting::Lines => "lines",
            Counting::Paragraphs => "paragraphs",
        }),
        error: file.problem.as_deref(),
        findings: file.findings.iter().map(found).collect(),
    }
}

fn found(found: &FoundPlace) -> Found<'_> {
    Found {
        code: found.code,
        message: &found.why,
        mend: &found.mend,
        start: place(found.start),
        end: place(found.end),
        text: found.words(),
    }
}

const fn place(spot: Spot) -> Place {
    Place {
        line: spot.line,
        column: spot.column,
        offset: spot.offset,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::fixture;
    use super::*;

    #[test]
    fn a_program_finds_the_place_by_line_and_by_offset() {
        let report = fixture::report("学习不够深入。", "不够深入");
        let root: Value = serde_json::from_str(&write(&report).unwrap()).unwrap();
        assert_eq!(root["version"], 1);
        assert_eq!(root["count"], 1);
        let file = &root["files"][0];
        assert_eq!(
            (&file["kind"], &file["lines_are"]),
            (&"self-review".into(), &"lines".into())
        );
        let found = &file["findings"][0];
        assert_eq!(found["code"], "R05");
        assert_eq!(found["text"], "不够深入");
        assert_eq!(
            (&found["start"]["line"], &found["start"]["column"]),
            (&3.into(), &3.into())
        );
        assert_eq!(
            (&found["start"]["offset"], &found["end"]["offset"]),
            (&103.into(), &107.into())
        );
    }

    #[test]
    fn a_file_that_was_not_read_says_why_and_a_paragraph_has_no_offset() {
        let mut report = fixture::report("学习不够深入。", "不够深入");
        report.files[0].counting = Counting::Paragraphs;
        report.files[0].findings[0].start.offset = None;
        let root: Value = serde_json::from_str(&write(&report).unwrap()).unwrap();
        assert_eq!(root["files"][0]["lines_are"], "paragraphs");
        assert!(
            root["files"][0]["findings"][0]["start"]
                .get("offset")
                .is_none()
        );
        report.files[0].problem = Some("读不出来".into());
        report.files[0].findings.clear();
        let root: Value = serde_json::from_str(&write(&report).unwrap()).unwrap();
        assert_eq!(root["files"][0]["error"], "读不出来");
        assert_eq!(root["files"][0]["kind"], Value::Null);
    }
}
