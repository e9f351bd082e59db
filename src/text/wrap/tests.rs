#![expect(
    clippy::string_slice,
    reason = "a test may panic on a bad boundary: that is its finding"
)]

use proptest::prelude::*;

use super::*;
use crate::text::kinsoku::{closes_no_line, opens_no_line};
use crate::text::samples::any_text;
use crate::text::width::width;

#[test]
fn no_line_opens_with_a_stop_or_closing_mark() {
    assert_eq!(
        wrapped("听意见、讲政策，办实事。", 6),
        ["听意", "见、讲", "政策，", "办实", "事。"]
    );
    assert_eq!(
        wrapped("他说：“好！”走了。", 10),
        ["他说：", "“好！”走", "了。"]
    );
    assert_eq!(wrapped("气温37℃左右", 6), ["气温", "37℃左", "右"]);
}

#[test]
fn no_line_closes_with_an_opening_mark() {
    assert_eq!(
        wrapped("学习《党章》原文", 6),
        ["学习", "《党", "章》原", "文"]
    );
    assert_eq!(wrapped("党章第三条（七）", 12), ["党章第三条", "（七）"]);
    assert_eq!(wrapped("晚发补贴￥500元", 10), ["晚发补贴", "￥500元"]);
}

#[test]
fn a_line_may_break_before_and_after_quoted_words() {
    assert_eq!(
        wrapped("深化“放管服”改革", 6),
        ["深化", "“放管", "服”改", "革"]
    );
    assert_eq!(wrapped("用Rust“重写”一遍", 6), ["用Rust", "“重写”", "一遍"]);
    assert_eq!(wrapped("“两学”“一做”", 6), ["“两学”", "“一做”"]);
    assert_eq!(
        wrapped("he said “don’t do it”", 10),
        ["he said", "“don’t do", "it”"]
    );
}

#[test]
fn latin_words_glued_to_han_stay_whole() {
    assert_eq!(wrapped("采用GB18030编码", 8), ["采用", "GB18030", "编码"]);
    assert_eq!(wrapped("我用ratatui写", 9), ["我用", "ratatui写"]);
}

#[test]
fn an_address_breaks_behind_a_slash_but_not_behind_its_scheme() {
    assert_eq!(wrapped("见https://a.cn", 12), ["见", "https://a.cn"]);
    assert_eq!(wrapped("见https://a.cn/b", 15), ["见https://a.cn/", "b"]);
}

#[test]
fn numbers_keep_their_unit() {
    assert_eq!(wrapped("补贴晚发21天", 10), ["补贴晚发", "21天"]);
    assert_eq!(wrapped("涉及金额3.5万元整", 12), ["涉及金额", "3.5万元整"]);
    assert_eq!(wrapped("满意率上升38%了", 12), ["满意率上升", "38%了"]);
    assert_eq!(wrapped("按照党章第3条", 10), ["按照党章", "第3条"]);
    assert_eq!(wrapped("还要准备 26 条意见", 12), ["还要准备", "26 条意见"]);
    assert_eq!(
        wrapped("这头猪重 120 kg 左右", 12),
        ["这头猪重", "120 kg 左右"]
    );
}

#[test]
fn dashes_and_dots_are_not_split_and_open_no_line() {
    assert_eq!(wrapped("他想了想……没说", 9), ["他想了", "想……没说"]);
    assert_eq!(wrapped("这件事——我有责任", 7), ["这件", "事——我", "有责任"]);
}

#[test]
fn a_word_wider_than_the_line_breaks_inside_but_not_before_a_mark() {
    assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(wrapped("abc，d", 3), ["ab", "c，", "d"]);
    assert_eq!(wrapped("，，，", 4), ["，，", "，"]);
}

