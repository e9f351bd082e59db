use proptest::prelude::*;

use super::*;

const AAD: &[u8] = b"unit 7|person 3|draft key";

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

fn wrapped() -> (SecretKey, WrappedKey) {
    let key = SecretKey::random().unwrap();
    let wrapped = wrap(&key, &passphrase("照镜 2025"), KdfCost::FLOOR, AAD).unwrap();
    (key, wrapped)
}

#[test]
fn the_right_passphrase_in_any_width_gives_the_key() {
    let (key, wrapped) = wrapped();
    assert_eq!(
        unwrap(&wrapped, &passphrase("照镜 2025"), AAD),
        Ok(SecretKey::from_bytes(key.expose()))
    );
    assert_eq!(
        unwrap(&wrapped, &passphrase("　照镜　２０２５"), AAD),
        Ok(key)
    );
}

#[test]
fn a_wrong_passphrase_or_purpose_gives_nothing() {
    let (_, wrapped) = wrapped();
    let refused = Err(UnwrapError::WrongPassphrase);
    assert_eq!(unwrap(&wrapped, &passphrase("照镜 2026"), AAD), refused);
    assert_eq!(
        unwrap(
            &wrapped,
            &passphrase("照镜 2025"),
            b"unit 7|person 4|draft key"
        ),
        refused
    );
    assert_eq!(unwrap(&wrapped, &passphrase("照镜 2025"), b""), refused);
}

#[test]
fn wrapping_twice_shares_nothing() {
    let (key, first) = wrapped();
    let second = wrap(&key, &passphrase("照镜 2025"), KdfCost::FLOOR, AAD).unwrap();
    assert_ne!(first.salt, second.salt);
    assert_ne!(first.sealed.nonce, second.sealed.nonce);
    assert_ne!(first.sealed.ciphertext, second.sealed.ciphertext);
}

#[test]
fn bytes_come_back_and_any_changed_byte_fails() {
    let (key, wrapped) = wrapped();
    let bytes = wrapped.to_bytes();
    assert_eq!(WrappedKey::from_bytes(&bytes), Ok(wrapped));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        // A cost that is still in range but dear would only slow the test.
        let Ok(record) = WrappedKey::from_bytes(&changed) else {
            continue;
        };
        if record.cost == KdfCost::FLOOR {
            assert_eq!(
                unwrap(&record, &passphrase("照镜 2025"), AAD),
                Err(UnwrapError::WrongPassphrase)
            );
        } else {
            assert_ne!(
                unwrap(&record, &passphrase("照镜 2025"), AAD).ok().as_ref(),
                Some(&key)
            );
        }
    }
}

#[test]
fn every_cut_and_every_addition_is_refused() {
    let bytes = wrapped().1.to_bytes();
    for len in 0..bytes.len() {
        assert_eq!(
            WrappedKey::from_bytes(&bytes[..len]),
            Err(WrapFormatError::Damaged)
        );
    }
    assert_eq!(
        WrappedKey::from_bytes(&[&bytes[..], &[0]].concat()),
        Err(WrapFormatError::Damaged)
    );
    assert_eq!(
        WrappedKey::from_bytes(&[2, b'P']),
        Err(WrapFormatError::UnknownVersion(2))
    );
    assert_eq!(
        RecoveryWrap::from_bytes(&bytes),
        Err(WrapFormatError::Damaged)
    );
}

#[test]
fn a_stored_cost_out_of_range_is_refused_on_reading() {
    let (_, mut wrapped) = wrapped();
    wrapped.cost = KdfCost {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };
    assert_eq!(
        WrappedKey::from_bytes(&wrapped.to_bytes()),
        Err(KdfError::TooCheap(wrapped.cost).into())
    );
    assert_eq!(
        unwrap(&wrapped, &passphrase("x"), AAD),
        Err(KdfError::TooCheap(wrapped.cost).into())
    );
    wrapped.cost = KdfCost {
        memory_kib: u32::MAX,
        passes: 3,
        lanes: 1,
    };
    assert_eq!(
        WrappedKey::from_bytes(&wrapped.to_bytes()),
        Err(KdfError::TooDear(wrapped.cost).into())
    );
    assert_eq!(
        unwrap(&wrapped, &passphrase("x"), AAD),
        Err(KdfError::TooDear(wrapped.cost).into())
    );
}

#[test]
fn the_recovery_key_gives_the_key_and_another_one_does_not() {
    let key = SecretKey::random().unwrap();
    let (sheet, other) = (
        RecoveryKey::random().unwrap(),
        RecoveryKey::random().unwrap(),
    );
    let wrapped = wrap_for_recovery(&key, &sheet, AAD).unwrap();
    let read = RecoveryWrap::from_bytes(&wrapped.to_bytes()).unwrap();
    assert_eq!(recover(&read, &sheet, AAD), Ok(key));
    assert_eq!(
        recover(&read, &other, AAD),
        Err(UnwrapError::WrongRecoveryKey)
    );
    assert_eq!(
        recover(&read, &sheet, b"elsewhere"),
        Err(UnwrapError::WrongRecoveryKey)
    );
    for at in 2..wrapped.to_bytes().len() {
        let mut changed = wrapped.to_bytes();
        changed[at] ^= 0x80;
        let changed = RecoveryWrap::from_bytes(&changed).unwrap();
        assert_eq!(
            recover(&changed, &sheet, AAD),
            Err(UnwrapError::WrongRecoveryKey)
        );
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..160), headed: bool) {
        if headed && bytes.len() > 1 {
            bytes[0] = VERSION;
            bytes[1] = BY_PASSPHRASE;
        }
        if let Ok(wrapped) = WrappedKey::from_bytes(&bytes) {
            prop_assert_eq!(wrapped.cost.check(), Ok(()));
        }
        let _ = RecoveryWrap::from_bytes(&bytes);
    }
}
