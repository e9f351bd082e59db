//! The operator's side of the kiosk: how many have voted, the number that ends
//! it, and typing that number.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::Turnout;
use crate::say;
use crate::text;
use crate::tr;
use crate::tui::screens::place::{below, column, middle};
use crate::tui::{Canvas, Code, Context, Input, Role};
use crate::usecase::Error;
use crate::usecase::kiosk::{Booth, ExitNumber};

use super::choices::Choices;

/// What the operator wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Let people vote.
    Open,
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
            choices: Choices::new(2),
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
            _ => Some(Wish::Leave),
        }
    }

    /// Draws the page.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        booth: &Booth,
        number: Option<&ExitNumber>,
        cx: &Context,
    ) {
        let area = column(canvas.area());
        let air = u16::from(area.height > 16);
        let lead = tr!(cx.lang, "kiosk-operator-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + air;
        let y = self.draw_turnout(canvas, Rect { y, ..area }, cx) + air;
        let y = draw_marks(canvas, Rect { y, ..area }, booth, number, cx) + air;
        let labels = [
            tr!(cx.lang, "kiosk-operator-open"),
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

/// The mark of the slips and the number that ends the kiosk.
fn draw_marks(
    canvas: &mut Canvas,
    area: Rect,
    booth: &Booth,
    number: Option<&ExitNumber>,
    cx: &Context,
) -> u16 {
    let labels = [
        tr!(cx.lang, "kiosk-mark"),
        tr!(cx.lang, "kiosk-exit-number"),
    ];
    let x = area.x + text::widest(&labels) as u16 + 2;
    let [mark, exit] = &labels;
    canvas.print(area.x, area.y, mark, Role::Muted);
    let after = canvas.print(x, area.y, &booth.setup_mark(), Role::Heading);
    canvas.print(
        after + 3,
        area.y,
        &tr!(cx.lang, "kiosk-mark-compare"),
        Role::Muted,
    );
    canvas.print(area.x, area.y + 1, exit, Role::Muted);
    if let Some(number) = number {
        canvas.print(x, area.y + 1, &grouped(number.digits(), 3), Role::Accent);
    }
    let how = tr!(cx.lang, "kiosk-exit-how");
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

/// The number that ends the kiosk, as far as it is typed.
#[derive(Debug)]
pub(super) struct NumberEntry {
    typed: Zeroizing<String>,
    wrong: bool,
}

impl NumberEntry {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            typed: Zeroizing::new(String::with_capacity(ExitNumber::DIGITS)),
            wrong: false,
        }
    }

    /// It was not the number.
    pub(super) fn refused(&mut self) {
        self.typed.clear();
        self.wrong = true;
    }

    /// Reacts; returns the number when all its digits are there.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<Zeroizing<String>> {
        let Input::Key(key) = input else {
            return None;
        };
        if let Some(digit) = key.typed().filter(char::is_ascii_digit) {
            self.typed.push(digit);
            self.wrong = false;
        } else if key.code == Code::Backspace {
            self.typed.pop();
        }
        (self.typed.len() >= ExitNumber::DIGITS).then(|| self.typed.clone())
    }

    /// Draws the page.
    pub(super) fn draw(&self, canvas: &mut Canvas, wait: Option<u64>, cx: &Context) {
        let area = middle(canvas.area(), 60);
        let heading = tr!(cx.lang, "kiosk-number-heading");
        canvas.print(area.x, area.y, &heading, Role::Heading);
        let lead = tr!(cx.lang, "kiosk-number-lead");
        let y = canvas.paragraph(area.x, area.y + 2, area.width, &lead, Role::Text) + 1;
        let mut x = area.x + 4;
        for at in 0..ExitNumber::DIGITS {
            if at == self.typed.len() {
                canvas.caret(x, y);
            }
            let typed = at < self.typed.len();
            let (sign, role) = if typed {
                (canvas.signs().hidden, Role::Heading)
            } else {
                ("_", Role::Placeholder)
            };
            canvas.print(x, y, sign, role);
            x += if at == 2 { 4 } else { 2 };
        }
        let wrong = self.wrong.then(|| tr!(cx.lang, "kiosk-number-wrong"));
        let wait = wait.map(|seconds| tr!(cx.lang, "kiosk-wait", seconds = seconds));
        let words: Vec<String> = wrong.into_iter().chain(wait).collect();
        canvas.paragraph(area.x, y + 2, area.width, &words.join(" "), Role::Bad);
    }
}
