//! How the pages look: quiet at the machine, loud on the wall.

use ratatui::layout::Rect;

use crate::domain::Member;
use crate::domain::criticism::{OpenCriticism, SpokenHow};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::theme::Role;

use super::super::super::{place, projector};
use super::super::state;
use super::book::{Book, Page, Reader};
use super::{Kind, PagesScreen, rows};

/// Columns of text on the wall, at most: longer lines are read badly.
const WALL: u16 = 80;

/// Rows below a page on the wall: air, and whom it is about.
const FOOT: u16 = 2;

/// Rows of a name in big glyphs.
const GLYPHS: u16 = 8;

impl PagesScreen {
    pub(super) fn draw_page(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = if self.on_the_wall {
            projector::inside(canvas.area())
        } else {
            canvas.column()
        };
        match self.page() {
            None => {}
            Some(Page::State) => self.draw_state(canvas, area, cx),
            Some(Page::Open(at)) => self.draw_open(canvas, area, at, cx),
        }
    }

    fn draw_open(&mut self, canvas: &mut Canvas, area: Rect, at: usize, cx: &Context) {
        let Some(book) = &self.book else { return };
        let Some(open) = book.open(at) else { return };
        let critic = book.heard.members.iter().find(|m| m.id == open.critic);
        let area = if self.on_the_wall {
            draw_foot(canvas, area, book, at, cx);
            place::above(area, FOOT)
        } else {
            area
        };
        let rows = self.rows(open, area, cx);
        let tall = self.on_the_wall && area.height >= rows.len() as u16 + GLYPHS + 2;
        let y = draw_head(canvas, area, critic, tall);
        let (body, indent) = (place::below(area, y), rows::indent(cx));
        self.pager.draw(canvas, body, rows.len(), |canvas, row| {
            let Rect { x, y, .. } = canvas.area();
            if let Some(row) = rows.get(row) {
                canvas.print(x, y, &row.label, Role::Muted);
                canvas.print(x + indent, y, &row.words, row.role);
            }
        });
    }

    /// What one critic said: on the wall louder, and airy where all of it fits.
    fn rows(&self, open: &OpenCriticism, area: Rect, cx: &Context) -> Vec<rows::Row> {
        let style = |airy| rows::Style {
            columns: area.width.min(WALL).saturating_sub(2),
            said: if self.on_the_wall {
                Role::Heading
            } else {
                Role::Text
            },
            airy,
        };
        let rows = |airy| match self.kind {
            Kind::Preview => rows::opinions(&open.opinions, style(airy), cx),
            Kind::Heard(_) => rows::rows(open, style(airy), cx),
        };
        let airy = rows(true);
        if self.on_the_wall && airy.len() + 2 <= usize::from(area.height) {
            airy
        } else {
            rows(false)
        }
    }

    fn draw_state(&self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let mut y = area.y;
        for (sign, words, role) in self.remarks(cx) {
            let mut x = area.x;
            if !sign.is_empty() {
                x = canvas.print(x, y, sign, role) + 1;
            }
            let room = area.right().saturating_sub(x);
            y = canvas.paragraph(x, y, room, &words, role) + 1;
        }
    }

    /// What is to be said where nothing is open yet, and what to do.
    fn remarks(&self, cx: &Context) -> Vec<(&'static str, String, Role)> {
        let (Some(book), Kind::Heard(reader)) = (&self.book, &self.kind) else {
            return Vec::new();
        };
        let heard = &book.heard;
        let name = heard.target.name.as_str();
        let mine = matches!(reader, Reader::Person(_));
        let mut remarks = Vec::new();
        let count = heard.waiting.to_string();
        match book.spoken {
            None if mine => {
                let sealed = heard.sealed.to_string();
                let words = tr!(cx.lang, "criticism-mine-later", count = sealed);
                remarks.push(("", words, Role::Text));
            }
            Some(_) if heard.waiting > 0 && mine => {
                let words = tr!(cx.lang, "criticism-mine-waiting", count = count);
                remarks.push(("", words, Role::Text));
            }
            Some(spoken) if heard.waiting > 0 => {
                let words = match spoken.how {
                    SpokenHow::InPerson => {
                        tr!(
                            cx.lang,
                            "criticism-room-waiting",
                            name = name,
                            count = count
                        )
                    }
                    SpokenHow::InWriting => {
                        tr!(cx.lang, "criticism-room-absent", name = name, count = count)
                    }
                };
                remarks.push(("", words, Role::Text));
            }
            Some(_) if heard.open.is_empty() && heard.without_copy == 0 => {
                let words = tr!(cx.lang, "criticism-nobody", name = name);
                remarks.push(("", words, Role::Muted));
            }
            None | Some(_) => {}
        }
        if heard.without_copy > 0 {
            let count = heard.without_copy.to_string();
            let words = tr!(cx.lang, "criticism-without-copy", count = count);
            remarks.push((cx.signs.warning, words, Role::Warning));
        }
        for critic in &heard.unreadable {
            let critic = heard.name(*critic);
            let words = tr!(cx.lang, "criticism-unreadable-of", name = critic);
            remarks.push((cx.signs.warning, words, Role::Bad));
        }
        if let Some(spoken) = &book.spoken {
            remarks.push(("", state::spoken(spoken, cx.lang), Role::Muted));
        }
        remarks
    }
}

/// Whom it is about and which critic it is, small at the bottom.
fn draw_foot(canvas: &mut Canvas, area: Rect, book: &Book, at: usize, cx: &Context) {
    let bottom = area.bottom().saturating_sub(1);
    let number = format!("{} / {}", at + 1, book.heard.open.len());
    let right = canvas.print_right(area.right(), bottom, &number, Role::Muted);
    let name = book.heard.target.name.as_str();
    let words = tr!(cx.lang, "criticism-of", name = name);
    let room = right.saturating_sub(area.x + 2);
    canvas.print_within(area.x, bottom, room, &words, Role::Muted);
}

/// Who says it, in big glyphs where there is room. Returns the row after.
fn draw_head(canvas: &mut Canvas, area: Rect, critic: Option<&Member>, tall: bool) -> u16 {
    let Some(critic) = critic else { return area.y };
    let mut y = area.y;
    if tall {
        let head = Rect {
            height: GLYPHS,
            ..area
        };
        y = place::draw_big(canvas, head, &critic.name, Role::Accent);
        canvas.print(area.x, y, &critic.post, Role::Muted);
    } else {
        let after = canvas.print(area.x, y, &critic.name, Role::Accent);
        canvas.print(after + 2, y, &critic.post, Role::Muted);
    }
    y += 1;
    y + u16::from(area.height >= 12)
}

/// The criticism in hand, for its answer.
pub(super) fn in_hand(screen: &PagesScreen) -> Option<&OpenCriticism> {
    match screen.page()? {
        Page::Open(at) => screen.book.as_ref()?.open(at),
        Page::State => None,
    }
}
