//! What the rules say about texts that were not written for them.

use std::fmt::Write as _;

use zhaojing::content::Library;
use zhaojing::content::demo::DemoEntry;
use zhaojing::domain::Checklist;
use zhaojing::lint::{Around, Genre, Paper, Part, Role, Rule, review_by};

use crate::measure::words;

/// The findings of a paper, one a line, each with what it points at.
fn told(paper: &Paper) -> String {
    let around = Around::default();
    let mut lines = String::new();
    for finding in review_by(&Rule::ALL, paper, &around, &words()) {
        let part = &paper.parts[finding.part];
        let at = part.text.get(finding.range).unwrap();
        let item = part.item.as_ref().map_or("", |item| item.as_str());
        writeln!(lines, "{} {item} {:?} {at}", finding.rule.code(), part.role).unwrap();
    }
    lines
}

fn entry(entry: &DemoEntry) -> Vec<Part> {
    let part = |role: Role, text: &str| Part {
        item: Some(entry.item.clone()),
        role,
        text: text.to_owned(),
        due: entry.due_in_days.map(|days| {
            chrono::NaiveDate::from_num_days_from_ce_opt(740_000 + days.cast_signed()).unwrap()
        }),
    };
    [
        (Role::Problems, &entry.facts),
        (Role::Causes, &entry.causes),
        (Role::Measures, &entry.measures),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(role, text)| part(role, text))
    .collect()
}

#[test]
fn the_worksheets_of_the_example_are_read_as_a_colleague_would() {
    let library = Library::embedded().unwrap();
    let demo = library.demo().unwrap();
    let mut lines = String::new();
    for sheet in &demo.worksheets {
        let paper = Paper {
            genre: Genre::SelfReview,
            parts: sheet.entries.iter().flat_map(entry).collect(),
        };
        write!(
            lines,
            "# {}\n{}",
            demo.members[sheet.member].name,
            told(&paper)
        )
        .unwrap();
    }
    insta::assert_snapshot!("example_worksheets", lines);
}

#[test]
fn opinions_of_the_masses_are_hardly_ever_pointed_at() {
    let library = Library::embedded().unwrap();
    let parts = library.demo().unwrap().opinions.iter().map(|opinion| Part {
        item: None,
        role: Role::Other,
        text: opinion.text.clone(),
        due: None,
    });
    let paper = Paper {
        genre: Genre::Other,
        parts: parts.collect(),
    };
    insta::assert_snapshot!("example_opinions", told(&paper));
}

#[test]
fn texts_and_questions_of_checklists_and_exemplars_are_not_pointed_at() {
    let library = Library::embedded().unwrap();
    let checklists = library.checklists().flat_map(Checklist::items);
    let asked = checklists.flat_map(|(_, item)| {
        std::iter::once(item.text.clone()).chain(item.questions.iter().cloned())
    });
    let exemplars = library.exemplars();
    let deeds = exemplars.iter().flat_map(|exemplar| exemplar.deeds.clone());
    let parts = asked.chain(deeds).map(|text| Part {
        item: None,
        role: Role::Other,
        text,
        due: None,
    });
    let paper = Paper {
        genre: Genre::Other,
        parts: parts.collect(),
    };
    insta::assert_snapshot!("checklists_and_exemplars", told(&paper));
}
