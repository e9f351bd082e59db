//! Slips of somebody who writes a theme for the first time: the report leads to
//! the line that has to be mended, and obeying it mends it.

use super::small::{CHECKLIST, read};
use crate::content::error::Slip;
use crate::content::{ContentError, Problem};

const LISTED: &str = r#"id = "small"
version = "2026.1"
title = "第一个带头：落实减负措施"
source = "自编"
verified = false
briefings = [
    "为基层减负情况",
    "整改情况",
]

[[section]]
id = "one"
title = "第一部分"
document = "某规定"

[[section.item]]
id = "a"
text = "甲"
questions = ["问一？", "问二？"]
verified = false

[[section]]
id = "two"
title = "第二部分"
document = "某规定"

[[section.item]]
id = "b"
text = "乙"
questions = ["问三？"]
verified = false
"#;

/// What is wrong with the theme after a slip.
fn after(from: &str, to: &str) -> Vec<ContentError> {
    assert!(LISTED.contains(from), "nothing to replace: {from}");
    read("checklist", LISTED.replacen(from, to, 1)).unwrap_err()
}

/// The one error after a slip, as its line and what is wrong.
fn one(from: &str, to: &str) -> (usize, Problem) {
    let found = after(from, to);
    assert_eq!(found.len(), 1, "{found:?}");
    (found[0].line, found[0].problem.clone())
}

