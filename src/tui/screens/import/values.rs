//! The third step: what each value means, what will come of it, and go.

use ratatui::layout::Rect;

use crate::domain::{Mark, ScaleId};
use crate::intake::Preview;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, answered};
use crate::usecase::import::{self, Imported};

use super::draft::{Draft, Meaning, Realm};
use super::pick::PickScreen;

/// What the third step gives back.
pub(super) enum Left {
    /// It is done.
    Imported(Imported),
    /// A person went back; what was given a meaning stays.
    Changed(Box<Draft>),
}

/// The values with what they mean, the unknown ones first.
pub(super) struct ValuesScreen {
    draft: Draft,
    rows: Vec<Value>,
    preview: Option<Preview>,
    list: List,
}

/// A value of a scale's columns, or of the group column.
struct Value {
    realm: Realm,
    word: String,
    count: usize,
    meaning: Option<Meaning>,
}

/// What the third step is answered.
pub(super) enum Answer {
    /// What an import would do.
    Preview(Box<Preview>),
    /// A meaning of [`ValuesScreen::meanings`] for a row.
    Means(usize, usize),
    /// The import was done.
    Imported(Imported),
}

impl ValuesScreen {
    pub(super) fn new(draft: Draft) -> Self {
        let mut screen = Self {
            draft,
            rows: Vec::new(),
            preview: None,
            list: List::new(),
        };
        screen.rows = screen.gather();
        screen.list.set_len(screen.rows.len());
        screen
    }

    /// Unknown values first, then in the order of their realm and frequency.
    fn gather(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        if let Some(column) = self.draft.group_column() {
            self.add(&mut rows, &Realm::Groups, &[column]);
        }
        for scale in &self.draft.setup.questionnaire.scales {
            let columns = self.draft.columns_on(&scale.id);
            self.add(&mut rows, &Realm::Scale(scale.id.clone()), &columns);
        }
        rows.sort_by_key(|row| row.meaning.is_some());
        rows
    }

    fn add(&self, rows: &mut Vec<Value>, realm: &Realm, columns: &[usize]) {
        let mut counts: Vec<(String, usize)> = self.draft.counts(columns).into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        rows.extend(counts.into_iter().map(|(value, count)| Value {
            meaning: self.draft.meaning(realm, &value),
            realm: realm.clone(),
            word: value,
            count,
        }));
    }

    fn preview(&self) -> Vec<Effect<Answer>> {
        let (table, mapping) = (
            std::sync::Arc::clone(&self.draft.table),
            self.draft.mapping.clone(),
        );
        vec![Effect::ask(move |desk| {
            Ok(Answer::Preview(Box::new(import::preview(
                desk, &table, &mapping,
            )?)))
        })]
    }

    /// Everything a value of a realm can mean, with its words.
    fn meanings(&self, realm: &Realm, cx: &Context) -> Vec<(Meaning, String)> {
        match realm {
            Realm::Groups => self
                .draft
                .setup
                .groups
                .iter()
                .map(|frozen| {
                    (
                        Meaning::Group(frozen.group.id.clone()),
                        frozen.group.name.clone(),
                    )
                })
                .collect(),
            Realm::Scale(scale) => self.marks(scale, cx),
        }
    }

