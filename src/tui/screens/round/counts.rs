//! 谁来评: the groups of a round with their head counts, weights, codes and
//! receipts. What is changed here changes the round and not the meeting.

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::tr;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::round::{PlannedGroup, RoundPlan, with_spare};

use super::number_grid::{Done, NumberGrid, Slot, Words};
use super::plan::Decided;

/// The most people in a group, and the greatest weight.
const MOST_PEOPLE: u32 = 99_999;
const MOST_WEIGHT: u32 = 999;

/// The columns of the table.
const PEOPLE: usize = 0;
const WEIGHT: usize = 1;
const CODES: usize = 2;
const COLUMNS: usize = 4;

/// Gives what was decided back to whoever called it.
pub(super) struct CountsScreen {
    decided: Decided,
    grid: NumberGrid,
    /// The group that was taken out last, its place, and its codes in the
    /// halls.
    removed: Option<(usize, PlannedGroup, Vec<u32>)>,
}

impl CountsScreen {
    pub fn new(decided: Decided) -> Self {
        Self {
            decided,
            grid: NumberGrid::new(),
            removed: None,
        }
    }

    fn plan(&mut self) -> &mut RoundPlan {
        &mut self.decided.plan
    }

    fn edit(&mut self, input: &Input<()>) -> Done {
        let (row, column) = (self.grid.row(), self.grid.column());
        let groups = &mut self.decided.plan.groups;
        let rows = groups.len();
        let Some(planned) = groups.get_mut(row) else {
            return self.grid.handle(input, (rows, COLUMNS), None);
        };
        let before = planned.group.head_count;
        let slot = match column {
            PEOPLE => Slot::Number(&mut planned.group.head_count, MOST_PEOPLE),
            WEIGHT => Slot::Number(&mut planned.group.weight, MOST_WEIGHT),
            CODES => Slot::Number(&mut planned.codes, RoundPlan::most_codes()),
            _ => Slot::Switch(&mut planned.receipts),
        };
        let done = self.grid.handle(input, (rows, COLUMNS), Some(slot));
        // Codes that were as many as people and a few go with the people.
        let after = planned.group.head_count;
        if before != after && planned.codes == usual_codes(before) {
            planned.codes = usual_codes(after).min(RoundPlan::most_codes());
        }
        done
    }

    fn remove(&mut self) {
        let row = self.grid.row();
        let plan = self.plan();
        if plan.groups.len() < 2 || row >= plan.groups.len() {
            return;
        }
        let group = plan.groups.remove(row);
        let halls = plan.halls.iter_mut();
        let codes = halls.filter(|hall| row < hall.codes.len());
        let codes = codes.map(|hall| hall.codes.remove(row)).collect();
        self.removed = Some((row, group, codes));
    }

    fn restore(&mut self) {
        let Some((row, group, codes)) = self.removed.take() else {
            return;
        };
        let plan = self.plan();
        plan.groups.insert(row, group);
        for (hall, codes) in plan.halls.iter_mut().zip(codes) {
            hall.codes.insert(row.min(hall.codes.len()), codes);
        }
        self.grid.select(row);
    }

    /// What the column in hand means.
    fn hint(&self, lang: &Lang) -> String {
        match self.grid.column() {
            PEOPLE => tr!(lang, "round-counts-people-hint"),
            WEIGHT => {
                let groups = &self.decided.plan.groups;
                let all: u64 = groups.iter().map(|g| u64::from(g.group.weight)).sum();
                let own = groups.get(self.grid.row());
                let own = own.map_or(0, |planned| u64::from(planned.group.weight));
                let share = (own * 100 + all / 2).checked_div(all).unwrap_or(0);
                tr!(lang, "round-counts-weight-hint", share = share)
            }
            CODES => tr!(lang, "round-counts-codes-hint"),
            _ => tr!(lang, "round-counts-receipts-hint"),
        }
    }
}

/// As many codes as a group of so many people usually gets; none for nobody.
fn usual_codes(people: u32) -> u32 {
    if people == 0 { 0 } else { with_spare(people) }
}

impl Screen for CountsScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Continue | Command::Back) => {
                return vec![Effect::give(self.decided.clone())];
            }
            Input::Command(Command::Remove) => self.remove(),
            Input::Command(Command::Undo) => self.restore(),
            input => {
                if let Done::Opened(row) = self.edit(&input) {
                    self.grid.select(row + 1);
                }
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let (area, lang) = (canvas.column(), cx.lang);
        let lead = tr!(lang, "round-counts-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted) + 1;
        let groups = &self.decided.plan.groups;
        let labels: Vec<String> = groups.iter().map(|g| g.group.name.clone()).collect();
        let cells = groups.iter().map(|planned| {
            let receipts = if planned.receipts {
                tr!(lang, "round-counts-yes")
            } else {
                tr!(lang, "round-counts-no")
            };
            let numbers = [
                planned.group.head_count,
                planned.group.weight,
                planned.codes,
            ];
            let numbers = numbers.map(|number| number.to_string());
            numbers.into_iter().chain([receipts]).collect()
        });
        let cells: Vec<Vec<String>> = cells.collect();
        let headings = [
            tr!(lang, "round-counts-people"),
            tr!(lang, "round-counts-weight"),
            tr!(lang, "round-counts-codes"),
            tr!(lang, "round-counts-receipts"),
        ];
        let hint = self.hint(lang);
        let below = Canvas::rows(&hint, area.width) + 1;
        let table = Rect {
            y,
            height: area.bottom().saturating_sub(y + below),
            ..area
        };
        let words = Words {
            headings: &headings,
            labels: &labels,
            cells: &cells,
        };
        let y = self.grid.draw(canvas, table, &words, cx) + 1;
        canvas.paragraph(area.x, y, area.width, &hint, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-counts-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let last = self.decided.plan.groups.len() < 2;
        let last = last.then(|| tr!(cx.lang, "round-counts-last"));
        let mut offers = vec![
            Offer::named(Command::Continue, tr!(cx.lang, "round-part-done")),
            Offer::named(Command::Remove, tr!(cx.lang, "round-counts-remove")).blocked(last),
        ];
        if self.grid.column() + 1 == COLUMNS {
            let turn = tr!(cx.lang, "round-counts-turn");
            offers.push(Offer::named(Command::Toggle, turn));
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
            .map(|(_, planned, _)| {
                let name = planned.group.name.as_str();
                tr!(cx.lang, "round-counts-removed", name = name)
            })
            .unwrap_or_default()
    }
}
