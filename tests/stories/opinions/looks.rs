//! How the screens look at three sizes, and that no key breaks them.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use zhaojing::domain::opinion::{Addressee, Channel};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::person::Person;
use zhaojing::usecase::opinions::{self, Draft, Hand};
use zhaojing::usecase::vault::{MemberKey, OfficeKey};
use zhaojing::usecase::worksheet::Whose;

use super::village::{Village, days_ago, draft, register_layer, today, with_contact};
use crate::support::random_keys_at;

fn at_three_sizes(name: &str, village: &Village, layer: impl Fn() -> Layer, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let mut app = Harness::start_at(&village.desk, layer(), (width, height));
        let screen = app.keys(keys).screen();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
    }
}

/// A register with something of everything.
fn full() -> (Village, Arc<OfficeKey>, Arc<MemberKey>) {
    let village = Village::found();
    let (office, key) = (village.office(), village.member(1));
    let said = |category: &str, addressee: Option<usize>, words: &str| {
        let draft = Draft {
            channel: Channel::SuggestionBox,
            category: category.into(),
            addressee: addressee.map_or(Addressee::Body, |place| {
                Addressee::Member(village.id(place))
            }),
            received_on: Some(days_ago(9)),
            ..draft(words)
        };
        village.write(Hand::Office(&office), &draft)
    };
    let mut first = None;
    for words in [
        "补贴名单为什么年年看不到？",
        "补贴名单为什么年年看不到",
        "补贴名单，为什么年年看不到？",
    ] {
        first = first.or(Some(said("subsidies", None, words)));
    }
    said(
        "subsidies",
        None,
        "种粮补贴去年十一月说月底到账，到现在一分钱没有见到，去镇里问了三趟，三个窗口三个说法，来回坐车花掉四十块钱",
    );
    said("cadre-style", Some(1), "李镇长开会拍桌子，群众话没说完就走");
    said("cadre-style", None, "包村干部找不到人，电话打三天");
    let answered = said("schooling", None, "村小撤了以后，三个组的娃要走四里路");
    let claimed = said("roads-water", Some(1), "李秀英答应修的水渠，开春还没动");
    let urgent = Draft {
        urgent: true,
        category: "roads-water".into(),
        received_on: Some(days_ago(2)),
        ..draft("二组桥墩裂了，货车还在走，怕要塌")
    };
    village.write(Hand::Office(&office), &urgent);
    village.write(
        Hand::Office(&office),
        &with_contact("低保什么时候批下来？", "石桥村三组张桂兰"),
    );
    let claim = |id| opinions::claim(&village.desk, &key, Whose::Own, &[id], None, today());
    claim(answered).unwrap();
    claim(claimed).unwrap();
    opinions::set_answered(&village.desk, &key, Whose::Own, answered, true).unwrap();
    (village, office, key)
}

#[test]
fn the_register_looks_like_this() {
    let (village, office, key) = full();
    let member = Person::Member(key);
    let office = Person::Office(office);
    at_three_sizes("register", &village, || register_layer(&member), "Down");
    at_three_sizes(
        "by_addressee",
        &village,
        || register_layer(&member),
        "F6 Down Down",
    );
    at_three_sizes(
        "register_office",
        &village,
        || register_layer(&office),
        "Right Right",
    );
    at_three_sizes("detail", &village, || register_layer(&member), "Down Enter");
    at_three_sizes("choose", &village, || register_layer(&member), "Down F4");
    at_three_sizes("sort", &village, || register_layer(&office), "Ctrl-E");
}

#[test]
fn an_empty_register_and_the_form_look_like_this() {
    let village = Village::found();
    let office = Person::Office(village.office());
    at_three_sizes("empty", &village, || register_layer(&office), "");
    at_three_sizes(
        "entry",
        &village,
        || register_layer(&office),
        "Ctrl-N Tab Tab",
    );
    at_three_sizes(
        "entry_category",
        &village,
        || register_layer(&office),
        "Ctrl-N Tab Tab Tab",
    );
}

#[test]
fn the_first_pages_with_a_register_look_like_this() {
    let (village, office, key) = full();
    let home = |person: Person| move || Layer::new(HomeScreen::of(person.clone()));
    at_three_sizes("home_nobody", &village, home(Person::Nobody), "");
    at_three_sizes("home_member", &village, home(Person::Member(key)), "");
    at_three_sizes("home_office", &village, home(Person::Office(office)), "");
}

#[test]
fn no_key_breaks_the_register() {
    let (village, office, key) = full();
    for (seed, person) in [(31, Person::Member(key)), (32, Person::Office(office))] {
        random_keys_at(&village.desk, seed, 500, || register_layer(&person));
    }
}
