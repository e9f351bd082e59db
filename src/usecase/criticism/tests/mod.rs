//! Who can read what, and when; and that nothing opens anywhere else.

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

use super::layer::{Bound, Layer};
use super::*;
use crate::crypto::person;
use crate::domain::criticism::{Criticism, SpokenHow};
use crate::domain::meeting::{MeetingPlan, Seat};
use crate::domain::{GroupId, MeetingKind, PackRef, VoterGroup};
use crate::store::{self, CriticismRow};
use crate::usecase::desk::PassphraseCost;
use crate::usecase::vault::{self, MemberKey, OfficeKey};

mod attack;

const PASSPHRASE: &str = "石桥镇的早晨八点";

/// A committee whose first members have passphrases.
struct Hall {
    desk: Desk,
    office: OfficeKey,
    members: Vec<Member>,
    folder: TempDir,
}

fn at(hour: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 12, 18).unwrap();
    day.and_hms_opt(hour, 0, 0).unwrap()
}

fn hall(names: &[&str]) -> Hall {
    let pack = |id: &str, version: &str| PackRef {
        id: id.into(),
        version: version.into(),
    };
    let seat = |name: &&str| Seat {
        name: (*name).into(),
        post: "委员".into(),
    };
    let plan = MeetingPlan {
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: at(9).date(),
        theme: String::new(),
        members: names.iter().map(seat).collect(),
        groups: vec![VoterGroup {
            id: GroupId::from("residents"),
            name: "群众".into(),
            head_count: 60,
            weight: 1,
        }],
        checklist: pack("party-constitution", "2022"),
        questionnaire: pack("township", "1"),
    };
    let folder = TempDir::new().unwrap();
    let desk = Desk::new(PassphraseCost::Floor, None);
    let path = folder.path().join("石桥镇.zj");
    let made = meeting::create(&desk, &path, &plan, PASSPHRASE, at(8)).unwrap();
    let members = meeting::members(&desk, made.meeting).unwrap();
    Hall {
        desk,
        office: made.office,
        members,
        folder,
    }
}

impl Hall {
    fn id(&self, place: usize) -> MemberId {
        self.members[place].id
    }

    fn member(&self, place: usize) -> MemberKey {
        let meeting = self.office.meeting;
        vault::create_member(&self.desk, meeting, self.id(place), PASSPHRASE)
            .unwrap()
            .0
    }

    fn write(&self, critic: &MemberKey, target: MemberId, fact: &str) {
        save(&self.desk, critic, target, &[opinion(fact)]).unwrap();
    }

    fn hand_in(&self, critic: &MemberKey, target: MemberId, fact: &str) {
        self.write(critic, target, fact);
        hand_in(&self.desk, critic, target, at(9)).unwrap();
    }

    fn speak(&self, member: MemberId) -> Opening {
        mark_spoken(
            &self.desk,
            &self.office,
            member,
            SpokenHow::InPerson,
            at(10),
        )
        .unwrap()
    }

    fn row(&self, critic: MemberId, target: MemberId) -> CriticismRow {
        let file = self.desk.file().unwrap();
        let rows = file.criticism_of(self.office.meeting, target).unwrap();
        rows.into_iter().find(|row| row.critic == critic).unwrap()
    }

    fn pair(&self, critic: MemberId, target: MemberId) -> store::Pair {
        store::Pair {
            meeting: self.office.meeting,
            critic,
            target,
        }
    }

    fn state(&self, critic: MemberId, target: MemberId) -> CriticismState {
        standing(&self.desk).unwrap().pair(critic, target).state
    }

    /// Changes the file behind the program's back, as somebody could who
    /// carries it away.
    fn tamper(&self, sql: &str) {
        let conn = rusqlite::Connection::open(self.folder.path().join("石桥镇.zj")).unwrap();
        conn.execute_batch(sql).unwrap();
    }
}

fn opinion(fact: &str) -> Criticism {
    Criticism {
        fact: fact.into(),
        fault: "没有核对名册".into(),
        ..Criticism::default()
    }
}

fn is(error: &Error, wanted: &store::Error) -> bool {
    matches!(error, Error::Store(found) if std::mem::discriminant(found) == std::mem::discriminant(wanted))
}

