//! 录入纸质票: a batch of paper forms is typed in by one person, then by
//! another; what differs is settled by both, and all of it goes into the box.
//!
//! | module | page |
//! | --- | --- |
//! | `cover` | the numbers of the cover sheet |
//! | `code`, `sheet`, `rows`, `draw` | a form's code; the form, row by row |
//! | `conflicts`, `beside` | where the passes differ, side by side |
//! | `check` | the numbers beside those that were typed |
//! | `pages` | pages to be read |
//! | `turn` | what leads from one page to the next |
//!
//! What was typed belongs to the batch, which is wiped when this screen goes.
//! While the second person types, nothing of the first pass can be reached.

mod beside;
mod check;
mod code;
mod conflicts;
mod cover;
mod draw;
mod pages;
mod rows;
mod sheet;
mod turn;

use std::path::PathBuf;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Layer, Offer, Role, Screen, Title, Typing, answered,
};
use crate::usecase::Error;
use crate::usecase::kiosk::{Admission, Booth};
use crate::usecase::paper::{Batch, Entry, Pass, Totals};

use self::check::CheckPage;
use self::code::CodeRow;
use self::conflicts::ConflictsPage;
use self::cover::CoverPage;
use self::draw::Around;
use self::sheet::Sheet;

/// The layer for typing forms into a box. Only the box is needed.
#[must_use]
pub fn from_box(path: PathBuf) -> Layer {
    Layer::new(PaperScreen::new(path))
}

/// What the screen is answered.
pub(crate) enum Answer {
    /// The box was opened.
    Booth(Result<Arc<Booth>, Error>),
    /// A code was looked at.
    Admitted(Result<Admission, Error>, Zeroizing<String>),
    /// A person said yes to stopping; the program is left as well or not.
    Stop(bool),
    /// A person said yes to taking a form out.
    Remove(usize),
    /// A person said yes to casting.
    Cast,
    /// The batch comes back from the box.
    Done(Box<Batch>, Result<Totals, Error>),
}

/// Which page is shown.
enum Stage {
    /// The box is being opened, or could not be.
    Opening(Option<Error>),
    /// The cover sheet, of a new batch or to be corrected.
    Cover(CoverPage),
    /// The code of another form.
    Code(CodeRow),
    /// A form.
    Sheet(Sheet),
    /// The second person sits down.
    HandOver,
    /// Where the passes differ.
    Conflicts(ConflictsPage),
    /// Both look at a whole form again.
    Again(Box<Again>),
    /// The numbers.
    Check(CheckPage),
    /// The box is at work.
    Casting,
    /// All is in the box.
    Done(Totals),
}

/// A whole form that both look at again.
struct Again {
    sheet: Sheet,
    entry: Entry,
}

/// Typing forms into a box.
struct PaperScreen {
    path: PathBuf,
    booth: Option<Arc<Booth>>,
    batch: Option<Box<Batch>>,
    stage: Stage,
}

impl PaperScreen {
    const fn new(path: PathBuf) -> Self {
        Self {
            path,
            booth: None,
            batch: None,
            stage: Stage::Opening(None),
        }
    }

