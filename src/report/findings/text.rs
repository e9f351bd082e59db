//! Findings as a compiler shows them: file, line and column, why, the line
//! with a marker under the place, and a way to mend it.

use std::fmt::Write as _;

use super::{CheckReport, CheckedFile, FoundPlace};
use crate::domain::Counting;
use crate::lang::Lang;
use crate::text::{grapheme::graphemes, sanitize, width, wrapped};
use crate::tr;

/// The most columns of a line that is shown.
const SHOWN: usize = 72;
/// Columns shown before the place when the line is cut.
const BEFORE: usize = 24;
/// Columns of the number in front of a line.
const GUTTER: usize = 5;
/// Columns in which sentences are broken.
const SENTENCE: usize = 78;

/// The findings of the files that could be read, with a line at the end that
/// counts them.
#[must_use]
pub fn write(report: &CheckReport, lang: &Lang) -> String {
    let mut out = String::new();
    for file in report.files.iter().filter(|file| file.problem.is_none()) {
        for found in &file.findings {
            write_one(&mut out, file, found, lang);
        }
    }
    let read = report.files.iter().filter(|file| file.problem.is_none());
    let (count, files) = (report.count(), read.count());
    if count > 0 {
        let said = tr!(lang, "check-count", count = count, files = files);
        for row in wrapped(&said, SENTENCE) {
            let _ = writeln!(out, "{row}");
        }
    } else if files > 0 {
        let _ = writeln!(out, "{}", tr!(lang, "check-nothing", files = files));
    }
    out
}

fn write_one(out: &mut String, file: &CheckedFile, found: &FoundPlace, lang: &Lang) {
    let (line, column) = (found.start.line, found.start.column);
    let name = sanitize(&file.name);
    // Writing into a String cannot fail.
    let _ = writeln!(
        out,
        "{name}:{line}:{column}: {} {}",
        found.code,
        sanitize(&found.why)
    );
    let shown = Excerpt::of(found);
    let number = match file.counting {
        Counting::Lines => line.to_string(),
        Counting::Paragraphs => format!("¶{line}"),
    };
    let gutter = " ".repeat(GUTTER.saturating_sub(width(&number)));
    let _ = writeln!(out, "{gutter}{number} │ {}", shown.text);
    let blank = " ".repeat(GUTTER.max(width(&number)));
    if shown.marked > 0 {
        let (indent, mark) = (" ".repeat(shown.indent), "^".repeat(shown.marked));
        let _ = writeln!(out, "{blank} │ {indent}{mark}");
    }
    let mend = tr!(lang, "check-mend", how = sanitize(&found.mend).into_owned());
    for (place, row) in wrapped(&mend, SENTENCE - GUTTER - 3).iter().enumerate() {
        let sign = if place == 0 { "=" } else { " " };
        let _ = writeln!(out, "{blank} {sign} {row}");
    }
    out.push('\n');
}

/// A line cut to what can be shown.
struct Excerpt {
    text: String,
    /// Columns before the place.
    indent: usize,
    /// Columns of the place.
    marked: usize,
}

impl Excerpt {
    fn of(found: &FoundPlace) -> Self {
        let text = found.paragraph.as_str();
        let before = clean(text.get(..found.within.start).unwrap_or_default());
        let inside = clean(found.words());
        let after = clean(text.get(found.within.end..).unwrap_or_default());
        let all = width(&before) + width(&inside) + width(&after);
        let before = if all <= SHOWN {
            before
        } else {
            tail(&before, BEFORE)
        };
        let indent = width(&before);
        let inside = head(&inside, SHOWN - indent);
        let marked = width(&inside);
        let after = head(&after, SHOWN - indent - marked);
        Self {
            text: [before, inside, after].concat().trim_end().to_owned(),
            indent,
            marked,
        }
    }
}

/// On one line, and harmless.
fn clean(text: &str) -> String {
    sanitize(text).replace('\n', " ")
}

fn head(text: &str, columns: usize) -> String {
    crate::text::truncate(text, columns).into_owned()
}

/// The end of a text that fits, with `…` where it was cut.
fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let clusters: Vec<_> = graphemes(text).collect();
    let mut room = columns.saturating_sub(1);
    let kept: Vec<&str> = clusters
        .iter()
        .rev()
        .map_while(|cluster| {
            room = room.checked_sub(cluster.width)?;
            Some(cluster.text)
        })
        .collect();
    let mut out = String::from("…");
    out.extend(kept.into_iter().rev());
    out
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::lang::Language;

    fn lines(report: &CheckReport) -> Vec<String> {
        let lang = Lang::load(Language::Chinese).unwrap();
        write(report, &lang).lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_marker_stands_under_the_words_in_columns() {
        let report = fixture::report("学习上有待加强，a不够深入。", "不够深入");
        let shown = lines(&report);
        assert_eq!(shown[0], "材料.md:3:10: R05 空话连着说");
        assert_eq!(shown[1], "    3 │ 学习上有待加强，a不够深入。");
        assert_eq!(shown[2], "      │                  ^^^^^^^^");
        assert!(shown[3].starts_with("      = "), "{}", shown[3]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let long = format!("{}不够深入{}", "前".repeat(200), "后".repeat(200));
        let shown = lines(&fixture::report(&long, "不够深入"));
        assert!(width(&shown[1]) <= SHOWN + GUTTER + 3, "{}", shown[1]);
        let (line, mark) = (shown[1].find("不够").unwrap(), shown[2].find('^').unwrap());
        assert_eq!(
            width(shown[1].get(..line).unwrap()),
            width(shown[2].get(..mark).unwrap())
        );
        assert!(
            shown[1].contains("│ …前") && shown[1].ends_with("…"),
            "{}",
            shown[1]
        );
    }

    #[test]
    fn words_from_outside_cannot_steer_the_terminal() {
        let mut report = fixture::report("不够\u{1b}[31m深入\n下一行", "深入");
        report.files[0].name = "坏\u{1b}]0;名.md".into();
        let shown = lines(&report).join("\n");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn a_place_that_means_the_whole_part_has_no_marker() {
        let shown = lines(&fixture::report("三、原因分析", ""));
        assert!(!shown.iter().any(|line| line.contains('^')));
    }

    #[test]
    fn nothing_found_is_said_and_so_is_a_count() {
        let mut report = fixture::report("不够深入", "深入");
        assert!(lines(&report).last().unwrap().contains('1'));
        report.files[0].findings.clear();
        assert_eq!(lines(&report).len(), 1);
        report.files[0].problem = Some("读不出来".into());
        assert!(lines(&report).is_empty());
    }
}
