//! Asking before something happens.

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title};
use crate::tui::theme::Role;

use super::buttons::Buttons;

/// A question before something happens. The safe choice stands first and is in
/// hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub title: String,
    /// What happens after yes, and how it can be taken back.
    pub text: String,
    /// The doing word: 交出, not 确定.
    pub yes: String,
    /// The safe choice; empty for 再看看.
    pub no: String,
}

impl Question {
    /// A question whose safe choice is 再看看.
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>, yes: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            yes: yes.into(),
            no: String::new(),
        }
    }

    /// With another word for the safe choice.
    #[must_use]
    pub fn or(mut self, no: impl Into<String>) -> Self {
        self.no = no.into();
        self
    }
}

/// The dialog of a question; it returns a `bool`.
pub(in crate::tui) struct QuestionDialog {
    question: Question,
    buttons: Buttons,
}

impl QuestionDialog {
    pub(in crate::tui) fn new(question: Question, cx: &Context) -> Self {
        let no = if question.no.is_empty() {
            tr!(cx.lang, "frame-look-again")
        } else {
            question.no.clone()
        };
        Self {
            buttons: Buttons::new(vec![no, question.yes.clone()]),
            question,
        }
    }
}

impl Screen for QuestionDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match self.buttons.handle(&input) {
            Some(button) => vec![Effect::give(button == 1)],
            None => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.area();
        canvas.paragraph(area.x, area.y, area.width, &self.question.text, Role::Text);
        self.buttons
            .draw(canvas, area.x, area.bottom().saturating_sub(1));
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.question.title.clone())
    }

    fn place(&self, cx: &Context) -> Place {
        super::place(Canvas::rows(&self.question.text, super::width(cx)) + 2, cx)
    }
}
