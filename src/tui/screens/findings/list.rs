//! All findings of one text as a list.

use ratatui::layout::Rect;

use crate::say::finding::sentence;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::explain::ExplainScreen;
use super::{Explained, Keep, Pointed};

/// Which findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Filter {
    /// Those that nobody has answered.
    #[default]
    Open,
    /// Those that were answered with a reason.
    Silenced,
    /// All of them.
    All,
}

impl Filter {
    const ALL: [Self; 3] = [Self::Open, Self::Silenced, Self::All];

    const fn takes(self, pointed: &Pointed) -> bool {
        match self {
            Self::Open => pointed.reason.is_none(),
            Self::Silenced => pointed.reason.is_some(),
            Self::All => true,
        }
    }

    fn name(self, cx: &Context) -> String {
        match self {
            Self::Open => tr!(cx.lang, "findings-filter-open"),
            Self::Silenced => tr!(cx.lang, "findings-filter-silenced"),
            Self::All => tr!(cx.lang, "findings-filter-all"),
        }
    }

    fn step(self, forward: bool) -> Self {
        let here = Self::ALL.iter().position(|filter| *filter == self);
        let here = here.unwrap_or(0);
        let there = if forward { here + 1 } else { here + 2 };
        Self::ALL[there % Self::ALL.len()]
    }
}

/// All findings. It gives the one that somebody goes to mend.
#[derive(Debug)]
pub struct FindingsScreen {
    pointed: Vec<Pointed>,
    keep: Option<Keep>,
    filter: Filter,
    list: List,
}

impl FindingsScreen {
    /// The findings, in reading order; without `keep` they can only be read.
    #[must_use]
    pub fn new(pointed: Vec<Pointed>, keep: Option<Keep>) -> Self {
        Self {
            pointed,
            keep,
            filter: Filter::default(),
            list: List::new(),
        }
    }

    /// The places of those that show.
    fn shown(&self) -> Vec<usize> {
        let pointed = self.pointed.iter().enumerate();
        pointed
            .filter(|(_, pointed)| self.filter.takes(pointed))
            .map(|(at, _)| at)
            .collect()
    }

    fn opened(&self, row: usize) -> Vec<Effect<Explained>> {
        let at = self.shown().get(row).copied();
        let Some((at, pointed)) = at.and_then(|at| Some((at, self.pointed.get(at)?))) else {
            return Vec::new();
        };
        let screen = ExplainScreen::new(pointed.clone(), at, self.keep.clone());
        vec![Effect::call(screen, |explained: Explained| explained)]
    }

    fn turn(&mut self, forward: bool) {
        self.filter = self.filter.step(forward);
        self.list.select(0);
        self.list.set_len(self.shown().len());
    }

    fn count(&self, filter: Filter) -> usize {
        let pointed = self.pointed.iter();
        pointed.filter(|pointed| filter.takes(pointed)).count()
    }

    /// Draws which findings there are, the filter in hand in colour.
    fn draw_filters(&self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let mut x = area.x;
        for filter in Filter::ALL {
            let in_hand = filter == self.filter;
            let role = if in_hand { Role::Accent } else { Role::Muted };
            let sign = if in_hand { cx.signs.cursor } else { " " };
            let words = format!("{sign} {} {}", filter.name(cx), self.count(filter));
            x = canvas.print(x, area.y, &words, role) + 3;
        }
    }
}

impl Screen for FindingsScreen {
    type Answer = Explained;

    fn handle(&mut self, input: Input<Explained>, _cx: &Context) -> Vec<Effect<Explained>> {
        match input {
            Input::Answer(Ok(Explained::Answered(at, reason))) => {
                if let Some(pointed) = self.pointed.get_mut(at) {
                    pointed.reason = reason;
                }
                self.list.set_len(self.shown().len());
            }
            Input::Answer(Ok(mend)) => return vec![Effect::give(mend)],
            Input::Command(Command::Left) => self.turn(false),
            Input::Command(Command::Right) => self.turn(true),
            input => {
                if let Chosen::Opened(row) = self.list.handle(&input) {
                    return self.opened(row);
                }
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.draw_filters(canvas, area, cx);
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        let shown = self.shown();
        if shown.is_empty() {
            let words = match self.filter {
                Filter::Silenced => tr!(cx.lang, "findings-none-silenced"),
                _ => tr!(cx.lang, "findings-none"),
            };
            canvas.paragraph(below.x, below.y, below.width, &words, Role::Muted);
            return;
        }
        let Self { pointed, list, .. } = self;
        let places = pointed.iter().map(|pointed| pointed.place.as_str());
        let columns = text::widest(places) as u16;
        list.draw(canvas, below, (shown.len(), 2), |canvas, row, in_hand| {
            let pointed = shown.get(row).and_then(|at| pointed.get(*at));
            if let Some(pointed) = pointed {
                draw_row(canvas, pointed, (in_hand, columns), cx);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let open = self.count(Filter::Open).to_string();
        Title::new(tr!(cx.lang, "command-findings")).right(tr!(
            cx.lang,
            "findings-count",
            count = open
        ))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if !self.shown().is_empty() {
            offers.push(Offer::named(Command::Open, tr!(cx.lang, "findings-look")));
            offers.push(Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")));
        }
        let filter = tr!(cx.lang, "findings-filter");
        offers.push(Offer::named(Command::Left, filter.clone()));
        offers.push(Offer::named(Command::Right, filter).quiet());
        offers.push(Offer::new(Command::Back));
        offers
    }
}

/// Place, code and sentence; below them the words it is about.
fn draw_row(canvas: &mut Canvas, pointed: &Pointed, (in_hand, columns): (bool, u16), cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    if in_hand {
        canvas.print(x, y, cx.signs.cursor, Role::Accent);
    }
    let finding = &pointed.finding;
    canvas.print_within(x + 2, y, columns, &pointed.place, Role::Muted);
    let x = x + 4 + columns;
    let role = if pointed.reason.is_none() {
        Role::Warning
    } else {
        Role::Muted
    };
    canvas.print(x, y, finding.rule.code(), role);
    let right = canvas.area().right().saturating_sub(2);
    let room = right.saturating_sub(x + 5);
    let words = sentence(cx.lang, finding);
    canvas.print_within(x + 5, y, room, &words, Role::Text);
    let below = match &pointed.reason {
        Some(reason) => tr!(cx.lang, "findings-silenced-why", reason = reason.as_str()),
        None => pointed.excerpt.replace('\n', " "),
    };
    canvas.print_within(x + 5, y + 1, room, &below, Role::Muted);
}
