//! 复核: the scrutineer counts again from the copy, on a machine that has
//! nothing else. The root is compared with the minutes, two holders type their
//! parts of the key, and the result is compared with the release.

mod outcome;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::assess::{Released, RoundResult};
use crate::domain::round::KeyMode;
use crate::say;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Layer, Offer, Role, Screen, Title, Toast, answered,
};
use crate::usecase::Error;
use crate::usecase::round::Shares;
use crate::usecase::round::recount::{self, Copy, Recount};

use super::file_picker::{FilePicker, Wanted};
use super::round::shares::ShareScreen;
use super::symbols;
use outcome::OutcomeScreen;

/// The layer for a copy, reached from another page.
#[must_use]
pub fn from_copy(copy: PathBuf) -> Layer {
    Layer::new(RecountScreen::new(copy, None, false))
}

/// The layer for a program that was started for a recount and ends with it.
#[must_use]
pub fn alone(copy: PathBuf, release: Option<PathBuf>) -> Layer {
    Layer::new(RecountScreen::new(copy, release, true))
}

/// What is there to be counted.
struct Here {
    copy: Arc<Copy>,
    release: Option<Arc<Released<RoundResult>>>,
}

enum Stage {
    /// The copy is being read.
    Reading,
    /// It cannot be counted, for this reason.
    Refused(Error),
    /// Its root is compared with the minutes.
    Comparing(Here),
}

/// What a line of the page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Count,
    Release,
}

const DEEDS: [Deed; 2] = [Deed::Count, Deed::Release];

/// What was read.
type Read = (Copy, Option<Released<RoundResult>>);

/// What the page is answered.
pub(crate) enum Answer {
    /// The copy, and the release if one was named; or why not.
    Read(Result<Box<Read>, Error>),
    /// A release file was chosen.
    Picked(PathBuf),
    /// It was read.
    Release(Box<Released<RoundResult>>),
    /// Two holders typed their parts of the key.
    Shares(Shares),
    /// Counted again.
    Counted(Box<Recount>),
}

/// A recount.
struct RecountScreen {
    copy_path: PathBuf,
    release_path: Option<PathBuf>,
    alone: bool,
    stage: Stage,
    list: List,
}

impl RecountScreen {
    fn new(copy_path: PathBuf, release_path: Option<PathBuf>, alone: bool) -> Self {
        let mut list = List::new();
        list.set_len(DEEDS.len());
        Self {
            copy_path,
            release_path,
            alone,
            stage: Stage::Reading,
            list,
        }
    }

    fn read(&self) -> Vec<Effect<Answer>> {
        let (copy, release) = (self.copy_path.clone(), self.release_path.clone());
        vec![Effect::ask(move |_| {
            Ok(Answer::Read(read(&copy, release.as_deref())))
        })]
    }

    fn here(&self) -> Option<&Here> {
        match &self.stage {
            Stage::Comparing(here) => Some(here),
            Stage::Reading | Stage::Refused(_) => None,
        }
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(here) = self.here() else {
            return Vec::new();
        };
        match DEEDS.get(row) {
            Some(Deed::Count) => {
                if let Some(reason) = blocked(&here.copy, cx) {
                    return vec![Effect::Toast(Toast::warning(reason))];
                }
                let screen = ShareScreen::new(Shares::of(&here.copy.setup));
                vec![Effect::call(screen, Answer::Shares)]
            }
            Some(Deed::Release) => {
                let folder = self.copy_path.parent().unwrap_or(Path::new(""));
                let picker = FilePicker::new(Wanted::Release, folder.to_owned());
                vec![Effect::call(picker, Answer::Picked)]
            }
            None => Vec::new(),
        }
    }

