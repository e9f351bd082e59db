//! What two people write into the minutes when the box is closed.

use crate::text::{self, Blocks};
use crate::tr;
use crate::tui::key::Code;
use crate::tui::signs::Signs;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};

/// Groups of symbols in one row, which is how far an eye keeps its place.
const GROUPS: usize = 3;
/// The same as big glyphs, of which a line holds ten.
const BIG_GROUPS: usize = 2;

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

impl MinutesScreen {
    /// The symbols: as big glyphs where they fit, else with air between them.
    fn draw_symbols(&self, canvas: &mut Canvas, y: u16, cx: &Context) -> u16 {
        let area = canvas.column();
        let big_rows =
            self.groups.len().div_ceil(BIG_GROUPS) * (text::big_height(Blocks::Half) + 1);
        let big = usize::from(area.height) >= big_rows + usize::from(y - area.y) + 4;
        let mut lines = Vec::new();
        if big && *cx.signs != Signs::ASCII {
            for row in self.groups.chunks(BIG_GROUPS) {
                lines.extend(text::big(&row.join(" "), Blocks::Half));
                lines.push(String::new());
            }
        } else {
            let air = area.height >= 18;
            for row in self.groups.chunks(GROUPS) {
                let row: Vec<String> = row.iter().map(|group| spaced(group)).collect();
                lines.extend(air.then(String::new));
                lines.push(row.join("      "));
                lines.extend(air.then(String::new));
            }
        }
        for (line, y) in lines.iter().zip(y..) {
            let left = area.width.saturating_sub(text::width(line) as u16) / 2;
            canvas.print(area.x + left, y, line, Role::Accent);
        }
        y + lines.len() as u16
    }
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
        y = self.draw_symbols(canvas, y, cx);
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
