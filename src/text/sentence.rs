//! Where sentences end, in Chinese and in Latin text.

use std::ops::Range;

/// The sentences of `s` as byte ranges, without the blanks around them.
///
/// A sentence ends after `。！？；` or `……`, together with what stands there in
/// a row (`？！`) and the quotes and brackets that close on it; after `.!?`
/// before a blank or the end; and at a newline. It does not end where the text
/// runs on with `，、；：` after the closing quote (`“行吗？”，他说。`), nor
/// inside `3.5` or `GB18030.txt`. Sentences of blanks only are left out.
#[must_use]
pub fn sentences(s: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = s.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            add(s, start..at, &mut found);
            start = at + 1;
            continue;
        }
        let Some(end) = end_after(s, at, c) else {
            continue;
        };
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        add(s, start..end, &mut found);
        start = end;
    }
    add(s, start..s.len(), &mut found);
    found
}

/// Where the sentence ends that `c` at byte `at` would end; `None` when it does
/// not end there.
fn end_after(s: &str, at: usize, c: char) -> Option<usize> {
    let rest = s.get(at..)?;
    let stopped = rest.trim_start_matches(is_stop);
    let stops = rest.get(..rest.len() - stopped.len())?;
    let after = stopped.trim_start_matches(closes);
    let next = after.chars().next();
    // a straight quote opens as often as it closes
    let ends = match c {
        '。' | '！' | '？' | '；' => true,
        '…' => stops.chars().filter(|stop| *stop == '…').count() > 1 || stops.ends_with('。'),
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace) || stops.contains(is_han_stop),
        _ => false,
    };
    let runs_on = matches!(next, Some('，' | '、' | '：' | '；' | ','));
    (ends && !runs_on).then(|| s.len() - after.len())
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
