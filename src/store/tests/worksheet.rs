//! Stories of worksheets.

use super::*;
use crate::domain::worksheet::Progress;

#[test]
fn a_worksheet_is_handed_in_withdrawn_and_handed_in_again() {
    let (desk, file) = desk();
    let (meeting, member) = (desk.meeting, file.members(desk.meeting).unwrap()[0].id);
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), None);
    assert!(matches!(
        file.withdraw(meeting, member),
        Err(Error::NotHandedIn)
    ));
    file.hand_in(meeting, member, b"one", at(9)).unwrap();
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), Some(at(9)));
    file.withdraw(meeting, member).unwrap();
    assert_eq!(file.worksheet_state(meeting, member).unwrap(), None);
    assert_eq!(file.handed_in(meeting, member).unwrap(), None);
    file.hand_in(meeting, member, b"two", at(10)).unwrap();
    let latest = HandedIn {
        version: 2,
        at: at(10),
        sealed: b"two".to_vec(),
    };
    assert_eq!(file.handed_in(meeting, member).unwrap(), Some(latest));
    let kept = file.read(|conn| {
        let sql = "SELECT group_concat(version || ':' || withdrawn, ' ') FROM handed_in";
        Ok(conn.query_row(sql, [], |row| row.get::<_, String>(0))?)
    });
    assert_eq!(kept.unwrap(), "1:1 2:0");
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
    file.save_progress(desk.meeting, members[1].id, some)
        .unwrap();
    let all = Progress {
        done: 9,
        begun: 0,
        total: 9,
    };
    file.save_progress(desk.meeting, members[1].id, all)
        .unwrap();
    file.hand_in(desk.meeting, members[1].id, b"x", at(9))
        .unwrap();
    file.save_progress(desk.meeting, members[0].id, some)
        .unwrap();
    let row = |member: usize, progress, handed_in_at| MemberProgress {
        member: members[member].id,
        progress,
        handed_in_at,
    };
    let expected = [row(0, some, None), row(1, all, Some(at(9)))];
    assert_eq!(file.progress(desk.meeting).unwrap(), expected);
    file.withdraw(desk.meeting, members[1].id).unwrap();
    assert_eq!(file.progress(desk.meeting).unwrap()[1], row(1, all, None));
}
