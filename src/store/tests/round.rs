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
        root: None,
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

    let early = file.store_release(row.id, b"{}", at(10));
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

    file.store_release(row.id, b"{\"n\":1}", at(11)).unwrap();
    let again = file.store_release(row.id, b"{}", at(12));
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