/// All errors after a slip, as they print.
fn said(text: String) -> Vec<String> {
    let found = read("checklist", text).unwrap_err();
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn the_theme_is_right_before_somebody_slips() {
    assert_eq!(read("checklist", LISTED.to_owned()), Ok(()));
}

#[test]
fn a_text_that_is_not_closed_is_named_by_its_own_line() {
    let open = |line| (line, Problem::Slip(Slip::OpenText));
    assert_eq!(one("\"为基层减负情况\",", "\"为基层减负情况,"), open(7));
    assert_eq!(one("\"为基层减负情况\",", "\"为基层减负情况"), open(7));
    assert_eq!(one("\"整改情况\",", "\"整改情况"), open(8));
    assert_eq!(one("[\"问一？\", ", "[\"问一？, "), open(19));
    assert_eq!(one("\"问二？\"]", "\"问二？]"), open(19));
    assert_eq!(one("减负措施\"", "减负措施"), open(3));
    // A comment may have as many quotation marks as it likes.
    let comment = after(
        "    \"为基层减负情况\",",
        "    # 只写一个 \" 也行\n    \"为基层减负情况\"",
    );
    assert_eq!(comment[0].problem, Problem::Slip(Slip::NoComma));
}

#[test]
fn a_missing_comma_is_named_by_the_line_that_it_belongs_to() {
    let comma = |line| (line, Problem::Slip(Slip::NoComma));
    assert_eq!(one("\"为基层减负情况\",", "\"为基层减负情况\""), comma(7));
    assert_eq!(one("\"问一？\", ", "\"问一？\" "), comma(19));
}

#[test]
fn a_text_that_is_not_opened_is_told_so_and_its_punctuation_is_left_alone() {
    let open = |line| (line, Problem::Slip(Slip::NoOpening));
    assert_eq!(one("\"第一个带头：", "第一个带头："), open(3));
    assert_eq!(one("    \"为基层减负", "    为基层减负"), open(7));
    assert_eq!(one("[\"问一？", "[问一？"), open(19));
    let bare = one("\"第一个带头：落实减负措施\"", "第一个带头：落实减负措施");
    assert_eq!(bare, (3, Problem::Slip(Slip::NoQuotes)));
    // Words between straight marks within a text are no syntax either.
    let within = after("：落实减负", "\"：落实，\"减负");
    assert_eq!(within[0].problem, Problem::Slip(Slip::AfterValue));
}

#[test]
fn curly_marks_around_a_text_are_named_and_those_within_are_not() {
    let mark = |line, found| (line, Problem::ChinesePunctuation { found });
    assert_eq!(one("减负措施\"", "减负措施”"), mark(3, '”'));
    assert_eq!(one("\"第一个", "“第一个"), mark(3, '“'));
    assert_eq!(one("[\"问三？\"]", "「\"问三？\"」"), mark(30, '「'));
    let within = one("落实减负措施\"", "落实“减负措施”");
    assert_eq!(within, (3, Problem::Slip(Slip::OpenText)));
}

#[test]
fn a_header_in_the_wrong_brackets_is_named_where_it_stands() {
    let header = |line, name: &str| {
        let name = name.to_owned();
        (line, Problem::ListHeader { name })
    };
    assert_eq!(one("[[section]]", "[section]"), header(11, "section"));
    assert_eq!(
        one("[[section.item]]", "[section.item]"),
        header(16, "section.item")
    );
    assert_eq!(
        one("[[section]]", "[[section]  # 第一"),
        header(11, "section")
    );
    let all = said(LISTED.replace("[[section]]", "[section]"));
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn a_header_with_a_wrong_name_is_told_the_right_one() {
    let one = said(LISTED.replacen("[[section]]", "[[sections]]", 1));
    assert_eq!(
        one,
        ["own.toml:11: sections: is not a key here; did you mean section?"]
    );
    let all = said(LISTED.replace("[[section]]", "[[sections]]"));
    assert_eq!(
        all,
        [
            "own.toml:11: sections: is not a key here; did you mean section?",
            "own.toml:22: sections: is not a key here; did you mean section?",
        ]
    );
    let inner = said(LISTED.replacen("[[section.item]]", "[[section.items]]", 1));
    assert_eq!(
        inner,
        ["own.toml:16: section.items: is not a key here; did you mean item?"]
    );
    let short = said(LISTED.replacen("[[section.item]]", "[[item]]", 1));
    assert_eq!(
        short,
        ["own.toml:16: item: is not a key here; did you mean section.item?"]
    );
}

#[test]
fn all_keys_that_are_wrong_are_said_at_once() {
    let text = LISTED
        .replace("title = \"第一部分\"", "titel = \"第一部分\"")
        .replace("text = \"甲\"\n", "")
        .replace("verified = false\nbriefings", "verified = 0\nbriefings")
        .replace("id = \"b\"", "di = \"b\"")
        .replace("questions = [\"问三？\"]", "questions = \"问三？\"");
    let mut found = said(text);
    found.sort();
    assert_eq!(
        found,
        [
            "own.toml:13: section[1].titel: is not a key here; did you mean title?",
            "own.toml:16: section[1].item[1].text: is missing",
            "own.toml:27: section[2].item[1].di: is not a key here; did you mean id?",
            "own.toml:29: section[2].item[1].questions: must be a list",
            "own.toml:5: verified: must be true or false",
        ]
    );
}

#[test]
fn a_word_that_is_not_allowed_is_said_beside_keys_that_are_wrong() {
    let text = CHECKLIST
        .replacen("verified = false", "verified = false\nfamily = \"year\"", 1)
        .replace("article =", "artikel =");
    let found = said(text);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn lines_that_are_no_key_and_value_are_told_in_our_words() {
    let cases = [
        ("id = \"one\"", "id : \"one\"", Slip::NoEquals, 12),
        ("id = \"one\"", "id： \"one\"", Slip::NoEquals, 12),
        ("id = \"one\"", "id \"one\"", Slip::NoEquals, 12),
        ("id = \"one\"", "说明\nid = \"one\"", Slip::NoEquals, 12),
        ("id = \"one\"", "id =", Slip::NoValue, 12),
        ("id = \"one\"", "id = \"one\" 代号", Slip::AfterValue, 12),
        ("id = \"one\"\n", "id = \"one\" ", Slip::AfterValue, 12),
        ("[[section]]", "[[section", Slip::Brackets, 11),
    ];
    for (from, to, slip, line) in cases {
        let found = after(from, to);
        let header = matches!(found[0].problem, Problem::ListHeader { .. });
        let right = found[0].problem == Problem::Slip(slip) || header && slip == Slip::Brackets;
        assert!(right && found[0].line == line, "{to}: {found:?}");
    }
}
