//! A key that nobody holds alone: it is split when it is made, and joined for
//! the moment in which it is used.
//!
//! Both of two: the second part is the key XOR a random first part, so each
//! part alone is as good as random. Two of three: Shamir's scheme over GF(2⁸)
//! byte by byte (`blahaj`), with the place of a part as its abscissa; one part
//! alone fits every key. A part has 32 bytes, as many as 24 Chinese characters
//! hold ([`super::recovery`]).

use blahaj::{Share, Sharks};
use zeroize::Zeroizing;

use super::digest;
use super::key::{RandomError, SecretKey};

/// How a key is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Two parts, both needed.
    Both,
    /// Three parts, any two suffice.
    TwoOfThree,
}

/// The parts do not give a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Fewer than two different parts.
    #[error("one part of the key alone opens nothing; the other is needed as well")]
    TooFew,
    /// A place that no part of this scheme has.
    #[error("there is no such part of the key")]
    NoSuchPart,
}

impl Scheme {
    /// Splits a key. The parts are in the order of their places, from 0.
    pub fn split(self, secret: &SecretKey) -> Result<Vec<SecretKey>, RandomError> {
        match self {
            Self::Both => {
                let first = SecretKey::random()?;
                let second = xor(&first, secret);
                Ok(vec![first, second])
            }
            Self::TwoOfThree => {
                // Asked first, so that a missing random source is an error
                // here and not a panic in the dealer.
                super::key::random::<1>()?;
                let dealt: Vec<Share> = Sharks(2).dealer(secret.expose()).take(3).collect();
                Ok(dealt.iter().filter_map(part).collect())
            }
        }
    }

    /// Joins parts, each with its place. Whether they belong together shows
    /// only when the key is used, or by [`check`].
    ///
    /// # Errors
    /// [`ShareError`].
    pub fn join(self, parts: &[(u8, &SecretKey)]) -> Result<SecretKey, ShareError> {
        let places = match self {
            Self::Both => 2,
            Self::TwoOfThree => 3,
        };
        if parts.iter().any(|(place, _)| *place >= places) {
            return Err(ShareError::NoSuchPart);
        }
        let [(first_place, first), rest @ ..] = parts else {
            return Err(ShareError::TooFew);
        };
        let Some((second_place, second)) = rest.iter().find(|(place, _)| place != first_place)
        else {
            return Err(ShareError::TooFew);
        };
        match self {
            Self::Both => Ok(xor(first, second)),
            Self::TwoOfThree => {
                let two = [share(*first_place, first), share(*second_place, second)];
                let [Ok(one), Ok(other)] = two else {
                    return Err(ShareError::NoSuchPart);
                };
                let joined = Sharks(2).recover([&one, &other]);
                let joined = Zeroizing::new(joined.map_err(|_| ShareError::TooFew)?);
                let bytes = joined.first_chunk().ok_or(ShareError::TooFew)?;
                Ok(SecretKey::from_bytes(bytes))
            }
        }
    }
}

/// What tells a part from a wrong one: SHA-256 over the round, the place and
/// the part. A part is 256 random bits, so the hash gives nothing away.
#[must_use]
pub fn check(round: &[u8; 16], place: u8, part: &SecretKey) -> [u8; 32] {
    digest::sha256(&[b"zhaojing/v1|share", round, &[place], part.expose()])
}

fn xor(one: &SecretKey, other: &SecretKey) -> SecretKey {
    let mut joined = SecretKey::zeroed();
    let pairs = one.expose().iter().zip(other.expose());
    for (to, (a, b)) in joined.bytes_mut().iter_mut().zip(pairs) {
        *to = a ^ b;
    }
    joined
}

/// The bytes of a dealt share without its abscissa, which is its place + 1.
fn part(share: &Share) -> Option<SecretKey> {
    let bytes = Zeroizing::new(Vec::from(share));
    let (_, ordinates) = bytes.split_first()?;
    ordinates.first_chunk().map(SecretKey::from_bytes)
}

