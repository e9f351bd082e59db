//! Hiding how long a text is: length, text, zeros up to a bucket.

/// Bytes in front of the text: its length, big-endian.
pub(super) const HEADER: usize = 4;
/// A padded text is a multiple of this many bytes (about 85 Chinese characters).
pub(super) const BUCKET: usize = 256;
/// The longest text that is sealed at once, in bytes (more than five million
/// Chinese characters).
pub const MAX_TEXT: usize = 16 * 1024 * 1024;

/// How long a text of `len` bytes is once padded; `None` beyond [`MAX_TEXT`].
pub(super) fn padded_len(len: usize) -> Option<usize> {
    (len <= MAX_TEXT).then(|| (HEADER + len).next_multiple_of(BUCKET))
}

/// Appends length, text and zeros: `padded_len(text.len())` bytes.
pub(super) fn push_padded(buffer: &mut Vec<u8>, text: &[u8], padded: usize) {
    let end = buffer.len() + padded;
    buffer.extend_from_slice(&(text.len() as u32).to_be_bytes());
    buffer.extend_from_slice(text);
    buffer.resize(end, 0);
}

/// The text inside a padded one; `None` where length or zeros do not fit.
pub(super) fn strip(padded: &[u8]) -> Option<&[u8]> {
    let (header, rest) = padded.split_first_chunk::<HEADER>()?;
    let len = u32::from_be_bytes(*header) as usize;
    let (text, zeros) = rest.split_at_checked(len)?;
    let exact = padded_len(len)? == padded.len() && zeros.iter().all(|b| *b == 0);
    exact.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pad(text: &[u8]) -> Vec<u8> {
        let mut buffer = Vec::new();
        push_padded(&mut buffer, text, padded_len(text.len()).unwrap());
        buffer
    }

    #[test]
    fn texts_of_one_bucket_are_equally_long_and_come_back() {
        for len in 0..=252 {
            let text = vec![7; len];
            assert_eq!(pad(&text).len(), 256);
            assert_eq!(strip(&pad(&text)), Some(text.as_slice()));
        }
        assert_eq!(pad(&[7; 253]).len(), 512);
    }

    #[test]
    fn a_false_length_or_a_mark_in_the_zeros_is_refused() {
        let mut long = pad(b"abc");
        long[3] = 253;
        assert_eq!(strip(&long), None);
        let mut marked = pad(b"abc");
        marked[255] = 1;
        assert_eq!(strip(&marked), None);
        let mut roomy = pad(b"abc");
        roomy.resize(512, 0);
        assert_eq!(strip(&roomy), None);
        assert_eq!(strip(&[0, 0]), None);
        assert_eq!(padded_len(MAX_TEXT + 1), None);
    }
}
