//! The second step: what each column becomes.

use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::domain::{ItemId, SubjectId};
use crate::intake::Mapping;
use crate::intake::mapping::DONT_KNOW;
use crate::tr;
use crate::tui::screens::file_picker::{FilePicker, Wanted};
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Question, Role, Screen, Title, answered,
};
use crate::usecase::import::{self, Report};

use super::draft::{Draft, Target};
use super::pick::PickScreen;
use super::row::{Columns, choice_word};
use super::samples::sample;
use super::saving::SaveScreen;
use super::values::ValuesScreen;

/// The columns with what they become. The first row says who filled the table
/// in.
pub(super) struct ColumnsScreen {
    draft: Draft,
    samples: Vec<String>,
    list: List,
}

/// What the second step is answered.
pub(super) enum Answer {
    /// A choice of [`choices`], for a column.
    Chosen(usize, usize),
    /// The subject of an item, for a column.
    Subject(usize, ItemId, SubjectId),
    /// A choice of [`ticks`], for a column with ticks that answers this.
    Tick(usize, ItemId, SubjectId, usize),
    /// All rows come from the group at this place.
    Group(usize),
    /// The values were looked at, and changed.
    Values(Box<Draft>),
    /// The import was done.
    Imported(Box<Report>),
    /// A mapping file was chosen.
    MapFile(PathBuf),
    /// It was read.
    Loaded(Mapping),
    /// The mapping was saved to a file.
    Saved(PathBuf),
    /// Back to the files, and what was said here is gone.
    Left,
}

impl ColumnsScreen {
    pub(super) fn new(draft: Draft) -> Self {
        let mut list = List::new();
        list.set_len(draft.table.headers.len() + 1);
        Self {
            draft,
            samples: Vec::new(),
            list,
        }
    }

    fn open(&self, row: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(column) = row.checked_sub(1) else {
            let groups = self
                .draft
                .setup
                .groups
                .iter()
                .map(|frozen| frozen.group.name.clone());
            let pick = PickScreen::new(tr!(cx.lang, "import-who-all"), groups.collect(), 0);
            return vec![Effect::call(pick, Answer::Group)];
        };
        let choices = choices(&self.draft, cx);
        let target = self.draft.target(column);
        let item = match &target {
            Target::Asked(item, ..) => Some(item),
            Target::Dropped | Target::Group => None,
        };
        let place = choices
            .iter()
            .position(|choice| match (&choice.what, item) {
                (What::Item(other), Some(item)) => other == item,
                (What::Group, None) => target == Target::Group,
                (What::Drop, None) => target == Target::Dropped,
                _ => false,
            });
        let words = choices.into_iter().map(|choice| choice.words).collect();
        let title = self.draft.header(column).to_owned();
        let pick = PickScreen::new(title, words, place.unwrap_or(0));
        vec![Effect::call(pick, move |choice| {
            Answer::Chosen(column, choice)
        })]
    }

    /// What was chosen for a column; an item about several people needs one
    /// more answer.
    fn chosen(&mut self, column: usize, choice: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(choice) = choices(&self.draft, cx).into_iter().nth(choice) else {
            return Vec::new();
        };
        let item = match choice.what {
            What::Drop => {
                self.draft.set(column, &Target::Dropped);
                return Vec::new();
            }
            What::Group => {
                self.draft.set(column, &Target::Group);
                return Vec::new();
            }
            What::Item(item) => item,
        };
        let subjects = self.subjects(&item);
        if let [(only, _)] = subjects.as_slice() {
            return self.asked(column, item, only.clone(), cx);
        }
        let names = subjects.iter().map(|(_, name)| name.clone()).collect();
        let pick = PickScreen::new(choice.words, names, 0);
        let then = move |place: usize| {
            let subject = subjects.get(place).or(subjects.first());
            let subject = subject.map_or_else(|| SubjectId::from(""), |(id, _)| id.clone());
            Answer::Subject(column, item, subject)
        };
        vec![Effect::call(pick, then)]
    }

