//! Any document as it will read, and from there into a file.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::report::Document;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::widget::Pager;

use super::super::export::ExportScreen;
use super::blocks::Page;

/// Puts the document together, in the language that is asked for.
type Composing = Arc<dyn Fn(&Lang) -> Document + Send + Sync>;

/// A document as it will read.
pub struct PaperScreen {
    compose: Composing,
    page: Page,
    pager: Pager,
}

impl PaperScreen {
    /// A document, put together anew when the language changes.
    #[must_use]
    pub fn new(lang: &Lang, compose: impl Fn(&Lang) -> Document + Send + Sync + 'static) -> Self {
        Self {
            page: Page::new(compose(lang)),
            compose: Arc::new(compose),
            pager: Pager::new(),
        }
    }
}

impl Screen for PaperScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Export) => {
                let compose = Arc::clone(&self.compose);
                return vec![Effect::push(ExportScreen::document(move |lang| {
                    compose(lang)
                }))];
            }
            Input::Language(_) => self.page = Page::new((self.compose)(cx.lang)),
            input => {
                self.pager.handle(&input);
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let column = canvas.column();
        let lines = self.page.lines(column.width.saturating_sub(2));
        self.pager.draw(canvas, column, lines.len(), |canvas, row| {
            let Rect { x, y, .. } = canvas.area();
            for piece in lines.get(row).into_iter().flatten() {
                canvas.print(x + piece.column, y, &piece.words, piece.role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "sheet-preview");
        let title = &self.page.title();
        Title::new(format!("{what} {} {title}", cx.signs.separator))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")),
            Offer::new(Command::Export),
            Offer::new(Command::Back),
        ]
    }
}
