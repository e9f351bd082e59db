//! The whole worksheet as a tree: parts, sections and items, how far each is,
//! and where one is.

use ratatui::layout::Rect;

use crate::domain::SelfRating;
use crate::domain::worksheet::EntryState;
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::super::landing::land;
use super::item_form::name;
use super::pad::Pad;
use super::page::{Page, part_name};

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A section's title.
    Section(String),
    /// A page.
    Page {
        page: Page,
        state: EntryState,
        words: String,
        rating: Option<SelfRating>,
    },
}

impl Line {
    pub const fn page(&self) -> Option<Page> {
        match self {
            Self::Section(_) => None,
            Self::Page { page, .. } => Some(*page),
        }
    }
}

/// The lines of a worksheet. They hold no word of what was written.
pub(super) fn lines(pad: &Pad, lang: &Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut heading = String::new();
    for page in Page::all(pad.len()) {
        let (section, words) = match page {
            Page::Part(kind) => (part_heading(lines.is_empty(), lang), part_name(kind, lang)),
            Page::Item(item) => item_words(pad, item, lang),
        };
        if section != heading {
            lines.push(Line::Section(section.clone()));
            heading = section;
        }
        let entry = page.item().and_then(|item| pad.sheet().entries.get(item));
        lines.push(Line::Page {
            page,
            state: page.state(pad.sheet()),
            words,
            rating: entry.and_then(|entry| entry.rating),
        });
    }
    lines
}

fn part_heading(first: bool, lang: &Lang) -> String {
    if first {
        tr!(lang, "sheet-tree-before")
    } else {
        tr!(lang, "sheet-tree-after")
    }
}

/// Heading and words of an item.
fn item_words(pad: &Pad, item: usize, lang: &Lang) -> (String, String) {
    match pad.asked(item) {
        Some((checklist, section, asked)) if checklist.pack == pad.open().checklist.pack => {
            (section.title.clone(), asked.text.clone())
        }
        Some((checklist, _, asked)) => (checklist.title.clone(), asked.text.clone()),
        None => {
            let entry = pad.sheet().entries.get(item);
            let words = entry.map(|entry| entry.item.to_string());
            (tr!(lang, "sheet-tree-elsewhere"), words.unwrap_or_default())
        }
    }
}

/// The sign of how far a page is.
pub(super) const fn sign<'a>(state: EntryState, cx: &Context<'a>) -> (&'a str, Role) {
    match state {
        EntryState::Done => (cx.signs.done, Role::Good),
        EntryState::Begun => (cx.signs.ellipsis, Role::Warning),
        EntryState::Open => (cx.signs.open, Role::Muted),
    }
}

/// The tree with one page in hand.
#[derive(Debug, Default)]
pub(super) struct Tree {
    list: List,
}

impl Tree {
    /// Takes a page in hand.
    pub fn show(&mut self, page: Page, lines: &[Line]) {
        self.list.set_len(lines.len());
        let row = lines.iter().position(|line| line.page() == Some(page));
        self.list.select(row.unwrap_or(0));
    }

    /// What an input did: the page that is in hand now, and whether it was
    /// opened. `None` when it was not meant for the tree.
    pub fn handle<A>(&mut self, input: &Input<A>, lines: &[Line]) -> Option<(Page, bool)> {
        let before = self.list.selected();
        let chosen = self.list.handle(input);
        if chosen == Chosen::Nothing {
            return None;
        }
        let down = self.list.selected() >= before;
        let fits = |row: usize| lines.get(row).and_then(Line::page).is_some();
        land(&mut self.list, lines.len(), fits, down);
        let page = lines.get(self.list.selected()).and_then(Line::page)?;
        Some((page, matches!(chosen, Chosen::Opened(_))))
    }

    /// Draws the lines; `in_hand` says whether the keys are here.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        (lines, in_hand): (&[Line], bool),
        cx: &Context,
    ) {
        let ratings = SelfRating::ALL.map(|rating| name(rating, cx.lang));
        let rated = text::widest(ratings) as u16;
        self.list
            .draw(canvas, area, (lines.len(), 1), |canvas, row, here| {
                if let Some(line) = lines.get(row) {
                    draw_line(canvas, line, (here, in_hand), rated, cx);
                }
            });
    }
}

fn draw_line(
    canvas: &mut Canvas,
    line: &Line,
    (here, in_hand): (bool, bool),
    rated: u16,
    cx: &Context,
) {
    let area = canvas.area();
    let (x, y) = (area.x, area.y);
    match line {
        Line::Section(title) => {
            canvas.print(x, y, title, Role::Heading);
        }
        Line::Page {
            page,
            state,
            words,
            rating,
        } => {
            if here {
                let role = if in_hand { Role::Accent } else { Role::Muted };
                canvas.print(x, y, cx.signs.cursor, role);
            }
            let (mark, role) = sign(*state, cx);
            canvas.print(x + 2, y, mark, role);
            if let Some(item) = page.item() {
                canvas.print(x + 5, y, &format!("{:>2}", item + 1), Role::Muted);
            }
            let mut right = area.right().saturating_sub(2);
            if area.width >= 56 {
                let rating = rating
                    .map(|rating| name(rating, cx.lang))
                    .unwrap_or_default();
                canvas.print_right(right, y, &rating, Role::Muted);
                right = right.saturating_sub(rated + 2);
            }
            let room = right.saturating_sub(x + 9);
            canvas.print_within(x + 9, y, room, words, Role::Text);
        }
    }
}