    /// A column answers an item about a subject. Where it has ticks, one more
    /// answer says which choice they tick.
    fn asked(
        &mut self,
        column: usize,
        item: ItemId,
        subject: SubjectId,
        cx: &Context,
    ) -> Vec<Effect<Answer>> {
        let scale = self.draft.scale_of(&item);
        let choice = scale.and_then(|scale| self.draft.choice(column, &scale));
        let graded = self.draft.scale_of(&item).is_some();
        if !graded || (choice.is_none() && !self.draft.has_ticks(column)) {
            self.draft.set(column, &Target::Asked(item, subject, None));
            return Vec::new();
        }
        let ticks = ticks(&self.draft, &item, cx);
        let place = ticks.iter().position(|(other, _)| *other == choice);
        let words = ticks.into_iter().map(|(_, words)| words).collect();
        let pick = PickScreen::new(tr!(cx.lang, "import-tick-title"), words, place.unwrap_or(0));
        let then = move |at| Answer::Tick(column, item, subject, at);
        vec![Effect::call(pick, then)]
    }

    fn ticked(
        &mut self,
        column: usize,
        (item, subject): (ItemId, SubjectId),
        at: usize,
        cx: &Context,
    ) -> Vec<Effect<Answer>> {
        let mut ticks = ticks(&self.draft, &item, cx).into_iter();
        let choice = ticks.nth(at).and_then(|(choice, _)| choice);
        let several = choice.is_some();
        let target = Target::Asked(item.clone(), subject.clone(), choice);
        self.draft.set(column, &target);
        if !several {
            return Vec::new();
        }
        match self.draft.set_siblings(column, &item, &subject) {
            0 => Vec::new(),
            columns => {
                let words = tr!(cx.lang, "import-tick-siblings", columns = columns);
                vec![Effect::toast(words)]
            }
        }
    }

    fn subjects(&self, item: &ItemId) -> Vec<(SubjectId, String)> {
        let setup = &self.draft.setup;
        let Some(item) = setup
            .questionnaire
            .items
            .iter()
            .find(|other| &other.id == item)
        else {
            return Vec::new();
        };
        setup
            .subjects_of(item)
            .filter_map(|place| setup.subjects.get(place))
            .map(|subject| (subject.id.clone(), subject.name.clone()))
            .collect()
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Chosen(column, choice) => return self.chosen(column, choice, cx),
            Answer::Subject(column, item, subject) => {
                return self.asked(column, item, subject, cx);
            }
            Answer::Tick(column, item, subject, at) => {
                return self.ticked(column, (item, subject), at, cx);
            }
            Answer::Group(place) => {
                if let Some(frozen) = self.draft.setup.groups.get(place) {
                    self.draft.set_group(frozen.group.id.clone());
                }
            }
            Answer::Values(draft) => self.draft = *draft,
            Answer::Imported(report) => return vec![Effect::give(report)],
            Answer::MapFile(path) => {
                return vec![Effect::ask(move |_| {
                    Ok(Answer::Loaded(import::read_mapping(&path)?))
                })];
            }
            Answer::Loaded(mapping) => {
                self.draft.take(mapping);
                return vec![Effect::toast(tr!(cx.lang, "import-map-loaded"))];
            }
            Answer::Saved(path) => {
                let path = path.display().to_string();
                return vec![Effect::toast(tr!(cx.lang, "import-map-saved", path = path))];
            }
            Answer::Left => return vec![Effect::Pop],
        }
        Vec::new()
    }

    /// Why the values cannot be looked at yet.
    fn blocked(&self, cx: &Context) -> Option<String> {
        if self.draft.mapping.answers.is_empty() && self.draft.mapping.opinions.is_empty() {
            return Some(tr!(cx.lang, "import-no-columns"));
        }
        let one = self.draft.setup.groups.len() == 1;
        (self.draft.mapping.group.is_none() && !one).then(|| tr!(cx.lang, "import-no-group"))
    }
}

/// What a tick in a column can mean: each choice of the item's scale; before
/// them, that the words of the column are the answer.
fn ticks(draft: &Draft, item: &ItemId, cx: &Context) -> Vec<(Option<String>, String)> {
    let mut ticks = vec![(None, tr!(cx.lang, "import-tick-none"))];
    let scale = draft.scale_of(item);
    let Some(scale) = scale.and_then(|scale| draft.setup.questionnaire.scale(&scale)) else {
        return ticks;
    };
    let ids = scale.grades.iter().map(|grade| grade.id.as_str());
    ticks.extend(ids.chain([DONT_KNOW]).map(|id| {
        let choice = choice_word(draft, item, id);
        let words = tr!(cx.lang, "import-tick-is", choice = choice);
        (Some(id.to_owned()), words)
    }));
    ticks
}

/// Something a column can become.
struct Choice {
    what: What,
    words: String,
}

enum What {
    Drop,
    Group,
    Item(ItemId),
}

