//! Paper ballots: everything that is asked, on few pages, each with its code.

use super::given::{Given, code, form, load, shown, written};
use crate::domain::Setup;
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::lang::Language;
use crate::report::print::{PrintFormat, ballot_forms, form_items};

#[test]
fn twelve_people_and_five_items_fit_on_one_sheet_of_paper() {
    let given = Given::new(12, 5);
    let codes: Vec<String> = (0..10).map(code).collect();
    for language in Language::ALL {
        let lang = load(language);
        let codes = codes.iter().map(String::as_str);
        let print = ballot_forms(&lang, &form(&given.form()), codes);
        assert_eq!(print.page_count(), 10 * 2);
    }
}

#[test]
fn each_page_of_a_ballot_has_its_code_and_no_other() {
    let lang = load(Language::Chinese);
    let given = Given::new(12, 5);
    let codes: Vec<String> = (0..3).map(code).collect();
    let print = ballot_forms(
        &lang,
        &form(&given.form()),
        codes.iter().map(String::as_str),
    );
    let html = written(&print, PrintFormat::Html, &lang);
    let pages: Vec<&str> = html.split("<section").skip(1).collect();
    assert_eq!(pages.len(), 6);
    for (place, page) in pages.iter().enumerate() {
        for (own, code) in codes.iter().enumerate() {
            let count = page.matches(code.as_str()).count();
            assert_eq!(count, usize::from(own == place / 2), "page {place}");
        }
    }
    let body = written(&print, PrintFormat::Docx, &lang);
    for code in &codes {
        assert_eq!(body.matches(&format!(">{code}<")).count(), 2);
    }
}

#[test]
fn a_ballot_reads_well() {
    for language in Language::ALL {
        let given = Given::new(3, 3);
        let print = ballot_forms(&load(language), &form(&given.form()), ["7Q4M-0000-ZK3T"]);
        insta::assert_snapshot!(format!("ballot_{}", language.tag()), shown(&print));
    }
}

#[test]
fn fewer_people_get_larger_rows() {
    let lang = load(Language::Chinese);
    let highest = |members, items| {
        let given = Given::new(members, items);
        let print = ballot_forms(&lang, &form(&given.form()), ["7Q4M-0000-ZK3T"]);
        let rows = print.batches[0].pages[0]
            .0
            .iter()
            .flat_map(|grid| &grid.rows);
        let rows = rows.filter(|row| row.panels.len() == 6 || row.panels.len() == 13);
        let heights: Vec<u32> = rows.map(|row| row.height).collect();
        *heights.last().unwrap()
    };
    assert_eq!(highest(3, 2), 100);
    assert_eq!(highest(12, 5), 72);
}

#[test]
fn an_odd_number_of_pages_ends_in_an_empty_one_so_that_both_sides_can_be_printed() {
    let lang = load(Language::Chinese);
    let given = Given::new(30, 5);
    let print = ballot_forms(&lang, &form(&given.form()), ["7Q4M-0000-ZK3T"]);
    assert!(print.page_count() > 2);
    assert_eq!(print.page_count() % 2, 0);
    let one = Given::new(1, 1);
    let print = ballot_forms(&lang, &form(&one.form()), ["7Q4M-0000-ZK3T"]);
    assert_eq!(print.page_count(), 1);
}

#[test]
fn everybody_is_asked_about_however_many_they_are() {
    let lang = load(Language::Chinese);
    let mut given = Given::new(70, 2);
    for (place, subject) in given.subjects.iter_mut().enumerate() {
        subject.name = format!("第{place}人");
        subject.post = String::new();
    }
    let print = ballot_forms(&lang, &form(&given.form()), ["7Q4M-0000-ZK3T"]);
    let text = shown(&print);
    for place in 1..=70 {
        assert_eq!(text.matches(&format!("第{place}人")).count(), 2, "{place}");
    }
    assert!(text.matches("优秀 / 1").count() > 3, "heads are repeated");
}

#[test]
fn a_group_sees_its_items_only() {
    let given = Given::new(2, 3);
    let setup = setup(&given);
    let lang = load(Language::Chinese);
    let of = |sees: &dyn Fn(&QuestionnaireItem) -> bool| {
        let items = form_items(&setup, sees);
        shown(&ballot_forms(&lang, &form(&items), ["7Q4M-0000-ZK3T"]))
    };
    let all = of(&|_| true);
    assert!(all.contains("工作作风") && all.contains("最盼的一件事"));
    assert!(all.contains("刘卫东") && all.contains("石桥镇党委领导班子"));
    let graded =
        of(&|item| item.label != "工作作风" && matches!(item.kind, AnswerKind::Grade { .. }));
    assert!(!graded.contains("工作作风") && !graded.contains("最盼的一件事"));
    // as the set-up has it
    let mut setup = setup;
    setup.questionnaire.items[1].groups = vec!["nobody".into()];
    let items = form_items(&setup, &|item| setup.asks(0, item));
    assert_eq!(items.len(), setup.questionnaire.items.len() - 1);
    // numbered as they are seen
    assert!(graded.contains("2. 为民办事") && all.contains("3. 为民办事"));
}

#[test]
fn where_nobody_may_answer_dont_know_there_is_no_box_for_it() {
    let lang = load(Language::Chinese);
    let mut given = Given::new(2, 2);
    given.items[0].dont_know = false;
    let text = shown(&ballot_forms(
        &lang,
        &form(&given.form()),
        ["7Q4M-0000-ZK3T"],
    ));
    let heads: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("优秀 / 1"))
        .collect();
    assert_eq!(
        heads
            .iter()
            .map(|line| line.matches("不了解 / 0").count())
            .sum::<usize>(),
        2
    );
    assert!(text.contains("不清楚的"));
    for item in &mut given.items {
        item.dont_know = false;
    }
    let text = shown(&ballot_forms(
        &lang,
        &form(&given.form()),
        ["7Q4M-0000-ZK3T"],
    ));
    assert!(!text.contains("不了解") && !text.contains("不清楚的"));
}

/// The set-up of such a round.
fn setup(given: &Given) -> Setup {
    let mut setup = crate::assess::setup_of_a_small_round(2, &[5]);
    setup.subjects.clone_from(&given.subjects);
    setup.questionnaire.scales.clone_from(&given.scales);
    setup.questionnaire.items.clone_from(&given.items);
    setup
}
