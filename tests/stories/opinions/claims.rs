//! Who answers for what.

use std::sync::Arc;

use zhaojing::domain::Author;
use zhaojing::domain::opinion::Addressee;
use zhaojing::store::Error as StoreError;
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions::{self, Draft, Hand, OpinionProblem};
use zhaojing::usecase::worksheet::{self, Whose};
use zhaojing::usecase::{Error, committee};

use super::village::{Village, days_ago, draft, today};
use crate::support::town;

#[test]
fn an_opinion_is_claimed_placed_and_answered_and_then_it_stays() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let sorted = Draft {
        category: "subsidies".into(),
        ..draft("补贴名单为什么年年看不到？")
    };
    let id = village.write(Hand::Office(&office), &sorted);
    let mut app = village.register_of(&Person::Member(Arc::clone(&key)));
    app.keys("F4").expect("我来回应").expect("班子来回应");
    app.keys("Enter").expect("王建国认领");
    app.keys("F4").expect("去写回应").expect("退回");
    app.keys("2").expect("放在哪一条回应").expect("相关");
    app.keys("Enter").expect("记下了");
    let claim = village.record(id).claim.unwrap();
    let slot = claim.slot.unwrap();
    assert_eq!(claim.by, Author::Member(key.member()));
    app.keys("Enter").expect("王建国认领 · ");
    app.keys("F4 1")
        .expect("对照检查")
        .expect("补贴名单为什么年年看不到？");
    app.type_("名单已经贴到各组，账也贴了")
        .keys("Esc")
        .expect("王建国已回应");
    assert!(village.record(id).claim.unwrap().answered);
    app.keys("F4").expect("已经写了回应，不能退");
    let given = opinions::unclaim(&village.desk, &key, Whose::Own, &[id]);
    assert!(matches!(
        given,
        Err(Error::Store(StoreError::OpinionAnswered))
    ));
    let author = Author::Member(key.member());
    let item = opinions::for_item(&village.desk, village.meeting, author, &slot, None).unwrap();
    assert_eq!(item.here[0].opinion.id, id);
}

#[test]
fn an_item_knows_what_people_said_that_touches_it() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let said = |category: &str, about| {
        let draft = Draft {
            category: category.into(),
            addressee: about,
            ..draft(category)
        };
        village.write(Hand::Office(&office), &draft)
    };
    let (own, other) = (
        Addressee::Member(village.id(0)),
        Addressee::Member(village.id(1)),
    );
    let open = said("subsidies", Addressee::Body);
    let mine = said("cadre-style", own);
    said("subsidies", other);
    said("disclosure", Addressee::Body);
    said("other", Addressee::Body);
    let author = Author::Member(key.member());
    let dimension = "masses".into();
    let touching = || {
        let (desk, meeting) = (&village.desk, village.meeting);
        let item = opinions::for_item(desk, meeting, author, "x/1", Some(&dimension)).unwrap();
        let ids = |records: Vec<zhaojing::domain::opinion::Registered>| -> Vec<_> {
            records.iter().map(|record| record.opinion.id).collect()
        };
        (ids(item.here), ids(item.touching))
    };
    assert_eq!(touching(), (vec![], vec![open, mine]));
    let claim = |id, slot| opinions::claim(&village.desk, &key, Whose::Own, &[id], slot, today());
    claim(open, Some("x/1")).unwrap();
    claim(mine, None).unwrap();
    assert_eq!(touching(), (vec![open], vec![mine]));
    claim(mine, Some("x/2")).unwrap();
    assert_eq!(touching(), (vec![open], vec![]));
    let all = opinions::for_author(&village.desk, village.meeting, author).unwrap();
    assert_eq!(all.len(), 2);
}

