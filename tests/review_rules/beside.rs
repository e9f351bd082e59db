//! What the rules that read a text beside others say about the example:
//! each worksheet beside its colleagues' and beside all opinions.

use std::fmt::Write as _;

use zhaojing::content::Library;
use zhaojing::content::demo::{DemoMaterial, DemoWorksheet};
use zhaojing::lint::{
    Around, Genre, Other, OtherKind, Paper, Part, Raised, RaisedBy, Role, Rule, Why, review_by,
};

use crate::measure::words;

fn parts(sheet: &DemoWorksheet) -> Vec<Part> {
    let texts = sheet.entries.iter().flat_map(|entry| {
        [
            (Role::Problems, &entry.facts),
            (Role::Causes, &entry.causes),
            (Role::Measures, &entry.measures),
        ]
        .map(|(role, text)| Part {
            item: Some(entry.item.clone()),
            role,
            text: text.clone(),
            due: None,
        })
    });
    texts.filter(|part| !part.text.is_empty()).collect()
}

fn raised(library: &Library, demo: &DemoMaterial) -> Vec<Raised> {
    let opinions = demo
        .opinions
        .iter()
        .filter(|o| o.item.as_str() != "keep-doing");
    let raised = opinions.zip(0..).map(|(opinion, id)| {
        let category = library.category(&opinion.category).unwrap();
        Raised {
            id,
            words: opinion.text.clone(),
            category: category.label.clone(),
            category_words: category.words.clone(),
            by: RaisedBy::Masses,
            claimed: false,
            answered: false,
        }
    });
    raised.collect()
}

#[test]
fn the_worksheets_of_the_example_beside_one_another_and_the_opinions() {
    let library = Library::embedded().unwrap();
    let demo = library.demo().unwrap();
    let words = words();
    let mut lines = String::new();
    for sheet in &demo.worksheets {
        let others = demo
            .worksheets
            .iter()
            .filter(|other| other.member != sheet.member);
        let around = Around {
            others: others
                .map(|other| Other {
                    kind: OtherKind::Colleague,
                    label: demo.members[other.member].name.clone(),
                    text: parts(other)
                        .into_iter()
                        .map(|part| part.text + "\n")
                        .collect(),
                })
                .collect(),
            raised: raised(&library, demo),
            ..Around::default()
        };
        let paper = Paper {
            genre: Genre::SelfReview,
            parts: parts(sheet),
        };
        writeln!(lines, "# {}", demo.members[sheet.member].name).unwrap();
        for finding in review_by(
            &[Rule::Copied, Rule::ProblemUnmentioned],
            &paper,
            &around,
            &words,
        ) {
            match finding.why {
                Why::Copied { label, percent, .. } => {
                    writeln!(lines, "R09 {percent}% {label}").unwrap();
                }
                Why::Unmentioned {
                    category, count, ..
                } => {
                    writeln!(lines, "R11 {category} {count}").unwrap();
                }
                _ => {}
            }
        }
    }
    insta::assert_snapshot!("example_beside_others", lines);
}
