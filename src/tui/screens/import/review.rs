//! The fourth step: what will be put into the box and what is dropped before,
//! once more on one page, and go.

use std::sync::Arc;

use crate::tr;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::import::{self, Report};

use super::draft::Draft;
use super::report::Page;

/// What an import would do.
pub(super) struct ReviewScreen {
    draft: Draft,
    report: Box<Report>,
    page: Page,
}

impl ReviewScreen {
    pub(super) fn new(draft: Draft, report: Box<Report>) -> Self {
        Self {
            draft,
            report,
            page: Page::default(),
        }
    }

    fn fill(&mut self, cx: &Context) {
        let words = tr!(cx.lang, "import-review-words");
        let first = vec![(words, Role::Muted)];
        self.page.fill(first, &self.report, &self.draft.setup, cx);
    }

    fn import(&self, cx: &Context) -> Effect<Box<Report>> {
        let table = Arc::clone(&self.draft.table);
        let mapping = self.draft.mapping.clone();
        let label = tr!(cx.lang, "import-importing");
        Effect::job(label, move |desk, progress| {
            let report = import::import(desk, &table, &mapping, progress)?;
            Ok(Box::new(report))
        })
    }
}

impl Screen for ReviewScreen {
    type Answer = Box<Report>;

    fn handle(&mut self, input: Input<Box<Report>>, cx: &Context) -> Vec<Effect<Box<Report>>> {
        if self.page.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Opened | Input::Language(_) => {
                self.fill(cx);
                Vec::new()
            }
            Input::Command(Command::Continue) => vec![self.import(cx)],
            Input::Answer(answer) => answered(answer, |report| vec![Effect::give(report)]),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.column();
        self.page.draw(canvas, area);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-review-title")).right(tr!(cx.lang, "import-step-4"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Continue, tr!(cx.lang, "import-go")),
            Offer::named(Command::Up, tr!(cx.lang, "import-scroll")),
            Offer::new(Command::Back),
        ]
    }
}
