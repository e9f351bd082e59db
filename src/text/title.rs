//! Long titles in several centred lines, as GB/T 9704-2012 §7.3.1 asks: no
//! word torn apart, the lines symmetrical, as a trapezium (梯形) or a rhombus
//! (菱形), never as an hourglass.
//!
//! Every way to break a title into the fewest lines that hold it is weighed:
//! what a break tears apart, and the shape that results. Titles are short, so
//! all ways can be tried; what is longer than four lines is wrapped plainly.

use unicode_linebreak::linebreaks;

use super::grapheme::graphemes;
use super::kinsoku::{Break, Context, Kind, is_blank};
use super::width::width;
use super::wrap::wrapped;

/// A title of more lines is no title; it is wrapped.
const MOST_LINES: usize = 4;
/// What a break inside a word costs.
const IN_WORD: usize = 24;
/// What a break where nothing is known costs.
const UNKNOWN: usize = 10;
/// What a line narrower than this many columns costs: it looks lost.
const LOST: usize = 8;

/// Words of the titles of this work that stay whole, longest first where one
/// begins with another.
const WORDS: &[&str] = &[
    "民主生活会",
    "组织生活会",
    "专题",
    "领导班子",
    "班子",
    "对照检查",
    "征求意见",
    "意见",
    "汇总表",
    "汇总",
    "谈心谈话",
    "批评",
    "相互",
    "自我",
    "典型人物",
    "对照",
    "整改落实",
    "整改",
    "方案",
    "清单",
    "台账",
    "情况",
    "报告",
    "通报",
    "记录",
    "材料",
    "年度",
    "同志",
    "关于",
    "开展",
    "深入",
    "加强",
    "工作",
    "会议",
    "委员会",
    "党支部",
    "支部",
    "党委",
    "党组",
    "中共",
];

/// A title in the fewest lines of at most `columns`, well broken. Blanks at a
/// break are dropped. There is always at least one line.
#[must_use]
pub fn title_lines(title: &str, columns: usize) -> Vec<String> {
    let title = title.trim();
    let whole = width(title);
    if whole <= columns || columns == 0 {
        return vec![title.to_owned()];
    }
    let fewest = whole.div_ceil(columns);
    let best = (fewest..=MOST_LINES).find_map(|lines| best(title, columns, lines));
    best.unwrap_or_else(|| {
        wrapped(title, columns)
            .into_iter()
            .map(str::to_owned)
            .collect()
    })
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy)]
struct Place {
    byte: usize,
    cost: usize,
}

/// The best way to break a title into exactly so many lines.
fn best(title: &str, columns: usize, lines: usize) -> Option<Vec<String>> {
    let places = places(title);
    let mut best: Option<(usize, Vec<&str>)> = None;
    let mut chosen: Vec<Place> = Vec::with_capacity(lines);
    search(title, columns, lines, &places, &mut chosen, &mut best);
    best.map(|(_, lines)| lines.into_iter().map(str::to_owned).collect())
}

/// Tries every way to choose the rest of the breaks.
fn search<'a>(
    title: &'a str,
    columns: usize,
    lines: usize,
    places: &[Place],
    chosen: &mut Vec<Place>,
    best: &mut Option<(usize, Vec<&'a str>)>,
) {
    if chosen.len() + 1 == lines {
        let rows = rows(title, chosen);
        let widths: Vec<usize> = rows.iter().map(|row| width(row)).collect();
        if widths.iter().any(|width| *width > columns || *width == 0) {
            return;
        }
        let cost = shape(&widths) + chosen.iter().map(|place| place.cost).sum::<usize>();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            *best = Some((cost, rows));
        }
        return;
    }
    let from = chosen.last().map_or(0, |place| place.byte);
    for (at, place) in places.iter().enumerate() {
        let row = title.get(from..place.byte).unwrap_or_default().trim();
        if width(row) > columns {
            break;
        }
        chosen.push(*place);
        let rest = places.get(at + 1..).unwrap_or_default();
        search(title, columns, lines, rest, chosen, best);
        chosen.pop();
    }
}

fn rows<'a>(title: &'a str, chosen: &[Place]) -> Vec<&'a str> {
    let ends = chosen.iter().map(|place| place.byte).chain([title.len()]);
    let mut from = 0;
    let mut rows = Vec::with_capacity(chosen.len() + 1);
    for end in ends {
        rows.push(title.get(from..end).unwrap_or_default().trim());
        from = end;
    }
    rows
}

/// What the shape of lines of these widths costs: lines of one width are a
/// block and no trapezium, an hourglass is worst, and so is a line that looks
/// lost.
fn shape(widths: &[usize]) -> usize {
    let widest = widths.iter().max().copied().unwrap_or(0);
    let narrowest = widths.iter().min().copied().unwrap_or(0);
    let mut cost = (widest - narrowest) / 2;
    if widest == narrowest {
        cost += 2;
    }
    if narrowest < LOST {
        cost += 2 * (LOST - narrowest);
    }
    let hourglass = widths
        .windows(3)
        .filter(|three| three[1] < three[0] && three[1] < three[2])
        .count();
    cost + hourglass * 12
}

