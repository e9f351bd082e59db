//! Passphrase to key, slowly: Argon2id (RFC 9106), version 0x13.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::key::SecretKey;

/// What one guess at a passphrase costs. Stored beside each wrapped key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes; they are computed one after the other here.
    pub lanes: u32,
}

/// Why a key was not derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KdfError {
    /// The stored cost is below [`KdfCost::FLOOR`]: somebody made guessing cheap.
    #[error(
        "the key derivation cost {0:?} is below the minimum; do not trust this file, restore a safety copy"
    )]
    TooCheap(KdfCost),
    /// The stored cost would stall the computer.
    #[error(
        "the key derivation cost {0:?} is above the maximum; do not trust this file, restore a safety copy"
    )]
    TooDear(KdfCost),
    /// The computer has not enough free memory for the stored cost.
    #[error("{} MiB of free memory are needed; close other programs and try again", memory_kib / 1024)]
    OutOfMemory {
        /// The memory asked for, in KiB.
        memory_kib: u32,
    },
    /// Argon2 refuses this input (a passphrase of 4 GiB).
    #[error("the passphrase is too long; type a shorter one")]
    TooLong,
}

impl KdfCost {
    /// For passphrases that guard drafts: 256 MiB, about one second.
    pub const STANDARD: Self = Self {
        memory_kib: 256 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// For passphrases on computers with little memory: 64 MiB.
    pub const LOW_MEMORY: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// For voting codes, which are random (55 bits): 19 MiB.
    pub const CODE: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// The cheapest cost that is accepted for anything.
    pub const FLOOR: Self = Self::CODE;
    /// The dearest cost that is accepted from a file: 1 GiB, 10 passes, 4 lanes.
    pub const CEILING: Self = Self {
        memory_kib: 1024 * 1024,
        passes: 10,
        lanes: 4,
    };

    /// Refuses a cost outside [`KdfCost::FLOOR`] and [`KdfCost::CEILING`] in any part.
    pub fn check(&self) -> Result<(), KdfError> {
        let reaches = |least: &Self| {
            self.memory_kib >= least.memory_kib
                && self.passes >= least.passes
                && self.lanes >= least.lanes
        };
        let exceeds = |most: &Self| {
            self.memory_kib > most.memory_kib
                || self.passes > most.passes
                || self.lanes > most.lanes
        };
        if exceeds(&Self::CEILING) {
            return Err(KdfError::TooDear(*self));
        }
        if !reaches(&Self::FLOOR) {
            return Err(KdfError::TooCheap(*self));
        }
        Ok(())
    }
}

/// Argon2id over `passphrase` (already normalised) and `salt`.
///
/// The working memory is wiped before it is given back: from its last block
/// the key can be computed.
pub fn derive(passphrase: &[u8], salt: &[u8; 16], cost: KdfCost) -> Result<SecretKey, KdfError> {
    cost.check()?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| KdfError::TooDear(cost))?;
    let mut memory = working_memory(params.block_count()).ok_or(KdfError::OutOfMemory {
        memory_kib: cost.memory_kib,
    })?;
    let mut key = SecretKey::zeroed();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase, salt, key.bytes_mut(), memory.as_mut_slice())
        .map_err(|_| KdfError::TooLong)?;
    Ok(key)
}

/// Blocks of 1 KiB; `None` where the system has not as much memory.
fn working_memory(blocks: usize) -> Option<Zeroizing<Vec<Block>>> {
    let mut memory = Vec::new();
    memory.try_reserve_exact(blocks).ok()?;
    memory.resize(blocks, Block::default());
    Some(Zeroizing::new(memory))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_costs_are_accepted() {
        for cost in [
            KdfCost::STANDARD,
            KdfCost::LOW_MEMORY,
            KdfCost::CODE,
            KdfCost::FLOOR,
            KdfCost::CEILING,
        ] {
            assert_eq!(cost.check(), Ok(()));
        }
    }

    #[test]
    fn hostile_costs_are_refused() {
        let floor = KdfCost::FLOOR;
        for cheap in [
            KdfCost {
                memory_kib: floor.memory_kib - 1,
                ..KdfCost::STANDARD
            },
            KdfCost {
                passes: floor.passes - 1,
                ..KdfCost::STANDARD
            },
            KdfCost {
                lanes: 0,
                ..KdfCost::STANDARD
            },
            KdfCost {
                memory_kib: 0,
                passes: 0,
                lanes: 0,
            },
        ] {
            assert_eq!(cheap.check(), Err(KdfError::TooCheap(cheap)));
            assert_eq!(
                derive(b"x", &[0; 16], cheap).unwrap_err(),
                KdfError::TooCheap(cheap)
            );
        }
        for dear in [
            KdfCost {
                memory_kib: 1024 * 1024 + 1,
                ..KdfCost::STANDARD
            },
            KdfCost {
                passes: 11,
                ..KdfCost::STANDARD
            },
            KdfCost {
                lanes: 5,
                ..KdfCost::STANDARD
            },
            KdfCost {
                memory_kib: u32::MAX,
                passes: u32::MAX,
                lanes: u32::MAX,
            },
        ] {
            assert_eq!(
                derive(b"x", &[0; 16], dear).unwrap_err(),
                KdfError::TooDear(dear)
            );
        }
    }

    #[test]
    fn passphrase_salt_and_cost_all_count() {
        let key = |pass: &[u8], salt: u8, cost| derive(pass, &[salt; 16], cost).unwrap();
        let floor = KdfCost::FLOOR;
        let base = key(b"a", 1, floor);
        assert_eq!(key(b"a", 1, floor), base);
        assert_ne!(key(b"b", 1, floor), base);
        assert_ne!(key(b"a", 2, floor), base);
        assert_ne!(key(b"a", 1, KdfCost { passes: 3, ..floor }), base);
        assert_ne!(
            key(
                b"a",
                1,
                KdfCost {
                    memory_kib: 20 * 1024,
                    ..floor
                }
            ),
            base
        );
        assert_ne!(key(b"a", 1, KdfCost { lanes: 2, ..floor }), base);
    }
}
