//! Packs with something wrong in them: each error names the line and the key.

use super::small::{
    CATEGORIES, CHECKLIST, DEMO, DIMENSIONS, EXEMPLARS, HEADINGS, JOURNAL, QUESTIONNAIRE, SCHEDULE,
    read,
};
use crate::content::error::Slip;
use crate::content::{ContentError, Problem};

/// What is wrong with a file of one kind with one thing in it replaced.
pub(super) fn errors(kind: &str, from: &str, to: &str) -> Vec<ContentError> {
    let base = match kind {
        "checklist" => CHECKLIST,
        "questionnaire" => QUESTIONNAIRE,
        "schedule" => SCHEDULE,
        "dimensions" => DIMENSIONS,
        "categories" => CATEGORIES,
        "exemplars" => EXEMPLARS,
        "journals" => JOURNAL,
        "headings" => HEADINGS,
        _ => DEMO,
    };
    assert!(base.contains(from), "nothing to replace: {from}");
    read(kind, base.replacen(from, to, 1)).unwrap_err()
}

/// Replaces one thing at a time and expects one of the errors to read so.
pub(super) fn expect(kind: &str, cases: &[(&str, &str, &str)]) {
    for (from, to, expected) in cases {
        let found = errors(kind, from, to);
        let said: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert!(
            said.contains(&format!("own.toml:{expected}")),
            "{expected}\nsaid {said:#?}"
        );
    }
}

#[test]
fn the_small_packs_are_right_before_something_is_broken() {
    for (kind, text) in [
        ("checklist", CHECKLIST),
        ("questionnaire", QUESTIONNAIRE),
        ("schedule", SCHEDULE),
        ("dimensions", DIMENSIONS),
        ("categories", CATEGORIES),
        ("exemplars", EXEMPLARS),
        ("journals", JOURNAL),
        ("headings", HEADINGS),
    ] {
        assert_eq!(read(kind, text.to_owned()), Ok(()));
    }
}

#[test]
fn a_broken_checklist_is_named_by_line_key_and_problem() {
    expect(
        "checklist",
        &[
            (
                "id = \"b\"",
                "id = \"a\"",
                "16: section[1].item[2].id: a is there twice",
            ),
            (
                "id = \"b\"",
                "id = \"B 2\"",
                "16: section[1].item[2].id: is not an id: use a-z, 0-9 and single hyphens",
            ),
            ("\"乙\"", "\" 　\"", "17: section[1].item[2].text: is empty"),
            (
                "\"问二？\"",
                "\"\"",
                "13: section[1].item[1].questions[2]: is empty",
            ),
            (
                "[\"问三？\"]",
                "[]",
                "18: section[1].item[2].questions: has 0 entries, between 1 and 6 are allowed",
            ),
            (
                "article =",
                "artikel =",
                "19: section[1].item[2].artikel: is not a key here; did you mean article?",
            ),
            (
                "text = \"乙\"\n",
                "",
                "15: section[1].item[2].text: is missing",
            ),
            ("source = \"自编\"\n", "", "1: source: is missing"),
            (
                "verified = false",
                "verified = true",
                "5: verified: cannot be true while an entry is not verified",
            ),
            (
                "\"甲\"",
                "\"甲\\u202E\"",
                "12: section[1].item[1].text: contains a character that cannot be shown",
            ),
            (
                "2026.1",
                "2026年",
                "2: version: is not an id: use a-z, 0-9 and single hyphens",
            ),
        ],
    );
}

#[test]
fn a_broken_questionnaire_is_named_by_line_key_and_problem() {
    expect(
        "questionnaire",
        &[
            (
                "\"two\"\n[[item]]",
                "\"three\"\n[[item]]",
                "20: item[1].scale: names three, which does not exist; there are: two",
            ),
            ("scale = \"two\"\n", "", "14: item[1].scale: is missing"),
            (
                "limit = 100",
                "limit = 100\nscale = \"two\"",
                "28: item[2].scale: does not belong to this kind of answer",
            ),
            (
                "limit = 100",
                "limit = 0",
                "27: item[2].limit: must lie between 1 and 600",
            ),
            (
                "score = 0",
                "score = 100",
                "12: scale[1].grades[2].score: scores must fall from the best grade to the worst",
            ),
            (
                "score = 0",
                "score = nan",
                "12: scale[1].grades[2].score: must lie between 0 and 100",
            ),
            (
                "label = \"差\"",
                "label = \"好\"",
                "12: scale[1].grades[2].label: 好 is there twice",
            ),
            (
                "    { id = \"bad\", label = \"差\", score = 0, favourable = false },\n",
                "",
                "10: scale[1].grades: has 1 entries, between 2 and 9 are allowed",
            ),
            (
                "weight = 1",
                "weight = 0",
                "28: group: all groups have weight 0",
            ),
            (
                "[\"democratic-life\"]",
                "[]",
                "6: kinds: has 0 entries, between 1 and 2 are allowed",
            ),
        ],
    );
}

