//! The code of the slip, typed or picked. Forgiving: any case, full-width
//! forms, dashes and blanks, `O` for `0`, `I` and `L` for `1`. An input method
//! that swallows letters does not matter, since arrows pick symbols as well.

use ratatui::layout::{Position, Rect};
use zeroize::Zeroizing;

use crate::say;
use crate::text::{self, Blocks, big, fold_width};
use crate::tr;
use crate::tui::burst::Act;
use crate::tui::screens::place::{blocks, middle};
use crate::tui::{Canvas, Code, Context, Input, Key, Role};
use crate::usecase::Error;

use super::letters::Letters;

/// Symbols of a code.
const SYMBOLS: usize = 12;
/// Symbols of one group.
const GROUP: usize = 4;
/// What can be picked, row by row.
pub(in crate::tui::screens) const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
/// A symbol as it was meant: any case, letters that are misread for digits.
pub(super) fn meant(typed: char) -> char {
    match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// Symbols in one row of what can be picked.
const ROW: usize = 8;
/// Columns of a symbol that can be picked.
const CELL: u16 = 5;

/// Why the code is not looked at.
#[derive(Debug)]
enum Trouble {
    /// An input method is on.
    InputMethod,
    /// No slip has this symbol; it would have been the one at this place.
    NoSymbol(char, usize),
    /// So many are missing.
    Missing(usize),
    /// There is no place for another one.
    Full,
    /// What the box says.
    Refused(Error),
}

/// The code as far as it is typed.
#[derive(Debug)]
pub(super) struct CodeEntry {
    typed: Zeroizing<String>,
    /// The symbol that Enter picks, once an arrow was pressed.
    picking: Option<usize>,
    trouble: Option<Trouble>,
    cells: Vec<Rect>,
    /// The box is being asked.
    pub(super) asking: bool,
    /// It was finished while guessing was slowed down, and will be looked at
    /// when the pause is over.
    pub(super) waits: bool,
}

impl CodeEntry {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            typed: Zeroizing::new(String::with_capacity(SYMBOLS)),
            picking: None,
            trouble: None,
            cells: Vec::new(),
            asking: false,
            waits: false,
        }
    }

    /// The code as far as it is typed.
    pub(super) fn code(&self) -> Zeroizing<String> {
        self.typed.clone()
    }

    /// The code did not open the box.
    pub(super) fn refused(&mut self, error: Error) {
        self.asking = false;
        self.picking = None;
        self.trouble = Some(Trouble::Refused(error));
    }

    /// Reacts; returns the code when it is to be looked at.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<Zeroizing<String>> {
        match input {
            Input::Key(key) => return self.key(*key),
            Input::Paste(text) | Input::Text(text) => {
                text.chars().for_each(|c| self.take(fold_width(c)));
            }
            Input::Mouse(mouse) if mouse.act == Act::Click => {
                let at = Position::new(mouse.x, mouse.y);
                if let Some(cell) = self.cells.iter().position(|cell| cell.contains(at)) {
                    self.picking = Some(cell);
                    self.pick();
                }
            }
            _ => {}
        }
        None
    }

    fn key(&mut self, key: Key) -> Option<Zeroizing<String>> {
        if let Some(character) = key.typed() {
            self.picking = None;
            self.take(character);
            return None;
        }
        match key.code {
            Code::Up => self.walk(|at| at.checked_sub(ROW)),
            Code::Down => self.walk(|at| at.checked_add(ROW)),
            Code::Left => self.walk(|at| at.checked_sub(1)),
            Code::Right => self.walk(|at| at.checked_add(1)),
            Code::Backspace => {
                self.typed.pop();
                (self.trouble, self.waits) = (None, false);
            }
            Code::Delete => {
                self.typed.clear();
                (self.trouble, self.waits) = (None, false);
            }
            Code::Enter if self.picking.is_some() && self.typed.len() < SYMBOLS => self.pick(),
            Code::Enter => return self.finish(),
            _ => {}
        }
        None
    }

    fn finish(&mut self) -> Option<Zeroizing<String>> {
        match SYMBOLS.saturating_sub(self.typed.len()) {
            0 => Some(self.typed.clone()),
            missing => {
                self.trouble = Some(Trouble::Missing(missing));
                None
            }
        }
    }

    fn walk(&mut self, to: impl Fn(usize) -> Option<usize>) {
        self.picking = Some(match self.picking {
            None => 0,
            Some(at) => to(at).filter(|to| *to < ALPHABET.len()).unwrap_or(at),
        });
    }

    fn pick(&mut self) {
        if let Some(symbol) = self.picking.and_then(|at| ALPHABET.get(at)) {
            self.take(*symbol);
        }
    }

    /// Takes a character as it was meant.
    fn take(&mut self, character: char) {
        self.trouble = None;
        let meant = match meant(character) {
            ' ' | '-' | '_' | '\u{2010}'..='\u{2015}' | '\n' => return,
            meant => meant,
        };
        if !meant.is_ascii() {
            self.trouble = Some(Trouble::InputMethod);
        } else if self.typed.len() >= SYMBOLS {
            self.trouble = Some(Trouble::Full);
        } else if ALPHABET.contains(&meant) {
            self.typed.push(meant);
        } else {
            self.trouble = Some(Trouble::NoSymbol(meant, self.typed.len()));
        }
    }

    /// What is wrong, or what to do.
    fn words(&self, wait: Option<u64>, cx: &Context) -> (String, Role) {
        let lang = cx.lang;
        if self.asking {
            return (tr!(lang, "kiosk-code-asking"), Role::Muted);
        }
        let wrong = match &self.trouble {
            None if self.typed.len() == SYMBOLS && wait.is_none() => {
                return (tr!(lang, "kiosk-code-ready"), Role::Accent);
            }
            None => None,
            Some(Trouble::InputMethod) => Some(tr!(lang, "kiosk-code-input-method")),
            Some(Trouble::NoSymbol(symbol, at)) => {
                let (group, place): (usize, usize) = (at / GROUP + 1, at % GROUP + 1);
                let symbol = symbol.to_string();
                Some(tr!(
                    lang,
                    "kiosk-code-no-symbol",
                    group = group,
                    place = place,
                    symbol = symbol
                ))
            }
            Some(Trouble::Missing(missing)) => {
                let missing: usize = *missing;
                Some(tr!(lang, "kiosk-code-missing", missing = missing))
            }
            Some(Trouble::Full) => Some(tr!(lang, "kiosk-code-full")),
            Some(Trouble::Refused(error)) => Some(say::sentence(error, lang)),
        };
        let wait = wait.map(|seconds| {
            if self.waits {
                tr!(lang, "kiosk-wait-then", seconds = seconds)
            } else {
                tr!(lang, "kiosk-wait", seconds = seconds)
            }
        });
        match (wrong, wait) {
            (None, None) => (tr!(lang, "kiosk-code-how"), Role::Muted),
            (wrong, wait) => {
                let words: Vec<String> = wrong.into_iter().chain(wait).collect();
                (join(&words), Role::Bad)
            }
        }
    }

    /// Draws the page.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        mark: &str,
        (wait, letters): (Option<u64>, Letters),
        cx: &Context,
    ) {
        let area = middle(canvas.area(), 64);
        let large = letters.large() && area.height >= 19;
        let letters = if large { letters } else { Letters::Normal };
        let air = u16::from(area.height > 16 && !large);
        let heading = tr!(cx.lang, "kiosk-code-heading");
        letters.line(canvas, (area.x, area.y), &heading, Role::Heading);
        // What a slip is compared with when the box does not know its code.
        let compare = tr!(cx.lang, "kiosk-code-mark", mark = mark);
        canvas.print_right(area.right(), area.y, &compare, Role::Muted);
        let y = area.y + 1 + air;
        let mut y = self.draw_code(canvas, Rect { y, ..area }, large) + air;
        let (words, role) = self.words(wait, cx);
        if role == Role::Bad {
            canvas.print(area.x, y, canvas.signs().warning, Role::Bad);
        }
        let place = Rect {
            x: area.x + 2,
            y,
            width: area.width - 2,
            ..area
        };
        let rows = letters.paragraph(canvas, place, &words, role) - y;
        y += rows.max(2 + letters.gap()) + air;
        let pick = tr!(cx.lang, "kiosk-code-pick");
        let role = if large { Role::Text } else { Role::Muted };
        y = letters.paragraph(canvas, Rect { y, ..area }, &pick, role);
        let cell = if large { CELL + 2 } else { CELL };
        let y = y + air.max(letters.gap());
        self.draw_symbols(canvas, Rect { y, ..area }, cell);
    }

    /// The code in its groups, with a place for what is still missing.
    fn draw_code(&self, canvas: &mut Canvas, area: Rect, large: bool) -> u16 {
        let spelt = self.spelt();
        let room = Rect { height: 8, ..area };
        if large && blocks(&spelt, room, canvas.signs()).is_some() {
            let mut y = area.y;
            for row in big(&spelt, Blocks::Quadrant) {
                canvas.print(area.x, y, &row, Role::Focus);
                y += 1;
            }
            let x = area.x + 4 * self.column() as u16;
            canvas.caret(x, area.y + 7);
            return y;
        }
        let mut x = area.x + 4;
        for (at, character) in spelt.chars().enumerate() {
            let role = match character {
                '-' => Role::Muted,
                '_' => Role::Placeholder,
                _ => Role::Heading,
            };
            if at == self.column() {
                canvas.caret(x, area.y);
            }
            canvas.print(x, area.y, character.encode_utf8(&mut [0; 4]), role);
            x += 2;
        }
        if self.column() >= spelt.len() {
            canvas.caret(x, area.y);
        }
        area.y + 1
    }

    /// `K7M2-9QXD-4___`.
    fn spelt(&self) -> Zeroizing<String> {
        let mut spelt = Zeroizing::new(String::with_capacity(SYMBOLS + 2));
        let missing = std::iter::repeat('_');
        for (at, symbol) in self.typed.chars().chain(missing).take(SYMBOLS).enumerate() {
            if at > 0 && at % GROUP == 0 {
                spelt.push('-');
            }
            spelt.push(symbol);
        }
        spelt
    }

    /// Where in the spelt code the next symbol goes.
    fn column(&self) -> usize {
        let typed = self.typed.len();
        let dashes = if typed == SYMBOLS { 2 } else { typed / GROUP };
        typed + dashes
    }

    fn draw_symbols(&mut self, canvas: &mut Canvas, area: Rect, cell: u16) {
        self.cells.clear();
        for (at, symbol) in ALPHABET.iter().enumerate() {
            let x = area.x + 3 + cell * (at % ROW) as u16;
            let place = Rect {
                x,
                y: area.y + (at / ROW) as u16,
                width: CELL,
                height: 1,
            };
            self.cells.push(place);
            let in_hand = self.picking == Some(at);
            let words = if in_hand {
                format!("[ {symbol} ]")
            } else {
                format!("  {symbol}  ")
            };
            let role = if in_hand { Role::Button } else { Role::Text };
            debug_assert_eq!(text::width(&words), usize::from(CELL));
            canvas.print(place.x, place.y, &words, role);
        }
    }
}

