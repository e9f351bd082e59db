//! Words that a person must close: an error, a message.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;

use super::buttons::Buttons;

/// Words with one button.
pub(in crate::tui) struct TellDialog {
    title: String,
    text: String,
    pager: Pager,
    button: Buttons,
}

impl TellDialog {
    pub(in crate::tui) fn new(title: String, text: String, cx: &Context) -> Self {
        let button = Buttons::new(vec![tr!(cx.lang, "frame-close")]);
        Self {
            title,
            text,
            pager: Pager::new(),
            button,
        }
    }
}

impl Screen for TellDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        if self.button.handle(&input).is_some() {
            return vec![Effect::Pop];
        }
        self.pager.handle(&input);
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.area();
        let words = Rect {
            height: area.height.saturating_sub(2),
            ..area
        };
        self.pager.draw_text(canvas, words, &self.text, Role::Text);
        self.button
            .draw(canvas, area.x, area.bottom().saturating_sub(1));
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.title.clone())
    }

    fn place(&self, cx: &Context) -> Place {
        let columns = super::width(cx).saturating_sub(2);
        super::place(Canvas::rows(&self.text, columns) + 2, cx)
    }
}