#[test]
fn a_broken_theme_of_a_checklist_is_named_by_line_key_and_problem() {
    let head = "verified = false\n";
    let with = |more: &str| format!("{head}{more}\n");
    let long = format!("theme = \"{}\"", "长".repeat(121));
    let many = format!("briefings = [{}]", "\"一\", ".repeat(11));
    for (more, expected) in [
        (
            long.as_str(),
            "6: theme: has 121 characters, at most 120 are allowed",
        ),
        ("theme = \"\"", "6: theme: is empty"),
        ("briefings = [\"一\", \" \"]", "6: briefings[2]: is empty"),
        (
            many.as_str(),
            "6: briefings: has 11 entries, between 0 and 10 are allowed",
        ),
        (
            "themes = \"一\"",
            "6: themes: is not a key here; did you mean theme?",
        ),
    ] {
        expect("checklist", &[(head, &with(more), expected)]);
    }
}

#[test]
fn a_favourable_grade_cannot_stand_below_one_that_is_not() {
    let swapped = QUESTIONNAIRE
        .replace(
            "score = 100, favourable = true",
            "score = 100, favourable = false",
        )
        .replace(
            "score = 0, favourable = false",
            "score = 0, favourable = true",
        );
    let found = read("questionnaire", swapped).unwrap_err();
    assert_eq!(found[0].problem, Problem::FavourableOrder);
    assert_eq!(
        (found[0].line, found[0].key.as_str()),
        (12, "scale[1].grades[2].favourable")
    );
}

#[test]
fn slips_of_somebody_new_to_toml_are_named_by_line() {
    let cases = [
        ("text = \"乙\"", "text = \"乙", Slip::OpenText, 17),
        ("source = \"自编\"", "title = \"又一个\"", Slip::Twice, 4),
        ("id = \"b\"", "id = \"b\"\nid = \"c\"", Slip::Twice, 17),
        ("[\"问一？\", ", "[\"问一？\" ", Slip::NoComma, 13),
        ("\"问一？\"", "\"问\"一\"？\"", Slip::NoComma, 13),
        ("\"问二？\"]", "\"问二？\"", Slip::OpenList, 14),
        (
            "[\"问三？\"]\narticle = \"第一条\"\nverified = true\n",
            "[\"问三？\"",
            Slip::OpenList,
            18,
        ),
        ("verified = true", "verified = True", Slip::NoQuotes, 20),
        ("verified = true", "verified = 是", Slip::NoQuotes, 20),
        ("verified = true", "verified = no", Slip::NoQuotes, 20),
        ("\"第一条\"", "第一条", Slip::NoQuotes, 19),
    ];
    for (from, to, slip, line) in cases {
        let found = errors("checklist", from, to);
        assert_eq!(found[0].problem, Problem::Slip(slip), "{to}: {found:?}");
        assert_eq!(found[0].line, line, "{to}");
    }
}

#[test]
fn other_text_that_is_not_toml_is_named_by_line() {
    let found = errors("checklist", "text = \"乙\"", "text : \"乙\"");
    assert!(
        matches!(found[0].problem, Problem::Syntax { .. }),
        "{found:?}"
    );
    assert_eq!(found[0].line, 17);
}

#[test]
fn a_value_of_the_wrong_shape_or_word_says_what_is_right() {
    expect(
        "checklist",
        &[
            (
                "verified = true",
                "verified = \"yes\"",
                "20: section[1].item[2].verified: must be true or false",
            ),
            (
                "version = \"2026.1\"",
                "version = 2026",
                "2: version: must be text in quotation marks",
            ),
            (
                "[\"问三？\"]",
                "\"问三？\"",
                "18: section[1].item[2].questions: must be a list",
            ),
            (
                "verified = false",
                "verified = false\nfamily = \"year\"",
                "6: family: year is none of: constitution, discipline, theme, activity, other",
            ),
        ],
    );
    expect(
        "questionnaire",
        &[
            (
                "subjects = \"all\"",
                "subjects = \"some\"",
                "18: item[1].subjects: some is none of: body, members, all",
            ),
            (
                "limit = 100",
                "limit = \"100\"",
                "27: item[2].limit: must be a number",
            ),
        ],
    );
    expect(
        "schedule",
        &[(
            "[\"democratic-life\"]",
            "[\"ball\"]",
            "6: kinds[1]: ball is none of: democratic-life, organisational-life",
        )],
    );
}

#[test]
fn punctuation_of_an_input_method_is_named() {
    let cases = [
        ("text = \"乙\"", "text = “乙”", '“', 17),
        ("text = \"乙\"", "text ＝ \"乙\"", '＝', 17),
        ("[\"问三？\"]", "[\"问三？\"，\"问四？\"]", '，', 18),
        ("[\"问三？\"]", "【\"问三？\"】", '【', 18),
    ];
    for (from, to, found, line) in cases {
        let errors = errors("checklist", from, to);
        assert_eq!(errors[0].problem, Problem::ChinesePunctuation { found });
        assert_eq!(errors[0].line, line, "{to}");
    }
    // Within text it may stand.
    let text = CHECKLIST.replace("\"乙\"", "\"“乙”，【丙】\"");
    assert_eq!(read("checklist", text), Ok(()));
}

#[test]
fn all_that_is_wrong_with_a_file_is_said_at_once() {
    let text = CHECKLIST
        .replace("\"甲\"", "\"\"")
        .replace("\"乙\"", "\"\"");
    assert_eq!(read("checklist", text).unwrap_err().len(), 2);
}

#[test]
fn an_error_prints_file_line_and_key() {
    let found = errors("checklist", "\"乙\"", "\"\"");
    assert_eq!(
        found[0].to_string(),
        "own.toml:17: section[1].item[2].text: is empty"
    );
}
