//! How far a job is, and the button that stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::clock::Moment;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title};
use crate::tui::theme::Role;

use super::buttons::Buttons;

/// `done` of `total` steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Step {
    pub done: usize,
    pub total: usize,
}

/// The dialog over a job. The loop takes it away when the job answers.
pub(in crate::tui) struct ProgressDialog {
    label: String,
    step: Option<Step>,
    stop: Arc<AtomicBool>,
    button: Buttons,
    /// Until then it does not show: most jobs are done sooner.
    shown_from: Moment,
}

/// What is done sooner than this needs no dialog.
const PATIENCE: Duration = Duration::from_millis(300);

impl ProgressDialog {
    pub(in crate::tui) fn new(label: String, stop: Arc<AtomicBool>, cx: &Context) -> Self {
        let button = Buttons::new(vec![tr!(cx.lang, "frame-cancel")]);
        Self {
            label,
            step: None,
            stop,
            button,
            shown_from: cx.now + PATIENCE,
        }
    }
}

impl Screen for ProgressDialog {
    type Answer = Step;

    fn handle(&mut self, input: Input<Step>, cx: &Context) -> Vec<Effect<Step>> {
        let escape = matches!(input, Input::Key(key) if cx.keys.asks(key, crate::tui::command::Command::Back));
        if self.button.handle(&input).is_some() || escape {
            self.stop.store(true, Ordering::Relaxed);
        }
        if let Input::Answer(Ok(step)) = input {
            self.step = Some(step);
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        canvas.print(area.x, area.y, &self.label, Role::Text);
        if let Some(Step { done, total }) = self.step {
            let columns = area.width.saturating_sub(16);
            let at = (area.x, area.y + 1);
            canvas.bar(at, columns, done as f64, total as f64, Role::Bar);
            let words = tr!(cx.lang, "frame-working", done = done, total = total);
            canvas.print_right(area.right(), area.y + 1, &words, Role::Muted);
        }
        let y = area.bottom().saturating_sub(1);
        if self.stop.load(Ordering::Relaxed) {
            canvas.print(area.x, y, &tr!(cx.lang, "frame-cancelling"), Role::Muted);
        } else {
            self.button.draw(canvas, area.x, y);
        }
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::default()
    }

    fn place(&self, cx: &Context) -> Place {
        if cx.now < self.shown_from {
            Place::Hidden
        } else {
            super::place(4, cx)
        }
    }

    fn deadline(&self) -> Option<Moment> {
        Some(self.shown_from)
    }

    fn exclusive(&self) -> bool {
        true
    }
}
