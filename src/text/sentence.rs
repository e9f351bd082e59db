//! Where sentences end, in Chinese and in Latin text.

use std::ops::Range;

/// The sentences of `s` as byte ranges, without the blanks around them.
///
/// A sentence ends after `。！？；` or `……`, together with what stands there in
/// a row (`？！`) and the quotes and brackets that close on it; after `.!?`
/// before a blank or the end; and at a newline. It does not end where the text
/// runs on after the closing quote (`“行吗？”，他说。` `“行吗？”的问题。`), nor
/// inside `3.5` or `GB18030.txt`. Sentences of blanks only are left out.
#[must_use]
pub fn sentences(s: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = s.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(offset) = rest.find(|c| c == '\n' || is_stop(c)) else {
            break;
        };
        let stop = Stop::read(s, at + offset);
        if stop.ends {
            add(s, start..stop.end, &mut found);
            start = stop.end;
        }
        at = stop.end;
    }
    add(s, start..s.len(), &mut found);
    found
}

/// Marks in a row that may end a sentence.
struct Stop {
    /// Byte after the marks and what closes on them.
    end: usize,
    /// Whether they do end it.
    ends: bool,
}

impl Stop {
    /// Reads the marks, or the newline, at byte `at`.
    fn read(s: &str, at: usize) -> Self {
        let rest = s.get(at..).unwrap_or_default();
        if rest.starts_with('\n') {
            return Self {
                end: at + 1,
                ends: true,
            };
        }
        let stopped = rest.trim_start_matches(is_stop);
        let marks = rest.get(..rest.len() - stopped.len()).unwrap_or_default();
        let after = stopped.trim_start_matches(closes);
        let next = after.chars().next();
        let chinese = marks.contains(is_han_stop) || marks.matches('…').count() > 1;
        let latin = marks.contains(['.', '!', '?']) && next.is_none_or(char::is_whitespace);
        let closed = after.len() < stopped.len();
        let runs_on = match next {
            Some('，' | '、' | '：' | ',') => true,
            Some('；' | '的' | '等') => closed,
            _ => false,
        };
        Self {
            end: s.len() - after.len(),
            ends: (chinese || latin) && !runs_on,
        }
    }
}

const fn is_stop(c: char) -> bool {
    is_han_stop(c) || matches!(c, '…' | '.' | '!' | '?')
}

const fn is_han_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；')
}

const fn closes(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | '》' | '】' | '〕' | '〉' | ')' | ']' | '"' | '\''
    )
}

fn add(s: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = s.get(range.clone()).unwrap_or_default();
    let inner = text.trim();
    if !inner.is_empty() {
        let start = range.start + text.len() - text.trim_start().len();
        found.push(start..start + inner.len());
    }
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

    fn split(s: &str) -> Vec<&str> {
        sentences(s).into_iter().map(|range| &s[range]).collect()
    }

    #[test]
    fn stops_end_sentences_and_closing_quotes_stay() {
        assert_eq!(
            split("今年晚发21天。我没有核对名册就签了字！为什么？！“不愿得罪人。”他说……就过去了。"),
            [
                "今年晚发21天。",
                "我没有核对名册就签了字！",
                "为什么？！",
                "“不愿得罪人。”",
                "他说……",
                "就过去了。"
            ]
        );
        assert_eq!(
            split("（见附件。）另有两条；都已核实"),
            ["（见附件。）", "另有两条；", "都已核实"]
        );
    }

    #[test]
    fn a_quoted_question_runs_on_before_a_comma() {
        assert_eq!(
            split("他提出“怎么办？”的问题。好"),
            ["他提出“怎么办？”的问题。", "好"]
        );
        assert_eq!(
            split("“名单为什么看不到？”，他问了三次。"),
            ["“名单为什么看不到？”，他问了三次。"]
        );
    }

    #[test]
    fn a_point_in_a_number_ends_nothing() {
        assert_eq!(
            split("涉及3.5万元. Next one! 好"),
            ["涉及3.5万元.", "Next one!", "好"]
        );
    }

    #[test]
    fn newlines_end_sentences_and_blanks_are_none() {
        assert_eq!(split("　　原因\n\n 措施 \r\n。"), ["原因", "措施", "。"]);
        assert!(split(" \n　").is_empty());
    }

    proptest! {
        #[test]
        fn only_blanks_lie_between_sentences(s in any_text()) {
            let mut at = 0;
            for range in sentences(&s) {
                prop_assert!(s[at..range.start].trim().is_empty());
                prop_assert!(!s[range.clone()].trim().is_empty());
                at = range.end;
            }
            prop_assert!(s[at..].trim().is_empty());
        }
    }
}
