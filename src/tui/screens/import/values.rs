//! The third step: what each value means.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::{Mark, ScaleId};
use crate::intake::mapping::{Meaning, Realm, ValueUse};
use crate::say::{self, imported};
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::import::{self, Report};

use super::draft::Draft;
use super::pick::PickScreen;
use super::review::ReviewScreen;

/// What the third step gives back.
pub(super) enum Left {
    /// It is done.
    Imported(Box<Report>),
    /// A person went back; what was given a meaning stays.
    Changed(Box<Draft>),
}

/// The values with what they mean, the unknown ones first.
pub(super) struct ValuesScreen {
    draft: Draft,
    rows: Vec<ValueUse>,
    report: Option<Box<Report>>,
    list: List,
}

/// What the third step is answered.
pub(super) enum Answer {
    /// What an import would do.
    Expected(Box<Report>),
    /// A meaning of [`ValuesScreen::meanings`] for a row.
    Means(usize, usize),
    /// The import was done.
    Imported(Box<Report>),
}

impl ValuesScreen {
    pub(super) fn new(draft: Draft) -> Self {
        // A mapping that does not fit the table is told by the rehearsal.
        let used = draft.mapping.values_used(&draft.table, &draft.setup);
        let mut rows = used.unwrap_or_default();
        rows.sort_by_key(|row| row.meaning.is_some());
        let mut list = List::new();
        list.set_len(rows.len());
        Self {
            draft,
            rows,
            report: None,
            list,
        }
    }

    fn rehearse(&self) -> Vec<Effect<Answer>> {
        let (table, mapping) = (Arc::clone(&self.draft.table), self.draft.mapping.clone());
        vec![Effect::ask(move |desk| {
            let report = import::rehearse(desk, &table, &mapping)?;
            Ok(Answer::Expected(Box::new(report)))
        })]
    }

    /// Everything a value of a realm can mean, with its words.
    fn meanings(&self, realm: &Realm, cx: &Context) -> Vec<(Meaning, String)> {
        let setup = &self.draft.setup;
        let (scale, mut meanings) = match realm {
            Realm::Groups => {
                let groups = setup.groups.iter();
                let groups = groups.map(|frozen| Meaning::Group(frozen.group.id.clone()));
                (None, groups.collect())
            }
            Realm::Scale(scale) => (Some(scale), self.marks(scale)),
        };
        meanings.push(Meaning::Refused);
        let words = |meaning: Meaning| {
            let words = imported::meaning(&meaning, scale, setup, cx.lang);
            (meaning, words)
        };
        meanings.into_iter().map(words).collect()
    }

    fn marks(&self, scale: &ScaleId) -> Vec<Meaning> {
        let scale = self.draft.setup.questionnaire.scale(scale);
        let grades = scale.map_or(0, |scale| scale.grades.len());
        let grades = (0..grades).filter_map(|place| u8::try_from(place).ok());
        let mut marks: Vec<Meaning> = grades.map(|at| Meaning::Mark(Mark::Grade(at))).collect();
        marks.push(Meaning::Mark(Mark::DontKnow));
        marks.push(Meaning::Mark(Mark::Blank));
        marks.push(Meaning::LeftOut);
        marks
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(value) = self.rows.get(row) else {
            return Vec::new();
        };
        let meanings = self.meanings(&value.realm, cx);
        let place = meanings
            .iter()
            .position(|(meaning, _)| Some(meaning) == value.meaning.as_ref());
        let words = meanings.into_iter().map(|(_, words)| words).collect();
        let title = tr!(
            cx.lang,
            "import-means-title",
            value = imported::value(&value.value, cx.lang)
        );
        let pick = PickScreen::new(title, words, place.unwrap_or(0));
        vec![Effect::call(pick, move |choice| Answer::Means(row, choice))]
    }

    fn means(&mut self, row: usize, choice: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(value) = self.rows.get(row) else {
            return Vec::new();
        };
        let (realm, word) = (value.realm.clone(), value.value.clone());
        let Some((meaning, _)) = self.meanings(&realm, cx).into_iter().nth(choice) else {
            return Vec::new();
        };
        self.draft.mean(&realm, &word, meaning);
        // The rows stay where they are, so that a person keeps their place.
        let used = self
            .draft
            .mapping
            .values_used(&self.draft.table, &self.draft.setup);
        for used in used.unwrap_or_default() {
            let mut rows = self.rows.iter_mut();
            let row = rows.find(|row| (&row.realm, &row.value) == (&used.realm, &used.value));
            if let Some(row) = row {
                *row = used;
            }
        }
        self.rehearse()
    }

    /// Why nothing can be imported yet: the first value without a meaning, or
    /// an opinion beyond the ballot.
    fn blocked(&self, cx: &Context) -> Option<String> {
        let preview = &self.report.as_ref()?.preview;
        if let Some(problem) = &preview.problem {
            return Some(say::apply_problem(problem, cx.lang));
        }
        let unknown = preview.unknown.first()?;
        Some(tr!(
            cx.lang,
            "import-unknown",
            line = unknown.first_line,
            column = unknown.column.as_str(),
            value = imported::value(&unknown.value, cx.lang),
            count = self.rows.iter().filter(|row| row.meaning.is_none()).count()
        ))
    }

