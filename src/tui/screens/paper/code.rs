//! The code on a form, in one line: it is looked at as soon as its last symbol
//! is there.

use zeroize::Zeroizing;

use crate::say;
use crate::text::fold_width;
use crate::tr;
use crate::tui::screens::kiosk::ALPHABET;
use crate::tui::{Canvas, Code, Context, Input, Key, Role};
use crate::usecase::Error;

/// Symbols of a code.
const SYMBOLS: usize = 12;
/// Symbols of one group.
const GROUP: usize = 4;

/// Why a code is not taken.
enum Trouble {
    /// An input method is on.
    InputMethod,
    /// No code has this symbol.
    NoSymbol(char),
    /// What the box or the batch says.
    Refused(Error),
}

/// The code as far as it is typed.
pub(super) struct CodeRow {
    typed: Zeroizing<String>,
    /// The symbol that is offered at the next place, once Up or Down was pressed.
    picked: Option<usize>,
    trouble: Option<Trouble>,
    asking: bool,
}

impl CodeRow {
    /// Nothing typed yet.
    pub(super) fn new() -> Self {
        Self {
            typed: Zeroizing::new(String::with_capacity(SYMBOLS)),
            picked: None,
            trouble: None,
            asking: false,
        }
    }

    /// The code is not taken.
    pub(super) fn refused(&mut self, error: Error) {
        self.asking = false;
        self.trouble = Some(Trouble::Refused(error));
    }

    /// Reacts; the code when it is to be looked at.
    pub(super) fn handle<A>(&mut self, input: &Input<A>) -> Option<Zeroizing<String>> {
        if self.asking {
            return None;
        }
        let asked = match input {
            Input::Key(key) => self.key(*key),
            Input::Paste(text) | Input::Text(text) => {
                text.chars().map(fold_width).any(|c| self.take(c))
            }
            _ => false,
        };
        self.asking = asked;
        asked.then(|| self.typed.clone())
    }

    /// True when the code is to be looked at.
    fn key(&mut self, key: Key) -> bool {
        if let Some(character) = key.typed() {
            return self.take(character);
        }
        let last = ALPHABET.len() - 1;
        match key.code {
            Code::Up => self.pick(|at| at.checked_sub(1).unwrap_or(last)),
            Code::Down => self.pick(|at| if at < last { at + 1 } else { 0 }),
            Code::Right => {
                if let Some(symbol) = self.picked.and_then(|at| ALPHABET.get(at)) {
                    return self.take(*symbol);
                }
            }
            Code::Backspace | Code::Left => {
                self.typed.pop();
                self.trouble = None;
            }
            Code::Delete => {
                self.typed.clear();
                self.trouble = None;
            }
            Code::Enter => return self.typed.len() == SYMBOLS,
            _ => {}
        }
        false
    }

    /// Offers another symbol at the next place, the first one to begin with.
    fn pick(&mut self, to: impl Fn(usize) -> usize) {
        self.picked = Some(self.picked.map_or(0, to));
    }

    /// Takes a character as it was meant; true when it was the last one.
    fn take(&mut self, character: char) -> bool {
        if matches!(self.trouble, Some(Trouble::Refused(_))) && self.typed.len() == SYMBOLS {
            // The next symbol begins another code.
            self.typed.clear();
        }
        self.trouble = None;
        let meant = match character.to_ascii_uppercase() {
            ' ' | '-' | '_' | '\u{2010}'..='\u{2015}' | '\n' => return false,
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if !meant.is_ascii() {
            self.trouble = Some(Trouble::InputMethod);
        } else if !ALPHABET.contains(&meant) {
            self.trouble = Some(Trouble::NoSymbol(meant));
        } else if self.typed.len() < SYMBOLS {
            self.typed.push(meant);
            return self.typed.len() == SYMBOLS;
        }
        false
    }

    /// Draws the code and what is to be done; returns the row after.
    pub(super) fn draw(&self, canvas: &mut Canvas, (left, y): (u16, u16), cx: &Context) -> u16 {
        let area = canvas.column();
        let mut x = left;
        for at in 0..SYMBOLS {
            if at > 0 && at % GROUP == 0 {
                x = canvas.print(x, y, "- ", Role::Muted);
            }
            let here = at == self.typed.len();
            let (symbol, role) = match (self.typed.chars().nth(at), self.picked) {
                (Some(symbol), _) => (symbol, Role::Heading),
                (None, Some(picked)) if here => {
                    (ALPHABET.get(picked).copied().unwrap_or('_'), Role::Accent)
                }
                _ => ('_', Role::Placeholder),
            };
            if here {
                canvas.caret(x, y);
            }
            canvas.print(x, y, symbol.encode_utf8(&mut [0; 4]), role);
            x += 2;
        }
        if self.typed.len() == SYMBOLS {
            canvas.caret(x, y);
        }
        let (words, role) = self.words(cx);
        if role == Role::Bad {
            canvas.print(area.x, y + 2, canvas.signs().warning, Role::Bad);
        }
        let room = area.width.saturating_sub(2);
        canvas.paragraph(area.x + 2, y + 2, room, &words, role)
    }

    fn words(&self, cx: &Context) -> (String, Role) {
        match &self.trouble {
            _ if self.asking => (tr!(cx.lang, "forms-code-asking"), Role::Muted),
            None => (tr!(cx.lang, "forms-code-how"), Role::Muted),
            Some(Trouble::InputMethod) => (tr!(cx.lang, "forms-code-input-method"), Role::Bad),
            Some(Trouble::NoSymbol(symbol)) => {
                let symbol = symbol.to_string();
                let words = tr!(cx.lang, "forms-code-no-symbol", symbol = symbol);
                (words, Role::Bad)
            }
            Some(Trouble::Refused(error)) => (say::sentence(error, cx.lang), Role::Bad),
        }
    }
}
