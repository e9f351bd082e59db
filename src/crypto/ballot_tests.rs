use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::crypto::key::SecretKey;

const ROUND: [u8; 16] = [3; 16];
const SETUP: [u8; 32] = [4; 32];
const CLASS: u8 = 2;
const SIZE: BallotSize = BallotSize::DEFAULT;

fn round_key() -> RoundKey {
    RoundKey::from_secret(SecretKey::from_bytes(&[9; 32]))
}

fn sealed(answers: &[u8]) -> SealedBallot {
    seal_ballot(
        &round_key().public(),
        &ROUND,
        &SETUP,
        Label::of_class(CLASS),
        answers,
        SIZE,
    )
    .unwrap()
}

fn opened(sealed: &[u8]) -> Result<OpenedBallot, OpenBallotError> {
    open_ballot(&round_key(), &ROUND, &SETUP, Label::of_class(CLASS), sealed)
}

/// Seals any text as if it were a ballot's inside.
fn forged(text: &[u8]) -> Vec<u8> {
    let (info, aad) = (info(&ROUND, &SETUP), aad(Label::of_class(CLASS)));
    let mut drawn = Drawn::random().unwrap();
    let text = text.to_vec().into();
    mailbox::seal_frame(&round_key().public(), &info, &aad, FORMAT, text, &mut drawn).unwrap()
}

#[test]
fn answers_of_every_length_come_back_and_look_alike() {
    for len in [0, 1, 200, SIZE.max_answers()] {
        let answers = vec![0xa5; len];
        let ballot = sealed(&answers);
        assert_eq!(ballot.as_bytes().len(), SIZE.bytes());
        assert_eq!(*opened(ballot.as_bytes()).unwrap().answers, answers);
    }
}

#[test]
fn every_size_of_a_round_is_met_exactly() {
    for bytes in [512, 777, 2048, 3900] {
        let size = BallotSize::new(bytes).unwrap();
        let fill = vec![1; size.max_answers()];
        for answers in [&[][..], &fill] {
            let ballot = seal_ballot(
                &round_key().public(),
                &ROUND,
                &SETUP,
                Label::of_class(0),
                answers,
                size,
            )
            .unwrap();
            assert_eq!(ballot.as_bytes().len(), bytes);
            assert!(SealedBallot::from_bytes(ballot.into_bytes(), size).is_ok());
        }
    }
    for bytes in [0, 511, 3901, usize::MAX] {
        assert_eq!(BallotSize::new(bytes), Err(BadBallotSize(bytes)));
    }
}

#[test]
fn answers_that_do_not_fit_are_refused_with_the_figures() {
    let len = SIZE.max_answers() + 1;
    let refused = seal_ballot(
        &round_key().public(),
        &ROUND,
        &SETUP,
        Label::of_class(CLASS),
        &vec![0; len],
        SIZE,
    );
    assert_eq!(
        refused,
        Err(SealBallotError::TooLong {
            max: SIZE.max_answers(),
            len
        })
    );
}

#[test]
fn a_ballot_opens_for_its_round_setup_class_and_key_only() {
    let ballot = sealed(b"yes");
    let (key, bytes) = (round_key(), ballot.as_bytes());
    let other = RoundKey::random().unwrap();
    for refused in [
        open_ballot(&other, &ROUND, &SETUP, Label::of_class(CLASS), bytes),
        open_ballot(&key, &[0; 16], &SETUP, Label::of_class(CLASS), bytes),
        open_ballot(&key, &ROUND, &[0; 32], Label::of_class(CLASS), bytes),
        open_ballot(&key, &ROUND, &SETUP, Label::of_class(CLASS + 1), bytes),
    ] {
        assert_eq!(refused.unwrap_err(), OpenBallotError::WrongKeyOrChanged);
    }
}

#[test]
fn any_changed_byte_fails() {
    let ballot = sealed(b"yes").into_bytes();
    for at in 0..ballot.len() {
        let mut changed = ballot.clone();
        changed[at] ^= 0x80;
        assert!(opened(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn a_ballot_of_another_length_is_refused() {
    let ballot = sealed(b"yes").into_bytes();
    for len in [0, 1, 511, 3901] {
        let mut bytes = ballot.clone();
        bytes.resize(len, 0);
        assert_eq!(
            opened(&bytes).unwrap_err(),
            OpenBallotError::WrongSize { len }
        );
    }
    assert!(opened(&ballot[..600]).is_err());
    let small = SealedBallot::from_bytes(ballot, BallotSize::MIN);
    assert_eq!(small, Err(OpenBallotError::WrongSize { len: 2048 }));
}

#[test]
fn a_format_of_the_future_is_named() {
    let mut ballot = sealed(b"yes").into_bytes();
    ballot[0] = 2;
    assert_eq!(
        opened(&ballot).unwrap_err(),
        OpenBallotError::UnknownFormat(2)
    );
}

#[test]
fn a_mark_in_the_padding_or_a_false_length_is_refused() {
    let inside = SIZE.bytes() - mailbox::OVERHEAD;
    let mut text = vec![0; inside];
    text[17] = 3;
    assert_eq!(*opened(&forged(&text)).unwrap().answers, [0; 3]);
    let mut marked = text.clone();
    marked[inside - 1] = 1;
    assert_eq!(
        opened(&forged(&marked)).unwrap_err(),
        OpenBallotError::Malformed
    );
    let mut long = text.clone();
    long[16] = 0xff;
    assert_eq!(
        opened(&forged(&long)).unwrap_err(),
        OpenBallotError::Malformed
    );
}

#[test]
fn equal_answers_share_neither_nonce_nor_bytes() {
    let ballots: Vec<_> = (0..50).map(|_| sealed(b"yes")).collect();
    let nonces: HashSet<_> = ballots
        .iter()
        .map(|b| opened(b.as_bytes()).unwrap().nonce)
        .collect();
    let prints: HashSet<_> = ballots
        .iter()
        .map(|b| fingerprint(Label::of_class(CLASS), b.as_bytes()))
        .collect();
    let keys: HashSet<_> = ballots.iter().map(|b| &b.as_bytes()[1..=32]).collect();
    assert_eq!((nonces.len(), prints.len(), keys.len()), (50, 50, 50));
}

#[test]
fn debug_shows_nothing_of_a_ballot() {
    let ballot = sealed(b"yes");
    assert_eq!(format!("{ballot:?}"), "SealedBallot(2048 bytes)");
    assert_eq!(
        format!("{:?}", opened(ballot.as_bytes()).unwrap()),
        "OpenedBallot(hidden)"
    );
    assert_eq!(format!("{:?}", round_key()), "RoundKey(hidden)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_bytes_never_open_nor_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..4096), headed: bool) {
        if headed && !bytes.is_empty() {
            bytes[0] = FORMAT;
        }
        prop_assert!(opened(&bytes).is_err());
    }

    #[test]
    fn arbitrary_insides_never_panic(mut text in prop::collection::vec(any::<u8>(), 463..3851), short: bool) {
        if short {
            text[16] = 0;
        }
        let _ = opened(&forged(&text));
    }
}
