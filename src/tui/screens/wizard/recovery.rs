//! The office's recovery key, shown once, to be copied by hand.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::text::glyph::{Blocks, big, big_height, big_width};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::screens::opening;
use crate::tui::signs::Signs;
use crate::tui::theme::Role;
use crate::usecase::meeting::Created;
use crate::usecase::vault::{OfficeKey, RecoveryWords};

/// Groups in a row of the overview.
const IN_A_ROW: usize = 3;

/// It is written down.
#[derive(Debug)]
pub struct WrittenDown;

/// Shows the key large, one group after the other, and all of it below.
#[derive(Debug)]
pub struct RecoveryPage {
    words: RecoveryWords,
    office: Arc<OfficeKey>,
    /// The group in hand.
    group: usize,
}

impl RecoveryPage {
    /// For the meeting that was just created.
    #[must_use]
    pub fn new(created: Created) -> Self {
        let (words, office) = (created.recovery, Arc::new(created.office));
        Self {
            words,
            office,
            group: 0,
        }
    }

    fn groups(&self) -> Vec<&str> {
        self.words.words().split(' ').collect()
    }

    /// The group in hand in big glyphs; returns the row below.
    fn draw_large(&self, canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
        let groups = self.groups();
        let words = groups.get(self.group).copied().unwrap_or_default();
        let fits = |blocks: &Blocks| {
            let columns = big_width(words, *blocks);
            let rows = big_height(*blocks);
            columns <= usize::from(area.width) && rows + 5 <= usize::from(area.height)
        };
        let blocks = [Blocks::Half, Blocks::Quadrant].into_iter().find(fits);
        // Blocks are among the signs that some terminals show wide.
        let Some(blocks) = blocks.filter(|_| *cx.signs != Signs::ASCII) else {
            let spaced: Vec<String> = words.chars().map(String::from).collect();
            canvas.print(area.x + 2, area.y, &spaced.join("  "), Role::Accent);
            return area.y + 2;
        };
        let mut y = area.y;
        for line in big(words, blocks) {
            canvas.print(area.x, y, &line, Role::Text);
            y += 1;
        }
        y + 1
    }

    fn draw_all(&self, canvas: &mut Canvas, area: Rect) -> u16 {
        let mut y = area.y;
        for (row, groups) in self.groups().chunks(IN_A_ROW).enumerate() {
            let mut x = area.x;
            for (place, words) in groups.iter().enumerate() {
                let place = row * IN_A_ROW + place;
                let role = if place == self.group {
                    Role::Accent
                } else {
                    Role::Text
                };
                x = canvas.print(x, y, &format!("{} ", place + 1), Role::Muted);
                x = canvas.print(x, y, words, role) + 4;
            }
            y += 1;
        }
        y
    }

    fn step(&mut self, forward: bool) {
        let last = self.groups().len().saturating_sub(1);
        self.group = if forward {
            (self.group + 1).min(last)
        } else {
            self.group.saturating_sub(1)
        };
    }
}

impl Screen for RecoveryPage {
    type Answer = WrittenDown;

    fn handle(&mut self, input: Input<WrittenDown>, cx: &Context) -> Vec<Effect<WrittenDown>> {
        match input {
            Input::Command(Command::Continue | Command::Back) => {
                let question = Question::new(
                    tr!(cx.lang, "wizard-recovery-ask"),
                    tr!(cx.lang, "wizard-recovery-ask-text"),
                    tr!(cx.lang, "wizard-recovery-yes"),
                );
                vec![Effect::Confirm(question, WrittenDown)]
            }
            Input::Answer(answer) => answered(answer, |WrittenDown| {
                vec![Effect::Home(opening::home_of_office(Arc::clone(
                    &self.office,
                )))]
            }),
            Input::Command(Command::Left) => {
                self.step(false);
                Vec::new()
            }
            Input::Key(key) => {
                match key.code {
                    Code::Right | Code::Down | Code::Enter | Code::Char(' ') => self.step(true),
                    Code::Up => self.step(false),
                    _ => {
                        let digit = key.digit().and_then(|digit| digit.checked_sub(1));
                        self.group = digit
                            .filter(|group| *group < self.groups().len())
                            .unwrap_or(self.group);
                    }
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let why = tr!(cx.lang, "wizard-recovery-why");
        let y = canvas.paragraph(area.x, area.y, area.width, &why, Role::Text);
        let air = u16::from(area.height > 15);
        let below = Rect {
            y: y + air,
            height: area.bottom().saturating_sub(y + air),
            ..area
        };
        let y = self.draw_large(canvas, below, cx);
        let y = self.draw_all(canvas, Rect { y, ..area });
        if y + air < area.bottom() {
            let keep = tr!(cx.lang, "wizard-recovery-keep");
            canvas.paragraph(area.x, y + air, area.width, &keep, Role::Muted);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let (place, count) = (self.group + 1, self.groups().len());
        let group = tr!(
            cx.lang,
            "wizard-recovery-group",
            place = place,
            count = count
        );
        Title::new(tr!(cx.lang, "wizard-recovery-title")).right(group)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Continue, tr!(cx.lang, "wizard-recovery-done")),
            Offer::named(Command::Left, tr!(cx.lang, "wizard-recovery-turn")),
            Offer::new(Command::Back).quiet().own(),
        ]
    }

    /// It shows only once: nobody leaves by accident.
    fn exclusive(&self) -> bool {
        true
    }
}