    fn marks(&self, scale: &ScaleId, cx: &Context) -> Vec<(Meaning, String)> {
        let Some(scale) = self.draft.setup.questionnaire.scale(scale) else {
            return Vec::new();
        };
        let grades = (0_u8..).zip(&scale.grades);
        let mut marks: Vec<(Meaning, String)> = grades
            .map(|(place, grade)| (Meaning::Mark(Mark::Grade(place)), grade.label.clone()))
            .collect();
        marks.push((Meaning::Mark(Mark::DontKnow), scale.dont_know.clone()));
        marks.push((
            Meaning::Mark(Mark::Blank),
            tr!(cx.lang, "import-means-blank"),
        ));
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
            value = shown(&value.word, cx)
        );
        let pick = PickScreen::new(title, words, place.unwrap_or(0));
        vec![Effect::call(pick, move |choice| Answer::Means(row, choice))]
    }

    fn means(&mut self, row: usize, choice: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(value) = self.rows.get(row) else {
            return Vec::new();
        };
        let realm = value.realm.clone();
        let Some((meaning, _)) = self.meanings(&realm, cx).into_iter().nth(choice) else {
            return Vec::new();
        };
        self.draft.mean(&realm, &value.word, meaning);
        // The rows stay where they are, so that a person keeps their place.
        let meanings: Vec<Option<Meaning>> = self
            .rows
            .iter()
            .map(|row| self.draft.meaning(&row.realm, &row.word))
            .collect();
        for (row, meaning) in self.rows.iter_mut().zip(meanings) {
            row.meaning = meaning;
        }
        self.preview()
    }

    fn import(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let (table, mapping) = (
            std::sync::Arc::clone(&self.draft.table),
            self.draft.mapping.clone(),
        );
        vec![Effect::job(
            tr!(cx.lang, "import-importing"),
            move |desk, progress| {
                Ok(Answer::Imported(import::import(
                    desk, &table, &mapping, progress,
                )?))
            },
        )]
    }

    /// Why nothing can be imported yet: the first value without a meaning.
    fn blocked(&self, cx: &Context) -> Option<String> {
        let preview = self.preview.as_ref()?;
        let unknown = preview.unknown.first()?;
        let (column, value, line) = (
            unknown.column.as_str(),
            shown(&unknown.value, cx),
            unknown.first_line,
        );
        Some(tr!(
            cx.lang,
            "import-unknown",
            line = line,
            column = column,
            value = value
        ))
    }

    /// How many rows of each group, and what no column fills.
    fn summary(&self, cx: &Context) -> String {
        let Some(preview) = &self.preview else {
            return String::new();
        };
        let groups = preview
            .rows
            .iter()
            .filter(|(_, rows)| *rows > 0)
            .filter_map(|(id, rows)| {
                let group = self.draft.setup.groups.iter().find(|g| &g.group.id == id)?;
                let (name, rows) = (group.group.name.as_str(), *rows);
                Some(tr!(cx.lang, "import-rows-of", group = name, rows = rows))
            });
        let mut words: Vec<String> = groups.collect();
        if preview.rows_without_group > 0 {
            words.push(tr!(
                cx.lang,
                "import-rows-lost",
                rows = preview.rows_without_group
            ));
        }
        if preview.unfilled > 0 {
            words.push(tr!(cx.lang, "import-unfilled", slots = preview.unfilled));
        }
        words.join(&format!(" {} ", cx.signs.separator))
    }
}

/// A value, or words for an empty one.
fn shown(value: &str, cx: &Context) -> String {
    if value.is_empty() {
        tr!(cx.lang, "import-empty-value")
    } else {
        value.to_owned()
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
            Input::Opened => self.preview(),
            Input::Command(Command::Continue) => self.import(cx),
            Input::Command(Command::Back) => {
                vec![Effect::give(Left::Changed(Box::new(self.draft.clone())))]
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Preview(preview) => {
                    self.preview = Some(*preview);
                    Vec::new()
                }
                Answer::Means(row, choice) => self.means(row, choice, cx),
                Answer::Imported(imported) => vec![Effect::give(Left::Imported(imported))],
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
            .preview
            .is_none()
            .then(|| tr!(cx.lang, "import-counting"));
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-change")),
            Offer::named(Command::Continue, tr!(cx.lang, "import-go"))
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
    fn row(&self, value: &Value, cx: &Context) -> Row {
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
        let meanings = self.meanings(&value.realm, cx);
        let meaning = value.meaning.as_ref().and_then(|meaning| {
            meanings
                .into_iter()
                .find(|(other, _)| other == meaning)
                .map(|(_, words)| words)
        });
        let count = value.count;
        Row {
            realm,
            value: shown(&value.word, cx),
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
        let value = (width.saturating_sub(realm + 28)).max(8);
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
