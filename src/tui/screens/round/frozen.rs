//! Everything that can never be changed once a round is open, on one page.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem, SubjectKind};
use crate::domain::round::KeyMode;
use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::widget::Pager;
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Question, Role, Screen, Title, answered,
};
use crate::usecase::round::{self, Opened, RoundPlan};
use crate::usecase::standing::Prospect;
use crate::usecase::vault::OfficeKey;

use super::opened::OpenedScreen;

/// What will be frozen, to be read before saying yes.
pub(super) struct FrozenScreen {
    office: Arc<OfficeKey>,
    prospect: Prospect,
    plan: RoundPlan,
    pager: Pager,
}

/// What the page is answered.
pub(super) enum Answer {
    /// A person said yes.
    Open,
    /// It is open.
    Opened(Opened),
}

/// A line: a label, or nothing, and words.
type Line = (String, String, Role);

impl FrozenScreen {
    pub(super) fn new(office: Arc<OfficeKey>, prospect: Prospect, plan: RoundPlan) -> Self {
        Self {
            office,
            prospect,
            plan,
            pager: Pager::new(),
        }
    }

    fn ask(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let codes = self.plan.codes();
        let question = Question::new(
            tr!(cx.lang, "round-frozen-ask"),
            tr!(cx.lang, "round-frozen-ask-text", codes = codes),
            tr!(cx.lang, "round-frozen-yes"),
        );
        vec![Effect::Confirm(question, Answer::Open)]
    }

    fn open(&self, cx: &Context) -> Vec<Effect<Answer>> {
        // The language on the screen was loaded before and loads again.
        let Ok(lang) = Lang::load(cx.lang.language()) else {
            return Vec::new();
        };
        let (office, plan, now) = (Arc::clone(&self.office), self.plan.clone(), cx.wall);
        vec![Effect::job(
            tr!(cx.lang, "round-opening"),
            move |desk, progress| {
                let ceremony = round::Ceremony::begin(KeyMode::OnePerson)?;
                Ok(Answer::Opened(round::open(
                    desk, &office, &plan, &ceremony, &lang, now, progress,
                )?))
            },
        )]
    }

    fn sections(&self, cx: &Context) -> Vec<Line> {
        let lang = cx.lang;
        let meeting = &self.prospect.overview.meeting;
        let mut lines = Vec::new();
        let mut add = |label: String, words: String| lines.push((label, words, Role::Text));
        add(
            tr!(lang, "round-frozen-meeting"),
            format!("{} · {}", meeting.unit, meeting.title),
        );
        let members = self.prospect.overview.members.iter();
        let members = members.map(|view| format!("{} {}", view.member.name, view.member.post));
        let names = std::iter::once(meeting.unit.clone()).chain(members);
        let names: Vec<String> = names.collect();
        add(
            tr!(lang, "round-frozen-subjects"),
            names.join(&tr!(lang, "round-semicolon")),
        );
        let mut label = tr!(lang, "round-frozen-groups");
        for words in self.groups(lang) {
            add(std::mem::take(&mut label), words);
        }
        let (figures, opinions) = (self.plan.threshold, self.plan.comment_threshold);
        add(
            tr!(lang, "round-thresholds"),
            tr!(
                lang,
                "round-thresholds-are",
                figures = figures,
                opinions = opinions
            ),
        );
        add(tr!(lang, "round-key"), tr!(lang, "round-key-one-person"));
        add(
            tr!(lang, "round-box"),
            self.plan.box_path.display().to_string(),
        );
        let slips = self
            .plan
            .slips_path
            .as_ref()
            .map(|path| path.display().to_string());
        add(
            tr!(lang, "round-slips"),
            slips.unwrap_or_else(|| tr!(lang, "round-no-slips")),
        );
        add(
            tr!(lang, "round-frozen-questions"),
            self.prospect.pack.questionnaire.title.clone(),
        );
        for (number, item) in (1..).zip(&self.prospect.pack.questionnaire.items) {
            add(
                String::new(),
                format!("{number}. {}", self.item(item, lang)),
            );
        }
        lines
    }

    /// Each group with its people, its codes and its weight.
    fn groups(&self, lang: &Lang) -> impl Iterator<Item = String> {
        self.plan.groups.iter().map(move |planned| {
            let (group, codes) = (&planned.group, planned.codes);
            tr!(
                lang,
                "round-frozen-group",
                name = group.name.as_str(),
                people = group.head_count,
                codes = codes,
                weight = group.weight
            )
        })
    }

    /// `工作作风：……（每个人和班子；优秀 100、良好 80、…）`
    fn item(&self, item: &QuestionnaireItem, lang: &Lang) -> String {
        let whom = match item.subjects {
            SubjectKind::Body => tr!(lang, "round-frozen-body"),
            SubjectKind::Members => tr!(lang, "round-frozen-members"),
            SubjectKind::All => tr!(lang, "round-frozen-all"),
        };
        let how = match (&item.kind, self.prospect.pack.questionnaire.scale_of(item)) {
            (AnswerKind::Opinion { limit }, _) => {
                let limit = u32::from(*limit);
                tr!(lang, "round-frozen-opinion", limit = limit)
            }
            (AnswerKind::Grade { .. }, Some(scale)) => {
                let grades = scale
                    .grades
                    .iter()
                    .map(|g| format!("{} {}", g.label, g.score));
                let grades: Vec<String> = grades.collect();
                grades.join(&tr!(lang, "round-comma"))
            }
            (AnswerKind::Grade { .. }, None) => String::new(),
        };
        let (label, text) = (item.label.as_str(), item.text.as_str());
        tr!(
            lang,
            "round-frozen-item",
            label = label,
            text = text,
            whom = whom,
            how = how
        )
    }
}

/// The sections broken into rows with a hanging label column.
fn rows(sections: &[Line], column: u16, width: u16) -> Vec<Line> {
    let mut rows = Vec::new();
    for (label, words, role) in sections {
        let words = text::sanitize(words);
        let room = usize::from(width.saturating_sub(column).max(2));
        for (place, line) in text::wrapped(&words, room).into_iter().enumerate() {
            let label = if place == 0 {
                label.clone()
            } else {
                String::new()
            };
            rows.push((label, line.to_owned(), *role));
        }
    }
    rows
}

impl Screen for FrozenScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if self.pager.handle(&input) {
            return Vec::new();
        }
        match input {
            Input::Command(Command::Continue | Command::Open) => self.ask(cx),
            Input::Key(key) if key.code == Code::Enter => self.ask(cx),
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Open => self.open(cx),
                Answer::Opened(opened) => {
                    let RoundPlan {
                        box_path,
                        slips_path,
                        ..
                    } = self.plan.clone();
                    vec![Effect::replace(OpenedScreen::new(
                        opened, box_path, slips_path,
                    ))]
                }
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "round-frozen-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Warning) + 1;
        let sections = self.sections(cx);
        let column = text::widest(sections.iter().map(|(label, ..)| label)) as u16 + 2;
        let rows = rows(&sections, column, area.width.saturating_sub(2));
        let place = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        self.pager.draw(canvas, place, rows.len(), |canvas, row| {
            if let Some((label, words, role)) = rows.get(row) {
                let Rect { x, y, .. } = canvas.area();
                canvas.print(x, y, label, Role::Muted);
                canvas.print(x + column, y, words, *role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-frozen-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Continue, tr!(cx.lang, "round-frozen-go")),
            Offer::named(Command::Next, tr!(cx.lang, "results-next-page")),
        ]
    }
}
