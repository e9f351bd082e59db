//! How the screens look at three sizes, and that no key breaks them.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;

use zhaojing::domain::criticism::{Criticism, ReplyKind, SpokenHow};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::criticism::{
    ColleaguesScreen, MatrixScreen, PagesScreen, RoomScreen, WriteScreen,
};
use zhaojing::usecase::criticism;
use zhaojing::usecase::vault::MemberKey;

use super::meeting::hand_in;
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

/// Nine members in the middle of it: three have handed in some, the second has
/// spoken and opened it, the first has spoken and not, the last two have never
/// been here.
fn busy() -> (Town, Vec<Arc<MemberKey>>) {
    let town = Town::of(9);
    let keys: Vec<_> = (0..7).map(|place| town.member(place)).collect();
    for (critic, key) in keys.iter().enumerate().take(5) {
        for target in (0..7).filter(|target| *target != critic && (critic + target) % 3 > 0) {
            hand_in(
                &town,
                key,
                target,
                "3月8日石桥村能繁母猪补贴晚发21天，涉及37户",
            );
        }
    }
    let half = Criticism {
        fact: "写了一半".into(),
        ..Criticism::default()
    };
    criticism::save(&town.desk, &keys[5], town.id(1), &[half]).unwrap();
    for place in [0, 1] {
        let how = [SpokenHow::InPerson, SpokenHow::InWriting][place];
        let (office, id) = (town.office(), town.id(place));
        criticism::mark_spoken(&town.desk, &office, id, how, morning()).unwrap();
    }
    criticism::open(&town.desk, &keys[1]).unwrap();
    let accepts = ReplyKind::Accepts;
    criticism::reply_by_person(&town.desk, &keys[1], town.id(0), accepts, "下周去对名册").unwrap();
    (town, keys)
}

#[test]
fn the_members_screens_look_right() {
    let (town, keys) = busy();
    let list = || Layer::new(ColleaguesScreen::new(keys[0].clone()));
    at_three_sizes("colleagues", &town, list, "");
    let write = || Layer::new(WriteScreen::new(keys[5].clone(), town.id(1)));
    at_three_sizes("write_late", &town, write, "");
    let write = || Layer::new(WriteScreen::new(keys[0].clone(), town.id(2)));
    at_three_sizes("write_sealed", &town, write, "");
    let write = || Layer::new(WriteScreen::new(keys[5].clone(), town.id(3)));
    at_three_sizes("write_empty", &town, write, "Down");
    at_three_sizes("hand_in", &town, write, "3 Tab 1 F8");
    let praise = Criticism {
        fact: "你最大的缺点是工作太拼，不注意身体。".into(),
        fault: "要求自己过严".into(),
        ..Criticism::default()
    };
    criticism::save(&town.desk, &keys[5], town.id(4), &[praise]).unwrap();
    let write = || Layer::new(WriteScreen::new(keys[5].clone(), town.id(4)));
    at_three_sizes("write_finding", &town, write, "F3");
    at_three_sizes("write_finding_why", &town, write, "F3 F1");
    let mine = || Layer::new(PagesScreen::own(keys[0].clone()));
    at_three_sizes("mine_waiting", &town, mine, "");
    let mine = || Layer::new(PagesScreen::own(keys[1].clone()));
    at_three_sizes("mine_open", &town, mine, "");
}

#[test]
fn the_matrix_looks_right() {
    let (town, _keys) = busy();
    at_three_sizes(
        "matrix",
        &town,
        || Layer::new(MatrixScreen::new()),
        "Right Down",
    );
}

#[test]
fn thirteen_members_fit_the_smallest_window() {
    let town = Town::of(13);
    let keys: Vec<_> = (0..3).map(|place| town.member(place)).collect();
    hand_in(&town, &keys[2], 0, "四月会议太长");
    let matrix = || Layer::new(MatrixScreen::new());
    let mut app = Harness::start_at(&town.desk, matrix(), (60, 17));
    insta::assert_snapshot!("matrix_of_thirteen", app.keys("Down Down").screen());
    app.keys("PgDn PgDn")
        .expect("林秀珍 → 王建国")
        .keys("End")
        .expect("林秀珍自己的问题");
}

#[test]
fn the_meeting_looks_right() {
    let (town, _keys) = busy();
    let room = || Layer::new(RoomScreen::new(town.office()));
    at_three_sizes("room", &town, room, "");
    at_three_sizes("mark", &town, room, "Enter");
    let pages = || Layer::new(PagesScreen::for_the_room(town.office(), town.id(0)));
    at_three_sizes("room_waiting", &town, pages, "");
    at_three_sizes("room_unlock", &town, pages, "Enter");
    let pages = || Layer::new(PagesScreen::for_the_room(town.office(), town.id(1)));
    at_three_sizes("room_open", &town, pages, "");
    at_three_sizes("room_wall", &town, pages, "F5");
    at_three_sizes("room_reply", &town, pages, "F8");
}

#[test]
fn no_key_breaks_the_screens_of_criticism() {
    let (town, keys) = busy();
    let desk = &town.desk;
    random_keys_at(desk, 31, 300, || {
        Layer::new(WriteScreen::new(keys[5].clone(), town.id(4)))
    });
    random_keys_at(desk, 32, 200, || Layer::new(MatrixScreen::new()));
    random_keys_at(desk, 33, 300, || {
        Layer::new(ColleaguesScreen::new(keys[6].clone()))
    });
    random_keys_at(desk, 34, 300, || Layer::new(RoomScreen::new(town.office())));
    random_keys_at(desk, 35, 200, || {
        Layer::new(PagesScreen::for_the_room(town.office(), town.id(1)))
    });
    random_keys_at(desk, 36, 200, || {
        Layer::new(PagesScreen::own(keys[0].clone()))
    });
}
