//! Receipts: thirteen symbols `XXXXX-XXXXX-PPC` with which a voter finds the
//! own ballot in the list that is published at closing.
//!
//! Ten symbols are the first 50 bits of the ballot's leaf in the closing root,
//! two (`PP`) the voter chose, one (`C`) checks the typing. The pair is sealed
//! into the ballot's label: a kiosk that showed two voters the same receipt,
//! to drop one ballot unseen, would have to guess the pair of the second. A
//! receipt says nothing of what was voted.

use std::fmt;

use super::code::check_symbol;
use super::crockford::{self, BadSymbol};
use super::key::{self, RandomError};

/// Symbols of a receipt, the check symbol included.
pub const SYMBOLS: usize = 13;
/// Symbols that come from the leaf.
const FROM_LEAF: usize = 10;
/// Symbols that the voter chooses.
pub const PAIR: usize = 2;

/// The two symbols that a voter chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair([u8; PAIR]);

/// A receipt, as it is shown to the voter and printed in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt([u8; SYMBOLS]);

/// Why what was typed is no receipt, or no pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// A character that occurs in none.
    #[error(transparent)]
    Symbol(#[from] BadSymbol),
    /// Too few or too many symbols.
    #[error("{expected} symbols are needed, not {found}")]
    WrongLength {
        /// How many were typed, without blanks and dashes.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A typing error.
    #[error("one of the symbols is wrong or out of place; compare with what was written down")]
    Check,
}

impl Pair {
    /// A pair for a voter who does not care.
    pub fn random() -> Result<Self, RandomError> {
        Ok(Self(key::random::<PAIR>()?.map(|byte| byte & 31)))
    }

    /// Reads a pair as it is typed, forgiving like a voting code.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        symbols(typed).map(Self)
    }

    /// Its two symbols, as they stand in the ballot's label.
    #[must_use]
    pub fn written(self) -> String {
        self.0
            .iter()
            .map(|symbol| crockford::symbol(*symbol))
            .collect()
    }
}

impl Receipt {
    /// The receipt of a ballot.
    #[must_use]
    pub fn of(leaf: &[u8; 32], pair: Pair) -> Self {
        let bits = leaf
            .iter()
            .take(8)
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let [one, other] = pair.0;
        let mut symbols = [0; SYMBOLS];
        let from_leaf = (0..FROM_LEAF).map(|at| (bits >> (59 - 5 * at)) as u8 & 31);
        let payload = from_leaf.chain([one, other]);
        for (to, symbol) in symbols.iter_mut().zip(payload) {
            *to = symbol;
        }
        let [payload @ .., check] = &mut symbols;
        *check = check_symbol(payload);
        Self(symbols)
    }

    /// Reads a receipt as it is typed, forgiving like a voting code.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        let read: [u8; SYMBOLS] = symbols(typed)?;
        let [payload @ .., check] = &read;
        if check_symbol(payload) == *check {
            Ok(Self(read))
        } else {
            Err(ReceiptError::Check)
        }
    }
}

fn symbols<const N: usize>(typed: &str) -> Result<[u8; N], ReceiptError> {
    let mut read = [0; N];
    let mut room = read.iter_mut();
    let found = crockford::read(typed, |value| {
        if let Some(symbol) = room.next() {
            *symbol = value;
        }
    })?;
    if found == N {
        Ok(read)
    } else {
        Err(ReceiptError::WrongLength { found, expected: N })
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, symbol) in self.0.iter().enumerate() {
            if at == 5 || at == 10 {
                f.write_str("-")?;
            }
            write!(f, "{}", crockford::symbol(*symbol))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_fifty_bits_and_the_pair_stand_in_it() {
        let leaf: [u8; 32] = std::array::from_fn(|i| i as u8);
        let pair = Pair::parse("k7").unwrap();
        let written = Receipt::of(&leaf, pair).to_string();
        // The first ten symbols of the closing root's vector in `merkle`.
        assert!(written.starts_with("000G4-0R40M-K7"), "{written}");
        assert_eq!(written.chars().filter(|c| *c != '-').count(), SYMBOLS);
    }

    #[test]
    fn another_leaf_or_another_pair_is_another_receipt() {
        let base = Receipt::of(&[5; 32], Pair::parse("AB").unwrap());
        assert_ne!(base, Receipt::of(&[5; 32], Pair::parse("AC").unwrap()));
        assert_ne!(base, Receipt::of(&[6; 32], Pair::parse("AB").unwrap()));
    }

    #[test]
    fn a_pair_has_two_symbols() {
        for (typed, found) in [("", 0), ("A", 1), ("ABC", 3)] {
            let refused = ReceiptError::WrongLength { found, expected: 2 };
            assert_eq!(Pair::parse(typed), Err(refused));
        }
        assert_eq!(Pair::parse(" ｏ-l ").unwrap().written(), "01");
    }

    proptest! {
        #[test]
        fn typed_back_in_any_form_it_is_the_same(leaf: [u8; 32], pair: [u8; 2]) {
            let receipt = Receipt::of(&leaf, Pair(pair.map(|byte| byte & 31)));
            let typed = receipt.to_string().to_lowercase().replace('-', " ");
            prop_assert_eq!(Receipt::parse(&typed), Ok(receipt));
        }

        #[test]
        fn one_wrong_symbol_is_noticed(leaf: [u8; 32], at in 0..SYMBOLS, by in 1_u8..32) {
            let mut receipt = Receipt::of(&leaf, Pair([1, 2]));
            receipt.0[at] ^= by;
            prop_assert_eq!(Receipt::parse(&receipt.to_string()), Err(ReceiptError::Check));
        }

        #[test]
        fn arbitrary_text_never_panics(typed in "\\PC*") {
            let _ = (Receipt::parse(&typed), Pair::parse(&typed));
        }
    }
}
