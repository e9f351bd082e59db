//! A dialog with a list to choose from; it gives the place of what was chosen.

use crate::text;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Place, Role, Screen, Title};

/// The list.
pub(super) struct PickScreen {
    title: String,
    options: Vec<String>,
    list: List,
}

impl PickScreen {
    /// With the option at `in_hand` in hand.
    pub(super) fn new(title: String, options: Vec<String>, in_hand: usize) -> Self {
        let mut list = List::new();
        list.set_len(options.len());
        list.select(in_hand.min(options.len().saturating_sub(1)));
        Self {
            title,
            options,
            list,
        }
    }
}

impl Screen for PickScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        if let Input::Key(key) = &input
            && let Some(place) = key.digit().and_then(|digit| digit.checked_sub(1))
            && place < self.options.len().min(9)
        {
            return vec![Effect::give(place)];
        }
        match self.list.handle(&input) {
            Chosen::Opened(place) => vec![Effect::give(place)],
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let options = &self.options;
        self.list
            .draw(canvas, area, (options.len(), 1), |canvas, row, in_hand| {
                let area = canvas.area();
                if in_hand {
                    canvas.print(area.x, area.y, cx.signs.cursor, Role::Accent);
                }
                let digit = if row < 9 {
                    format!("{}", row + 1)
                } else {
                    String::new()
                };
                canvas.print(area.x + 2, area.y, &digit, Role::Muted);
                if let Some(option) = options.get(row) {
                    canvas.print_within(
                        area.x + 4,
                        area.y,
                        area.width.saturating_sub(5),
                        option,
                        Role::Text,
                    );
                }
            });
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.title.clone())
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-pick")),
            Offer::new(Command::Back),
        ]
    }

    fn place(&self, cx: &Context) -> Place {
        let widest = text::widest(&self.options);
        let width = widest.max(text::width(&self.title)) as u16 + 6;
        let height = self.options.len() as u16;
        Place::Dialog {
            width: width.clamp(24, cx.size.width.saturating_sub(8).max(24)),
            height: height.min(cx.size.height.saturating_sub(4)),
        }
    }
}
