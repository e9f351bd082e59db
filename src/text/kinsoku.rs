//! 避头尾: between which characters a line may break.
//!
//! The Unicode line breaking algorithm (UAX #14) gives the opportunities; this
//! tailors them to simplified Chinese after GB/T 15834 §5.1 and W3C *clreq*
//! §3.1: which marks open no line, which close none, that `“` and `”` next to
//! Han are as good as brackets (Unicode, not knowing which way they face, lets
//! no line break beside them), and that a number keeps its unit.

/// How good it is to break a line at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Between words: any line may end here.
    Free,
    /// Inside a word, or between a number and its unit: only when the line has
    /// no free place.
    Tight,
    /// The next line would open, or this one close, with a mark that may not
    /// stand there: only when nothing else is left.
    Forbidden,
}

/// What a character is to line breaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Takes two columns and is no mark: Han, kana, emoji.
    Wide,
    /// 0–9, also full-width.
    Digit,
    /// Chinese opening bracket: closes no line.
    Open,
    /// `“` or `‘`: closes no line.
    OpenQuote,
    /// Other mark that closes no line: `￥ $ (`.
    Lead,
    /// Chinese closing bracket or stop: opens no line.
    Close,
    /// `”` or `’`: opens no line.
    CloseQuote,
    /// Other mark that opens no line: `… — ～ · % ℃ , .`
    Trail,
    /// Anything else.
    Other,
}

impl Kind {
    /// What `c` is, in a grapheme of so many columns.
    pub const fn of(c: char, columns: usize) -> Self {
        match c {
            '\u{4E00}'..='\u{9FFF}' => Self::Wide,
            '0'..='9' | '０'..='９' => Self::Digit,
            '（' | '《' | '「' | '『' | '【' | '〔' | '〈' | '〖' | '〘' | '〚' | '［' | '｛'
            | '｟' | '〝' => Self::Open,
            '“' | '‘' => Self::OpenQuote,
            '(' | '[' | '{' | '$' | '¥' | '￥' | '£' | '￡' | '€' | '＄' | '№' => {
                Self::Lead
            }
            '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '」' | '』' | '】'
            | '〕' | '〉' | '〗' | '〙' | '〛' | '］' | '｝' | '｠' | '〞' | '〟' | '．' | '｡'
            | '､' => Self::Close,
            '”' | '’' => Self::CloseQuote,
            '…' | '⋯' | '—' | '―' | '⸺' | '⸻' | '–' | '～' | '〜' | '·' | '・' | '‧' | '%'
            | '％' | '‰' | '‱' | '℃' | '℉' | '°' | '′' | '″' | '¢' | '￠' | ',' | '.' | ';'
            | ':' | '?' | '!' | ')' | ']' | '}' | '/' | '／' | '々' | '〻' | 'ー' => {
                Self::Trail
            }
            _ if columns == 2 => Self::Wide,
            _ => Self::Other,
        }
    }

    /// Belongs to Chinese text rather than to a Latin word.
    const fn is_chinese(self) -> bool {
        matches!(self, Self::Wide | Self::Open | Self::Close)
    }
}

/// Whether no line opens with `c`.
#[cfg(test)]
pub(super) const fn opens_no_line(c: char) -> bool {
    matches!(Kind::of(c, 1), Kind::Close | Kind::CloseQuote | Kind::Trail)
}

/// Whether no line closes with `c`.
#[cfg(test)]
pub(super) const fn closes_no_line(c: char) -> bool {
    matches!(Kind::of(c, 1), Kind::Open | Kind::OpenQuote | Kind::Lead)
}

/// Whether `c` is a blank, which hangs at the end of a soft line.
#[must_use]
pub const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}')
}

/// Units and measure words that stay with the number before them.
const fn is_measure(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '号'
            | '时'
            | '点'
            | '分'
            | '秒'
            | '天'
            | '周'
            | '岁'
            | '元'
            | '角'
            | '块'
            | '万'
            | '亿'
            | '千'
            | '百'
            | '个'
            | '名'
            | '人'
            | '户'
            | '条'
            | '项'
            | '次'
            | '件'
            | '份'
            | '篇'
            | '张'
            | '页'
            | '处'
            | '家'
            | '位'
            | '所'
            | '村'
            | '组'
            | '届'
            | '级'
            | '度'
            | '倍'
            | '成'
            | '米'
            | '里'
            | '公'
            | '亩'
            | '吨'
            | '斤'
            | '克'
            | '台'
            | '辆'
            | '头'
            | '票'
            | '轮'
            | '期'
            | '步'
            | '章'
            | '节'
            | '款'
            | '字'
            | '遍'
            | '场'
    )
}