#[test]
fn what_is_said_about_a_member_is_for_that_member_or_the_body() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let about = Draft {
        addressee: Addressee::Member(village.id(1)),
        ..draft("李镇长没有来过我们组")
    };
    let id = village.write(Hand::Office(&office), &about);
    let claim = |whose| opinions::claim(&village.desk, &key, whose, &[id], None, today());
    let another = claim(Whose::Own).unwrap_err();
    assert!(matches!(
        another,
        Error::Opinion(OpinionProblem::AboutAnother(_))
    ));
    let mut app = village.register_of(&Person::Member(Arc::clone(&key)));
    app.keys("F4").expect("这条是对李秀英说的");
    app.keys("Up Enter")
        .expect("谁来回应")
        .expect("这条是对李秀英说的");
    app.keys("Down Enter").expect("班子认领");
    let other = village.member(1);
    let taken = opinions::claim(&village.desk, &other, Whose::Own, &[id], None, today());
    assert!(matches!(
        taken,
        Err(Error::Opinion(OpinionProblem::Claimed(Author::Body)))
    ));
    app.keys("F4").expect("去写回应");
    app.keys("2").expect("退回了");
    opinions::claim(&village.desk, &other, Whose::Own, &[id], None, today()).unwrap();
}

#[test]
fn the_body_claims_through_whoever_has_its_worksheet_in_hand_or_through_the_office() {
    let village = Village::found();
    let (one, other) = (village.member(0), village.member(1));
    let office = village.office();
    let id = village.heard(Hand::Office(&office), "会开得太多");
    committee::take_turn(&village.desk, &other, town::morning()).unwrap();
    let claimed = opinions::claim(&village.desk, &one, Whose::Body, &[id], None, today());
    assert!(matches!(claimed, Err(Error::NotYourTurn(Some(member))) if member == other.member()));
    let mut app = village.register_of(&Person::Member(Arc::clone(&one)));
    app.keys("F4").expect("班子的材料在李秀英手里");
    opinions::claim(&village.desk, &other, Whose::Body, &[id], None, today()).unwrap();
    opinions::give_back(&village.desk, &other, &[id]).unwrap();
    let mut app = village.register_of(&Person::Office(Arc::clone(&office)));
    app.keys("F4").expect("交给班子回应").expect_not("我来回应");
    app.keys("Enter").expect("班子认领");
    assert_eq!(village.record(id).claim.unwrap().by, Author::Body);
    app.keys("F4 Enter").expect("退回了");
    assert_eq!(village.record(id).claim, None);
}

#[test]
fn the_same_words_are_one_line_and_are_claimed_together() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    for words in ["路灯坏了，没人修", "路灯坏了没人修。", "路灯坏了，没人修！"]
    {
        village.heard(Hand::Office(&office), words);
    }
    village.heard(Hand::Office(&office), "水渠堵了");
    let mut app = village.register_of(&Person::Member(key));
    app.expect("共 4 条").expect("3 条");
    app.keys("F4").expect("3 条一样的意见一起认领");
    app.keys("Enter")
        .expect("王建国认领")
        .expect("共 4 条，1 条没人认领");
    let claimed = village
        .register()
        .iter()
        .filter(|it| it.claim.is_some())
        .count();
    assert_eq!(claimed, 3);
    assert_eq!(village.register().len(), 4, "each stays its own record");
}

#[test]
fn an_urgent_one_stands_on_everyones_page_without_its_words_until_somebody_claims_it() {
    let village = Village::found();
    let (key, office) = (village.member(0), village.office());
    let urgent = Draft {
        urgent: true,
        category: "roads-water".into(),
        received_on: Some(days_ago(3)),
        ..draft("桥墩裂了要塌")
    };
    let id = village.write(Hand::Office(&office), &urgent);
    let pages = || {
        [
            HomeScreen::nobody(),
            HomeScreen::member(Arc::clone(&key)),
            HomeScreen::office(Arc::clone(&office)),
        ]
    };
    for page in pages() {
        let mut app = Harness::start(&village.desk, Layer::new(page));
        app.keys("Home")
            .expect("急：道路水利环境")
            .expect("已经 3 天没人认领")
            .expect_not("桥墩");
    }
    let mut app = Harness::start(&village.desk, Layer::new(HomeScreen::nobody()));
    app.keys("Home Enter").expect("先选您是谁");
    opinions::claim(&village.desk, &key, Whose::Own, &[id], None, today()).unwrap();
    for page in pages() {
        let mut app = Harness::start(&village.desk, Layer::new(page));
        app.keys("Home").expect_not("急：");
    }
}

