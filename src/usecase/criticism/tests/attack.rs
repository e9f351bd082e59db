//! Somebody holds one key, or both and moved rows: nothing opens.

use super::*;
use crate::usecase::criticism::layer;

#[test]
fn nobody_reads_a_criticism_before_the_person_has_spoken() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, li) = (hall.member(0), hall.member(1));
    hall.hand_in(&wang, hall.id(1), "三月补贴晚发");
    assert_eq!(hall.state(hall.id(0), hall.id(1)), CriticismState::Sealed);

    let office = heard_by_office(&hall.desk, &hall.office, hall.id(1)).unwrap();
    let person = heard_by_person(&hall.desk, &li).unwrap();
    for heard in [office, person] {
        assert_eq!((heard.open.len(), heard.sealed), (0, 1));
    }
    assert!(is(
        &open(&hall.desk, &li).unwrap_err(),
        &store::Error::HasNotSpoken
    ));

    // With one key alone, whatever layer one takes it for.
    let row = hall.row(hall.id(0), hall.id(1));
    let own = person::key_of(&li.key);
    let layers = [
        Layer::Inner,
        Layer::Outer,
        Layer::Open,
        Layer::Copy,
        Layer::Draft,
    ];
    for layer in layers {
        let bound = Bound::new(hall.pair(hall.id(0), hall.id(1)), layer);
        assert!(
            bound.open_as_person(&own, &row.sealed).is_err(),
            "{layer:?}"
        );
        if layer != Layer::Outer {
            let read = bound.open_as_office(&hall.office.secret, &row.sealed);
            assert!(read.is_err(), "{layer:?}");
        }
    }
    // What the office finds under its own layer is still sealed.
    let outer = Bound::new(hall.pair(hall.id(0), hall.id(1)), Layer::Outer);
    let inner = outer
        .open_as_office(&hall.office.secret, &row.sealed)
        .unwrap();
    assert!(layer::read(&inner).is_err());
    let has = |bytes: &[u8], words: &str| {
        bytes
            .windows(words.len())
            .any(|part| part == words.as_bytes())
    };
    assert!(!has(&inner, "补贴"));
}

#[test]
fn a_row_that_was_moved_opens_nowhere_even_with_both_keys() {
    let hall = hall(&["王建国", "李秀英", "赵敏"]);
    let (wang, li, zhao) = (hall.member(0), hall.member(1), hall.member(2));
    hall.hand_in(&wang, hall.id(1), "说李秀英的话");
    hall.hand_in(&zhao, hall.id(1), "赵敏说的话");
    let [w, l, z] = [0, 1, 2].map(|place| hall.id(place));
    // 王建国's words in 赵敏's name, and the other way round.
    hall.tamper(&format!(
        "CREATE TEMP TABLE was AS SELECT critic, sealed FROM criticism;
         UPDATE criticism SET sealed = (SELECT sealed FROM was WHERE was.critic = {w} + {z}
                                        - criticism.critic);"
    ));
    let step = hall.speak(l);
    assert_eq!((step.opened, step.unreadable), (0, 2));
    assert_eq!(hall.state(w, l), CriticismState::Unreadable);
    // And the inner layer, moved after the office has peeled its own.
    hall.hand_in(&wang, l, "再交一次");
    assert_eq!(hall.state(w, l), CriticismState::Open);

    let other = self::hall(&["王建国", "李秀英", "赵敏"]);
    let (wang, li_there) = (other.member(0), other.member(1));
    other.hand_in(&wang, other.id(1), "别处的话");
    other.speak(other.id(1));
    other.tamper(&format!("UPDATE criticism SET critic = {}", other.id(2)));
    let step = open(&other.desk, &li_there).unwrap();
    assert_eq!((step.opened, step.unreadable), (0, 1));
    assert_eq!(heard_by_person(&hall.desk, &li).unwrap().open.len(), 1);
}

#[test]
fn one_that_does_not_open_is_said_so_and_does_not_keep_the_others_shut() {
    let hall = hall(&["王建国", "李秀英", "赵敏"]);
    let (wang, li, zhao) = (hall.member(0), hall.member(1), hall.member(2));
    hall.hand_in(&wang, hall.id(1), "好的");
    hall.hand_in(&zhao, hall.id(1), "坏的");
    hall.tamper(&format!(
        "UPDATE criticism SET sealed = zeroblob(length(sealed)) WHERE critic = {}",
        hall.id(2)
    ));
    assert_eq!(hall.speak(hall.id(1)).unreadable, 1);
    assert_eq!(open(&hall.desk, &li).unwrap().opened, 1);
    let heard = heard_by_office(&hall.desk, &hall.office, hall.id(1)).unwrap();
    assert_eq!(heard.unreadable, [hall.id(2)]);
    assert_eq!(heard.open.len(), 1);
    // Its author hands it in again, openly now.
    hand_in(&hall.desk, &zhao, hall.id(1), at(11)).unwrap();
    let heard = heard_by_person(&hall.desk, &li).unwrap();
    assert_eq!((heard.open.len(), heard.unreadable.len()), (2, 0));
}

#[test]
fn a_draft_is_its_authors_alone() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, li) = (hall.member(0), hall.member(1));
    hall.write(&wang, hall.id(1), "还没想好的话");
    let file = hall.desk.file().unwrap();
    let pair = hall.pair(hall.id(0), hall.id(1));
    let sealed = file.criticism_draft(pair).unwrap().unwrap();
    let bound = Bound::new(pair, Layer::Draft);
    assert!(bound.open_own(&wang.key, &sealed).is_ok());
    assert!(bound.open_own(&li.key, &sealed).is_err());
    assert!(bound.open_as_office(&hall.office.secret, &sealed).is_err());
}
