//! Who said it is nowhere; how to reach those who want a reply is for the
//! office alone.

use std::sync::Arc;

use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions::{self, Hand};

use super::village::{Village, bytes, draft, holds, with_contact};

const CONTACT: &str = "石桥村三组张桂兰 13800000000";

#[test]
fn a_contact_is_sealed_to_the_office_shown_to_nobody_else_and_forgotten_after_the_reply() {
    let village = Village::found();
    let (office, member) = (village.office(), village.member(0));
    let asked = with_contact("低保什么时候批下来？", CONTACT);
    let id = village.write(Hand::Member(&member), &asked);
    assert!(!holds(&bytes(village.folder.path()), CONTACT));
    assert!(!holds(&bytes(village.folder.path()), "13800000000"));
    let record = village.record(id);
    let read = opinions::contact(&village.desk, &office, &record).unwrap();
    assert_eq!(read.unwrap().as_str(), CONTACT);
    let mut app = village.register_of(&Person::Member(member));
    app.keys("Enter").expect("只有主持人和会务能看");
    app.keys("F3").expect_not(CONTACT);
    let mut app = village.register_of(&Person::Office(Arc::clone(&office)));
    app.keys("Enter")
        .expect("按 F3 看联系方式")
        .expect_not(CONTACT);
    app.keys("F3").expect(CONTACT);
    app.keys("F3 Right Enter")
        .expect("联系方式删掉了")
        .expect_not(CONTACT);
    app.keys("F3").expect("联系方式已经删掉了");
    assert_eq!(
        opinions::contact(&village.desk, &office, &record).unwrap(),
        None
    );
    assert!(village.record(id).opinion.wants_reply);
}

#[test]
fn a_contact_does_not_open_beside_other_words() {
    let village = Village::found();
    let office = village.office();
    let asked = with_contact("低保什么时候批下来？", CONTACT);
    let id = village.write(Hand::Office(&office), &asked);
    let mut record = village.record(id);
    record.opinion.words = "别的话".into();
    assert!(opinions::contact(&village.desk, &office, &record).is_err());
}

#[test]
fn neither_who_said_it_nor_who_wrote_it_down_is_in_the_file() {
    let file = |place: usize| {
        let village = Village::found();
        let key = village.member(place);
        village.heard(Hand::Member(&key), "会开得太多");
        let record = village.register().remove(0);
        (record, village)
    };
    let ((first, one), (second, other)) = (file(0), file(1));
    assert_eq!(
        first, second,
        "whoever wrote it down, the record is the same"
    );
    for village in [one, other] {
        let found = bytes(village.folder.path());
        assert!(
            holds(&found, "会开得太多"),
            "the words are read by everybody"
        );
        assert!(!holds(&found, "typed"), "and nothing else is kept");
    }
}

#[test]
fn what_is_shown_for_looking_for_mistakes_has_no_words_in_it() {
    let village = Village::found();
    let office = village.office();
    let asked = with_contact("低保什么时候批下来？", CONTACT);
    village.write(Hand::Office(&office), &asked);
    let shown = format!("{:?} {:?} {:?}", asked, draft("桥塌了"), village.register());
    for words in ["低保", "桥塌", "张桂兰"] {
        assert!(!shown.contains(words), "{shown}");
    }
}
