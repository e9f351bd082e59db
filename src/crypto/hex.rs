//! Test vectors as they are printed.

/// The bytes of a hexadecimal text.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).unwrap() as u8)
        .collect();
    let (pairs, odd) = digits.as_chunks::<2>();
    assert!(odd.is_empty(), "half a byte at the end");
    pairs.iter().map(|[high, low]| high << 4 | low).collect()
}

/// The same where their number is known.
pub(super) fn array<const N: usize>(text: &str) -> [u8; N] {
    bytes(text).try_into().unwrap()
}
