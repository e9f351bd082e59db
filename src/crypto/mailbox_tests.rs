use proptest::prelude::*;

use super::*;
use crate::crypto::hex;

#[derive(Debug)]
enum Letters {}

impl Purpose for Letters {
    const NAME: &'static str = "LetterKey";
}

type Private = PrivateKey<Letters>;
type Public = PublicKey<Letters>;

#[test]
fn a_document_comes_back_to_its_addressee_only() {
    let (mine, theirs) = (Private::random().unwrap(), Private::random().unwrap());
    let sealed = seal_to(&mine.public(), b"info", b"aad", "整改".as_bytes()).unwrap();
    assert_eq!(sealed.len(), "整改".len() + OVERHEAD);
    assert_eq!(
        open_with(&mine, b"info", b"aad", &sealed)
            .unwrap()
            .as_slice(),
        "整改".as_bytes()
    );
    for refused in [
        open_with(&theirs, b"info", b"aad", &sealed),
        open_with(&mine, b"other", b"aad", &sealed),
        open_with(&mine, b"info", b"other", &sealed),
    ] {
        assert_eq!(refused.unwrap_err(), OpenError::WrongKeyOrChanged);
    }
}

#[test]
fn any_changed_byte_and_any_cut_fails() {
    let mine = Private::random().unwrap();
    let sealed = seal_to(&mine.public(), b"", b"", b"abc").unwrap();
    for at in 0..sealed.len() {
        for bit in [1, 0x80] {
            let mut changed = sealed.clone();
            changed[at] ^= bit;
            assert!(open_with(&mine, b"", b"", &changed).is_err(), "byte {at}");
        }
        assert!(
            open_with(&mine, b"", b"", &sealed[..at]).is_err(),
            "cut at {at}"
        );
    }
    assert_eq!(
        open_with(&mine, b"", b"", &[9, 9]).unwrap_err(),
        OpenError::UnknownFormat(9)
    );
}

#[test]
fn a_key_comes_back_from_its_bytes() {
    let mine = Private::random().unwrap();
    let again = Private::from_secret(SecretKey::from_bytes(mine.secret().expose()));
    assert_eq!(again.public(), mine.public());
    let sealed = seal_to(
        &Public::from_bytes(mine.public().to_bytes()),
        b"",
        b"",
        b"x",
    )
    .unwrap();
    assert_eq!(
        open_with(&again, b"", b"", &sealed).unwrap().as_slice(),
        b"x"
    );
}

#[test]
fn a_public_key_that_hides_nothing_is_refused() {
    // Points of small order: the shared secret would be all zeros.
    let one: [u8; 32] = std::array::from_fn(|i| u8::from(i == 0));
    for weak in [[0; 32], one] {
        let weak = Public::from_bytes(weak);
        assert_eq!(seal_to(&weak, b"", b"", b"x"), Err(SealError::BadPublicKey));
    }
}

#[test]
fn debug_shows_nothing_of_the_private_key() {
    assert_eq!(
        format!("{:?}", Private::random().unwrap()),
        "LetterKey(hidden)"
    );
}

/// RFC 9180, appendix A.2.1 (DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// `ChaCha20Poly1305`, base mode), sequence number 0: both directions.
#[test]
fn the_vector_of_rfc_9180_is_met() {
    let info = hex::bytes("4f6465206f6e2061204772656369616e2055726e");
    let aad = hex::bytes("436f756e742d30");
    let text = hex::bytes("4265617574792069732074727574682c20747275746820626561757479");
    let enc = hex::bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    let ct = hex::bytes(
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
    );
    let ephemeral = hex::array("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
    let seed = hex::array("1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df");
    let public = hex::array("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");

    let mine = Private::from_secret(SecretKey::from_bytes(&seed));
    assert_eq!(mine.public().to_bytes(), public);

    let expected = [&[FORMAT], &enc[..], &ct[..]].concat();
    assert_eq!(*open_with(&mine, &info, &aad, &expected).unwrap(), text);

    let mut drawn = Drawn::known(ephemeral);
    let sealed = seal_frame(&mine.public(), &info, &aad, FORMAT, text.into(), &mut drawn);
    assert_eq!(sealed.unwrap(), expected);
}

#[test]
fn random_bytes_are_never_used_twice() {
    let mine = Private::random().unwrap();
    let mut drawn = Drawn::random().unwrap();
    let mut seal = || seal_frame(&mine.public(), b"", b"", FORMAT, vec![1].into(), &mut drawn);
    assert!(seal().is_ok());
    assert_eq!(seal(), Err(RandomError.into()));
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_open_nor_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..200), headed: bool) {
        let mine = Private::from_secret(SecretKey::from_bytes(&[5; 32]));
        if headed && !bytes.is_empty() {
            bytes[0] = FORMAT;
        }
        prop_assert!(open_with(&mine, b"", b"", &bytes).is_err());
    }
}
