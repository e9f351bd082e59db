//! Where numbers stand in a text, in digits or in Chinese.

use std::ops::Range;

use super::fold_width;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes, with a "more than" (`多`, `余`, `几`) after it.
    pub range: Range<usize>,
    /// Whether it is a bare `一` or `半`, which stand in many words that do
    /// not count anything.
    pub one: bool,
    /// Whether `第` makes it the place in an order.
    pub ordinal: bool,
}

/// The numbers in `s`, in reading order.
///
/// `3月`, `１２`, `1,860.5`, `3万`, `二百一十四`, `十多` are numbers; `几`, `数`
/// alone, and a bare `百`, `千`, `万`, `亿` (`百姓`, `万一`) are not.
#[must_use]
pub fn numerals(s: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut before = None;
    let mut chars = s.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !begins(c) {
            before = Some(c);
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut last = c;
        let mut length = 1;
        while let Some(&(at, next)) = chars.peek() {
            let after = s.get(at + next.len_utf8()..).and_then(|r| r.chars().next());
            if !goes_on(last, next, after) {
                break;
            }
            chars.next();
            end = at + next.len_utf8();
            last = next;
            length += 1;
        }
        found.push(Numeral {
            range: start..end,
            one: length == 1 && matches!(c, '一' | '半'),
            ordinal: before == Some('第'),
        });
        before = Some(last);
    }
    found
}

/// Whether a character is part of numbers, in digits or in Chinese.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    is_digit(c) || is_han_digit(c) || is_power(c)
}

fn begins(c: char) -> bool {
    is_digit(c) || is_han_digit(c) || matches!(c, '十' | '半')
}

/// Whether a number that ended in `last` goes on with `next`.
fn goes_on(last: char, next: char, after: Option<char>) -> bool {
    let number = |c: char| is_digit(c) || is_han_digit(c) || is_power(c);
    match next {
        c if number(c) => !is_more(last) && (is_digit(c) || !is_digit(last) || is_power(c)),
        '.' | ',' | '．' => is_digit(last) && after.is_some_and(is_digit),
        '半' | '点' => false,
        c if is_more(c) => number(last) && (is_power(last) || is_digit(last)),
        _ => false,
    }
}

/// A digit of ASCII or its full-width form.
fn is_digit(c: char) -> bool {
    fold_width(c).is_ascii_digit()
}

const fn is_han_digit(c: char) -> bool {
    matches!(
        c,
        '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
    )
}

const fn is_power(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿')
}

const fn is_more(c: char) -> bool {
    matches!(c, '多' | '余' | '几' | '来')
}

#[cfg(test)]
#[expect(
    clippy::string_slice,
    reason = "a test may panic on a bad boundary: that is its finding"
)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::samples::any_text;

    fn found(s: &str) -> Vec<&str> {
        numerals(s).into_iter().map(|n| &s[n.range]).collect()
    }

    #[test]
    fn digits_and_chinese_numbers_are_found_whole() {
        assert_eq!(
            found("3月4日到镇，二百一十四户，多发1,860.5元，约３万元、十多人、21天"),
            ["3", "4", "二百一十四", "1,860.5", "３万", "十多", "21"]
        );
    }

    #[test]
    fn words_that_only_contain_a_large_number_are_none() {
        assert!(found("百姓、万众、千方百计、几户、数次").is_empty());
    }

    #[test]
    fn a_bare_one_and_an_order_are_told_apart() {
        let numbers = numerals("一直，第二天，一十，半天");
        let told: Vec<_> = numbers.iter().map(|n| (n.one, n.ordinal)).collect();
        assert_eq!(
            told,
            [(true, false), (false, true), (false, false), (true, false)]
        );
    }

    #[test]
    fn a_stop_after_a_number_is_not_part_of_it() {
        assert_eq!(found("共3.然后"), ["3"]);
        assert_eq!(found("5,"), ["5"]);
    }

    proptest! {
        #[test]
        fn numbers_lie_on_character_boundaries_in_order(s in any_text()) {
            let mut end = 0;
            for number in numerals(&s) {
                prop_assert!(number.range.start >= end);
                prop_assert!(s.get(number.range.clone()).is_some_and(|n| !n.is_empty()));
                end = number.range.end;
            }
        }
    }
}
