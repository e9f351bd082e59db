//! Quotations: whose words they are, it is not for the writer to answer.

use std::ops::Range;

/// The quotations and the titles of documents in a text, without their marks.
/// A quotation ends with its paragraph.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (_, '\n') => open = None,
            (Some((close, start)), c) if c == close => {
                found.push(start..at);
                open = None;
            }
            (Some(_), _) => {}
            (None, c) => open = closing(c).map(|close| (close, at + c.len_utf8())),
        }
    }
    found
}

const fn closing(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '"' => '"',
        '＂' => '＂',
        _ => return None,
    })
}

/// Whether a range lies in one of these, which do not overlap.
pub(super) fn is_within(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|r| r.start <= range.start);
    next.checked_sub(1)
        .and_then(|place| ranges.get(place))
        .is_some_and(|r| range.end <= r.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let ranges = quotations(text).into_iter();
        ranges.map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn quotations_and_titles_are_found_without_their_marks() {
        assert_eq!(
            quoted("他说“等等看”，见《关于“四风”的通知》，「好」\"行\""),
            ["等等看", "关于“四风”的通知", "好", "行"]
        );
    }

    #[test]
    fn a_quotation_that_is_not_closed_ends_with_its_paragraph() {
        assert_eq!(quoted("他说“等等看。\n第二段”和“后来”"), ["后来"]);
    }

    #[test]
    fn what_lies_in_a_quotation_is_told_from_what_lies_across() {
        let ranges = [3..6, 10..20];
        assert!(is_within(&ranges, &(12..20)));
        assert!(!is_within(&ranges, &(5..7)));
        assert!(!is_within(&ranges, &(0..1)));
    }
}
