//! The cover sheet of a batch: three numbers that were counted by hand.

use ratatui::layout::Rect;

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::screens::place::below;
use crate::tui::{Canvas, Context, Filled, Form, Input, Offer, Role, Typing};
use crate::usecase::kiosk::Booth;
use crate::usecase::paper::{Batch, CoverSheet, Miscount};

/// More than anybody hands out at once.
const MOST: usize = 99_999;

/// The form of the cover sheet.
pub(super) struct CoverPage {
    form: Form,
}

impl CoverPage {
    /// For a new batch, or with the numbers that are to be corrected.
    pub(super) fn new(cover: Option<CoverSheet>, lang: &Lang) -> Self {
        let mut values = Values::new().with("spoiled", Value::Number(0));
        if let Some(cover) = cover {
            values.set("out", Value::Number(cover.handed_out.into()));
            values.set("back", Value::Number(cover.returned.into()));
            values.set("spoiled", Value::Number(cover.spoiled.into()));
        }
        Self {
            form: Form::new(spec(lang), &values),
        }
    }

    /// The same in another language.
    pub(super) fn rename(&mut self, lang: &Lang) {
        self.form.rename(spec(lang));
    }

    /// Reacts; the numbers when they are all there.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Option<CoverSheet> {
        match self.form.handle(input, cx) {
            Filled::Submitted(values) => Some(cover(&values)),
            _ => None,
        }
    }

    /// The numbers, unless one is missing; then the form says which.
    pub(super) fn submit(&mut self, cx: &Context) -> Option<CoverSheet> {
        self.form.submit(cx).map(|values| cover(&values))
    }

    /// Says at the number that was probably miscounted what is wrong.
    pub(super) fn blame(&mut self, miscount: Miscount, words: &str) {
        let field = match miscount {
            Miscount::MoreSpoiled { .. } | Miscount::Spoiled { .. } => "spoiled",
            _ => "back",
        };
        self.form.blame(field, words);
    }

    pub(super) fn offers(&self) -> Vec<Offer> {
        self.form.offers()
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    /// Draws the page.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, booth: &Booth, cx: &Context) {
        let area = canvas.column();
        let airy = area.height >= 18;
        let most = Batch::MOST_FORMS;
        let mut y = area.y;
        let mark = booth.setup_mark();
        let mut lines = vec![
            (tr!(cx.lang, "forms-cover-lead", most = most), Role::Text),
            (
                tr!(cx.lang, "forms-cover-mark", mark = mark.as_str()),
                Role::Text,
            ),
            (tr!(cx.lang, "forms-cover-memory"), Role::Muted),
        ];
        let groups = booth.setup().groups.iter();
        if groups.into_iter().any(|group| group.receipts) {
            lines.push((tr!(cx.lang, "forms-cover-receipts"), Role::Muted));
        }
        for (words, role) in lines {
            y = canvas.paragraph(area.x, y, area.width, &words, role) + u16::from(airy);
        }
        let room = below(area, y + u16::from(!airy));
        let room = Rect {
            height: room.height.max(4).min(area.bottom().saturating_sub(area.y)),
            y: room.y.min(area.bottom().saturating_sub(4)),
            ..room
        };
        self.form.draw(canvas, room, cx);
    }
}

fn cover(values: &Values) -> CoverSheet {
    let number = |id: &str| {
        let number = values.number(id).and_then(|n| u32::try_from(n).ok());
        number.unwrap_or(0)
    };
    CoverSheet {
        handed_out: number("out"),
        returned: number("back"),
        spoiled: number("spoiled"),
    }
}

fn spec(lang: &Lang) -> FormSpec {
    let number = |id: &str, label: String, hint: String| {
        Field::number(id, label)
            .required()
            .min(0)
            .max(MOST)
            .hint(hint)
    };
    FormSpec::new([
        number(
            "out",
            tr!(lang, "forms-cover-out"),
            tr!(lang, "forms-cover-out-hint"),
        ),
        number(
            "back",
            tr!(lang, "forms-cover-back"),
            tr!(lang, "forms-cover-back-hint"),
        ),
        number(
            "spoiled",
            tr!(lang, "forms-cover-spoiled"),
            tr!(lang, "forms-cover-spoiled-hint"),
        ),
    ])
}
