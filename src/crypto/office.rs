//! Handed-in worksheets: sealed by their authors to chair and clerk.
//!
//! The office key pair belongs to the unit; its private half lies wrapped once
//! for the chair and once for the clerk. Authors need the public half only.

use zeroize::Zeroizing;

use super::column::Place;
use super::mailbox::{self, OpenError, PrivateKey, PublicKey, Purpose, SealTextError};

const INFO: &[u8] = b"zhaojing/office/v1";

/// Marks the key pair of chair and clerk.
#[derive(Debug)]
pub enum Office {}

impl Purpose for Office {
    const NAME: &'static str = "OfficeKey";
}

/// The half that chair and clerk hold.
pub type OfficeKey = PrivateKey<Office>;
/// The half that every author's program knows.
pub type OfficePublicKey = PublicKey<Office>;

/// Seals `document` for `place`, padded to a multiple of 256 bytes like a draft.
pub fn hand_in(
    office: &OfficePublicKey,
    place: Place<'_>,
    document: &[u8],
) -> Result<Vec<u8>, SealTextError> {
    mailbox::seal_text(office, INFO, place, document)
}

/// Reads what was handed in for `place`.
pub fn read(
    office: &OfficeKey,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    mailbox::open_text(office, INFO, place, sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'_> = Place {
        table: "handed_in",
        column: "text",
        row: &[1],
        owner: b"li",
    };

    #[test]
    fn chair_and_clerk_read_what_was_handed_in_for_its_place_only() {
        let office = OfficeKey::random().unwrap();
        let sealed = hand_in(&office.public(), PLACE, "对照检查".as_bytes()).unwrap();
        assert_eq!(
            read(&office, PLACE, &sealed).unwrap().as_slice(),
            "对照检查".as_bytes()
        );
        let moved = Place {
            owner: b"wang",
            ..PLACE
        };
        assert_eq!(
            read(&office, moved, &sealed).unwrap_err(),
            OpenError::WrongKeyOrChanged
        );
    }

    #[test]
    fn its_length_shows_the_bucket_only() {
        let office = OfficeKey::random().unwrap().public();
        let len = |n: usize| hand_in(&office, PLACE, &vec![b'x'; n]).unwrap().len();
        assert_eq!(len(1), len(250));
    }

    #[test]
    fn debug_shows_nothing_of_the_private_key() {
        assert_eq!(
            format!("{:?}", OfficeKey::random().unwrap()),
            "OfficeKey(hidden)"
        );
    }
}
