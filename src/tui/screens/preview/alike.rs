//! For chair and clerk: what a worksheet has in common with a colleague's, both
//! passages one below the other.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;
use crate::usecase::review::{Alike, Passage};

use super::super::worksheet::spot_name;

/// What two worksheets have in common.
#[derive(Debug)]
pub(super) struct AlikeScreen {
    name: String,
    found: Vec<Alike>,
    pager: Pager,
}

/// A row: pieces of words with their roles.
type Row = Vec<(String, Role)>;

impl AlikeScreen {
    /// What was found in the worksheet of whoever is named.
    pub fn new(name: String, found: Vec<Alike>) -> Self {
        Self {
            name,
            found,
            pager: Pager::new(),
        }
    }

    fn rows(&self, columns: u16, cx: &Context) -> Vec<Row> {
        let mut page = Page {
            rows: Vec::new(),
            columns: usize::from(columns.max(8)),
        };
        page.put(&tr!(cx.lang, "alike-about"), Role::Muted);
        for (place, alike) in self.found.iter().enumerate() {
            let heading = tr!(
                cx.lang,
                "alike-heading",
                number = (place + 1).to_string(),
                percent = alike.percent.to_string(),
                name = alike.colleague.as_str()
            );
            page.rows.push(Vec::new());
            page.put(&heading, Role::Heading);
            page.passage(&self.name, &alike.own, cx);
            if let Some(other) = &alike.other {
                page.passage(&alike.colleague, other, cx);
            }
        }
        page.rows
    }
}

struct Page {
    rows: Vec<Row>,
    columns: usize,
}

impl Page {
    fn put(&mut self, words: &str, role: Role) {
        for line in text::wrapped(words, self.columns) {
            self.rows.push(vec![(line.to_owned(), role)]);
        }
    }

    /// Whose it is and where, then the words with the shared ones marked.
    fn passage(&mut self, name: &str, passage: &Passage, cx: &Context) {
        let place = spot_name(passage.spot, cx.lang);
        let separator = cx.signs.separator;
        self.put(&format!("{name} {separator} {place}"), Role::Muted);
        let words = passage.words.as_str();
        for line in text::wrap(words, self.columns.saturating_sub(2)) {
            let mut row = vec![("  ".to_owned(), Role::Text)];
            row.extend(pieces(words, &line.shown, &passage.shared));
            self.rows.push(row);
        }
    }
}

/// A line in up to three pieces: before, in and after what is marked.
fn pieces(words: &str, line: &Range<usize>, marked: &Range<usize>) -> Vec<(String, Role)> {
    let start = marked.start.clamp(line.start, line.end);
    let end = marked.end.clamp(start, line.end);
    let cut = [
        (line.start..start, Role::Text),
        (start..end, Role::Mark),
        (end..line.end, Role::Text),
    ];
    cut.into_iter()
        .filter_map(|(range, role)| Some((words.get(range)?.to_owned(), role)))
        .filter(|(piece, _)| !piece.is_empty())
        .collect()
}

impl Screen for AlikeScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        self.pager.handle(&input);
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let rows = self.rows(area.width.saturating_sub(2), cx);
        self.pager.draw(canvas, area, rows.len(), |canvas, row| {
            let Rect { mut x, y, .. } = canvas.area();
            for (words, role) in rows.get(row).into_iter().flatten() {
                x = canvas.print(x, y, words, *role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "alike-title");
        let separator = cx.signs.separator;
        Title::new(format!("{what} {separator} {}", self.name))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")),
            Offer::new(Command::Back),
        ]
    }
}

/// Draws what there is in common in the last row, and gives the rest of the
/// area.
pub(super) fn draw_line(canvas: &mut Canvas, area: Rect, found: &[Alike], cx: &Context) -> Rect {
    if found.is_empty() || area.height < 6 {
        return area;
    }
    let y = area.bottom() - 1;
    let key = cx.keys.label(Command::NextFinding);
    let look = tr!(cx.lang, "alike-look-key", key = key);
    let start = canvas.print_right(area.right(), y, &look, Role::Muted);
    let x = canvas.print(area.x, y, cx.signs.warning, Role::Warning) + 1;
    let x = canvas.print(x, y, crate::lint::Rule::Copied.code(), Role::Warning) + 2;
    let mut names: Vec<&str> = Vec::new();
    for alike in found {
        if !names.contains(&alike.colleague.as_str()) {
            names.push(&alike.colleague);
        }
    }
    let names = names.join(&tr!(cx.lang, "alike-between"));
    let count = found.len().to_string();
    let words = tr!(cx.lang, "alike-line", count = count, names = names);
    canvas.print_within(x, y, start.saturating_sub(x + 2), &words, Role::Text);
    Rect {
        height: area.height - if area.height >= 16 { 2 } else { 1 },
        ..area
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_mark_begins_and_ends() {
        let words = "补贴晚发二十一天";
        let shown = |line: Range<usize>, marked: Range<usize>| {
            let pieces = pieces(words, &line, &marked);
            let marked = |(words, role): &(String, Role)| match role {
                Role::Mark => format!("[{words}]"),
                _ => words.clone(),
            };
            pieces.iter().map(marked).collect::<String>()
        };
        assert_eq!(shown(0..24, 6..12), "补贴[晚发]二十一天");
        assert_eq!(shown(0..12, 6..24), "补贴[晚发]");
        assert_eq!(shown(12..24, 0..12), "二十一天");
    }
}
