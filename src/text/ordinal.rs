//! The number in front of a heading, as official papers write it: `一、`
//! `（一）` `1.` `（1）` `①`.

/// A number in front of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordinal {
    /// 1 for `一、`, 2 for `（一）`, 3 for `1.`, 4 for `（1）`, 5 for `①`.
    pub level: u8,
    /// Its bytes, with the sign after it and the blanks after that.
    pub bytes: usize,
}

/// The number that `line` begins with. Not one: a year, a decimal, a number
/// that goes on as a word (`一是`, `3月`).
#[must_use]
pub fn ordinal(line: &str) -> Option<Ordinal> {
    let (level, rest) = bracketed(line)
        .or_else(|| part(line))
        .or_else(|| plain(line))
        .or_else(|| circled(line))?;
    Some(Ordinal {
        level,
        bytes: line.len() - rest.trim_start().len(),
    })
}

/// `（一）`, `(1)`
fn bracketed(line: &str) -> Option<(u8, &str)> {
    let inside = line.strip_prefix(['（', '('])?;
    let (level, rest) = number(inside)?;
    Some((level + 1, rest.strip_prefix(['）', ')'])?))
}

/// `第一部分`, `第二章：`
fn part(line: &str) -> Option<(u8, &str)> {
    let (_, rest) = number(line.strip_prefix('第')?)?;
    let rest = ["部分", "章", "节"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    Some((1, rest.trim_start_matches(['：', ':', '、', '，', ' '])))
}

/// `一、`, `1.`, `1、`, `1)`
fn plain(line: &str) -> Option<(u8, &str)> {
    let (level, rest) = number(line)?;
    let after = rest.strip_prefix(['、', '．', '.', '）', ')'])?;
    let decimal = rest.starts_with(['.', '．']) && after.starts_with(digit);
    let dotted = level == 1 && rest.starts_with(['）', ')']);
    (!decimal && !dotted).then_some((level, after))
}

fn circled(line: &str) -> Option<(u8, &str)> {
    Some((5, line.strip_prefix(|c| ('①'..='⑳').contains(&c))?))
}

/// A number of at most three signs: level 1 in Han, level 3 in digits.
fn number(line: &str) -> Option<(u8, &str)> {
    for (level, belongs) in [(1, han as fn(char) -> bool), (3, digit)] {
        let rest = line.trim_start_matches(belongs);
        let signs = line.chars().count() - rest.chars().count();
        if (1..=3).contains(&signs) {
            return Some((level, rest));
        }
    }
    None
}

const fn han(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

const fn digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
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

    #[test]
    fn each_of_the_five_ways_has_its_level() {
        for (line, level, title) in [
            ("一、存在的主要问题", 1, "存在的主要问题"),
            ("十二、 其他", 1, "其他"),
            ("第一部分：基本情况", 1, "基本情况"),
            ("（三）作风方面", 2, "作风方面"),
            ("(一)作风方面", 2, "作风方面"),
            ("1.学习不深", 3, "学习不深"),
            ("２．学习不深", 3, "学习不深"),
            ("3、学习不深", 3, "学习不深"),
            ("（2）不深", 4, "不深"),
            ("②不深", 5, "不深"),
        ] {
            let found = ordinal(line).unwrap();
            assert_eq!(
                (found.level, &line[found.bytes..]),
                (level, title),
                "{line}"
            );
        }
    }

    #[test]
    fn numbers_that_belong_to_the_sentence_are_none() {
        for line in [
            "一是学习不够",
            "3月16日班子会",
            "2024年",
            "3.5万元",
            "一些同志",
            "（注）",
            "十五天",
            "第一次",
            "",
        ] {
            assert_eq!(ordinal(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_can_be_asked(s in any_text()) {
            if let Some(found) = ordinal(&s) {
                prop_assert!(s.is_char_boundary(found.bytes));
            }
        }
    }
}
