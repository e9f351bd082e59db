//! The table of weighted scores: subjects by items, with one figure in hand.

use ratatui::layout::Rect;

use crate::assess::{Guarded, Reason, StraightLines};
use crate::text;
use crate::tr;
use crate::tui::widget::List;
use crate::tui::{Canvas, Context, Role};

use super::base;
use super::sheet::{Sheet, Spot, full_name, score_words};

/// The widest name, and the widest name with its post.
const NAME: u16 = 20;
const FULL: u16 = 32;

/// The table of weighted scores.
pub(super) struct Table<'a> {
    pub sheet: &'a Sheet,
    /// The item in hand.
    pub column: usize,
}

/// Where the table's columns stand.
struct Columns {
    name: u16,
    item: u16,
    mean: u16,
    first: usize,
    fit: usize,
}

impl Table<'_> {
    fn columns(&self, width: u16, cx: &Context) -> Columns {
        let items = self.sheet.items();
        let count = items.len().max(1) as u16;
        let label = (text::widest(items.iter().map(|item| &item.label)) as u16).clamp(5, 12);
        let mean = (text::width(&tr!(cx.lang, "results-mean")) as u16).max(5) + 2;
        let subjects = self.sheet.subjects();
        let short = (text::widest(subjects.iter().map(|s| &s.name)) as u16).min(NAME) + 3;
        let full = (text::widest(subjects.iter().map(full_name)) as u16).min(FULL) + 3;
        // Two columns stay free for the sign that there is more.
        let rest = width.saturating_sub(mean + 2);
        // Columns as wide as there is room, then posts beside the names.
        let item = label
            + if rest >= short + (label + 2) * count {
                2
            } else {
                1
            };
        let name = if rest >= full + item * count {
            full
        } else {
            short
        };
        let fit = usize::from(rest.saturating_sub(name) / item).clamp(1, items.len().max(1));
        let first = self
            .column
            .saturating_sub(fit - 1)
            .min(items.len().saturating_sub(fit));
        Columns {
            name,
            item,
            mean,
            first,
            fit,
        }
    }

    pub(super) fn draw(&self, rows: &mut List, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let columns = self.columns(area.width, cx);
        let used = columns.name + columns.item * columns.fit as u16 + columns.mean;
        let area = Rect {
            width: area.width.min(used),
            ..area
        };
        let weights = self.sheet.weights(cx.lang);
        let words = tr!(cx.lang, "results-overview", weights = weights);
        canvas.print(area.x, area.y, &words, Role::Muted);
        self.header(
            canvas,
            Rect {
                y: area.y + 2,
                height: 1,
                ..area
            },
            &columns,
            cx,
        );
        let subjects = self.sheet.subjects();
        let below = base::rows(self.sheet, area, subjects.len() as u16 + 3);
        let height = (subjects.len() as u16).min(area.height.saturating_sub(3 + below));
        let list = Rect {
            y: area.y + 3,
            height,
            width: area.width + 2,
            ..area
        };
        rows.draw(
            canvas,
            list,
            (subjects.len(), 1),
            |canvas, subject, in_hand| {
                self.row(canvas, subject, in_hand, &columns, cx);
            },
        );
        let rest = Rect {
            y: list.bottom() + 1,
            height: area.bottom().saturating_sub(list.bottom() + 1),
            width: canvas.column().width,
            ..area
        };
        base::draw(self.sheet, &self.reasons(), canvas, rest, cx);
    }

    fn reasons(&self) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self
            .sheet
            .result()
            .weighted
            .iter()
            .filter_map(|w| w.score.reason())
            .collect();
        let groups = &self.sheet.result().groups;
        if groups
            .iter()
            .any(|group| group.straight_lines == StraightLines::Withheld)
        {
            reasons.push(Reason::BelowThreshold);
        }
        reasons
    }

    fn header(&self, canvas: &mut Canvas, area: Rect, columns: &Columns, cx: &Context) {
        let items = self.sheet.items();
        let mut right = area.x + columns.name;
        for (index, item) in items
            .iter()
            .enumerate()
            .skip(columns.first)
            .take(columns.fit)
        {
            right += columns.item;
            let room = usize::from(columns.item - 1);
            let label = text::truncate(&item.label, room);
            let role = if index == self.column {
                Role::Accent
            } else {
                Role::Muted
            };
            canvas.print_right(right, area.y, &label, role);
        }
        canvas.print_right(
            right + columns.mean,
            area.y,
            &tr!(cx.lang, "results-mean"),
            Role::Muted,
        );
        if columns.fit < items.len() {
            let (from, to) = (columns.first + 1, columns.first + columns.fit);
            let words = tr!(
                cx.lang,
                "results-columns",
                from = from,
                to = to,
                all = items.len()
            );
            canvas.print_within(area.x + 2, area.y, columns.name - 3, &words, Role::Muted);
        }
    }

    fn row(
        &self,
        canvas: &mut Canvas,
        subject: usize,
        in_hand: bool,
        columns: &Columns,
        cx: &Context,
    ) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let Some(who) = self.sheet.subjects().get(subject) else {
            return;
        };
        let room = columns.name.saturating_sub(3);
        let after = canvas.print_within(x + 2, y, room, &who.name, Role::Text);
        let left = (x + 2 + room).saturating_sub(after + 1);
        if usize::from(left) >= text::width(&who.post) {
            canvas.print(after + 1, y, &who.post, Role::Muted);
        }
        let mut right = x + columns.name;
        for item in columns.first..columns.first + columns.fit {
            right += columns.item;
            let (words, role) = match self.sheet.score(Spot { subject, item }) {
                Some(score @ Guarded::Shown(_)) => (score_words(&score, cx), Role::Text),
                Some(score @ Guarded::Withheld(_)) => (score_words(&score, cx), Role::Muted),
                None => (cx.signs.rule.to_owned(), Role::Rule),
            };
            let cell_in_hand = in_hand && item == self.column;
            let role = if cell_in_hand { Role::Button } else { role };
            if cell_in_hand {
                let cell = Rect {
                    x: right - 6,
                    y,
                    width: 7,
                    height: 1,
                };
                canvas.clear(cell, Role::Button);
            }
            canvas.print_right(right, y, &words, role);
        }
        if let Some(overall) = self.sheet.overall(subject) {
            canvas.print_right(
                right + columns.mean,
                y,
                &score_words(&overall.score, cx),
                Role::Text,
            );
        }
    }
}
