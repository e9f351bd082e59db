//! One figure for a whole box: the Merkle root of RFC 6962 over sorted leaves.
//!
//! It is written into the minutes by hand when the box is closed. Whoever then
//! adds, drops or changes a ballot changes the root. The leaves are sorted, so
//! the root says nothing about the order in which people voted.

use sha2::{Digest, Sha256};

use super::crockford;

/// Symbols of a root written by hand: 120 bits.
const SYMBOLS: usize = 24;

/// SHA-256 over 0x00 and the entry.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update([0])
        .chain_update(entry)
        .finalize()
        .into()
}

/// The root over a set of leaf hashes, given in any order.
///
/// Leaves that occur twice count twice; the caller has refused them.
#[must_use]
pub fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
    let mut sorted = leaves.to_vec();
    sorted.sort_unstable();
    tree_hash(&sorted)
}

/// The first 120 bits of a root as 24 Crockford base-32 symbols in groups of four.
#[must_use]
pub fn root_words(root: &[u8; 32]) -> String {
    crockford::grouped(symbols(root))
}

/// The Merkle tree hash of RFC 6962, section 2.1, over leaf hashes in order.
fn tree_hash(leaves: &[[u8; 32]]) -> [u8; 32] {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        // As deep as the number of leaves has binary digits.
        more => {
            let (left, right) = more.split_at(more.len().next_power_of_two() / 2);
            node_hash(&tree_hash(left), &tree_hash(right))
        }
    }
}

/// SHA-256 over 0x01 and both children.
fn node_hash(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

fn symbols(root: &[u8; 32]) -> impl Iterator<Item = u8> {
    // Five bytes are eight symbols.
    let (fives, _) = root.as_chunks::<5>();
    let symbols: Vec<u8> = fives
        .iter()
        .take(SYMBOLS / 8)
        .flat_map(|[a, b, c, d, e]| {
            let bits = u64::from_be_bytes([0, 0, 0, *a, *b, *c, *d, *e]);
            (0..8).rev().map(move |i| (bits >> (5 * i)) as u8 & 31)
        })
        .collect();
    symbols.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::hex;

    /// The entries and roots that the certificate transparency
    /// implementations of RFC 6962 share as test vectors.
    #[test]
    fn the_vectors_of_rfc_6962_are_met() {
        let entries: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[
                0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
                0x6e, 0x6f,
            ],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let leaves: Vec<_> = entries.iter().map(|e| leaf_hash(e)).collect();
        for (count, expected) in roots.iter().enumerate() {
            assert_eq!(
                tree_hash(&leaves[..count]),
                hex::array(expected),
                "{count} entries"
            );
        }
    }

    fn leaves(count: u16) -> Vec<[u8; 32]> {
        (0..count).map(|i| leaf_hash(&i.to_be_bytes())).collect()
    }

    #[test]
    fn order_does_not_matter() {
        let mut turned = leaves(13);
        turned.reverse();
        turned.swap(2, 7);
        assert_eq!(root(&turned), root(&leaves(13)));
    }

    #[test]
    fn adding_dropping_or_changing_a_leaf_shows() {
        let base = root(&leaves(20));
        assert_ne!(root(&leaves(21)), base);
        for at in 0..20 {
            let mut dropped = leaves(20);
            dropped.remove(at);
            assert_ne!(root(&dropped), base);
            let mut changed = leaves(20);
            changed[at][31] ^= 1;
            assert_ne!(root(&changed), base);
        }
    }

    #[test]
    fn a_leaf_is_never_taken_for_a_node() {
        let [a, b] = [leaf_hash(b"a"), leaf_hash(b"b")];
        assert_ne!(leaf_hash(&[a, b].concat()), node_hash(&a, &b));
    }

    #[test]
    fn the_root_is_written_in_six_groups_of_four() {
        let root: [u8; 32] = std::array::from_fn(|i| i as u8);
        let written = root_words(&root);
        // RFC 4648 base 32 of 00..0e is AAAQEAYEAUDAOCAJBIFQYDIO; the same
        // 5-bit groups in Crockford's alphabet:
        assert_eq!(written, "000G-40R4-0M30-E209-185G-R38E");
    }
}
