//! The upper part of a page: what is asked, where it is written, and why it
//! cannot be written in now.

use ratatui::layout::Rect;

use crate::domain::WorksheetState;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::super::dates;
use super::pad::{Hand, Pad};
use super::page::{Page, part_advice, part_name};

/// Draws what is asked and what holds now; returns the row after it.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, pad: &Pad, cx: &Context) -> u16 {
    let mut y = match pad.at() {
        Page::Part(kind) => {
            let name = part_name(kind, cx.lang);
            let y = canvas.paragraph(area.x, area.y, area.width, &name, Role::Heading);
            let advice = part_advice(kind, cx.lang);
            canvas.paragraph(area.x, y, area.width, &advice, Role::Muted)
        }
        Page::Item(item) => draw_item(canvas, area, (pad, item), cx),
    };
    if let Some((sign, words, role)) = held(pad, cx) {
        let after = canvas.print(area.x, y, sign, role) + 1;
        let room = area.right().saturating_sub(after);
        y = canvas.paragraph(after, y, room, &words, role);
    }
    y + u16::from(canvas.area().height >= 16)
}

/// Section, source, the item itself, and which edition asked it.
fn draw_item(canvas: &mut Canvas, area: Rect, (pad, item): (&Pad, usize), cx: &Context) -> u16 {
    let Some((_, section, asked)) = pad.asked(item) else {
        let words = tr!(cx.lang, "sheet-earlier-edition");
        return canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
    };
    let source = match asked.citation.shown_article() {
        Some(article) => format!("{} {article}", asked.citation.document),
        None => asked.citation.document.clone(),
    };
    let start = canvas.print_right(area.right(), area.y, &source, Role::Muted);
    let room = start.saturating_sub(area.x + 2);
    canvas.print_within(area.x, area.y, room, &section.title, Role::Muted);
    let y = canvas.paragraph(area.x, area.y + 1, area.width, &asked.text, Role::Heading);
    match edition_note(pad, item, cx) {
        Some(words) => canvas.paragraph(area.x, y, area.width, &words, Role::Muted),
        None => y,
    }
}

/// Which edition asked what is written here, when it is not today's.
fn edition_note(pad: &Pad, item: usize, cx: &Context) -> Option<String> {
    let entry = pad.sheet().entries.get(item)?;
    let today = &pad.open().checklist;
    if entry.edition == today.pack || entry.is_blank() {
        return None;
    }
    if !pad.is_asked_now() {
        return Some(tr!(cx.lang, "sheet-earlier-edition"));
    }
    let asking = pad
        .open()
        .elsewhere
        .iter()
        .find(|checklist| checklist.pack == entry.edition);
    let title = asking.map_or_else(|| entry.edition.to_string(), |list| list.title.clone());
    Some(tr!(cx.lang, "sheet-asked-by", title = title))
}

/// Why it cannot be written in now.
fn held<'a>(pad: &Pad, cx: &Context<'a>) -> Option<(&'a str, String, Role)> {
    if let WorksheetState::HandedIn { at } = pad.sheet().state {
        let (date, key) = (dates::moment(cx.lang, at), cx.keys.label(Command::TakeBack));
        let words = tr!(cx.lang, "sheet-handed-in", date = date, key = key);
        return Some((cx.signs.done, words, Role::Good));
    }
    let words = match pad.hand() {
        Hand::Mine => return None,
        Hand::Free => {
            let key = cx.keys.label(Command::Turn);
            tr!(cx.lang, "sheet-turn-free", key = key)
        }
        Hand::Other { name, since } => {
            let since = dates::moment(cx.lang, *since);
            tr!(
                cx.lang,
                "sheet-turn-other",
                name = name.as_str(),
                since = since
            )
        }
    };
    Some((cx.signs.warning, words, Role::Warning))
}