    fn around<'a>(batch: &'a Batch, form: usize, cx: &Context) -> Option<Around<'a>> {
        let last = form + 1 >= batch.len();
        let returned = batch.cover().returned as usize;
        let onward = match batch.pass() {
            Pass::First if !last || batch.len() < returned => tr!(cx.lang, "forms-next-form"),
            Pass::Second if !last => tr!(cx.lang, "forms-next-form"),
            Pass::First | Pass::Second => tr!(cx.lang, "forms-last-form"),
            Pass::Settling => tr!(cx.lang, "forms-settle-form"),
        };
        Some(Around {
            setup: batch.setup(),
            label: batch.label(form)?,
            forms: returned.max(batch.len()),
            onward,
            compare: batch.pass() == Pass::Second,
        })
    }

    fn pass_name(&self, cx: &Context) -> Option<String> {
        let batch = self.batch.as_ref()?;
        Some(match (batch.pass(), &self.stage) {
            (_, Stage::HandOver | Stage::Casting | Stage::Done(_)) => return None,
            (Pass::First, _) => tr!(cx.lang, "forms-first-pass"),
            (Pass::Second, _) => tr!(cx.lang, "forms-second-pass"),
            (Pass::Settling, Stage::Conflicts(_)) => tr!(cx.lang, "forms-conflicts-title"),
            (Pass::Settling, Stage::Check(_)) => tr!(cx.lang, "forms-check-title"),
            (Pass::Settling, _) => tr!(cx.lang, "forms-together"),
        })
    }

    /// The commands of a form or of the code of the next one.
    fn typing_offers(&self, batch: &Batch, cx: &Context) -> Vec<Offer> {
        let first = batch.pass() == Pass::First;
        let form = match &self.stage {
            Stage::Sheet(sheet) => Some(sheet.form),
            _ => None,
        };
        let earlier = form.unwrap_or(batch.len());
        let none = (earlier == 0).then(|| tr!(cx.lang, "forms-no-earlier"));
        let mut offers = Vec::new();
        if let Some(entry) = form.and_then(|form| batch.entry(form)) {
            let name = if entry.is_spoiled() {
                tr!(cx.lang, "forms-unspoil")
            } else {
                tr!(cx.lang, "forms-spoil")
            };
            offers.push(Offer::named(Command::Spoil, name));
        }
        offers.push(Offer::named(Command::StepBack, tr!(cx.lang, "forms-earlier")).blocked(none));
        let finish = if first {
            tr!(cx.lang, "forms-finish-first")
        } else {
            tr!(cx.lang, "forms-finish-second")
        };
        offers.push(Offer::named(Command::Continue, finish));
        if first {
            let cover = tr!(cx.lang, "forms-change-cover");
            offers.push(Offer::named(Command::CoverSheet, cover));
            if form.is_some() {
                offers.push(Offer::named(Command::Remove, tr!(cx.lang, "forms-remove")).quiet());
            }
        }
        offers
    }
}