#[test]
fn after_the_person_has_spoken_it_opens_layer_by_layer_for_the_person_and_the_room() {
    let hall = hall(&["王建国", "李秀英", "赵敏"]);
    let (wang, li, zhao) = (hall.member(0), hall.member(1), hall.member(2));
    hall.hand_in(&wang, hall.id(1), "三月补贴晚发");
    hall.hand_in(&zhao, hall.id(1), "五月防汛值班");
    hall.hand_in(&li, hall.id(0), "四月会议太长");
    let step = hall.speak(hall.id(1));
    assert_eq!((step.opened, step.unreadable), (2, 0));
    assert_eq!(
        hall.state(hall.id(0), hall.id(1)),
        CriticismState::ForThePerson
    );
    // Who has not spoken stays sealed.
    assert_eq!(hall.state(hall.id(1), hall.id(0)), CriticismState::Sealed);

    // The office cannot open what it has peeled.
    let row = hall.row(hall.id(0), hall.id(1));
    for layer in [Layer::Inner, Layer::Outer, Layer::Open] {
        let bound = Bound::new(hall.pair(hall.id(0), hall.id(1)), layer);
        assert!(
            bound
                .open_as_office(&hall.office.secret, &row.sealed)
                .is_err()
        );
    }
    // Nor can another member.
    let inner = Bound::new(hall.pair(hall.id(0), hall.id(1)), Layer::Inner);
    assert!(
        inner
            .open_as_person(&person::key_of(&zhao.key), &row.sealed)
            .is_err()
    );
    assert_eq!(open(&hall.desk, &zhao).map_err(|_| ()), Err(()));

    assert_eq!(open(&hall.desk, &li).unwrap().opened, 2);
    let room = heard_by_office(&hall.desk, &hall.office, hall.id(1)).unwrap();
    let own = heard_by_person(&hall.desk, &li).unwrap();
    for heard in [&room, &own] {
        let facts: Vec<_> = heard
            .open
            .iter()
            .map(|open| open.opinions[0].fact.as_str())
            .collect();
        assert_eq!(facts, ["三月补贴晚发", "五月防汛值班"]);
    }
    assert_eq!(open(&hall.desk, &li).unwrap(), Opening::default());
}

#[test]
fn that_somebody_has_spoken_is_said_once() {
    let hall = hall(&["王建国", "李秀英"]);
    hall.speak(hall.id(0));
    let again = mark_spoken(
        &hall.desk,
        &hall.office,
        hall.id(0),
        SpokenHow::InWriting,
        at(12),
    );
    assert!(is(&again.unwrap_err(), &store::Error::HasSpoken));
    let spoken = standing(&hall.desk).unwrap().spoken_by(hall.id(0)).unwrap();
    assert_eq!((spoken.at, spoken.how), (at(10), SpokenHow::InPerson));
}

#[test]
fn late_criticism_is_open_at_once() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, li) = (hall.member(0), hall.member(1));
    hall.speak(hall.id(1));
    hall.hand_in(&wang, hall.id(1), "会上想到的");
    assert_eq!(hall.state(hall.id(0), hall.id(1)), CriticismState::Open);
    let heard = heard_by_person(&hall.desk, &li).unwrap();
    assert_eq!(heard.open[0].opinions[0].fact, "会上想到的");
}

#[test]
fn what_was_handed_in_stands_unless_it_is_taken_back_in_time() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, _li) = (hall.member(0), hall.member(1));
    let target = hall.id(1);
    let stands = store::Error::CriticismStands;
    hall.hand_in(&wang, target, "第一遍");
    let again = save(&hall.desk, &wang, target, &[opinion("改一改")]);
    assert!(is(&again.unwrap_err(), &stands));
    assert!(is(
        &hand_in(&hall.desk, &wang, target, at(9)).unwrap_err(),
        &stands
    ));
    withdraw(&hall.desk, &wang, target).unwrap();
    assert_eq!(hall.state(hall.id(0), target), CriticismState::Draft);
    assert!(is(
        &withdraw(&hall.desk, &wang, target).unwrap_err(),
        &store::Error::NoCriticism
    ));
    hall.hand_in(&wang, target, "第二遍");
    hall.speak(target);
    assert!(is(
        &withdraw(&hall.desk, &wang, target).unwrap_err(),
        &stands
    ));
    let own = draft(&hall.desk, &wang, target).unwrap();
    assert_eq!(own.opinions[0].fact, "第二遍");
    assert!(!own.can_be_withdrawn() && own.is_handed_in());
}

