//! The first page when there is no meeting yet, or when a file does not open:
//! what this program is, and the four ways in.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::say;
use crate::text::glyph::{Blocks, big, big_height, big_width};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::signs::Signs;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::{Error, demo};

use super::demo_page::DemoPage;
use super::file_picker::{FilePicker, Wanted};
use super::opening;
use super::recount;
use super::wizard::Wizard;

/// Columns of everything on this page.
const WIDTH: u16 = 56;

/// The file name of the example, beside the data file.
const EXAMPLE: &str = "zhaojing-demo.zj";

/// A way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Open the file once more that did not open.
    Again,
    Create,
    Example,
    Open,
    Leave,
}

impl Way {
    fn name(self, cx: &Context) -> String {
        match self {
            Self::Again => tr!(cx.lang, "first-again"),
            Self::Create => tr!(cx.lang, "first-create"),
            Self::Example => tr!(cx.lang, "first-example"),
            Self::Open => tr!(cx.lang, "first-open"),
            Self::Leave => tr!(cx.lang, "first-leave"),
        }
    }

    fn about(self, cx: &Context) -> String {
        match self {
            Self::Again => tr!(cx.lang, "first-again-about"),
            Self::Create => tr!(cx.lang, "first-create-about"),
            Self::Example => tr!(cx.lang, "first-example-about"),
            Self::Open => tr!(cx.lang, "first-open-about"),
            Self::Leave => tr!(cx.lang, "first-leave-about"),
        }
    }
}

/// What its asks, jobs and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// Another data file was chosen.
    Picked(PathBuf),
    /// A scrutineer's copy was chosen.
    Copy(PathBuf),
    /// The data file lies on the desk.
    Opened,
    /// It did not open.
    Failed(PathBuf, Error),
    /// The example lies on the desk.
    Example,
}

/// The first page.
#[derive(Debug)]
pub struct FirstRun {
    /// Where a new file would go.
    data: PathBuf,
    /// What did not open, and why.
    failed: Option<(PathBuf, Error)>,
    list: List,
}

impl FirstRun {
    /// Where no data file is yet; `data` is where a new one would go.
    #[must_use]
    pub fn new(data: PathBuf) -> Self {
        Self {
            data,
            failed: None,
            list: List::new(),
        }
    }

    /// Where `data` is there and does not open.
    #[must_use]
    pub fn after_failure(data: PathBuf, error: Error) -> Self {
        Self {
            failed: Some((data.clone(), error)),
            ..Self::new(data)
        }
    }