/// Latin units that stay with the number even over a blank (`37 kg`).
const UNITS: &[&str] = &[
    "kg", "g", "mg", "t", "km", "m", "cm", "mm", "m²", "km²", "m³", "ha", "L", "mL", "ml", "kW",
    "kWh", "W", "V", "A", "h", "min", "s", "KB", "MB", "GB", "TB",
];

/// What was read of a paragraph so far, as far as the next break depends on it.
///
/// Feed it every grapheme that takes columns; ask [`Context::before`] for the
/// break in front of one that is no blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    /// The last three characters seen that are no blanks, newest first.
    seen: [(char, Kind); 3],
    /// Whether blanks followed them.
    blanks: bool,
    /// Whether only blanks were seen so far.
    indent: bool,
}

impl Context {
    /// At the beginning of a paragraph.
    pub const fn new() -> Self {
        Self {
            seen: [('\n', Kind::Other); 3],
            blanks: false,
            indent: true,
        }
    }

    /// Goes past blanks.
    pub const fn push_blank(&mut self) {
        self.blanks = true;
    }

    /// Goes past a grapheme with columns, of which `c` is what is seen last.
    pub const fn push(&mut self, c: char, kind: Kind) {
        let [a, b, _] = self.seen;
        self.seen = [(c, kind), a, b];
        self.blanks = false;
        self.indent = false;
    }

    /// How good a break is before `rest`, which begins with a `kind`;
    /// `opportunity` is what Unicode says of this place.
    pub fn before(&self, rest: &str, kind: Kind, opportunity: bool) -> Break {
        let [(last, before), (second, earlier), (third, _)] = self.seen;
        if kind == Kind::Wide && before == Kind::Wide && opportunity && !is_amount(last) {
            return Break::Free;
        }
        if matches!(kind, Kind::Close | Kind::CloseQuote | Kind::Trail)
            || matches!(before, Kind::Open | Kind::OpenQuote | Kind::Lead)
        {
            return Break::Forbidden;
        }
        if self.indent {
            return Break::Tight;
        }
        let mut chars = rest.chars();
        let next = chars.next().unwrap_or_default();
        let plain = if opportunity {
            Break::Free
        } else {
            Break::Tight
        };
        match (before, kind) {
            (Kind::Digit, Kind::Wide) if is_measure(next) => Break::Tight,
            // 3.5 万元
            (Kind::Wide, Kind::Wide) => {
                let amount = is_amount(last)
                    && is_measure(next)
                    && (is_digit(second) || (is_measure(second) && is_digit(third)));
                if amount { Break::Tight } else { plain }
            }
            // https://a.cn
            _ if last == '/' && second == '/' => Break::Tight,
            // 第 3 条
            (Kind::Wide, Kind::Digit) if last == '第' => Break::Tight,
            // １２：３０
            (Kind::Close, Kind::Digit)
                if matches!(last, '：' | '．') && earlier == Kind::Digit && !self.blanks =>
            {
                Break::Tight
            }
            (Kind::Digit, Kind::Other) if self.blanks && begins_with_unit(rest) => Break::Tight,
            (_, Kind::OpenQuote) => {
                let after = chars
                    .next()
                    .is_some_and(|c| Kind::of(c, wide_guess(c)).is_chinese());
                let apart = before.is_chinese() || before == Kind::CloseQuote || after;
                if apart { Break::Free } else { plain }
            }
            (Kind::CloseQuote, _) if kind.is_chinese() || earlier.is_chinese() => Break::Free,
            (_, Kind::Open) | (Kind::Close, _) => Break::Free,
            _ => plain,
        }
    }
}

/// Whether a measure word may follow `c` in `3.5 万元`.
const fn is_amount(c: char) -> bool {
    matches!(c, '万' | '亿' | '千' | '百')
}

const fn is_digit(c: char) -> bool {
    matches!(Kind::of(c, 1), Kind::Digit)
}

/// Columns of a character seen ahead, good enough to tell Chinese from Latin.
const fn wide_guess(c: char) -> usize {
    if c >= '\u{2E80}' { 2 } else { 1 }
}

fn begins_with_unit(rest: &str) -> bool {
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    rest.get(..end).is_some_and(|word| UNITS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_what_the_standard_names() {
        for c in "，。、；：？！）》」』】〕”’…—～·%％℃".chars() {
            assert!(opens_no_line(c), "{c} may not open a line");
            assert!(!closes_no_line(c), "{c} may close a line");
        }
        for c in "（《「『【〔“‘￥$".chars() {
            assert!(closes_no_line(c), "{c} may not close a line");
            assert!(!opens_no_line(c), "{c} may open a line");
        }
    }
}
