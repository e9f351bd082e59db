//! One item about one subject: who said what, how far apart they are, and how
//! to read it.

use ratatui::layout::Rect;

use crate::assess::{Figures, Guarded};
use crate::text;
use crate::tr;
use crate::tui::burst::Act;
use crate::tui::command::Command;
use crate::tui::key::Code;
use crate::tui::screens::export::ExportScreen;
use crate::tui::screens::numbers;
use crate::tui::screens::projector;
use crate::tui::{Canvas, Context, Effect, Input, Offer, Role, Screen, Title};

use super::opinions::OpinionsScreen;
use super::rows;
use super::sheet::{Sheet, Spot, full_name, score_words};

/// The page of one figure.
pub(super) struct DetailScreen {
    sheet: Sheet,
    spot: Spot,
}

impl DetailScreen {
    pub(super) const fn new(sheet: Sheet, spot: Spot) -> Self {
        Self { sheet, spot }
    }

    fn command(&mut self, command: Command) -> Vec<Effect<()>> {
        match command {
            Command::Left => self.spot = self.sheet.next_subject(self.spot, -1),
            Command::Right => self.spot = self.sheet.next_subject(self.spot, 1),
            Command::Up => self.spot = self.sheet.next_item(self.spot, -1),
            Command::Down => self.spot = self.sheet.next_item(self.spot, 1),
            Command::Open | Command::Look => {
                let opinions = OpinionsScreen::new(self.sheet.clone(), self.spot.subject);
                return vec![Effect::push(opinions)];
            }
            Command::Project => {
                return vec![Effect::Push(projector::open(self.sheet.released().clone()))];
            }
            Command::Export => return vec![Effect::push(ExportScreen::ratings())],
            _ => {}
        }
        Vec::new()
    }
}

impl Screen for DetailScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        let command = match input {
            Input::Command(command) => command,
            Input::Key(key) => match key.code {
                Code::Left => Command::Left,
                Code::Right => Command::Right,
                Code::Up => Command::Up,
                Code::Down => Command::Down,
                Code::Enter => Command::Open,
                _ => return Vec::new(),
            },
            Input::Mouse(mouse) if mouse.act == Act::WheelUp => Command::Up,
            Input::Mouse(mouse) if mouse.act == Act::WheelDown => Command::Down,
            _ => return Vec::new(),
        };
        self.command(command)
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let width = area.width.min(100);
        let mut y = area.y;
        let (Some(item), Some(grid)) = (
            self.sheet.item(self.spot),
            Grid::new(&self.sheet, self.spot, Rect { width, ..area }, cx),
        ) else {
            return;
        };
        let room = canvas.column().width;
        y = canvas.paragraph(area.x, y, room, &item.text, Role::Muted);
        let air = u16::from(area.height >= 17);
        y = grid.draw(canvas, y + 1);
        if let Some(words) = rows::favourable(&self.sheet, self.spot, cx.lang) {
            canvas.print_right(area.x + grid.width, y, &words, Role::Muted);
            y += 1;
        }
        y += air;
        self.words(canvas, y, room, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let (Some(item), Some(subject)) =
            (self.sheet.item(self.spot), self.sheet.subject(self.spot))
        else {
            return Title::default();
        };
        let left = format!("{} · {}", item.label, full_name(subject));
        Title::new(left).right(self.sheet.base(cx))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Right, tr!(cx.lang, "results-next-subject")),
            Offer::named(Command::Down, tr!(cx.lang, "results-next-item")),
            Offer::named(Command::Open, tr!(cx.lang, "results-opinions")),
            Offer::new(Command::Project),
            Offer::new(Command::Export),
        ]
    }

    fn status(&self, cx: &Context) -> String {
        let (item, items) = (self.spot.item + 1, self.sheet.items().len());
        tr!(cx.lang, "results-place", item = item, items = items)
    }
}

impl DetailScreen {
    /// What stands out, the explanation and the footnotes, with hanging labels.
    fn words(&self, canvas: &mut Canvas, y: u16, room: u16, cx: &Context) {
        let separator = format!(" {} ", cx.signs.separator);
        let stands_out = rows::stands_out(&self.sheet, self.spot, cx.lang).join(&separator);
        let explanation = rows::explanation(&self.sheet, self.spot, cx.lang).join(&separator);
        let labels = [
            tr!(cx.lang, "results-stands-out"),
            tr!(cx.lang, "results-explanation"),
        ];
        let column = text::widest(&labels) as u16 + 2;
        let area = canvas.area();
        let mut y = y;
        for (label, words, role) in [
            (&labels[0], stands_out, Role::Text),
            (&labels[1], explanation, Role::Muted),
        ] {
            canvas.print(area.x, y, label, Role::Muted);
            y = canvas.paragraph(area.x + column, y, room - column, &words, role);
        }
        for note in rows::notes(&self.sheet, self.spot, cx) {
            y = canvas.paragraph(area.x + column, y, room - column, &note, Role::Muted);
        }
    }
}

/// Columns of a percentage.
const PERCENT: u16 = 4;
/// Columns of the number of valid answers, and of the score.
const VALID: u16 = 6;
const SCORE: u16 = 7;

/// The table of one figure: a row per group, then all, then the weighted score.
struct Grid {
    headings: Vec<String>,
    rows: Vec<GridRow>,
    name: u16,
    grade: u16,
    width: u16,
    valid: String,
    score: String,
    withheld: &'static str,
    x: u16,
    /// The highest percentage, to which the bars are drawn.
    most: f64,
}

