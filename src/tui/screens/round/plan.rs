//! What the clerk decides before a round is opened.

use std::sync::Arc;

use std::path::{Path, PathBuf};

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::{GroupId, Setup, VoterGroup};
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Screen, Title, Typing, answered,
};
use crate::usecase::round::{PlannedGroup, RoundPlan};
use crate::usecase::standing::{self, Prospect};
use crate::usecase::vault::OfficeKey;

use super::frozen::FrozenScreen;

/// The most codes of one group; a box holds 2,000 ballots in all.
const MOST_CODES: usize = 2_000;

/// The form of a round.
pub(super) struct PlanScreen {
    office: Arc<OfficeKey>,
    prospect: Prospect,
    plan: RoundPlan,
    form: Form,
}

/// What the form is answered.
pub(super) enum Answer {
    /// The files can be made there.
    Free(RoundPlan),
    /// The round was opened.
    Opened,
}

impl PlanScreen {
    pub(super) fn new(office: Arc<OfficeKey>, prospect: Prospect, cx: &Context) -> Self {
        let plan = usual(&prospect, cx.lang);
        let form = Form::new(spec(&prospect.overview.groups, cx.lang), &values(&plan));
        Self {
            office,
            prospect,
            plan,
            form,
        }
    }

    fn submit(&mut self, values: &Values, cx: &Context) -> Vec<Effect<Answer>> {
        let plan = self.plan(values);
        if plan.comment_threshold < plan.threshold {
            self.form
                .blame("opinions", tr!(cx.lang, "round-plan-opinions-low"));
            return Vec::new();
        }
        vec![Effect::ask(move |_| {
            standing::check_places(&plan)?;
            Ok(Answer::Free(plan))
        })]
    }

    fn plan(&self, values: &Values) -> RoundPlan {
        let number = |id: &str| {
            values
                .number(id)
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(0)
        };
        let groups = &self.plan.groups;
        let codes = |planned: &PlannedGroup| PlannedGroup {
            codes: number(&codes_id(&planned.group.id)),
            ..planned.clone()
        };
        let groups: Vec<PlannedGroup> = groups.iter().map(codes).collect();
        let any = groups.iter().any(|planned| planned.codes > 0);
        let home = self.prospect.data_path.parent().unwrap_or(Path::new(""));
        RoundPlan {
            box_path: home.join(values.text("box").trim()),
            slips_path: any.then(|| home.join(values.text("slips").trim())),
            groups,
            threshold: number("figures"),
            comment_threshold: number("opinions"),
            ..self.plan.clone()
        }
    }
}

fn codes_id(group: &GroupId) -> String {
    format!("codes-{group}")
}

/// The usual plan, with box and slips beside the data file.
fn usual(prospect: &Prospect, lang: &Lang) -> RoundPlan {
    let beside = |name: String| prospect.data_path.with_file_name(name);
    let stem = prospect.stem.as_str();
    let box_path = beside(tr!(lang, "round-box-file", stem = stem));
    let slips_path = beside(tr!(lang, "round-slips-file", stem = stem));
    RoundPlan::usual(
        &prospect.overview.groups,
        &prospect.pack,
        box_path,
        slips_path,
    )
}

fn values(plan: &RoundPlan) -> Values {
    let words = |path: &PathBuf| Value::Text(path.display().to_string());
    let mut values = Values::new()
        .with("figures", Value::Number(plan.threshold.into()))
        .with("opinions", Value::Number(plan.comment_threshold.into()))
        .with("box", words(&plan.box_path));
    for planned in &plan.groups {
        let codes = Value::Number(planned.codes.into());
        values.set(codes_id(&planned.group.id), codes);
    }
    if let Some(slips) = &plan.slips_path {
        values.set("slips", words(slips));
    }
    values
}

fn spec(groups: &[VoterGroup], lang: &Lang) -> FormSpec {
    let codes = |group: &VoterGroup| {
        let people = group.head_count;
        Field::number(codes_id(&group.id), group.name.clone())
            .required()
            .min(0)
            .max(MOST_CODES)
            .hint(tr!(lang, "round-plan-codes-hint", people = people))
    };
    let mut fields: Vec<Field> = groups.iter().map(codes).collect();
    let (least, most) = (Setup::LEAST_THRESHOLD, Setup::MOST_THRESHOLD);
    fields.extend([
        Field::number("figures", tr!(lang, "round-plan-figures"))
            .required()
            .min(least as usize)
            .max(most as usize)
            .hint(tr!(
                lang,
                "round-plan-figures-hint",
                least = least,
                most = most
            )),
        Field::number("opinions", tr!(lang, "round-plan-opinions"))
            .required()
            .min(least as usize)
            .max(MOST_CODES)
            .hint(tr!(lang, "round-plan-opinions-hint")),
        Field::line("box", tr!(lang, "round-plan-box"))
            .required()
            .hint(tr!(lang, "round-plan-box-hint")),
        Field::line("slips", tr!(lang, "round-plan-slips"))
            .required()
            .hint(tr!(lang, "round-plan-slips-hint")),
    ]);
    FormSpec::new(fields)
}

impl Screen for PlanScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.submit(&values, cx),
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Command(Command::Continue) => match self.form.submit(cx) {
                Some(values) => self.submit(&values, cx),
                None => Vec::new(),
            },
            Input::Language(_) => {
                self.form
                    .rename(spec(&self.prospect.overview.groups, cx.lang));
                Vec::new()
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Free(plan) => {
                    let frozen =
                        FrozenScreen::new(Arc::clone(&self.office), self.prospect.clone(), plan);
                    vec![Effect::call(frozen, |()| Answer::Opened)]
                }
                Answer::Opened => vec![Effect::give(())],
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let words = tr!(cx.lang, "round-plan-words");
        let after =
            canvas.paragraph(area.x, area.y, area.width, &words, crate::tui::Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(after);
        area.y = after;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let meeting = self.prospect.overview.meeting.title.as_str();
        Title::new(tr!(cx.lang, "round-plan-title")).right(meeting)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Continue, tr!(cx.lang, "round-plan-continue")),
            Offer::new(Command::NextField),
        ];
        offers.extend(
            self.form
                .offers()
                .into_iter()
                .filter(|o| o.command != Command::NextField),
        );
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
