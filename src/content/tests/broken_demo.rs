//! The example with something in it that does not hang together.

use super::broken::errors;
use super::small::DEMO;
use crate::content::{ContentError, Problem};

#[test]
fn an_example_that_does_not_hang_together_says_where() {
    let no_such = |name: &str| Problem::NoSuch {
        name: name.into(),
        near: Vec::new(),
    };
    let line_of = |text: &str| DEMO.lines().position(|line| line.contains(text)).unwrap() + 1;
    let first = line_of("subject = \"body\", group = \"colleagues\"");
    let cases = [
        (
            "subject = \"body\"",
            "subject = \"bode\"",
            first,
            "leaning[1].subject",
            no_such("bode"),
        ),
        (
            "grades = [42,",
            "grades = [43,",
            first,
            "leaning[1].grades",
            Problem::Shares { sum: 101 },
        ),
        (
            "[42, 44, 10, 2]",
            "[42, 44, 12]",
            first,
            "leaning[1].grades",
            Problem::Count {
                least: 4,
                most: 4,
                found: 3,
            },
        ),
        (
            "group = \"colleagues\"",
            "group = \"aliens\"",
            first,
            "leaning[1].group",
            no_such("aliens"),
        ),
        (
            "version = \"2022\"",
            "version = \"1982\"",
            line_of("2022"),
            "meeting.checklist",
            no_such("party-constitution@1982"),
        ),
        (
            "member = \"liu-weidong\"",
            "member = \"nobody\"",
            line_of("member = \"liu-weidong\""),
            "worksheet[1].member",
            no_such("nobody"),
        ),
        (
            "category = \"subsidies\"",
            "category = \"moon\"",
            line_of("category = \"subsidies\""),
            "opinion[1].category",
            no_such("moon"),
        ),
    ];
    for (from, to, line, key, problem) in cases {
        let found = errors("demo", from, to);
        let expected = ContentError {
            file: "own.toml".into(),
            line,
            key: key.into(),
            problem,
        };
        assert!(found.contains(&expected), "{expected}\nfound {found:#?}");
    }
}

#[test]
fn a_key_missing_in_a_table_with_a_header_or_braces_is_named_in_its_table() {
    let line_of = |text: &str| DEMO.lines().position(|line| line.contains(text)).unwrap() + 1;
    let cases = [
        (
            "kind = \"democratic-life\"\n",
            line_of("[meeting]"),
            "meeting.kind",
        ),
        (
            ", version = \"2022\"",
            line_of("2022"),
            "meeting.checklist.version",
        ),
        (
            "subject = \"body\", ",
            line_of("subject = \"body\""),
            "leaning[1].subject",
        ),
    ];
    for (from, line, key) in cases {
        let found = errors("demo", from, "");
        assert_eq!(found[0].problem, Problem::MissingKey);
        assert_eq!((found[0].line, found[0].key.as_str()), (line, key));
    }
}

/// The line of a piece of the example, and the number of its table among those
/// of its name.
fn place_of(piece: &str, table: &str) -> (usize, usize) {
    let (before, _) = DEMO.split_once(piece).unwrap();
    (
        before.matches('\n').count() + 1,
        before.matches(table).count(),
    )
}

#[test]
fn a_paper_that_names_nobody_or_nothing_known_says_where() {
    // What is replaced begins a line; the key is that of the whole entry.
    let cases = [
        (
            "about = \"body\"\nurgent",
            "about = \"bodi\"\nurgent",
            "[[said]]",
            "said",
            "about",
            "bodi",
        ),
        (
            "channel = \"petition\"",
            "channel = \"round\"",
            "[[said]]",
            "said",
            "channel",
            "round",
        ),
        (
            "critic = \"sun-lijun\"",
            "critic = \"nobody\"",
            "[[criticism]]",
            "criticism",
            "critic",
            "nobody",
        ),
        // Without a worksheet she has no passphrase, and cannot have written.
        (
            "critic = \"sun-lijun\"",
            "critic = \"he-xiaomei\"",
            "[[criticism]]",
            "criticism",
            "critic",
            "he-xiaomei",
        ),
        (
            "about = \"wang-jianguo\"\nhanded",
            "about = \"liu-weidong\"\nhanded",
            "[[criticism]]",
            "criticism",
            "about",
            "liu-weidong",
        ),
        (
            "supervisor = \"liu-weidong\"",
            "supervisor = \"lv-bu\"",
            "[[unit_head]]",
            "unit_head",
            "supervisor",
            "lv-bu",
        ),
        (
            "with = \"finance-office\"",
            "with = \"moon-office\"",
            "[[talk]]",
            "talk",
            "with",
            "moon-office",
        ),
        (
            "with = \"wang-jianguo\"",
            "with = \"sun-lijun\"",
            "[[talk]]",
            "talk",
            "with",
            "sun-lijun",
        ),
    ];
    for (from, to, header, table, key, name) in cases {
        let (line, number) = place_of(from, header);
        let found = errors("demo", from, to);
        let expected = ContentError {
            file: "own.toml".into(),
            line,
            key: format!("{table}[{number}].{key}"),
            problem: Problem::NoSuch {
                name: name.into(),
                near: Vec::new(),
            },
        };
        assert!(found.contains(&expected), "{expected}\nfound {found:#?}");
    }
}

#[test]
fn an_answer_to_what_nobody_said_and_a_day_written_twice_are_named() {
    let cases = [
        (
            "said = \"sow-list\"",
            "said = \"cow-list\"",
            Problem::NoSuch {
                name: "cow-list".into(),
                near: Vec::new(),
            },
        ),
        (
            "days_ago = 41",
            "days_ago = 30",
            Problem::Duplicate {
                value: "liu-weidong-30".into(),
            },
        ),
        (
            "days_ago = 41",
            "days_ago = 400",
            Problem::Range {
                least: 0,
                most: 365,
            },
        ),
        (
            "{ kind = \"causes\"",
            "{ kind = \"matters\"",
            Problem::Duplicate {
                value: "matters".into(),
            },
        ),
    ];
    for (from, to, problem) in cases {
        let (line, _) = place_of(from, "[[");
        let found = errors("demo", from, to);
        let here = found.iter().find(|error| error.problem == problem);
        let there = here.unwrap_or_else(|| panic!("{problem:?}\nfound {found:#?}"));
        // The second of two that are alike is the one too many.
        assert!(there.line >= line, "{there}");
    }
}