struct GridRow {
    name: String,
    figures: Option<Figures>,
    /// The score; `None` where the row has none to show or to withhold.
    score: String,
    /// A row of all, not of one group.
    whole: bool,
    /// Whether grades are drawn at all; the weighted row has none.
    graded: bool,
}

impl Grid {
    fn new(sheet: &Sheet, spot: Spot, area: Rect, cx: &Context) -> Option<Self> {
        let rows = grid_rows(sheet, spot, cx)?;
        let headings: Vec<String> = sheet
            .scale(spot)?
            .grades
            .iter()
            .map(|grade| grade.label.clone())
            .collect();
        let names = text::widest(rows.iter().map(|row| &row.name)) as u16;
        let name = (names + 2).min(area.width / 3);
        let count = headings.len().max(1) as u16;
        let grade = (area.width.saturating_sub(name + VALID + SCORE) / count).clamp(6, 16);
        let most = rows
            .iter()
            .filter_map(|row| row.figures.as_ref())
            .flat_map(shares)
            .fold(0.0, f64::max);
        Some(Self {
            width: name + grade * count + VALID + SCORE,
            headings,
            rows,
            name,
            grade,
            valid: tr!(cx.lang, "results-valid"),
            score: tr!(cx.lang, "results-score"),
            withheld: cx.signs.withheld,
            x: area.x,
            most,
        })
    }

    /// Draws and returns the row after it.
    fn draw(&self, canvas: &mut Canvas, y: u16) -> u16 {
        let right = self.x + self.width;
        for (place, heading) in self.headings.iter().enumerate() {
            let x = self.grade_x(place);
            canvas.print_within(x, y, self.grade - 1, heading, Role::Muted);
        }
        canvas.print_right(right - SCORE, y, &self.valid, Role::Muted);
        canvas.print_right(right, y, &self.score, Role::Muted);
        let mut y = y + 1;
        for row in &self.rows {
            self.row(canvas, y, row);
            y += 1;
        }
        y
    }

    fn grade_x(&self, place: usize) -> u16 {
        self.x + self.name + self.grade * place as u16
    }

    fn row(&self, canvas: &mut Canvas, y: u16, row: &GridRow) {
        let right = self.x + self.width;
        let role = if row.whole { Role::Heading } else { Role::Text };
        canvas.print_within(self.x, y, self.name - 1, &row.name, role);
        if let Some(figures) = &row.figures {
            for (place, share) in shares(figures).enumerate() {
                self.share(canvas, (self.grade_x(place), y), share, row.whole);
            }
            canvas.print_right(right - SCORE, y, &figures.valid.to_string(), Role::Text);
        } else if row.graded {
            canvas.print(self.grade_x(0), y, self.withheld, Role::Muted);
        }
        canvas.print_right(right, y, &row.score, role);
    }

    /// A percentage and its bar; the percentage alone where it is narrow.
    fn share(&self, canvas: &mut Canvas, (x, y): (u16, u16), share: f64, whole: bool) {
        let role = if whole { Role::Heading } else { Role::Text };
        canvas.print_right(x + PERCENT, y, &numbers::percent(share), role);
        let bar = self.grade.saturating_sub(PERCENT + 2);
        if bar >= 2 {
            let role = if whole { Role::Bar } else { Role::Muted };
            canvas.bar((x + PERCENT + 1, y), bar, share, self.most, role);
        }
    }
}

fn shares(figures: &Figures) -> impl Iterator<Item = f64> + '_ {
    let valid = f64::from(figures.valid.max(1));
    figures
        .counts
        .iter()
        .map(move |count| f64::from(*count) / valid)
}

fn grid_rows(sheet: &Sheet, spot: Spot, cx: &Context) -> Option<Vec<GridRow>> {
    let result = sheet.result();
    let (item, subject) = (&sheet.item(spot)?.id, &sheet.subject(spot)?.id);
    let mut rows = Vec::new();
    for group in &result.groups {
        let figures = result
            .cell(item, subject, Some(&group.id))?
            .figures
            .shown()
            .cloned();
        rows.push(graded_row(group.name.clone(), figures, false, cx));
    }
    let pooled = result.cell(item, subject, None)?;
    if let Some(figures) = pooled.figures.shown() {
        let partly = result.leaves_out(&pooled.over).next().is_some();
        let name = if partly {
            tr!(cx.lang, "results-pooled-part")
        } else {
            tr!(cx.lang, "results-pooled")
        };
        rows.push(graded_row(name, Some(figures.clone()), true, cx));
    }
    let score = match &sheet.weighted(spot)?.score {
        Guarded::Shown(weighted) => Guarded::Shown(weighted.score),
        Guarded::Withheld(reason) => Guarded::Withheld(*reason),
    };
    rows.push(GridRow {
        name: tr!(cx.lang, "results-weighted"),
        figures: None,
        score: score_words(&score, cx),
        whole: true,
        graded: false,
    });
    Some(rows)
}

fn graded_row(name: String, figures: Option<Figures>, whole: bool, cx: &Context) -> GridRow {
    let score = figures.as_ref().map_or_else(
        || cx.signs.withheld.to_owned(),
        |figures| numbers::score(figures.mean),
    );
    GridRow {
        name,
        figures,
        score,
        whole,
        graded: true,
    }
}
