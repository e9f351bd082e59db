//! One critic's criticism as rows, for a page that a whole room reads.

use zeroize::Zeroize;

use crate::domain::Criticism;
use crate::domain::criticism::OpenCriticism;
use crate::text;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::super::state;

/// A row: a label at its left and words beside it. Wiped when it goes.
pub(super) struct Row {
    pub label: String,
    pub words: String,
    pub role: Role,
}

impl Drop for Row {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}

/// The labels and the words of an opinion, as far as there are any.
fn fields<'a>(opinion: &'a Criticism, cx: &Context) -> Vec<(String, &'a str)> {
    let Criticism {
        fact,
        fault,
        effect,
        advice,
    } = opinion;
    let all = [
        (tr!(cx.lang, "criticism-fact"), fact),
        (tr!(cx.lang, "criticism-fault"), fault),
        (tr!(cx.lang, "criticism-effect"), effect),
        (tr!(cx.lang, "criticism-advice"), advice),
    ];
    all.into_iter()
        .map(|(label, words)| (label, words.trim()))
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

/// Columns that a label takes, with the blanks after it.
pub(super) fn indent(cx: &Context) -> u16 {
    let labels = [
        tr!(cx.lang, "criticism-fact"),
        tr!(cx.lang, "criticism-fault"),
        tr!(cx.lang, "criticism-effect"),
        tr!(cx.lang, "criticism-advice"),
        tr!(cx.lang, "criticism-reply"),
    ];
    text::widest(&labels) as u16 + 3
}

/// How rows are laid out.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Columns of a label and its words together.
    pub columns: u16,
    /// The role of what was said.
    pub said: Role,
    /// A blank row between the parts of an opinion.
    pub airy: bool,
}

/// The rows of one critic's opinions and of the answer.
pub(super) fn rows(open: &OpenCriticism, style: Style, cx: &Context) -> Vec<Row> {
    let room = style.columns.saturating_sub(indent(cx)).max(2);
    let mut rows = opinions(&open.opinions, style, cx);
    rows.push(blank());
    let label = tr!(cx.lang, "criticism-reply");
    match &open.reply {
        None => {
            let words = tr!(cx.lang, "criticism-no-reply");
            put(&mut rows, &label, &words, room, Role::Muted);
        }
        Some((kind, words)) => {
            let kind = state::reply(*kind, cx.lang);
            let words = words.trim();
            let words = if words.is_empty() {
                kind
            } else {
                tr!(cx.lang, "criticism-reply-words", kind = kind, words = words)
            };
            put(&mut rows, &label, &words, room, Role::Good);
        }
    }
    rows
}

/// The rows of some opinions; numbered where there are several.
pub(super) fn opinions(opinions: &[Criticism], style: Style, cx: &Context) -> Vec<Row> {
    let room = style.columns.saturating_sub(indent(cx)).max(2);
    let several = opinions.len() > 1;
    let mut rows = Vec::new();
    for (place, opinion) in opinions.iter().enumerate() {
        if place > 0 {
            rows.push(blank());
        }
        if several {
            let number = (place + 1).to_string();
            rows.push(Row {
                label: tr!(cx.lang, "criticism-opinion", number = number),
                words: String::new(),
                role: style.said,
            });
        }
        for (part, (label, words)) in fields(opinion, cx).into_iter().enumerate() {
            if style.airy && part > 0 {
                rows.push(blank());
            }
            put(&mut rows, &label, words, room, style.said);
        }
    }
    rows
}

const fn blank() -> Row {
    Row {
        label: String::new(),
        words: String::new(),
        role: Role::Text,
    }
}

/// Puts a labelled text below the rows.
fn put(rows: &mut Vec<Row>, label: &str, words: &str, room: u16, role: Role) {
    let clean = text::sanitize(words);
    for (place, line) in text::wrapped(&clean, usize::from(room))
        .into_iter()
        .enumerate()
    {
        rows.push(Row {
            label: if place == 0 {
                label.to_owned()
            } else {
                String::new()
            },
            words: line.to_owned(),
            role,
        });
    }
}