    fn count(&self, shares: Shares, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(here) = self.here() else {
            return Vec::new();
        };
        let (copy, release) = (Arc::clone(&here.copy), here.release.clone());
        let label = tr!(cx.lang, "recount-counting");
        vec![Effect::job(label, move |_, progress| {
            let again = recount::recount(&copy, &shares, release.as_deref(), progress)?;
            Ok(Answer::Counted(Box::new(again)))
        })]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Read(Ok(read)) => {
                let (copy, release) = *read;
                self.stage = Stage::Comparing(Here {
                    copy: Arc::new(copy),
                    release: release.map(Arc::new),
                });
                Vec::new()
            }
            Answer::Read(Err(error)) => {
                self.stage = Stage::Refused(error);
                Vec::new()
            }
            Answer::Picked(path) => vec![Effect::ask(move |_| {
                let release = recount::read_release(&path)?;
                Ok(Answer::Release(Box::new(release)))
            })],
            Answer::Release(release) => match &mut self.stage {
                Stage::Comparing(here) if here.copy.is_of(&release) => {
                    here.release = Some(Arc::new(*release));
                    self.list.select(0);
                    Vec::new()
                }
                _ => vec![Effect::Fail(Error::OtherRelease)],
            },
            Answer::Shares(shares) => self.count(shares, cx),
            Answer::Counted(again) => vec![Effect::push(OutcomeScreen::new(*again))],
        }
    }

    fn draw_comparing(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let Some(here) = self.here() else { return };
        let copy = Arc::clone(&here.copy);
        let with = here.release.is_some();
        let what = format!("{}  {}", copy.setup.unit, copy.setup.title);
        let mut y = canvas.paragraph(area.x, area.y, area.width, &what, Role::Heading);
        let mark = copy.setup_mark();
        let words = tr!(
            cx.lang,
            "recount-copy",
            ballots = copy.ballots(),
            mark = mark.as_str()
        );
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted);
        let words = tr!(cx.lang, "recount-compare");
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Text);
        let below = DEEDS.len() as u16 + 4;
        y = symbols::draw(canvas, y, &copy.root_words(), below, cx);
        let words = tr!(cx.lang, "recount-differs");
        y = canvas.paragraph(area.x, y, area.width, &words, Role::Muted) + 1;
        let height = (DEEDS.len() as u16).min(area.height);
        let place = Rect {
            y: y.min(area.bottom() - height),
            height,
            ..area
        };
        let reason = blocked(&copy, cx);
        let rows = (DEEDS.len(), 1);
        self.list.draw(canvas, place, rows, |canvas, row, in_hand| {
            let Some(deed) = DEEDS.get(row) else { return };
            let Rect { x, y, .. } = canvas.area();
            if in_hand {
                canvas.print(x, y, cx.signs.cursor, Role::Accent);
            }
            let (role, about) = match (deed, &reason) {
                (Deed::Count, Some(reason)) => (Role::Disabled, reason.clone()),
                (Deed::Count, None) => (Role::Text, tr!(cx.lang, "recount-count-about")),
                (Deed::Release, _) if with => (Role::Text, tr!(cx.lang, "recount-release-here")),
                (Deed::Release, _) => (Role::Text, tr!(cx.lang, "recount-release-about")),
            };
            let after = canvas.print(x + 2, y, &name(*deed, cx), role);
            let about_role = if with && *deed == Deed::Release {
                Role::Good
            } else {
                Role::Muted
            };
            canvas.print(after.max(x + 22) + 2, y, &about, about_role);
        });
    }
}

/// Reads what a recount needs; a release of another round is told before
/// anybody types.
fn read(copy: &Path, release: Option<&Path>) -> Result<Box<Read>, Error> {
    let read = recount::read(copy)?;
    let release = release.map(recount::read_release).transpose()?;
    if release.as_ref().is_some_and(|release| !read.is_of(release)) {
        return Err(Error::OtherRelease);
    }
    Ok(Box::new((read, release)))
}

/// Why a copy cannot be counted, only compared.
fn blocked(copy: &Copy, cx: &Context) -> Option<String> {
    let one = copy.setup.key_mode == KeyMode::OnePerson;
    one.then(|| tr!(cx.lang, "recount-one-person"))
}

fn name(deed: Deed, cx: &Context) -> String {
    match deed {
        Deed::Count => tr!(cx.lang, "recount-count"),
        Deed::Release => tr!(cx.lang, "recount-release"),
    }
}

impl Screen for RecountScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => return self.read(),
            Input::Answer(answer) => return answered(answer, |answer| self.answer(answer, cx)),
            Input::Command(Command::Back) => {
                return vec![if self.alone {
                    Effect::Quit
                } else {
                    Effect::Pop
                }];
            }
            Input::Command(Command::Refresh) => {
                self.stage = Stage::Reading;
                return self.read();
            }
            _ => {}
        }
        match self.list.handle(&input) {
            Chosen::Opened(row) => self.open(row, cx),
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let path = self.copy_path.display().to_string();
        match &self.stage {
            Stage::Reading => {
                let words = tr!(cx.lang, "recount-reading", path = path);
                canvas.print(area.x, area.y, &words, Role::Muted);
            }
            Stage::Refused(error) => {
                let words = tr!(cx.lang, "recount-refused", path = path);
                let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Heading) + 1;
                canvas.print(area.x, y, cx.signs.warning, Role::Bad);
                let why = say::sentence(error, cx.lang);
                let room = area.width.saturating_sub(2);
                canvas.paragraph(area.x + 2, y, room, &why, Role::Text);
            }
            Stage::Comparing(_) => self.draw_comparing(canvas, area, cx),
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "recount-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let leave = if self.alone {
            Offer::named(Command::Back, tr!(cx.lang, "recount-leave"))
        } else {
            Offer::new(Command::Back)
        };
        let mut offers = Vec::new();
        match &self.stage {
            Stage::Reading => {}
            Stage::Refused(_) => {
                offers.push(Offer::named(
                    Command::Refresh,
                    tr!(cx.lang, "recount-again"),
                ));
            }
            Stage::Comparing(here) => {
                if let Some(deed) = DEEDS.get(self.list.selected()) {
                    let reason = blocked(&here.copy, cx).filter(|_| *deed == Deed::Count);
                    offers.push(Offer::named(Command::Open, name(*deed, cx)).blocked(reason));
                }
            }
        }
        offers.push(leave.own());
        offers
    }
}
