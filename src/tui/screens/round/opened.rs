//! After opening: the mark, and what to do with the slips.

use crate::domain::round::KeyMode;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::round::Opened;

use super::plan::Decided;

/// What the clerk must do now.
pub(super) struct OpenedScreen {
    opened: Opened,
    decided: Decided,
}

impl OpenedScreen {
    /// What was opened, and as what it was decided.
    pub const fn new(opened: Opened, decided: Decided) -> Self {
        Self { opened, decided }
    }

    fn steps(&self, cx: &Context) -> Vec<String> {
        let plan = &self.decided.plan;
        let mut steps = Vec::new();
        if let Some(slips) = &plan.slips_path {
            let path = slips.display().to_string();
            steps.push(tr!(cx.lang, "round-opened-print", path = path));
            steps.push(tr!(cx.lang, "round-opened-cut"));
            steps.push(tr!(cx.lang, "round-opened-delete"));
        } else {
            steps.push(tr!(cx.lang, "round-opened-import"));
        }
        let box_path = plan.box_path.display().to_string();
        steps.push(tr!(cx.lang, "round-opened-box", path = box_path));
        let halls = plan.halls.len();
        if halls > 0 {
            steps.push(tr!(cx.lang, "round-opened-halls", count = halls));
        }
        steps
    }
}

impl Screen for OpenedScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        let done = match input {
            Input::Command(command) => matches!(command, Command::Open | Command::Back),
            Input::Key(key) => key.code == Code::Enter,
            _ => false,
        };
        if done {
            vec![Effect::give(())]
        } else {
            Vec::new()
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let width = area.width;
        let air = u16::from(area.height > 16);
        let codes = self.opened.codes;
        let words = tr!(cx.lang, "round-opened-words", codes = codes);
        let mut y = canvas.paragraph(area.x, area.y, width, &words, Role::Text) + air;
        let mark = tr!(cx.lang, "round-opened-mark");
        let after = canvas.print(area.x, y, &mark, Role::Muted);
        canvas.print(after + 2, y, &self.opened.setup_mark, Role::Accent);
        y += 1;
        let (key, role) = match self.decided.mode {
            KeyMode::OnePerson => (tr!(cx.lang, "round-opened-one-person"), Role::Warning),
            KeyMode::TwoPersons => (tr!(cx.lang, "round-opened-two-persons"), Role::Text),
            KeyMode::TwoOfThree => (tr!(cx.lang, "round-opened-two-of-three"), Role::Text),
        };
        y = canvas.paragraph(area.x, y, width, &key, role) + 1;
        for (number, step) in (1..).zip(self.steps(cx)) {
            canvas.print(area.x, y, &format!("{number}"), Role::Accent);
            y = canvas.paragraph(area.x + 3, y, width.saturating_sub(3), &step, Role::Text);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-opened-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        // The pages below asked for what is done now; going back means going on.
        let done = tr!(cx.lang, "round-opened-done");
        vec![
            Offer::named(Command::Open, done),
            Offer::new(Command::Back).quiet().own(),
        ]
    }
}
