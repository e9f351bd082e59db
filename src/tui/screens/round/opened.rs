//! After opening: the mark, and what to do with the slips.

use std::path::PathBuf;

use crate::tr;
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::round::Opened;

/// What the clerk must do now.
pub(super) struct OpenedScreen {
    opened: Opened,
    box_path: PathBuf,
    slips_path: Option<PathBuf>,
}

impl OpenedScreen {
    pub(super) const fn new(
        opened: Opened,
        box_path: PathBuf,
        slips_path: Option<PathBuf>,
    ) -> Self {
        Self {
            opened,
            box_path,
            slips_path,
        }
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
        let codes = self.opened.codes;
        let words = tr!(cx.lang, "round-opened-words", codes = codes);
        let mut y = canvas.paragraph(area.x, area.y, width, &words, Role::Text);
        let mark = tr!(cx.lang, "round-opened-mark");
        y += 1;
        let after = canvas.print(area.x, y, &mark, Role::Muted);
        canvas.print(after + 2, y, &self.opened.setup_mark, Role::Accent);
        y += 1;
        let one = tr!(cx.lang, "round-opened-one-person");
        y = canvas.paragraph(area.x, y, width, &one, Role::Warning) + 1;
        let mut steps = Vec::new();
        if let Some(slips) = &self.slips_path {
            let path = slips.display().to_string();
            steps.push(tr!(cx.lang, "round-opened-print", path = path));
            steps.push(tr!(cx.lang, "round-opened-cut"));
            steps.push(tr!(cx.lang, "round-opened-delete"));
        } else {
            steps.push(tr!(cx.lang, "round-opened-import"));
        }
        let box_path = self.box_path.display().to_string();
        steps.push(tr!(cx.lang, "round-opened-box", path = box_path));
        for (number, step) in (1..).zip(steps) {
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
