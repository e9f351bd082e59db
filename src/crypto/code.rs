//! Voting codes: what is printed on a slip, drawn by a voter and typed once.
//!
//! Twelve symbols `XXXX-XXXX-XXXX`: eleven random ones (55 bits) and one check
//! symbol. The check symbol makes a linear code over GF(32): with weights
//! g¹¹, g¹⁰, …, g¹, g⁰ the weighted sum of all twelve symbols is zero. The
//! element g = 2 has order 31, so the twelve weights are non-zero and all
//! different. Therefore the check fails for
//!
//! - every wrong symbol (its weight is not zero),
//! - every swap of two symbols, next to each other or not, and
//! - every twin error (`AA` typed as `BB`), next to each other or not
//!   (two weights never add up to zero).

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::crockford::{self, BadSymbol};
use super::kdf::{self, KdfCost, KdfError};
use super::key::{self, RandomError};

/// Symbols of a code, the check symbol included.
pub const SYMBOLS: usize = 12;

/// A voting code. Wiped when dropped; `Display` shows it, for printing slips.
pub struct VotingCode(Box<[u8; SYMBOLS]>);

/// Why what was typed is not a voting code. No code is ever guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// A character that is on no slip.
    #[error(transparent)]
    Symbol(#[from] BadSymbol),
    /// Too few or too many symbols.
    #[error("a voting code has 12 symbols, not {found}; compare with the slip")]
    WrongLength {
        /// How many were typed, without blanks and dashes.
        found: usize,
    },
    /// A typing error: one symbol is wrong, or two are swapped.
    #[error("one of the symbols is wrong or out of place; compare with the slip")]
    Check,
}

impl VotingCode {
    /// A fresh code.
    pub fn random() -> Result<Self, RandomError> {
        let mut code = Self(Box::new([0; SYMBOLS]));
        key::fill(code.0.as_mut_slice())?;
        code.0.iter_mut().for_each(|symbol| *symbol &= 31);
        let [payload @ .., check] = &mut *code.0;
        *check = check_symbol(payload);
        Ok(code)
    }

    /// Reads a code as people type it: any case, blanks and dashes anywhere,
    /// full-width forms, `O` for `0`, `I` and `L` for `1`.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut code = Self(Box::new([0; SYMBOLS]));
        let mut room = code.0.iter_mut();
        let found = crockford::read(typed, |value| {
            if let Some(symbol) = room.next() {
                *symbol = value;
            }
        })?;
        if found != SYMBOLS {
            return Err(CodeError::WrongLength { found });
        }
        let [payload @ .., check] = &*code.0;
        if check_symbol(payload) == *check {
            Ok(code)
        } else {
            Err(CodeError::Check)
        }
    }
}

/// The form under which a code is stored: Argon2id over its twelve symbols
/// and the salt of the round. `cost` is [`KdfCost::CODE`] outside tests.
pub fn hash_code(code: &VotingCode, salt: &[u8; 16], cost: KdfCost) -> Result<[u8; 32], KdfError> {
    kdf::derive(code.0.as_slice(), salt, cost).map(|hash| *hash.expose())
}

/// The symbol that makes the weighted sum zero, by Horner's rule.
pub(super) fn check_symbol(payload: &[u8]) -> u8 {
    payload.iter().fold(0, |sum, symbol| double(sum ^ symbol))
}

/// Times g in GF(32), the polynomials over GF(2) modulo x⁵ + x² + 1, with g = x.
fn double(element: u8) -> u8 {
    let shifted = element << 1;
    if shifted & 0b10_0000 == 0 {
        shifted
    } else {
        shifted ^ 0b10_0101
    }
}

impl fmt::Display for VotingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, symbol) in self.0.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", crockford::symbol(*symbol))?;
        }
        Ok(())
    }
}

impl fmt::Debug for VotingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VotingCode(hidden)")
    }
}

impl PartialEq for VotingCode {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for VotingCode {}

impl Drop for VotingCode {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

impl ZeroizeOnDrop for VotingCode {}

#[cfg(test)]
#[path = "code_tests.rs"]
mod tests;
