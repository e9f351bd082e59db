//! Writing down what was heard.

use std::sync::Arc;

use zhaojing::domain::opinion::{Addressee, Channel, Correction};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::Error;
use zhaojing::usecase::opinions::{self, Draft, Hand, OpinionProblem};

use super::village::{Village, days_ago, draft, today};

#[test]
fn what_a_member_heard_on_a_visit_is_written_down_from_home_and_listed() {
    let village = Village::found();
    let key = village.member(0);
    let home = Layer::new(HomeScreen::member(Arc::clone(&key)));
    let mut app = Harness::start(&village.desk, home);
    app.click("认领群众意见")
        .keys("Enter")
        .expect("群众意见")
        .expect("按 Insert 或 Ctrl-N 记一条");
    app.keys("Ctrl-N").expect("个别走访").expect("不问是谁说的");
    app.keys("Tab Tab")
        .type_("低保名单没有人来核过")
        .expect("困难群众生活");
    app.keys("F8").expect("记了 1 条");
    app.keys("Esc")
        .expect("困难群众生活")
        .expect("低保名单没有人来核过")
        .expect("没人认领");
    let record = village.register().remove(0);
    assert_eq!(record.opinion.channel, Channel::Visit);
    assert_eq!(record.opinion.received_on, Some(today()));
    assert_eq!(record.opinion.category.as_str(), "hardship");
    assert_eq!(record.opinion.words, "低保名单没有人来核过");
    app.keys("Enter").expect("个别走访").expect("12月18日 周五");
}

#[test]
fn the_clerk_keys_in_the_suggestion_box_one_after_the_other() {
    let village = Village::found();
    let office = Person::Office(village.office());
    let mut app = village.register_of(&office);
    app.keys("Ctrl-N Tab").expect("意见箱");
    app.keys("Ctrl-A").type_("12.3").keys("Tab").expect("原话");
    app.type_("路灯坏了三个月").keys("F8").expect("记了 1 条");
    app.type_("李秀英开会拍桌子").keys("F8").expect("记了 2 条");
    app.type_("镇长说修的桥还没有修")
        .keys("F8")
        .expect("记了 3 条");
    let register = village.register();
    let all: Vec<_> = register.iter().map(|record| &record.opinion).collect();
    let same = |day| {
        all.iter()
            .all(|it| it.channel == Channel::SuggestionBox && it.received_on == Some(day))
    };
    assert!(same(days_ago(15)), "the day stays from one to the next");
    let categories: Vec<&str> = all.iter().map(|it| it.category.as_str()).collect();
    assert_eq!(categories, ["roads-water", "cadre-style", "roads-water"]);
    let member = Addressee::Member(village.id(1));
    let about: Vec<Addressee> = all.iter().map(|it| it.addressee).collect();
    assert_eq!(about, [Addressee::Body, member, member]);
}

#[test]
fn what_is_missing_or_cannot_be_is_said_and_nothing_is_written_down() {
    let village = Village::found();
    let office = village.office();
    let hand = Hand::Office(&office);
    let refused = |draft: &Draft| match opinions::add(&village.desk, hand, draft, today()) {
        Err(Error::Opinion(problem)) => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&draft(" \n")), OpinionProblem::NoWords);
    let of = |change: fn(&mut Draft)| {
        let mut changed = draft("路灯坏了");
        change(&mut changed);
        refused(&changed)
    };
    assert_eq!(
        of(|it| it.channel = Channel::Round),
        OpinionProblem::NotByHand
    );
    assert_eq!(
        of(|it| it.received_on = today().succ_opt()),
        OpinionProblem::NotYet
    );
    assert_eq!(
        of(|it| it.contact = Some(String::new().into())),
        OpinionProblem::NoContact
    );
    assert_eq!(village.register(), []);
    let mut app = village.register_of(&Person::Office(Arc::clone(&office)));
    app.keys("Ctrl-N F8")
        .expect("记一条意见")
        .expect_not("记了 1 条");
    assert_eq!(village.register(), []);
}