/// Every place where a line may end, with its cost.
fn places(title: &str) -> Vec<Place> {
    let words = words(title);
    let mut opportunities = linebreaks(title).map(|(byte, _)| byte).peekable();
    let mut context = Context::new();
    let mut places = Vec::new();
    let mut before = ' ';
    for g in graphemes(title) {
        let first = g.text.chars().next().unwrap_or_default();
        if g.width == 0 || is_blank(first) {
            context.push_blank();
            before = ' ';
            continue;
        }
        let kind = Kind::of(first, g.width);
        while opportunities.next_if(|byte| *byte < g.start).is_some() {}
        let opportunity = opportunities.peek() == Some(&g.start);
        let rest = title.get(g.start..).unwrap_or_default();
        let cost = match context.before(rest, kind, opportunity) {
            Break::Free => Some(cost(&words, g.start, before, kind)),
            Break::Tight => Some(IN_WORD * 2),
            Break::Forbidden => None,
        };
        if let Some(cost) = cost.filter(|_| g.start > 0) {
            places.push(Place {
                byte: g.start,
                cost,
            });
        }
        context.push(first, kind);
        before = g.text.chars().next_back().unwrap_or(first);
    }
    places
}

/// What it costs to end a line at this byte, behind `before`.
fn cost(words: &[(usize, usize)], byte: usize, before: char, next: Kind) -> usize {
    if words
        .iter()
        .any(|(start, end)| (start + 1..*end).contains(&byte))
    {
        return IN_WORD;
    }
    let mark = matches!(Kind::of(before, 1), Kind::Close | Kind::CloseQuote);
    if before == ' ' || mark || matches!(next, Kind::Open | Kind::OpenQuote) {
        return 0;
    }
    if matches!(before, '的' | '会') {
        return 1;
    }
    let border = words
        .iter()
        .any(|(start, end)| *start == byte || *end == byte);
    if border { 2 } else { UNKNOWN }
}

/// Where the known words of a title begin and end, in bytes.
fn words(title: &str) -> Vec<(usize, usize)> {
    let found = WORDS.iter().flat_map(|word| {
        title
            .match_indices(word)
            .map(|(start, word)| (start, start + word.len()))
    });
    let mut found: Vec<(usize, usize)> = found.collect();
    // 班子 within 领导班子 is no border of its own
    let all = found.clone();
    found.retain(|(start, end)| {
        let within = |other: &(usize, usize)| {
            other.0 <= *start && *end <= other.1 && other.1 - other.0 > end - start
        };
        !all.iter().any(within)
    });
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthChar;

    use super::*;
    use crate::text::samples::any_text;

    fn broken(title: &str, columns: usize) -> String {
        title_lines(title, columns).join("/")
    }

    #[test]
    fn a_short_title_is_one_line() {
        assert_eq!(
            broken(" 李秀英同志对照检查材料 ", 40),
            "李秀英同志对照检查材料"
        );
        assert_eq!(broken("", 40), "");
    }

    #[test]
    fn a_long_title_breaks_between_words_into_a_trapezium_or_a_rhombus() {
        for (title, expected) in [
            (
                "中共石桥镇委员会领导班子2026年度民主生活会对照检查材料",
                "中共石桥镇委员会领导班子/2026年度民主生活会对照检查材料",
            ),
            (
                "关于石桥镇党委领导班子2026年度民主生活会征求意见情况的汇总报告",
                "关于石桥镇党委领导班子2026年度/民主生活会征求意见情况的汇总报告",
            ),
            (
                "石桥镇党委领导班子民主生活会征求意见汇总表",
                "石桥镇党委领导班子/民主生活会征求意见汇总表",
            ),
        ] {
            assert_eq!(broken(title, 40), expected);
        }
    }

    #[test]
    fn three_lines_are_no_hourglass() {
        let title = "中共石桥镇委员会关于深入开展党的群众路线教育实践活动专题民主生活会\
                     领导班子对照检查材料和整改落实方案的情况报告";
        let lines = title_lines(title, 40);
        let widths: Vec<usize> = lines.iter().map(|line| width(line)).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(widths[1] >= widths[0].min(widths[2]), "{lines:?}");
        assert_eq!(lines.concat(), title);
    }

    #[test]
    fn an_english_title_breaks_at_blanks() {
        assert_eq!(
            broken(
                "Self-review of the leading body of Shiqiao township 2026",
                40
            ),
            "Self-review of the leading/body of Shiqiao township 2026"
        );
    }

    #[test]
    fn a_title_without_end_is_wrapped() {
        let lines = title_lines(&"长".repeat(100_000), 40);
        assert_eq!(lines.len(), 5000);
    }

    proptest! {
        #[test]
        fn no_character_is_lost(title in any_text(), columns in 2_usize..60) {
            let title = title.replace(['\n', '\r'], " ");
            // an accent on a blank goes with the blank
            let seen = |c: &char| !c.is_whitespace() && c.width() > Some(0);
            let letters = |text: &str| text.chars().filter(seen).collect::<String>();
            prop_assert_eq!(letters(&title_lines(&title, columns).concat()), letters(&title));
        }
    }
}
