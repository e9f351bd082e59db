//! What the clerk decides before a round is opened, at a glance. Everything has
//! a usual value; Enter on a line changes it.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::content::QuestionnairePack;
use crate::domain::Setup;
use crate::domain::round::KeyMode;
use crate::lang::Lang;
use crate::report::words::round_kind;
use crate::say;
use crate::text;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Question, Role, Screen, Title, answered,
};
use crate::usecase::folder;
use crate::usecase::round::{self, PlanFault, RoundPlan};
use crate::usecase::standing::{self, Prospect};
use crate::usecase::vault::OfficeKey;

use super::counts::CountsScreen;
use super::detail::{self, DetailScreen, Part};
use super::frozen::FrozenScreen;
use super::halls::HallsScreen;
use super::questionnaires::QuestionnaireScreen;

/// What is decided about a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decided {
    /// Everything that is frozen.
    pub plan: RoundPlan,
    /// Who will be able to open the box.
    pub mode: KeyMode,
}

/// The lines of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Questionnaire,
    Counts,
    Halls,
    Key,
    Thresholds,
    Places,
}

const ROWS: [Row; 6] = [
    Row::Questionnaire,
    Row::Counts,
    Row::Halls,
    Row::Key,
    Row::Thresholds,
    Row::Places,
];

/// The plan of a round.
pub(super) struct PlanScreen {
    office: Arc<OfficeKey>,
    prospect: Prospect,
    decided: Decided,
    /// Somebody changed something, which would be lost.
    touched: bool,
    list: List,
}

/// What the page is answered.
pub(super) enum Answer {
    /// Another questionnaire.
    Asking(Box<QuestionnairePack>),
    /// Something else was decided.
    Decided(Box<Decided>),
    /// It can be opened; this would be frozen.
    Draft(Box<Setup>),
    /// The round was opened.
    Opened,
    /// Yes, let it be.
    Left,
}

impl PlanScreen {
    /// The usual round of a prospect.
    pub fn new(office: Arc<OfficeKey>, prospect: Prospect, cx: &Context) -> Self {
        let plan = usual(&prospect, cx.lang);
        let mode = KeyMode::TwoPersons;
        Self {
            office,
            prospect,
            decided: Decided { plan, mode },
            touched: false,
            list: List::new(),
        }
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let decided = self.decided.clone();
        let back = |decided| Answer::Decided(Box::new(decided));
        let Some(row) = ROWS.get(row) else {
            return Vec::new();
        };
        let part = |part| {
            let data = &self.prospect.data_path;
            let screen = DetailScreen::new(part, decided.clone(), data, cx.lang);
            vec![Effect::call(screen, back)]
        };
        match row {
            Row::Questionnaire => {
                let chosen = &decided.plan.questionnaire;
                let screen = QuestionnaireScreen::new(self.prospect.packs.clone(), chosen);
                vec![Effect::call(screen, |pack| Answer::Asking(Box::new(pack)))]
            }
            Row::Counts => vec![Effect::call(CountsScreen::new(decided), back)],
            Row::Halls => vec![Effect::call(HallsScreen::new(decided), back)],
            Row::Key => part(Part::Key),
            Row::Thresholds => part(Part::Thresholds),
            Row::Places => part(Part::Places),
        }
    }

    /// Another questionnaire asks whom it asks; the rest stays.
    fn ask_with(&mut self, pack: QuestionnairePack, cx: &Context) {
        if pack.info.pack == self.decided.plan.questionnaire {
            return;
        }
        let (before, old) = (usual(&self.prospect, cx.lang), &self.decided.plan);
        let own_places = (old.box_path != before.box_path || old.slips_path != before.slips_path)
            .then(|| (old.box_path.clone(), old.slips_path.clone()));
        self.prospect.pack = pack;
        let mut plan = usual(&self.prospect, cx.lang);
        if let Some((box_path, slips_path)) = own_places {
            (plan.box_path, plan.slips_path) = (box_path, slips_path);
        }
        (plan.threshold, plan.comment_threshold) = (old.threshold, old.comment_threshold);
        let ids = |plan: &RoundPlan| -> Vec<_> {
            plan.groups.iter().map(|g| g.group.id.clone()).collect()
        };
        if ids(&plan) == ids(old) {
            plan.halls.clone_from(&old.halls);
        }
        self.decided.plan = plan;
    }

