//! Texts for tests: everything that has ever broken a terminal program.

use proptest::prelude::*;

const PIECES: &[&str] = &[
    "我", "们", "群众", "第", "3", "12", "月", "天", "万", "元", "，", "。", "、", "；", "：", "？",
    "！", "（", "）", "《", "》", "“", "”", "‘", "’", "「", "」", "……", "…", "——", "—", "·", "～",
    "%", "％", "℃", "￥", "$", "a", "Rust", "GB18030", "https://a.cn/b-c", " ", "  ", "\u{3000}",
    "\n", "\t", "\r\n", "\r", "\u{0}", "\u{1b}[31m", "👨‍👩‍👧", "👍🏽", "🇨🇳", "🇨", "☺\u{fe0f}", "\u{fe0f}",
    "e\u{301}", "\u{301}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{202e}", "\u{2028}", "─", "①",
    "ｶﾞ", "가", "\u{1100}\u{1161}", "ก", "क्ष", "𠮷", "葛\u{e0100}", "ﷺ", "\u{ad}", "\u{a0}", "3.5",
    "\"", "'", "-", "(", ")", "/", "\u{600}",
];

/// A mixture of difficult pieces, or anything that is Unicode.
pub fn any_text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![6 => pieces, 1 => any::<String>()]
}
