//! 结果: what was released, as a table to enter by, a page per figure, and
//! the opinions. Everything is drawn from [`Released`] and nothing else.

mod base;
mod detail;
mod opinions;
mod rows;
mod sheet;

use ratatui::layout::Rect;

use crate::assess::{Guarded, Reason, Released, RoundResult};
use crate::text;
use crate::domain::round::KeyMode;
use crate::tr;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::screens::doors;
use crate::tui::screens::export::ExportScreen;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::{Error, results, round};

use detail::DetailScreen;
use opinions::OpinionsScreen;
use sheet::{Sheet, Spot, full_name, score_words};

/// The overview: subjects by items, in their customary order, never ranked.
#[derive(Default)]
pub struct ResultsScreen {
    state: State,
    rows: List,
    /// The item in hand.
    column: usize,
}

/// What the results screen is answered.
pub struct Answer {
    released: Released<RoundResult>,
    key_mode: KeyMode,
}

#[derive(Default)]
enum State {
    #[default]
    Loading,
    /// Nothing was counted yet.
    Missing,
    Here(Sheet),
}

impl ResultsScreen {
    /// The results of the round in hand.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn sheet(&self) -> Option<&Sheet> {
        match &self.state {
            State::Here(sheet) => Some(sheet),
            State::Loading | State::Missing => None,
        }
    }

    fn load() -> Vec<Effect<Answer>> {
        vec![Effect::ask(|desk| {
            let released = results::released(desk)?;
            Ok(Answer { released, key_mode: round::setup(desk)?.key_mode })
        })]
    }

    fn loaded(
        &mut self,
        answer: Result<Answer, Error>,
    ) -> Vec<Effect<Answer>> {
        match answer {
            Err(Error::NotReleased | Error::NoRound | Error::NoMeeting) => {
                self.state = State::Missing;
                Vec::new()
            }
            answer => answered(answer, |Answer { released, key_mode }| {
                let sheet = Sheet::new(released, key_mode);
                self.rows.set_len(sheet.subjects().len());
                self.state = State::Here(sheet);
                Vec::new()
            }),
        }
    }

    fn spot(&self) -> Spot {
        Spot { subject: self.rows.selected(), item: self.column }
    }

    fn command(&mut self, command: Command) -> Option<Vec<Effect<Answer>>> {
        let sheet = self.sheet()?.clone();
        let last = sheet.items().len().saturating_sub(1);
        match command {
            Command::Left => self.column = self.column.saturating_sub(1),
            Command::Right => self.column = (self.column + 1).min(last),
            Command::Look => return Some(vec![Effect::push(OpinionsScreen::new(sheet, self.rows.selected()))]),
            Command::Project => {
                let pages = doors::project(sheet.released()).map(Effect::Push);
                return Some(pages.into_iter().collect());
            }
            Command::Export => return Some(vec![Effect::push(ExportScreen::ratings())]),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Opens the figure in hand, or the first one of its row.
    fn open(&self) -> Vec<Effect<Answer>> {
        let Some(sheet) = self.sheet() else {
            return Vec::new();
        };
        let mut spot = self.spot();
        if sheet.weighted(spot).is_none() {
            let next = sheet.next_item(spot, 1);
            spot = if next == spot { sheet.next_item(spot, -1) } else { next };
        }
        if sheet.weighted(spot).is_none() {
            return Vec::new();
        }
        vec![Effect::push(DetailScreen::new(sheet.clone(), spot))]
    }
}

impl Screen for ResultsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, _cx: &Context) -> Vec<Effect<Answer>> {
        let command = match &input {
            Input::Opened => return Self::load(),
            Input::Answer(_) => None,
            Input::Command(command) => Some(*command),
            Input::Key(key) if key.code == Code::Left => Some(Command::Left),
            Input::Key(key) if key.code == Code::Right => Some(Command::Right),
            _ => None,
        };
        if let Some(effects) = command.and_then(|command| self.command(command)) {
            return effects;
        }
        match self.rows.handle(&input) {
            Chosen::Opened(_) => return self.open(),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Answer(answer) => self.loaded(answer),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        match &self.state {
            State::Loading => {}
            State::Missing => {
                let area = canvas.column();
                canvas.paragraph(area.x, area.y, area.width, &tr!(cx.lang, "results-missing"), Role::Muted);
            }
            State::Here(sheet) => {
                let sheet = sheet.clone();
                Table { sheet: &sheet, column: self.column }.draw(&mut self.rows, canvas, cx);
            }
        }
    }

    fn title(&self, cx: &Context) -> Title {
        match self.sheet() {
            Some(sheet) => {
                let result = sheet.result();
                Title::new(tr!(cx.lang, "results-title", unit = result.unit.as_str(), meeting = result.title.as_str()))
                    .right(sheet.base(cx))
            }
            None => Title::new(tr!(cx.lang, "results-name")),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        if self.sheet().is_none() {
            return Vec::new();
        }
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "results-open")),
            Offer::named(Command::Look, tr!(cx.lang, "results-opinions")),
            projection(cx),
            Offer::new(Command::Export),
        ]
    }
}

/// The pages for the room, or why there are none.
fn projection(cx: &Context) -> Offer {
    let none = (!doors::PROJECTOR).then(|| tr!(cx.lang, "results-no-projector"));
    Offer::new(Command::Project).blocked(none)
}

/// The widest name, and the widest name with its post.
const NAME: u16 = 20;
const FULL: u16 = 32;

/// The table of weighted scores.
struct Table<'a> {
    sheet: &'a Sheet,
    column: usize,
}

