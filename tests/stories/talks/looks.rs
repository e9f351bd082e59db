//! How the screens look at three sizes, and that no key breaks them.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use zhaojing::domain::talk::{Partner, TalkKind, TalkWords};
use zhaojing::domain::{Talk, TalkId};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::talks::{HeadsScreen, RecordScreen, TalkMatrixScreen, TalksScreen};
use zhaojing::usecase::talks;
use zhaojing::usecase::vault::MemberKey;

use super::PAST_THE_DAY;
use crate::member::town::Town;
use crate::support::random_keys_at;
use crate::support::town::morning;

fn at_three_sizes(name: &str, town: &Town, layer: impl Fn() -> Layer, keys: &str) {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let mut app = Harness::start_at(&town.desk, layer(), (width, height));
        let screen = app.keys(keys).screen();
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
    }
}

fn record(town: &Town, key: &MemberKey, partner: Partner, days_ago: u64, words: &TalkWords) {
    let talk = Talk {
        id: TalkId(0),
        recorder: key.member(),
        partner,
        held_on: morning().date() - chrono::Days::new(days_ago),
        kind: match partner {
            Partner::Other => TalkKind::Visit,
            Partner::Member(_) | Partner::Head(_) => TalkKind::Obligatory,
        },
    };
    talks::record(&town.desk, key, &talk, words).unwrap();
}

/// Nine members in the middle of it; the second supervises two units.
fn busy() -> (Town, Vec<Arc<MemberKey>>) {
    let town = Town::of(9);
    let keys: Vec<_> = (0..4).map(|place| town.member(place)).collect();
    let words = TalkWords {
        place: "镇政府小会议室".into(),
        raised: "3月能繁母猪补贴晚发21天，石桥村37户都来问过，为什么没有人回话？".into(),
        answer: "当时没有核对名册就签了字，认账。".into(),
        follow_up: "12月底前把名册对完，在村务公开栏贴出来。".into(),
        ..TalkWords::default()
    };
    let (first, second) = ("何平", "王春梅");
    let head = talks::add_head(&town.desk, &keys[1], first, "农业服务中心主任").unwrap();
    talks::add_head(&town.desk, &keys[1], second, "便民服务中心主任").unwrap();
    let member = |place: usize| Partner::Member(town.id(place));
    record(&town, &keys[0], member(1), 3, &words);
    record(&town, &keys[1], member(2), 2, &words);
    record(&town, &keys[1], member(7), 1, &words);
    record(&town, &keys[1], Partner::Head(head), 1, &words);
    let other = TalkWords {
        with: "石桥村老支书周德贵".into(),
        ..words.clone()
    };
    record(&town, &keys[1], Partner::Other, 4, &other);
    record(&town, &keys[2], member(0), 5, &words);
    record(&town, &keys[3], member(2), 6, &words);
    (town, keys)
}

#[test]
fn the_members_screens_look_right() {
    let (town, keys) = busy();
    let list = || Layer::new(TalksScreen::new(keys[1].clone()));
    at_three_sizes("list", &town, list, "Down");
    let none = || Layer::new(TalksScreen::new(town.member(5)));
    let mut app = Harness::start_at(&town.desk, none(), (80, 24));
    insta::assert_snapshot!("list_empty", app.screen());
    let mine = talks::mine(&town.desk, &keys[1], morning().date()).unwrap();
    let id = mine.records()[0].talk.id;
    let form = || Layer::new(RecordScreen::stored(keys[1].clone(), id));
    at_three_sizes("form", &town, form, "");
    let form = || Layer::new(RecordScreen::new(keys[1].clone()));
    at_three_sizes("form_new", &town, form, "");
    let heads = || Layer::new(HeadsScreen::new(keys[1].clone()));
    at_three_sizes("heads", &town, heads, "");
    at_three_sizes("head", &town, heads, "End Enter");
}

#[test]
fn the_matrix_looks_right() {
    let (town, _keys) = busy();
    let matrix = || Layer::new(TalkMatrixScreen::new());
    at_three_sizes("matrix", &town, matrix, "Right");
    let mut app = Harness::start_at(&town.desk, matrix(), (80, 24));
    let screen = app.advance(PAST_THE_DAY).keys("F12 End").screen();
    insta::assert_snapshot!("matrix_late_en", screen);
    let mut app = Harness::start_at(&town.desk, matrix(), (60, 17));
    app.keys("PgDn PgDn Right").expect("王春梅");
}

#[test]
fn the_list_speaks_english() {
    let (town, keys) = busy();
    let list = || Layer::new(TalksScreen::new(keys[1].clone()));
    let mut app = Harness::start_at(&town.desk, list(), (80, 24));
    insta::assert_snapshot!("list_en", app.keys("F12").screen());
    let mut app = Harness::start_at(&town.desk, list(), (80, 24));
    insta::assert_snapshot!("form_en", app.keys("F12 End Enter").screen());
}

#[test]
fn no_key_breaks_the_screens_of_talks() {
    let (town, keys) = busy();
    let desk = &town.desk;
    let partner = Partner::Member(town.id(3));
    random_keys_at(desk, 41, 300, || {
        Layer::new(TalksScreen::new(keys[1].clone()))
    });
    random_keys_at(desk, 42, 300, || {
        Layer::new(RecordScreen::with(keys[1].clone(), partner))
    });
    random_keys_at(desk, 43, 200, || Layer::new(TalkMatrixScreen::new()));
    random_keys_at(desk, 44, 200, || {
        Layer::new(HeadsScreen::new(keys[0].clone()))
    });
}
