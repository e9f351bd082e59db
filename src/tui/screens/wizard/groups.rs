//! Step 3: who is asked, how many they are and how much they weigh.

use ratatui::layout::Rect;

use crate::domain::meeting::{MeetingPlan, PlanProblem};
use crate::domain::{GroupId, VoterGroup};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

/// The most people in a group, and the largest weight.
const MOST: [u32; 2] = [99_999, 999];

/// What a person wants to do with the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Nothing,
    Moved,
    Changed,
    Add,
    Edit(usize, VoterGroup),
}

/// The groups. Digits go straight into the number in hand.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub rows: Vec<VoterGroup>,
    list: List,
    /// The column in hand: head count or weight.
    column: usize,
    /// The next digit begins a new number.
    fresh: bool,
    /// Somebody changed them, so they are no longer the questionnaire's.
    pub touched: bool,
    removed: Option<(usize, VoterGroup)>,
}

impl Groups {
    pub fn problem(&self) -> Option<PlanProblem> {
        MeetingPlan::check_groups(&self.rows).err()
    }

    /// Takes the number in hand that a problem is about.
    pub fn show(&mut self, problem: &PlanProblem) {
        let (row, column) = match problem {
            PlanProblem::EmptyGroup { name } => {
                let named = |group: &VoterGroup| group.head_count == 0 && group.name == *name;
                (self.rows.iter().position(named), 0)
            }
            PlanProblem::NoWeight => (Some(0), 1),
            _ => (None, self.column),
        };
        if let Some(row) = row {
            self.list.select(row);
            self.column = column;
            self.fresh = true;
        }
    }

    /// Takes the groups that were asked before.
    pub fn take(&mut self, groups: Vec<VoterGroup>) {
        self.rows = groups;
        self.touched = true;
        self.fresh = true;
    }

    /// Takes the groups of the questionnaire unless somebody changed theirs.
    pub fn suggest(&mut self, groups: &[VoterGroup]) {
        if !self.touched {
            self.rows = groups.to_vec();
            self.fresh = true;
        }
    }

    pub fn put(&mut self, place: Option<usize>, mut group: VoterGroup) {
        self.touched = true;
        if let Some(there) = place.and_then(|place| self.rows.get_mut(place)) {
            *there = group;
        } else {
            group.id = self.free_id();
            self.rows.push(group);
            self.set_len();
            self.list.select(self.rows.len() - 1);
        }
    }

    /// An id for a group that no questionnaire names.
    fn free_id(&self) -> GroupId {
        let taken = |id: &GroupId| self.rows.iter().any(|group| group.id == *id);
        let mut ids = (1..).map(|number| GroupId::from(format!("own-{number}").as_str()));
        ids.find(|id| !taken(id))
            .unwrap_or_else(|| GroupId::from("own"))
    }

    fn set_len(&mut self) {
        self.list.set_len(self.rows.len() + 1);
    }

    pub fn handle<A>(&mut self, input: &Input<A>) -> Wish {
        self.set_len();
        match input {
            Input::Command(Command::New) => return Wish::Add,
            Input::Command(Command::Remove) => return self.remove(),
            Input::Command(Command::Undo) => return self.restore(),
            Input::Key(key) if !key.ctrl && !key.alt => {
                if let Some(digit) = key.digit() {
                    return self.digit(digit as u32);
                }
                match key.code {
                    Code::Backspace => return self.rub_out(),
                    Code::Left => return self.turn(0),
                    Code::Right => return self.turn(1),
                    Code::Tab => return self.turn(1 - self.column),
                    _ => {}
                }
            }
            _ => {}
        }
        match self.list.handle(input) {
            Chosen::Nothing => Wish::Nothing,
            Chosen::Moved => {
                self.fresh = true;
                Wish::Moved
            }
            Chosen::Opened(row) => match self.rows.get(row) {
                Some(group) => Wish::Edit(row, group.clone()),
                None => Wish::Add,
            },
        }
    }

    const fn turn(&mut self, column: usize) -> Wish {
        self.column = column;
        self.fresh = true;
        Wish::Moved
    }

    fn number(&mut self) -> Option<&mut u32> {
        let column = self.column;
        let group = self.rows.get_mut(self.list.selected())?;
        Some(if column == 0 {
            &mut group.head_count
        } else {
            &mut group.weight
        })
    }

    fn digit(&mut self, digit: u32) -> Wish {
        let (fresh, most) = (self.fresh, MOST[self.column.min(1)]);
        let Some(number) = self.number() else {
            return Wish::Moved;
        };
        let before = if fresh { 0 } else { *number };
        let after = before.saturating_mul(10).saturating_add(digit);
        if after > most {
            return Wish::Moved;
        }
        *number = after;
        self.fresh = false;
        self.touched = true;
        Wish::Changed
    }

    fn rub_out(&mut self) -> Wish {
        let Some(number) = self.number() else {
            return Wish::Moved;
        };
        *number /= 10;
        self.fresh = false;
        self.touched = true;
        Wish::Changed
    }

