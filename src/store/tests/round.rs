//! Stories of rounds.

use super::*;
use crate::domain::{RoundId, RoundState};

pub(super) fn round(n: u8) -> RoundRow {
    RoundRow {
        id: RoundId([n; 16]),
        setup: b"{}".to_vec(),
        setup_hash: [n; 32],
        sealed_secret: vec![n; 80],
        box_path: "一月.box".into(),
        state: RoundState::Open,
        import_salt: vec![3; 32],
        root: None,
        release_hash: None,
        accepted_on: None,
        destroyed_on: None,
    }
}

#[test]
fn a_round_goes_from_open_to_closed_to_released_and_never_back() {
    let (desk, file) = desk();
    let row = round(1);
    assert_eq!(file.round(desk.meeting).unwrap(), None);
    assert!(matches!(file.release(row.id), Err(Error::NoSuchRound)));
    file.create_round(desk.meeting, &row, at(9)).unwrap();
    assert!(matches!(
        file.create_round(desk.meeting, &row, at(9)),
        Err(Error::RoundExists)
    ));
    assert_eq!(file.round(desk.meeting).unwrap(), Some(row.clone()));

    let early = file.store_release(row.id, b"{}", [8; 32], at(10));
    assert!(matches!(
        early,
        Err(Error::WrongRoundState {
            found: RoundState::Open
        })
    ));
    file.close_round(row.id, [5; 32], "[]").unwrap();
    file.close_round(row.id, [5; 32], "[]").unwrap();
    let other_root = file.close_round(row.id, [6; 32], "[]");
    assert!(matches!(
        other_root,
        Err(Error::WrongRoundState {
            found: RoundState::Closed
        })
    ));
    assert_eq!(file.release(row.id).unwrap(), None);
    assert_eq!(file.counts(row.id).unwrap().as_deref(), Some("[]"));

    file.store_release(row.id, b"{\"n\":1}", [8; 32], at(11))
        .unwrap();
    let again = file.store_release(row.id, b"{}", [8; 32], at(12));
    assert!(matches!(
        again,
        Err(Error::WrongRoundState {
            found: RoundState::Released
        })
    ));
    assert!(file.close_round(row.id, [5; 32], "[]").is_err());
    assert_eq!(
        file.release(row.id).unwrap().as_deref(),
        Some(b"{\"n\":1}".as_slice())
    );
    let stored = file.round(desk.meeting).unwrap().unwrap();
    assert_eq!(
        (stored.state, stored.root),
        (RoundState::Released, Some([5; 32]))
    );
}

#[test]
fn the_latest_round_comes_first() {
    let (desk, file) = desk();
    for n in [9, 3, 5] {
        file.create_round(desk.meeting, &round(n), at(9)).unwrap();
    }
    let ids: Vec<_> = file
        .rounds(desk.meeting)
        .unwrap()
        .iter()
        .map(|r| r.id.0[0])
        .collect();
    assert_eq!(ids, [5, 3, 9]);
    assert_eq!(file.round(desk.meeting).unwrap(), Some(round(5)));
    file.close_round(round(5).id, [5; 32], "[]").unwrap();
    assert_eq!(
        file.round(desk.meeting).unwrap().unwrap().state,
        RoundState::Closed
    );
}

#[test]
fn a_round_is_accepted_then_destroyed_and_its_key_forgotten() {
    let (desk, file) = desk();
    let (row, today) = (round(1), at(9).date());
    file.create_round(desk.meeting, &row, at(9)).unwrap();
    let wrong = |result| matches!(result, Err(Error::WrongRoundState { .. }));
    assert!(wrong(file.accept_round(row.id, today)));
    file.close_round(row.id, [5; 32], "[]").unwrap();
    let closed = file.round(desk.meeting).unwrap().unwrap();
    assert!(
        closed.import_salt.is_empty(),
        "rows cannot be tried out any more"
    );
    file.store_release(row.id, b"{}", [8; 32], at(10)).unwrap();
    assert!(wrong(file.destroy_round(row.id, today)));
    file.accept_round(row.id, today).unwrap();
    file.destroy_round(row.id, today).unwrap();
    let stored = file.round(desk.meeting).unwrap().unwrap();
    assert_eq!(stored.release_hash, Some([8; 32]));
    assert_eq!(
        (stored.accepted_on, stored.destroyed_on),
        (Some(today), Some(today))
    );
    assert!(stored.sealed_secret.is_empty());
    assert_eq!(stored.state, RoundState::Released);
}

#[test]
fn a_hall_has_one_box_that_comes_back_or_not() {
    let (desk, file) = desk();
    let row = round(1);
    file.create_round(desk.meeting, &row, at(9)).unwrap();
    file.made_booth(row.id, 1, "北村.box").unwrap();
    file.made_booth(row.id, 2, "南村.box").unwrap();
    assert!(matches!(
        file.made_booth(row.id, 1, "x"),
        Err(Error::PouredTwice)
    ));
    file.gave_up_booth(row.id, 2, "被水淹了").unwrap();
    file.collected_booths(row.id, &[1]).unwrap();
    assert!(matches!(
        file.gave_up_booth(row.id, 1, "丢了"),
        Err(Error::PouredTwice)
    ));
    let booths = file.booths(row.id).unwrap();
    let states: Vec<_> = booths
        .iter()
        .map(|b| (b.place, b.state, b.why.as_deref()))
        .collect();
    assert_eq!(
        states,
        [
            (1, BoothState::Collected, None),
            (2, BoothState::GivenUp, Some("被水淹了"))
        ]
    );
    // Found again after all.
    file.collected_booths(row.id, &[2]).unwrap();
    assert_eq!(file.booths(row.id).unwrap()[1].state, BoothState::Collected);
}
