//! What an import did.

use crate::tr;
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::import::Imported;

/// The numbers, and what to do with the table.
pub(super) struct ReportScreen {
    imported: Imported,
}

impl ReportScreen {
    pub(super) const fn new(imported: Imported) -> Self {
        Self { imported }
    }
}

impl Screen for ReportScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        let done = match input {
            Input::Command(command) => command == Command::Open,
            Input::Key(key) => key.code == Code::Enter,
            _ => false,
        };
        if done { vec![Effect::Pop] } else { Vec::new() }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Imported {
            added,
            already_there,
        } = self.imported;
        let mut lines = vec![(tr!(cx.lang, "import-done-added", added = added), Role::Text)];
        if already_there > 0 {
            let words = tr!(cx.lang, "import-done-again", again = already_there);
            lines.push((words, Role::Text));
        }
        lines.push((String::new(), Role::Text));
        lines.push((tr!(cx.lang, "import-done-advice"), Role::Muted));
        let mut y = area.y;
        for (words, role) in lines {
            y = canvas
                .paragraph(area.x, y, area.width, &words, role)
                .max(y + 1);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-done-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(Command::Open, tr!(cx.lang, "import-done"))]
    }
}
