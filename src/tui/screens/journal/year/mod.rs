//! The year as a map: on which days something was written, and how much. From
//! here one goes to any day.

mod grid;

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Rect;

use crate::domain::journal::{Amount, YearMap};
use crate::tr;
use crate::tui::burst::Act;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::journal::{self, Year};
use crate::usecase::vault::MemberKey;

use self::grid::{Grid, ROWS};
use super::super::place;
use super::{day_words, kept_up};

/// The year as a map; it gives the day that was opened.
#[derive(Debug)]
pub struct YearScreen {
    key: Arc<MemberKey>,
    day: NaiveDate,
    year: Option<Year>,
    grid: Grid,
}

impl YearScreen {
    /// With a day in hand.
    #[must_use]
    pub fn new(key: Arc<MemberKey>, day: NaiveDate) -> Self {
        Self {
            key,
            day,
            year: None,
            grid: Grid::default(),
        }
    }

    fn look(&self, cx: &Context) -> Effect<Year> {
        let (key, year, today) = (Arc::clone(&self.key), self.day.year(), cx.wall.date());
        Effect::ask(move |desk| journal::year(desk, &key, year, today))
    }

    /// The first year that can be looked at: that of the first day, and the
    /// one before this in any case.
    fn earliest(&self, cx: &Context) -> i32 {
        let first = self.year.as_ref().and_then(|year| year.first);
        let before = cx.wall.year() - 1;
        first.map_or(before, |first| first.year().min(before))
    }

    /// Takes another day in hand, of those that were.
    fn go(&mut self, day: Option<NaiveDate>, cx: &Context) -> Vec<Effect<Year>> {
        let Some(day) = day.filter(|day| day.year() >= self.earliest(cx)) else {
            return Vec::new();
        };
        let before = self.day.year();
        self.day = day.min(cx.wall.date());
        if before == self.day.year() {
            return Vec::new();
        }
        vec![self.look(cx)]
    }

    /// The same day of another year.
    fn leaf(&mut self, years: i32, cx: &Context) -> Vec<Effect<Year>> {
        let year = self.day.year() + years;
        // There is no 29 February in most years.
        let day = self.day.with_year(year);
        let day = day.or_else(|| self.day.pred_opt()?.with_year(year));
        self.go(day.filter(|_| year <= cx.wall.year()), cx)
    }