    fn proceed(&mut self, cx: &Context) -> Vec<Effect<Answer>> {
        if let Err(fault) = self.decided.plan.check() {
            let row = row_of(&fault);
            self.list
                .select(ROWS.iter().position(|own| *own == row).unwrap_or(0));
            let title = tr!(cx.lang, "round-plan-not-yet");
            return vec![Effect::tell(title, say::plan_fault(&fault, cx.lang))];
        }
        let Decided { plan, mode } = self.decided.clone();
        vec![Effect::ask(move |desk| {
            standing::check_places(&plan)?;
            Ok(Answer::Draft(Box::new(round::draft(desk, &plan, mode)?)))
        })]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Asking(pack) => {
                self.touched = true;
                self.ask_with(*pack, cx);
            }
            Answer::Decided(decided) => {
                self.touched |= *decided != self.decided;
                self.decided = *decided;
                self.settle_slips(cx.lang);
            }
            Answer::Draft(setup) => {
                let (office, decided) = (Arc::clone(&self.office), self.decided.clone());
                let data = self.prospect.data_path.clone();
                let frozen = FrozenScreen::new(office, decided, *setup, data, cx.lang);
                return vec![Effect::call(frozen, |()| Answer::Opened)];
            }
            Answer::Opened => return vec![Effect::give(())],
            Answer::Left => return vec![Effect::Pop],
        }
        Vec::new()
    }

    /// Where no code is made there is nothing to print.
    fn settle_slips(&mut self, lang: &Lang) {
        let plan = &mut self.decided.plan;
        if !detail::has_slips(plan) {
            plan.slips_path = None;
        } else if plan.slips_path.is_none() {
            plan.slips_path = Some(places(&self.prospect, lang)[1].clone());
        }
    }

    fn leave(&self, cx: &Context) -> Vec<Effect<Answer>> {
        if !self.touched {
            return vec![Effect::Pop];
        }
        let question = Question::new(
            tr!(cx.lang, "round-plan-leave"),
            tr!(cx.lang, "round-plan-leave-text"),
            tr!(cx.lang, "round-plan-leave-yes"),
        );
        vec![Effect::Confirm(question, Answer::Left)]
    }

    /// The label of a line and what is decided there.
    fn words(&self, row: Row, lang: &Lang) -> (String, String) {
        let Decided { plan, mode } = &self.decided;
        match row {
            Row::Questionnaire => {
                let kind = round_kind(lang, self.prospect.pack.round);
                let asked = &self.prospect.pack.questionnaire;
                let (title, items) = (asked.title.as_str(), asked.items.len());
                let title = tr!(lang, "round-kinds-title", title = title, items = items);
                (tr!(lang, "round-plan-asked"), format!("{kind} {title}"))
            }
            Row::Counts => {
                let people: u32 = plan.groups.iter().map(|g| g.group.head_count).sum();
                let names = plan.groups.iter().map(|g| g.group.name.as_str());
                let names: Vec<&str> = names.collect();
                let names = names.join(&tr!(lang, "doc-setup-comma"));
                let codes = plan.codes();
                let words = tr!(
                    lang,
                    "round-plan-groups-are",
                    names = names,
                    people = people,
                    codes = codes
                );
                (tr!(lang, "round-plan-groups"), words)
            }
            Row::Halls => {
                let names: Vec<&str> = plan.halls.iter().map(|hall| hall.name.as_str()).collect();
                let names = names.join(&tr!(lang, "doc-setup-comma"));
                let count = plan.halls.len();
                let words = match count {
                    0 => tr!(lang, "round-plan-no-halls"),
                    _ => tr!(lang, "round-plan-halls-are", count = count, names = names),
                };
                (tr!(lang, "round-plan-halls"), words)
            }
            Row::Key => (tr!(lang, "round-plan-key"), detail::mode_name(*mode, lang)),
            Row::Thresholds => {
                let (figures, opinions) = (plan.threshold, plan.comment_threshold);
                let words = tr!(
                    lang,
                    "round-plan-thresholds-are",
                    figures = figures,
                    opinions = opinions
                );
                (tr!(lang, "round-plan-thresholds"), words)
            }
            Row::Places => {
                let data = &self.prospect.data_path;
                let slips = plan.slips_path.as_ref().map_or_else(
                    || tr!(lang, "round-no-slips"),
                    |path| detail::near(path, data),
                );
                let files = [detail::near(&plan.box_path, data), slips];
                let files = files.join(&tr!(lang, "doc-setup-comma"));
                (tr!(lang, "round-plan-places"), files)
            }
        }
    }
}

