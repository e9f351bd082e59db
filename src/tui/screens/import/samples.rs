//! A look at the table: what stands in its columns.

use crate::intake::Table;
use crate::text;
use crate::tui::Context;

/// How many lines are looked at for samples.
const LINES: usize = 200;

/// Up to three different values of a column, as they stand in the table.
pub(super) fn sample(table: &Table, column: usize, cx: &Context) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for (_, row) in table.lines().take(LINES) {
        let value = row
            .get(column)
            .map(|value| value.trim())
            .unwrap_or_default();
        if !value.is_empty() && !seen.contains(&value) {
            seen.push(value);
            if seen.len() == 3 {
                break;
            }
        }
    }
    seen.join(&format!(" {} ", cx.signs.separator))
}

/// How many characters two headers share before their beginnings say nothing.
const SHARED: usize = 6;

/// A header in so many columns. Questions in a grid differ at their ends, so
/// there the beginning is left out.
pub(super) fn short_header(table: &Table, column: usize, columns: usize, cx: &Context) -> String {
    let header = table.headers.get(column).map_or("", String::as_str);
    if text::width(header) <= columns {
        return header.to_owned();
    }
    let start = |header: &str| header.chars().take(SHARED).collect::<String>();
    let alike = table
        .headers
        .iter()
        .filter(|other| start(other) == start(header))
        .count()
        > 1;
    if !alike {
        return text::truncate(header, columns).into_owned();
    }
    let room = columns.saturating_sub(text::width(cx.signs.ellipsis));
    let mut tail: &str = header;
    while text::width(tail) > room {
        let mut rest = tail.chars();
        rest.next();
        tail = rest.as_str();
    }
    format!("{}{tail}", cx.signs.ellipsis)
}
