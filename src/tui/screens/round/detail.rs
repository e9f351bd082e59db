//! The parts of a plan that are a short form: who can open the box, the
//! thresholds, and where the files go.

use std::path::{Path, PathBuf};

use crate::domain::Setup;
use crate::domain::form::{Choice, Field, FormSpec, Value, Values};
use crate::domain::round::KeyMode;
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Screen, Title, Typing,
};
use crate::usecase::round::RoundPlan;

use super::plan::Decided;

/// The most ballots that an opinion may need to be shown.
const MOST_OPINIONS: usize = 2_000;
/// The key modes by the id of their choice.
const MODES: [(&str, KeyMode); 3] = [
    ("two-persons", KeyMode::TwoPersons),
    ("two-of-three", KeyMode::TwoOfThree),
    ("one-person", KeyMode::OnePerson),
];

/// Which part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Who can open the box.
    Key,
    /// From how many ballots on something is shown.
    Thresholds,
    /// Where box and slips go.
    Places,
}

/// Gives what was decided back to whoever called it.
pub(super) struct DetailScreen {
    part: Part,
    decided: Decided,
    /// The folder of the data file.
    home: PathBuf,
    form: Form,
}

impl DetailScreen {
    /// A part of what was decided; files go beside `data_path` unless a person
    /// says otherwise.
    pub fn new(part: Part, decided: Decided, data_path: &Path, lang: &Lang) -> Self {
        let form = Form::new(
            spec(part, &decided.plan, lang),
            &values(&decided, data_path),
        );
        Self {
            part,
            decided,
            home: data_path.parent().unwrap_or(Path::new("")).to_owned(),
            form,
        }
    }

    fn submit(&mut self, values: &Values, cx: &Context) -> Vec<Effect<()>> {
        let plan = &mut self.decided.plan;
        let number = |id: &str| values.number(id).and_then(|number| number.try_into().ok());
        match self.part {
            Part::Key => {
                let chosen = values.choice("key").unwrap_or_default();
                if let Some((_, mode)) = MODES.iter().find(|(id, _)| *id == chosen) {
                    self.decided.mode = *mode;
                }
            }
            Part::Thresholds => {
                plan.threshold = number("figures").unwrap_or(plan.threshold);
                plan.comment_threshold = number("opinions").unwrap_or(plan.comment_threshold);
                if plan.comment_threshold < plan.threshold {
                    let words = tr!(cx.lang, "round-fault-opinions-low");
                    self.form.blame("opinions", words);
                    return Vec::new();
                }
            }
            Part::Places => {
                let slips = self.home.join(values.text("slips").trim());
                if has_slips(plan) {
                    if !printable(&slips) {
                        let words = tr!(cx.lang, "round-plan-slips-ending");
                        self.form.blame("slips", words);
                        return Vec::new();
                    }
                    plan.slips_path = Some(slips);
                }
                plan.box_path = self.home.join(values.text("box").trim());
            }
        }
        vec![Effect::give(self.decided.clone())]
    }

    fn spec(&self, lang: &Lang) -> FormSpec {
        spec(self.part, &self.decided.plan, lang)
    }
}

/// Whether the box of the office has codes, which go onto slips.
pub(super) fn has_slips(plan: &RoundPlan) -> bool {
    plan.groups.iter().any(|planned| planned.codes > 0)
}

/// Slips are written as a page or as a Word document.
fn printable(path: &Path) -> bool {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ending == "html" || ending == "docx")
}

/// A path as it is typed: only the name where it lies beside the data file.
pub(super) fn near(path: &Path, data_path: &Path) -> String {
    let beside = path.parent() == data_path.parent();
    match path.file_name().filter(|_| beside) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    }
}

/// A key mode in a few words.
pub(super) fn mode_name(mode: KeyMode, lang: &Lang) -> String {
    match mode {
        KeyMode::TwoPersons => tr!(lang, "round-mode-two-persons"),
        KeyMode::TwoOfThree => tr!(lang, "round-mode-two-of-three"),
        KeyMode::OnePerson => tr!(lang, "round-mode-one-person"),
    }
}

fn values(decided: &Decided, data_path: &Path) -> Values {
    let plan = &decided.plan;
    let mode = MODES.iter().find(|(_, mode)| *mode == decided.mode);
    let mode = mode.map_or("", |(id, _)| *id);
    let slips = plan.slips_path.as_ref();
    let slips = slips.map(|path| near(path, data_path)).unwrap_or_default();
    Values::new()
        .with("key", Value::Choice(mode.to_owned()))
        .with("figures", Value::Number(plan.threshold.into()))
        .with("opinions", Value::Number(plan.comment_threshold.into()))
        .with_text("box", near(&plan.box_path, data_path))
        .with_text("slips", slips)
}

fn spec(part: Part, plan: &RoundPlan, lang: &Lang) -> FormSpec {
    match part {
        Part::Key => {
            let choice = |(id, mode): (&str, KeyMode)| Choice::from((id, mode_name(mode, lang)));
            FormSpec::new([
                Field::choice("key", tr!(lang, "round-plan-key"), MODES.map(choice))
                    .required()
                    .hint(tr!(lang, "round-plan-key-hint")),
            ])
        }
        Part::Thresholds => {
            let (least, most) = (Setup::LEAST_THRESHOLD, Setup::MOST_THRESHOLD);
            let figures = tr!(lang, "round-plan-figures-hint", least = least, most = most);
            FormSpec::new([
                Field::number("figures", tr!(lang, "round-plan-figures"))
                    .required()
                    .min(least as usize)
                    .max(most as usize)
                    .hint(figures),
                Field::number("opinions", tr!(lang, "round-plan-opinions"))
                    .required()
                    .min(least as usize)
                    .max(MOST_OPINIONS)
                    .hint(tr!(lang, "round-plan-opinions-hint")),
            ])
        }
        Part::Places => {
            let slips = Field::line("slips", tr!(lang, "round-plan-slips"))
                .required()
                .hint(tr!(lang, "round-plan-slips-hint"));
            let ballot_box = Field::line("box", tr!(lang, "round-plan-box"))
                .required()
                .hint(tr!(lang, "round-plan-box-hint"));
            let slips = has_slips(plan).then_some(slips);
            FormSpec::new(std::iter::once(ballot_box).chain(slips))
        }
    }
}

impl Screen for DetailScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        let values = match (self.form.handle(&input, cx), input) {
            (Filled::Submitted(values), _) => Some(values),
            (_, Input::Command(Command::Continue)) => self.form.submit(cx),
            (_, Input::Language(_)) => {
                self.form.rename(self.spec(cx.lang));
                None
            }
            _ => None,
        };
        values.map_or_else(Vec::new, |values| self.submit(&values, cx))
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(match self.part {
            Part::Key => tr!(cx.lang, "round-plan-key"),
            Part::Thresholds => tr!(cx.lang, "round-plan-thresholds"),
            Part::Places => tr!(cx.lang, "round-plan-places"),
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let done = tr!(cx.lang, "round-part-done");
        let mut offers = vec![
            Offer::named(Command::Continue, done),
            Offer::new(Command::Back),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
