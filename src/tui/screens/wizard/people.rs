//! Step 2: who sits in the body, in the customary order.

use ratatui::layout::Rect;

use crate::domain::meeting::{MeetingPlan, PlanProblem, Seat};
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::next;

/// Columns of a name: six Han.
const NAME: u16 = 14;

/// What a person wants to do with the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// Nothing that concerns this list.
    Nothing,
    /// Only the cursor moved.
    Moved,
    /// The list is another one now.
    Changed,
    /// A new member is to be typed.
    Add,
    /// The member at this place is to be changed.
    Edit(usize, Seat),
    /// A roster is to be read from a file.
    Import,
}

/// The members.
#[derive(Debug, Default)]
pub(super) struct People {
    pub seats: Vec<Seat>,
    list: List,
    /// What was deleted last, and where it was.
    removed: Option<(usize, Seat)>,
}

impl People {
    pub fn problem(&self) -> Option<PlanProblem> {
        MeetingPlan::check_members(&self.seats).err()
    }

    /// Takes the member in hand that a problem is about.
    pub fn show(&mut self, problem: &PlanProblem) {
        let row = match problem {
            PlanProblem::UnnamedMember { place } => place.checked_sub(1),
            PlanProblem::SameMemberTwice { name } => {
                self.seats.iter().rposition(|seat| seat.name.trim() == name)
            }
            PlanProblem::NoMembers => Some(0),
            _ => None,
        };
        if let Some(row) = row {
            self.list.select(row);
        }
    }

    /// Puts a member in, or another in the place of one.
    pub fn put(&mut self, place: Option<usize>, seat: Seat) {
        if let Some(there) = place.and_then(|place| self.seats.get_mut(place)) {
            *there = seat;
        } else {
            self.seats.push(seat);
            // The way to add the next one stays in hand.
            self.set_len();
            self.list.select(self.seats.len());
        }
    }

    /// Takes over a whole list.
    pub fn replace(&mut self, seats: Vec<Seat>) {
        self.seats = seats;
        self.removed = None;
        self.set_len();
        self.list.select(0);
    }

    fn set_len(&mut self) {
        self.list.set_len(self.seats.len() + 2);
    }

    pub fn handle<A>(&mut self, input: &Input<A>) -> Wish {
        self.set_len();
        match input {
            Input::Command(Command::New) => return Wish::Add,
            Input::Command(Command::Import) => return Wish::Import,
            Input::Command(Command::Remove) => return self.remove(),
            Input::Command(Command::Undo) => return self.restore(),
            Input::Command(Command::MoveUp) => return self.shift(false),
            Input::Command(Command::MoveDown) => return self.shift(true),
            Input::Paste(words) => return self.paste(words),
            _ => {}
        }
        match self.list.handle(input) {
            Chosen::Nothing => Wish::Nothing,
            Chosen::Moved => Wish::Moved,
            Chosen::Opened(row) => match self.seats.get(row) {
                Some(seat) => Wish::Edit(row, seat.clone()),
                None if row == self.seats.len() => Wish::Add,
                None => Wish::Import,
            },
        }
    }

    fn remove(&mut self) -> Wish {
        let row = self.list.selected();
        if row >= self.seats.len() {
            return Wish::Moved;
        }
        self.removed = Some((row, self.seats.remove(row)));
        self.set_len();
        Wish::Changed
    }

    fn restore(&mut self) -> Wish {
        let Some((row, seat)) = self.removed.take() else {
            return Wish::Moved;
        };
        let row = row.min(self.seats.len());
        self.seats.insert(row, seat);
        self.set_len();
        self.list.select(row);
        Wish::Changed
    }

    /// The member in hand changes places with a neighbour.
    fn shift(&mut self, down: bool) -> Wish {
        let row = self.list.selected();
        let other = if down {
            Some(row + 1)
        } else {
            row.checked_sub(1)
        };
        let Some(other) = other.filter(|other| (*other).max(row) < self.seats.len()) else {
            return Wish::Moved;
        };
        self.seats.swap(row, other);
        self.list.select(other);
        Wish::Changed
    }

    /// Lines of names and posts copied from somewhere.
    fn paste(&mut self, words: &str) -> Wish {
        let before = self.seats.len();
        self.seats.extend(words.lines().filter_map(seat));
        self.set_len();
        if self.seats.len() == before {
            Wish::Moved
        } else {
            Wish::Changed
        }
    }

    /// The member in hand, by place.
    pub fn in_hand(&self) -> Option<usize> {
        let row = self.list.selected();
        (row < self.seats.len()).then_some(row)
    }

    /// Who was deleted last.
    pub fn removed(&self) -> Option<&str> {
        self.removed.as_ref().map(|(_, seat)| seat.name.as_str())
    }

