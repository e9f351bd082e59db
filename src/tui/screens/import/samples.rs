//! A look at the table: what stands in its columns.

use crate::intake::Table;
use crate::tui::Context;

/// How many lines are looked at for samples.
const LINES: usize = 200;

/// Up to three different values of a column, as they stand in the table.
pub(super) fn sample(table: &Table, column: usize, cx: &Context) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for (_, row) in table.lines().take(LINES) {
        let value = row.get(column).map(|value| value.trim()).unwrap_or_default();
        if !value.is_empty() && !seen.contains(&value) {
            seen.push(value);
            if seen.len() == 3 {
                break;
            }
        }
    }
    seen.join(&format!(" {} ", cx.signs.separator))
}
