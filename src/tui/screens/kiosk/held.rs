//! A digit that is held down. Who presses keys slowly often holds them too
//! long, and the keyboard then repeats them: one press must not grade a whole
//! page, still less the one after it.

use std::time::Duration;

use crate::tui::{Input, Moment};

/// Between two repeats of a keyboard lie 20 to 92 ms; nobody presses the same
/// key twice as fast as that on purpose.
const REPEAT: Duration = Duration::from_millis(100);
/// Until a keyboard begins to repeat, half a second goes by. A new page has to
/// be read first, so the same digit means nothing there for this long.
const NEW_PAGE: Duration = Duration::from_millis(700);

/// The digit pressed last, and whether it brought a new page.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    last: Option<(usize, Moment)>,
    turned: bool,
}

impl Held {
    /// Whether this is a digit that is merely held down.
    pub(super) fn repeats<A>(&mut self, input: &Input<A>, now: Moment) -> bool {
        let digit = match input {
            Input::Key(key) => key.digit(),
            Input::Command(_) | Input::Mouse(_) | Input::Text(_) | Input::Paste(_) => None,
            _ => return false,
        };
        let Some(digit) = digit else {
            *self = Self::default();
            return false;
        };
        let shortest = if self.turned { NEW_PAGE } else { REPEAT };
        let held = self
            .last
            .is_some_and(|(last, at)| last == digit && now.since(at) < shortest);
        self.last = Some((digit, now));
        self.turned &= held;
        held
    }

    /// The digit brought a new page.
    pub(super) const fn turned(&mut self) {
        self.turned = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::Key;

    fn press(held: &mut Held, digit: char, milliseconds: u64) -> bool {
        let now = Moment::default() + Duration::from_millis(milliseconds);
        held.repeats(&Input::<()>::Key(Key::char(digit)), now)
    }

    #[test]
    fn a_held_digit_counts_twice_at_most_and_not_on_the_next_page() {
        let mut held = Held::default();
        let repeats = [0, 500, 533, 566, 600].map(|at| press(&mut held, '1', at));
        assert_eq!(repeats, [false, false, true, true, true]);
        let mut held = Held::default();
        assert!(!press(&mut held, '1', 0));
        held.turned();
        assert!(press(&mut held, '1', 500) && press(&mut held, '1', 533));
        assert!(!press(&mut held, '1', 1300), "let go and pressed again");
    }

    #[test]
    fn another_digit_and_a_second_press_count() {
        let mut held = Held::default();
        let digits = [('1', 0), ('2', 10), ('1', 20), ('1', 160)];
        let repeats = digits.map(|(digit, at)| press(&mut held, digit, at));
        assert_eq!(repeats, [false; 4]);
    }
}
