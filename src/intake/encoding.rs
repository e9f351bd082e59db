//! Text as programs in China write it: UTF-8 with or without a mark, UTF-16
//! with one, GBK or GB18030.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use zeroize::Zeroizing;

/// The bytes as text; `None` when they are in none of these encodings.
pub(super) fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let (encoding, bytes) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        // GB18030 contains GBK and GB2312.
        _ => (GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Zeroizing::new(text.into_owned()))
}