impl Screen for PaperScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => self.open_box(),
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            Input::Language(_) => {
                if let Stage::Cover(page) = &mut self.stage {
                    page.rename(cx.lang);
                }
                Vec::new()
            }
            // What was typed goes with the screen: there is nothing to save.
            Input::Leaving | Input::Uncovered | Input::Deadline => Vec::new(),
            input => self.act(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let path = self.path.display().to_string();
        match (&mut self.stage, &self.batch, &self.booth) {
            (Stage::Opening(refused), ..) => {
                pages::draw_opening(canvas, &path, refused.as_ref(), cx);
            }
            (Stage::Cover(page), _, Some(booth)) => page.draw(canvas, booth, cx),
            (Stage::Code(row), Some(batch), _) => draw_code(canvas, row, batch, cx),
            (Stage::Sheet(sheet), Some(batch), _) => {
                let entry = batch.entry(sheet.form);
                if let (Some(entry), Some(around)) = (entry, Self::around(batch, sheet.form, cx)) {
                    sheet.draw(canvas, entry, &around, cx);
                }
            }
            (Stage::Again(again), Some(batch), _) => {
                if let Some(around) = Self::around(batch, again.sheet.form, cx) {
                    again.sheet.draw(canvas, &again.entry, &around, cx);
                }
            }
            (Stage::HandOver, Some(batch), _) => pages::draw_hand_over(canvas, batch.len(), cx),
            (Stage::Conflicts(page), Some(batch), _) => page.draw(canvas, batch, cx),
            (Stage::Check(page), Some(batch), _) => page.draw(canvas, batch, cx),
            (Stage::Casting, ..) => pages::draw_casting(canvas, cx),
            (Stage::Done(totals), ..) => pages::draw_done(canvas, *totals, cx),
            _ => {}
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let mut left = tr!(cx.lang, "forms-title");
        if let Some(pass) = self.pass_name(cx) {
            left = format!("{left} {} {pass}", cx.signs.separator);
        }
        let round = self.booth.as_ref().map(|booth| booth.setup());
        Title::new(left).right(round.map_or("", |setup| setup.title.as_str()))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let lang = cx.lang;
        let batch = self.batch.as_deref();
        let mut offers = match (&self.stage, batch) {
            (Stage::Opening(Some(_)), _) => {
                vec![Offer::named(Command::Refresh, tr!(lang, "forms-again"))]
            }
            (Stage::Cover(page), batch) => {
                let name = if batch.is_some() {
                    tr!(lang, "forms-correct")
                } else {
                    tr!(lang, "forms-begin")
                };
                let mut offers = vec![Offer::named(Command::Submit, name)];
                offers.extend(page.offers());
                offers
            }
            (Stage::Code(_) | Stage::Sheet(_), Some(batch)) => self.typing_offers(batch, cx),
            (Stage::HandOver, _) => {
                vec![Offer::named(
                    Command::Open,
                    tr!(lang, "forms-hand-over-begin"),
                )]
            }
            (Stage::Conflicts(_), Some(batch)) => {
                let open = batch.open_conflicts();
                let blocked = (open > 0).then(|| tr!(lang, "forms-conflict-open", open = open));
                let onward = Offer::named(Command::Continue, tr!(lang, "forms-to-check"));
                vec![onward.blocked(blocked)]
            }
            (Stage::Again(again), _) => {
                let name = if again.entry.is_spoiled() {
                    tr!(lang, "forms-unspoil")
                } else {
                    tr!(lang, "forms-spoil")
                };
                vec![Offer::named(Command::Spoil, name)]
            }
            (Stage::Check(_), Some(batch)) => {
                let blocked = batch.check().err();
                let blocked = blocked.map(|problem| crate::say::sentence(&problem.into(), lang));
                let none = batch.conflicts().is_empty();
                let none = none.then(|| tr!(lang, "forms-no-conflicts"));
                let back = Offer::named(Command::StepBack, tr!(lang, "forms-to-conflicts"));
                vec![
                    Offer::named(Command::Continue, tr!(lang, "forms-cast")).blocked(blocked),
                    Offer::named(Command::Open, tr!(lang, "forms-look-again")),
                    Offer::named(Command::CoverSheet, tr!(lang, "forms-change-cover")),
                    back.blocked(none),
                ]
            }
            (Stage::Done(_), _) => {
                vec![Offer::named(Command::Open, tr!(lang, "forms-done-next"))]
            }
            _ => Vec::new(),
        };
        if self.is_asked_before_leaving() {
            offers.push(Offer::named(Command::Back, tr!(lang, "forms-stop")).own());
            offers.push(Offer::new(Command::Quit).own().quiet());
        }
        offers
    }

    fn typing(&self) -> Typing {
        match (&self.stage, &self.batch) {
            (Stage::Cover(page), _) => page.typing(),
            (Stage::Sheet(sheet), Some(batch)) => batch
                .entry(sheet.form)
                .map_or(Typing::Nothing, |entry| sheet.typing(entry)),
            (Stage::Again(again), _) => again.sheet.typing(&again.entry),
            (Stage::Conflicts(page), _) => page.typing(),
            _ => Typing::Nothing,
        }
    }
}

/// The code of the next form, and how many there are.
fn draw_code(canvas: &mut Canvas, row: &CodeRow, batch: &Batch, cx: &Context) {
    let area = canvas.column();
    let (typed, returned) = (batch.len(), batch.cover().returned);
    let next = typed + 1;
    let words = tr!(cx.lang, "forms-next-code", form = next);
    canvas.print(area.x, area.y, &words, Role::Heading);
    let y = row.draw(canvas, (area.x + 2, area.y + 2), cx) + 1;
    let words = if typed == returned as usize {
        tr!(cx.lang, "forms-code-all", typed = typed)
    } else {
        tr!(
            cx.lang,
            "forms-code-so-far",
            typed = typed,
            returned = returned
        )
    };
    canvas.paragraph(area.x, y, area.width, &words, Role::Text);
}