#[test]
fn without_a_passphrase_nothing_is_sealed_to_a_person_and_nothing_is_lost() {
    let hall = hall(&["王建国", "李秀英"]);
    let wang = hall.member(0);
    let target = hall.id(1);
    hall.write(&wang, target, "等着的话");
    let refused = hand_in(&hall.desk, &wang, target, at(9)).unwrap_err();
    assert!(matches!(refused, Error::NobodyToSealTo));
    assert!(!standing(&hall.desk).unwrap().has_key(target));
    // Absent and never here: the review is read out, then it is open.
    mark_spoken(
        &hall.desk,
        &hall.office,
        target,
        SpokenHow::InWriting,
        at(10),
    )
    .unwrap();
    hand_in(&hall.desk, &wang, target, at(11)).unwrap();
    reply_by_office(
        &hall.desk,
        &hall.office,
        (hall.id(0), target),
        ReplyKind::Accepts,
        "电话里说接受",
    )
    .unwrap();
    let heard = heard_by_office(&hall.desk, &hall.office, target).unwrap();
    assert_eq!(heard.open[0].opinions[0].fact, "等着的话");

    // Later the person comes, and reads it once the office has made a copy.
    let li = hall.member(1);
    assert_eq!(heard_by_person(&hall.desk, &li).unwrap().without_copy, 1);
    heard_by_office(&hall.desk, &hall.office, target).unwrap();
    let heard = heard_by_person(&hall.desk, &li).unwrap();
    assert_eq!(heard.open[0].opinions[0].fact, "等着的话");
    let reply = heard.open[0].reply.clone();
    assert_eq!(reply, Some((ReplyKind::Accepts, "电话里说接受".to_owned())));
}

#[test]
fn an_absent_person_opens_it_later_alone_and_answers() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, li) = (hall.member(0), hall.member(1));
    hall.hand_in(&wang, hall.id(1), "当面没说成的话");
    mark_spoken(
        &hall.desk,
        &hall.office,
        hall.id(1),
        SpokenHow::InWriting,
        at(10),
    )
    .unwrap();
    assert_eq!(open(&hall.desk, &li).unwrap().opened, 1);
    let none = reply_by_person(&hall.desk, &li, hall.id(1), ReplyKind::Accepts, "");
    assert!(none.is_err());
    reply_by_person(
        &hall.desk,
        &li,
        hall.id(0),
        ReplyKind::Explains,
        "当时在防汛",
    )
    .unwrap();
    let room = heard_by_office(&hall.desk, &hall.office, hall.id(1)).unwrap();
    let reply = room.open[0].reply.clone();
    assert_eq!(reply, Some((ReplyKind::Explains, "当时在防汛".to_owned())));
    let pair = standing(&hall.desk).unwrap().pair(hall.id(0), hall.id(1));
    assert_eq!(pair.reply, Some(ReplyKind::Explains));
}

#[test]
fn an_opinion_without_fact_or_problem_is_not_handed_in() {
    let hall = hall(&["王建国", "李秀英"]);
    let (wang, _li) = (hall.member(0), hall.member(1));
    let hand_in = || hand_in(&hall.desk, &wang, hall.id(1), at(9));
    assert!(matches!(hand_in(), Err(Error::NothingToHandIn)));
    let advice = Criticism {
        advice: "希望多下村".into(),
        ..Criticism::default()
    };
    save(&hall.desk, &wang, hall.id(1), &[opinion("三月"), advice]).unwrap();
    assert!(matches!(hand_in(), Err(Error::Incomplete { place: 2 })));
    // An empty page at the end is nothing.
    let pages = [opinion("三月"), Criticism::default()];
    save(&hall.desk, &wang, hall.id(1), &pages).unwrap();
    hand_in().unwrap();
    let pair = standing(&hall.desk).unwrap().pair(hall.id(0), hall.id(1));
    assert_eq!(pair.opinions, 1);
}

#[test]
fn the_whole_counts_pairs_and_nobody_criticises_themselves() {
    let hall = hall(&["王建国", "李秀英", "赵敏"]);
    let (wang, _li, _zhao) = (hall.member(0), hall.member(1), hall.member(2));
    hall.hand_in(&wang, hall.id(1), "一");
    hall.write(&wang, hall.id(2), "二");
    let whole = standing(&hall.desk).unwrap();
    assert_eq!(whole.done(), (1, 6));
    assert_eq!(whole.done_by(hall.id(0)), 1);
    assert_eq!(whole.about(hall.id(1), CriticismState::Sealed), 1);
    assert_eq!(whole.others(hall.id(0)).count(), 2);
    let own = save(&hall.desk, &wang, hall.id(0), &[opinion("自己")]);
    assert!(own.is_err());
}