fn share(place: u8, part: &SecretKey) -> Result<Share, &'static str> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(33));
    bytes.push(place + 1);
    bytes.extend_from_slice(part.expose());
    Share::try_from(bytes.as_slice())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(seed: [u8; 32]) -> SecretKey {
        SecretKey::from_bytes(&seed)
    }

    #[test]
    fn both_parts_give_the_key_and_one_does_not() {
        let secret = key([7; 32]);
        let parts = Scheme::Both.split(&secret).unwrap();
        let [one, other] = parts.as_slice() else {
            panic!("two parts");
        };
        assert_eq!(Scheme::Both.join(&[(0, one), (1, other)]).unwrap(), secret);
        assert_eq!(Scheme::Both.join(&[(1, other), (0, one)]).unwrap(), secret);
        let alone = Scheme::Both.join(&[(0, one)]);
        assert_eq!(alone.unwrap_err(), ShareError::TooFew);
        let twice = Scheme::Both.join(&[(0, one), (0, one)]);
        assert_eq!(twice.unwrap_err(), ShareError::TooFew);
        assert_ne!(one, &secret);
        assert_ne!(other, &secret);
    }

    #[test]
    fn any_two_of_three_give_the_key_in_any_order() {
        let secret = key([9; 32]);
        let parts = Scheme::TwoOfThree.split(&secret).unwrap();
        assert_eq!(parts.len(), 3);
        for (a, b) in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] {
            let two = [(a, &parts[usize::from(a)]), (b, &parts[usize::from(b)])];
            assert_eq!(Scheme::TwoOfThree.join(&two).unwrap(), secret, "{a} {b}");
        }
        let fourth = Scheme::TwoOfThree.join(&[(0, &parts[0]), (3, &parts[1])]);
        assert_eq!(fourth.unwrap_err(), ShareError::NoSuchPart);
        // Held in the wrong order, they give another key.
        let swapped = Scheme::TwoOfThree.join(&[(0, &parts[1]), (1, &parts[0])]);
        assert_ne!(swapped.unwrap(), secret);
    }

    /// Of a byte 0 split a thousand times, one part takes every value about
    /// equally often, zero included: 255 degrees of freedom, beyond 380 in one
    /// of a million runs. A dealer that never gives zero scores 32,000 / 256.
    #[test]
    fn one_part_of_three_says_nothing_of_the_key() {
        let mut counts = [0_u32; 256];
        for _ in 0..1_000 {
            let parts = Scheme::TwoOfThree.split(&key([0; 32])).unwrap();
            for byte in parts[1].expose() {
                counts[usize::from(*byte)] += 1;
            }
        }
        let expected = 32_000.0 / 256.0;
        let chi: f64 = counts
            .iter()
            .map(|count| (f64::from(*count) - expected).powi(2) / expected)
            .sum();
        assert!(chi < 380.0, "χ² = {chi}");
        assert!(counts[0] > 60, "zero is as likely as any");
    }

    #[test]
    fn a_check_knows_round_place_and_part() {
        let base = check(&[1; 16], 0, &key([2; 32]));
        assert_eq!(base, check(&[1; 16], 0, &key([2; 32])));
        assert_ne!(base, check(&[1; 16], 1, &key([2; 32])));
        assert_ne!(base, check(&[0; 16], 0, &key([2; 32])));
        assert_ne!(base, check(&[1; 16], 0, &key([3; 32])));
    }

    proptest! {
        #[test]
        fn every_key_comes_back(seed: [u8; 32], first in 0_u8..3, step in 1_u8..3) {
            let secret = key(seed);
            let parts = Scheme::TwoOfThree.split(&secret).unwrap();
            let second = (first + step) % 3;
            let two = [
                (first, &parts[usize::from(first)]),
                (second, &parts[usize::from(second)]),
            ];
            prop_assert_eq!(Scheme::TwoOfThree.join(&two).unwrap(), key(seed));
            let both = Scheme::Both.split(&secret).unwrap();
            prop_assert_eq!(Scheme::Both.join(&[(0, &both[0]), (1, &both[1])]).unwrap(), secret);
        }
    }
}