    fn ways(&self) -> &'static [Way] {
        const ALL: [Way; 5] = [Way::Again, Way::Create, Way::Example, Way::Open, Way::Leave];
        match self.failed {
            Some(_) => &ALL,
            None => ALL.split_first().map_or(&[], |(_, rest)| rest),
        }
    }

    fn folder(&self) -> PathBuf {
        match self.data.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        }
    }

    fn take(&self, way: Way, cx: &Context) -> Vec<Effect<Answer>> {
        match way {
            Way::Again => match &self.failed {
                Some((path, _)) => vec![open(path.clone())],
                None => Vec::new(),
            },
            Way::Create => vec![Effect::push(Wizard::new(self.data.clone()))],
            Way::Example => self.example(cx),
            Way::Open => {
                let picker = FilePicker::new(Wanted::Data, self.folder());
                vec![Effect::call(picker, Answer::Picked)]
            }
            Way::Leave => vec![Effect::Quit],
        }
    }

    fn example(&self, cx: &Context) -> Vec<Effect<Answer>> {
        // The words of the printed slips; they are in the program.
        let Ok(lang) = Lang::load(cx.lang.language()) else {
            return Vec::new();
        };
        let (path, now) = (self.folder().join(EXAMPLE), cx.wall);
        let label = tr!(cx.lang, "first-example-building");
        vec![Effect::job(label, move |desk, progress| {
            demo::open_or_build(desk, &path, &lang, now, progress).map(|()| Answer::Example)
        })]
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Picked(path) => vec![open(path)],
            Answer::Copy(path) => vec![Effect::Push(recount::from_copy(path))],
            Answer::Opened => vec![Effect::Home(opening::home())],
            Answer::Example => vec![Effect::home(DemoPage::new())],
            Answer::Failed(path, error) => {
                self.failed = Some((path, error));
                self.list.select(0);
                Vec::new()
            }
        }
    }

    /// The name of the program, or why the file does not open; returns the row
    /// below.
    fn draw_head(&self, canvas: &mut Canvas, area: Rect, cx: &Context) -> u16 {
        if let Some((path, error)) = &self.failed {
            let title = tr!(cx.lang, "first-failed", path = path.display().to_string());
            let y = canvas.paragraph(area.x, area.y, area.width, &title, Role::Heading);
            canvas.print(area.x, y + 1, cx.signs.warning, Role::Bad);
            let words = say::sentence(error, cx.lang);
            return canvas.paragraph(area.x + 2, y + 1, area.width - 2, &words, Role::Text) + 1;
        }
        let mut y = area.y;
        let name = tr!(cx.lang, "first-glyphs");
        let columns = big_width(&name, Blocks::Half) as u16;
        let rows = big_height(Blocks::Half) as u16;
        let room = area.height >= rows + 4 + 2 * self.ways().len() as u16;
        // Blocks are among the signs that some terminals show wide.
        if room && columns <= area.width && *cx.signs != Signs::ASCII {
            for line in big(&name, Blocks::Half) {
                canvas.print(area.x + 2, y, &line, Role::Accent);
                y += 1;
            }
            y += 1;
        }
        let (x, width) = (area.x + 2, area.width - 2);
        let y = canvas.paragraph(x, y, width, &tr!(cx.lang, "first-tagline"), Role::Text);
        canvas.paragraph(x, y, width, &tr!(cx.lang, "first-local"), Role::Muted) + 1
    }

    fn draw_ways(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let ways = self.ways();
        let height = if area.height >= 2 * ways.len() as u16 {
            2
        } else {
            1
        };
        self.list.draw(
            canvas,
            area,
            (ways.len(), height),
            |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                let Some(way) = ways.get(row) else { return };
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Text };
                let number = (row + 1).to_string();
                canvas.print(x + 2, y, &number, Role::Muted);
                let after = canvas.print(x + 4, y, &way.name(cx), role);
                if height == 1 {
                    canvas.print(after.max(x + 20) + 2, y, &way.about(cx), Role::Muted);
                } else {
                    canvas.print(x + 4, y + 1, &way.about(cx), Role::Muted);
                }
            },
        );
    }
}

/// Opens a data file; a file that does not open is an answer too.
fn open(path: PathBuf) -> Effect<Answer> {
    Effect::ask(move |desk| match desk.open(&path) {
        Ok(()) => Ok(Answer::Opened),
        Err(error) => Ok(Answer::Failed(path, error)),
    })
}

impl Screen for FirstRun {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if let Input::Answer(answer) = input {
            return answered(answer, |answer| self.answered(answer));
        }
        self.list.set_len(self.ways().len());
        if let Input::Command(Command::Recount) = &input {
            let picker = FilePicker::new(Wanted::Box, self.folder());
            return vec![Effect::call(picker, Answer::Copy)];
        }
        if let Input::Key(key) = &input
            && let Some(way) = key
                .digit()
                .and_then(|digit| self.ways().get(digit.wrapping_sub(1)))
        {
            return self.take(*way, cx);
        }
        match self.list.handle(&input) {
            Chosen::Opened(row) => match self.ways().get(row) {
                Some(way) => self.take(*way, cx),
                None => Vec::new(),
            },
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let whole = canvas.area();
        let width = whole.width.min(WIDTH);
        let spare = whole.height.saturating_sub(20) / 3;
        let area = Rect {
            x: whole.x + (whole.width - width) / 2,
            y: whole.y + spare,
            width,
            height: whole.height - spare,
        };
        let y = self.draw_head(canvas, area, cx).min(area.bottom());
        let below = Rect {
            y,
            height: area.bottom() - y,
            ..area
        };
        self.draw_ways(canvas, below, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "first-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "first-choose")),
            Offer::new(Command::Language),
            Offer::new(Command::Recount),
            Offer::new(Command::Theme),
            Offer::new(Command::Quit),
        ]
    }
}