#[test]
fn the_day_of_a_talk_is_not_kept_for_it_would_say_whose_opinion_it_is() {
    let village = Village::found();
    let key = village.member(0);
    let talk = Draft {
        channel: Channel::Talk,
        ..draft("会开得太多")
    };
    let id = village.write(Hand::Member(&key), &talk);
    assert_eq!(village.record(id).opinion.received_on, None);
    let mut app = village.register_of(&Person::Member(key));
    app.keys("Ctrl-N").expect("哪一天");
    app.keys("1").expect_not("哪一天");
}

#[test]
fn the_original_words_stay_whatever_is_sorted_anew() {
    let village = Village::found();
    let (office, member) = (village.office(), village.member(0));
    let words = "　补贴名单\n“为什么”年年看不到？！ ";
    let id = village.heard(Hand::Member(&member), words);
    let correction = Correction {
        category: Some("disclosure".into()),
        addressee: Some(Addressee::Member(village.id(1))),
        urgent: Some(true),
    };
    opinions::correct(&village.desk, Hand::Office(&office), id, &correction).unwrap();
    let sorted = village.record(id).opinion;
    assert_eq!(sorted.words, words.trim());
    assert_eq!(sorted.category.as_str(), "disclosure");
    assert!(sorted.urgent);
}

#[test]
fn a_member_sorts_and_raises_the_alarm_but_only_the_office_readdresses_or_calls_it_off() {
    let village = Village::found();
    let (office, member) = (village.office(), village.member(0));
    let id = village.heard(Hand::Office(&office), "桥墩裂了");
    let correct =
        |hand, correction: &Correction| opinions::correct(&village.desk, hand, id, correction);
    let raise = Correction {
        urgent: Some(true),
        ..Correction::default()
    };
    let call_off = Correction {
        urgent: Some(false),
        ..Correction::default()
    };
    let readdress = Correction {
        addressee: Some(Addressee::Member(village.id(1))),
        ..Correction::default()
    };
    correct(Hand::Member(&member), &raise).unwrap();
    for refused in [&call_off, &readdress] {
        let error = correct(Hand::Member(&member), refused).unwrap_err();
        assert!(matches!(
            error,
            Error::Opinion(OpinionProblem::ForTheOffice)
        ));
    }
    let mut app = village.register_of(&Person::Member(Arc::clone(&member)));
    app.keys("Ctrl-E").expect("类别").expect_not("急不急");
    correct(Hand::Office(&office), &call_off).unwrap();
    assert!(!village.record(id).opinion.urgent);
}

#[test]
fn only_a_slip_of_the_keys_is_taken_back_by_the_same_hand_in_the_same_sitting() {
    let village = Village::found();
    let (office, member) = (village.office(), village.member(0));
    let id = village.heard(Hand::Member(&member), "打错了");
    let taken = opinions::take_back(&village.desk, Hand::Office(&office), id);
    assert!(matches!(
        taken,
        Err(Error::Opinion(OpinionProblem::NotTypedNow))
    ));
    let mut app = village.register_of(&Person::Member(Arc::clone(&member)));
    app.keys("Delete").expect("撤掉这一条？");
    app.keys("Right Enter")
        .expect("撤掉了")
        .expect_not("打错了");
    assert_eq!(village.register(), []);
    let kept = village.heard(Hand::Member(&member), "没有打错");
    let path = village.desk.path().unwrap();
    village.desk.close();
    village.desk.open(&path).unwrap();
    let taken = opinions::take_back(&village.desk, Hand::Member(&member), kept);
    assert!(matches!(
        taken,
        Err(Error::Opinion(OpinionProblem::NotTypedNow))
    ));
    assert_eq!(village.register().len(), 1);
}

#[test]
fn what_is_begun_is_asked_about_at_esc_and_written_down_when_the_program_must_end() {
    let village = Village::found();
    let office = Person::Office(village.office());
    let mut app = village.register_of(&office);
    app.keys("Ctrl-N Tab Tab")
        .type_("水渠堵了")
        .keys("Esc")
        .expect("这一条还没有存");
    app.keys("Enter").expect("水渠堵了");
    app.keys("Esc Right Enter")
        .expect("按 Insert 或 Ctrl-N 记一条");
    assert_eq!(village.register(), []);
    app.keys("Ctrl-N Tab Tab")
        .type_("垃圾没有人收")
        .keys("Ctrl-Q")
        .expect_end();
    assert_eq!(village.register()[0].opinion.words, "垃圾没有人收");
}
