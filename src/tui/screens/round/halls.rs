//! 分会场: boxes for other halls, each with codes of its own for every group.

use ratatui::layout::Rect;

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::round::SetupBooth;
use crate::lang::Lang;
use crate::report::words;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Place, Role, Screen, Title,
    Typing, answered,
};
use crate::usecase::round::{RoundPlan, with_spare};

use super::number_grid::{Done, NumberGrid, Slot, Words};
use super::plan::Decided;

/// The most characters of a hall's name.
const NAME: usize = 20;

/// Gives what was decided back to whoever called it. The first row is the box
/// of the office.
pub(super) struct HallsScreen {
    decided: Decided,
    grid: NumberGrid,
    removed: Option<(usize, SetupBooth)>,
}

/// What the form of a name is answered.
pub(super) enum Answer {
    /// The hall at this place is called so; a new one beyond the last.
    Named(usize, Named),
}

/// What was decided about a hall besides its codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    name: String,
    paper: bool,
}

impl HallsScreen {
    pub fn new(decided: Decided) -> Self {
        let mut grid = NumberGrid::new();
        // Whoever comes here wants a hall: on the first, or on adding one.
        grid.select(1);
        Self {
            decided,
            grid,
            removed: None,
        }
    }

    const fn halls(&self) -> usize {
        self.decided.plan.halls.len()
    }

    /// The hall in hand; `None` on the office and on the row that adds one.
    fn in_hand(&self) -> Option<usize> {
        let place = self.grid.row().checked_sub(1)?;
        (place < self.halls()).then_some(place)
    }

    fn edit(&mut self, input: &Input<Answer>) -> Done {
        let (row, column, rows) = (self.grid.row(), self.grid.column(), self.halls() + 2);
        let plan = &mut self.decided.plan;
        let columns = plan.groups.len();
        let codes = match row.checked_sub(1) {
            None => plan.groups.get_mut(column).map(|group| &mut group.codes),
            Some(place) => {
                let hall = plan.halls.get_mut(place);
                hall.and_then(|hall| hall.codes.get_mut(column))
            }
        };
        let slot = codes.map(|codes| Slot::Number(codes, RoundPlan::most_codes()));
        self.grid.handle(input, (rows, columns), slot)
    }

    fn name(&self, place: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let halls = self.decided.plan.halls.iter().enumerate();
        let others = halls.filter(|(at, _)| *at != place);
        let others = others.map(|(_, hall)| hall.name.clone()).collect();
        let halls = &self.decided.plan.halls;
        let own = halls.get(place);
        let dialog = NameDialog::new(own, others, cx);
        vec![Effect::call(dialog, move |name| Answer::Named(place, name))]
    }

    fn named(&mut self, place: usize, Named { name, paper }: Named) {
        let plan = &mut self.decided.plan;
        if let Some(hall) = plan.halls.get_mut(place) {
            (hall.name, hall.paper) = (name, paper);
        } else if plan.halls.len() < RoundPlan::MOST_HALLS {
            let codes = vec![0; plan.groups.len()];
            plan.halls.push(SetupBooth { name, codes, paper });
            self.grid.select(plan.halls.len());
        }
    }

    fn remove(&mut self) {
        if let Some(place) = self.in_hand() {
            let hall = self.decided.plan.halls.remove(place);
            self.removed = Some((place, hall));
        }
    }

    fn restore(&mut self) {
        if let Some((place, hall)) = self.removed.take() {
            let place = place.min(self.halls());
            self.decided.plan.halls.insert(place, hall);
            self.grid.select(place + 1);
        }
    }

    fn full(&self, lang: &Lang) -> Option<String> {
        let most = RoundPlan::MOST_HALLS;
        (self.halls() >= most).then(|| tr!(lang, "round-halls-full", most = most))
    }

    /// Codes of the group in hand over all boxes, and its people.
    fn codes_and_people(&self) -> Option<(u32, u32)> {
        let (plan, column) = (&self.decided.plan, self.grid.column());
        let planned = plan.groups.get(column)?;
        let halls = plan.halls.iter().filter_map(|hall| hall.codes.get(column));
        Some((planned.codes + halls.sum::<u32>(), planned.group.head_count))
    }

    /// Whether there are more codes than one for each person and a few spare.
    fn too_many(&self) -> bool {
        self.codes_and_people()
            .is_some_and(|(codes, people)| codes > with_spare(people))
    }

    /// All codes of the group in hand beside its people: what a clerk who
    /// moves codes from box to box must not lose sight of.
    fn sum(&self, lang: &Lang) -> String {
        let (plan, column) = (&self.decided.plan, self.grid.column());
        let Some(planned) = plan.groups.get(column) else {
            return String::new();
        };
        let Some((codes, people)) = self.codes_and_people() else {
            return String::new();
        };
        let name = planned.group.name.as_str();
        if self.too_many() {
            return tr!(
                lang,
                "round-halls-too-many",
                name = name,
                codes = codes,
                people = people
            );
        }
        tr!(
            lang,
            "round-halls-sum",
            name = name,
            codes = codes,
            people = people
        )
    }
}

