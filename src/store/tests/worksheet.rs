//! Stories of worksheets.

use super::*;
use crate::domain::worksheet::Progress;

#[test]
fn a_worksheet_is_handed_in_withdrawn_and_handed_in_again() {
    let (desk, file) = desk();
    let meeting = desk.meeting;
    let member = Author::Member(file.members(meeting).unwrap()[0].id);
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), None);
    assert!(matches!(
        file.withdraw(meeting, member),
        Err(Error::NotHandedIn)
    ));
    file.hand_in(meeting, member, b"one", b"kept one", at(9))
        .unwrap();
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), Some(at(9)));
    file.withdraw(meeting, member).unwrap();
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), None);
    assert_eq!(file.handed_in(meeting, member).unwrap(), None);
    file.hand_in(meeting, member, b"two", b"kept two", at(10))
        .unwrap();
    let latest = HandedIn {
        version: 2,
        at: at(10),
        sealed: b"two".to_vec(),
        kept: Some(b"kept two".to_vec()),
        withdrawn: false,
    };
    assert_eq!(file.handed_in(meeting, member).unwrap(), Some(latest));
    let kept = file.versions(meeting, member).unwrap();
    let kept: Vec<_> = kept.iter().map(|v| (v.version, v.withdrawn)).collect();
    assert_eq!(kept, [(1, true), (2, false)]);
}

#[test]
fn progress_is_known_without_any_key() {
    let (desk, file) = desk();
    let members = file.members(desk.meeting).unwrap();
    assert_eq!(file.progress(desk.meeting).unwrap(), []);
    let some = Progress {
        done: 3,
        begun: 1,
        total: 9,
    };
    file.save_progress(desk.meeting, Author::Member(members[1].id), some)
        .unwrap();
    let all = Progress {
        done: 9,
        begun: 0,
        total: 9,
    };
    file.save_progress(desk.meeting, Author::Member(members[1].id), all)
        .unwrap();
    file.hand_in(
        desk.meeting,
        Author::Member(members[1].id),
        b"x",
        b"x",
        at(9),
    )
    .unwrap();
    file.save_progress(desk.meeting, Author::Member(members[0].id), some)
        .unwrap();
    let row = |member: usize, progress, handed_in_at| SheetProgress {
        author: Author::Member(members[member].id),
        progress,
        handed_in_at,
    };
    let expected = [row(0, some, None), row(1, all, Some(at(9)))];
    assert_eq!(file.progress(desk.meeting).unwrap(), expected);
    file.withdraw(desk.meeting, Author::Member(members[1].id))
        .unwrap();
    assert_eq!(file.progress(desk.meeting).unwrap()[1], row(1, all, None));
}

#[test]
fn the_body_has_a_worksheet_of_its_own_which_lies_in_one_hand_at_a_time() {
    let (desk, file) = desk();
    let meeting = desk.meeting;
    let members = file.members(meeting).unwrap();
    file.save_draft(meeting, Author::Body, "part:situation", b"x")
        .unwrap();
    assert_eq!(file.drafts(meeting, Author::Body).unwrap().len(), 1);
    let member = Author::Member(members[0].id);
    assert_eq!(file.drafts(meeting, member).unwrap(), []);
    assert_eq!(file.turn(meeting).unwrap(), None);
    file.give_turn(meeting, members[0].id, at(9)).unwrap();
    file.give_turn(meeting, members[1].id, at(10)).unwrap();
    let turn = file.turn(meeting).unwrap().unwrap();
    assert_eq!((turn.member, turn.since), (members[1].id, at(10)));
    file.end_turn(meeting).unwrap();
    assert_eq!(file.turn(meeting).unwrap(), None);
}

#[test]
fn a_worksheet_is_moved_to_another_edition_and_back() {
    let (desk, file) = desk();
    let member = Author::Member(file.members(desk.meeting).unwrap()[0].id);
    assert_eq!(file.edition(desk.meeting, member).unwrap(), None);
    let other = PackRef {
        id: "party-constitution".into(),
        version: "2017".into(),
    };
    file.set_edition(desk.meeting, member, Some(&other))
        .unwrap();
    assert_eq!(file.edition(desk.meeting, member).unwrap(), Some(other));
    file.set_edition(desk.meeting, member, None).unwrap();
    assert_eq!(file.edition(desk.meeting, member).unwrap(), None);
}