#[test]
fn blanks_hang_at_a_soft_end_and_nothing_is_lost() {
    let lines = wrap("hello   world", 6);
    assert_eq!(lines[0].range, 0..8);
    assert_eq!(lines[0].shown, 0..5);
    assert_eq!((lines[0].width, lines[0].hard), (5, false));
    assert_eq!(lines[1].range, 8..13);
    let lines = wrap("好      ", 4);
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (lines[0].range.end, lines[0].shown.end, lines[0].width),
        (9, 5, 4)
    );
}

#[test]
fn an_indented_paragraph_keeps_its_indent() {
    assert_eq!(
        wrapped("　　我没有核对名册", 8),
        ["　　我没", "有核对名", "册"]
    );
}

#[test]
fn newlines_end_lines_and_an_empty_text_has_one() {
    assert_eq!(wrapped("", 10), [""]);
    assert_eq!(wrapped("一\n\n二\r\n", 10), ["一", "", "二", ""]);
    assert!(wrap("一\n二", 10).iter().all(|line| line.hard));
}

#[test]
fn a_line_too_narrow_for_one_character_still_holds_one() {
    assert_eq!(wrapped("书记", 1), ["书", "记"]);
    assert_eq!(wrapped("书记", 0), ["书", "记"]);
}

/// Whether `line` broke between the characters around `byte` with a better
/// place inside the line left unused.
fn could_break_better(s: &str, line: &Line) -> bool {
    let row = &s[line.range.clone()];
    graphemes(row)
        .filter(|g| width(&row[..g.start]) > 0 && g.width > 0 && !is_hanging(g.text))
        .any(|g| !breaks_a_rule(s, line.range.start + g.start))
}

fn breaks_a_rule(s: &str, byte: usize) -> bool {
    let start = s[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let before = graphemes(&s[start..byte])
        .filter(|g| g.width > 0 && !is_hanging(g.text))
        .filter_map(|g| last_seen(g.text).or_else(|| g.text.chars().next()))
        .last();
    s[byte..].starts_with(opens_no_line) || before.is_some_and(closes_no_line)
}

proptest! {
    #[test]
    fn wrapping_loses_nothing(s in any_text(), columns in 0usize..24) {
        let lines = wrap(&s, columns);
        prop_assert!(!lines.is_empty());
        let mut at = 0;
        for line in &lines {
            let gap = &s[at..line.range.start];
            prop_assert!(matches!(gap, "" | "\n" | "\r\n"), "{gap:?}");
            prop_assert!(line.range.start <= line.shown.end && line.shown.end <= line.range.end);
            prop_assert_eq!(line.shown.start, line.range.start);
            let hidden = &s[line.shown.end..line.range.end];
            prop_assert!(graphemes(hidden).all(|g| g.width == 0 || is_hanging(g.text)));
            prop_assert_eq!(s[line.range.end..].starts_with(['\n', '\r']) || line.range.end == s.len()
                || !line.hard, true);
            at = line.range.end;
        }
        prop_assert_eq!(at, s.len());
    }

    #[test]
    fn no_line_is_too_wide(s in any_text(), columns in 1usize..24) {
        for line in wrap(&s, columns) {
            let shown = &s[line.shown.clone()];
            prop_assert_eq!(line.width, width(shown));
            let visible = graphemes(shown).filter(|g| g.width > 0).count();
            prop_assert!(line.width <= columns || visible == 1, "{shown:?}");
        }
    }

    #[test]
    fn no_rule_is_broken_where_it_can_be_kept(s in any_text(), columns in 2usize..24) {
        let lines = wrap(&s, columns);
        for line in lines.iter().filter(|line| !line.hard) {
            prop_assert!(
                !breaks_a_rule(&s, line.range.end) || !could_break_better(&s, line),
                "{:?} before {:?}", &s[line.range.clone()], &s[line.range.end..]
            );
        }
    }

    #[test]
    fn a_line_of_han_is_filled(s in "[我们群众]{0,60}", columns in 2usize..24) {
        for line in wrap(&s, columns).iter().filter(|line| !line.hard) {
            prop_assert_eq!(line.width, columns / 2 * 2);
        }
    }
}
