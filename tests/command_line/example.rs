//! The example, from a script.

use std::io::Read as _;

use serde_json::Value;

use crate::clerk::Clerk;

#[test]
fn the_example_counts_every_ballot_and_the_same_seed_gives_the_same_figures() {
    let clerk = Clerk::new();
    let build = |name: &str, seed: &str| {
        clerk
            .run(&format!("demo --data @{name} --seed {seed} --no-open"))
            .ok()
    };
    let said = build("town.zj", "7");
    assert!(said.contains("demo-office"), "{said}");
    let ratings = clerk.ratings();
    let groups = ratings["groups"].as_array().unwrap();
    let valid: u64 = groups
        .iter()
        .map(|g| g["ballots"]["valid"].as_u64().unwrap())
        .sum();
    assert_eq!(ratings["totals"]["valid"], valid);
    assert!(said.contains(&format!("{valid} 张票")), "{said}");
    for row in ratings["rows"].as_array().unwrap() {
        let figures = &row["figures"];
        if figures.is_null() {
            continue;
        }
        let number = |value: &Value| value.as_u64().unwrap();
        let graded: u64 = figures["counts"]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .sum();
        assert_eq!(graded, number(&figures["valid"]));
        let all = graded + number(&figures["dont_know"]) + number(&figures["blank"]);
        assert_eq!(all, number(&row["ballots"]["valid"]), "{row}");
    }

    build("again.zj", "7");
    let json = clerk
        .run("export ratings --data @again.zj --format json")
        .ok();
    let again: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(again["rows"], ratings["rows"]);
    assert_ne!(
        again["setup_hash"], ratings["setup_hash"],
        "keys and codes are always random"
    );
}

#[test]
fn a_member_exports_the_own_draft_and_the_office_only_what_was_handed_in() {
    let clerk = Clerk::new();
    clerk.run("demo --data @town.zj --no-open").ok();
    clerk.write("demo-office.txt", "demo-office\n");
    clerk.write("draft.txt", "demo-member-1\n");
    let office = "--data @town.zj --passphrase-file @demo-office.txt";
    let handed_in = clerk
        .run(&format!("export self-review --member 刘卫东 {office}"))
        .ok();
    assert!(
        handed_in.contains("# ") && handed_in.contains("补贴"),
        "{handed_in}"
    );
    let page = clerk
        .run(&format!(
            "export self-review --member 刘卫东 --format html {office}"
        ))
        .ok();
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    clerk
        .run(&format!("export self-review --member 王建国 {office}"))
        .failed(1, &["还没有交出"]);
    let own = clerk
        .run(
            "export self-review --member 王建国 --own --data @town.zj --passphrase-file @draft.txt",
        )
        .ok();
    assert!(own.contains("王建国"), "{own}");
    clerk
        .run(
            "export self-review --member 刘卫东 --own --data @town.zj --passphrase-file @draft.txt",
        )
        .failed(1, &["口令不对"]);
}

#[test]
fn the_ending_of_the_file_says_which_format_a_self_review_takes() {
    let clerk = Clerk::new();
    clerk.run("demo --data @town.zj --no-open").ok();
    clerk.write("demo-office.txt", "demo-office\n");
    let review = "export self-review --member 刘卫东 --data @town.zj \
                  --passphrase-file @demo-office.txt";
    clerk.run(&format!("{review} --out @刘.docx")).ok();
    clerk.run(&format!("{review} --out @刘.HTML")).ok();
    clerk
        .run(&format!("{review} --format text --out @刘.html"))
        .ok();
    let bytes = |name: &str| std::fs::read(clerk.path(name)).unwrap();
    let body = body_of(bytes("刘.docx"));
    assert!(body.contains("刘卫东同志对照检查材料"), "{body}");
    assert!(body.contains("补贴") && body.contains("一、基本情况"));
    assert!(bytes("刘.HTML").starts_with(b"<!DOCTYPE html>"));
    assert!(bytes("刘.html").starts_with("刘卫东同志".as_bytes()));
    clerk
        .run(&format!("{review} --out @刘.docx"))
        .failed(1, &["刘.docx"]);
}

/// The body of a DOCX file.
fn body_of(bytes: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut body = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut body).unwrap();
    body
}
