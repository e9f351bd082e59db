//! A report to write in tests.

use super::{CheckReport, CheckedFile, FoundPlace, RuleHelp};
use crate::domain::{Counting, Spot};

/// One finding of R05 in one line: the last place where `words` stand.
pub fn report(line: &str, words: &str) -> CheckReport {
    let start = line.rfind(words).unwrap();
    let (start, words) = if words.is_empty() {
        (0, "")
    } else {
        (start, words)
    };
    let column = line.get(..start).unwrap().chars().count() + 1;
    let length = words.chars().count();
    let spot = |characters: usize| Spot {
        line: 3,
        column: column + characters,
        offset: Some(100 + column + characters),
    };
    CheckReport {
        rules: vec![RuleHelp {
            code: "R05",
            name: "空话".into(),
            help: "几句空话连在一起。".into(),
            default_on: true,
        }],
        files: vec![CheckedFile {
            name: "材料.md".into(),
            kind: "self-review",
            counting: Counting::Lines,
            problem: None,
            findings: vec![FoundPlace {
                code: "R05",
                why: "空话连着说".into(),
                mend: "写一件具体的事".into(),
                start: spot(0),
                end: spot(length),
                paragraph: line.into(),
                within: start..start + words.len(),
            }],
        }],
    }
}