/// Sentences one after the other; full-width stops bring their own blank.
pub(super) fn join(sentences: &[String]) -> String {
    let mut joined = String::new();
    for sentence in sentences {
        if joined.ends_with(|last: char| last.is_ascii()) {
            joined.push(' ');
        }
        joined.push_str(sentence);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> CodeEntry {
        let mut entry = CodeEntry::new();
        entry.handle(&Input::<()>::Paste(words.to_owned()));
        entry
    }

    #[test]
    fn every_normal_form_of_a_code_is_the_same_code() {
        for form in [
            "K7M2-9QXD-40R1",
            "k7m29qxd4or1",
            "Ｋ７Ｍ２－９ｑｘｄ　4OrL",
            "k7m2 9qxd 4orI",
        ] {
            assert_eq!(typed(form).typed.as_str(), "K7M29QXD40R1", "{form}");
        }
    }

    #[test]
    fn a_symbol_that_no_slip_has_is_named_with_its_place_and_not_taken() {
        let entry = typed("K7M2-9U");
        assert_eq!(entry.typed.as_str(), "K7M29");
        assert!(matches!(entry.trouble, Some(Trouble::NoSymbol('U', 5))));
        assert!(matches!(typed("镜").trouble, Some(Trouble::InputMethod)));
        assert!(matches!(
            typed("K7M2-9QXD-40R11").trouble,
            Some(Trouble::Full)
        ));
    }

    #[test]
    fn arrows_pick_what_an_input_method_would_swallow() {
        let mut entry = CodeEntry::new();
        let mut press = |code| entry.handle(&Input::<()>::Key(Key::plain(code)));
        press(Code::Down);
        press(Code::Down);
        press(Code::Right);
        assert_eq!(press(Code::Enter), None);
        assert_eq!(entry.typed.as_str(), "9");
    }
}