    pub fn offers(&self, cx: &Context) -> Vec<Offer> {
        let on_member = self.list.selected() < self.seats.len();
        let mut offers = Vec::new();
        if on_member {
            offers.push(Offer::named(Command::Open, tr!(cx.lang, "wizard-edit")));
            offers.push(Offer::new(Command::Remove));
            offers.push(Offer::new(Command::MoveUp));
            offers.push(Offer::new(Command::MoveDown).quiet());
        } else if self.list.selected() == self.seats.len() {
            offers.push(Offer::named(
                Command::Open,
                tr!(cx.lang, "wizard-add-member"),
            ));
        } else {
            offers.push(Offer::named(
                Command::Open,
                tr!(cx.lang, "wizard-import-roster"),
            ));
        }
        let add = Offer::named(Command::New, tr!(cx.lang, "wizard-add-member"));
        let import = Offer::named(Command::Import, tr!(cx.lang, "wizard-import-roster"));
        if on_member {
            offers.extend([add, import]);
        } else {
            // The rows in hand say the same.
            offers.extend([add.quiet(), import.quiet()]);
        }
        if self.removed.is_some() {
            offers.push(Offer::new(Command::Undo));
        }
        offers
    }

    /// Draws the list; `known` says whom one knows from an earlier meeting,
    /// where there was one.
    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, known: Option<&[bool]>, cx: &Context) {
        let seats = &self.seats;
        self.list.draw(
            canvas,
            area,
            (seats.len() + 2, 1),
            |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                if let Some(seat) = seats.get(row) {
                    draw_seat(canvas, (row, seat), in_hand, cx);
                    if let Some(known) = known.and_then(|known| known.get(row)) {
                        next::draw_known(canvas, *known, cx);
                    }
                    return;
                }
                let words = if row == seats.len() {
                    tr!(cx.lang, "wizard-row-add-member")
                } else {
                    tr!(cx.lang, "wizard-row-import-roster")
                };
                let role = if in_hand { Role::Cursor } else { Role::Muted };
                canvas.print(x + 2, y, &words, role);
            },
        );
    }
}

fn draw_seat(canvas: &mut Canvas, (row, seat): (usize, &Seat), in_hand: bool, cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    let role = if in_hand { Role::Cursor } else { Role::Text };
    canvas.print_right(x + 4, y, &(row + 1).to_string(), Role::Muted);
    canvas.print_within(x + 6, y, NAME, &seat.name, role);
    let after = canvas.print(x + 6 + NAME + 2, y, &seat.post, role);
    if row == 0 {
        canvas.print(after + 2, y, &tr!(cx.lang, "wizard-chairs"), Role::Accent);
    }
}

/// A name and a post, from a line of a table, a list or a text. A name of two
/// characters is often written with a blank between them.
fn seat(line: &str) -> Option<Seat> {
    let line: String = line
        .chars()
        .map(|c| if is_comma(c) { '\t' } else { c })
        .collect();
    let (name, post) = if let Some((name, post)) = line.trim().split_once('\t') {
        (name.split_whitespace().collect(), post.to_owned())
    } else {
        let mut words = line.split_whitespace().peekable();
        let mut name = words.next()?.to_owned();
        if is_one_character(&name)
            && let Some(rest) = words.next_if(|word| is_one_character(word))
        {
            name.push_str(rest);
        }
        (name, words.collect::<Vec<_>>().join(" "))
    };
    let clean = |words: String| {
        words
            .chars()
            .filter(|c| !c.is_control())
            .collect::<String>()
    };
    let (name, post) = (clean(name), clean(post).trim().to_owned());
    (!name.is_empty()).then_some(Seat { name, post })
}

fn is_one_character(word: &str) -> bool {
    word.chars().count() == 1
}

/// Commas: ASCII, full-width, and the enumeration comma.
const fn is_comma(c: char) -> bool {
    matches!(c, ',' | '\u{FF0C}' | '\u{3001}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_from_elsewhere_become_members() {
        let mut people = People::default();
        people.handle(&Input::<()>::Paste(
            "王建国\t党委书记\r\n\n李秀英，镇长\n 赵 强 副书记\n钱进".into(),
        ));
        let seats: Vec<_> = people
            .seats
            .iter()
            .map(|s| (s.name.as_str(), s.post.as_str()))
            .collect();
        assert_eq!(
            seats,
            [
                ("王建国", "党委书记"),
                ("李秀英", "镇长"),
                ("赵强", "副书记"),
                ("钱进", "")
            ]
        );
    }

    #[test]
    fn what_was_deleted_comes_back_where_it_was() {
        let mut people = People::default();
        people.handle(&Input::<()>::Paste("甲\n乙\n丙".into()));
        people.list.select(1);
        people.handle(&Input::<()>::Command(Command::Remove));
        assert_eq!(people.removed(), Some("乙"));
        people.handle(&Input::<()>::Command(Command::MoveDown));
        people.handle(&Input::<()>::Command(Command::Undo));
        let names: Vec<_> = people.seats.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["甲", "乙", "丙"]);
    }
}
