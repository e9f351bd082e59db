//! Slips with voting codes to print, cut and draw: six on an A4 page.
//!
//! The codes pass through here once on their way to the file that the user
//! names. Nothing is kept; the text is wiped when it is dropped.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::html;
use crate::lang::Lang;
use crate::tr;

const STYLE: &str = include_str!("slips.css");
const PER_PAGE: usize = 6;

/// What all slips of a round say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipSheet<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
}

/// One slip.
#[derive(Clone, Copy)]
pub struct Slip<'a> {
    /// The name of the group that the code is for.
    pub group_name: &'a str,
    /// The code, `XXXX-XXXX-XXXX`.
    pub code: &'a str,
}

/// The printable sheet as one HTML file.
#[must_use]
pub fn slips<'a>(
    lang: &Lang,
    sheet: &SlipSheet<'_>,
    slips: impl IntoIterator<Item = Slip<'a>>,
) -> Zeroizing<String> {
    let digits: Vec<char> = sheet.setup_hash.chars().take(16).collect();
    let fours: Vec<String> = digits.chunks(4).map(|four| four.iter().collect()).collect();
    let check = fours.join(" ");
    let head = format!(
        "<div class=\"unit\">{} · {}</div>\n",
        html::escape(sheet.unit),
        html::escape(sheet.title)
    );
    let foot = format!(
        "<ol>\n<li>{}</li>\n<li>{}</li>\n<li>{}</li>\n<li>{}</li>\n</ol>\n\
         <div class=\"promise\">{}</div>\n<div class=\"check\">{}</div>\n</div>\n",
        html::escape(&tr!(lang, "doc-slip-how-1")),
        html::escape(&tr!(lang, "doc-slip-how-2")),
        html::escape(&tr!(lang, "doc-slip-how-3")),
        html::escape(&tr!(lang, "doc-slip-how-4")),
        html::escape(&tr!(lang, "doc-slip-promise")),
        html::escape(&tr!(lang, "doc-slip-check", hash = check.as_str())),
    );
    let label = html::escape(&tr!(lang, "doc-slip-code"));
    let opening = html::open(&tr!(lang, "doc-slips-title"), STYLE, lang);
    let slips = slips.into_iter();
    // Room for everything at once: a text that grows leaves copies behind.
    let each = head.len() + foot.len() + label.len() + 600;
    let count = slips.size_hint().1.unwrap_or_else(|| slips.size_hint().0);
    let room = opening.len() + each.saturating_mul(count.min(10_000)) + 100;
    let mut out = Zeroizing::new(String::with_capacity(room));
    out.push_str(&opening);
    let mut printed = 0;
    for slip in slips {
        if printed % PER_PAGE == 0 {
            out.push_str(if printed == 0 { "" } else { "</div>\n" });
            out.push_str("<div class=\"sheet\">\n");
        }
        printed += 1;
        out.push_str("<div class=\"slip\">\n");
        out.push_str(&head);
        // Writing into a String cannot fail.
        let _ = write!(
            out,
            "<div class=\"group\">{}</div>\n<div class=\"label\">{label}</div>\n<div class=\"code\">",
            html::escape(slip.group_name)
        );
        for c in slip
            .code
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        {
            out.push(c);
        }
        out.push_str("</div>\n");
        out.push_str(&foot);
    }
    out.push_str(if printed == 0 { "" } else { "</div>\n" });
    out.push_str("</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    const SHEET: SlipSheet<'_> = SlipSheet {
        unit: "石桥镇党委",
        title: "2026 年度民主生活会",
        setup_hash: "a1b2c3d4e5f607189900",
    };

    #[test]
    fn every_slip_bears_its_code_group_check_and_promise() {
        for language in Language::ALL {
            let lang = Lang::load(language).unwrap();
            let codes: Vec<String> = (0..14).map(|n| format!("7Q4M-{n:04}-ZK3T")).collect();
            let out = slips(
                &lang,
                &SHEET,
                codes.iter().map(|code| Slip {
                    group_name: "<群众>",
                    code,
                }),
            );
            for code in &codes {
                assert_eq!(
                    out.matches(&format!("<div class=\"code\">{code}</div>"))
                        .count(),
                    1
                );
            }
            assert_eq!(out.matches("&lt;群众&gt;").count(), 14);
            assert_eq!(out.matches("a1b2 c3d4 e5f6 0718<").count(), 14);
            assert!(!out.contains("9900"));
            assert_eq!(out.matches("class=\"promise\"").count(), 14);
            assert_eq!(out.matches("class=\"sheet\"").count(), 3);
            assert_eq!(out.matches("<div").count(), out.matches("</div>").count());
        }
    }

    #[test]
    fn the_text_has_its_room_from_the_beginning() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let room = |count| {
            let slip = Slip {
                group_name: "服务对象",
                code: "7Q4M-0000-ZK3T",
            };
            let out = slips(&lang, &SHEET, std::iter::repeat_n(slip, count));
            assert!(out.capacity() >= out.len());
            (out.capacity(), out.len())
        };
        // had it grown, its capacity would have doubled past the estimate
        let ((one, _), (many, length)) = (room(1), room(1000));
        assert!(many < length * 2 && many > one, "{many} for {length}");
    }
}