    /// How many rows of each group, and what no column fills.
    fn summary(&self, cx: &Context) -> String {
        let Some(report) = &self.report else {
            return String::new();
        };
        let groups = report.groups.iter().filter(|group| group.read > 0);
        let groups = groups.map(|group| {
            let (name, rows) = (group.name.as_str(), group.read);
            tr!(cx.lang, "import-rows-of", group = name, rows = rows)
        });
        let mut words: Vec<String> = groups.collect();
        let preview = &report.preview;
        if preview.refused > 0 {
            words.push(tr!(cx.lang, "import-rows-refused", rows = preview.refused));
        }
        if preview.rows_without_group > 0 {
            let rows = preview.rows_without_group;
            words.push(tr!(cx.lang, "import-rows-lost", rows = rows));
        }
        if preview.unfilled > 0 {
            words.push(tr!(cx.lang, "import-unfilled", slots = preview.unfilled));
        }
        words.join(&format!(" {} ", cx.signs.separator))
    }
}

impl Screen for ValuesScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Opened => self.rehearse(),
            Input::Command(Command::Continue) => {
                let Some(report) = self.report.clone() else {
                    return Vec::new();
                };
                let review = ReviewScreen::new(self.draft.clone(), report);
                vec![Effect::call(review, Answer::Imported)]
            }
            Input::Command(Command::Back) => {
                vec![Effect::give(Left::Changed(Box::new(self.draft.clone())))]
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Expected(report) => {
                    self.report = Some(report);
                    Vec::new()
                }
                Answer::Means(row, choice) => self.means(row, choice, cx),
                Answer::Imported(report) => vec![Effect::give(Left::Imported(report))],
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "import-values-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        let (summary, blocked) = (self.summary(cx), self.blocked(cx));
        let note = blocked
            .as_ref()
            .map_or(0, |words| Canvas::rows(words, area.width - 2));
        let below = Canvas::rows(&summary, area.width) + note + 1;
        let list = Rect {
            y,
            height: area.bottom().saturating_sub(y + below),
            ..area
        };
        let rows: Vec<Row> = self.rows.iter().map(|value| self.row(value, cx)).collect();
        self.list
            .draw(canvas, list, (rows.len(), 1), |canvas, row, in_hand| {
                if let Some(row) = rows.get(row) {
                    row.draw(canvas, in_hand, cx);
                }
            });
        let mut y = area.bottom().saturating_sub(below - 1);
        y = canvas.paragraph(area.x, y, area.width, &summary, Role::Text);
        if let Some(words) = blocked {
            canvas.print(area.x, y, cx.signs.warning, Role::Warning);
            canvas.paragraph(area.x + 2, y, area.width - 2, &words, Role::Warning);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-values-title")).right(tr!(cx.lang, "import-step-3"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let waiting = self
            .report
            .is_none()
            .then(|| tr!(cx.lang, "import-counting"));
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-change")),
            Offer::named(Command::Continue, tr!(cx.lang, "import-to-review"))
                .blocked(waiting.or_else(|| self.blocked(cx))),
            Offer::new(Command::Back).quiet().own(),
        ]
    }
}

/// A value's row as it is drawn.
struct Row {
    realm: String,
    value: String,
    count: String,
    meaning: Option<String>,
}

impl ValuesScreen {
    fn row(&self, value: &ValueUse, cx: &Context) -> Row {
        let realm = match &value.realm {
            Realm::Groups => tr!(cx.lang, "import-realm-groups"),
            Realm::Scale(scale) => {
                let scale = self.draft.setup.questionnaire.scale(scale);
                let ends =
                    scale.and_then(|scale| Some((scale.grades.first()?, scale.grades.last()?)));
                ends.map(|(best, worst)| format!("{}–{}", best.label, worst.label))
                    .unwrap_or_default()
            }
        };
        let scale = match &value.realm {
            Realm::Scale(scale) => Some(scale),
            Realm::Groups => None,
        };
        let meaning = value.meaning.as_ref();
        let meaning =
            meaning.map(|meaning| imported::meaning(meaning, scale, &self.draft.setup, cx.lang));
        let count = value.count;
        Row {
            realm,
            value: imported::value(&value.value, cx.lang),
            count: tr!(cx.lang, "import-times", count = count),
            meaning,
        }
    }
}

impl Row {
    fn draw(&self, canvas: &mut Canvas, in_hand: bool, cx: &Context) {
        let Rect { x, y, width, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let realm = 16.min(width / 4);
        canvas.print_within(x + 2, y, realm - 1, &self.realm, Role::Muted);
        let value = width.saturating_sub(realm + 32).max(8);
        canvas.print_within(x + 2 + realm, y, value - 1, &self.value, Role::Text);
        let right = x + 2 + realm + value + 8;
        canvas.print_right(right, y, &self.count, Role::Muted);
        let (words, role) = match &self.meaning {
            Some(words) => (words.clone(), Role::Text),
            None => (tr!(cx.lang, "import-means-nothing"), Role::Warning),
        };
        canvas.print_within(
            right + 3,
            y,
            (x + width).saturating_sub(right + 4),
            &words,
            role,
        );
    }
}