#[test]
fn a_member_sees_at_home_what_waits_and_what_people_speak_of_most() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let said = |category: &str, words: &str, addressee| {
        let draft = Draft {
            category: category.into(),
            addressee,
            ..draft(words)
        };
        village.write(Hand::Office(&office), &draft)
    };
    said("subsidies", "一", Addressee::Body);
    let own = said("subsidies", "二", Addressee::Member(village.id(0)));
    said("schooling", "三", Addressee::Member(village.id(1)));
    let home = || {
        let home = HomeScreen::member(Arc::clone(&key));
        Harness::start(&village.desk, Layer::new(home))
    };
    home()
        .keys("Home")
        .expect("2 条等着认领")
        .expect("群众说得最多的")
        .expect("补贴发放");
    opinions::claim(&village.desk, &key, Whose::Own, &[own], None, today()).unwrap();
    home()
        .keys("Home")
        .expect("1 条等着认领")
        .expect("1 条还没回应");
    home()
        .click("子女就学")
        .keys("Enter")
        .expect("群众意见")
        .keys("Enter")
        .expect("三");
}

#[test]
fn claims_lead_to_the_worksheet_and_stay_through_handing_in() {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(0));
    let id = village.heard(Hand::Office(&office), "会开得太多");
    opinions::claim(&village.desk, &key, Whose::Own, &[id], None, today()).unwrap();
    let mut app = village.register_of(&Person::Member(Arc::clone(&key)));
    app.keys("Enter F4 1").expect("对照检查");
    drop(app);
    let mut open = worksheet::open(&village.desk, &key, Whose::Own).unwrap();
    open.sheet.entries[0].facts = "今年会多。".into();
    let (entry, progress) = (open.sheet.entries[0].clone(), open.sheet.progress());
    worksheet::save(&village.desk, &key, Whose::Own, &entry, progress).unwrap();
    worksheet::hand_in(&village.desk, &key, Whose::Own, town::morning()).unwrap();
    assert_eq!(
        village.record(id).claim.unwrap().by,
        Author::Member(key.member())
    );
}

#[test]
fn the_office_says_whom_an_opinion_is_about_with_one_key_and_goes_on_to_the_next() {
    let village = Village::found();
    let office = village.office();
    let first = village.heard(Hand::Office(&office), "李镇长开会拍桌子");
    let second = village.heard(Hand::Office(&office), "赵敏同志没有回过信");
    village.heard(Hand::Office(&office), "路灯坏了");
    let person = Person::Office(Arc::clone(&office));
    let mut app = village.register_of(&person);
    app.expect("像是对个人 2").expect("李秀英？");
    app.keys("Right Right Right Right")
        .expect("赵敏？")
        .expect_not("路灯");
    app.keys("Home Enter")
        .expect("像是在说李秀英")
        .expect("是对李秀英说的");
    app.keys("F8")
        .expect("改成对李秀英说的了")
        .expect_not("像是在说");
    app.keys("PgDn").expect("像是在说赵敏");
    app.keys("F8").expect("改成对赵敏说的了");
    let about = |id| village.record(id).opinion.addressee;
    assert_eq!(about(first), Addressee::Member(village.id(1)));
    assert_eq!(about(second), Addressee::Member(village.id(2)));
    app.keys("Esc")
        .expect("像是对个人 0")
        .expect("这一类现在没有");
    let key = village.member(0);
    let id = village.heard(Hand::Office(&office), "周主席来过一次");
    let mut app = village.register_of(&Person::Member(key));
    app.click("周主席")
        .keys("Enter F8")
        .expect("请找主持人或会务");
    assert_eq!(about(id), Addressee::Body);
}
