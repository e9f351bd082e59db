//! Which pages there are: for the body and each member one page over all
//! items, one per item, then the opinions.

use ratatui::layout::{Rect, Size};

use crate::assess::RoundResult;
use crate::domain::Subject;
use crate::tui::Canvas;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Page {
    /// What this is.
    Title,
    /// Everybody's overall score, in the customary order.
    Overview {
        /// The first one on this page.
        from: usize,
        /// How many.
        count: usize,
    },
    /// One subject over all items.
    Subject(usize),
    /// One item about one subject.
    Item {
        /// Index of the subject.
        subject: usize,
        /// Index of the item.
        item: usize,
    },
    /// Opinions on one item about one subject.
    Opinions {
        /// Index of the comments.
        set: usize,
        /// The first one on this page.
        from: usize,
        /// How many; none where they are withheld.
        count: usize,
    },
}

/// A column of air at both sides, more where there are many, and a row above.
pub(in crate::tui::screens) const fn inside(area: Rect) -> Rect {
    let air = if area.width >= 100 { 4 } else { 1 };
    let above = if area.height >= 22 { 1 } else { 0 };
    Rect {
        x: area.x + air,
        y: area.y + above,
        width: area.width.saturating_sub(2 * air),
        height: area.height.saturating_sub(above),
    }
}

/// Rows of air between a page's sentence and its base.
pub(super) const fn air(height: u16) -> u16 {
    if height >= 20 { 1 } else { 0 }
}

/// Rows of the topic in big glyphs.
pub(super) const GLYPHS: u16 = 8;
/// Rows around the rows of an overview: topic as a line, a blank, sentence,
/// base.
const AROUND_OVERVIEW: u16 = 6;
/// Rows around opinions: topic, from whom, a blank, base.
const AROUND_OPINIONS: u16 = 5;

/// How many subjects an overview shows at this height.
pub(super) fn overview_rows(height: u16) -> usize {
    usize::from(height.saturating_sub(AROUND_OVERVIEW)).max(1)
}

/// The columns opinions are written in.
pub(super) const fn opinion_columns(width: u16) -> u16 {
    let columns = width.saturating_sub(4);
    if columns > 76 { 76 } else { columns }
}

/// All pages at this size.
pub(super) fn deck(result: &RoundResult, opinions: &[Vec<String>], size: Size) -> Vec<Page> {
    let mut pages = vec![Page::Title];
    let step = overview_rows(size.height);
    for from in (0..result.overall.len()).step_by(step) {
        pages.push(Page::Overview {
            from,
            count: step.min(result.overall.len() - from),
        });
    }
    for (subject, about) in result.subjects.iter().enumerate() {
        let graded = graded(result, about);
        if !graded.is_empty() {
            pages.push(Page::Subject(subject));
        }
        pages.extend(graded.into_iter().map(|item| Page::Item { subject, item }));
        for (set, comments) in result.comments.iter().enumerate() {
            // There is nothing to show until they are shuffled.
            if comments.subject == about.id
                && let Some(texts) = opinions.get(set)
            {
                pages.extend(opinion_pages(set, texts, size));
            }
        }
    }
    pages
}

/// Indices of the graded items about a subject.
pub(super) fn graded(result: &RoundResult, subject: &Subject) -> Vec<usize> {
    let items = result.questionnaire.items.iter().enumerate();
    items
        .filter(|(_, item)| {
            let cells = &result.cells;
            cells
                .iter()
                .any(|cell| cell.item == item.id && cell.subject == subject.id)
        })
        .map(|(index, _)| index)
        .collect()
}

/// As many opinions a page as its height holds, a blank row between them.
fn opinion_pages(set: usize, texts: &[String], size: Size) -> Vec<Page> {
    let inside = inside(Rect::new(0, 0, size.width, size.height));
    let room = size.height.saturating_sub(AROUND_OPINIONS);
    let (mut pages, mut from, mut used) = (Vec::new(), 0, 0_u16);
    for (index, text) in texts.iter().enumerate() {
        let rows = Canvas::rows(text, opinion_columns(inside.width)) + 1;
        if index > from && used + rows > room + 1 {
            pages.push(Page::Opinions {
                set,
                from,
                count: index - from,
            });
            (from, used) = (index, 0);
        }
        used += rows;
    }
    pages.push(Page::Opinions {
        set,
        from,
        count: texts.len() - from,
    });
    pages
}

/// Where in a deck the page is that shows what `page` showed first.
pub(super) fn place_of(deck: &[Page], page: &Page) -> usize {
    let shows = |other: &Page| match (other, page) {
        (Page::Overview { from, count }, Page::Overview { from: first, .. }) => {
            (*from..from + count).contains(first)
        }
        (
            Page::Opinions { set, from, count },
            Page::Opinions {
                set: of,
                from: first,
                ..
            },
        ) => set == of && (*from..from + (*count).max(1)).contains(first),
        (other, page) => other == page,
    };
    deck.iter().position(shows).unwrap_or(0)
}
