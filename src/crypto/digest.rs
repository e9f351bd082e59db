//! SHA-256 of a whole record.

use sha2::{Digest, Sha256};

/// SHA-256 over the parts, one after the other.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::hex;

    #[test]
    fn the_published_value_of_abc_is_met_however_it_is_divided() {
        assert_eq!(
            sha256(&[b"a", b"", b"bc"]),
            hex::array("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        );
    }
}
