//! What stands on the screen at each step of the ceremony.

use ratatui::layout::Rect;

use crate::domain::round::Holder;
use crate::report::words::holder as name;
use crate::text::grapheme::graphemes;
use crate::tr;
use crate::tui::screens::place::below;
use crate::tui::{Canvas, Context, Role};

use super::characters::{self, CHARACTERS, Marked};
use super::{CeremonyScreen, Step};

impl CeremonyScreen {
    pub(super) fn draw_step(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        if self.covered {
            let words = [
                tr!(cx.lang, "ceremony-covered"),
                tr!(cx.lang, "ceremony-covered-go"),
            ];
            paragraphs(canvas, area, &words);
            return;
        }
        match self.step {
            Step::Making | Step::Opening => {}
            Step::TurnRound(holder) => turn_round(canvas, area, holder, cx),
            Step::Shown(holder) => self.draw_shown(canvas, area, holder, cx),
            Step::Typing(_) => self.draw_typing(canvas, area, cx),
            Step::Proved(holder) => self.draw_proved(canvas, area, holder, cx),
            Step::Again => {
                let words = [
                    tr!(cx.lang, "ceremony-again"),
                    match self.decided.mode.holders() {
                        [] => tr!(cx.lang, "ceremony-again-one-person"),
                        _ => tr!(cx.lang, "ceremony-again-paper"),
                    },
                    tr!(cx.lang, "ceremony-again-go"),
                ];
                paragraphs(canvas, area, &words);
            }
        }
    }

    /// The characters: the row in hand large where there is room, all of them
    /// with their numbers below.
    fn draw_shown(&self, canvas: &mut Canvas, area: Rect, holder: Holder, cx: &Context) {
        let Some(words) = self.ceremony.as_ref().and_then(|it| it.words(holder)) else {
            return;
        };
        let shown: Vec<&str> = graphemes(&words)
            .map(|grapheme| grapheme.text)
            .filter(|text| !text.trim().is_empty())
            .collect();
        let lead = tr!(cx.lang, "ceremony-shown-lead");
        let note = tr!(cx.lang, "ceremony-shown-note");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + 1;
        let in_row = characters::in_a_row(area.width);
        let rows = CHARACTERS.div_ceil(in_row);
        let at = self.row.min(rows.saturating_sub(1));
        let keep = rows as u16 + 1 + Canvas::rows(&note, area.width);
        let room = Rect {
            height: below(area, y).height.saturating_sub(keep),
            y,
            ..area
        };
        let row = shown.chunks(in_row).nth(at).unwrap_or_default();
        let y = characters::draw_large(canvas, room, row, cx);
        let y = characters::draw(canvas, Rect { y, ..area }, &shown, Marked::Row(at)) + 1;
        canvas.paragraph(area.x, y, area.width, &note, Role::Muted);
    }

    /// What is typed, and the same in numbered places to compare with the
    /// paper.
    fn draw_typing(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let lead = tr!(cx.lang, "ceremony-typing-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text);
        let air = u16::from(area.height > 15);
        let place = Rect {
            y: y + air,
            height: 1,
            ..area
        };
        self.line.draw(canvas, place, true, "");
        let y = place.y + 1 + air;
        let typed: Vec<&str> = graphemes(self.line.text())
            .map(|grapheme| grapheme.text)
            .filter(|text| text.chars().all(char::is_alphabetic))
            .collect();
        let marked = self.wrong.map_or(Marked::Nothing, Marked::Wrong);
        let y = characters::draw(canvas, Rect { y, ..area }, &typed, marked) + air;
        let Some(trouble) = &self.trouble else {
            let count = typed.len();
            let words = tr!(
                cx.lang,
                "ceremony-typing-count",
                count = count,
                all = CHARACTERS
            );
            let role = if count == CHARACTERS {
                Role::Good
            } else {
                Role::Muted
            };
            canvas.print(area.x, y, &words, role);
            return;
        };
        canvas.print(area.x, y, canvas.signs().warning, Role::Bad);
        let room = area.width.saturating_sub(2);
        canvas.paragraph(area.x + 2, y, room, trouble, Role::Bad);
    }

    fn draw_proved(&self, canvas: &mut Canvas, area: Rect, holder: Holder, cx: &Context) {
        let own = name(cx.lang, holder);
        let keep = match holder {
            Holder::Chair | Holder::Scrutineer => tr!(cx.lang, "ceremony-proved-keep"),
            Holder::Superior => tr!(cx.lang, "ceremony-proved-envelope"),
        };
        let next = match self.ceremony.as_ref().and_then(|it| it.next()) {
            Some(next) => {
                let next = name(cx.lang, next);
                tr!(cx.lang, "ceremony-proved-next", next = next)
            }
            None => tr!(cx.lang, "ceremony-proved-all"),
        };
        let words = [tr!(cx.lang, "ceremony-proved", holder = own), keep, next];
        paragraphs(canvas, area, &words);
    }
}

/// Asks everybody else to look away; nothing secret shows yet.
fn turn_round(canvas: &mut Canvas, area: Rect, holder: Holder, cx: &Context) {
    let own = name(cx.lang, holder);
    let who = match holder {
        Holder::Chair | Holder::Scrutineer => {
            tr!(cx.lang, "ceremony-turn-who", holder = own)
        }
        Holder::Superior => tr!(cx.lang, "ceremony-turn-superior"),
    };
    let words = [
        who,
        tr!(cx.lang, "ceremony-turn-others"),
        tr!(cx.lang, "ceremony-turn-paper"),
        tr!(cx.lang, "ceremony-turn-go"),
    ];
    paragraphs(canvas, area, &words);
}

/// The first as a heading, the last as what to press, with air between.
fn paragraphs(canvas: &mut Canvas, area: Rect, words: &[String]) {
    let mut y = area.y + u16::from(area.height > 15);
    for (place, words_of) in words.iter().enumerate() {
        let role = match place {
            0 => Role::Heading,
            _ if place + 1 == words.len() => Role::Accent,
            _ => Role::Text,
        };
        y = canvas.paragraph(area.x, y, area.width, words_of, role) + 1;
    }
}