/// The line on which a fault is mended.
const fn row_of(fault: &PlanFault) -> Row {
    match fault {
        PlanFault::NoGroups | PlanFault::NobodyIn { .. } | PlanFault::NoWeight => Row::Counts,
        PlanFault::TooManyCodes { name, .. } if name.is_empty() => Row::Counts,
        PlanFault::TooManyCodes { .. }
        | PlanFault::TooManyHalls { .. }
        | PlanFault::HallUnnamed { .. }
        | PlanFault::HallTwice { .. }
        | PlanFault::HallWithoutCodes { .. } => Row::Halls,
        PlanFault::OpinionsBelowFigures => Row::Thresholds,
        PlanFault::SamePlace => Row::Places,
    }
}

/// The usual plan, with box and slips beside the data file.
fn usual(prospect: &Prospect, lang: &Lang) -> RoundPlan {
    let [box_path, slips_path] = places(prospect, lang);
    let mut plan = RoundPlan::usual(&prospect.groups(), &prospect.pack, box_path, slips_path);
    // Nobody is known to be in the group yet; codes come with the people.
    for planned in &mut plan.groups {
        if planned.group.head_count == 0 {
            planned.codes = 0;
        }
    }
    if !detail::has_slips(&plan) {
        plan.slips_path = None;
    }
    plan
}

/// Where box and slips usually go. The files of earlier rounds lie there
/// already, so those of a further one are named for what it is.
fn places(prospect: &Prospect, lang: &Lang) -> [PathBuf; 2] {
    let mut stem = prospect.stem.clone();
    if prospect.further {
        let kind = round_kind(lang, prospect.pack.round);
        stem = folder::file_name(&format!("{stem}-{kind}"));
    }
    let stem = stem.as_str();
    let names = [
        tr!(lang, "round-box-file", stem = stem),
        tr!(lang, "round-slips-file", stem = stem),
    ];
    names.map(|name| {
        let place = prospect.data_path.with_file_name(name);
        if prospect.further {
            folder::free_place(&place)
        } else {
            place
        }
    })
}

impl Screen for PlanScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        self.list.set_len(ROWS.len());
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Command(Command::Continue) => self.proceed(cx),
            Input::Command(Command::Back) => self.leave(cx),
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "round-plan-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        let rows = ROWS.map(|row| self.words(row, cx.lang));
        let fault = self.decided.plan.check().err();
        let at_fault = fault.as_ref().map(row_of);
        let column = text::widest(rows.iter().map(|(label, _)| label.as_str())) as u16 + 5;
        let room = area.width.saturating_sub(column + 2);
        let place = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let complaint = fault.as_ref().map(|fault| say::plan_fault(fault, cx.lang));
        self.list
            .draw(canvas, place, (ROWS.len(), 2), |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                let (Some((label, words)), Some(own)) = (rows.get(row), ROWS.get(row)) else {
                    return;
                };
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Muted };
                canvas.print(x + 2, y, label, role);
                if at_fault == Some(*own)
                    && let Some(complaint) = &complaint
                {
                    canvas.print(x + column - 2, y, cx.signs.warning, Role::Bad);
                    canvas.paragraph(x + column, y, room, complaint, Role::Bad);
                    return;
                }
                let one_person = *own == Row::Key && self.decided.mode == KeyMode::OnePerson;
                let role = match (one_person, in_hand) {
                    (true, _) => Role::Warning,
                    (_, true) => Role::Cursor,
                    _ => Role::Text,
                };
                canvas.paragraph(x + column, y, room, words, role);
            });
    }

    fn title(&self, cx: &Context) -> Title {
        let meeting = self.prospect.overview.meeting.title.as_str();
        let kind = round_kind(cx.lang, self.prospect.pack.round);
        Title::new(tr!(cx.lang, "round-plan-title", kind = kind)).right(meeting)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Continue, tr!(cx.lang, "round-plan-continue")),
            Offer::named(Command::Open, tr!(cx.lang, "round-plan-change")),
            Offer::named(Command::Up, tr!(cx.lang, "round-choose")),
            Offer::new(Command::Back).own(),
        ]
    }
}