    fn remove(&mut self) -> Wish {
        let row = self.list.selected();
        if row >= self.rows.len() {
            return Wish::Moved;
        }
        self.removed = Some((row, self.rows.remove(row)));
        self.touched = true;
        self.set_len();
        Wish::Changed
    }

    fn restore(&mut self) -> Wish {
        let Some((row, group)) = self.removed.take() else {
            return Wish::Moved;
        };
        let row = row.min(self.rows.len());
        self.rows.insert(row, group);
        self.set_len();
        self.list.select(row);
        Wish::Changed
    }

    /// Which group was deleted last.
    pub fn removed(&self) -> Option<&str> {
        self.removed.as_ref().map(|(_, group)| group.name.as_str())
    }

    pub fn offers(&self, cx: &Context) -> Vec<Offer> {
        let on_group = self.list.selected() < self.rows.len();
        let mut offers = Vec::new();
        if on_group {
            offers.push(Offer::named(Command::Open, tr!(cx.lang, "wizard-edit")));
            offers.push(Offer::new(Command::Remove));
        } else {
            offers.push(Offer::named(
                Command::Open,
                tr!(cx.lang, "wizard-add-group"),
            ));
        }
        let add = Offer::named(Command::New, tr!(cx.lang, "wizard-add-group"));
        offers.push(if on_group { add } else { add.quiet() });
        if self.removed.is_some() {
            offers.push(Offer::new(Command::Undo));
        }
        offers
    }

    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let columns = Columns {
            count: area.x + 34,
            weight: area.x + 44,
            share: area.x + 54,
        };
        for (column, words) in [
            (columns.count, tr!(cx.lang, "wizard-head-count")),
            (columns.weight, tr!(cx.lang, "wizard-weight")),
            (columns.share, tr!(cx.lang, "wizard-share")),
        ] {
            canvas.print_right(column, area.y, &words, Role::Muted);
        }
        let below = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        let (groups, column) = (&self.rows, self.column);
        let weights: u32 = groups.iter().map(|group| group.weight).sum();
        let mut caret = None;
        self.list.draw(
            canvas,
            below,
            (groups.len() + 1, 1),
            |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Text };
                let Some(group) = groups.get(row) else {
                    let role = if in_hand { Role::Cursor } else { Role::Muted };
                    canvas.print(x + 2, y, &tr!(cx.lang, "wizard-row-add-group"), role);
                    return;
                };
                canvas.print_within(
                    x + 2,
                    y,
                    columns.count.saturating_sub(x + 12),
                    &group.name,
                    role,
                );
                for (at, right, number) in [
                    (0, columns.count, group.head_count),
                    (1, columns.weight, group.weight),
                ] {
                    let focused = in_hand && at == column;
                    let role = if focused { Role::Focus } else { role };
                    canvas.print_right(right, y, &format!("{number:>6}"), role);
                    if focused {
                        caret = Some((right, y));
                    }
                }
                canvas.print_right(columns.share, y, &share(group.weight, weights), Role::Muted);
            },
        );
        if let Some((x, y)) = caret {
            canvas.caret(x, y);
        }
        let y = below.y + self.rows.len() as u16 + 2;
        if y < area.bottom() {
            let hint = tr!(cx.lang, "wizard-groups-hint");
            canvas.paragraph(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &hint,
                Role::Muted,
            );
        }
    }
}

/// Right edges of the columns of numbers.
struct Columns {
    count: u16,
    weight: u16,
    share: u16,
}

fn share(weight: u32, of: u32) -> String {
    match (u64::from(weight) * 100 + u64::from(of) / 2).checked_div(u64::from(of)) {
        Some(percent) => format!("{percent}%"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Key;

    fn group(id: &str) -> VoterGroup {
        VoterGroup {
            id: id.into(),
            name: id.to_owned(),
            head_count: 0,
            weight: 1,
        }
    }

    fn press(groups: &mut Groups, names: &str) {
        for name in names.split(' ') {
            groups.handle(&Input::<()>::Key(name.parse::<Key>().unwrap()));
        }
    }

    #[test]
    fn digits_go_into_the_number_in_hand() {
        let mut groups = Groups::default();
        groups.suggest(&[group("a"), group("b")]);
        press(&mut groups, "2 8 Down 1 1 4 Right 3 Left 6 0 Backspace");
        let numbers: Vec<_> = groups
            .rows
            .iter()
            .map(|g| (g.head_count, g.weight))
            .collect();
        assert_eq!(numbers, [(28, 1), (6, 3)]);
    }

    #[test]
    fn what_somebody_changed_is_not_suggested_over() {
        let mut groups = Groups::default();
        groups.suggest(&[group("a")]);
        press(&mut groups, "5");
        groups.suggest(&[group("b")]);
        assert_eq!(groups.rows[0].id, GroupId::from("a"));
        groups.put(None, group("c"));
        assert_eq!(groups.rows[1].id, GroupId::from("own-1"));
    }
}
