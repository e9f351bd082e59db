//! 收回票箱: boxes that came back are chosen, their roots compared with the
//! paper from each hall, and then all are poured in, or none.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::screens::file_picker::{FilePicker, Wanted};
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::round::booths::{self, Brought, Collected};

/// Boxes were poured in; whoever called is given this.
pub(super) struct Poured;

/// What it is answered.
pub(super) enum Answer {
    /// A file was chosen.
    Picked(PathBuf),
    /// What the chosen boxes are.
    Looked(Vec<Brought>),
    /// All of them are in.
    Poured(Vec<Collected>),
}

enum Page {
    /// Files are chosen.
    Choosing,
    /// Roots are compared with paper.
    Comparing(Vec<Brought>),
}

/// Boxes on their way into the box of the office.
pub(super) struct CollectScreen {
    folder: PathBuf,
    chosen: Vec<PathBuf>,
    page: Page,
    list: List,
}

impl CollectScreen {
    /// For a round whose box lies here.
    pub(super) fn new(box_path: &Path) -> Self {
        Self {
            folder: box_path.parent().unwrap_or(Path::new("")).to_owned(),
            chosen: Vec::new(),
            page: Page::Choosing,
            list: List::new(),
        }
    }

    fn pick(&self) -> Vec<Effect<Answer>> {
        let picker = FilePicker::new(Wanted::Box, self.folder.clone());
        vec![Effect::call(picker, Answer::Picked)]
    }

    /// The row below the chosen files leads to the next one.
    fn open(&self, row: usize) -> Vec<Effect<Answer>> {
        if row >= self.chosen.len() {
            self.pick()
        } else {
            Vec::new()
        }
    }

    fn look(&self) -> Vec<Effect<Answer>> {
        if self.chosen.is_empty() {
            return Vec::new();
        }
        let paths = self.chosen.clone();
        vec![Effect::ask(move |desk| {
            booths::look_into(desk, &paths).map(Answer::Looked)
        })]
    }

    fn pour(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let paths = self.chosen.clone();
        vec![Effect::job(
            tr!(cx.lang, "collect-pouring"),
            move |desk, _| booths::collect(desk, &paths).map(Answer::Poured),
        )]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Picked(path) => {
                if let Some(folder) = path.parent() {
                    folder.clone_into(&mut self.folder);
                }
                if !self.chosen.contains(&path) {
                    self.chosen.push(path);
                }
                self.list.set_len(self.chosen.len() + 1);
                self.list.select(self.chosen.len());
                Vec::new()
            }
            Answer::Looked(brought) => {
                self.list.set_len(brought.len());
                self.list.select(0);
                self.page = Page::Comparing(brought);
                Vec::new()
            }
            Answer::Poured(collected) => {
                let names: Vec<&str> = collected.iter().map(|hall| hall.name.as_str()).collect();
                let names = names.join(&tr!(cx.lang, "round-comma"));
                let ballots: usize = collected.iter().map(|hall| hall.ballots).sum();
                let words = tr!(cx.lang, "collect-done", names = names, ballots = ballots);
                vec![Effect::toast(words), Effect::give(Poured)]
            }
        }
    }

    fn draw_choosing(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let words = tr!(cx.lang, "collect-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let chosen = &self.chosen;
        let rows = (chosen.len() + 1, 1);
        self.list.draw(canvas, below, rows, |canvas, row, in_hand| {
            let Rect { x, y, .. } = canvas.area();
            if in_hand {
                canvas.print(x, y, cx.signs.cursor, Role::Accent);
            }
            match chosen.get(row) {
                Some(path) => canvas.print(x + 2, y, &path.display().to_string(), Role::Text),
                None => canvas.print(x + 2, y, &tr!(cx.lang, "collect-one-more"), Role::Muted),
            };
        });
    }
}

impl CollectScreen {
    fn draw_comparing(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let Page::Comparing(brought) = &self.page else {
            return;
        };
        let words = tr!(cx.lang, "collect-compare");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text) + 1;
        let differs = tr!(cx.lang, "collect-differs");
        let under = Canvas::rows(&differs, area.width) + 1;
        let room = area.bottom().saturating_sub(y + under);
        let rows = 2 * brought.len() as u16;
        let place = Rect {
            y,
            height: rows.min(room).max(2),
            ..area
        };
        let rows = (brought.len(), 2);
        self.list.draw(canvas, place, rows, |canvas, row, _| {
            if let Some(hall) = brought.get(row) {
                draw_brought(canvas, hall, cx);
            }
        });
        let y = place.bottom() + 1;
        canvas.paragraph(area.x, y, area.width, &differs, Role::Muted);
    }
}

/// A hall's name and ballots, and below them what its paper must say.
fn draw_brought(canvas: &mut Canvas, hall: &Brought, cx: &Context) {
    let Rect { x, y, width, .. } = canvas.area();
    let after = canvas.print_within(x, y, width / 2, &hall.name, Role::Heading);
    let ballots = tr!(cx.lang, "collect-ballots", ballots = hall.ballots);
    canvas.print(after + 2, y, &ballots, Role::Muted);
    if let Some(root) = &hall.root_words {
        canvas.print(x + 2, y + 1, root, Role::Accent);
    } else {
        let words = tr!(cx.lang, "collect-not-closed");
        canvas.print(x + 2, y + 1, &words, Role::Warning);
    }
}

impl Screen for CollectScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => {
                self.list.set_len(1);
                return self.pick();
            }
            Input::Answer(answer) => return answered(answer, |answer| self.answer(answer, cx)),
            _ => {}
        }
        if let Page::Comparing(_) = self.page {
            return match input {
                Input::Command(Command::Submit) => self.pour(cx),
                Input::Command(Command::Back) => {
                    self.page = Page::Choosing;
                    self.list.set_len(self.chosen.len() + 1);
                    self.list.select(self.chosen.len());
                    Vec::new()
                }
                input => {
                    // There may be more halls than rows.
                    self.list.handle(&input);
                    Vec::new()
                }
            };
        }
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Command(Command::Continue) => self.look(),
            Input::Command(Command::Remove) => {
                let row = self.list.selected();
                if row < self.chosen.len() {
                    self.chosen.remove(row);
                    self.list.set_len(self.chosen.len() + 1);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        match &self.page {
            Page::Choosing => self.draw_choosing(canvas, area, cx),
            Page::Comparing(_) => self.draw_comparing(canvas, area, cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "collect-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        match self.page {
            Page::Comparing(_) => vec![
                Offer::named(Command::Submit, tr!(cx.lang, "collect-pour")),
                Offer::new(Command::Back).own(),
            ],
            Page::Choosing => {
                let none = self.chosen.is_empty();
                let none = none.then(|| tr!(cx.lang, "collect-none"));
                let mut offers = vec![
                    Offer::named(Command::Continue, tr!(cx.lang, "collect-look")).blocked(none),
                    Offer::named(Command::Open, tr!(cx.lang, "collect-one-more")),
                ];
                if self.list.selected() < self.chosen.len() {
                    offers.push(Offer::named(
                        Command::Remove,
                        tr!(cx.lang, "collect-leave-out"),
                    ));
                }
                offers
            }
        }
    }
}
