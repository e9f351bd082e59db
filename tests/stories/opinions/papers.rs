//! The register leaves as a paper and as a table.

use std::fs;
use std::sync::Arc;

use zhaojing::domain::worksheet::Answer;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions::{self, Hand};
use zhaojing::usecase::worksheet::{self, Whose};

use super::village::{Village, today, with_contact};
use crate::support::town;

#[test]
fn the_summary_is_exported_with_the_answers_that_were_handed_in_and_never_with_a_contact() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let asked = with_contact("补贴什么时候到账？", "石桥村三组张桂兰");
    let id = village.write(Hand::Office(&office), &asked);
    opinions::claim(&village.desk, &key, Whose::Own, &[id], None, today()).unwrap();
    let answer = Answer {
        opinion: id,
        words: "已经核实，十二月二十五日前发完。".into(),
    };
    let mut open = worksheet::open(&village.desk, &key, Whose::Own).unwrap();
    open.sheet.entries[0].answers = vec![answer];
    open.sheet.entries[0].facts = "补贴晚发二十一天。".into();
    let (entry, progress) = (open.sheet.entries[0].clone(), open.sheet.progress());
    worksheet::save(&village.desk, &key, Whose::Own, &entry, progress).unwrap();
    opinions::set_answered(&village.desk, &key, Whose::Own, id, true).unwrap();
    let paper = || village.folder.path().join("汇总.csv");
    let export = |path: &str| {
        let mut app = village.register_of(&Person::Office(Arc::clone(&office)));
        app.keys("F8").expect("表格").keys("5").expect("汇总");
        app.keys("Tab Ctrl-A").type_(path).keys("F8").expect("写好");
    };
    export(&paper().display().to_string());
    let table = fs::read_to_string(paper()).unwrap();
    assert!(
        table.contains("补贴什么时候到账？") && table.contains("王建国"),
        "{table}"
    );
    assert!(
        !table.contains("十二月二十五日"),
        "a draft is its author's alone"
    );
    worksheet::hand_in(&village.desk, &key, Whose::Own, town::morning()).unwrap();
    fs::remove_file(paper()).unwrap();
    export(&paper().display().to_string());
    let table = fs::read_to_string(paper()).unwrap();
    assert!(table.contains("十二月二十五日"), "{table}");
    assert!(!table.contains("张桂兰"), "{table}");
}
