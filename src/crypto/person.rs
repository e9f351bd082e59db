//! What is sealed to one person: a share of the committee's key, a criticism
//! that only the criticised person shall read.
//!
//! A person's key pair is derived from the key of the person's vault, so it
//! needs no place of its own; the public half lies in the data file.

use zeroize::Zeroizing;

use super::column::Place;
use super::key::SecretKey;
use super::mailbox::{self, OpenError, PrivateKey, PublicKey, Purpose, SealTextError};

const INFO: &[u8] = b"zhaojing/person/v1";

/// The purpose of a person's key pair.
#[derive(Debug)]
pub enum Person {}

impl Purpose for Person {
    const NAME: &'static str = "PersonKey";
}

/// Opens what was sealed to the person.
pub type PersonKey = PrivateKey<Person>;
/// Seals to the person.
pub type PersonPublicKey = PublicKey<Person>;

/// The key pair of whoever holds this vault key.
#[must_use]
pub fn key_of(vault: &SecretKey) -> PersonKey {
    PersonKey::from_secret(vault.subkey(INFO))
}

/// Seals a text to a person for a place; its length shows the bucket only.
pub fn seal(
    person: &PersonPublicKey,
    place: Place<'_>,
    text: &[u8],
) -> Result<Vec<u8>, SealTextError> {
    mailbox::seal_text(person, INFO, place, text)
}

/// Opens what [`seal`] made for the same place.
pub fn open(
    person: &PersonKey,
    place: Place<'_>,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    mailbox::open_text(person, INFO, place, sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'_> = Place {
        table: "criticism",
        column: "sealed",
        row: &[1],
        owner: b"li",
    };

    #[test]
    fn only_the_person_reads_it_and_only_in_its_place() {
        let vault = SecretKey::random().unwrap();
        let sealed = seal(&key_of(&vault).public(), PLACE, "当面说的话".as_bytes()).unwrap();
        let read = open(&key_of(&vault), PLACE, &sealed).unwrap();
        assert_eq!(read.as_slice(), "当面说的话".as_bytes());
        let other = key_of(&SecretKey::random().unwrap());
        assert_eq!(
            open(&other, PLACE, &sealed).unwrap_err(),
            OpenError::WrongKeyOrChanged
        );
        let moved = Place {
            owner: b"wang",
            ..PLACE
        };
        assert!(open(&key_of(&vault), moved, &sealed).is_err());
    }

    #[test]
    fn the_pair_is_not_the_vault_key_itself() {
        let vault = SecretKey::from_bytes(&[7; 32]);
        assert_ne!(key_of(&vault).secret().expose(), vault.expose());
    }
}