fn choices(draft: &Draft, cx: &Context) -> Vec<Choice> {
    let mut choices = vec![
        Choice {
            what: What::Drop,
            words: tr!(cx.lang, "import-drop"),
        },
        Choice {
            what: What::Group,
            words: tr!(cx.lang, "import-tells-group"),
        },
    ];
    choices.extend(draft.setup.questionnaire.items.iter().map(|item| {
        let label = item.label.as_str();
        let words = if draft.scale_of(&item.id).is_some() {
            tr!(cx.lang, "import-as-grade", item = label)
        } else {
            tr!(cx.lang, "import-as-opinion", item = label)
        };
        Choice {
            what: What::Item(item.id.clone()),
            words,
        }
    }));
    choices
}

impl Screen for ColumnsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => return self.open(row, cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Opened => {
                let columns = 0..self.draft.table.headers.len();
                self.samples = columns
                    .map(|column| sample(&self.draft.table, column, cx))
                    .collect();
                Vec::new()
            }
            Input::Command(Command::Continue) => {
                let values = ValuesScreen::new(self.draft.clone());
                vec![Effect::call(values, |left| match left {
                    super::values::Left::Imported(report) => Answer::Imported(report),
                    super::values::Left::Changed(draft) => Answer::Values(draft),
                })]
            }
            Input::Command(Command::Refresh) => {
                self.draft.start_anew();
                Vec::new()
            }
            Input::Command(Command::Back) if self.draft.changed => {
                let question = Question::new(
                    tr!(cx.lang, "import-leave"),
                    tr!(cx.lang, "import-leave-words"),
                    tr!(cx.lang, "import-leave-yes"),
                );
                vec![Effect::Confirm(question, Answer::Left)]
            }
            Input::Command(Command::Back) => vec![Effect::Pop],
            Input::Command(Command::Look) => {
                let folder = self
                    .draft
                    .path
                    .parent()
                    .map(PathBuf::from)
                    .unwrap_or_default();
                let picker = FilePicker::new(Wanted::Mapping, folder);
                vec![Effect::call(picker, Answer::MapFile)]
            }
            Input::Command(Command::Save) => {
                let save = SaveScreen::new(&self.draft, cx);
                vec![Effect::call(save, Answer::Saved)]
            }
            Input::Answer(answer) => answered(answer, |answer| self.answer(answer, cx)),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let area = Rect {
            width: area.width.min(110),
            ..area
        };
        let dropped = (0..self.draft.table.headers.len())
            .filter(|column| {
                self.draft.is_identifying(*column) && self.draft.target(*column) == Target::Dropped
            })
            .count();
        let rows = self.draft.table.lines().count();
        let mut words = tr!(cx.lang, "import-columns-words", rows = rows);
        if dropped > 0 {
            let some = tr!(cx.lang, "import-columns-identifying", dropped = dropped);
            words.push_str(&some);
        }
        let width = canvas.column().width;
        let mut y = canvas.paragraph(area.x, area.y, width, &words, Role::Muted);
        if self.draft.remembered {
            let words = tr!(cx.lang, "import-remembered");
            y = canvas.paragraph(area.x, y, width, &words, Role::Good);
        }
        let y = y + 1;
        let list = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let (draft, samples) = (&self.draft, &self.samples);
        self.list.draw(
            canvas,
            list,
            (draft.table.headers.len() + 1, 1),
            |canvas, row, in_hand| {
                let columns = Columns::of(canvas.area());
                if in_hand {
                    let area = canvas.area();
                    canvas.print(area.x, area.y, cx.signs.cursor, Role::Accent);
                }
                match row.checked_sub(1) {
                    Some(column) => columns.row(canvas, draft, column, samples, cx),
                    None => columns.group(canvas, draft, cx),
                }
            },
        );
    }

    fn title(&self, cx: &Context) -> Title {
        let name = self
            .draft
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Title::new(tr!(cx.lang, "import-columns-title", file = name))
            .right(tr!(cx.lang, "import-step-2"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Open, tr!(cx.lang, "import-change")),
            Offer::named(Command::Continue, tr!(cx.lang, "import-to-values"))
                .blocked(self.blocked(cx)),
        ];
        if self.draft.remembered || self.draft.changed {
            offers.push(Offer::named(Command::Refresh, tr!(cx.lang, "import-anew")));
        }
        offers.push(Offer::named(Command::Look, tr!(cx.lang, "import-load-map")));
        offers.push(Offer::named(Command::Save, tr!(cx.lang, "import-save-map")));
        offers.push(Offer::new(Command::Back).quiet().own());
        offers
    }
}
