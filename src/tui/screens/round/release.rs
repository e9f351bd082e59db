//! After the count: how many ballots, what was refused and why, and the
//! release's own symbols for the minutes.

use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::assess::{Released, RoundResult};
use crate::say;
use crate::tr;
use crate::tui::screens::results::ResultsScreen;
use crate::tui::screens::symbols;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::tui::{Command, Toast};
use crate::usecase::round::{Counted, Refused};

use super::save_as::{SaveAs, Saved, What};

/// What a line of the page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Results,
    Save,
}

const DEEDS: [Deed; 2] = [Deed::Results, Deed::Save];

/// What came of a count, or the symbols alone when they are looked at later.
pub(super) struct ReleaseScreen {
    words: String,
    /// Ballots counted, ballots spoiled, and what else was refused.
    counted: Option<(u32, Refused)>,
    box_path: PathBuf,
    list: List,
}

impl ReleaseScreen {
    /// Just counted.
    pub(super) fn counted(counted: &Counted, box_path: PathBuf) -> Self {
        Self {
            counted: Some((valid(&counted.released), counted.refused)),
            ..Self::again(counted.release_words.clone(), box_path)
        }
    }

    /// Looked at again later.
    pub(super) fn again(words: String, box_path: PathBuf) -> Self {
        let mut list = List::new();
        list.set_len(DEEDS.len());
        Self {
            words,
            counted: None,
            box_path,
            list,
        }
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<()>> {
        match DEEDS.get(row) {
            Some(Deed::Results) => vec![Effect::replace(ResultsScreen::new())],
            Some(Deed::Save) => {
                let save = SaveAs::new(What::Release, self.box_path.clone(), cx);
                vec![Effect::call(save, |Saved| ())]
            }
            None => Vec::new(),
        }
    }
}

/// Ballots that were counted.
pub(in crate::tui::screens) fn valid(released: &Released<RoundResult>) -> u32 {
    released.get().groups.iter().map(|group| group.valid).sum()
}

/// Draws what was not counted, and what to do about it; returns the row below.
pub(in crate::tui::screens) fn draw_refused(
    canvas: &mut Canvas,
    area: Rect,
    refused: &Refused,
    cx: &Context,
) -> u16 {
    let mut y = area.y;
    for (words, strange) in say::refused(refused, cx.lang) {
        let (sign, role) = if strange {
            (cx.signs.warning, Role::Bad)
        } else {
            (cx.signs.separator, Role::Muted)
        };
        canvas.print(area.x, y, sign, role);
        y = canvas.paragraph(area.x + 2, y, area.width.saturating_sub(2), &words, role);
    }
    if refused.strange() > 0 {
        let words = tr!(cx.lang, "refused-what-now");
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Warning);
    }
    y
}

impl Screen for ReleaseScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Answer(Ok(())) => {
                vec![Effect::Toast(Toast::new(tr!(cx.lang, "release-saved")))]
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let mut y = area.y;
        let mut below = DEEDS.len() as u16 + 1;
        if let Some((valid, refused)) = &self.counted {
            let valid = *valid;
            let words = tr!(cx.lang, "release-counted", valid = valid);
            y = canvas.paragraph(area.x, y, area.width, &words, Role::Good);
            let reasons = say::refused(refused, cx.lang).len() as u16;
            below += 3 * reasons.min(1) + reasons;
        }
        let words = tr!(cx.lang, "release-words");
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Text);
        y = symbols::draw(canvas, y, &self.words, below, cx) + 1;
        if let Some((_, refused)) = &self.counted
            && *refused != Refused::default()
        {
            y = draw_refused(canvas, Rect { y, ..area }, refused, cx) + 1;
        }
        let height = (DEEDS.len() as u16).min(area.height);
        let list = Rect {
            y: y.min(area.bottom() - height),
            height,
            ..area
        };
        let rows = (DEEDS.len(), 1);
        self.list.draw(canvas, list, rows, |canvas, row, in_hand| {
            let Some(deed) = DEEDS.get(row) else { return };
            let Rect { x, y, .. } = canvas.area();
            if in_hand {
                canvas.print(x, y, cx.signs.cursor, Role::Accent);
            }
            canvas.print(x + 2, y, &name(*deed, cx), Role::Text);
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "release-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let deed = DEEDS.get(self.list.selected());
        deed.map(|deed| Offer::named(Command::Open, name(*deed, cx)))
            .into_iter()
            .collect()
    }
}

fn name(deed: Deed, cx: &Context) -> String {
    match deed {
        Deed::Results => tr!(cx.lang, "release-to-results"),
        Deed::Save => tr!(cx.lang, "release-save"),
    }
}