impl Screen for HallsScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Command(Command::Continue | Command::Back) => {
                return vec![Effect::give(self.decided.clone())];
            }
            Input::Command(Command::New) => return self.name(self.halls(), cx),
            Input::Command(Command::Remove) => self.remove(),
            Input::Command(Command::Undo) => self.restore(),
            Input::Answer(answer) => {
                return answered(answer, |Answer::Named(place, name)| {
                    self.named(place, name);
                    Vec::new()
                });
            }
            input => match self.edit(&input) {
                Done::Opened(0) => self.grid.select(1),
                Done::Opened(row) => match self.full(cx.lang) {
                    Some(why) if row > self.halls() => {
                        return vec![Effect::Toast(crate::tui::Toast::warning(why))];
                    }
                    _ => return self.name(row - 1, cx),
                },
                _ => {}
            },
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let (area, lang) = (canvas.column(), cx.lang);
        let lead = tr!(lang, "round-halls-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted) + 1;
        let plan = &self.decided.plan;
        let headings: Vec<String> = plan.groups.iter().map(|g| g.group.name.clone()).collect();
        let office: Vec<u32> = plan.groups.iter().map(|group| group.codes).collect();
        let halls = plan.halls.iter().map(|hall| &hall.codes);
        let cells = std::iter::once(&office).chain(halls);
        let cells = cells.map(|codes| codes.iter().map(u32::to_string).collect());
        let cells: Vec<Vec<String>> = cells.collect();
        let names = plan
            .halls
            .iter()
            .map(|hall| words::hall(lang, &hall.name, hall.paper));
        let labels = std::iter::once(tr!(lang, "doc-setup-office")).chain(names);
        let labels = labels.chain([tr!(lang, "round-halls-add-row")]);
        let labels: Vec<String> = labels.collect();
        let sum = self.sum(lang);
        let table = Rect {
            y,
            height: area.bottom().saturating_sub(y + 2),
            ..area
        };
        let words = Words {
            headings: &headings,
            labels: &labels,
            cells: &cells,
        };
        let y = self.grid.draw(canvas, table, &words, cx) + 1;
        let role = if self.too_many() {
            Role::Warning
        } else {
            Role::Muted
        };
        canvas.paragraph(area.x, y, area.width, &sum, role);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-halls-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(
            Command::Continue,
            tr!(cx.lang, "round-part-done"),
        )];
        let add = tr!(cx.lang, "round-halls-add");
        offers.push(Offer::named(Command::New, add).blocked(self.full(cx.lang)));
        if self.in_hand().is_some() {
            let rename = tr!(cx.lang, "round-halls-rename");
            offers.push(Offer::named(Command::Open, rename));
            offers.push(Offer::new(Command::Remove));
        }
        if self.removed.is_some() {
            offers.push(Offer::new(Command::Undo));
        }
        offers.push(Offer::new(Command::Back).quiet().own());
        offers
    }

    fn status(&self, cx: &Context) -> String {
        self.removed
            .as_ref()
            .map(|(_, hall)| {
                let name = hall.name.as_str();
                tr!(cx.lang, "round-counts-removed", name = name)
            })
            .unwrap_or_default()
    }
}

/// Gives what was decided about a hall to whoever called it.
struct NameDialog {
    form: Form,
    others: Vec<String>,
    new: bool,
}

impl NameDialog {
    fn new(own: Option<&SetupBooth>, others: Vec<String>, cx: &Context) -> Self {
        let name = own.map(|hall| hall.name.as_str()).unwrap_or_default();
        let how = if own.is_some_and(|hall| hall.paper) {
            "paper"
        } else {
            "slips"
        };
        let values = Values::new()
            .with_text("name", name)
            .with("how", Value::Choice(how.to_owned()));
        Self {
            form: Form::new(name_spec(cx.lang), &values),
            others,
            new: own.is_none(),
        }
    }

    fn submit(&mut self, values: &Values, cx: &Context) -> Vec<Effect<()>> {
        let name = values.text("name").trim().to_owned();
        if self.others.iter().any(|other| other.trim() == name) {
            let words = tr!(cx.lang, "round-fault-hall-twice", name = name.as_str());
            self.form.blame("name", words);
            return Vec::new();
        }
        let paper = values.choice("how") == Some("paper");
        vec![Effect::give(Named { name, paper })]
    }
}

fn name_spec(lang: &Lang) -> FormSpec {
    let ways = [
        ("slips", tr!(lang, "round-halls-by-slips")),
        ("paper", tr!(lang, "round-halls-by-paper")),
    ];
    FormSpec::new([
        Field::line("name", tr!(lang, "round-halls-name"))
            .required()
            .max(NAME)
            .placeholder(tr!(lang, "round-halls-name-example")),
        Field::choice("how", tr!(lang, "round-halls-how"), ways),
    ])
}

impl Screen for NameDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        let values = match (&input, self.form.handle(&input, cx)) {
            (_, Filled::Submitted(values)) => Some(values),
            (Input::Command(Command::Submit), _) => self.form.submit(cx),
            (Input::Language(_), _) => {
                self.form.rename(name_spec(cx.lang));
                None
            }
            _ => None,
        };
        values.map_or_else(Vec::new, |values| self.submit(&values, cx))
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(if self.new {
            tr!(cx.lang, "round-halls-add")
        } else {
            tr!(cx.lang, "round-halls-rename")
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![
            Offer::named(Command::Submit, tr!(cx.lang, "round-part-done")),
            Offer::new(Command::Back),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }

    fn place(&self, cx: &Context) -> Place {
        Place::Dialog {
            width: cx.size.width.saturating_sub(8).min(50),
            height: 6,
        }
    }
}
