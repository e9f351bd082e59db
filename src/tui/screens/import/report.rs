//! What an import did, and what it would do: rows of each group, values mapped
//! by hand, columns kept and dropped.

use ratatui::layout::Rect;

use crate::domain::Setup;
use crate::say::imported;
use crate::text;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::widget::Pager;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::import::Report;
use crate::usecase::round;

/// The parts of a report with their headings, as rows of a pager.
#[derive(Default)]
pub(super) struct Page {
    parts: Vec<(String, Role)>,
    pager: Pager,
}

impl Page {
    /// Lays a report out under its first lines.
    pub(super) fn fill(
        &mut self,
        first: Vec<(String, Role)>,
        report: &Report,
        setup: &Setup,
        cx: &Context,
    ) {
        let mut parts = [
            (
                tr!(cx.lang, "import-part-rows"),
                imported::rows(report, cx.lang),
            ),
            (
                tr!(cx.lang, "import-part-values"),
                imported::values(report, setup, cx.lang),
            ),
            (
                tr!(cx.lang, "import-part-columns"),
                imported::columns(report, cx.lang),
            ),
        ];
        if !report.happened {
            // Before, what matters most is what is kept and what is dropped.
            parts.rotate_right(1);
        }
        self.parts = first;
        for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
            self.parts.push((String::new(), Role::Text));
            self.parts.push((heading, Role::Heading));
            self.parts
                .extend(lines.into_iter().map(|line| (line, Role::Text)));
        }
    }

    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> bool {
        self.pager.handle(input)
    }

    pub(super) fn draw(&mut self, canvas: &mut Canvas, area: Rect) {
        let columns = usize::from(area.width.saturating_sub(2).max(2));
        let clean: Vec<(String, Role)> = self
            .parts
            .iter()
            .map(|(words, role)| (text::sanitize(words).into_owned(), *role))
            .collect();
        let rows: Vec<(&str, Role)> = clean
            .iter()
            .flat_map(|(words, role)| {
                let lines = text::wrapped(words, columns);
                lines.into_iter().map(move |line| (line, *role))
            })
            .collect();
        self.pager.draw(canvas, area, rows.len(), |canvas, index| {
            let Rect { x, y, .. } = canvas.area();
            if let Some((words, role)) = rows.get(index) {
                canvas.print(x, y, words, *role);
            }
        });
    }
}

/// What an import did.
pub(super) struct ReportScreen {
    report: Report,
    setup: Option<Box<Setup>>,
    page: Page,
}

impl ReportScreen {
    pub(super) fn new(report: Report) -> Self {
        Self {
            report,
            setup: None,
            page: Page::default(),
        }
    }

    fn fill(&mut self, cx: &Context) {
        let Some(setup) = &self.setup else {
            return;
        };
        let (added, again) = (self.report.added(), self.report.already_there());
        let mut words = tr!(cx.lang, "import-done-added", added = added);
        if again > 0 {
            words.push_str(&tr!(cx.lang, "import-done-again", again = again));
        }
        let advice = tr!(cx.lang, "import-done-advice");
        let first = vec![(words, Role::Good), (advice, Role::Muted)];
        self.page.fill(first, &self.report, setup, cx);
    }
}

impl Screen for ReportScreen {
    type Answer = Box<Setup>;

    fn handle(&mut self, input: Input<Box<Setup>>, cx: &Context) -> Vec<Effect<Box<Setup>>> {
        if self.page.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Opened => vec![Effect::ask(|desk| Ok(Box::new(round::setup(desk)?)))],
            Input::Answer(answer) => answered(answer, |setup| {
                self.setup = Some(setup);
                self.fill(cx);
                Vec::new()
            }),
            Input::Language(_) => {
                self.fill(cx);
                Vec::new()
            }
            Input::Command(Command::Open) => vec![Effect::Pop],
            Input::Key(key) if key.code == Code::Enter => vec![Effect::Pop],
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.column();
        self.page.draw(canvas, area);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-done-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-done")),
            Offer::named(Command::Up, tr!(cx.lang, "import-scroll")),
        ]
    }
}
