//! Words by which columns and values are known, and how they are compared.

use serde::Deserialize;

const WORDS: &str = include_str!("headers.toml");

/// The words of `headers.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Columns of a roster.
    pub roster: RosterWords,
    /// Columns and values of a survey export.
    pub survey: SurveyWords,
}

/// Headers of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterWords {
    /// 姓名
    pub name: Vec<String>,
    /// 职务
    pub post: Vec<String>,
}

/// Headers and values of a survey export.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyWords {
    /// Columns that identify people.
    pub identifying: Vec<String>,
    /// Words that make a short header the name of such a column.
    pub identifying_within: Vec<String>,
    /// Words at the beginning of a question that say nothing of what it asks.
    pub polite: Vec<String>,
    /// Columns that may tell the group.
    pub group: Vec<String>,
    /// Values where nothing was answered.
    pub blank: Vec<String>,
    /// Values that say 不了解.
    pub dont_know: Vec<String>,
    /// Values of a choice's own column where it was chosen.
    pub ticked: Vec<String>,
    /// The same where it was not; blank values say so too.
    pub unticked: Vec<String>,
}

impl Words {
    /// The words that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        // A test reads the file; without it nothing would be recognised.
        toml::from_str(WORDS).unwrap_or_default()
    }
}

/// The longest question about a person, in characters: longer ones ask about
/// something else that has such a word in it.
const SHORT: usize = 14;

impl SurveyWords {
    /// Whether the column of this header says who filled the row in, when, or
    /// from where.
    #[must_use]
    pub fn is_identifying(&self, header: &str) -> bool {
        if is_one_of(header, &self.identifying) {
            return true;
        }
        let asked = without_number(header, &self.polite);
        let short = asked.chars().count() <= SHORT;
        let within = |word: &String| asked.contains(&fold(word));
        is_one_of(&asked, &self.identifying)
            || (short && self.identifying_within.iter().any(within))
    }
}

/// A header without the number of its question and polite words, by [`fold`].
fn without_number(header: &str, polite: &[String]) -> String {
    let sign = |c: char| c.is_ascii_digit() || " .:)(_-*\u{3001}\u{7b2c}\u{9898}".contains(c);
    let header = fold(header);
    let numbered = header
        .strip_prefix('q')
        .filter(|rest| rest.starts_with(sign));
    let asked = numbered.unwrap_or(&header).trim_start_matches(sign);
    let mut asked = asked.trim_end_matches([':', '?', '*', ' ']);
    while let Some(rest) = polite.iter().find_map(|word| asked.strip_prefix(&**word)) {
        asked = rest.trim_start_matches(sign);
    }
    asked.to_owned()
}

/// A text as it is compared: full-width ASCII folded, invisible characters
/// dropped, runs of blanks made one, trimmed, in lower case.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)
                .unwrap_or(c)
                .to_ascii_lowercase(),
            '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => continue,
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a text is one of some words.
#[must_use]
pub fn is_one_of(text: &str, words: &[String]) -> bool {
    let text = fold(text);
    words.iter().any(|word| fold(word) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_come_with_the_program_can_be_read() {
        let words: Words = toml::from_str(WORDS).unwrap();
        assert!(is_one_of("　姓名 ", &words.roster.name));
        assert!(is_one_of("（空）", &words.survey.blank));
        assert!(is_one_of("来自ＩＰ", &words.survey.identifying));
        assert_eq!(words, Words::embedded());
    }

    #[test]
    fn who_filled_it_in_is_known_by_however_it_is_asked() {
        let words = Words::embedded().survey;
        for header in [
            "1、您的姓名：",
            "Q2. 手机号码",
            "第3题 请填写您的微信号",
            "联系方式（选填）",
            "序号",
            "IP地址",
            "提交答卷时间",
            "4、您的家庭住址",
            "openid",
            "总分",
        ] {
            assert!(words.is_identifying(header), "{header}");
        }
        for header in [
            "1、您的身份",
            "对哪位干部有话要说？请写明职务或姓名，说具体的事",
            "5、请评价—(工作作风：王建国)",
            "3、您最希望班子解决什么？",
            "2、手机价格",
        ] {
            assert!(!words.is_identifying(header), "{header}");
        }
    }

    #[test]
    fn width_case_and_blanks_do_not_matter() {
        assert_eq!(
            fold("\u{FEFF} ３、性别　\n（ A ）\u{200B}"),
            "3、性别 ( a )"
        );
        assert_eq!(fold(" \u{3000}"), "");
    }
}
