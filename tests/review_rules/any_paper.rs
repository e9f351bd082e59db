//! Whatever is written, the rules answer, and point into the text.

use proptest::prelude::*;
use proptest::sample::select;
use zhaojing::content::ListName;
use zhaojing::lint::{
    Around, Genre, Paper, Part, Role, Rule, Silence, Words, apart, review, review_by,
};

use crate::measure::{packs, words};

const ROLES: [Role; 11] = [
    Role::Situation,
    Role::Achievements,
    Role::Problems,
    Role::Causes,
    Role::Measures,
    Role::Matters,
    Role::Fact,
    Role::Fault,
    Role::Effect,
    Role::Advice,
    Role::Other,
];

/// Every word of every list, so that texts hit the rules and do not pass them
/// by.
fn vocabulary() -> Vec<String> {
    let library = packs();
    let lists = library.words().flat_map(|pack| pack.lists.clone());
    let mut all: Vec<String> = lists
        .filter(|list| list.name != ListName::Surname)
        .flat_map(|list| list.words)
        .map(|word| word.replace('…', "某某"))
        .collect();
    let marks = [
        "，",
        "。",
        "；",
        "！",
        "“",
        "”",
        "《",
        "》",
        "：",
        "\n",
        " ",
        "…",
        "王",
        "李大海",
        "3",
        "12",
        "２",
        "一",
        "13912345678",
        "11010519491231002X",
        "\u{FEFF}",
        "é",
        "👩‍🌾",
        "a.b",
    ];
    all.extend(marks.map(str::to_owned));
    all
}

fn part(vocabulary: Vec<String>) -> impl Strategy<Value = Part> {
    let text = prop_oneof![
        prop::collection::vec(select(vocabulary), 0..30).prop_map(|words| words.concat()),
        "\\PC{0,60}",
    ];
    let items = select(vec![None, Some("a"), Some("b")]);
    (text, items, select(ROLES.to_vec())).prop_map(|(text, item, role)| Part {
        item: item.map(Into::into),
        role,
        text,
        due: None,
    })
}

fn paper() -> impl Strategy<Value = Paper> {
    let genres = vec![
        Genre::SelfReview,
        Genre::BodyReview,
        Genre::Criticism,
        Genre::Other,
    ];
    let parts = prop::collection::vec(part(vocabulary()), 0..8);
    (select(genres), parts).prop_map(|(genre, parts)| Paper { genre, parts })
}

#[test]
fn findings_point_into_the_text_in_a_stable_order() {
    let words = words();
    let around = Around {
        names: vec!["李大海".into(), String::new(), "王".into()],
        ..Around::default()
    };
    proptest!(ProptestConfig::with_cases(400), |(paper in paper())| {
        let found = review_by(&Rule::ALL, &paper, &around, &words);
        for finding in &found {
            let text = &paper.parts[finding.part].text;
            prop_assert!(text.get(finding.range.clone()).is_some());
        }
        let places: Vec<_> = found.iter().map(|f| (f.part, f.range.start)).collect();
        prop_assert!(places.is_sorted());
        let mut rules = Rule::ALL;
        rules.reverse();
        prop_assert_eq!(&found, &review_by(&rules, &paper, &around, &words));
        let on: Vec<_> = found.iter().filter(|f| f.rule.default_on()).cloned().collect();
        prop_assert_eq!(on, review(&paper, &around, &words));
    });
}

#[test]
fn what_is_silenced_at_its_place_is_silent_and_nothing_is_lost() {
    let words = words();
    proptest!(ProptestConfig::with_cases(100), |(paper in paper(), pick in any::<prop::sample::Index>())| {
        let found = review_by(&Rule::ALL, &paper, &Around::default(), &words);
        prop_assume!(!found.is_empty());
        let finding = pick.get(&found);
        let silence = Silence::of(finding, &paper, "会上说过").unwrap();
        let (open, silenced) = apart(found.clone(), &paper, &[silence]);
        prop_assert!(silenced.iter().any(|s| &s.finding == finding));
        prop_assert_eq!(open.len() + silenced.len(), found.len());
    });
}

#[test]
fn full_width_digits_and_windows_line_ends_make_no_difference() {
    let words = words();
    let paper = |text: &str| Paper {
        genre: Genre::SelfReview,
        parts: vec![Part {
            item: None,
            role: Role::Problems,
            text: text.to_owned(),
            due: None,
        }],
    };
    let rules = |text: &str| -> Vec<Rule> {
        let found = review_by(&Rule::ALL, &paper(text), &Around::default(), &words);
        found.iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(
        rules("电话13912345678没有登记。"),
        rules("电话１３９１２３４５６７８没有登记。")
    );
    assert!(rules("电话１３９１２３４５６７８没有登记。").contains(&Rule::PersonalData));
    let two = "学习不够深入，标准不高。\n作风不够扎实，意识不强。";
    assert_eq!(rules(two), rules(&two.replace('\n', "\r\n")));
}

#[test]
fn a_unit_adds_words_and_does_without_others() {
    use std::fs;
    use zhaojing::content::Library;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("words")).unwrap();
    let own = "id = \"own\"\nversion = \"1\"\ntitle = \"本镇补充\"\nsource = \"本镇\"\nverified = false\n\
        [thresholds]\nhollow-row = 3\n\
        [[list]]\nname = \"evasion\"\nwords = [\"某位同事\"]\nwithout = [\"个别时候\"]\n";
    fs::write(folder.path().join("words/own.toml"), own).unwrap();
    let library = Library::with_folder(folder.path()).unwrap();
    let words = Words::new(library.words()).unwrap();
    assert_eq!(words.lines.hollow_row, 3);
    assert_eq!(words.lines.causes_percent, 15);
    let found = |text: &str| {
        let paper = Paper {
            genre: Genre::Other,
            parts: vec![Part {
                item: None,
                role: Role::Other,
                text: text.to_owned(),
                due: None,
            }],
        };
        !review_by(&[Rule::NoSubject], &paper, &Around::default(), &words).is_empty()
    };
    assert!(found("某位同事不上心。"));
    assert!(found("有的同志不上心。"));
    assert!(!found("个别时候不上心。"));
}
