//! Text as programs in China write it: UTF-8 with or without a mark, UTF-16
//! with one or, where it is plain that it is, without; GBK or GB18030.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use zeroize::Zeroizing;

/// The bytes as text; `None` when they are in none of these encodings.
pub(super) fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let (encoding, bytes) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (UTF_8, rest),
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        _ => match wide_without_mark(bytes) {
            Some(encoding) => (encoding, bytes),
            None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
            // GB18030 contains GBK and GB2312.
            None => (GB18030, bytes),
        },
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Zeroizing::new(text.into_owned()))
}

/// In UTF-16, one unit in so many or more is a plain sign, digit or letter.
const PLAIN: usize = 20;

/// UTF-16 without a mark: it has zeros beside its separators, on the same side.
/// No other text has zeros but for damage, and then few.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() || !bytes.contains(&0) {
        return None;
    }
    let is_separator = |byte: u8| matches!(byte, b',' | b';' | b'\t' | b'\r' | b'\n');
    // How many plain units there are, and how many of them are separators.
    let count = |halves: fn(&[u8; 2]) -> (u8, u8)| {
        let plain = units.iter().map(halves).filter(|(_, high)| *high == 0);
        plain.fold((0, 0), |(all, separators), (low, _)| {
            (all + 1, separators + usize::from(is_separator(low)))
        })
    };
    let (little, big) = (count(|[a, b]| (*a, *b)), count(|[a, b]| (*b, *a)));
    let is_it = |this: (usize, usize), other: (usize, usize)| {
        this.0 * PLAIN >= units.len() && this.1 > 0 && this.1 > 4 * other.1
    };
    match (is_it(little, big), is_it(big, little)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// The first line, from 1, whose Chinese is written in another encoding than
/// that of the lines before: two files were put together. GB18030 reads most of
/// such a file without complaint, and makes other characters of it.
pub(super) fn changes_at(bytes: &[u8]) -> Option<usize> {
    if std::str::from_utf8(bytes).is_ok() || wide_without_mark(bytes).is_some() {
        return None;
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return None;
    }
    let foreign = bytes.split(|byte| *byte == b'\n').enumerate();
    let foreign = foreign.filter(|(_, line)| !line.is_ascii());
    let mut first = None;
    for (place, line) in foreign {
        let utf8 = is_chinese_utf8(line);
        if *first.get_or_insert(utf8) != utf8 {
            return Some(place + 1);
        }
    }
    None
}

/// GBK text is hardly ever UTF-8 as well, and then not Chinese.
fn is_chinese_utf8(line: &[u8]) -> bool {
    let chinese = |c: char| {
        matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'
            | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{257F}' | '\u{FEFF}' | '\u{B7}')
    };
    std::str::from_utf8(line).is_ok_and(|text| {
        let mut foreign = text.chars().filter(|c| !c.is_ascii()).peekable();
        foreign.peek().is_some() && foreign.all(chinese)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "序号,一般\r\n1,上中下一丬\r\n";

    fn wide(unit: fn(u16) -> [u8; 2], text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn wide_text_is_known_without_a_mark_whichever_way_round() {
        for bytes in [wide(u16::to_le_bytes, TEXT), wide(u16::to_be_bytes, TEXT)] {
            assert_eq!(decode(&bytes).unwrap().as_str(), TEXT);
        }
        assert_eq!(decode(TEXT.as_bytes()).unwrap().as_str(), TEXT);
        let damaged = format!("{}1,\0\n", "1,2,\n".repeat(30));
        assert!(wide_without_mark(damaged.as_bytes()).is_none());
    }

    #[test]
    fn a_file_of_two_encodings_is_known_by_the_line_where_they_change() {
        let (gbk, ..) = GB18030.encode("2,优秀\n");
        let both = [b"a,b\n", "1,优秀\n".as_bytes(), &gbk].concat();
        assert_eq!(changes_at(&both), Some(3));
        let other = [&gbk[..], b"3,4\n", "1,良好\n".as_bytes()].concat();
        assert_eq!(changes_at(&other), Some(3));
        for whole in [
            TEXT.as_bytes(),
            &GB18030.encode(TEXT).0,
            &GB18030.encode("联通,一\n联通,好").0,
        ] {
            assert_eq!(changes_at(whole), None);
        }
    }
}