/// Where the table's columns stand.
struct Columns {
    name: u16,
    item: u16,
    mean: u16,
    first: usize,
    fit: usize,
}

impl Table<'_> {
    fn columns(&self, width: u16, cx: &Context) -> Columns {
        let items = self.sheet.items();
        let count = items.len().max(1) as u16;
        let widest = |words: &mut dyn Iterator<Item = usize>| words.max().unwrap_or(0) as u16;
        let label = widest(&mut items.iter().map(|item| text::width(&item.label))).clamp(5, 12);
        let mean = (text::width(&tr!(cx.lang, "results-mean")) as u16).max(5) + 2;
        let subjects = self.sheet.subjects();
        let short = widest(&mut subjects.iter().map(|s| text::width(&s.name))).min(NAME) + 3;
        let full = widest(&mut subjects.iter().map(|s| text::width(&full_name(s)))).min(FULL) + 3;
        // Two columns stay free for the sign that there is more.
        let rest = width.saturating_sub(mean + 2);
        // Columns as wide as there is room, then posts beside the names.
        let item = label + if rest >= short + (label + 2) * count { 2 } else { 1 };
        let name = if rest >= full + item * count { full } else { short };
        let fit = usize::from(rest.saturating_sub(name) / item).clamp(1, items.len().max(1));
        let first = self.column.saturating_sub(fit - 1).min(items.len().saturating_sub(fit));
        Columns { name, item, mean, first, fit }
    }

    fn draw(&self, rows: &mut List, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let columns = self.columns(area.width, cx);
        let used = columns.name + columns.item * columns.fit as u16 + columns.mean;
        let area = Rect { width: area.width.min(used), ..area };
        let weights = self.sheet.weights(cx.lang);
        let words = tr!(cx.lang, "results-overview", weights = weights);
        canvas.print(area.x, area.y, &words, Role::Muted);
        self.header(canvas, Rect { y: area.y + 2, height: 1, ..area }, &columns, cx);
        let subjects = self.sheet.subjects();
        let below = base::rows(self.sheet, area, subjects.len() as u16 + 3);
        let height = (subjects.len() as u16).min(area.height.saturating_sub(3 + below));
        let list = Rect { y: area.y + 3, height, width: area.width + 2, ..area };
        rows.draw(canvas, list, (subjects.len(), 1), |canvas, subject, in_hand| {
            self.row(canvas, subject, in_hand, &columns, cx);
        });
        let rest = Rect {
            y: list.bottom() + 1,
            height: area.bottom().saturating_sub(list.bottom() + 1),
            width: canvas.column().width,
            ..area
        };
        base::draw(self.sheet, &self.reasons(), canvas, rest, cx);
    }

    fn reasons(&self) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self.sheet.result().weighted.iter().filter_map(|w| w.score.reason()).collect();
        let groups = &self.sheet.result().groups;
        if groups.iter().any(|group| group.straight_lines == crate::assess::StraightLines::Withheld) {
            reasons.push(Reason::BelowThreshold);
        }
        reasons
    }

    fn header(&self, canvas: &mut Canvas, area: Rect, columns: &Columns, cx: &Context) {
        let items = self.sheet.items();
        let mut right = area.x + columns.name;
        for (index, item) in items.iter().enumerate().skip(columns.first).take(columns.fit) {
            right += columns.item;
            let room = usize::from(columns.item - 1);
            let label = text::truncate(&item.label, room);
            let role = if index == self.column { Role::Accent } else { Role::Muted };
            canvas.print_right(right, area.y, &label, role);
        }
        canvas.print_right(right + columns.mean, area.y, &tr!(cx.lang, "results-mean"), Role::Muted);
        if columns.fit < items.len() {
            let (from, to) = (columns.first + 1, columns.first + columns.fit);
            let words = tr!(cx.lang, "results-columns", from = from, to = to, all = items.len());
            canvas.print_within(area.x + 2, area.y, columns.name - 3, &words, Role::Muted);
        }
    }

    fn row(&self, canvas: &mut Canvas, subject: usize, in_hand: bool, columns: &Columns, cx: &Context) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let Some(who) = self.sheet.subjects().get(subject) else {
            return;
        };
        let room = columns.name.saturating_sub(3);
        let after = canvas.print_within(x + 2, y, room, &who.name, Role::Text);
        let left = (x + 2 + room).saturating_sub(after + 1);
        if usize::from(left) >= text::width(&who.post) {
            canvas.print(after + 1, y, &who.post, Role::Muted);
        }
        let mut right = x + columns.name;
        for item in columns.first..columns.first + columns.fit {
            right += columns.item;
            let (words, role) = match self.sheet.score(Spot { subject, item }) {
                Some(score @ Guarded::Shown(_)) => (score_words(&score, cx), Role::Text),
                Some(score @ Guarded::Withheld(_)) => (score_words(&score, cx), Role::Muted),
                None => (cx.signs.rule.to_owned(), Role::Rule),
            };
            let cell_in_hand = in_hand && item == self.column;
            let role = if cell_in_hand { Role::Button } else { role };
            if cell_in_hand {
                let cell = Rect { x: right - 6, y, width: 7, height: 1 };
                canvas.clear(cell, Role::Button);
            }
            canvas.print_right(right, y, &words, role);
        }
        if let Some(overall) = self.sheet.overall(subject) {
            canvas.print_right(right + columns.mean, y, &score_words(&overall.score, cx), Role::Text);
        }
    }
}

