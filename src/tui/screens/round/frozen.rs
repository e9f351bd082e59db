//! Everything that can never be changed once a round is open, on one page.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::Setup;
use crate::domain::round::KeyMode;
use crate::lang::Lang;
use crate::report::round_setup;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::screens::export::ExportScreen;
use crate::tui::screens::preview::Page;
use crate::tui::widget::Pager;
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Question, Role, Screen, Title, answered,
};
use crate::usecase::vault::OfficeKey;

use super::ceremony::CeremonyScreen;
use super::plan::Decided;

/// What will be frozen, to be read before saying yes. It is the paper that can
/// be printed, from the same blocks.
pub(super) struct FrozenScreen {
    office: Arc<OfficeKey>,
    decided: Decided,
    setup: Arc<Setup>,
    data_path: PathBuf,
    page: Page,
    pager: Pager,
}

/// A person said yes.
pub(super) struct Yes;

impl FrozenScreen {
    /// What was decided, and the set-up that it makes.
    pub fn new(
        office: Arc<OfficeKey>,
        decided: Decided,
        setup: Setup,
        data_path: PathBuf,
        lang: &Lang,
    ) -> Self {
        Self {
            office,
            decided,
            data_path,
            page: Page::new(round_setup(lang, &setup, None)),
            setup: Arc::new(setup),
            pager: Pager::new(),
        }
    }

    fn ask(&self, cx: &Context) -> Vec<Effect<Yes>> {
        let codes: u32 = self.decided.plan.groups.iter().map(|g| g.codes).sum();
        let text = match self.decided.mode {
            KeyMode::OnePerson => tr!(cx.lang, "round-frozen-ask-text", codes = codes),
            KeyMode::TwoPersons | KeyMode::TwoOfThree => {
                let people = self.decided.mode.holders().len();
                tr!(cx.lang, "round-frozen-ask-key", people = people)
            }
        };
        let question = Question::new(
            tr!(cx.lang, "round-frozen-ask"),
            text,
            tr!(cx.lang, "round-frozen-yes"),
        );
        vec![Effect::Confirm(question, Yes)]
    }

    fn export(&self) -> Vec<Effect<Yes>> {
        let setup = Arc::clone(&self.setup);
        vec![Effect::push(ExportScreen::document(move |lang| {
            round_setup(lang, &setup, None)
        }))]
    }
}

impl Screen for FrozenScreen {
    type Answer = Yes;

    fn handle(&mut self, input: Input<Yes>, cx: &Context) -> Vec<Effect<Yes>> {
        if self.pager.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Command(Command::Continue) => self.ask(cx),
            Input::Key(key) if key.code == Code::Enter => self.ask(cx),
            Input::Command(Command::Print) => self.export(),
            Input::Language(_) => {
                self.page = Page::new(round_setup(cx.lang, &self.setup, None));
                Vec::new()
            }
            Input::Answer(answer) => answered(answer, |Yes| {
                let (office, decided) = (Arc::clone(&self.office), self.decided.clone());
                let data = self.data_path.clone();
                vec![Effect::replace(CeremonyScreen::new(office, decided, data))]
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "round-frozen-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Warning) + 1;
        let place = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let lines = self.page.lines(area.width.saturating_sub(2));
        self.pager.draw(canvas, place, lines.len(), |canvas, row| {
            let Rect { x, y, .. } = canvas.area();
            for piece in lines.get(row).into_iter().flatten() {
                canvas.print(x + piece.column, y, &piece.words, piece.role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-frozen-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Continue, tr!(cx.lang, "round-frozen-go")),
            Offer::named(Command::Next, tr!(cx.lang, "results-next-page")),
            Offer::named(Command::Print, tr!(cx.lang, "round-frozen-print")),
            Offer::new(Command::Back),
        ]
    }
}
