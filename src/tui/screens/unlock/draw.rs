//! How the page looks.

use ratatui::layout::Rect;

use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::form::Editor;
use crate::tui::theme::Role;
use crate::usecase::vault::{RecoveryWords, SHORTEST_PASSPHRASE};

use super::{Page, UnlockScreen};

/// Columns of a line that is typed into.
const LINE: u16 = 44;

/// Characters of a recovery key.
const RECOVERY: usize = 24;

impl UnlockScreen {
    pub(super) fn draw_page(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        match &self.page {
            Page::Looking => {}
            Page::WriteDown(_, words) => write_down(canvas, area, words, cx),
            _ => self.draw_lines(canvas, area, cx),
        }
    }

    fn draw_lines(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let (lead, after) = match self.page {
            Page::First => (
                tr!(cx.lang, "vault-first-lead"),
                tr!(cx.lang, "vault-first-after"),
            ),
            Page::Renew(_) => (
                tr!(cx.lang, "vault-renew-lead"),
                tr!(cx.lang, "vault-renew-after"),
            ),
            Page::Recovery => (
                tr!(cx.lang, "vault-recovery-lead"),
                tr!(cx.lang, "vault-recovery-after"),
            ),
            _ if self.in_place.is_some() => (
                self.in_place.clone().unwrap_or_default(),
                tr!(cx.lang, "vault-in-place-after"),
            ),
            _ if self.changing => (
                tr!(cx.lang, "vault-change-lead"),
                tr!(cx.lang, "vault-renew-after"),
            ),
            _ if self.claim.member.is_none() => (
                tr!(cx.lang, "vault-office-lead"),
                tr!(cx.lang, "vault-office-after"),
            ),
            _ => (
                tr!(cx.lang, "vault-enter-lead"),
                tr!(cx.lang, "vault-enter-after"),
            ),
        };
        let mut y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + 1;
        let labels = [self.label(cx), tr!(cx.lang, "vault-again")];
        let indent = text::widest(&labels) as u16 + 3;
        let shown = self.lines_shown();
        for (place, line) in self.lines.iter_mut().enumerate().take(shown) {
            let focus = place == self.focus && !self.busy;
            let role = if focus { Role::Accent } else { Role::Muted };
            let label = labels.get(place).map(String::as_str).unwrap_or_default();
            canvas.print(area.x, y, label, role);
            let width = LINE.min(area.width.saturating_sub(indent));
            let field = Rect {
                x: area.x + indent,
                y,
                width,
                height: 1,
            };
            line.draw(canvas, field, focus, "");
            let under = canvas.signs().rule.repeat(usize::from(width));
            canvas.print(
                field.x,
                y + 1,
                &under,
                if focus { Role::Accent } else { Role::Rule },
            );
            y += 2;
        }
        y = self.draw_state(canvas, (area.x + indent, y), area.width - indent, cx) + 1;
        canvas.paragraph(area.x, y, area.width, &after, Role::Muted);
    }

    fn label(&self, cx: &Context) -> String {
        match self.page {
            Page::Recovery => tr!(cx.lang, "vault-recovery-label"),
            Page::Renew(_) => tr!(cx.lang, "vault-new-label"),
            _ => tr!(cx.lang, "vault-label"),
        }
    }

    /// What is wrong, what is being done, or what is still missing.
    fn draw_state(&self, canvas: &mut Canvas, at: (u16, u16), room: u16, cx: &Context) -> u16 {
        let (x, y) = at;
        if self.busy {
            return canvas.paragraph(x, y, room, &tr!(cx.lang, "vault-busy"), Role::Muted);
        }
        if let Some(trouble) = &self.trouble {
            let after = canvas.print(x, y, canvas.signs().warning, Role::Bad) + 1;
            return canvas.paragraph(after, y, room.saturating_sub(2), trouble, Role::Bad);
        }
        let has = self.characters();
        let missing = if self.sets_passphrase() {
            SHORTEST_PASSPHRASE.saturating_sub(has)
        } else if matches!(self.page, Page::Recovery) {
            let typed = self.lines.first().map(Editor::text).unwrap_or_default();
            RECOVERY.saturating_sub(typed.chars().filter(|c| c.is_alphabetic()).count())
        } else {
            return y + 1;
        };
        if has > 0 && missing > 0 {
            let words = tr!(cx.lang, "vault-missing", count = missing.to_string());
            canvas.print(x, y, &words, Role::Muted);
        } else if has > 0 {
            let words = tr!(cx.lang, "vault-long-enough");
            canvas.print(x, y, &format!("{} {words}", cx.signs.done), Role::Good);
        }
        y + 1
    }
}

/// The recovery key, six groups of four, to be copied by hand.
fn write_down(canvas: &mut Canvas, area: Rect, words: &RecoveryWords, cx: &Context) {
    let lead = tr!(cx.lang, "vault-write-down-lead");
    let top = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + 1;
    let apart = if area.height >= 18 { 2 } else { 1 };
    let across = if area.width >= 72 { 3 } else { 2 };
    rule(canvas, area, top);
    let top = top + apart;
    let mut bottom = top;
    for (place, group) in words.words().split(' ').enumerate() {
        let (row, column) = ((place / across) as u16, (place % across) as u16);
        let (mut x, y) = (area.x + 2 + column * 24, top + row * apart);
        x = canvas.print(x, y, &format!("{}  ", place + 1), Role::Muted);
        for character in group.chars() {
            let mut cell = [0; 4];
            x = canvas.print(x, y, character.encode_utf8(&mut cell), Role::Heading) + 2;
        }
        bottom = y + apart;
    }
    rule(canvas, area, bottom);
    let after = tr!(
        cx.lang,
        "vault-write-down-after",
        key = cx.keys.label(super::Command::Continue)
    );
    canvas.paragraph(area.x, bottom + 1, area.width, &after, Role::Muted);
}

fn rule(canvas: &mut Canvas, area: Rect, y: u16) {
    canvas
        .part(Rect {
            y,
            height: 1,
            ..area
        })
        .rule(y);
}
