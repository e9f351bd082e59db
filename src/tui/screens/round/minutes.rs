//! What two people write into the minutes when the box is closed.

use crate::text;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};

/// Groups of symbols in one row, which is how far an eye keeps its place.
const GROUPS: usize = 3;

/// The commitment to the ballots, large enough to copy by hand.
pub(super) struct MinutesScreen {
    /// The symbols in groups.
    groups: Vec<String>,
}

impl MinutesScreen {
    pub(super) fn new(root_words: &str) -> Self {
        let groups = root_words.split(|c: char| !c.is_alphanumeric());
        let groups = groups
            .filter(|group| !group.is_empty())
            .map(ToOwned::to_owned);
        Self {
            groups: groups.collect(),
        }
    }
}

/// `K7QF` with air: `K  7  Q  F`.
fn spaced(group: &str) -> String {
    let symbols: Vec<String> = group.chars().map(String::from).collect();
    symbols.join("  ")
}

impl Screen for MinutesScreen {
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
        let words = tr!(cx.lang, "round-minutes-words");
        let mut y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let air = u16::from(area.height >= 18);
        for row in self.groups.chunks(GROUPS) {
            y += air;
            let row: Vec<String> = row.iter().map(|group| spaced(group)).collect();
            let line = row.join("      ");
            let x = area.x + (area.width.saturating_sub(text::width(&line) as u16)) / 2;
            canvas.print(x, y, &line, Role::Accent);
            y += 1 + air;
        }
        y += 1;
        for words in [
            tr!(cx.lang, "round-minutes-why"),
            tr!(cx.lang, "round-minutes-again"),
        ] {
            y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-minutes-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(
            Command::Open,
            tr!(cx.lang, "round-minutes-done"),
        )]
    }
}
