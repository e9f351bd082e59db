//! The operator's side of the kiosk: how many have voted, and what ends it.

use ratatui::layout::Rect;

use crate::domain::Turnout;
use crate::say;
use crate::text;
use crate::tr;
use crate::tui::screens::place::{below, column};
use crate::tui::{Canvas, Context, Input, Role};
use crate::usecase::Error;
use crate::usecase::exit_key::ExitKey;
use crate::usecase::kiosk::Booth;

use super::choices::Choices;

/// What the operator wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Let people vote.
    Open,
    /// End it with words of one's own.
    OwnWords,
    /// End the kiosk.
    Leave,
}

/// The operator's page.
#[derive(Debug)]
pub(super) struct OperatorPage {
    choices: Choices,
    turnout: Option<Result<Vec<Turnout>, Error>>,
}

impl OperatorPage {
    /// Before the turnout is known.
    pub(super) const fn new() -> Self {
        Self {
            choices: Choices::new(3),
            turnout: None,
        }
    }

    /// The box answers.
    pub(super) fn counted(&mut self, turnout: Result<Vec<Turnout>, Error>) {
        self.turnout = Some(turnout);
    }

    /// Reacts.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<Wish> {
        match self.choices.handle(input)? {
            0 => Some(Wish::Open),
            1 => Some(Wish::OwnWords),
            _ => Some(Wish::Leave),
        }
    }

    /// Draws the page.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        booth: &Booth,
        exit: Option<&ExitKey>,
        cx: &Context,
    ) {
        let area = column(canvas.area());
        let air = u16::from(area.height > 16);
        let lead = tr!(cx.lang, "kiosk-operator-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + air;
        let y = self.draw_turnout(canvas, Rect { y, ..area }, cx) + air;
        let y = draw_marks(canvas, Rect { y, ..area }, booth, exit, cx) + air;
        let labels = [
            tr!(cx.lang, "kiosk-operator-open"),
            tr!(cx.lang, "kiosk-operator-own"),
            tr!(cx.lang, "kiosk-operator-leave"),
        ];
        self.choices.draw(canvas, below(area, y), &labels);
    }

    fn draw_turnout(&self, canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
        let mut y = area.y;
        let (out, back) = (area.x + 30, area.x + 40);
        match &self.turnout {
            None => {}
            Some(Err(error)) => {
                let sentence = say::sentence(error, cx.lang);
                y = canvas.paragraph(area.x, y, area.width, &sentence, Role::Bad);
            }
            Some(Ok(groups)) => {
                canvas.print_right(out, y, &tr!(cx.lang, "kiosk-handed-out"), Role::Muted);
                canvas.print_right(back, y, &tr!(cx.lang, "kiosk-returned"), Role::Muted);
                for group in groups
                    .iter()
                    .take(usize::from(area.height.saturating_sub(9)))
                {
                    y += 1;
                    canvas.print_within(area.x, y, 22, &group.name, Role::Text);
                    canvas.print_right(out, y, &group.handed_out.to_string(), Role::Text);
                    canvas.print_right(back, y, &group.returned.to_string(), Role::Text);
                }
                y += 1;
            }
        }
        y
    }
}

/// The mark of the slips and what ends the kiosk.
fn draw_marks(
    canvas: &mut Canvas,
    area: Rect,
    booth: &Booth,
    exit: Option<&ExitKey>,
    cx: &Context,
) -> u16 {
    let digits = exit.map(|exit| exit.digits().map(|digits| grouped(digits, 3)));
    let name = match &digits {
        None => String::new(),
        Some(Some(_)) => tr!(cx.lang, "kiosk-exit-number"),
        Some(None) => tr!(cx.lang, "kiosk-exit-own"),
    };
    let labels = [tr!(cx.lang, "kiosk-mark"), name];
    let x = area.x + text::widest(&labels) as u16 + 2;
    let [mark, name] = &labels;
    canvas.print(area.x, area.y, mark, Role::Muted);
    let after = canvas.print(x, area.y, &booth.setup_mark(), Role::Heading);
    canvas.print(
        after + 3,
        area.y,
        &tr!(cx.lang, "kiosk-mark-compare"),
        Role::Muted,
    );
    canvas.print(area.x, area.y + 1, name, Role::Muted);
    let (words, how) = match digits {
        None => (String::new(), tr!(cx.lang, "kiosk-exit-none")),
        Some(Some(digits)) => (digits, tr!(cx.lang, "kiosk-exit-how")),
        Some(None) => (
            tr!(cx.lang, "kiosk-exit-own-set"),
            tr!(cx.lang, "kiosk-exit-own-how"),
        ),
    };
    canvas.print(x, area.y + 1, &words, Role::Accent);
    canvas.paragraph(
        x,
        area.y + 2,
        area.right().saturating_sub(x),
        &how,
        Role::Muted,
    )
}

/// `1a2b 3c4d`, as on paper.
pub(super) fn grouped(symbols: &str, group: usize) -> String {
    let mut spelt = String::with_capacity(symbols.len() * 2);
    for (at, symbol) in symbols.chars().enumerate() {
        if at > 0 && at % group == 0 {
            spelt.push(' ');
        }
        spelt.push(symbol);
    }
    spelt
}