    fn key(&mut self, code: Code, cx: &Context) -> Vec<Effect<Year>> {
        let (day, year) = (self.day, self.day.year());
        let week = Days::new(7);
        match code {
            Code::Up => self.go(day.pred_opt(), cx),
            Code::Down => self.go(day.succ_opt(), cx),
            Code::Left => self.go(day.checked_sub_days(week), cx),
            Code::Right => self.go(day.checked_add_days(week), cx),
            Code::Home => self.go(NaiveDate::from_ymd_opt(year, 1, 1), cx),
            Code::End => self.go(NaiveDate::from_ymd_opt(year, 12, 31), cx),
            Code::PageUp => self.leaf(-1, cx),
            Code::PageDown => self.leaf(1, cx),
            Code::Enter => vec![Effect::give(day)],
            _ => Vec::new(),
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Year>> {
        match command {
            Command::Previous => self.leaf(-1, cx),
            Command::Next => self.leaf(1, cx),
            Command::WholeYear => vec![Effect::Pop],
            command => match command.fixed_key() {
                Some(key) => self.key(key.code, cx),
                None => Vec::new(),
            },
        }
    }

    /// A click takes a day in hand; another one opens it.
    fn click(&mut self, x: u16, y: u16, cx: &Context) -> Vec<Effect<Year>> {
        let map = YearMap::of(self.day.year());
        let day = self.grid.day_at(&map, x, y);
        match day.filter(|day| *day <= cx.wall.date()) {
            Some(day) if day == self.day => vec![Effect::give(day)],
            day => self.go(day, cx),
        }
    }

    /// What is known of the day in hand.
    fn about(&self, year: &Year, cx: &Context) -> String {
        let day = day_words(self.day, cx);
        match year.days.get(&self.day) {
            None => tr!(cx.lang, "journal-year-nothing", day = day),
            Some(None) => tr!(cx.lang, "journal-year-unreadable", day = day),
            Some(Some(figures)) => tr!(
                cx.lang,
                "journal-year-day",
                day = day,
                answered = figures.answered.to_string(),
                characters = figures.characters.to_string()
            ),
        }
    }
}

/// What the signs mean.
fn legend(cx: &Context) -> [String; 2] {
    let [_, _, some, much, plenty] = Amount::ALL.map(|amount| amount.least().to_string());
    let [nothing, first, second, third, fourth] = cx.signs.amounts;
    let amounts = tr!(
        cx.lang,
        "journal-year-legend",
        nothing = nothing,
        first = first,
        second = second,
        some = some,
        third = third,
        much = much,
        fourth = fourth,
        plenty = plenty
    );
    let [column, _] = cx.signs.more;
    let marks = tr!(
        cx.lang,
        "journal-year-marks",
        open = cx.signs.open,
        done = cx.signs.done,
        row = cx.signs.cursor,
        column = column
    );
    [amounts, marks]
}

impl Screen for YearScreen {
    type Answer = Year;

    fn handle(&mut self, input: Input<Year>, cx: &Context) -> Vec<Effect<Year>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look(cx)],
            Input::Answer(answer) => answered(answer, |year| {
                // One that comes late, after somebody went on, is not shown.
                if year.year == self.day.year() {
                    self.year = Some(year);
                }
                Vec::new()
            }),
            Input::Command(command) => self.command(command, cx),
            Input::Key(key) => self.key(key.code, cx),
            Input::Mouse(mouse) if mouse.act == Act::Click => self.click(mouse.x, mouse.y, cx),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let Some(year) = self.year.take() else {
            return;
        };
        let map = YearMap::of(self.day.year());
        // Until the figures of another year are there, its days are blank.
        let stale = year.year != map.year();
        let top = Rect {
            height: ROWS.min(area.height),
            ..area
        };
        self.grid.draw(canvas, top, (&map, &year, self.day), cx);
        let column = place::below(canvas.column(), top.bottom());
        let air = u16::from(area.height > ROWS + 6);
        let mut y = column.y;
        if !stale {
            let about = self.about(&year, cx);
            y = canvas.paragraph(column.x, y, column.width, &about, Role::Text);
        }
        y += air;
        for line in legend(cx) {
            y = canvas.paragraph(column.x, y, column.width, &line, Role::Muted);
        }
        y += air;
        let words = if year.glance.days == 0 {
            tr!(cx.lang, "journal-year-empty")
        } else {
            tr!(cx.lang, "journal-year-private")
        };
        canvas.paragraph(column.x, y, column.width, &words, Role::Muted);
        self.year = Some(year);
    }

    fn title(&self, cx: &Context) -> Title {
        let number = self.day.year().to_string();
        let title = Title::new(tr!(cx.lang, "journal-year-title", year = number));
        let Some(year) = &self.year else {
            return title;
        };
        let days = tr!(cx.lang, "journal-year-days", days = year.days.len());
        let streak = kept_up(&year.glance, cx.lang);
        title.right(if year.glance.streak > 1 {
            format!("{days} {} {streak}", cx.signs.separator)
        } else {
            days
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let year = self.day.year();
        let first = (year <= self.earliest(cx)).then(|| tr!(cx.lang, "journal-year-first"));
        let last = (year >= cx.wall.year()).then(|| tr!(cx.lang, "journal-year-last"));
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "journal-year-open")),
            Offer::named(Command::Up, tr!(cx.lang, "journal-year-by-day")),
            Offer::named(Command::Left, tr!(cx.lang, "journal-year-by-week")),
            Offer::named(Command::Previous, tr!(cx.lang, "journal-year-before")).blocked(first),
            Offer::named(Command::Next, tr!(cx.lang, "journal-year-after")).blocked(last),
            Offer::new(Command::Back),
        ]
    }
}
